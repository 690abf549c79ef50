"""YAML: the messages of a tree, each character with its place, and comments (never those inside a text)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from stylelint_cs import marked
from stylelint_cs.frozen import replace
from stylelint_cs.model import SourceText, Span, StylelintError
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.sources import scalars
from stylelint_cs.sources.base import MARKER, Reading, ReadSpec
from stylelint_cs.sources.building import Document
from stylelint_cs.sources.comments import Written, placed
from stylelint_cs.sources.records import joined, read_laid_out

# What YAML reads as a number, a truth value or a date. "yes", "no", "on" and "off" are words.
_NO_TEXT = regex.compile(
    r"[-+]?(?:[0-9][0-9_]*+(?:\.[0-9_]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?|0[xo][0-9A-Fa-f_]++"
    r"|[-+]?\.(?:inf|nan)|true|false|null|~|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s][0-9:.+\-Zz\s]++)?",
    regex.IGNORECASE,
)
_MERGE = "<<"
_COMMENT = regex.compile(r"(?<![^\s])#[^\r\n]*+")
_HEADER_COMMENT = regex.compile(r"[|>][-+0-9]*+[ \t]++(?P<comment>#[^\r\n]*+)")


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a YAML file; each of its documents stands for itself."""
    limits = marked.Limits(spec.limits.file_bytes, spec.limits.depth, spec.limits.nodes)
    try:
        roots = marked.load_all(source, source.path, limits)
    except StylelintError as error:
        return Reading(problems=error.problems)
    if _MERGE in source.text:
        roots = tuple(_merged(root, {}) for root in roots)
    reading = joined([read_laid_out(Document(source, root, scalars.offsets, is_text), spec) for root in roots])
    if MARKER not in source.text:
        return reading
    whole = List(source, 0, len(source.text), roots)
    return reading._replace(comments=placed(source, comments(source, whole), reading.messages))


def _merged(node: Node, done: dict[int, Node]) -> Node:
    """A tree in which every map has what its merge keys bring along; what it says itself stays.

    ``done`` are the nodes that were looked at: what an alias repeats stands before it, so that nothing nests deeper
    than it is written.
    """
    if isinstance(node, Text):
        return node
    if id(node) not in done:
        if isinstance(node, List):
            done[id(node)] = replace(node, items=tuple(_merged(item, done) for item in node.items))
        else:
            done[id(node)] = replace(node, items=tuple(_with_merged(node, done)))
    return done[id(node)]


def _with_merged(node: Map, done: dict[int, Node]) -> Iterator[tuple[Text, Node]]:
    seen = {key.value for key, _ in node.items}
    for key, value in node.items:
        inner = _merged(value, done)
        if key.value != _MERGE or not key.plain:
            yield key, inner
            continue
        for part in inner.items if isinstance(inner, List) else (inner,):
            for name, brought in part.items if isinstance(part, Map) else ():
                if name.value not in seen:
                    seen.add(name.value)
                    yield name, brought


def is_text(node: Text) -> bool:
    """Whether a scalar is text and not a number, a truth value, a date or nothing."""
    return not node.null and (not node.plain or _NO_TEXT.fullmatch(node.value) is None)


def comments(source: SourceText, root: Node) -> Iterator[Written]:
    """The comments of a file, in its order."""
    written = [
        Written(match.start(), match.end(), Span(match.start() + 1, match.end()))
        for match in _COMMENT.finditer(source.text)
        if MARKER in match[0]
    ]
    scalar_spans = []
    heads: dict[int, int] = {}
    for node in _texts(root):
        if node.style in ("|", ">"):
            header = _HEADER_COMMENT.match(source.text, node.start)
            content = scalars.offsets(node).span(0, len(node.value))
            if header is not None:
                heads[header.start("comment")] = content.start
            scalar_spans.append(content)
        else:
            scalar_spans.append(Span(node.start, node.end))
    scalar_spans.sort()
    starts = [span.start for span in scalar_spans]
    for comment in written:
        index = bisect_right(starts, comment.start) - 1
        if index < 0 or comment.start >= scalar_spans[index].end:
            yield comment._replace(heads=heads.get(comment.start))


def _texts(node: Node) -> Iterator[Text]:
    """Every scalar, keys too; what an alias repeats comes once."""
    seen: set[int] = set()
    stack: list[Node] = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            if isinstance(node, Map):
                stack += [part for item in node.items for part in item]
            elif isinstance(node, List):
                stack += node.items

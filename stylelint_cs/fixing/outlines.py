"""What a file consists of besides the texts that are fixed: the outline that a fix must leave as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import regex

from stylelint_cs import marked
from stylelint_cs.fixing import catalogs
from stylelint_cs.limits import Limits
from stylelint_cs.model import SourceText
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import Problems
from stylelint_cs.sources import csv, json


class Scalar(NamedTuple):
    """One part of an outline: a text of the tree (``kind`` is ``text`` or ``key``), or the border of a map or list.

    ``start`` and ``end`` are offsets of the file that enclose it with its quotes. ``flow``: it stands between
    brackets.
    """

    kind: str
    value: str
    start: int = 0
    end: int = 0
    style: str = ""
    flow: bool = False


Outline = tuple[Scalar, ...]

_LINE = regex.compile(r"\r\n|\n|\r")
_HEAD = regex.compile(
    r"[ \t]*+(?:(?:>|[-*+](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)|#{1,6}(?=[ \t]|$))[ \t]*+)*+"
    r"(?:`{3,}+|~{3,}+|\||<|\[[^\]]*+\]:)?+"
)
_RULE = regex.compile(r"[ \t>]*+(?:(?:-[ \t]*+)+|(?:=[ \t]*+)+|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,}|[-:| \t]++)")
_BREAK = regex.compile(r"(?: {2,}|\\)$")
_ACTIVE = regex.compile(r"[\\`*_\[\]<>|~]|&(?=[#A-Za-z])|!(?=\[)|https?://|www\.")


def outline(name: str, source: SourceText, limits: Limits) -> Outline:
    """The outline of a file of the format ``name``. Raises StylelintError when it cannot be read."""
    return tuple(_OUTLINES[name](source, limits))


def _yaml(source: SourceText, limits: Limits) -> Iterator[Scalar]:
    caps = marked.Limits(limits.file_bytes, limits.depth, limits.nodes)
    for root in marked.load_all(source, source.path, caps):
        yield from _flattened(root)


def _json(source: SourceText, limits: Limits) -> Iterator[Scalar]:
    problems = Problems()
    yield from _flattened(json.parse(source, limits, problems))
    problems.raise_if_any()


def _jsonl(source: SourceText, limits: Limits) -> Iterator[Scalar]:
    at = 0
    for line in source.text.split("\n"):
        if line.strip():
            part = SourceText.of(source.path, line)
            yield Scalar("line", "", at, at + len(line))
            for scalar in _json(part, limits):
                yield scalar._replace(start=scalar.start + at, end=scalar.end + at)
        at += len(line) + 1


def _csv(source: SourceText, limits: Limits) -> Iterator[Scalar]:
    yield from _table(source, csv.delimiter_of(source))


def _tsv(source: SourceText, limits: Limits) -> Iterator[Scalar]:
    yield from _table(source, "\t")


def _table(source: SourceText, delimiter: str) -> Iterator[Scalar]:
    problems = Problems()
    for row in csv.rows(source, delimiter, problems):
        yield Scalar("row", str(len(row)))
        for cell in row:
            yield Scalar("text", f"={cell.value}", cell.start, cell.end)
    problems.raise_if_any()


def _flattened(root: Node) -> Iterator[Scalar]:
    stack: list[tuple[str, Node, bool]] = [("text", root, False)]
    while stack:
        kind, node, flow = stack.pop()
        if isinstance(node, Text):
            yield Scalar(kind, "null" if node.null else f"={node.value}", node.start, node.end, node.style, flow)
        elif isinstance(node, List):
            yield Scalar("list", str(len(node.items)))
            stack += [("text", item, flow or node.flow) for item in reversed(node.items)]
        elif isinstance(node, Map):
            yield Scalar("map", str(len(node.items)))
            inner = flow or node.flow
            for key, value in reversed(node.items):
                stack += [("text", value, inner), ("key", key, inner)]


def _markdown(source: SourceText, limits: Limits) -> Iterator[Scalar]:
    """How the lines begin and end, and the marks between their words; what they say is left to the messages."""
    for line in _LINE.split(source.text):
        head = _HEAD.match(line)
        shape = head[0] if head is not None else ""
        whole = _RULE.fullmatch(line) is not None
        code = "code" if line.startswith(("    ", "\t")) else ""
        ends = _BREAK.search(line)
        marks = "".join(match[0] for match in _ACTIVE.finditer(line))
        blank = "" if line.strip() else "blank"
        yield Scalar("line", "\0".join((shape, str(whole), code, ends[0] if ends else "", marks, blank)))


def _catalog(name: str, source: SourceText, limits: Limits) -> Iterator[Scalar]:
    """The texts of a catalogue, and as it is what stands between them."""
    for part in catalogs.parts(name, source, limits):
        yield Scalar(part.name, part.value, part.start, part.end)


def _text(source: SourceText, limits: Limits) -> Iterator[Scalar]:
    return iter(())


_OUTLINES: Mapping[str, Callable[[SourceText, Limits], Iterator[Scalar]]] = {
    "text": _text,
    "markdown": _markdown,
    "yaml": _yaml,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "tsv": _tsv,
    "arb": _json,
    "xcstrings": _json,
    **{name: partial(_catalog, name) for name in catalogs.ESCAPES},
}


def same(before: Outline, after: Outline, changed: Mapping[int, str]) -> bool:
    """Whether two outlines agree, save for the texts that are meant to change: by their number in ``before``."""
    if len(before) != len(after):
        return False
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        wanted = changed.get(number, old.value)
        if old.kind != new.kind or new.value != wanted:
            return False
    return True


def scalars_at(before: Outline, spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """The number of the text of an outline that holds each span of the file; ``None`` where there is none."""
    texts = [(item.start, item.end, number) for number, item in enumerate(before) if item.kind == "text"]
    texts.sort()
    starts = [start for start, _, _ in texts]
    found: list[int | None] = []
    for start, end in spans:
        index = bisect_right(starts, start) - 1
        holds = index >= 0 and end <= texts[index][1]
        found.append(texts[index][2] if holds else None)
    return found


def repeated(before: Outline, numbers: Sequence[int | None]) -> list[Sequence[int]]:
    """For each text of an outline its numbers wherever aliases repeat it; none for ``None``."""
    wanted = {before[number][2:4] for number in numbers if number is not None}
    places: dict[tuple[object, ...], list[int]] = {}
    for index, item in enumerate(before):
        if item.kind == "text" and item[2:4] in wanted:
            places.setdefault(item[2:4], []).append(index)
    return [places[before[number][2:4]] if number is not None else () for number in numbers]

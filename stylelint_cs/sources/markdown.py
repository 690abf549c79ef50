"""Markdown: the body is one message, the front matter says what is known about it.

The text of the message is the file's own, so every offset is exact; what is no prose (code, links, HTML) is
masked, and block quotes count as the customer's words. A fence that holds prose is a message of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import regex

from stylelint_cs import marked
from stylelint_cs.frozen import replace
from stylelint_cs.model import Message, SourceText, Span, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import Map, Node, Text
from stylelint_cs.sources import fences, inline, prose, training, yaml
from stylelint_cs.sources.base import MARKER, Reading, ReadSpec
from stylelint_cs.sources.building import Builder, Document
from stylelint_cs.sources.comments import Written, placed
from stylelint_cs.sources.detect import words_alone
from stylelint_cs.sources.documents import document_messages
from stylelint_cs.sources.fences import FencedReply
from stylelint_cs.sources.paths import select
from stylelint_cs.sources.prose import moved
from stylelint_cs.sources.records import own_fields
from stylelint_cs.sources.sections import Around, around
from stylelint_cs.translation import said

_OPENING = regex.compile(r"---[ \t]*+(?:\r\n|\n|\r)")
_CLOSING = regex.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*+(?![^\r\n])")
# TOML says what other tools need to know.
_TOML = regex.compile(r"\+\+\+[ \t]*+(?:\r\n|\n|\r)(?:(?!\+\+\+)[^\r\n]*+(?:\r\n|\n|\r))*+\+\+\+[ \t]*+(?![^\r\n])")
_MDX = ".mdx"
# What is imported and exported, up to the next blank line, and comments in braces.
_PROGRAM = regex.compile(
    r"(?<![^\r\n])(?:import[ \t][^\r\n]*[\"']|export[ \t]+(?:const|let|var|default|function|class|async|[*{]))"
    r"[^\r\n]*+(?:(?:\r\n|\n|\r)(?=[^\r\n]*\S)[^\r\n]*+)*+|\{/\*(?:[^*{]++|\*(?!/)|\{(?!/\*))*+\*/\}"
)
_LEADING = regex.compile(r"(?:\s++|<!--(?:[^-]++|-(?!->))*+-->)*+")
_LETTER = regex.compile(r"\p{L}")
_BLANK_LINE = regex.compile(r"(?:\r\n|\n|\r)[ \t]*+(?=[\r\n])")


class _Parts(NamedTuple):
    """The front matter (its tree, and where its YAML begins) and the body of a file."""

    front: Node
    front_start: int
    body: Span


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a Markdown file."""
    try:
        parts = _parts(source, spec)
    except StylelintError as error:
        return Reading(problems=error.problems)
    front, body = parts.front, parts.body
    builder = Builder(Document(source, front, lambda node: None, yaml.is_text), spec)
    text = source.text[body.start : body.end]
    if training.is_training_data(text):
        builder.skip(training.REASON)
        return builder.reading([])
    record = front if isinstance(front, Map) else None
    own = own_fields(builder, record, lambda path: [match.node for match in select(front, path)])
    scanned = inline.scan(text)
    if source.path.lower().endswith(_MDX):
        code = [Span(*match.span()) for match in _PROGRAM.finditer(text)]
        scanned = scanned._replace(masks=prose.union(scanned.masks, code))
    masks = moved(scanned.masks, body.start)
    fenced = tuple(fences.replies(text, scanned.fences, spec.tell))
    beside = _around(text, scanned, fenced)
    messages: list[Message] = []
    if beside.whole:
        messages += document_messages(builder, own, _prose(source.text, body), masks)
    elif beside.told:
        builder.skip(said("the text around the replies in its fences") if fenced else said("no prose outside code"))
    for span, title in beside.replies:
        words = _prose(source.text, Span(span.start + body.start, span.end + body.start))
        messages += _titled(document_messages(builder, own, words, masks), title)
    fenced = tuple(_moved(reply, body.start) for reply in fenced)
    messages += [message for reply in fenced for message in _fenced(builder, own, reply)]
    messages.sort(key=lambda message: message.offsets.span(0, 0).start)
    reading = builder.reading(messages)
    if MARKER not in source.text:
        return reading
    written = [*_front_comments(parts), *_body_comments(source.text, masks)]
    comments = placed(source, written, messages, body, lambda at: _paragraph(source.text, at, body.end, fenced))
    return reading._replace(comments=comments)


def _around(body: str, scanned: inline.Scanned, fenced: tuple[FencedReply, ...]) -> Around:
    """What stands outside fenced replies; without any the body is one reply, or nothing but code."""
    if scanned.fences and not _LETTER.search(words_alone(body, scanned.masks)):
        return Around(told=not fenced)
    return around(body, scanned.masks, fenced) if fenced else Around(whole=True)


def _moved(reply: FencedReply, by: int) -> FencedReply:
    block, text = moved((reply.block, reply.text), by)
    return FencedReply(block, text, reply.title)


def _fenced(builder: Builder, own: Mapping[str, tuple[Node, ...]], reply: FencedReply) -> Iterator[Message]:
    """The message in a fence, named after the heading above it."""
    start, end = reply.text
    masks = moved(prose.html(builder.document.source.text[start:end]), start)
    yield from _titled(document_messages(builder, own, reply.text, masks), reply.title)


def _titled(messages: Iterable[Message], title: str | None) -> Iterator[Message]:
    """Messages that are parts of a file, named after the heading above them."""
    for message in messages:
        named = message.id is not None and title is not None
        lasting = title if named and message.lasting is not None else None
        yield replace(message, id=f"{message.id}:{title}" if named else None, lasting=lasting)


def _parts(source: SourceText, spec: ReadSpec) -> _Parts:
    """Raises StylelintError when the front matter is no YAML."""
    text = source.text
    none = _Parts(Text(source, 0, 0, "", "", True), 0, Span(0, len(text)))
    toml = _TOML.match(text)
    if toml is not None:
        return none._replace(body=Span(toml.end(), len(text)))
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return none
    inner = SourceText.of(source.path, text[opening.end() : closing.start()], source.base_line + 1)
    limits = marked.Limits(spec.limits.file_bytes, spec.limits.depth, spec.limits.nodes)
    front = marked.load(inner, source.path, limits, strict=False)
    if isinstance(front, Map) or (isinstance(front, Text) and front.null):
        return _Parts(front, opening.end(), Span(closing.end(), len(text)))
    return none


def _prose(text: str, body: Span) -> Span:
    """The body without the blank lines and comments around it."""
    leading = _LEADING.match(text, body.start, body.end)
    start = leading.end() if leading else body.start
    # Blanks before the first word may mean code; they belong to the text.
    line = max(text.rfind("\n", body.start, start), text.rfind("\r", body.start, start), body.start - 1) + 1
    if not text[line:start].strip():
        start = line
    return Span(start, start + len(text[start : body.end].rstrip()))


def _front_comments(parts: _Parts) -> Iterator[Written]:
    if parts.front_start:
        for found in yaml.comments(parts.front.source, parts.front):
            span, inner = moved((Span(found.start, found.end), found.body), parts.front_start)
            yield Written(span.start, span.end, inner)


def _body_comments(text: str, masks: tuple[Span, ...]) -> Iterator[Written]:
    for start, end in masks:
        if text.startswith("<!--", start):
            yield Written(start, end, Span(start + 4, end - 3))


def _paragraph(text: str, offset: int, end: int, fenced: tuple[FencedReply, ...]) -> Span | None:
    """The paragraph that begins at or behind an offset, up to the next blank line; all of a reply in a fence."""
    leading = _LEADING.match(text, offset, end)
    start = leading.end() if leading else offset
    if start >= end:
        return None
    for reply in fenced:
        if start <= reply.block.start and not text[start : reply.block.start].strip():
            return reply.block
    blank = _BLANK_LINE.search(text, start, end)
    return Span(start, blank.start() if blank else end)

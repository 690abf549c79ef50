"""What the comments of a source file speak for.

A comment behind something on its line speaks for that line; one on a line of its own for the next message that
begins after it, or inside a Markdown body for the next paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stylelint_cs.model import Message, SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.base import MARKER, Comment

Paragraph = Callable[[int], Span | None]
"""The paragraph of a body that begins at or after an offset."""


class Written(NamedTuple):
    """A comment as it stands in the file; ``heads``: where the block begins that it heads."""

    start: int
    end: int
    body: Span
    heads: int | None = None


def placed(
    source: SourceText,
    written: Iterable[Written],
    messages: Sequence[Message],
    body: Span | None = None,
    paragraph: Paragraph | None = None,
) -> tuple[Comment, ...]:
    """The comments that speak to the tool, with what each speaks for.

    ``messages`` are in the order of the file. In the ``body`` of a document a comment on a line of its own speaks
    for a paragraph.
    """
    ranges = [message.offsets.span(0, len(message.text)) for message in messages]
    found = []
    for comment in written:
        if not source.text[comment.body.start : comment.body.end].lstrip().startswith(MARKER):
            continue
        inside = body is not None and body.start <= comment.start < body.end
        below = paragraph(comment.end) if inside and paragraph is not None else None
        if comment.heads is not None:
            covers = [span for span in ranges if span.start == comment.heads]
        elif not stands_alone(source, comment.start, comment.end):
            covers = [_line_of(source, comment.start)]
        elif below is not None:
            covers = [below]
        else:
            covers = [span for span in ranges if span.start >= comment.end][:1]
        found.append(Comment(source, comment.start, comment.end, comment.body, tuple(covers), inside))
    return tuple(found)


def stands_alone(source: SourceText, start: int, end: int) -> bool:
    """Whether nothing but blanks stands beside ``[start, end)`` on its lines."""
    before, after = _line_of(source, start), _line_of(source, end)
    return not source.text[before.start : start].strip() and not source.text[end : after.end].strip()


def _line_of(source: SourceText, offset: int) -> Span:
    line, column = source.position(offset)
    start = offset - column + 1
    return Span(start, start + len(source.line(line)))

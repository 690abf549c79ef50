"""Character references of HTML inside a text: each is read as its character and keeps its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from stylelint_cs.lazy import lazy
from stylelint_cs.model import OffsetMap, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.pieces import Pieces

_ENTITY = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Plain(NamedTuple):
    """A text without character references, its map, and its masks and quotes in its own offsets."""

    text: str
    offsets: OffsetMap
    masks: tuple[Span, ...]
    quotes: tuple[Span, ...]


def without_entities(text: str, offsets: OffsetMap, masks: tuple[Span, ...], quotes: tuple[Span, ...]) -> Plain:
    """``text`` with ``&amp;``, ``&nbsp;``, ``&#39;`` and their like decoded, those inside ``masks`` left alone.

    What looks like one and is none (``&x;``) stays.
    """
    if "&" not in text or ";" not in text:
        return Plain(text, offsets, masks, quotes)
    from html import unescape

    pieces = Pieces(text, offsets)
    at = 0
    ends: list[int] = []
    shifts: list[int] = []
    for match in _ENTITY.finditer(text):
        char = unescape(match[0])
        if char == match[0] or char == "\ufffd" or any(mask.start <= match.start() < mask.end for mask in masks):
            continue
        pieces.keep(at, match.start())
        pieces.put(char, match.start(), match.end())
        at = match.end()
        ends.append(at)
        shifts.append(at - pieces.length)
    if not ends:
        return Plain(text, offsets, masks, quotes)
    pieces.keep(at, len(text))
    return Plain(pieces.text, pieces.offsets(), _moved(masks, ends, shifts), _moved(quotes, ends, shifts))


def _moved(spans: Sequence[Span], ends: list[int], shifts: list[int]) -> tuple[Span, ...]:
    """Spans in the offsets of the decoded text; none of their borders lies inside a reference."""

    def at(offset: int) -> int:
        index = bisect_right(ends, offset) - 1
        return offset - (shifts[index] if index >= 0 else 0)

    return tuple(Span(at(span.start), at(span.end)) for span in spans)

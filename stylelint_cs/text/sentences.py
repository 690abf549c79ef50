"""Sentence ends by a pack's marks and abbreviations, and quotations after a reporting word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import regex

from stylelint_cs.lazy import compiled, escaped
from stylelint_cs.model import Span
from stylelint_cs.packs.pack import Pack

_CLOSERS = "\"'”’»)\\]*_"
_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'"}
_REACH = 40
"""How many code points a quotation may start after its reporting word ends."""
_BEFORE_ITEM = 16
"""Within so many code points of the end of its number an item of a list begins."""
_DIGITS_AT_MOST = 3
"""How many digits the number of a list's item has; more are a code or an amount."""
_JOINED = 8
"""How many code points may part joined quotations: *“Go”, “Stop” or “Wait”*."""


@lru_cache(maxsize=64)
def _ends(marks: str) -> regex.Pattern[str]:
    # A mark between two digits (2.5, 10:30) or before a letter without a space (example.org, κ.λπ.) ends nothing. A
    # line break ends a sentence behind a paragraph, a heading, a table row or a colon, and before what begins a
    # list item, a heading, a table row or a block quote.
    return compiled(
        rf"(?m:^(?:#{{1,6}} |\|)[^\n]*\n)|[{escaped(marks)}]+[{_CLOSERS}]*(?=\s|$)"
        r"|\n\s*\n|\n(?=\s*(?:[-*•–|>]|#{1,6}|\d+[.)])\s)|(?<=:)\n"
    )


def split(folded: str, pack: Pack) -> tuple[Span, ...]:
    """Cut folded text into sentences; the spans cover it without a gap."""
    if not folded:
        return ()
    pattern = _ends(pack.sentence_ends)
    spans: list[Span] = []
    start = 0
    for match in pattern.finditer(folded):
        if match.group()[0] == "." and _is_inside(folded, match.start(), pack.abbreviations):
            continue
        if folded[start : match.end()].strip():
            spans.append(Span(start, match.end()))
            start = match.end()
    if start < len(folded):
        if folded[start:].strip() or not spans:
            spans.append(Span(start, len(folded)))
        else:
            spans[-1] = Span(spans[-1].start, len(folded))
    return tuple(spans)


def _is_inside(folded: str, dot: int, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop stands behind an abbreviation, or behind the number of a list's item."""
    return is_item_number(folded, dot) or _is_abbreviation(folded, dot, abbreviations)


def is_item_number(folded: str, end: int) -> bool:
    """Whether what stands on a line up to an offset is the number of an item of a list, without its mark."""
    start = max(end - _BEFORE_ITEM, 0)
    _, broken, line = folded[start:end].rpartition("\n")
    number = line.strip(" \t>*_-")
    return (start == 0 or bool(broken)) and len(number) <= _DIGITS_AT_MOST and number.isdecimal()


def _is_abbreviation(folded: str, dot: int, abbreviations: frozenset[str]) -> bool:
    first = dot
    while first > 0 and not folded[first - 1].isspace() and folded[first - 1] not in "([«“\"'":
        first -= 1
    word = folded[first : dot + 1]
    return word in abbreviations


def may_quote(masked: str) -> bool:
    """Whether there may be a quotation in a message."""
    return any(mark in masked for mark in _PAIRS)


def quotations(
    told_by: regex.Pattern[str] | None, masked: str, folded: str, span: Callable[[int, int], Span], *, behind: bool
) -> tuple[Span, ...]:
    """Quotations behind one of some words, and others joined to them, as spans of the message with their marks.

    ``behind``: a quotation that such a word follows at once counts, too (*the “Go” button*).
    """
    found: list[Span] = []
    for match in told_by.finditer(folded) if told_by is not None else ():
        word = span(match.start(), match.end())
        before = _closed_at(masked, word.start) if behind else None
        if before is not None:
            found.append(before)
            continue
        quotation = _opened_within(masked, word.end, _REACH)
        while quotation is not None:
            found.append(quotation)
            quotation = _opened_within(masked, quotation.end, _JOINED)
    return tuple(dict.fromkeys(found))


def _opened_within(masked: str, start: int, reach: int) -> Span | None:
    """The quotation that opens within some code points."""
    for opening in range(start, min(start + reach, len(masked))):
        if masked[opening] in _PAIRS:
            closing = masked.find(_PAIRS[masked[opening]], opening + 1)
            return Span(opening, closing + 1) if closing > 0 else None
    return None


def _closed_at(masked: str, end: int) -> Span | None:
    """The quotation that ends right before a word."""
    closing = len(masked[:end].rstrip()) - 1
    openings = (mark for mark, closer in _PAIRS.items() if closing >= 0 and masked[closing] == closer)
    opening = max((masked.rfind(mark, 0, closing) for mark in openings), default=-1)
    return Span(opening, closing + 1) if opening >= 0 else None

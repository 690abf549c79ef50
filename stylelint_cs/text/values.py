"""Typed values of a message: durations, amounts of money, shares, dates, hours and bare counts.

Two values of one kind can be compared whatever they are written in: ``24 h``, *one day* and يوم واحد are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from stylelint_cs.text.moments import date_at, hour_at
from stylelint_cs.text.numbers import Number
from stylelint_cs.text.scan import (
    AMOUNT,
    COUNT,
    DURATION,
    LONGEST,
    MINUTES,
    MONTHS,
    NOTHING,
    PERCENT,
    Reading,
    Scan,
    Value,
)
from stylelint_cs.text.view import View

_DASHES = frozenset("-–—‐‑")
_BOUND = frozenset({"", "-", "‑"})
"""What may stand between a number and its unit: *30-day*."""
_ID_MARKS = frozenset("#_*@+")


_SHORT = 3
"""Letters of a currency's code, and of the longest small word before a part of the day."""


def values(view: View) -> tuple[Value, ...]:
    """The values of a message, left to right, none overlapping."""
    pack = view.pack
    attached = (*pack.quantities.attached, *pack.particles)
    if not any(map(str.isdecimal, view.chars)) and not view.may_hold(pack.quantities.beginnings(attached), 1):
        return ()
    scan = Scan(view)
    found: list[Value] = []
    at = 0
    while at < len(scan.pieces):
        piece = scan.pieces[at]
        # Most words begin no quantity: one look tells.
        if piece.kind == "word" and piece.text not in scan.grammar.starters and not _may_begin(scan, at, piece.text):
            at += 1
            continue
        value, after = _at(scan, at, piece.kind)
        if value is not None:
            found.append(value)
        at = max(after, at + 1)
    return tuple(found)


def _may_begin(scan: Scan, at: int, word: str) -> bool:
    """Whether a word that is in no list may begin a quantity all the same."""
    if scan.attached and word.startswith(scan.attached):
        return True
    if len(word) > _SHORT:
        return False
    return scan.word(at + 1) in scan.grammar.clock_parts or _code(scan, at, word) is not None


def _at(scan: Scan, at: int, kind: str) -> Reading:
    for reader in _READERS[kind]:
        value, after = reader(scan, at)
        if value is not None:
            return value, after
    return None, at + 1


def _amount_word(scan: Scan, at: int) -> Reading:
    """A number and a unit in one word: ساعتين, μισάωρο."""
    if scan.word(at) not in scan.grammar.amount_heads:
        return NOTHING
    for length in range(LONGEST, 0, -1):
        found = scan.grammar.amounts.get(scan.words(at, length))
        if found is not None:
            unit, count = found
            number = scan.numbers.with_fraction(Number(count, at + length))
            return _duration(scan, at, number.end, number.value, number.value, unit)
    return NOTHING


def _unit_first(scan: Scan, at: int) -> Reading:
    """A unit before its number: *siku 30*."""
    unit, after = _unit(scan, at) if scan.grammar.unit_first else (None, at)
    low = scan.numbers.number(after) if unit is not None and not scan.gap(after) else None
    if unit is None or low is None:
        return NOTHING
    high = _range(scan, low.end) or low
    return _duration(scan, at, high.end, low.value, high.value, unit)


def _percent_first(scan: Scan, at: int) -> Reading:
    """*asilimia 20*."""
    low = scan.numbers.number(at + 1) if scan.words(at, 1) in scan.grammar.percent else None
    if low is None:
        return NOTHING
    high = _range(scan, low.end) or low
    return scan.value(PERCENT, at, high.end, low.value, high.value)


def _money_first(scan: Scan, at: int) -> Reading:
    """A currency before its number: *KSh 500*, $5."""
    currency = _currency(scan, at)
    following = scan.piece(at + 1)
    number = scan.numbers.number(at + 1) if currency and following is not None else None
    # "Dollars five" is no amount; the word before figures, or in front of a number where units lead, is.
    if currency is None or following is None or number is None or scan.gap(at + 1).strip("."):
        return NOTHING
    if following.kind != "number" and not scan.grammar.unit_first:
        return NOTHING
    high = _range(scan, number.end) or number
    return scan.value(AMOUNT, at, high.end, number.value, high.value, currency)


def _numbered(scan: Scan, at: int) -> Reading:
    """A number with what follows it: a unit, a currency, per cent, or nothing."""
    if _is_id(scan, at):
        return NOTHING
    low = scan.numbers.number(at)
    if low is None:
        return _one(scan, at)
    high = _range(scan, low.end) or low
    if high.value < low.value:
        high = low
    unit, after = _unit_behind(scan, high.end)
    if unit is not None:
        end = scan.numbers.with_fraction(Number(high.value, after))
        extra = end.value - high.value
        return _duration(scan, at, end.end, low.value + extra, high.value + extra, unit)
    if scan.gap(high.end) not in _BOUND:
        return scan.value(COUNT, at, high.end, low.value, high.value)
    currency = _currency(scan, high.end)
    if currency is not None:
        return scan.value(AMOUNT, at, high.end + 1, low.value, high.value, currency)
    sign = scan.piece(high.end)
    if sign is not None and sign.text in ("%", "٪"):
        return scan.value(PERCENT, at, high.end + 1, low.value, high.value)
    if scan.word(high.end) in scan.grammar.percent_heads:
        for length in range(LONGEST, 0, -1):
            if scan.words(high.end, length) in scan.grammar.percent:
                return scan.value(PERCENT, at, high.end + length, low.value, high.value)
    return scan.value(COUNT, at, high.end, low.value, high.value)


def _one(scan: Scan, at: int) -> Reading:
    """An article before a unit: *a week*, *an hour and a half*."""
    unit, after = _unit(scan, at + 1) if scan.word(at) in scan.grammar.ones else (None, at)
    if unit is None:
        return NOTHING
    number = scan.numbers.with_fraction(Number(1, after))
    return _duration(scan, at, number.end, number.value, number.value, unit)


def _range(scan: Scan, at: int) -> Number | None:
    """The second number of a range whose first one ends before a piece."""
    if scan.gap(at) in _DASHES:
        return scan.numbers.number(at)
    return scan.numbers.number(at + 1) if scan.word(at) in scan.grammar.ranges and not scan.gap(at) else None


def _is_id(scan: Scan, at: int) -> bool:
    """Whether a number touches letters or signs that are no part of a quantity, such as A12 and #44."""
    before = scan.folded[: scan.pieces[at].start][-1:]
    if before in _ID_MARKS:
        return True
    return before.isalpha() and scan.word(at - 1) not in scan.attached


def _unit(scan: Scan, at: int) -> tuple[str | None, int]:
    if scan.word(at) not in scan.grammar.unit_heads:
        return None, at
    for length in range(LONGEST, 0, -1):
        unit = scan.grammar.units.get(scan.words(at, length))
        if unit is not None:
            return unit, at + length
    return None, at


def _unit_behind(scan: Scan, at: int) -> tuple[str | None, int]:
    """The unit behind a number, or behind one word that says which kind: *5 working days*."""
    if scan.gap(at) not in _BOUND:
        return None, at
    at += scan.word(at) in scan.grammar.ones
    unit, after = _unit(scan, at)
    between = scan.word(at)
    if unit is None and between and between not in scan.grammar.joiners | scan.grammar.ranges and not scan.gap(at + 1):
        return _unit(scan, at + 1)
    return unit, after


def _currency(scan: Scan, at: int) -> str | None:
    piece = scan.piece(at)
    if piece is None or piece.kind in ("number", "mask") or piece.text in ("%", "٪"):
        return None
    if piece.text in scan.grammar.money:
        return scan.grammar.money[piece.text]
    if piece.kind == "sign":
        return piece.text
    return _code(scan, at, piece.text)


def _code(scan: Scan, at: int, word: str) -> str | None:
    """The code of a currency that stands at a piece, as the message writes it: USD."""
    if len(word) != _SHORT or not word.isascii():
        return None
    code = scan.original(at)
    return code if code.isupper() and code in _codes() else None


def _duration(scan: Scan, at: int, after: int, low: float, high: float, unit: str) -> tuple[Value, int]:
    scale, base = (MINUTES[unit], "minutes") if unit in MINUTES else (MONTHS[unit], "months")
    return scan.value(DURATION, at, after, low * scale, high * scale, base)


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(get_global("all_currencies"))


_READERS: Mapping[str, tuple[Callable[[Scan, int], Reading], ...]] = {
    "word": (date_at, hour_at, _amount_word, _unit_first, _percent_first, _money_first, _numbered),
    "number": (date_at, hour_at, _numbered),
    "sign": (_money_first,),
    "mask": (),
}
"""What may begin at a piece of each kind, the longest readings first."""

__all__ = ["COUNT", "Value", "values"]

"""Dates and hours of the day in a message."""

from __future__ import annotations

from datetime import date

from stylelint_cs.lazy import lazy
from stylelint_cs.text.scan import DATE, NOTHING, TIME, Reading, Scan

_CLOCK = lazy(r"(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)")
_DATE = lazy(r"(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d{2}))?")
_ISO = lazy(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_HALF_DAY = 720
_DAY = 1440
_LEAP = 2000
_YEAR = 4
_SMALL = 3
"""Letters of the longest word between an hour and its part of the day: *za asubuhi*, το πρωί."""


def date_at(scan: Scan, at: int) -> Reading:
    """The date that begins at a piece: 2026-12-31, 31/12, 31.12.2026, 31 December, December 31."""
    piece = scan.pieces[at]
    if piece.kind != "number":
        return _month_first(scan, at)
    for pattern, count in ((_ISO, 3), (_DATE, 1)):
        end = scan.pieces[min(at + count, len(scan.pieces)) - 1].end
        match = pattern.fullmatch(scan.folded, piece.start, end)
        # 2.5 may be a number; a point tells a date only beside a year.
        if match is not None and (count > 1 or match["mark"] == "/" or match["year"]):
            return _day(scan, at, at + count, int(match["day"]), int(match["month"]), match["year"])
    after = at + 1 + (scan.word(at + 1) in scan.grammar.ordinals)
    after += scan.word(after) in scan.grammar.ones
    month = scan.grammar.months.get(scan.word(after))
    if month is None or not piece.text.isdecimal():
        return NOTHING
    return _day(scan, at, after + 1, int(piece.text), month, _year(scan, after + 1))


def _month_first(scan: Scan, at: int) -> Reading:
    month = scan.grammar.months.get(scan.word(at))
    day = scan.piece(at + 1)
    if month is None or day is None or not day.text.isdecimal() or len(day.text) > 2 or scan.gap(at + 1):
        return NOTHING
    after = at + 2 + (scan.word(at + 2) in scan.grammar.ordinals)
    return _day(scan, at, after, int(day.text), month, _year(scan, after))


def _year(scan: Scan, at: int) -> str | None:
    piece = scan.piece(at)
    return piece.text if piece is not None and piece.text.isdecimal() and len(piece.text) == _YEAR else None


def _day(scan: Scan, at: int, after: int, day: int, month: int, year: str | None) -> Reading:
    try:
        date(int(year) if year and len(year) == _YEAR else _LEAP, month, day)
    except ValueError:
        return NOTHING
    following = scan.piece(after)
    if year and following is not None and following.text == year:
        after += 1
    return scan.value(DATE, at, after, month * 100 + day, month * 100 + day)


def hour_at(scan: Scan, at: int) -> Reading:
    """The hour of the day that begins at a piece: 18:30, 6 pm, saa mbili asubuhi, الساعة 8, στις 8 το πρωί, 8 बजे."""
    grammar = scan.grammar
    leading, begin = _part(scan, at)
    led = scan.word(begin) in grammar.clock_before
    first = scan.piece(begin + led)
    match = _CLOCK.fullmatch(first.text) if first is not None else None
    number = None if match else scan.numbers.number(begin + led)
    if match is not None:
        after, minute = begin + led + 1, int(match["hour"]) * 60 + int(match["minute"])
    elif number is not None:
        after, minute = number.end, round(number.value * 60)
    else:
        return NOTHING
    named = scan.word(after) in grammar.clock_after
    after += named
    part, end = _part(scan, after)
    # "सुबह 8 बजे": the part of the day stands first, and the word for the hour behind the number.
    if leading is not None:
        if not (named or match):
            return NOTHING
        part, end = leading, after
    is_clear = part is not None or named or (match is not None and (match["mark"] == ":" or led))
    # Where the word for the hour leads in a duration too (saa mbili), it tells no hour alone.
    if minute > _DAY or not (is_clear or (led and not grammar.unit_first)):
        return NOTHING
    # A clock that counts from another hour is told in words; 18:00 is the same everywhere.
    is_sure = minute > _HALF_DAY
    if led and not is_sure:
        minute = (minute + grammar.first_hour * 60) % _DAY
    return _moment(scan, at, end if part else after, minute if is_sure else minute % _HALF_DAY, part)


def _part(scan: Scan, at: int) -> tuple[tuple[int, int] | None, int]:
    for skipped in (0, 1):
        part = scan.grammar.clock_parts.get(scan.word(at + skipped))
        if part is not None and (not skipped or _joins(scan, at)):
            return part, at + skipped + 1
    return None, at


def _joins(scan: Scan, at: int) -> bool:
    # "saa mbili za asubuhi", never "8 से शाम": from eight to the evening.
    word = scan.word(at)
    return 0 < len(word) <= _SMALL and word not in scan.grammar.ranges


def _moment(scan: Scan, at: int, after: int, minute: int, part: tuple[int, int] | None) -> Reading:
    if part is None or minute > _HALF_DAY:
        return scan.value(TIME, at, after, minute, minute, "day" if minute > _HALF_DAY else "half")
    start, end = part
    for moment in (minute % _HALF_DAY, minute % _HALF_DAY + _HALF_DAY):
        if (start <= moment < end) if start < end else (moment >= start or moment < end):
            minute = moment
    return scan.value(TIME, at, after, minute, minute, "day")

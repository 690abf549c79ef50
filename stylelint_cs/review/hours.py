"""Opening hours: how much of a span of time lies in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from stylelint_cs.policy.settings import Hours, OpenHours

_DAY = 86400.0
_FULL = Hours(0, 1440)
_LONGEST = 400
"""Days that are looked at one by one; of what is longer the share of the last weeks is taken."""


class Clock:
    """The hours of a brand. ``zone`` is where its days begin; without opening hours every minute counts."""

    def __init__(self, hours: OpenHours | None) -> None:
        self.zone: tzinfo = _zone(hours.zone if hours is not None else None)
        self._weekly = hours.weekly if hours is not None else ()
        self._holidays = frozenset(hours.holidays if hours is not None else ())
        self._open = lru_cache(maxsize=1024)(self._spans)

    def open_seconds(self, start: float, end: float) -> float:
        """Seconds between two moments (seconds since 1970) in which the brand is open; 0 when ``end`` is earlier."""
        if end <= start:
            return 0.0
        if not self._weekly and not self._holidays:
            return end - start
        if end - start > _LONGEST * _DAY:
            share = self.open_seconds(end - 28 * _DAY, end) / (28 * _DAY)
            return (end - start) * share
        # A part of the day that runs over midnight belongs to the day before.
        day = datetime.fromtimestamp(start, self.zone).date() - timedelta(days=1)
        last = datetime.fromtimestamp(end, self.zone).date()
        total = 0.0
        while day <= last:
            total += sum(max(0.0, min(end, high) - max(start, low)) for low, high in self._open(day))
            day += timedelta(days=1)
        return total

    def _spans(self, day: date) -> tuple[tuple[float, float], ...]:
        if day.isoformat() in self._holidays:
            return ()
        parts = [part for weekday, part in self._weekly if weekday == day.weekday()] if self._weekly else [_FULL]
        spans = sorted(
            (self._at(day, part.start), self._at(day, part.end + (1440 if part.end <= part.start else 0)))
            for part in parts
        )
        joined: list[tuple[float, float]] = []
        for low, high in spans:
            if joined and low <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(high, joined[-1][1])
            else:
                joined.append((low, high))
        return tuple(joined)

    def _at(self, day: date, minute: int) -> float:
        days, minute = divmod(minute, 1440)
        moment = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=self.zone)
        return (moment + timedelta(days=days)).timestamp()

    def beginning(self, day: str) -> float:
        """The first moment of a day (``YYYY-MM-DD``), in seconds since 1970."""
        return datetime.combine(date.fromisoformat(day), datetime.min.time(), self.zone).timestamp()


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A system without zone data; the loader has refused names that are none.
        return UTC

"""Whether a span overlaps any of others, or lies inside one: a text of words alone may have thousands of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate

from stylelint_cs.model import Span


class Taken:
    """A set of spans (offsets, half-open); spans that touch do not overlap, and an empty one lies between two."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        """Of spans that do not overlap, in order; those that do were made one."""
        self._points: list[int] = []
        for span in spans:
            self.add(span.start, span.end)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no span that is taken overlaps this one."""
        at = bisect_left(self._starts, start)
        if at and self._ends[at - 1] > start:
            return False
        if at < len(self._starts) and self._starts[at] < end:
            return False
        point = bisect_right(self._points, start)
        return point == len(self._points) or self._points[point] >= end

    def add(self, start: int, end: int) -> None:
        """Take a span."""
        if start == end:
            insort(self._points, start)
            return
        low = bisect_left(self._starts, start)
        if low and self._ends[low - 1] > start:
            low -= 1
        high = bisect_left(self._starts, end)
        if low < high:
            start, end = min(start, self._starts[low]), max(end, self._ends[high - 1])
        self._starts[low:high], self._ends[low:high] = [start], [end]


class Cover:
    """Spans (offsets, half-open) that another one may lie inside."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))
        """How far the spans reach that begin no later than each."""

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans holds all of this one."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end

"""Typed values, and the pieces of a message that they are read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.quantities import Quantities
from stylelint_cs.text.numbers import Piece, Reader, pieces
from stylelint_cs.text.view import View

DURATION, AMOUNT, PERCENT, DATE, TIME, COUNT = "duration", "amount", "percent", "date", "time", "count"
"""The kinds of values."""
LONGEST = 3
"""Words in the longest unit or amount of a pack."""
MINUTES: Mapping[str, float] = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}
"""Units of a fixed length, in minutes."""
MONTHS: Mapping[str, float] = {"month": 1, "year": 12}
"""Units of the calendar, in months."""
_HALF_DAY = 720
NOTHING = (None, 0)
"""What a reader gives where it reads nothing."""


class Value(NamedTuple):
    """A value in a message: half-open offsets of the folded text, its kind, its size from ``low`` to ``high``.

    ``unit`` is what sizes are in: minutes or months for durations, the currency of an amount, ``day`` or
    ``half`` (of a day) for the minutes of an hour. A date is its month times 100 and its day.
    """

    start: int
    end: int
    kind: str
    low: float
    high: float
    unit: str = ""

    def comparable(self, other: Value) -> bool:
        """Whether two values are of one kind and one unit; a currency that is not told apart compares with any."""
        if self.kind != other.kind:
            return False
        if self.kind == AMOUNT:
            # KSh 500 and $5 are two sums of money; "shillings" may be either country's.
            coded = all(
                len(unit) == 1 or (len(unit) == len("EUR") and unit.isupper()) for unit in (self.unit, other.unit)
            )
            return self.unit == other.unit or not coded
        return self.unit == other.unit or self.kind == TIME

    def agrees(self, other: Value) -> bool:
        """Whether a comparable value says the same, or is a range that holds the other."""
        if self.unit != other.unit and self.kind == TIME:
            return self.low % _HALF_DAY == other.low % _HALF_DAY
        return self.low <= other.high and other.low <= self.high


Reading = tuple[Value | None, int]
"""A value that begins at a piece, and the piece behind it."""


class Scan:
    """The pieces of one message with the grammar of its pack."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.folded = view.folded
        self.pieces: Sequence[Piece] = pieces(view.folded)
        self.grammar: Quantities = view.pack.quantities
        self.attached: tuple[str, ...] = (*self.grammar.attached, *view.pack.particles)
        """What the language writes in one word with what follows it: و in Arabic."""
        self.numbers = Reader(self.pieces, self.grammar)
        self.word = self.numbers.word

    def piece(self, at: int) -> Piece | None:
        """The piece of an index, ``None`` beyond the ends."""
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def words(self, at: int, count: int) -> tuple[str, ...]:
        """So many words in a row with nothing but blanks between, else none."""
        found = self.pieces[at : at + count]
        if len(found) < count or any(piece.kind != "word" for piece in found):
            return ()
        return tuple(piece.text for piece in found) if all(self.gap(at + n) == "" for n in range(1, count)) else ()

    def gap(self, at: int) -> str:
        """What stands between a piece and the one before it, without blanks."""
        return self.folded[self.pieces[at - 1].end : self.pieces[at].start].strip() if 0 < at < len(self.pieces) else ""

    def original(self, at: int) -> str:
        """A piece as the message writes it."""
        piece = self.pieces[at]
        return self.view.text[slice(*self.view.span(piece.start, piece.end))]

    def value(self, kind: str, at: int, after: int, low: float, high: float, unit: str = "") -> tuple[Value, int]:
        """A value from one piece up to another."""
        return Value(self.pieces[at].start, self.pieces[after - 1].end, kind, low, high, unit), after

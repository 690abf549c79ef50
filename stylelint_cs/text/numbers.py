"""Numbers of a folded text, in figures and in words, read with the grammar of a pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.quantities import Quantities

_PIECE = lazy(
    r"(?P<number>\p{Nd}+(?:[.,:/٫٬]\p{Nd}+)*)|(?P<word>[\p{L}\p{M}]+(?:'\p{L}+)*)|(?P<sign>[\p{Sc}%٪])|(?P<mask>\ufffc+)"
)
_HUNDRED = 100
_TENS = 10
_GROUPED = 3
"""Digits between two grouping marks."""


class Piece(NamedTuple):
    """A number, a word, a sign (of money, of per cent) or a mask of a folded text, with its offsets."""

    kind: str
    start: int
    end: int
    text: str


_MAKE: Callable[[tuple[str, int, int, str]], Piece] = partial(tuple.__new__, Piece)
"""Makes a piece of its fields; calling the class costs three times as much."""


class Number(NamedTuple):
    """A number: its value, and the piece behind its last one."""

    value: float
    end: int


def pieces(folded: str) -> tuple[Piece, ...]:
    """The pieces of a text, left to right; letters and figures that touch are two (``24h``, ``و5``)."""
    return tuple(
        [_MAKE((match.lastgroup or "", *match.span(), match.group())) for match in _PIECE.finditer(folded)],
    )


def figure(text: str, grammar: Quantities) -> float | None:
    """The value of a number in figures by the language's marks; ``None`` for dates, hours and versions."""
    if ":" in text or "/" in text:
        return None
    text = text.replace("٫", ".").replace("٬", ",") if "٫" in text or "٬" in text else _in_english(text, grammar)
    whole, dot, part = text.partition(".")
    if "." in part or "," in part:
        return None
    groups = whole.split(",")
    if any(len(group) < 2 for group in groups[1:]) or (len(groups) > 1 and len(groups[-1]) != _GROUPED):
        return None
    return float("".join(groups) + dot + part)


def _in_english(text: str, grammar: Quantities) -> str:
    """A number with a comma between groups and a point before its decimals, whatever the language writes."""
    if text.count(".") + text.count(",") == 1:
        mark = "." if "." in text else ","
        tail = text.rpartition(mark)[2]
        # 1.500 is a thousand and more where the point groups; 2.5 never is.
        groups = mark == grammar.group and len(tail) == _GROUPED
        return text.replace(mark, "," if groups else ".")
    return text.translate(str.maketrans(".,", ",.")) if grammar.group == "." else text


class Reader:
    """Reads the numbers of one text."""

    def __init__(self, found: Sequence[Piece], grammar: Quantities) -> None:
        self.pieces = found
        self.grammar = grammar
        self._words = [piece.text if piece.kind == "word" else "" for piece in found]
        self._known: dict[int, Number | None] = {}

    def number(self, at: int) -> Number | None:
        """The number that begins at a piece, in figures or in words, with the fraction that follows it."""
        if at not in self._known:
            self._known[at] = self._number(at)
        return self._known[at]

    def _number(self, at: int) -> Number | None:
        grammar = self.grammar
        if at >= len(self.pieces):
            return None
        first = self.pieces[at]
        if first.kind == "word" and first.text in grammar.before:
            following = self._plain(at + 1)
            if following is not None:
                return Number(following.value + grammar.before[first.text], following.end)
        found = self._plain(at)
        return self.with_fraction(found) if found is not None else None

    def with_fraction(self, number: Number) -> Number:
        """A number with the half or the quarter that follows it: *and a half*, *na nusu*, ونصف."""
        at = self._joined(number.end)
        if at is not None:
            at += self.word(at) in self.grammar.ones
            value = self._value(at)
            if value is not None and 0 < value < 1:
                return Number(number.value + value, at + 1)
        return number

    def _plain(self, at: int) -> Number | None:
        piece = self.pieces[at] if at < len(self.pieces) else None
        if piece is None:
            return None
        if piece.kind == "number":
            value = figure(piece.text, self.grammar)
            if value is None:
                return None
            scale = self._value(at + 1)
            return Number(value * scale, at + 2) if scale is not None and scale >= _HUNDRED else Number(value, at + 1)
        return self._in_words(at)

    def _in_words(self, at: int) -> Number | None:
        value = self._value(at)
        if value is None:
            return None
        total, current, end = 0.0, value, at + 1
        last = value
        while True:
            joined = self._joined(end)
            at = end if joined is None else joined
            value = self._value(at)
            if value is None or (0 < value < 1):
                break
            if self.grammar.multiplier_first and last >= _HUNDRED and joined is None and value < last:
                current = current * value
            elif value >= _HUNDRED and joined is None and current < value:
                current *= value
            elif _adds(last, value, joined is not None) or self._is_teen(last, value):
                total, current = total + current, value
            else:
                break
            last, end = value, at + 1
        return Number(total + current, end)

    def _is_teen(self, last: float, value: float) -> bool:
        # خمسة عشر: where units are joined to tens, a ten behind a unit makes a teen.
        return bool(self.grammar.attached) and value == _TENS and last < _TENS

    def _joined(self, at: int) -> int | None:
        """The piece behind a word that joins the parts of a number; the same piece where it is written attached."""
        word = self.word(at)
        if word in self.grammar.joiners:
            return at + 1
        return at if any(self._detached(word, joiner) for joiner in self.grammar.attached) else None

    def _detached(self, word: str, joiner: str) -> bool:
        return (
            word.startswith(joiner) and word not in self.grammar.numbers and word[len(joiner) :] in self.grammar.numbers
        )

    def word(self, at: int) -> str:
        """The word of an index, empty where another piece or nothing stands."""
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _value(self, at: int) -> float | None:
        word = self.word(at)
        if word in self.grammar.numbers:
            return self.grammar.numbers[word]
        for joiner in self.grammar.attached:
            if word and self._detached(word, joiner):
                return self.grammar.numbers[word[len(joiner) :]]
        return None


def _adds(last: float, value: float, joined: bool) -> bool:
    """Whether a number word adds to the one before it: *twenty four*, خمسة وعشرون, *mia moja na ishirini*."""
    if last >= _TENS * 2 and last % _TENS == 0 and value < _TENS:
        return True
    if last >= _HUNDRED and value < last:
        return True
    if joined and last == _TENS and value < _TENS:
        return True
    return joined and value >= _TENS * 2 and value % _TENS == 0 and last < _TENS

"""What a phrase is once it was read: words, gaps, slots, marks and choices; and the error for one that cannot be."""

from __future__ import annotations

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import TypeAlias

GAP_WORDS = 4
"""How many words ``…`` may stand for."""

ENTITIES = frozenset({"name", "agent", "brand", "number", "amount", "duration", "deadline", "contact"})
"""Slots that also stand for the thing itself."""
CLOCK = "deadline:clock"
"""The part of a deadline that no pack has to spell: clock times and dates in figures."""


class PhraseError(ValueError):
    """A phrase that cannot be read: what is wrong and how to mend it."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.phrase: str | None = None


class Word(NamedTuple):
    """A word: its literal parts (``*`` stands between them), and whether every form is meant (``~``)."""

    parts: tuple[str, ...]
    every_form: bool = False

    @property
    def text(self) -> str:
        """The word as written."""
        return ("~" if self.every_form else "") + "*".join(self.parts)


class Gap(NamedTuple):
    """``…``: up to four words of the same sentence."""

    words: int = GAP_WORDS


class SlotRef(NamedTuple):
    """``{x}``: a slot, and for the known names also the thing itself."""

    name: str


class Mark(NamedTuple):
    """A written mark or symbol, which is required."""

    char: str


class Choice(NamedTuple):
    """One of several sequences."""

    options: tuple[Sequence, ...]


Element: TypeAlias = Word | Gap | SlotRef | Mark | Choice
Sequence: TypeAlias = tuple[Element, ...]

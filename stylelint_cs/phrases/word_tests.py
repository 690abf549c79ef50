"""What a word of a phrase is tested for: a literal, a wildcard, every form, a thing, a slot."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple, TypeAlias

import regex

from stylelint_cs.packs.folding import MarkProfile
from stylelint_cs.phrases.inflection import Inflected
from stylelint_cs.phrases.tree import Gap, Mark


class Literal(NamedTuple):
    """A whole word, folded, with the marks it was written with."""

    text: str
    profile: MarkProfile


class Wildcard(NamedTuple):
    """A word with ``*``: what it begins with, holds in this order, and ends with."""

    parts: tuple[str, ...]
    profiles: tuple[MarkProfile, ...]


class Forms:
    """A word in every form; the patterns are compiled when the first candidate is met."""

    def __init__(self, inflected: Inflected) -> None:
        self.inflected = inflected

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Matches one whole folded word."""
        return regex.compile(self.inflected.pattern)

    @cached_property
    def marked(self) -> regex.Pattern[str] | None:
        """Matches a folded word whose one mark is written out."""
        return regex.compile(self.inflected.marked) if self.inflected.marked else None


class Glued:
    """Any of many words made of a beginning, a stem and an ending; looked up, never spelled out."""

    def __init__(self, beginnings: Iterable[str], stems: Iterable[str], endings: Iterable[str]) -> None:
        self.beginnings = tuple(dict.fromkeys(beginnings)) or ("",)
        self.stems = frozenset(stems)
        self.endings = frozenset(endings) or frozenset({""})
        self.lengths = tuple(sorted({len(ending) for ending in self.endings}))

    def matches(self, text: str) -> bool:
        """Whether a folded word is one of them."""
        for beginning in self.beginnings:
            if not text.startswith(beginning):
                continue
            for length in self.lengths:
                middle = text[len(beginning) : len(text) - length]
                if middle in self.stems and text[len(text) - length :] in self.endings:
                    return True
        return False

    def anchors(self) -> tuple[str, ...]:
        """The literals of which every word holds one: the list whose shortest is longest."""
        lists = (self.beginnings, tuple(sorted(self.stems)), tuple(sorted(self.endings)))
        return max(lists, key=lambda texts: (min(map(len, texts), default=0), -len(texts)))


class AnyOf(NamedTuple):
    """One word that may be any of several: needs no machine."""

    tests: tuple[Literal | Wildcard | Forms, ...]


class Entity(NamedTuple):
    """The thing that a slot stands for: a name, a number, an amount, a contact, the brand."""

    name: str


class NamedSlot(NamedTuple):
    """A slot by its name; ``None``: any slot."""

    name: str | None


Test: TypeAlias = Literal | Wildcard | Forms | Glued | AnyOf | Entity | NamedSlot | Gap | Mark

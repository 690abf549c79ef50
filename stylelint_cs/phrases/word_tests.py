"""What a word of a phrase is tested for: a literal, a wildcard, every form, a thing, a slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from stylelint_cs.lazy import compiled
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.folding import MarkProfile
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.tree import Gap, Mark
from stylelint_cs.type_hints import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from stylelint_cs.phrases.inflection import Inflected

REMEMBERED = 20_000
"""For so many different words it is kept whether they pass the tests of one place."""
MARK = "\u0301"
"""Stands for the one mark of a word in a marked pattern, after the letter that carries it."""
PARTICLE_MIN = 3
"""Letters a word needs before an attached particle may precede it: shorter words are other words."""


class Literal(NamedTuple):
    """A whole word, folded, with the marks it was written with."""

    text: str
    profile: MarkProfile


class Wildcard(NamedTuple):
    """A word with ``*``: what it begins with, holds in this order, and ends with."""

    parts: tuple[str, ...]
    profiles: tuple[MarkProfile, ...]

    @property
    def has_marks(self) -> bool:
        """Whether the marks of a word (tonos, tashkeel) matter."""
        return any(self.profiles)

    def places(self, text: str) -> list[int] | None:
        """Where each part stands in a folded word; ``None`` when the word is none of those that are meant."""
        parts = self.parts
        if not (text.startswith(parts[0]) and text.endswith(parts[-1])) or len(text) < sum(map(len, parts)):
            return None
        found: list[int] = []
        position = 0
        for part in parts[:-1]:
            at = text.find(part, position)
            if at < 0:
                return None
            found.append(at)
            position = at + len(part)
        last = len(text) - len(parts[-1])
        return [*found, last] if last >= position else None


class Forms:
    """A word in every form; the patterns are compiled when the first candidate is met."""

    def __init__(self, inflected: Inflected) -> None:
        self.inflected = inflected

    @property
    def has_marks(self) -> bool:
        """Whether the marks of a word (tonos, tashkeel) matter."""
        return self.marked is not None

    @lazy_property
    def pattern(self) -> regex.Pattern[str]:
        """Matches one whole folded word."""
        return compiled(self.inflected.pattern)

    @lazy_property
    def marked(self) -> regex.Pattern[str] | None:
        """Matches a folded word whose one mark is written out."""
        return compiled(self.inflected.marked) if self.inflected.marked else None


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


class AnyOf:
    """One word that may be any of several: needs no machine."""

    def __init__(self, tests: Iterable[Literal | Wildcard | Forms]) -> None:
        self.tests = tuple(tests)
        self._fitting: dict[str, tuple[Literal | Wildcard | Forms, ...]] = {}

    def fitting(self, word: str, pack: Pack) -> tuple[Literal | Wildcard | Forms, ...]:
        """The tests that a folded word passes, marks aside; worked out once a word."""
        found = self._fitting.get(word)
        if found is None:
            if len(self._fitting) >= REMEMBERED:
                self._fitting.clear()
            found = self._fitting[word] = tuple(test for test in self.tests if fits(test, word, pack))
        return found


class Entity(NamedTuple):
    """The thing that a slot stands for: a name, a number, an amount, a contact, the brand."""

    name: str


class NamedSlot(NamedTuple):
    """A slot by its name; ``None``: any slot."""

    name: str | None


Test: TypeAlias = Literal | Wildcard | Forms | Glued | AnyOf | Entity | NamedSlot | Gap | Mark


def fits(test: Test, word: str, pack: Pack) -> bool:
    """Whether a folded word passes a test, marks aside; true where only the machine can tell."""
    if isinstance(test, Wildcard):
        return test.places(word) is not None
    if isinstance(test, Forms):
        return test.pattern.fullmatch(word) is not None
    if isinstance(test, Literal):
        return word.endswith(test.text) and (word == test.text or word[: -len(test.text)] in pack.particles)
    if isinstance(test, Glued):
        beginnings = (particle for particle in pack.particles if word.startswith(particle))
        return test.matches(word) or any(test.matches(word.removeprefix(particle)) for particle in beginnings)
    if isinstance(test, AnyOf):
        return bool(test.fitting(word, pack))
    return True


def without_particle(word: str, pack: Pack) -> list[str]:
    """What a folded word may be when it begins with an attached particle; a short rest is another word."""
    beginnings = [particle for particle in pack.particles if word.startswith(particle)]
    return [word[len(particle) :] for particle in beginnings if len(word) - len(particle) >= PARTICLE_MIN]


class Telling(dict[str, bool]):
    """Whether a rough word may be one of ``words`` or pass one of ``tests``; worked out once a word."""

    def __init__(self, words: Iterable[str], tests: Iterable[Test], pack: Pack) -> None:
        super().__init__()
        self._words = frozenset(words)
        self.tests = tuple(dict.fromkeys(tests))
        self._pack = pack

    def __missing__(self, word: str) -> bool:
        if len(self) >= REMEMBERED:
            self.clear()
        told = word in self._words or not self._pack.uneven.isdisjoint(word)
        told = told or not self._words.isdisjoint(without_particle(word, self._pack))
        told = self[word] = told or any(fits(test, word, self._pack) for test in self.tests)
        return told


class Endings(NamedTuple):
    """The rough words with which phrases end, of one word and of several."""

    last: Telling
    """The last word of any of them."""
    alone: Telling
    """The last word of one that may be that word alone."""
    before: Telling | None
    """The word before the last, of the others; ``None``: it may be any."""

    def may_end(self, chunks: Sequence[str], at: int) -> bool:
        """Whether one of the phrases may end with the rough word ``at``."""
        word = chunks[at]
        if not self.last[word]:
            return False
        return self.before is None or self.alone[word] or (at > 0 and self.before[chunks[at - 1]])

    def stand_in(self, chunks: Sequence[str]) -> bool:
        """Whether one of the phrases may end with one of the rough words of a text."""
        last = self.last
        return any(last[word] and self.may_end(chunks, at) for at, word in enumerate(chunks))


class Beside(NamedTuple):
    """What must stand beside something: phrases that end before it, words that follow it, where it must stand.

    ``None``: anything, or nothing. ``at``: the places that a marker asks for.
    """

    before: Endings | None = None
    after: Telling | None = None
    at: tuple[str, ...] = ()

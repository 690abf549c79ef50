"""What is filed under a word: the phrases that may stand there, by the words that must stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.word_tests import Test
from stylelint_cs.type_hints import TypeAlias

REMEMBERED = 200
"""So many words beside one word are kept with what they tell; thousands of words have such neighbours."""


class Anchor(NamedTuple):
    """A literal of which every match holds one; ``low`` to ``high`` words of the match stand before it.

    ``whole``: it is a word of its own, not part of one. ``before`` and ``after`` are the words next to it in
    the phrase, empty where they are not certain. ``test``: what a word that holds the literal must pass.
    """

    text: str
    whole: bool
    low: int = 0
    high: int = 0
    before: str = ""
    after: str = ""
    test: Test | None = None

    def behind(self, low: int, high: int) -> Anchor:
        """The same anchor behind ``low`` to ``high`` further words."""
        return self._replace(low=self.low + low, high=self.high + high)


class Filed:
    """A phrase by its number, with an anchor of it; there is one for each, so that it is told by identity."""

    __slots__ = ("anchor", "number", "sure")

    def __init__(self, number: int, anchor: Anchor) -> None:
        self.number = number
        self.anchor = anchor
        self.sure = anchor.whole or anchor.test is not None
        """Whether a word under which it is filed holds the anchor."""


Listed: TypeAlias = "tuple[str, tuple[Filed, ...]]"
"""Phrases of a list, with its name."""


class Row(NamedTuple):
    """What may begin at a word, or hold it: whatever stands beside it, before certain words, or behind some."""

    free: tuple[Listed, ...]
    after: _Beside | None
    before: _Beside | None
    uneven: bool
    """Whether the word may be no word, or more than one."""


class _Beside(dict[str, tuple[Listed, ...]]):
    """Phrases by the word beside their anchor; what another rough word may stand for is worked out once."""

    def __init__(self, phrases: Mapping[str, list[tuple[str, Filed]]], pack: Pack) -> None:
        super().__init__()
        self._phrases = phrases
        self._pack = pack
        self._most = len(phrases) + REMEMBERED
        self.update((word, self._at(word)) for word in phrases)

    @lazy_property
    def everything(self) -> tuple[Listed, ...]:
        """All of them, for an anchor that stands in more than one word."""
        return _listed(phrase for found in self._phrases.values() for phrase in found)

    def __missing__(self, chunk: str) -> tuple[Listed, ...]:
        found = self._at(chunk)
        if len(self) < self._most:
            self[chunk] = found
        return found

    def _at(self, chunk: str) -> tuple[Listed, ...]:
        if self._pack.uneven.isdisjoint(chunk):
            rests = (chunk[len(particle) :] for particle in self._pack.particles if chunk.startswith(particle))
            words = [word for word in (chunk, *rests) if word in self._phrases]
        else:
            words = [word for word in self._phrases if word in chunk]
        return _listed(phrase for word in words for phrase in self._phrases[word]) if words else ()


def _listed(phrases: Iterable[tuple[str, Filed]]) -> tuple[Listed, ...]:
    found: dict[str, list[Filed]] = {}
    for key, filed in phrases:
        found.setdefault(key, []).append(filed)
    return tuple((key, tuple(some)) for key, some in found.items())


def row_of(phrases: Iterable[tuple[str, Filed]], chunk: str, pack: Pack) -> Row:
    """The row of a rough word under which phrases of some lists are filed."""
    free: list[tuple[str, Filed]] = []
    after: dict[str, list[tuple[str, Filed]]] = {}
    before: dict[str, list[tuple[str, Filed]]] = {}
    both: list[tuple[str, Filed]] = []
    for item in phrases:
        anchor = item[1].anchor
        if anchor.after and anchor.before:
            both.append(item)
        elif anchor.after:
            after.setdefault(anchor.after, []).append(item)
        elif anchor.before:
            before.setdefault(anchor.before, []).append(item)
        else:
            free.append(item)
    # Of two words beside an anchor the one that tells more phrases apart is looked at.
    behind = len({filed.anchor.before for _, filed in both}) > len({filed.anchor.after for _, filed in both})
    for item in both:
        if behind:
            before.setdefault(item[1].anchor.before, []).append(item)
        else:
            after.setdefault(item[1].anchor.after, []).append(item)
    uneven = not pack.uneven.isdisjoint(chunk)
    return Row(
        _listed(free), _Beside(after, pack) if after else None, _Beside(before, pack) if before else None, uneven
    )

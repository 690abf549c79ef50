"""Evidence for an axis of address: which markers stand in a message, on which side, with what weight.

An axis (formality, number, dialect) and its markers are data of the locale pack; a brand declares the side it
wants. Conditions of a marker look at the words around a hit, never at another message.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from stylelint_cs.frozen import Frozen
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.phrases.matcher import Found, PhraseHit
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.surroundings import Surroundings, stands_at, surroundings
from stylelint_cs.phrases.word_tests import Beside
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import Any


class Evidence(NamedTuple):
    """One marker found: where, for which side, how much it weighs, what it is, what the other side says."""

    start: int
    end: int
    side: str
    weight: float
    marker: str
    title: str
    say: str | None
    mixes: bool = True
    """Whether it takes part in a mix of both sides; a too familiar vocative beside formal address does not."""


class Marker(Frozen, slots=False):
    """A family of wordings that show one side of an axis, with the conditions under which they do."""

    id: str
    key: str
    """The name of its phrase list in the matcher."""
    side: str
    weight: float
    title: str
    once: bool
    at: tuple[str, ...]
    say: Mapping[str, str]
    conditions: Mapping[str, Surroundings]
    clause: bool = False
    """Whether ``with`` and ``without`` look at the clause instead of the sentence."""
    mixes: bool = True
    not_written: tuple[str, ...] = ()
    """What makes another word of it, in the text as it is written (NFC): folding would not tell them apart."""

    @lazy_property
    def beside(self) -> Beside:
        """What the marker asks for beside its phrases."""
        found = self.conditions
        after = found["after"].endings if "after" in found else None
        return Beside(after, found["before"].openings if "before" in found else None, self.at)

    def may_hold(self, view: View) -> bool:
        """Whether the words that must stand near its phrases may be in the view; a look that cuts none."""
        return "with" not in self.conditions or self.conditions["with"].may_stand(view)

    def asked(self, view: View) -> Sequence[tuple[str, bool]]:
        """The conditions that can tell anything in the view, each with what it must be."""
        if "without" not in self.conditions or self.conditions["without"].may_stand(view):
            return self._asked
        return [item for item in self._asked if item[0] != "without"]

    def holds(self, asked: Iterable[tuple[str, bool]], view: View, first: int, last: int, compiler: Compiler) -> bool:
        """Whether the conditions that are ``asked`` for hold for the words ``first`` to ``last``."""
        for where in self.at:
            if not stands_at(where, view, first, last):
                return False
        for name, wanted in asked:
            stands = _STANDS[name](self.conditions[name], view, first, last, compiler, self.clause)
            if stands is not wanted:
                return False
        return True

    @lazy_property
    def _asked(self) -> tuple[tuple[str, bool], ...]:
        """The conditions in the order in which they are looked at, each with what it must be."""
        return tuple((name, name not in _FORBIDDING) for name in _STANDS if name in self.conditions)


class Axis(Frozen, slots=False):
    """One axis of a pack: its sides, what a side must score before it is spoken of, its markers."""

    name: str
    sides: tuple[str, ...]
    shared: tuple[str, ...]
    threshold: float
    mix: float
    mismatch: str
    markers: Sequence[Marker]

    @lazy_property
    def by_key(self) -> Mapping[str, int]:
        """The place of each marker, by the name of its phrase list."""
        return {marker_key(self.name, index): index for index in range(len(self.markers))}

    def opposing(self, declared: str) -> frozenset[str]:
        """The sides that contradict a declared one; sides shared by all but the first excuse each other."""
        excused = {declared} | (set() if declared == self.sides[0] else set(self.shared))
        return frozenset(side for side in self.sides if side not in excused)


class Conditions(Mapping[str, Surroundings]):
    """The conditions of a marker as the pack writes them, each compiled when it is asked for.

    Asking raises PhraseError for a phrase that cannot be read.
    """

    def __init__(self, spec: Mapping[str, Any], compiler: Compiler) -> None:
        self._phrases = {name: spec[name] for name in _STANDS if spec.get(name)}
        self._compiler = compiler
        self._made: dict[str, Surroundings] = {}

    def __getitem__(self, name: str) -> Surroundings:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = surroundings(self._phrases[name], self._compiler)
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._phrases

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def __len__(self) -> int:
        return len(self._phrases)


def _holds_words(asked: Surroundings, view: View, first: int, last: int, compiler: Compiler, _: bool) -> bool:
    return asked.covers(view, first, last, compiler)


def _ends_before(asked: Surroundings, view: View, first: int, last: int, compiler: Compiler, _: bool) -> bool:
    return asked.ends_before(view, first, compiler)


def _begins_after(asked: Surroundings, view: View, first: int, last: int, compiler: Compiler, _: bool) -> bool:
    return asked.begins_after(view, last, compiler)


def _stands_near(asked: Surroundings, view: View, first: int, last: int, compiler: Compiler, clause: bool) -> bool:
    return asked.stands_in(view, first, last, compiler, clause=clause)


_STANDS: Mapping[str, Callable[[Surroundings, View, int, int, Compiler, bool], bool]] = {
    "except": _holds_words,
    "after": _ends_before,
    "not_after": _ends_before,
    "before": _begins_after,
    "not_before": _begins_after,
    "with": _stands_near,
    "without": _stands_near,
}
"""The conditions of a marker, in the order in which they are looked at: those first that cost least."""
_FORBIDDING = frozenset({"except", "not_after", "not_before", "without"})


def gather(axis: Axis, found: Found[Any], view: View, compiler: Compiler) -> tuple[Evidence, ...]:
    """The evidence of one axis, left to right; words of the customer, buttons and titles are left out."""
    keys = axis.by_key.keys() & found.keys
    if not keys:
        return ()
    evidence: list[Evidence] = []
    for place in sorted(map(axis.by_key.__getitem__, keys)):
        marker = axis.markers[place]
        hits = found.get(marker.key, marker.beside, marker.may_hold)
        if hits:
            evidence += _of_marker(marker, hits, view, compiler)
    return tuple(_longest(evidence)) if evidence else ()


def marker_key(axis: str, index: int) -> str:
    """The name of a marker's phrase list in the matcher."""
    return f"axis:{axis}:{index}"


def _of_marker(marker: Marker, hits: Sequence[PhraseHit[Any]], view: View, compiler: Compiler) -> Iterator[Evidence]:
    seen: set[str] = set()
    asked = marker.asked(view)
    for hit in hits:
        first, last = _words_of(hit, view)
        text = view.folded[hit.folded.start : hit.folded.end]
        if not (
            marker.holds(asked, view, first, last, compiler) and view.is_said_to_customer(Span(hit.start, hit.end))
        ):
            continue
        if marker.not_written and _holds_any(view.text[hit.start : hit.end], marker.not_written):
            continue
        weight = 0.0 if marker.once and text in seen else marker.weight
        seen.add(text)
        say = hit.entry.instead[0] if hit.entry.instead else marker.say.get(text)
        yield Evidence(hit.start, hit.end, marker.side, weight, marker.id, marker.title, say, marker.mixes)


def _words_of(hit: PhraseHit[Any], view: View) -> tuple[int, int]:
    if hit.first >= 0:
        return hit.first, hit.first + hit.words - 1
    return view.token_at(hit.folded.start), view.token_at(max(hit.folded.end - 1, hit.folded.start))


def _holds_any(written: str, parts: Iterable[str]) -> bool:
    composed = unicodedata.normalize("NFC", written)
    return any(part in composed for part in parts)


def _longest(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    end = -1
    for item in sorted(evidence, key=lambda item: (item.start, -item.end, -item.weight)):
        if item.start >= end:
            yield item
            end = item.end


def scores(evidence: Iterable[Evidence]) -> dict[str, float]:
    """The summed weight of each side."""
    totals: dict[str, float] = {}
    for item in evidence:
        totals[item.side] = totals.get(item.side, 0.0) + item.weight
    return totals

"""Suggestions that lead back to what they replace: a fix would undo another, or grow for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stylelint_cs.model import Place
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.bans import Bans
from stylelint_cs.policy.merge import Fold
from stylelint_cs.policy.model import Entry
from stylelint_cs.translation import said, together


class _Step(NamedTuple):
    """An entry that is reached through a suggestion of the one before it."""

    entry: Entry
    label: str

    @property
    def shown(self) -> str:
        """The entry and where it stands."""
        text, line = self.entry.text[:40], self.entry.place.line
        return said("{text!r} ({label}, line {line})", text=text, label=self.label, line=line)


def circles(lists: Iterable[tuple[str, tuple[Entry, ...]]], fold: Fold) -> Iterator[tuple[Place, str]]:
    """Every circle of suggestions among named lists, once, at its first entry, with what is wrong."""
    steps = {id(entry): _Step(entry, label) for label, entries in lists for entry in entries if entry.instead}
    bans = Bans((step.entry for step in steps.values()), fold)
    if not bans:
        return
    edges = {
        key: tuple(dict.fromkeys(id(clash.ban) for text in step.entry.instead for clash in bans.on(text)))
        for key, step in steps.items()
    }
    told: set[frozenset[int]] = set()
    for key, step in steps.items():
        path = _way_back(key, edges)
        if path and frozenset(path) not in told:
            told.add(frozenset(path))
            way = together(*(steps[each].shown for each in (*path, key)), between=" -> ")
            yield step.entry.place, said("the suggestions run in a circle: {way}", way=way)


def _way_back(start: int, edges: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The shortest way from an entry through suggestions back to itself, or nothing."""
    ways: list[tuple[int, ...]] = [(start,)]
    seen: set[int] = set()
    while ways:
        way = ways.pop(0)
        for key in edges.get(way[-1], ()):
            if key == start:
                return way
            if key not in seen:
                seen.add(key)
                ways.append((*way, key))
    return ()

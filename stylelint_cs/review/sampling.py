"""Conversations for a person to read, chosen by lot from every language, channel and agent in turn.

What is kept while the run goes on is what the choice may still need: so many conversations for each language and
channel, however many come by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, islice

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import Any, Generic, TypeVar

T = TypeVar("T")


class Drawn(NamedTuple, Generic[T]):
    """A conversation with its lot; ``key`` tells those with equal lots apart."""

    lot: int
    key: str
    agent: str
    item: T | None = None


class Sample(Generic[T]):
    """The ``size`` conversations that are drawn of those that came so far, in whatever order."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._groups: dict[tuple[str, str], list[Drawn[T]]] = {}

    def offer(self, stratum: tuple[str, str, str], lot: int, key: str, make: Callable[[], T]) -> None:
        """Draw a conversation of a locale, channel and agent; it is made only when it may be needed."""
        *place, agent = stratum
        group = self._groups.setdefault((place[0], place[1]), [])
        one: Drawn[T] = Drawn(lot, key, agent)
        # Whoever comes later never brings one forward that is too far behind now.
        kept = _by_agent([*group, one])[: self._size]
        if any(each is one for each in kept):
            self._groups[place[0], place[1]] = [each if each is not one else one._replace(item=make()) for each in kept]

    def drawn(self) -> list[T]:
        """The conversations: of each language in turn, there of each channel in turn, there of each agent in turn."""
        locales: dict[str, list[list[Drawn[T]]]] = {}
        for (locale, _), group in self._groups.items():
            locales.setdefault(locale, []).append(group)
        chosen = islice(_in_turn(map(_in_turn, locales.values())), self._size)
        return [one.item for one in chosen if one.item is not None]


def _place(one: Drawn[Any]) -> tuple[int, str]:
    return one.lot, one.key


def _by_agent(group: Iterable[Drawn[T]]) -> list[Drawn[T]]:
    agents: dict[str, list[Drawn[T]]] = {}
    for one in sorted(group, key=_place):
        agents.setdefault(one.agent, []).append(one)
    return _in_turn(agents.values())


def _in_turn(queues: Iterable[list[Drawn[T]]]) -> list[Drawn[T]]:
    """The first of each, then the second of each; the one with the lowest lot begins."""
    ordered = sorted(filter(None, queues), key=lambda queue: _place(queue[0]))
    longest = max(map(len, ordered), default=0)
    rounds: Iterable[list[Drawn[T]]] = ([queue[at] for queue in ordered if at < len(queue)] for at in range(longest))
    return list(chain.from_iterable(rounds))

"""Conversations for a person to read, chosen by lot from every language, channel and agent in turn.

What is kept while the run goes on is what the choice may still need: so many conversations for each language and
channel, however many come by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, islice
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Drawn(NamedTuple, Generic[T]):
    """A conversation with its lot; ``key`` tells those with equal lots apart."""

    lot: int
    key: str
    item: T


class Sample(Generic[T]):
    """The ``size`` conversations that are drawn of those that came so far, in whatever order."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._groups: dict[tuple[str, str], dict[str, list[Drawn[T]]]] = {}

    def offer(self, stratum: tuple[str, str, str], lot: int, key: str, make: Callable[[], T]) -> None:
        """Draw a conversation of a locale, channel and agent; what is kept of it is made only when it may be needed."""
        if not self._size:
            return
        *place, agent = stratum
        agents = self._groups.setdefault((place[0], place[1]), {})
        held = agents.get(agent)
        if held is None:
            if len(agents) >= self._size and (lot, key) > max(one[0][:2] for one in agents.values()):
                return
            held = agents[agent] = []
        elif len(held) >= _wanted(self._size, 0, len(agents)) and (lot, key) > held[-1][:2]:
            return
        held.append(Drawn(lot, key, make()))
        held.sort(key=_place)
        self._trim(agents)

    def _trim(self, agents: dict[str, list[Drawn[T]]]) -> None:
        order = sorted(agents, key=lambda agent: _place(agents[agent][0]))
        for rank, agent in enumerate(order):
            wanted = _wanted(self._size, rank, len(order))
            if wanted > 0:
                del agents[agent][wanted:]
            else:
                del agents[agent]

    def drawn(self) -> list[T]:
        """The conversations: of each language in turn, there of each channel in turn, there of each agent in turn."""
        locales: dict[str, list[list[Drawn[T]]]] = {}
        for (locale, _), agents in self._groups.items():
            locales.setdefault(locale, []).append(_in_turn(agents.values()))
        return [one.item for one in islice(_in_turn(map(_in_turn, locales.values())), self._size)]


def _place(one: Drawn[T]) -> tuple[int, str]:
    return one.lot, one.key


def _wanted(size: int, rank: int, agents: int) -> int:
    """How many conversations the agent at a place in the order of lots can give at most when each gives one in turn."""
    return -((rank - size) // agents)


def _in_turn(queues: Iterable[list[Drawn[T]]]) -> list[Drawn[T]]:
    """The first of each, then the second of each; the one with the lowest lot begins."""
    ordered = sorted(filter(None, queues), key=lambda queue: _place(queue[0]))
    longest = max(map(len, ordered), default=0)
    rounds: Iterable[list[Drawn[T]]] = ([queue[at] for queue in ordered if at < len(queue)] for at in range(longest))
    return list(chain.from_iterable(rounds))

"""The states of a compiled phrase, built from its tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.phrases.tree import CLOCK, ENTITIES, Choice, Element, Gap, Mark, Sequence, SlotRef, Word
from stylelint_cs.phrases.word_tests import Entity, Literal, NamedSlot, Test


class Node(NamedTuple):
    """One state: what it takes (``None``: nothing) and where it leads; no successor means accept.

    ``by_word`` are further successors that begin with a literal, by that literal: of many alternatives only
    those that the next word can be are tried.
    """

    test: Test | None
    following: tuple[int, ...]
    by_word: Mapping[str, tuple[int, ...]] | None = None


class Builder:
    """Turns a phrase's tree into states; ``test`` and ``times`` come from the compiler of the locale."""

    def __init__(self, test: Callable[[Word], tuple[Test, ...]], times: Mapping[str, Sequence]) -> None:
        self._test = test
        self._times = times
        self.nodes: list[Node] = []
        self._first: dict[tuple[Element, int], int] = {}
        """Where an element begins that leads to a state: alternatives that end alike share their states."""

    def build(self, sequence: Sequence) -> None:
        """Make the states of a phrase: 0 is the first, 1 accepts."""
        self.nodes.append(Node(None, ()))
        end = self._add(Node(None, ()))
        first = self._sequence(sequence, end)
        self.nodes[0] = Node(None, (first,))

    def _add(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _sequence(self, sequence: Sequence, end: int) -> int:
        for element in reversed(sequence):
            end = self._element(element, end)
        return end

    def _element(self, element: Element, end: int) -> int:
        if isinstance(element, Choice):
            return self._branch([self._sequence(option, end) for option in element.options])
        first = self._first.get((element, end))
        if first is None:
            first = self._first[element, end] = self._single(element, end)
        return first

    def _single(self, element: Word | Gap | SlotRef | Mark, end: int) -> int:
        if isinstance(element, Word):
            for test in reversed(self._test(element)):
                end = self._add(Node(test, (end,)))
            return end
        if isinstance(element, SlotRef):
            return self._slot(element.name, end)
        return self._add(Node(element, (end,)))

    def _slot(self, name: str, end: int) -> int:
        if name == CLOCK:
            return self._add(Node(Entity("deadline"), (end,)))
        if name not in ENTITIES:
            return self._add(Node(NamedSlot(name), (end,)))
        any_slot = self._add(Node(NamedSlot(None), (end,)))
        times = self._times.get(name)
        if times is None:
            return self._branch([any_slot, self._add(Node(Entity(name), (end,)))])
        return self._branch([any_slot, self._sequence(times, end)]) if times else any_slot

    def _branch(self, ways: list[int]) -> int:
        free: list[int] = []
        by_word: dict[str, tuple[int, ...]] = {}
        for way in dict.fromkeys(ways):
            test = self.nodes[way].test
            if isinstance(test, Literal):
                by_word[test.text] = (*by_word.get(test.text, ()), way)
            else:
                free.append(way)
        return self._add(Node(None, tuple(free), by_word or None))

"""Compiled phrases as plain values and back: what one message met, the next process need not build again."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.phrases.states import Node
from stylelint_cs.phrases.tree import Gap, Mark
from stylelint_cs.phrases.word_tests import AnyOf, Entity, Literal, NamedSlot, Test, Wildcard
from stylelint_cs.type_hints import Any

_TYPES = (Literal, Entity, NamedSlot, Gap, Mark, Wildcard)
_ANY_OF = len(_TYPES)


class Met(NamedTuple):
    """What messages needed of one locale's phrases, as plain values: programs by phrase(s), guards by anchor.

    Values are made each time they are asked for, where they come from a cache.
    """

    programs: Mapping[Any, Any] = {}
    guards: Mapping[tuple[Any, ...], Any] = {}


def plain_test(test: Test) -> tuple[Any, ...]:
    """A test as a plain value; raises ValueError for one that is more than its words."""
    if isinstance(test, AnyOf):
        return (_ANY_OF, *map(plain_test, test.tests))
    if not isinstance(test, _TYPES):
        raise ValueError("no plain test")
    return (_TYPES.index(type(test)), *test)


def test_of(plain: tuple[Any, ...]) -> Any:
    """What :func:`plain_test` made plain."""
    number, *rest = plain
    return AnyOf(map(test_of, rest)) if number == _ANY_OF else _TYPES[number](*rest)


def plain_nodes(nodes: tuple[Node, ...]) -> tuple[Any, ...]:
    """The states of a program as plain values; raises ValueError for a test that is more than its words."""
    return tuple((None if test is None else plain_test(test), following, by_word) for test, following, by_word in nodes)


def nodes_of(plain: tuple[Any, ...]) -> tuple[Node, ...]:
    """What :func:`plain_nodes` made plain."""
    return tuple(
        [Node(None if test is None else test_of(test), following, by_word) for test, following, by_word in plain]
    )

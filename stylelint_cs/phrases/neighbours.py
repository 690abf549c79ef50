"""What a program tells about single words: with which its matches begin and end, which stand beside an anchor.

Few words of a message pass, so most candidates need no verification.
"""

from __future__ import annotations

from collections.abc import Sequence

from stylelint_cs.phrases.anchors import Anchor
from stylelint_cs.phrases.states import Node
from stylelint_cs.phrases.tree import Gap, Mark
from stylelint_cs.phrases.word_tests import Entity, Literal, Test

Tests = tuple[Test, ...]
_START, _ACCEPT = 0, 1


def openings(nodes: Sequence[Node]) -> Tests:
    """The tests of which the first word of every match passes one."""
    starts = _reached(nodes, _START) if nodes else ()
    return tuple(test for at in starts if (test := nodes[at].test) and not _is_free(test))


def endings(nodes: Sequence[Node]) -> Tests:
    """The tests of which the last word of every match passes one."""
    found = ((node.test, node.following) for node in nodes)
    return tuple(
        test for test, following in found if test and not _is_free(test) and _ACCEPT in _reached(nodes, following[0])
    )


def beside(nodes: Sequence[Node], anchor: Anchor) -> tuple[Tests | None, Tests | None]:
    """The tests of which the words before and after an anchor pass one; ``None`` where any word may stand."""
    here = {at for at, node in enumerate(nodes) if node.test is not None and _takes(node.test, anchor)}
    if not here or (anchor.test is None and any(isinstance(node.test, Entity) for node in nodes)):
        return None, None
    before: list[Test | None] = [] if here.isdisjoint(_reached(nodes, _START)) else [None]
    after: list[Test | None] = []
    for at, node in enumerate(nodes):
        reached = _reached(nodes, node.following[0]) if node.test is not None else []
        if not here.isdisjoint(reached):
            before.append(node.test)
        if at in here:
            after += (None if way == _ACCEPT else nodes[way].test or Mark("") for way in reached)
    return _certain(before), _certain(after)


def _takes(test: Test, anchor: Anchor) -> bool:
    if anchor.test is not None:
        return test is anchor.test
    return anchor.whole and isinstance(test, Literal) and test.text == anchor.text


def _certain(tests: Sequence[Test | None]) -> Tests | None:
    if any(test is None or isinstance(test, Gap) for test in tests):
        return None
    return tuple(test for test in tests if test is not None and not isinstance(test, Mark))


def _reached(nodes: Sequence[Node], start: int) -> list[int]:
    """The nodes that are reached from one without taking a word."""
    found = [start]
    for at in found:
        node = nodes[at]
        if node.test is None or _is_free(node.test):
            ways = (*node.following, *(way for some in (node.by_word or {}).values() for way in some))
            found += [way for way in dict.fromkeys(ways) if way not in found]
    return found


def _is_free(test: Test) -> bool:
    """Whether a test can be passed without a word."""
    return isinstance(test, Gap | Mark)

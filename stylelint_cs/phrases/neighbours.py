"""What a program tells about single words: with which its matches begin and end, which stand beside an anchor.

Few words of a message pass, so most candidates need no verification.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

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
    last = _reaching(nodes, {_ACCEPT})
    found = ((node.test, node.following) for node in nodes)
    return tuple(test for test, following in found if test and not _is_free(test) and following[0] in last)


def beside(nodes: Sequence[Node], anchor: Anchor) -> tuple[Tests | None, Tests | None]:
    """The tests of which the words before and after an anchor pass one; ``None`` where any word may stand."""
    here = {at for at, node in enumerate(nodes) if node.test is not None and _takes(node.test, anchor)}
    if not here or (anchor.test is None and any(isinstance(node.test, Entity) for node in nodes)):
        return None, None
    leading = _reaching(nodes, here)
    before: list[Test | None] = [None] if _START in leading else []
    before += (node.test for node in nodes if node.test is not None and node.following[0] in leading)
    after: list[Test | None] = []
    for start in dict.fromkeys(nodes[at].following[0] for at in sorted(here)):
        after += (None if way == _ACCEPT else nodes[way].test or Mark("") for way in _reached(nodes, start))
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
    found, known = [start], {start}
    for at in found:
        new = [way for way in _ways(nodes[at]) if way not in known]
        found += new
        known.update(new)
    return found


def _reaching(nodes: Sequence[Node], targets: Set[int]) -> set[int]:
    """The nodes from which one of some nodes is reached without taking a word, these included."""
    leading: dict[int, list[int]] = {}
    for at, node in enumerate(nodes):
        for way in _ways(node):
            leading.setdefault(way, []).append(at)
    found, known = list(targets), set(targets)
    for at in found:
        new = [before for before in leading.get(at, ()) if before not in known]
        found += new
        known.update(new)
    return known


def _ways(node: Node) -> Iterable[int]:
    """The nodes behind one, each once, where it can be passed without a word."""
    if node.test is not None and not _is_free(node.test):
        return ()
    return dict.fromkeys((*node.following, *(way for some in (node.by_word or {}).values() for way in some)))


def _is_free(test: Test) -> bool:
    """Whether a test can be passed without a word."""
    return isinstance(test, Gap | Mark)

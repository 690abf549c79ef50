"""What a program tells about single words: with which its matches begin and end, which stand beside an anchor.

Few words of a message pass, so most candidates need no verification.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.anchors import Hot
from stylelint_cs.phrases.plain_programs import plain_test, test_of
from stylelint_cs.phrases.program import Program
from stylelint_cs.phrases.rows import Anchor
from stylelint_cs.phrases.states import Node
from stylelint_cs.phrases.tree import Gap, Mark
from stylelint_cs.phrases.word_tests import Beside, Entity, Literal, Telling, Test, Wildcard
from stylelint_cs.type_hints import Any

Tests = tuple[Test, ...]
_START, _ACCEPT = 0, 1


class Guard(NamedTuple):
    """What the rough words around an anchor tell before its phrase is verified."""

    before: Telling | None
    after: Telling | None
    place: int
    """How many words of the phrase stand before the anchor, -1 when they may be more or fewer."""
    single: bool
    """Whether the anchor is all of the phrase."""

    def admits(self, hot: Hot, index: int, asked: Beside) -> bool:
        """Whether the words around the rough word at ``index`` may be those of the phrase and those asked for."""
        chunks = hot.chunks
        if self.after is not None and not (index + 1 < len(chunks) and self.after[chunks[index + 1]]):
            return False
        if self.before is not None and not (index > 0 and self.before[chunks[index - 1]]):
            return False
        if asked is ANY or self.place < 0 or (self.place and hot.uneven):
            return True
        first = index - self.place
        if asked.before is not None and not (first > 0 and asked.before.may_end(chunks, first - 1)):
            return False
        if not self.single:
            return True
        if asked.after is not None and not (index + 1 < len(chunks) and asked.after[chunks[index + 1]]):
            return False
        return hot.uneven or not asked.at or hot.may_stand_at(asked.at, index)

    def plain(self) -> Any:
        """The same as plain values; raises ValueError where a word is tested for what cannot be written as such."""
        return _plain_of(self.before), _plain_of(self.after), self.place, self.single

    @classmethod
    def of_plain(cls, value: Any, pack: Pack) -> Guard:
        """What :meth:`plain` made plain."""
        before, after, place, single = value
        return cls(_telling(before, pack), _telling(after, pack), place, single)


def _plain_of(telling: Telling | None) -> Any:
    return None if telling is None else tuple(map(plain_test, telling.tests))


def _telling(plain: Any, pack: Pack) -> Telling | None:
    return None if plain is None else Telling((), map(test_of, plain), pack)


OPEN = Guard(None, None, -1, single=False)
"""That of a pattern: nothing is known."""
ANY = Beside()
"""Nothing is asked for."""


def guard_of(program: Program, anchor: Anchor, pack: Pack) -> Guard:
    """What the words around an anchor of a program tell."""
    before, after = beside(program.nodes, anchor)
    return Guard(
        Telling((), before, pack) if before is not None else None,
        Telling((), after, pack) if after is not None else None,
        anchor.low if anchor.low == anchor.high else -1,
        program.single is not None,
    )


def openings(nodes: Sequence[Node]) -> Tests:
    """The tests of which the first word of every match passes one."""
    starts = _reached(nodes, _START) if nodes else ()
    return tuple(test for at in starts if (test := nodes[at].test) and not _is_free(test))


def endings(nodes: Sequence[Node]) -> tuple[Tests, Tests, Tests | None]:
    """The tests of which the last word of every match passes one: of all, of those of one word, the word before.

    The last of the three is of the matches of several words, ``None`` where any word may stand there.
    """
    if not nodes:
        return (), (), None
    ending = _reaching(nodes, {_ACCEPT})
    last = [at for at in _takers(nodes) if nodes[at].following[0] in ending]
    leading = _reaching(nodes, set(last))
    before = [at for at in _takers(nodes) if nodes[at].following[0] in leading]
    starts = frozenset(_reached(nodes, _START))
    # What stands for several words may hold the word before its last one, too.
    gaps = any(isinstance(node.test, Gap | Entity) for node in nodes)
    return (
        _tests(nodes, last),
        _tests(nodes, (at for at in last if at in starts)),
        None if gaps else _tests(nodes, before),
    )


def _takers(nodes: Sequence[Node]) -> Iterator[int]:
    """The nodes that take a word."""
    return (at for at, node in enumerate(nodes) if node.test is not None and not _is_free(node.test))


def _tests(nodes: Sequence[Node], places: Iterable[int]) -> Tests:
    return tuple(test for at in places if (test := nodes[at].test) is not None)


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
        return test is anchor.test or (isinstance(test, Wildcard) and test == anchor.test)
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

"""Which rules run on a message: worked out once a locale, so that most messages wake few of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from stylelint_cs.context import RuleContext
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import Level, Meta
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.model import Rule
from stylelint_cs.waking import Wake

REMEMBERED = 1000
"""So many different metadata are kept with the rules that they admit."""
_FEW = 4
"""So many messages are held against what wakes each rule; for more of them an index of it pays."""


class Planned(NamedTuple):
    """A rule that may run on a message."""

    rule: Rule
    level: Level
    context: RuleContext


class Admitted(NamedTuple):
    """Of the rules that were asked about for some metadata, by index, those that these admit."""

    asked: set[int]
    rules: dict[int, Planned]


class Index(NamedTuple):
    """The rules that every message wakes, and those that a list or a character of it does, by their index."""

    always: frozenset[int]
    by_key: Mapping[str, Set[int]]
    by_char: Mapping[str, Set[int]]


class Plan:
    """The rules that may run on messages of a locale, by what wakes them; rules are told by their index."""

    def __init__(self, wakes: Sequence[Wake], rules: Sequence[Planned | None]) -> None:
        """Each of the rules has what wakes it; one is made when it is first woken, ``None`` when it is off."""
        self._wakes, self._rules = wakes, rules
        self._asked = 0
        self._known: dict[Meta, Admitted] = {}
        """What metadata admits, as far as it was worked out before; most messages of a run have the same."""

    @lazy_property
    def _index(self) -> Index:
        by_key: dict[str, set[int]] = {}
        by_char: dict[str, set[int]] = {}
        for at, wake in enumerate(self._wakes):
            for key in wake.keys or ():
                by_key.setdefault(key, set()).add(at)
            for char in wake.chars if wake.keys is not None else ():
                by_char.setdefault(char, set()).add(at)
        return Index(frozenset(at for at, wake in enumerate(self._wakes) if wake.keys is None), by_key, by_char)

    def _woken(self, keys: Set[str], chars: Set[str]) -> frozenset[int]:
        self._asked += 1
        if self._asked <= _FEW:
            return frozenset(at for at, wake in enumerate(self._wakes) if wake.by(keys, chars))
        always, by_key, by_char = self._index
        return always.union(
            *[by_key[key] for key in by_key.keys() & keys], *[by_char[char] for char in by_char.keys() & chars]
        )

    def running(self, keys: Set[str], chars: Set[str], meta: Meta) -> list[Planned]:
        """The rules that lists or characters of a message wake, and whose ``when`` holds for it, in their order."""
        woken = self._woken(keys, chars)
        admitted = self._admitted(woken, meta)
        return [admitted[at] for at in sorted(woken) if at in admitted]

    def admitted(self, meta: Meta) -> list[Planned]:
        """All the rules whose ``when`` holds for a message, in their order."""
        every = frozenset(range(len(self._rules)))
        return [rule for _, rule in sorted(self._admitted(every, meta).items())]

    def _admitted(self, asked: frozenset[int], meta: Meta) -> Mapping[int, Planned]:
        """Which of some rules metadata admits, with others that it does."""
        found = self._known.get(meta) if not meta.history else None
        if found is None:
            found = Admitted(set(), {})
            if not meta.history:
                if len(self._known) >= REMEMBERED:
                    self._known.clear()
                self._known[meta] = found
        for at in asked - found.asked:
            rule = self._rules[at]
            if rule is not None and (rule.rule.when is None or rule.rule.when.holds(meta)):
                found.rules[at] = rule
        found.asked.update(asked)
        return found.rules

"""Which rules run on a message: worked out once a locale, so that most messages wake few of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from stylelint_cs.context import RuleContext
from stylelint_cs.model import Level, Meta
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.model import Rule
from stylelint_cs.waking import Wake

REMEMBERED = 1000
"""So many different metadata are kept with the rules that they admit."""


class Planned(NamedTuple):
    """A rule that may run on a message, and what wakes it."""

    rule: Rule
    level: Level
    wake: Wake
    context: RuleContext


class Plan(NamedTuple):
    """The rules that may run on messages of a locale, by what wakes them; rules are told by their index."""

    rules: Sequence[Planned]
    always: frozenset[int]
    by_key: Mapping[str, frozenset[int]]
    by_char: Mapping[str, frozenset[int]]
    known: dict[Meta, frozenset[int]]
    """What metadata admits, as worked out before; most messages of a run have the same."""

    @classmethod
    def of(cls, rules: Sequence[Planned]) -> Plan:
        """The plan of some rules."""
        by_key: dict[str, set[int]] = {}
        by_char: dict[str, set[int]] = {}
        for at, rule in enumerate(rules):
            for key in rule.wake.keys or ():
                by_key.setdefault(key, set()).add(at)
            for char in rule.wake.chars if rule.wake.keys is not None else ():
                by_char.setdefault(char, set()).add(at)
        return cls(
            rules,
            frozenset(at for at, rule in enumerate(rules) if rule.wake.keys is None),
            {key: frozenset(found) for key, found in by_key.items()},
            {char: frozenset(found) for char, found in by_char.items()},
            {},
        )

    def woken(self, keys: Set[str], chars: Set[str]) -> frozenset[int]:
        """The rules that lists or characters of a message wake."""
        return self.always.union(
            *[self.by_key[key] for key in self.by_key.keys() & keys],
            *[self.by_char[char] for char in self.by_char.keys() & chars],
        )

    def admitted(self, meta: Meta) -> frozenset[int]:
        """The rules whose ``when`` holds for a message."""
        if meta.history:
            return self._admitted(meta)
        found = self.known.get(meta)
        if found is None:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            found = self.known[meta] = self._admitted(meta)
        return found

    def _admitted(self, meta: Meta) -> frozenset[int]:
        rules = enumerate(item.rule for item in self.rules)
        return frozenset(at for at, rule in rules if rule.when is None or rule.when.holds(meta))

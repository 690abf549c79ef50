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
    """A rule that may run on a message."""

    rule: Rule
    level: Level
    context: RuleContext


class Admitted(NamedTuple):
    """Of the rules that were asked about for some metadata, by index, those that these admit."""

    asked: set[int]
    rules: dict[int, Planned]


class Plan(NamedTuple):
    """The rules that may run on messages of a locale, by what wakes them; rules are told by their index."""

    rules: Sequence[Planned | None]
    """Each is made when it is first woken; ``None``: it is off in this locale, or on this day."""
    always: frozenset[int]
    by_key: Mapping[str, frozenset[int]]
    by_char: Mapping[str, frozenset[int]]
    known: dict[Meta, Admitted]
    """What metadata admits, as far as it was worked out before; most messages of a run have the same."""

    @classmethod
    def of(cls, wakes: Sequence[Wake], rules: Sequence[Planned | None]) -> Plan:
        """The plan of some rules, each with what wakes it."""
        by_key: dict[str, set[int]] = {}
        by_char: dict[str, set[int]] = {}
        for at, wake in enumerate(wakes):
            for key in wake.keys or ():
                by_key.setdefault(key, set()).add(at)
            for char in wake.chars if wake.keys is not None else ():
                by_char.setdefault(char, set()).add(at)
        return cls(
            rules,
            frozenset(at for at, wake in enumerate(wakes) if wake.keys is None),
            {key: frozenset(found) for key, found in by_key.items()},
            {char: frozenset(found) for char, found in by_char.items()},
            {},
        )

    def running(self, keys: Set[str], chars: Set[str], meta: Meta) -> list[Planned]:
        """The rules that lists or characters of a message wake, and whose ``when`` holds for it, in their order."""
        woken = self.always.union(
            *[self.by_key[key] for key in self.by_key.keys() & keys],
            *[self.by_char[char] for char in self.by_char.keys() & chars],
        )
        admitted = self._admitted(woken, meta)
        return [admitted[at] for at in sorted(woken) if at in admitted]

    def admitted(self, meta: Meta) -> list[Planned]:
        """All the rules whose ``when`` holds for a message, in their order."""
        every = frozenset(range(len(self.rules)))
        return [rule for _, rule in sorted(self._admitted(every, meta).items())]

    def _admitted(self, asked: frozenset[int], meta: Meta) -> Mapping[int, Planned]:
        """Which of some rules metadata admits, with others that it does."""
        found = self.known.get(meta) if not meta.history else None
        if found is None:
            found = Admitted(set(), {})
            if not meta.history:
                if len(self.known) >= REMEMBERED:
                    self.known.clear()
                self.known[meta] = found
        for at in asked - found.asked:
            rule = self.rules[at]
            if rule is not None and (rule.rule.when is None or rule.rule.when.holds(meta)):
                found.rules[at] = rule
        found.asked.update(asked)
        return found.rules

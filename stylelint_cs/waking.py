"""What wakes a rule: the lists of which a phrase must stand in a message, and characters, of which one will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from stylelint_cs.entry_lists import list_keys
from stylelint_cs.kinds import KINDS
from stylelint_cs.kinds.base import AXES, CHECKS
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.phrases.evidence import Axis
from stylelint_cs.policy.model import Rule
from stylelint_cs.text.checks import Check


class Wake(NamedTuple):
    """What wakes a rule; ``keys`` are names of lists in the matcher, ``None``: it looks at every message."""

    keys: tuple[str, ...] | None = None
    chars: str = ""

    def by(self, keys: Set[str], chars: Set[str]) -> bool:
        """Whether the lists of which a phrase may stand in a message, or its characters, wake the rule."""
        return self.keys is None or not (keys.isdisjoint(self.keys) and chars.isdisjoint(self.chars))


def wakes_of(
    rules: Iterable[Rule], axes: Sequence[Axis], checks: Mapping[str, Sequence[Check]]
) -> Iterator[tuple[str, Wake]]:
    """What wakes each rule that looks at single messages, by the name of the rule."""
    for rule in rules:
        if KINDS.scope(rule.kind) == "message":
            yield rule.id, _wake_of(rule, axes, checks.get(rule.id, ()))


def _wake_of(rule: Rule, axes: Sequence[Axis], checks: Sequence[Check]) -> Wake:
    lists = KINDS[rule.kind].woken_by(rule.options)
    if lists is None:
        return Wake()
    keys = {key for name in lists if name not in (AXES, CHECKS) for key in list_keys(rule, name)}
    if AXES in lists:
        keys.update(*(axis.by_key for axis in axes))
    asked = checks if CHECKS in lists else ()
    # A check that says nothing of what it needs always looks.
    always = not all(check.needs for check in asked)
    chars = "".join(sorted({char for check in asked for char in check.needs}))
    return Wake(None if always else tuple(sorted(keys)), chars)

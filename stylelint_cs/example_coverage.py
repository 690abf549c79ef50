"""Which rules have examples in which locales: at least one that is found and one that stays silent."""

from __future__ import annotations

from collections.abc import Iterable

from stylelint_cs.catalog import makes_sense_in, missing_data
from stylelint_cs.engine import Linter
from stylelint_cs.examples import Case
from stylelint_cs.kinds import KINDS
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.find import BASE
from stylelint_cs.policy.model import Policy, Rule
from stylelint_cs.translation import said


class Cell(NamedTuple):
    """One rule in one locale: how many examples find something, how many stay silent, what data is missing."""

    rule: str
    locale: str
    finding: int
    silent: int
    missing: str | None

    @property
    def covered(self) -> bool:
        """Whether the rule is shown to speak and to hold its tongue."""
        return self.finding > 0 and self.silent > 0 and self.missing is None

    @property
    def gap(self) -> str:
        """What is missing, in words; empty when nothing is."""
        if self.missing:
            return self.missing
        if not (self.finding or self.silent):
            return said("no finding example and no silent example")
        if not self.finding:
            return said("no finding example")
        return said("no silent example") if not self.silent else ""


def cells(policy: Policy, linter: Linter, cases: Iterable[Case]) -> list[Cell]:
    """A cell for each rule that the brand declares or gives words to, in each locale where it makes sense."""
    counts: dict[tuple[str, str], list[int]] = {}
    for case in cases:
        counts.setdefault((case.rule.id, case.locale), [0, 0])[0 if case.fires else 1] += 1
    found = []
    for locale in policy.locales:
        compiled = linter.compiled(locale)
        if compiled is None:
            continue
        for rule in sorted(compiled.voice.rules.values(), key=lambda rule: rule.id):
            if makes_sense_in(rule, compiled.voice) and _is_own(rule, policy, locale):
                finding, silent = counts.get((rule.id, locale), (0, 0))
                found.append(Cell(rule.id, locale, finding, silent, missing_data(rule, compiled)))
    return sorted(found, key=lambda cell: cell.rule)


def percent(found: Iterable[Cell]) -> float:
    """The share of covered cells, 0 to 100; nothing to cover is full coverage."""
    covered = [cell.covered for cell in found]
    return 100 * sum(covered) / len(covered) if covered else 100.0


def _is_own(rule: Rule, policy: Policy, locale: str) -> bool:
    # Examples are not inherited: what an ancestor declares, the ancestor's own examples show. The rules that
    # belong to every policy are shown by the brands that extend nothing.
    own = policy.layers[-1]
    if all(layer.name == BASE for layer in policy.layers[:-1]) or "kind" in own.brand.get("rules", {}).get(rule.id, {}):
        return True
    voice = own.locales.get(locale, {})
    brings = {"examples", *(entries.name for entries in KINDS[rule.kind].lists)}
    return not brings.isdisjoint(voice.get("rules", {}).get(rule.id, {})) or rule.options.get("entries") in voice

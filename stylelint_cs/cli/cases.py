"""What is looked up in a brand to explain it: the locale asked for, examples of its own and inherited ones."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.examples import Case, cases
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.packs.loader import PackSet, canonical
from stylelint_cs.policy.find import BASE
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Policy
from stylelint_cs.problems import suggest
from stylelint_cs.translation import said


def cases_by_brand(policy: Policy, packs: PackSet) -> Iterator[list[Case]]:
    """The examples that each brand holds: the brand's own first, then those of its ancestors, the nearest first."""
    yield list(cases(policy))
    for layer in reversed(policy.layers[:-1]):
        if layer.name != BASE:
            yield list(cases(load_policy(layer.folder, packs=packs)))


def spoken_locale(locale: str, policy: Policy, packs: PackSet) -> str:
    """A locale in its canonical casing. Raises StylelintError when the brand does not speak it."""
    locale = canonical(locale)
    if packs.get(locale) is None or not set(packs.chain(locale)) & set(policy.locales):
        problem = said("{brand} does not speak {locale!r}", brand=policy.brand, locale=locale)
        raise StylelintError([Problem(problem, suggest(locale, sorted(policy.locales)))])
    return locale

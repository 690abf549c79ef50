"""What ships: every voice compiles, every example holds, and no wording that we suggest is flagged by us."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.examples import Runner, cases
from stylelint_cs.model import Level
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Entry, LocaleVoice, Policy
from tests.conftest import message

TODAY = "2026-11-22"
BRANDS = ("house", "acme")
LOCALES = ("en", "sw", "ar", "hi", "el")
VARIANTS = ("ar-EG", "ar-SA", "el-CY", "sw-KE", "sw-TZ")
SLOTS = {"{duration}": "{time}", "{deadline}": "{time}", "{number}": "2", "{amount}": "{price}", "{contact}": "{link}"}


@pytest.fixture(scope="module", params=BRANDS)
def policy(request: pytest.FixtureRequest, packs: PackSet) -> Policy:
    return load_policy(request.param, packs=packs)


def test_the_house_speaks_five_languages(packs: PackSet) -> None:
    assert load_policy("house", packs=packs).locales == LOCALES


@pytest.mark.parametrize("locale", [*LOCALES, *VARIANTS])
def test_every_voice_compiles(policy: Policy, packs: PackSet, locale: str) -> None:
    compiled = Linter(policy, packs, LintOptions(TODAY)).compiled(locale)
    assert compiled is not None
    assert compiled.pack.chain[0] == "root"


def test_every_example_holds(policy: Policy, packs: PackSet) -> None:
    runner = Runner(policy, packs, TODAY)
    assert [failure for case in cases(policy) if (failure := runner.run(case)) is not None] == []


def test_every_rule_is_shown_in_every_locale_it_names(packs: PackSet) -> None:
    policy = load_policy("house", packs=packs)
    shown = {(case.rule.id, case.locale, case.fires) for case in cases(policy)}
    for locale in LOCALES:
        for rule in policy.voice(locale).rules.values():
            if rule.locales is None or locale in rule.locales:
                assert (rule.id, locale, True) in shown
                assert (rule.id, locale, False) in shown


def suggested(voice: LocaleVoice) -> Iterator[str]:
    """Every wording that a voice offers."""
    entries: list[Entry] = [*voice.banned]
    for rule in voice.rules.values():
        entries += [entry for listed in rule.lists.values() for entry in listed]
    for entry in entries:
        yield from entry.instead
    yield from (preferred.say for preferred in voice.preferred)
    for variants in (*voice.greetings.values(), voice.closings):
        yield from (entry.phrase for entry in variants if entry.phrase)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_that_is_suggested_is_flagged(policy: Policy, packs: PackSet, locale: str) -> None:
    house = Linter(load_policy("house", packs=packs), packs, LintOptions(TODAY))
    flagged = []
    for wording in sorted(set(suggested(policy.voice(locale)))):
        for name, slot in SLOTS.items():
            wording = wording.replace(name, slot)
        for finding in house.check_message(message(wording, locale)):
            if finding.level >= Level.WARNING:
                flagged.append((wording, finding.rule, finding.match))
    assert flagged == []


@pytest.mark.parametrize("locale", LOCALES)
def test_lists_of_a_pack_hold_nothing_twice(packs: PackSet, locale: str) -> None:
    pack = packs.get(locale)
    assert pack is not None
    for key in ("clause_words", "closings", "frequent", "greetings", "particles"):
        folded = [
            pack.folding.fold(str(item.get("phrase") if isinstance(item, dict) else item)) for item in pack.texts(key)
        ]
        assert sorted(folded) == sorted(set(folded)), key

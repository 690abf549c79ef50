"""A region of which nothing is said has the voice of its language, and costs no other one."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from tests.conftest import message

OPTIONS = LintOptions("2026-01-31")
BRAND = """\
brand: acme
extends: [house]
locales: [en, en-ZA, ar]
facts:
- {name: refund window, near: [refund], value: 30 days, locales: [en-KE]}
rules:
  local-words: {kind: phrase, title: A local word, why: Who knows it?, level: warning, locales: [en-NZ]}
"""


@pytest.fixture(scope="module")
def linter(packs: PackSet, tmp_path_factory: pytest.TempPathFactory) -> Linter:
    folder = tmp_path_factory.mktemp("acme")
    (folder / "brand.yaml").write_text(BRAND, encoding="utf-8")
    (folder / "en.yaml").write_text("locale: en\nrules:\n  local-words: {phrases: [jandals]}\n", encoding="utf-8")
    (folder / "en-ZA.yaml").write_text("locale: en-ZA\nbanned:\n  add: [{phrase: just now}]\n", encoding="utf-8")
    return Linter(load_policy(folder, packs=packs), packs, OPTIONS)


def test_regions_that_nobody_speaks_of_share_one_voice(linter: Linter) -> None:
    one = linter.compiled("en")
    assert one is not None
    for region in ("en-GB", "en_gb", "en-001", "en-Latn-US", "EN"):
        assert linter.compiled(region) is one
    for region in ("en-ZA", "en-KE", "en-NZ"):
        found = linter.compiled(region)
        assert found is not one
        assert found is not None
        assert found.voice.locale == region
    assert linter.compiled("ar-EG") is not linter.compiled("ar"), "it has a pack"
    for language in ("fr", "fr-CA", "root", "e"):
        assert linter.compiled(language) is None


@pytest.mark.parametrize(
    ("locale", "text", "rules"),
    [
        ("en-GB", "Bring your jandals.", []),
        ("en-NZ", "Bring your jandals.", ["local-words"]),
        ("en-AU", "We will call you just now.", []),
        ("en-ZA", "We will call you just now.", ["banned-phrase"]),
        ("en-GB", "The refund window is 14 days.", []),
        ("en-KE", "The refund window is 14 days.", ["wrong-fact"]),
    ],
)
def test_what_is_said_of_a_region_holds_there(locale: str, text: str, rules: list[str], linter: Linter) -> None:
    of_regions = {"local-words", "banned-phrase", "wrong-fact"}
    found = linter.check_message(message(text, locale))
    assert [finding.rule for finding in found if finding.rule in of_regions] == rules
    assert {finding.locale for finding in found} <= {locale}


@pytest.mark.parametrize(("locale", "figures"), [("ar-AE", "15"), ("ar-SA", "١٥"), ("ar-MA", "15")])
def test_a_region_keeps_its_digits(locale: str, figures: str, packs: PackSet, tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(
        "brand: acme\nextends: [house]\nlocales: [ar]\nrules:\n  mixed-digits: {options: {system: territory}}\n",
        encoding="utf-8",
    )
    linter = Linter(load_policy(tmp_path, packs=packs), packs, OPTIONS)
    for written in ("15", "١٥"):
        found = linter.check_message(message(f"يصلك طلبك خلال {written} يومًا.", locale))
        assert ("mixed-digits" in {finding.rule for finding in found}) == (written != figures)

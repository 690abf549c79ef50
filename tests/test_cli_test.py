"""``test`` as a brand's owner meets it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.brand_files import tiny_brand
from tests.command import stylelint

SHOP = Path(__file__).parent / "golden" / "shop"


def test_failures_name_the_place_and_both_sides(tmp_path: Path) -> None:
    tiny_brand(tmp_path, '"[[Kindly]] wait."\n"Kindly, no."')
    done = stylelint("test", "brand_rules/tiny", cwd=tmp_path)
    assert done == (
        1,
        "brand_rules/tiny/en.yaml:7:9 hollow-word (en): example fails\n"
        "    Kindly, no.\n"
        "    expected: nothing\n"
        "    found:    “Kindly”\n"
        "tiny: 2 examples, 1 failed.\n",
        "",
    )


@pytest.mark.parametrize(("listed", "examples"), [("[en]", 3), ("[en, en-GB]", 3)])
def test_a_variant_is_tested_where_its_language_is_spoken(tmp_path: Path, listed: str, examples: int) -> None:
    tiny_brand(tmp_path, '"[[Kindly]] wait."\n"Please, no."')
    folder = tmp_path / "brand_rules" / "tiny"
    brand = folder / "brand.yaml"
    written = [line for line in brand.read_text(encoding="utf-8").splitlines() if not line.startswith("locales:")]
    brand.write_text("\n".join([*written, f"locales: {listed}", ""]), encoding="utf-8")
    variant = 'locale: en-GB\nrules:\n  hollow-word:\n    examples:\n      - "[[Kindly]] queue."\n'
    (folder / "en-GB.yaml").write_text(variant, encoding="utf-8")
    done = stylelint("test", "brand_rules/tiny", cwd=tmp_path)
    assert done == (0, f"tiny: {examples} examples, all as they should be.\n", "")


def test_json(tmp_path: Path) -> None:
    tiny_brand(tmp_path, '"[[Kindly]] wait."\n"Kindly, no."')
    done = stylelint("test", "tiny", "--format", "json", "--coverage", cwd=tmp_path)
    (brand,) = json.loads(done.out)
    assert done.code == 1
    assert (brand["brand"], brand["examples"]) == ("tiny", 2)
    assert brand["failures"][0] == {
        "path": "brand_rules/tiny/en.yaml",
        "line": 7,
        "column": 9,
        "rule": "hollow-word",
        "locale": "en",
        "text": "Kindly, no.",
        "expected": "nothing",
        "found": "“Kindly”",
    }
    covered = [cell["rule"] for cell in brand["coverage"]["cells"] if cell["covered"]]
    assert covered == ["hollow-word"]


@pytest.mark.parametrize(("least", "code"), [("10", 0), ("90", 1)])
def test_the_gate(tmp_path: Path, least: str, code: int) -> None:
    shutil.copytree(SHOP, tmp_path / "shop")
    done = stylelint("test", "--coverage", "--locale", "en", "--min", least, cwd=tmp_path / "shop")
    assert done.code == code
    assert ("Coverage is 22.2 %, less than the 90 % that are asked for." in done.out) is bool(code)


def test_the_gate_needs_coverage(tmp_path: Path) -> None:
    done = stylelint("test", "--min", "80", cwd=tmp_path)
    assert done.code == 2
    assert "--min goes with --coverage" in done.err


def test_a_dropped_suggestion_is_reported(tmp_path: Path) -> None:
    shutil.copytree(SHOP, tmp_path / "shop")
    heir = tmp_path / "shop" / "brand_rules" / "heir"
    heir.mkdir()
    (heir / "brand.yaml").write_text("brand: heir\nextends: [shop]\nlocales: [en]\n", encoding="utf-8")
    (heir / "en.yaml").write_text(
        "locale: en\nbanned:\n  add: [{phrase: another way, why: We have one way.}]\n", encoding="utf-8"
    )
    done = stylelint("test", "heir", cwd=tmp_path / "shop")
    assert done.code == 0
    assert "brand_rules/shop/en.yaml:4:" in done.out
    assert "the suggestion “Let me find another way” is dropped, brand_rules/heir/en.yaml:3:" in done.out


def test_a_brand_that_cannot_be_read_is_exit_2(tmp_path: Path) -> None:
    done = stylelint("test", "no-such", "--format", "json", cwd=tmp_path)
    assert done.code == 2
    assert "there is no brand 'no-such'" in done.err
    assert json.loads(done.out)["summary"]["incomplete"]

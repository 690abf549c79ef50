"""``explain``, ``rules``, ``locales``, ``schema`` and ``init``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from stylelint_cs import drafting
from stylelint_cs.cli import init
from stylelint_cs.schema import NAMES
from tests.command import ROOT, stylelint

SHOP = Path(__file__).parent / "golden" / "shop"


def test_rules_lists_every_rule(tmp_path: Path) -> None:
    lines = stylelint("rules", "--brand", "house", cwd=tmp_path).out.splitlines()
    assert lines[0].split() == ["rule", "level", "kind", "title"]
    names = [line.split()[0] for line in lines[1:]]
    assert names == sorted(names)
    assert {"banned-phrase", "blame", "canned-phrase", "formality-mismatch", "wrong-punctuation"} <= set(names)


def test_explain_shows_what_to_do_in_one_locale(tmp_path: Path) -> None:
    done = stylelint("explain", "promise-without-time", "--locale", "el", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("promise-without-time: Say when you will be back\n")
    for part in ("level:     error", "kind:      require", "source:    mistakes, point 5", "\nel:\n", "don't:", "do:"):
        assert part in done.out
    assert "\nsw:\n" not in done.out


def test_an_heir_explains_with_the_examples_of_its_parent(tmp_path: Path) -> None:
    done = stylelint("explain", "blame", "--brand", "acme", "--locale", "sw", cwd=tmp_path)
    assert "  don't:   " in done.out
    assert "  do:      " in done.out


def test_explain_knows_the_rules_about_suppressions(tmp_path: Path) -> None:
    done = stylelint("explain", "unused-suppression", cwd=tmp_path)
    assert done.out.startswith("unused-suppression: Take out what suppresses nothing\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["blam"], "Did you mean 'blame'?"),
        (["blame", "--locale", "fr"], "house does not speak 'fr'"),
        (["blame", "--brand", "hous"], "Did you mean 'house'?"),
    ],
)
def test_explain_that_cannot(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = stylelint("explain", *arguments, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_locales_says_which_rules_lack_data(tmp_path: Path) -> None:
    shutil.copytree(SHOP, tmp_path / "shop")
    rows = json.loads(stylelint("locales", "--format", "json", cwd=tmp_path / "shop").out)
    by_locale = {row["locale"]: row for row in rows}
    assert by_locale["ar"]["direction"] == "rtl"
    assert by_locale["sw"]["missing"] == {"canned-phrase": "no phrases", "quiet-phrase": "no phrases"}
    assert by_locale["en"]["missing"] == {}
    text = stylelint("locales", cwd=tmp_path / "shop").out
    assert "canned-phrase (no phrases), quiet-phrase (no phrases)" in text
    assert "rules of shop without data" in text


def test_the_house_lacks_nothing(tmp_path: Path) -> None:
    rows = json.loads(stylelint("locales", "--brand", "house", "--format", "json", cwd=tmp_path).out)
    assert {row["locale"]: row["missing"] for row in rows if row["spoken"] and row["missing"]} == {}
    assert {"ar", "el", "en", "hi", "sw"} <= {row["locale"] for row in rows}


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_schemas(tmp_path: Path, name: str) -> None:
    done = stylelint("schema", name, cwd=tmp_path)
    assert done.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))


STARTERS = sorted(path.name for path in (ROOT / "stylelint_cs" / "cli" / "starter").iterdir() if path.is_dir())


def test_every_first_class_locale_has_a_start() -> None:
    spoken = {path.stem for path in (ROOT / "brand_rules" / "house").glob("*.yaml")} - {"brand"}
    assert set(STARTERS) == spoken


def test_init_writes_what_passes(tmp_path: Path) -> None:
    done = stylelint("init", "shop", "--brand", "kiosk", "--locale", ",".join(STARTERS), cwd=tmp_path)
    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == "wrote shop/stylelint-cs.yaml"
    tested = stylelint("test", "--coverage", "--min", "100", cwd=tmp_path / "shop")
    assert (tested.code, tested.err) == (0, "")
    assert tested.out.endswith(
        "Covered: 15 of 15 (100.0 %), as found + silent examples.\nkiosk: 30 examples, all as they should be.\n"
    )
    checked = stylelint("check", "--fail-on", "info", cwd=tmp_path / "shop")
    assert checked == (0, "No findings in 5 messages of 5 files.\n", "")


def test_init_takes_a_regional_variant(tmp_path: Path) -> None:
    assert stylelint("init", "--locale", "sw-KE", cwd=tmp_path).code == 0
    text = (tmp_path / "brand_rules" / "my-brand" / "sw-KE.yaml").read_text(encoding="utf-8")
    assert "locale: sw-KE\n" in text
    assert stylelint("check", "--fail-on", "info", cwd=tmp_path).code == 0


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "stylelint-cs.yaml").write_text("mine", encoding="utf-8")
    done = stylelint("init", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: stylelint-cs.yaml exists\n    Nothing was written; move it away.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["stylelint-cs.yaml"]
    assert (tmp_path / "stylelint-cs.yaml").read_text(encoding="utf-8") == "mine"


def test_init_without_a_start_for_the_locale(tmp_path: Path) -> None:
    done = stylelint("init", "--locale", "fr", cwd=tmp_path)
    assert done.code == 2
    assert "there is no start for the locale 'fr'" in done.err
    assert list(tmp_path.iterdir()) == []


def test_what_init_says_and_writes_can_be_said_in_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line that a person reads goes through the catalogues: here, through capitals with a mark."""
    for module in (init, drafting):
        monkeypatch.setattr(module, "in_language", lambda text, language: f"{language}: {text.upper()}")
    monkeypatch.chdir(tmp_path)
    assert init.run("shop", "kiosk", ("en", "sw"), "xx") == 0
    assert init.run("draft", "drafted", (), "xx", **{"from": "shop/replies"}) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if not line.startswith("xx: ")] == []
    said = []
    for path in (*tmp_path.rglob("*.yaml"),):
        lines = path.read_text(encoding="utf-8").splitlines()
        said += [line.strip() for line in lines if line.strip().startswith("#")]
        said += [f"# {line.partition(': ')[2][1:]}" for line in lines if line.strip().startswith(("title:", "why:"))]
        assert "__" not in "".join(lines)
    assert len(said) > 12
    assert [line for line in said if not line.startswith("# xx: ")] == []

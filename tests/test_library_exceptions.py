"""Comments, waivers and baselines for rules that look at all replies together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stylelint_cs.__main__ import main

TEXT = "Your parcel left our house this morning and will reach you on Friday before noon."
OTHER = "Ann from our team reads your letter today and writes back to you by six o'clock."
EXCUSE = "  # stylelint-cs: ignore[near-duplicate] -- two shops use it"


def check(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    capsys.readouterr()
    main(["check", "--select", "near-duplicate,unused-suppression,stale-baseline", "--format", "json", *more])
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "en").mkdir()
    return tmp_path


def write(folder: Path, second: str, note: str = "", config: str = "") -> None:
    text = f"- {{id: a, text: '{TEXT}'}}\n- {{id: b, text: '{second}'}}{note}\n"
    (folder / "en" / "a.yaml").write_text(text.replace("o'clock", "o''clock"), encoding="utf-8")
    (folder / "stylelint-cs.yaml").write_text(f"brand: house\n{config}", encoding="utf-8")


def test_a_comment_excuses_and_one_without_use_is_told(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(shop, TEXT)
    assert [item["rule"] for item in check(shop, capsys)["findings"]] == ["near-duplicate"]
    write(shop, TEXT, EXCUSE)
    value = check(shop, capsys)
    assert (value["findings"], value["summary"]["suppressed"]) == ([], 1)
    write(shop, OTHER, EXCUSE)
    (unused,) = check(shop, capsys)["findings"]
    assert (unused["rule"], unused["match"]) == ("unused-suppression", "near-duplicate")
    # A single file tells nothing about all the others.
    assert check(shop, capsys, "en/a.yaml")["findings"] == []


def test_a_waiver_and_a_baseline_without_use_are_told(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = "baseline: base.json\n"
    write(shop, TEXT, config=config)
    assert main(["baseline", "create"]) == 0
    assert check(shop, capsys)["findings"] == []
    write(shop, OTHER, config=config)
    assert [item["rule"] for item in check(shop, capsys)["findings"]] == ["stale-baseline"]
    waiver = "waivers: [{rule: near-duplicate, owner: Asha, reason: two shops, expires: 2999-01-31}]\n"
    write(shop, TEXT, config=waiver)
    assert check(shop, capsys)["summary"]["waived"] == 1
    write(shop, OTHER, config=waiver)
    (unused,) = check(shop, capsys)["findings"]
    assert (unused["rule"], unused["path"]) == ("unused-suppression", "stylelint-cs.yaml")

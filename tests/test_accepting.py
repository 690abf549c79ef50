"""The baseline and waivers through the command line: accept, move, mend, prune."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import fixing
from tests.command import stylelint


def report(folder: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    done = stylelint(*arguments, "--format", "json", "--today", fixing.TODAY, "--jobs", "1", cwd=folder)
    assert done.code == code, done.err
    value: dict[str, Any] = json.loads(done.out)
    return value


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    fixing.write_brand(tmp_path)
    config = "brand: mender\nbaseline: base.json\n"
    (tmp_path / "stylelint-cs.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "en").mkdir()
    text = "- {id: a, text: kindly and kindly}\n- {id: b, text: it is guaranteed}\n"
    (tmp_path / "en" / "a.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_accepted_stays_accepted_wherever_it_moves(shop: Path) -> None:
    assert "there is no baseline base.json" in stylelint("check", cwd=shop).err
    done = stylelint("baseline", "create", cwd=shop)
    assert (done.code, done.out) == (0, "Wrote base.json with 2 findings.\n     2 mend\n")
    (shop / "en" / "a.yaml").unlink()
    moved = "- {id: b, text: it is guaranteed}\n- {id: new, text: kindly}\n- {id: a, text: kindly and kindly}\n"
    (shop / "en" / "z.yaml").write_text(moved, encoding="utf-8")
    value = report(shop, "check", code=1)
    assert [(item["rule"], item["message_id"]) for item in value["findings"]] == [("strict", "b"), ("mend", "new")]
    assert value["summary"]["baselined"] == 2
    assert report(shop, "check", "--fix", code=1)["summary"]["fixed"] == 1
    assert "kindly and kindly" in (shop / "en" / "z.yaml").read_text(encoding="utf-8")


def test_what_is_mended_is_stale_and_pruned(shop: Path) -> None:
    stylelint("baseline", "create", cwd=shop)
    (shop / "en" / "a.yaml").write_text("- {id: a, text: kindly and please}\n", encoding="utf-8")
    (stale,) = report(shop, "check")["findings"]
    assert (stale["rule"], stale["path"], stale["locale"], stale["start"]["line"]) == (
        "stale-baseline",
        "base.json",
        None,
        3,
    )
    for narrower in (["en/a.yaml"], ["en"], ["--ignore", "mend"], ["--select", "mend"]):
        assert report(shop, "check", *narrower)["findings"] == []
    assert report(shop, "check", ".")["findings"] == [stale]
    assert stylelint("baseline", "prune", cwd=shop).out == "Took 1 finding out of base.json.\n"
    assert report(shop, "check")["findings"] == []
    assert stylelint("baseline", "prune", "en", cwd=shop).code == 2


def test_create_with_paths_adds(shop: Path) -> None:
    (shop / "en" / "b.txt").write_text("Log on.", encoding="utf-8")
    stylelint("baseline", "create", "en/b.txt", cwd=shop)
    assert stylelint("baseline", "create", "en/a.yaml", cwd=shop).out.startswith("Wrote base.json with 3 findings.")


def test_a_broken_baseline_is_told_with_its_place(shop: Path) -> None:
    (shop / "base.json").write_text('{"version": 1,\n "findings": [3]}', encoding="utf-8")
    done = stylelint("check", "--format", "json", cwd=shop)
    assert done.code == 2
    assert "base.json:2:15: an entry must be an object" in done.err
    assert json.loads(done.out)["summary"]["incomplete"]


def test_waivers_are_counted_and_told(shop: Path) -> None:
    lines = [
        "  - {rule: mend, message: a, owner: legal, reason: law, expires: 2027-06-30}",
        "  - {rule: mend, message: gone, owner: legal, reason: law, expires: 2027-06-30}",
        "  - {rule: strict, owner: legal, reason: law, expires: 2027-06-30}",
        "  - {rule: mend, message: c, owner: legal, reason: law, expires: 2026-06-30}",
    ]
    text = "\n".join(["brand: mender", "waivers:", *lines, ""])
    (shop / "stylelint-cs.yaml").write_text(text, encoding="utf-8")
    value = report(shop, "check", code=1)
    assert [(item["rule"], item["start"]["line"]) for item in value["findings"]] == [
        ("strict", 2),
        ("unused-suppression", 4),
        ("unused-suppression", 5),
        ("expired-waiver", 6),
    ]
    assert value["summary"]["waived"] == 2
    named = report(shop, "check", "en/a.yaml", code=1)
    assert [item["rule"] for item in named["findings"]] == ["strict"]
    explained = stylelint("explain", "expired-waiver", cwd=shop)
    assert explained.out.startswith("expired-waiver: Mend the text")

"""A baseline silences exactly what it held, also when files lie elsewhere and their entries stand in another order."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from stylelint_cs.__main__ import main
from tests import fixing
from tests.file_kinds import KINDS
from tests.fix_files import text_of

KEYED = sorted({*KINDS} - {"text", "markdown", "cx"})
"""Formats whose texts have names of their own."""


@pytest.mark.parametrize("seed", [1, 2])
def test_files_may_move_and_entries_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    def report() -> Any:
        capsys.readouterr()
        main(["check", "--format", "json", "--today", fixing.TODAY, "--jobs", "1"])
        return json.loads(capsys.readouterr().out)

    monkeypatch.chdir(tmp_path)
    rng = random.Random(seed)
    fixing.write_brand(tmp_path)
    (tmp_path / "stylelint-cs.yaml").write_text("brand: mender\nbaseline: base.json\n", encoding="utf-8")
    files = []
    for kind in sorted(KINDS):
        locale = rng.choice(sorted(fixing.WORDS))
        tree = [(f"m{at}", text_of(rng, locale, lines=KINDS[kind].lines)) for at in range(5)]
        path = tmp_path / "old" / locale / f"{kind}{KINDS[kind].suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(KINDS[kind].write(tree, rng), encoding="utf-8")
        files.append((path, kind, tree))
    assert main(["baseline", "create", "--today", fixing.TODAY]) == 0
    held = report()["summary"]["baselined"]
    assert held > 30

    for path, kind, tree in files:
        moved = tmp_path / "new" / path.parent.name / "deep" / path.name
        moved.parent.mkdir(parents=True, exist_ok=True)
        path.rename(moved)
        if kind in KEYED:
            moved.write_text(KINDS[kind].write(rng.sample(tree, len(tree)), rng), encoding="utf-8")
    value = report()
    assert [item["match"] for item in value["findings"]] == []
    assert (value["findings"], value["summary"]["baselined"]) == ([], held)

    (tmp_path / "new" / "en" / "more.yaml").write_text("- {id: m9, text: kindly}\n", encoding="utf-8")
    assert [item["message_id"] for item in report()["findings"]] == ["m9"]

"""What ``extends`` may not say: every wrong entry with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brands import BRAND, errors

LONG = "https://example.org/" + "x" * 90
REFUSED = {
    "[{a: b}, ' ', [c]]": [
        "11: an entry of 'extends' must be a text, not a mapping",
        "19: an entry of 'extends' is empty",
        "24: an entry of 'extends' must be a text, not a list",
    ],
    "' '": ["10: 'extends' is empty"],
    f"[{LONG!r}]": [f"11: 'extends' takes no URL: {LONG[:80]!r}"],
    "'file:b'": ["10: 'extends' takes no URL: 'file:b'"],
    f"./{'y' * 90}": [f"10: {'./' + 'y' * 78!r} is missing, so there is no brand.yaml"],
    "z" * 90: [f"10: there is no brand {'z' * 80!r} to extend"],
    f"/{'r' * 90}": [f"10: {'/' + 'r' * 79!r} lies outside ."],
    "./sw.yaml": ["10: './sw.yaml' is a file, not a brand folder"],
    "../other": ["10: '../other' is a directory without brand.yaml"],
    "./": ["10: 'extends' runs in a cycle: b -> b"],
}


@pytest.mark.parametrize("entry", REFUSED)
def test_what_extends_names_wrongly(entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "other").mkdir()
    files = {"b/brand.yaml": f"{BRAND}extends: {entry}\n", "b/sw.yaml": "locale: sw\n"}
    found = [problem.splitlines()[0] for problem in errors(tmp_path, monkeypatch, files)]
    assert found == [f"b/brand.yaml:3:{problem}" for problem in REFUSED[entry]]

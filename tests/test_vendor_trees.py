"""Repositories as tools keep them: each finding stands where its words do, and customers' words are never ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import regex
import yaml

from stylelint_cs.model import SourceText
from stylelint_cs.sources.presets import PRESETS
from tests.fixing import run

TREES: Mapping[str, Mapping[str, str]] = {
    name: files
    for path in sorted((Path(__file__).parent / "vendor").glob("*.yaml"))
    for name, files in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
_MARKED = regex.compile("⟦([^⟧]*)⟧")
Place = tuple[str, tuple[int, int], tuple[int, int], str]
"""Path, first and last line and column, and how the words are written in the file."""


def unmarked(path: str, marked: str) -> tuple[str, list[Place]]:
    """A file without its marks, and the places that were marked."""
    text = regex.sub("[⟦⟧]", "", marked)
    source = SourceText.of(path, text)
    found: list[Place] = []
    for number, match in enumerate(_MARKED.finditer(marked)):
        start = match.start() - 2 * number
        end = start + len(match[1])
        found.append((path, tuple(source.position(start)), tuple(source.position(end)), match[1]))  # type: ignore[arg-type]
    return text, found


def write(folder: Path, files: Mapping[str, str], ending: str) -> list[Place]:
    """Write a tree below a folder; the places where something must be found, sorted."""
    places: list[Place] = []
    for name, marked in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Lines of JSON end with a line feed and nothing else.
        text, found = unmarked(name, marked.replace("\n", "\n" if name.endswith(".jsonl") else ending))
        path.write_bytes(text.encode())
        places += found
    return sorted(places)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("name", TREES)
def test_a_tree_is_linted_where_its_own_words_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    places = write(tmp_path, TREES[name], ending)
    outcome = run(tmp_path, fix=False, locale="en" if name in PRESETS else None)
    assert outcome.problems == ()
    found: list[Place] = []
    for finding in outcome.report.findings:
        source = SourceText.of(finding.path, (tmp_path / finding.path).read_bytes().decode())
        start, end = (source.line_starts[at.line - 1] + at.column - 1 for at in (finding.start, finding.end))
        slice_ = source.text[start:end]
        found.append((finding.path, tuple(finding.start), tuple(finding.end), slice_))  # type: ignore[arg-type]
        assert "\\u" in slice_ or slice_.replace(f'"{ending}"', "") == finding.match
    assert sorted(found) == places


def test_every_preset_has_a_tree() -> None:
    assert {*PRESETS} <= {*TREES}

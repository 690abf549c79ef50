"""One load says everything that is wrong with a brand voice, whatever kind of mistake came first."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import LintOptions
from stylelint_cs.model import StylelintError
from stylelint_cs.voices import Voices
from tests.brand_files import TODAY
from tests.brands import write

BRAND = """\
brand: b
locales: [en]
colour: red
placeholders: [a]
placeholders: [b]
rules: {z: {kind: phrase}, said: {kind: phrase}}
"""
EN = """\
locale: en
banned: ['[y]', {phrase: fine, levl: info}, 'the…']
formality: polite
closings:
  - see you #1 later
closings: ['(a']
rules: {said: {why: Because.}}
"""
EXPECTED = [
    ("b/brand.yaml:3:1", "unknown key 'colour' in brand.yaml", "colour: red"),
    ("b/brand.yaml:5:1", "duplicate key 'placeholders': it already stands on line 4", "placeholders: [b]"),
    ("b/brand.yaml:6:9", "rule 'z' has no 'why'", "rules: {z: {kind: phrase}, said: {kind: phrase}}"),
    ("b/en.yaml:2:10", "'[y]': [ has no meaning in a phrase", EN.splitlines()[1]),
    ("b/en.yaml:2:32", "unknown key 'levl' in an entry", EN.splitlines()[1]),
    ("b/en.yaml:2:45", "'the…': a phrase cannot begin or end with …", EN.splitlines()[1]),
    ("b/en.yaml:3:12", "'formality' is none of formal, neutral, informal: 'polite'", "formality: polite"),
    ("b/en.yaml:5:13", "the text is cut off at #: YAML read only 'see you'", "  - see you #1 later"),
    ("b/en.yaml:6:1", "duplicate key 'closings': it already stands on line 4", "closings: ['(a']"),
    ("b/en.yaml:6:12", "'(a': a ( without its )", "closings: ['(a']"),
]


def problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]) -> list[tuple[str, str, str]]:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, files)
    with pytest.raises(StylelintError) as raised:
        Voices("./b", LintOptions(TODAY)).of(NO_CONFIG)
    assert all(problem.mend for problem in raised.value.problems)
    return [(str(problem.place), problem.message, problem.line or "") for problem in raised.value.problems]


def test_every_kind_of_mistake_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(tmp_path, monkeypatch, {"b/brand.yaml": BRAND, "b/en.yaml": EN}) == EXPECTED


UNCOMPILABLE = """\
locale: en
words: {bloop: {also: [bloops]}, gizmo: {class: noun}}
banned:
  - ~zzqx
  - (|)
  - ''
  - ~gizmo
  - {phrase: fine, unless: [~qqzz fine]}
  - {pattern: 'a|'}
"""


def test_what_cannot_be_compiled_is_said_beside_what_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"b/brand.yaml": "brand: b\nlocales: [en]\ncolour: red\n", "b/en.yaml": UNCOMPILABLE}
    assert [(place, message) for place, message, _ in problems(tmp_path, monkeypatch, files)] == [
        ("b/brand.yaml:3:1", "unknown key 'colour' in brand.yaml"),
        ("b/en.yaml:4:5", "'~zzqx': the class of ~zzqx is not known"),
        ("b/en.yaml:5:5", "'(|)': the phrase would match everything"),
        ("b/en.yaml:6:5", "an entry of 'banned' is empty"),
        ("b/en.yaml:8:5", "'~qqzz fine': the class of ~qqzz is not known"),
        ("b/en.yaml:9:5", "'a|': the pattern has no literal"),
    ]


def test_a_word_class_problem_shows_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"b/brand.yaml": "brand: b\nlocales: [en]\n", "b/en.yaml": "locale: en\nbanned:\n  - ~blah\n"}
    assert problems(tmp_path, monkeypatch, files) == [
        ("b/en.yaml:3:5", "'~blah': the class of ~blah is not known", "  - ~blah")
    ]


def test_a_file_that_breaks_off_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"b/brand.yaml": "brand: b\nlocales: [en]\n", "b/en.yaml": "locale: en\ncolour: 1\nbanned: [x\n"}
    assert len(problems(tmp_path, monkeypatch, files)) == 1


def test_a_final_full_stop_makes_no_other_phrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "locale: hi\nbanned: [नमस्ते, नमस्ते।]\nclosings: [Bye., bye]\n"
    files = {"b/brand.yaml": "brand: b\nlocales: [hi]\n", "b/hi.yaml": text}
    assert [place for place, message, _ in problems(tmp_path, monkeypatch, files) if "stands twice" in message] == [
        "b/hi.yaml:2:18",
        "b/hi.yaml:3:18",
    ]

"""The baseline as a file: what it holds, how it is read, and what is said of entries that nothing needs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from stylelint_cs.baseline import Baseline, entries_of, may_stand, read, render
from stylelint_cs.model import Finding, Level, Position, StylelintError

AT = Position(1, 1)


def finding(mark: str, rule: str = "blame", id_: str | None = "m", match: str = "x") -> Finding:
    return Finding(rule, Level.ERROR, "t", "e", "en", "a.yaml", id_, None, AT, AT, match, fingerprint=mark)


FOUND = [finding("b" * 64), finding("a" * 64, "canned", None), finding("b" * 64), finding("c" * 64, match="\u202e[")]


def written(folder: Path, text: str) -> Baseline:
    path = folder / "base.json"
    path.write_text(text, encoding="utf-8")
    return read(path, "base.json")


def test_it_is_sorted_one_finding_a_line_and_reads_back(tmp_path: Path) -> None:
    entries = entries_of(FOUND, ())
    text = render(entries.values())
    assert text == render(entries_of(reversed(FOUND), ()).values())
    assert text.isascii()
    lines = text.splitlines()
    assert [json.loads(line.rstrip(","))["count"] for line in lines[2:-1]] == [1, 2, 1]
    assert set(json.loads(text)) == {"version", "findings"}
    again = written(tmp_path, text).entries
    assert {mark: replace(entry, at=None) for mark, entry in again.items()} == entries


def test_it_covers_as_many_findings_as_it_counts(tmp_path: Path) -> None:
    base = written(tmp_path, render(entries_of(FOUND, ()).values()))
    assert [base.covers(FOUND[0], seen) for seen in range(3)] == [True, True, False]
    assert not base.covers(finding("d" * 64), 0)


def test_mandatory_rules_and_findings_about_exceptions_never_stand_in_it() -> None:
    assert not may_stand(finding("a", "secret"), {"secret"})
    assert not may_stand(finding("a", "unused-suppression"), ())
    assert entries_of([finding("a", "secret"), finding("b", "stale-baseline")], {"secret"}) == {}


def test_entries_that_nothing_needs_are_told_at_their_line(tmp_path: Path) -> None:
    base = written(tmp_path, render(entries_of(FOUND, ()).values()))
    ran = {"blame", "canned"}
    assert base.stale(Counter(item.fingerprint for item in FOUND), ran, ()) == ()
    told = base.stale(Counter({"b" * 64: 1, "c" * 64: 1}), ran, ())
    assert [(item.rule, item.level, item.start.line, item.locale) for item in told] == [
        ("stale-baseline", Level.WARNING, 3, None),
        ("stale-baseline", Level.WARNING, 4, None),
    ]
    assert "1 times, not 2" in told[1].explanation
    assert base.stale(Counter(), {"canned"}, ())[0].start.line == 3
    assert base.stale(Counter(), set(), ()) == ()
    assert [item.explanation for item in base.stale(Counter({"a" * 64: 1}), {"canned"}, {"canned"})] == [
        "canned is mandatory: no baseline holds for it."
    ]


ENTRY = '{"rule": "a", "match": "m", "count": 1, "fingerprint": "f"}'


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("", "1:1", "the file is empty"),
        ("[]", "1:1", "no baseline of version 1"),
        ('{"version": 2, "findings": []}', "1:13", "no baseline of version 1"),
        ('{"version": 1}', "1:1", "'findings' must be a list"),
        ('{"version": 1, "findings": [\n3]}', "2:1", "an entry must be an object"),
        (
            '{"version": 1, "findings": [\n {"rule": "a", "match": "m", "count": 0, "fingerprint": "f"}]}',
            "2:39",
            "'count'",
        ),
        (
            '{"version": 1, "findings": [\n {"rule": 3, "match": "m", "count": 1, "fingerprint": "f"}]}',
            "2:11",
            "'rule'",
        ),
        ('{"version": 1, "findings": [\n {"rule": "a", "match": "m", "count": 1}]}', "2:2", "'fingerprint'"),
        (f'{{"version": 1, "findings": [\n<<<<<<< ours\n{ENTRY}]}}', "2:1", ""),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, text: str, place: str, said: str) -> None:
    with pytest.raises(StylelintError) as raised:
        written(tmp_path, text)
    problem = raised.value.problems[0]
    assert f"base.json:{place}" == str(problem.place)
    assert said in problem.message


def test_an_entry_that_a_merge_wrote_twice_counts_once(tmp_path: Path) -> None:
    base = written(tmp_path, f'{{"version": 1, "findings": [\n{ENTRY},\n{ENTRY}]}}')
    assert [entry.count for entry in base.entries.values()] == [1]

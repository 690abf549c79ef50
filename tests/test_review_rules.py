"""Conversations in five languages: the good ones are silent, in the bad ones exactly what is planted is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from stylelint_cs.engine import LintOptions
from stylelint_cs.review.json_source import read_lines
from stylelint_cs.review.raw import RawTalk
from stylelint_cs.review.work import Desk, ReviewRequest

FOLDER = Path(__file__).parent / "conversations"
LOCALES = ("en", "sw", "ar", "hi", "el")
TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(ReviewRequest(LintOptions(TODAY)))


def talks(locale: str) -> Iterator[tuple[RawTalk, dict[str, list[int]]]]:
    path = FOLDER / f"{locale}.jsonl"
    with path.open("rb") as stream, path.open(encoding="utf-8") as lines:
        for raw, line in zip(read_lines(stream, path.name), lines, strict=True):
            assert isinstance(raw, RawTalk)
            yield raw, json.loads(line)["finds"]


@pytest.mark.parametrize("locale", LOCALES)
def test_exactly_what_is_planted_is_found(locale: str, desk: Desk) -> None:
    count = 0
    for raw, expected in talks(locale):
        judged = desk.judge(raw, None, 0)
        assert (judged.problems, judged.skipped) == ((), None)
        found: dict[str, list[int]] = {}
        for finding in judged.findings:
            found.setdefault(finding.rule, []).append(int(str(finding.message_id).rpartition("#")[2]))
        assert found == expected, raw.id
        count += 1
    assert count >= 9


@pytest.mark.parametrize("locale", LOCALES)
def test_findings_stand_where_the_words_stand(locale: str, desk: Desk) -> None:
    lines = (FOLDER / f"{locale}.jsonl").read_text(encoding="utf-8").splitlines()
    seen = 0
    for raw, _ in talks(locale):
        for finding in desk.judge(raw, None, 0).findings:
            start, end = finding.start.column - 1, finding.end.column - 1
            assert lines[finding.start.line - 1][start:end] == finding.match
            seen += bool(finding.match)
    assert seen

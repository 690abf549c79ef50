"""Conversations in five languages: the good ones are silent, in the bad ones exactly what is planted is found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from stylelint_cs.api import load_policy
from stylelint_cs.engine import LintOptions
from stylelint_cs.kinds import KINDS
from stylelint_cs.model import Finding
from stylelint_cs.review.run import review
from stylelint_cs.review.work import ReviewRequest

FOLDER = Path(__file__).parent / "conversations"
LOCALES = ("en", "sw", "ar", "hi", "el")
CONFIG = """
brand: house
sources: [{files: "replies/{locale}.yaml", messages: "replies[].body", id: "replies[].id"}]
"""
Planted = Mapping[str, Mapping[str, list[int]]]
"""By conversation and rule the turns, which count from 1; 0 is the conversation as a whole."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    (folder / "stylelint-cs.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=LOCALES)
def reviewed(request: pytest.FixtureRequest, folder: Path) -> tuple[str, list[Finding]]:
    path = folder / f"{request.param}.jsonl"
    outcome = review(ReviewRequest(LintOptions("2026-11-22"), paths=(path,)))
    try:
        assert outcome.problems == ()
        assert outcome.report.summary.skipped == ()
        return request.param, list(outcome.report.findings)
    finally:
        outcome.close()


def talks(locale: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{locale}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def planted(locale: str) -> Planted:
    return {talk["id"]: talk["finds"] for talk in talks(locale)}


def test_exactly_what_is_planted_is_found(reviewed: tuple[str, list[Finding]]) -> None:
    locale, findings = reviewed
    expected = planted(locale)
    found: dict[str, dict[str, list[int]]] = {id_: {} for id_ in expected}
    for finding in findings:
        talk, _, turn = str(finding.message_id).partition("#")
        found[talk].setdefault(finding.rule, []).append(int(turn or 0))
    assert found == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_every_conversation_rule_is_planted(locale: str) -> None:
    policy = load_policy("house")
    kinds = {name for name in KINDS if KINDS.scope(name) == "conversation"}
    rules = {rule.id for rule in policy.rules.values() if rule.kind in kinds}
    assert len(rules) == 18
    assert rules <= {rule for rules in planted(locale).values() for rule in rules}
    assert len(talks(locale)) >= 12
    assert sum(not rules for rules in planted(locale).values()) >= 5


CHATS = FOLDER / "chats"
"""Chats as people have them, with answers that nothing is wrong with."""


@pytest.fixture(scope="module")
def blamed() -> set[tuple[str, str]]:
    """What conversation rules find in them."""
    outcome = review(ReviewRequest(LintOptions("2026-11-22"), paths=(CHATS,), brand="house"))
    try:
        assert outcome.problems == ()
        rules = load_policy("house").rules
        return {
            (finding.rule, str(finding.message_id).partition("#")[0])
            for finding in outcome.report.findings
            if KINDS.scope(rules[finding.rule].kind) == "conversation"
        }
    finally:
        outcome.close()


def test_good_chats_are_not_blamed(blamed: set[tuple[str, str]]) -> None:
    assert {rule for rule, _ in blamed} <= {"slow-resolution"}


@pytest.mark.xfail(reason="the pause before a promise is kept counts as time that the conversation took", strict=True)
def test_who_comes_back_as_promised_is_not_slow(blamed: set[tuple[str, str]]) -> None:
    assert blamed == set()


def test_findings_stand_where_the_words_stand(reviewed: tuple[str, list[Finding]]) -> None:
    locale, findings = reviewed
    lines = (FOLDER / f"{locale}.jsonl").read_text(encoding="utf-8").splitlines()
    seen = 0
    for finding in findings:
        if finding.match:
            start, end = finding.start.column - 1, finding.end.column - 1
            assert lines[finding.start.line - 1][start:end] == finding.match
            seen += 1
    assert seen

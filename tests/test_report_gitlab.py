from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from stylelint_cs.model import Finding, Level
from tests.sample_findings import SWAHILI, rendered, report
from tests.schemas import NUMBER, TEXT, a_list, an_object

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
STRUCTURE = a_list(
    an_object(
        "description check_name fingerprint severity location",
        description=TEXT,
        check_name=TEXT,
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=an_object("path lines", path=TEXT, lines=an_object("begin", begin=NUMBER, end=NUMBER)),
    )
)


def issues(*findings: Finding, **options: Any) -> Any:
    value = json.loads(rendered("gitlab", report(findings, **options)))
    jsonschema.validate(value, STRUCTURE)
    return value


def test_an_issue() -> None:
    assert issues(SWAHILI) == [
        {
            "description": "Say what you can do: It closes the door. Write instead: Hebu nitafute njia nyingine",
            "check_name": "banned-phrase",
            "fingerprint": "f" * 64,
            "severity": "major",
            "location": {"path": "replies/sw/refund.yaml", "lines": {"begin": 2, "end": 2}},
        }
    ]


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.ERROR, "major"), (Level.WARNING, "minor"), (Level.INFO, "info")]
)
def test_severities(level: Level, severity: str) -> None:
    assert issues(replace(SWAHILI, level=level))[0]["severity"] == severity


def test_no_two_issues_have_one_fingerprint_and_the_first_keeps_its_own() -> None:
    found = issues(SWAHILI, SWAHILI, replace(SWAHILI, path="other.yaml"))
    names = [issue["fingerprint"] for issue in found]
    assert names[0] == SWAHILI.fingerprint
    assert len(set(names)) == 3
    assert names == [issue["fingerprint"] for issue in issues(SWAHILI, SWAHILI, replace(SWAHILI, path="other.yaml"))]


def test_without_findings_the_list_is_empty() -> None:
    assert rendered("gitlab", report([])) == "[]\n"


def test_an_unfinished_check_is_an_issue() -> None:
    found = issues(incomplete=("brand.yaml:3:1: a\n    b", "no place"))
    assert [issue["severity"] for issue in found] == ["blocker", "blocker"]
    assert found[0]["location"] == {"path": "brand.yaml", "lines": {"begin": 3}}
    assert found[0]["description"] == "a b"
    assert found[1]["location"]["path"] == "unfinished-check"

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stylelint_cs.model import Edit, Fix, Position, Skipped
from stylelint_cs.report.json import dumps
from tests.sample_findings import SWAHILI, rendered, report

KEYS = [
    "rule", "level", "title", "explanation", "locale", "path", "message_id", "key", "start", "end",
    "match", "suggestions", "fix", "text_span", "fingerprint",
]  # fmt: skip
SUMMARY_KEYS = [
    "files", "messages", "error", "warning", "info",
    "suppressed", "waived", "baselined", "fixed", "skipped", "incomplete",
]  # fmt: skip


def test_keys_and_their_order() -> None:
    value = json.loads(rendered("json", report([SWAHILI])))
    assert list(value) == ["version", "findings", "summary"]
    assert value["version"] == 1
    assert list(value["findings"][0]) == KEYS
    assert list(value["summary"]) == SUMMARY_KEYS


def test_values() -> None:
    edit = Edit(Position(2, 19), Position(2, 30), "x")
    value = json.loads(rendered("json", report([replace(SWAHILI, fix=Fix(True, (edit,)))])))
    assert value["findings"][0] == {
        "rule": "banned-phrase",
        "level": "error",
        "title": "Say what you can do",
        "explanation": "It closes the door.",
        "locale": "sw",
        "path": "replies/sw/refund.yaml",
        "message_id": "refund-1",
        "key": "replies[0].body",
        "start": {"line": 2, "column": 19},
        "end": {"line": 2, "column": 30},
        "match": "haiwezekani",
        "suggestions": ["Hebu nitafute njia nyingine"],
        "fix": {
            "safe": True,
            "edits": [{"start": {"line": 2, "column": 19}, "end": {"line": 2, "column": 30}, "text": "x"}],
        },
        "text_span": [0, 11],
        "fingerprint": "f" * 64,
    }


def test_what_is_absent_is_null_or_empty() -> None:
    bare = replace(SWAHILI, locale=None, message_id=None, key=None, suggestions=(), text_span=None)
    value = json.loads(rendered("json", report([bare])))["findings"][0]
    assert [value[key] for key in ("locale", "message_id", "key", "fix", "text_span")] == [None] * 5
    assert value["suggestions"] == []


def test_an_empty_and_an_unfinished_report() -> None:
    outcome = report([], skipped=(Skipped("a", "no locale", "m"),), incomplete=("brand.yaml:1:1: x",))
    assert json.loads(rendered("json", outcome)) == {
        "version": 1,
        "findings": [],
        "summary": {
            **dict.fromkeys(SUMMARY_KEYS, 0),
            "files": 1,
            "skipped": [{"path": "a", "reason": "no locale", "message_id": "m"}],
            "incomplete": ["brand.yaml:1:1: x"],
        },
    }


def test_jsonl_is_a_finding_a_line() -> None:
    lines = rendered("jsonl", report([SWAHILI, SWAHILI])).splitlines()
    assert [list(json.loads(line)) for line in lines] == [KEYS, KEYS]
    assert rendered("jsonl", report([])) == ""


def test_jsonl_of_an_unfinished_check_ends_with_the_summary() -> None:
    lines = rendered("jsonl", report([SWAHILI], incomplete=("x",))).splitlines()
    assert json.loads(lines[-1])["summary"]["incomplete"] == ["x"]
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("नमस्ते", '"नमस्ते"'),
        ("\x9b\x7f\u202e\u2028", '"\\u009b\\u007f\\u202e\\u2028"'),
        ("\ud800", '"\\ufffd"'),
        ("bad\udcff", '"bad\\ufffd"'),
        ("\U000e0041", '"\\udb40\\udc41"'),
        ("##[error]", '"##\\u005berror]"'),
        ("क्‍ष", '"क्‍ष"'),
    ],
)
def test_json_text_is_inert(value: str, text: str) -> None:
    assert dumps(value) == text


@given(st.text(st.characters()))
@example("half \ud800 a pair")
def test_json_text_means_the_same(value: str) -> None:
    """Half of a pair has no meaning that strict readers take; it is told as U+FFFD."""
    whole = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
    assert json.loads(dumps([value])) == [whole]
    dumps(value).encode("utf-8")

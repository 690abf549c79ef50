"""Reports against the schemas that their readers publish: samples, hostile text, and whole runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from stylelint_cs.model import Edit, Fix, Position, Report, Skipped
from tests.sample_findings import SWAHILI, finding, rendered, report

HERE = Path(__file__).parent
ATTACK = "a\"b'<c>&d\x00\x07\x1b[31m\x85\u2028\u202e\ud800\ufffe ]]> ##[error]x ::error::y {नमस्ते}"

CODE_QUALITY: Mapping[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}
SUITE = {"name", "tests", "failures", "errors"}
# Element: attributes that it must have, that it may have, and the elements that may stand in it.
JUNIT: Mapping[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {*SUITE, "time"}, {"testsuite"}),
    "testsuite": (
        SUITE,
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": ({"name"}, {"time", "classname", "group"}, {"skipped", "error", "failure", "system-out", "system-err"}),
    "failure": (set(), {"type", "message"}, set()),
    "error": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


def published(name: str) -> Any:
    return json.loads((HERE / "published" / name).read_text(encoding="utf-8"))


def samples() -> list[Report]:
    fix = Fix(True, (Edit(Position(2, 19), Position(2, 30), "x"),))
    hostile = finding(
        "bad",
        "bad",
        path=ATTACK.replace("\ud800", ""),
        explanation=ATTACK,
        title=ATTACK,
        suggestions=(ATTACK,),
        rule=ATTACK,
    )
    return [
        report([]),
        report([replace(SWAHILI, fix=fix), SWAHILI]),
        report([replace(hostile, match=ATTACK, locale=None, message_id=ATTACK, key=ATTACK)]),
        report([], skipped=(Skipped("a", "why"),), incomplete=("brand.yaml:3:1: a\n    b", ATTACK)),
    ]


def outputs(name: str, golden: str) -> list[str]:
    run = (HERE / "golden" / golden / "out.txt").read_text(encoding="utf-8")
    return [*(rendered(name, item) for item in samples()), run]


def valid(text: str, schema: Any) -> None:
    jsonschema.validators.validator_for(schema)(schema).validate(json.loads(text))


@pytest.mark.parametrize("text", outputs("sarif", "sarif-json"))
def test_sarif(text: str) -> None:
    valid(text, published("sarif-2.1.0.json"))


@pytest.mark.parametrize("text", outputs("rdjson", "rdjson"))
def test_rdjson(text: str) -> None:
    valid(text, published("rdjson.json"))


@pytest.mark.parametrize("text", outputs("gitlab", "gitlab-json"))
def test_gitlab(text: str) -> None:
    valid(text, CODE_QUALITY)
    prints = [item["fingerprint"] for item in json.loads(text)]
    assert len(prints) == len(set(prints))


@pytest.mark.parametrize("text", outputs("junit", "junit"))
def test_junit(text: str) -> None:
    root = ElementTree.fromstring(text.encode())
    assert root.tag == "testsuites"
    for element in root.iter():
        required, optional, children = JUNIT[element.tag]
        assert required <= {*element.attrib} <= required | optional
        assert {child.tag for child in element} <= children
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite)
        for name, tag in (("failures", "failure"), ("errors", "error")):
            assert int(suite.attrib[name]) == len(suite.findall(f"testcase/{tag}"))


def test_the_schemas_refuse_what_is_wrong() -> None:
    broken = json.loads(rendered("sarif", report([SWAHILI])))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        valid(json.dumps(broken), published("sarif-2.1.0.json"))
    with pytest.raises(jsonschema.ValidationError):
        valid('{"diagnostics": [{"severity": 7.5, "message": []}]}', published("rdjson.json"))

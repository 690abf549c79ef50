from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from stylelint_cs.model import Edit, Fix, Level, Position
from stylelint_cs.report.sarif import artifact_uri
from tests.sample_findings import SWAHILI, rendered, report

Schema = dict[str, Any]


def _object(required: str = "", /, **properties: Schema) -> Schema:
    return {"type": "object", "required": required.split(), "properties": properties}


def _list(items: Schema, minimum: int = 0) -> Schema:
    return {"type": "array", "items": items, "minItems": minimum}


_NUMBER: Schema = {"type": "integer", "minimum": 1}
_LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}
_TEXT = _object("text", text={"type": "string", "minLength": 1})
_REGION = _object(
    "startLine startColumn endLine endColumn",
    startLine=_NUMBER,
    startColumn=_NUMBER,
    endLine=_NUMBER,
    endColumn=_NUMBER,
)
_ARTIFACT = _object("uri", uri={"type": "string", "pattern": r"^[A-Za-z0-9%/._~!$&'()*+;=@:-]+$"})
_RULE = _object(
    "id shortDescription fullDescription help",
    shortDescription=_TEXT,
    fullDescription=_TEXT,
    help=_TEXT,
    defaultConfiguration=_object(level=_LEVEL),
)
_LOCATION = _object(
    "physicalLocation",
    physicalLocation=_object("artifactLocation region", artifactLocation=_ARTIFACT, region=_REGION),
)
_CHANGE = _object(
    "artifactLocation replacements",
    artifactLocation=_ARTIFACT,
    replacements=_list(_object("deletedRegion", deletedRegion=_REGION), 1),
)
_RESULT = {
    **_object(
        "ruleId ruleIndex level message locations partialFingerprints",
        level=_LEVEL,
        message=_TEXT,
        partialFingerprints={"additionalProperties": {"type": "string", "minLength": 1}},
        locations=_list(_LOCATION, 1),
        fixes=_list(_object("artifactChanges", description=_TEXT, artifactChanges=_list(_CHANGE, 1))),
    ),
    "not": {"required": ["suppressions"]},
}
_RUN = _object(
    "tool columnKind results invocations",
    columnKind={"const": "unicodeCodePoints"},
    tool=_object("driver", driver=_object("name version rules", rules=_list(_RULE))),
    invocations=_list(_object("executionSuccessful", executionSuccessful={"type": "boolean"})),
    results=_list(_RESULT),
)
STRUCTURE = _object("$schema version runs", version={"const": "2.1.0"}, runs=_list(_RUN, 1))
"""What SARIF 2.1.0 requires of the parts that the report uses."""


def sarif(*findings: Any, **options: Any) -> Any:
    value = json.loads(rendered("sarif", report(findings, **options)))
    jsonschema.validate(value, STRUCTURE)
    return value["runs"][0]


def test_a_result() -> None:
    fix = Fix(True, (Edit(Position(2, 19), Position(2, 30), "x"),))
    run = sarif(replace(SWAHILI, fix=fix))
    assert run["results"] == [
        {
            "ruleId": "banned-phrase",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "It closes the door. Write instead: Hebu nitafute njia nyingine"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "replies/sw/refund.yaml"},
                        "region": {"startLine": 2, "startColumn": 19, "endLine": 2, "endColumn": 30},
                    },
                    "logicalLocations": [{"name": "refund-1", "fullyQualifiedName": "replies[0].body"}],
                }
            ],
            "partialFingerprints": {"stylelintCs/v1": "f" * 64},
            "properties": {"locale": "sw", "suggestions": ["Hebu nitafute njia nyingine"]},
            "fixes": [
                {
                    "description": {"text": "Safe correction"},
                    "artifactChanges": [
                        {
                            "artifactLocation": {"uri": "replies/sw/refund.yaml"},
                            "replacements": [
                                {
                                    "deletedRegion": {
                                        "startLine": 2,
                                        "startColumn": 19,
                                        "endLine": 2,
                                        "endColumn": 30,
                                    },
                                    "insertedContent": {"text": "x"},
                                }
                            ],
                        }
                    ],
                }
            ],
        }
    ]


def test_every_rule_of_the_run_is_described_and_indices_fit() -> None:
    run = sarif(SWAHILI, replace(SWAHILI, rule="unused-suppression", level=Level.INFO, locale=None))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["banned-phrase", "quiet-rule", "unused-suppression"]
    assert rules[0]["helpUri"] == "https://example.org/a"
    assert rules[0]["help"]["text"].startswith("Say what you can do. It closes the door.")
    assert rules[1]["defaultConfiguration"] == {"level": "none", "enabled": False}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "note"]


def test_an_unfinished_check_was_not_successful() -> None:
    assert sarif()["invocations"] == [{"executionSuccessful": True}]
    assert sarif(incomplete=("brand.yaml:1:1: x",))["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": "brand.yaml:1:1: x"}}],
        }
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("replies/sw/a.yaml", "replies/sw/a.yaml"),
        ("../a b#c?.yaml", "../a%20b%23c%3F.yaml"),
        ("απαντήσεις/100%.yaml", "%CE%B1%CF%80%CE%B1%CE%BD%CF%84%CE%AE%CF%83%CE%B5%CE%B9%CF%82/100%25.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/srv/a.yaml", "file:///srv/a.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
    ],
)
def test_paths_become_uri_references(path: str, uri: str) -> None:
    assert artifact_uri(path) == uri

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema

from stylelint_cs.model import Edit, Finding, Fix, Position
from stylelint_cs.report.base import Style
from tests.sample_findings import SWAHILI, finding, rendered, report
from tests.schemas import NUMBER, TEXT, a_list, an_object

# https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: messages DiagnosticResult and Diagnostic.
_PLACE = an_object("line", line=NUMBER, column=NUMBER)
_RANGE = an_object("start", start=_PLACE, end=_PLACE)
STRUCTURE = an_object(
    "source diagnostics",
    source=an_object("name", name=TEXT, url=TEXT),
    diagnostics=a_list(
        an_object(
            "message location severity code",
            message=TEXT,
            location=an_object("path", path=TEXT, range=_RANGE),
            severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
            code=an_object("value", value=TEXT, url=TEXT),
            suggestions=a_list(an_object("range text", range=_RANGE, text={"type": "string"})),
        )
    ),
)


def diagnostics(*findings: Finding, style: Style | None = None, **options: Any) -> Any:
    value = json.loads(rendered("rdjson", report(findings, **options), style))
    jsonschema.validate(value, STRUCTURE)
    return value["diagnostics"]


def corrected(text: str, suggestion: Any) -> str:
    """What a reader of the format makes of the line: columns count bytes."""
    lines = text.encode().split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert start["line"] == end["line"]
    line = lines[start["line"] - 1]
    changed = line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
    return changed.decode()


def test_a_diagnostic() -> None:
    assert diagnostics(SWAHILI) == [
        {
            "message": "Say what you can do: It closes the door. Write instead: Hebu nitafute njia nyingine",
            "location": {
                "path": "replies/sw/refund.yaml",
                "range": {"start": {"line": 2, "column": 19}, "end": {"line": 2, "column": 30}},
            },
            "severity": "ERROR",
            "code": {"value": "banned-phrase", "url": "https://example.org/a"},
        }
    ]


def test_columns_are_bytes() -> None:
    text = "نحن نثمن ثقتكم 😀 هنا"
    item = diagnostics(finding(text, "هنا"))[0]["location"]["range"]
    data = text.encode()
    assert data[item["start"]["column"] - 1 : item["end"]["column"] - 1].decode() == "هنا"


def test_the_edits_of_a_fix_are_one_suggestion() -> None:
    text = "α , β , γ"
    edits = (Edit(Position(1, 6), Position(1, 7), ""), Edit(Position(1, 2), Position(1, 3), ""))
    item = diagnostics(replace(finding(text, "β"), fix=Fix(True, edits)))[0]
    assert [corrected(text, suggestion) for suggestion in item["suggestions"]] == ["α, β, γ"]


def test_a_suggestion_that_would_repeat_personal_data_is_left_out() -> None:
    text = "a , jane@example.org , b"
    edits = (Edit(Position(1, 2), Position(1, 3), ""), Edit(Position(1, 21), Position(1, 22), ""))
    item = replace(finding(text, " ,"), fix=Fix(True, edits))
    assert "suggestions" not in diagnostics(item)[0]
    assert diagnostics(item, style=Style(personal_data=True))[0]["suggestions"][0]["text"] == ", jane@example.org"


def test_without_its_file_a_finding_has_lines_only() -> None:
    item = diagnostics(replace(SWAHILI, source=None, fix=Fix(True, (Edit(Position(2, 1), Position(2, 2), "x"),))))[0]
    assert item["location"]["range"] == {"start": {"line": 2}, "end": {"line": 2}}
    assert "suggestions" not in item


def test_an_unfinished_check_is_a_diagnostic_and_an_empty_report_parses() -> None:
    assert diagnostics() == []
    found = diagnostics(incomplete=("brand.yaml:3:1: a",))
    assert found[0]["location"] == {"path": "brand.yaml", "range": {"start": {"line": 3}}}

"""The Reviewdog Diagnostic Format (rdjson): comments on a pull request, with the corrections to click on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from stylelint_cs.model import Edit, Finding, Fix, Level, Position, Report, SourceText
from stylelint_cs.report.base import UNFINISHED, Catalogue, Style, advice, unfinished
from stylelint_cs.report.json import dumps
from stylelint_cs.report.redaction import line_of, redact
from stylelint_cs.type_hints import Any

_SEVERITIES: Mapping[Level, str] = {
    Level.ERROR: "ERROR",
    Level.WARNING: "WARNING",
    Level.INFO: "INFO",
    Level.OFF: "UNKNOWN_SEVERITY",
}


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """One diagnostic a line."""
    yield f'{{"source": {dumps({"name": "stylelint-cs"})},\n "diagnostics": ['
    lead = ""
    for diagnostic in _diagnostics(report, catalogue, style):
        yield f"{lead}\n  {dumps(diagnostic)}"
        lead = ","
    yield "\n ]}\n" if lead else "]}\n"


def _diagnostics(report: Report, catalogue: Catalogue, style: Style) -> Iterator[dict[str, Any]]:
    for item in unfinished(report):
        yield {
            "message": item.text,
            "location": {"path": item.path or UNFINISHED, "range": {"start": {"line": item.line}}},
            "severity": "ERROR",
            "code": {"value": UNFINISHED},
        }
    for finding in report.findings:
        yield _diagnostic(finding, catalogue, style)


def _diagnostic(finding: Finding, catalogue: Catalogue, style: Style) -> dict[str, Any]:
    rule = catalogue.get(finding.rule)
    found: dict[str, Any] = {
        "message": f"{finding.title}: {advice(finding, style.language)}",
        "location": {"path": finding.path, "range": _range(finding.source, finding.start, finding.end)},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule, **({"url": rule.url} if rule is not None and rule.url else {})},
    }
    suggestion = _suggestion(finding.fix, finding.source, style) if finding.fix is not None else None
    if suggestion is not None:
        found["suggestions"] = [suggestion]
    return found


def _range(source: SourceText | None, start: Position, end: Position) -> dict[str, Any]:
    return {"start": _position(source, start), "end": _position(source, end)}


def _position(source: SourceText | None, at: Position) -> dict[str, int]:
    """Lines and columns from 1; columns of this format count bytes of UTF-8, so they need the line itself."""
    line = line_of(source, at.line)
    if line is None:
        return {"line": at.line}
    return {"line": at.line, "column": len(line[: at.column - 1].encode("utf-8", "surrogatepass")) + 1}


def _suggestion(fix: Fix, source: SourceText | None, style: Style) -> dict[str, Any] | None:
    """All edits of a fix as one: a reader takes each suggestion for a correction of its own."""
    edits = sorted(fix.edits, key=lambda edit: edit.start)
    text = _joined(edits, source) if edits and source is not None else None
    if text is None or (not style.personal_data and redact(text, style.contacts) != text):
        return None
    return {"range": _range(source, edits[0].start, max(edit.end for edit in edits)), "text": text}


def _joined(edits: list[Edit], source: SourceText | None) -> str | None:
    """The edits with what stands between them; ``None`` when that is not known, or when they overlap."""
    assert source is not None
    pieces = [edits[0].text]
    for before, edit in pairwise(edits):
        start, end = _offset(source, before.end), _offset(source, edit.start)
        if start is None or end is None or start > end:
            return None
        pieces += [source.text[start:end], edit.text]
    return "".join(pieces)


def _offset(source: SourceText, at: Position) -> int | None:
    index = at.line - source.base_line
    return source.line_starts[index] + at.column - 1 if 0 <= index < len(source.line_starts) else None

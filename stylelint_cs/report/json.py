"""The report for programs: one JSON object with the findings and the counts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from stylelint_cs.model import Finding, Fix, Position, Report, Summary
from stylelint_cs.report.base import Catalogue, Style
from stylelint_cs.report.safe_text import is_hidden
from stylelint_cs.type_hints import Any

VERSION = 1
"""Raised when a key changes its meaning or goes; keys may be added without."""


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """``{"version", "findings", "summary"}``, one finding a line."""
    yield f'{{"version": {VERSION},\n "findings": ['
    for index, finding in enumerate(report.findings):
        yield f"{',' if index else ''}\n  {dumps(finding_object(finding))}"
    closing = "\n ]" if report.findings else "]"
    yield f'{closing},\n "summary": {dumps(summary_object(report.summary))}}}\n'


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding with the keys of the report, in their order."""
    return {
        "rule": finding.rule,
        "level": finding.level.word,
        "title": finding.title,
        "explanation": finding.explanation,
        "locale": finding.locale,
        "path": finding.path,
        "message_id": finding.message_id,
        "key": finding.key,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "match": finding.match,
        "suggestions": list(finding.suggestions),
        "fix": _fix(finding.fix) if finding.fix else None,
        "text_span": list(finding.text_span) if finding.text_span is not None else None,
        "fingerprint": finding.fingerprint,
    }


def summary_object(summary: Summary) -> dict[str, Any]:
    """The counts of a run with the keys of the report, in their order."""
    return {
        "files": summary.files,
        "messages": summary.messages,
        "error": summary.error,
        "warning": summary.warning,
        "info": summary.info,
        "suppressed": summary.suppressed,
        "waived": summary.waived,
        "baselined": summary.baselined,
        "fixed": summary.fixed,
        "skipped": [
            {"path": item.path, "reason": item.reason, "message_id": item.message_id} for item in summary.skipped
        ],
        "incomplete": list(summary.incomplete),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "safe": fix.safe,
        "edits": [
            {"start": _position(edit.start), "end": _position(edit.end), "text": edit.text} for edit in fix.edits
        ],
    }


def dumps(value: object, indent: int | None = None) -> str:
    """JSON with letters as letters, and whatever could steer a terminal or a CI log as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # Every one of these can only stand inside a string of the JSON text, where an escape means the same.
    text = text.replace("##[", "##\\u005b")
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return "".join(_escape(char) if is_hidden(char) and char != "\n" else char for char in text)


def _escape(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        # Half of a pair, such as a byte of a file name that is no UTF-8: strict readers refuse it, even as an escape.
        return "\\ufffd"
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))

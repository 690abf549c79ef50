"""A table for spreadsheets: one row a finding, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from stylelint_cs.model import Finding, Report
from stylelint_cs.report.base import UNFINISHED, Catalogue, Style, unfinished
from stylelint_cs.report.csv_cells import inert_cell

COLUMNS = (
    "level", "rule", "title", "locale", "path", "line", "column", "end_line", "end_column", "message_id", "key",
    "match", "explanation", "suggestions", "fingerprint",
)  # fmt: skip
"""Suggestions are set off by `` | ``; lines and columns count from 1, columns in code points."""


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """UTF-8 without a byte order mark, commas, lines that end with a line feed; what could not be judged first."""
    yield _line(COLUMNS)
    for item in unfinished(report):
        row = dict.fromkeys(COLUMNS, "") | {"level": "error", "rule": UNFINISHED, "explanation": item.text}
        yield _line((row | {"path": item.path, "line": str(item.line) if item.path else ""}).values())
    for finding in report.findings:
        yield _line(_row(finding))


def _row(finding: Finding) -> tuple[str, ...]:
    return (
        finding.level.word,
        finding.rule,
        finding.title,
        finding.locale or "",
        finding.path,
        str(finding.start.line),
        str(finding.start.column),
        str(finding.end.line),
        str(finding.end.column),
        finding.message_id or "",
        finding.key or "",
        " ".join(finding.match.split()),
        finding.explanation,
        " | ".join(finding.suggestions),
        finding.fingerprint,
    )


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(map(inert_cell, cells))
    return out.getvalue()

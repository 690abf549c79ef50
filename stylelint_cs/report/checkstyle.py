"""The XML of Checkstyle, which most build servers and review tools read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from stylelint_cs.model import Finding, Level, Report
from stylelint_cs.report.base import UNFINISHED, Catalogue, Style, advice, unfinished
from stylelint_cs.report.xml import DECLARATION, attributes

VERSION = "4.3"
"""Of the format: the one that readers were written for."""


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """A ``file`` for each path, an ``error`` for each finding; columns are code points, from 1."""
    yield f'{DECLARATION}<checkstyle version="{VERSION}">\n'
    for item in unfinished(report):
        yield _file(item.path) + _error(item.line, None, Level.ERROR, item.text, UNFINISHED) + "</file>\n"
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        yield _file(path)
        for finding in findings:
            yield _of_finding(finding, style.language)
        yield "</file>\n"
    yield "</checkstyle>\n"


def _of_finding(finding: Finding, language: str) -> str:
    line, column = finding.start
    return _error(line, column, finding.level, f"{finding.title}: {advice(finding, language)}", finding.rule)


def _file(path: str) -> str:
    return f"<file{attributes([('name', path)])}>\n"


def _error(line: int, column: int | None, level: Level, message: str, rule: str) -> str:
    place: list[tuple[str, str | int]] = [("line", line)]
    if column is not None:
        place.append(("column", column))
    said = [("severity", level.word), ("message", " ".join(message.split())), ("source", f"stylelint-cs.{rule}")]
    return f"  <error{attributes([*place, *said])}/>\n"

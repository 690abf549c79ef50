"""Workflow commands that GitHub shows beside the lines of a pull request.

A step shows at most ten annotations of a level; the rest follows as plain lines of the log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.model import Finding, Level, Report
from stylelint_cs.report.base import SHOWN_PER_FILE, Catalogue, Style, advice
from stylelint_cs.report.concise import one_line
from stylelint_cs.report.safe_text import in_sentence, safe_text
from stylelint_cs.report.summary import closing_lines, more_findings
from stylelint_cs.translation import translated

ANNOTATIONS_PER_LEVEL = 10

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """The gravest findings as annotations, the others as lines, then the summary."""
    shown: Counter[str] = Counter()
    annotated: Counter[Level] = Counter()
    for problem in report.summary.incomplete:
        annotated[Level.ERROR] += 1
        within = annotated[Level.ERROR] <= ANNOTATIONS_PER_LEVEL
        title = translated("The check could not be finished", style.language)
        yield (
            f"::error title={_property(title)}::{_data(problem)}\n" if within else f"{title}: {in_sentence(problem)}\n"
        )
    for finding in sorted(report.findings, key=lambda finding: -finding.level):
        shown[finding.path] += 1
        if shown[finding.path] > SHOWN_PER_FILE:
            continue
        annotated[finding.level] += 1
        within = annotated[finding.level] <= ANNOTATIONS_PER_LEVEL and finding.level in _COMMANDS
        yield (_annotation(finding, style.language) if within else one_line(finding, style.language)) + "\n"
    for path, count in sorted(shown.items()):
        if count > SHOWN_PER_FILE:
            yield more_findings(path, count - SHOWN_PER_FILE, style.language) + "\n"
    for line in closing_lines(report, style):
        yield line + "\n"


def _annotation(finding: Finding, language: str) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.start.line),
        "endLine": str(finding.end.line),
        "title": f"{finding.rule}: {finding.title}",
    }
    if finding.start.line == finding.end.line:
        # GitHub refuses columns on a range of several lines.
        properties |= {"col": str(finding.start.column), "endColumn": str(finding.end.column)}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {listed}::{_data(advice(finding, language))}"


def _data(text: str) -> str:
    return in_sentence(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    safe = safe_text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return safe.replace(":", "%3A").replace(",", "%2C")

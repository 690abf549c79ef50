"""One JSON object a line for each finding, for streams and line tools."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.model import Report
from stylelint_cs.report.base import Catalogue, Style
from stylelint_cs.report.json import dumps, finding_object, summary_object


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """The findings; a check that could not be finished ends with a line that holds only the summary."""
    for finding in report.findings:
        yield dumps(finding_object(finding)) + "\n"
    if report.summary.incomplete:
        yield dumps({"summary": summary_object(report.summary)}) + "\n"

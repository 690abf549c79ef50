"""One line a finding, for editors and for reading many at once."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.model import Finding, Report
from stylelint_cs.report.base import Catalogue, Style, advice
from stylelint_cs.report.safe_text import in_sentence, safe_text
from stylelint_cs.report.summary import closing_lines


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """``path:line:column: level rule explanation``, the wording to use instead, then the summary."""
    for finding in report.findings:
        yield one_line(finding, style.language) + "\n"
    for line in closing_lines(report, style):
        yield line + "\n"


def one_line(finding: Finding, language: str) -> str:
    """A finding in one safe line, in the reader's language."""
    place = f"{safe_text(finding.path)}:{finding.start.line}:{finding.start.column}"
    return f"{place}: {finding.level.word} {safe_text(finding.rule)} {in_sentence(advice(finding, language))}"

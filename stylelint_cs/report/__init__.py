"""The formats of a report, by the name that ``--format`` and ``--output`` take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.model import Report
    from stylelint_cs.report.base import Catalogue, Render, Style

REPORTS: Mapping[str, str] = {
    "text": "stylelint_cs.report.text",
    "concise": "stylelint_cs.report.concise",
    "json": "stylelint_cs.report.json",
    "jsonl": "stylelint_cs.report.jsonl",
    "sarif": "stylelint_cs.report.sarif",
    "github": "stylelint_cs.report.github",
    "gitlab": "stylelint_cs.report.gitlab",
    "junit": "stylelint_cs.report.junit",
    "rdjson": "stylelint_cs.report.rdjson",
    "checkstyle": "stylelint_cs.report.checkstyle",
    "csv": "stylelint_cs.report.csv",
    "markdown": "stylelint_cs.report.markdown",
    "html": "stylelint_cs.report.html",
}
"""Name of a format to the module whose ``render`` writes it; only the one that is asked for is imported."""


def renderer(name: str) -> Render:
    """Writes a report in a format of ``REPORTS`` (``KeyError`` for any other name).

    Personal data is cut out first, whatever the format, unless the style says that it may be shown.
    """
    render: Render = import_module(REPORTS[name]).render

    def safely(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
        if not style.personal_data:
            from stylelint_cs.report.redaction import redacted

            report = redacted(report, style.contacts, style.open_rules)
        yield from render(report, catalogue, style)

    return safely

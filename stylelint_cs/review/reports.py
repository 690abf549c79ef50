"""The reports of a review that hold its figures: JSON, CSV, Markdown and HTML."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from stylelint_cs.model import Report
from stylelint_cs.report.base import Catalogue, Style
from stylelint_cs.report.csv_cells import inert_cell
from stylelint_cs.report.json import VERSION, dumps, finding_object, summary_object
from stylelint_cs.report.safe_text import in_sentence
from stylelint_cs.type_hints import Any

Figures = Mapping[str, Any]
Render = Callable[[Report, Figures, Catalogue, Style], Iterator[str]]


def to_json(report: Report, figures: Figures, rules: Catalogue, style: Style) -> Iterator[str]:
    """The object of ``check`` with ``aggregates`` behind it, one finding a line."""
    yield f'{{"version": {VERSION},\n "findings": ['
    empty = True
    for finding in report.findings:
        yield f"{'' if empty else ','}\n  {dumps(finding_object(finding))}"
        empty = False
    yield f'{"]" if empty else chr(10) + " ]"},\n "summary": {dumps(summary_object(report.summary))},\n'
    yield f' "aggregates": {dumps(figures)}}}\n'


def to_csv(report: Report, figures: Figures, rules: Catalogue, style: Style) -> Iterator[str]:
    """One row for each rule, locale, agent and channel."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("rule", "level", "locale", "agent", "channel", "count"))
    for row in figures.get("findings", ()):
        info = rules.get(row["rule"])
        cells = [inert_cell(str(row[key] or "")) for key in ("locale", "agent", "channel")]
        writer.writerow((row["rule"], info.level.word if info else "", *cells, row["count"]))
    yield out.getvalue()


def to_markdown(report: Report, figures: Figures, rules: Catalogue, style: Style) -> Iterator[str]:
    """The figures as a page to paste into a wiki or a pull request."""
    from stylelint_cs.review.sections import sections

    for title, intro, tables in sections(report, figures, rules, style):
        yield f"## {_cell(title)}\n\n"
        if intro:
            yield f"{_cell(intro)}\n\n"
        for table in tables:
            if not table.rows:
                continue
            yield "| " + " | ".join(map(_cell, table.head)) + " |\n" + "|---" * len(table.head) + "|\n"
            for row in table.rows:
                yield "| " + " | ".join(_cell(str(cell)) for cell in row) + " |\n"
            yield "\n"


def _cell(text: str) -> str:
    return in_sentence(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def to_html(report: Report, figures: Figures, rules: Catalogue, style: Style) -> Iterator[str]:
    """One self-contained page."""
    from stylelint_cs.review.html import render

    yield render(report, figures, rules, style)


REPORTS: Mapping[str, Render] = {"json": to_json, "csv": to_csv, "markdown": to_markdown, "html": to_html}
"""The formats that hold the figures; the others are those of ``check``."""

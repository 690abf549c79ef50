"""Markdown for the summary of a CI job or a comment: the counts, and the gravest findings as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.model import Finding, Report
from stylelint_cs.report.base import Catalogue, Style
from stylelint_cs.report.cells import snippet
from stylelint_cs.report.safe_text import isolated
from stylelint_cs.report.summary import summary_line
from stylelint_cs.translation import in_language, msgid, said_of, translated

SHOWN = 300
"""Rows of the table, at most."""

_BYTES = 600_000
"""Of UTF-8 that the table may have: GitHub takes a summary of up to 1 MiB."""

_RULES_SHOWN = 50
_HEADS = (msgid("Level"), msgid("Place"), msgid("Rule"), msgid("Found"), msgid("Write instead"))
_CELLS = 100
"""Terminal cells of a text in the table."""


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """A heading, the summary, what could not be judged, the findings by rule, and the table."""
    language = style.language
    yield f"## stylelint-cs\n\n{_prose(in_language(summary_line(report.summary), language))}\n"
    for problem in report.summary.incomplete[:_RULES_SHOWN]:
        yield f"\n- **{translated('Could not be judged:', language)}** {_code(problem, 3 * _CELLS)}"
    left_out = len(report.summary.incomplete) - _RULES_SHOWN
    more = in_language(said_of(left_out, "{count:,} more problem", "{count:,} more problems"), language)
    yield f"\n- {more}\n" if left_out > 0 else "\n" if report.summary.incomplete else ""
    if not report.findings:
        return
    yield from _by_rule(report, language)
    heads = [translated(label, language) for label in _HEADS]
    yield f"\n| {' | '.join(heads)} |\n| --- | --- | --- | --- | --- |\n"
    # What stands first is read: the gravest, then the order of the report.
    rows = _fitting(map(_row, sorted(report.findings, key=lambda item: -item.level)))
    yield from rows
    if len(report.findings) > len(rows):
        rest = said_of(
            len(report.findings) - len(rows),
            "{count:,} more finding: see a report in another format.",
            "{count:,} more findings: see a report in another format.",
        )
        yield f"\n{in_language(rest, language)}\n"


def _fitting(rows: Iterator[str]) -> list[str]:
    """The first rows, as many as a summary has room for."""
    kept: list[str] = []
    size = 0
    for row in rows:
        size += len(row.encode("utf-8", "surrogatepass"))
        if size > _BYTES or len(kept) == SHOWN:
            break
        kept.append(row)
    return kept


def _by_rule(report: Report, language: str) -> Iterator[str]:
    counts = Counter(finding.rule for finding in report.findings)
    first: dict[str, Finding] = {}
    for finding in report.findings:
        first.setdefault(finding.rule, finding)
    heads = [translated(label, language) for label in (msgid("Rule"), msgid("Findings"), msgid("What it asks"))]
    yield f"\n| {' | '.join(heads)} |\n| --- | ---: | --- |\n"
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for rule, count in ordered[:_RULES_SHOWN]:
        yield f"| {_code(rule)} | {count:,} | {_prose(_short(first[rule].title))} |\n"
    if len(ordered) > _RULES_SHOWN:
        more = said_of(len(ordered) - _RULES_SHOWN, "{count:,} more rule", "{count:,} more rules")
        yield f"\n{in_language(more, language)}\n"


def _row(finding: Finding) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    instead = "<br>".join(_prose(_short(text)) for text in finding.suggestions[:3]) or _prose(_short(finding.title))
    found = _code(finding.match) if finding.match else ""
    level = finding.level.word
    return f"| {level} | {_code(place, 3 * _CELLS)} | {_code(finding.rule)} | {found} | {instead} |\n"


def _short(text: str, cells: int = _CELLS) -> str:
    return isolated(snippet(" ".join(text.split()), 0, 0, cells).line)


def _code(text: str, cells: int = _CELLS) -> str:
    """A text as it is, in which neither Markdown nor a mention (@name, #1) is read."""
    return f"<code>{_inert(_short(text, cells))}</code>" if text else ""


def _prose(text: str) -> str:
    return _inert(text).replace("&#64;", "<span>&#64;</span>")


def _inert(text: str) -> str:
    """A safe text with every sign that Markdown or HTML gives a meaning to as a character reference."""
    return "".join(
        char if not char.isascii() or char.isalnum() or char in " .,/()%" else f"&#{ord(char)};" for char in text
    )

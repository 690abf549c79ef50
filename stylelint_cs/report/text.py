"""The report for people: every finding with its line, the words underlined, the reason and what to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.model import Finding, Level, Report
from stylelint_cs.report.base import SHOWN_PER_FILE, Catalogue, Style
from stylelint_cs.report.cells import Snippet, snippet
from stylelint_cs.report.redaction import shown_line
from stylelint_cs.report.safe_text import FSI, PDI, has_right_to_left, in_sentence, isolated, safe_text
from stylelint_cs.report.summary import closing_lines, more_findings
from stylelint_cs.translation import translated

_INDENT = "    "
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.INFO: "36", Level.OFF: "36"}
_BOLD = "1"
_DIM = "2"


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """Each finding as a small paragraph, then the summary."""
    shown: Counter[str] = Counter()
    for finding in report.findings:
        shown[finding.path] += 1
        if shown[finding.path] > SHOWN_PER_FILE:
            continue
        yield "\n".join(_paragraph(finding, style)) + "\n\n"
    for path, count in shown.items():
        if count > SHOWN_PER_FILE:
            yield more_findings(path, count - SHOWN_PER_FILE, style.language) + "\n"
    for line in closing_lines(report, style):
        yield line + "\n"


def _paragraph(finding: Finding, style: Style) -> Iterator[str]:
    place = f"{safe_text(finding.path)}:{finding.start.line}:{finding.start.column}"
    level = _painted(finding.level.word, _COLOURS[finding.level], style)
    rule = _painted(safe_text(finding.rule), _BOLD, style)
    yield f"{place} {level} {rule}: {in_sentence(finding.title)}"
    yield from _source_lines(finding, style)
    if finding.explanation != finding.title:
        yield _INDENT + in_sentence(finding.explanation)
    label = translated("Write instead", style.language) + ": "
    for suggestion in finding.suggestions:
        yield _INDENT + label + in_sentence(suggestion)
        label = " " * len(label)


def _source_lines(finding: Finding, style: Style) -> Iterator[str]:
    line = shown_line(finding, style)
    if line is None:
        if finding.match:
            yield _INDENT + _found(finding.match, style)
        return
    part = snippet(line.text, line.start, line.end, max(style.width - len(_INDENT) - 2, 20))
    right_to_left = has_right_to_left(part.line)
    yield _INDENT + _marked(part, _COLOURS[finding.level], style, isolate=right_to_left)
    yield _INDENT + _painted(part.underline, _COLOURS[finding.level], style)
    # Where the line cannot be read beside its underline (a terminal reorders it, it is escaped, it goes on
    # below), the words stand once more by themselves.
    if finding.match and (right_to_left or line.text[line.start : line.end] != finding.match):
        yield _INDENT + _found(finding.match, style)


def _found(match: str, style: Style) -> str:
    shown = isolated(snippet(" ".join(match.split()), 0, 0, 2 * style.width).line)
    return f"{translated('Found', style.language)}: {shown}"


def _marked(part: Snippet, colour: str, style: Style, *, isolate: bool) -> str:
    line = part.before + _painted(part.span, colour, style) + part.after
    return f"{FSI}{line}{PDI}" if isolate else line


def _painted(text: str, colour: str, style: Style) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if style.colour and text else text

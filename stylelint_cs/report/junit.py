"""JUnit XML, for build servers that show tests: a suite for each file, a case for each finding.

A finding below the level that fails the run is a case that passes, with the finding as its output: the report and
the exit code say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from stylelint_cs.model import Finding, Level, Report
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.report.base import UNFINISHED, Catalogue, Style, advice, unfinished
from stylelint_cs.report.xml import DECLARATION, attributes, xml_text
from stylelint_cs.translation import translated

NAME = "stylelint-cs"


class _Case(NamedTuple):
    xml: str
    outcome: str


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """The suites; without findings one with a single case that passed, as readers refuse an empty report."""
    suites = [(NAME, [_error(item.path, item.line, item.text, style.language)]) for item in unfinished(report)]
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        suites.append((path, [_case(finding, style) for finding in findings]))
    if not suites:
        empty = translated("no findings", style.language)
        suites = [(NAME, [_Case(f"    <testcase{attributes([('name', empty), ('classname', NAME)])}/>\n", "")])]
    every = [case for _, some in suites for case in some]
    yield f"{DECLARATION}<testsuites{attributes([('name', NAME), *_counts(every)])}>\n"
    for path, some in suites:
        # The schema knows a file for a suite alone, and no line at all: a case tells both in its name.
        file = [] if path == NAME else [("file", path)]
        yield f"  <testsuite{attributes([('name', path), *_counts(some), *file])}>\n"
        yield from (case.xml for case in some)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _counts(some: Iterable[_Case]) -> list[tuple[str, str | int]]:
    outcomes = [case.outcome for case in some]
    return [("tests", len(outcomes)), ("failures", outcomes.count("failure")), ("errors", outcomes.count("error"))]


def _case(finding: Finding, style: Style) -> _Case:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    named = attributes([("name", f"{finding.rule} {place}"), ("classname", finding.path)])
    lines = [f"{place}: {finding.level.word} {finding.rule}: {finding.title}", advice(finding, style.language)]
    if finding.match:
        lines.insert(1, f"{translated('Found', style.language)}: {' '.join(finding.match.split())}")
    text = xml_text("\n".join(lines)).replace("&#10;", "\n")
    fails = style.fail_on is not Level.OFF and finding.level >= style.fail_on
    if fails:
        inner = f"<failure{attributes([('type', finding.level.word), ('message', finding.title)])}>{text}</failure>"
    else:
        inner = f"<system-out>{text}</system-out>"
    return _Case(f"    <testcase{named}>{inner}</testcase>\n", "failure" if fails else "")


def _error(path: str, line: int, text: str, language: str) -> _Case:
    place = f"{path}:{line}: " if path else ""
    named = attributes([("name", UNFINISHED), ("classname", path or NAME)])
    message = attributes([("type", UNFINISHED), ("message", translated("The check could not be finished", language))])
    return _Case(f"    <testcase{named}><error{message}>{xml_text(place + text)}</error></testcase>\n", "error")

"""Findings for the report tests, in real lines of files."""

from __future__ import annotations

from collections.abc import Iterable

from stylelint_cs.model import (
    Finding,
    Fix,
    Level,
    Position,
    Report,
    Skipped,
    SourceText,
    Span,
    Summary,
)
from stylelint_cs.report import renderer
from stylelint_cs.report.base import RuleInfo, Style

CATALOGUE = {
    "banned-phrase": RuleInfo(
        "banned-phrase",
        "Say what you can do",
        "It closes the door.",
        Level.ERROR,
        "phrase",
        "https://example.org/a",
    ),
    "quiet-rule": RuleInfo("quiet-rule", "Stay quiet", "Nobody asked.", Level.OFF, "phrase"),
}


def finding(
    text: str,
    match: str,
    *,
    path: str = "replies/sw/refund.yaml",
    rule: str = "banned-phrase",
    level: Level = Level.ERROR,
    locale: str | None = "sw",
    explanation: str = "It closes the door.",
    suggestions: tuple[str, ...] = ("Hebu nitafute njia nyingine",),
    fix: Fix | None = None,
    title: str = "Say what you can do",
) -> Finding:
    """A finding on the first place of ``match`` in a file that holds ``text``."""
    source = SourceText.of(path, text)
    start = text.index(match)
    return Finding(
        rule=rule,
        level=level,
        title=title,
        explanation=explanation,
        locale=locale,
        path=path,
        message_id="refund-1",
        key="replies[0].body",
        start=source.position(start),
        end=source.position(start + len(match)),
        match=match,
        suggestions=suggestions,
        fix=fix,
        text_span=Span(0, len(match)),
        fingerprint="f" * 64,
        source=source,
    )


def report(
    findings: Iterable[Finding], *, skipped: tuple[Skipped, ...] = (), incomplete: tuple[str, ...] = ()
) -> Report:
    """A report of ``findings`` in one file with as many messages."""
    found = tuple(findings)
    counts = [sum(item.level is level for item in found) for level in (Level.ERROR, Level.WARNING, Level.INFO)]
    return Report(found, Summary(1, len(found), *counts, skipped=skipped, incomplete=incomplete))


def rendered(name: str, outcome: Report, style: Style | None = None) -> str:
    """The whole output of a format."""
    return "".join(renderer(name)(outcome, CATALOGUE, style or Style()))


SWAHILI = finding("- id: refund-1\n  body: Samahani, haiwezekani sasa.\n", "haiwezekani")
POSITION = Position(2, 19)

"""Hits become findings: the rule, its level, the place in the file, and the texts in the reader's language."""

from __future__ import annotations

from stylelint_cs.frozen import replace
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Edit, Finding, Fix, Hit, Level, Message, Place, Position, Report, Span
from stylelint_cs.policy.model import Rule
from stylelint_cs.translation import in_language


def finding_in(message: Message, rule: Rule, level: Level, hit: Hit, language: str) -> Finding:
    """A hit in a message as a finding at ``level``, unless the hit has its own; without a fingerprint."""
    start, end = message.file_span(hit.start, hit.end)
    return Finding(
        rule=rule.id,
        level=level if hit.level is None else hit.level,
        title=localised(rule.title, language),
        explanation=in_language(hit.explanation, language) or localised(rule.why, language),
        locale=message.locale,
        path=message.source.path,
        message_id=message.id,
        key=message.key,
        start=start,
        end=end,
        match=message.text[hit.start : hit.end],
        suggestions=hit.suggestions,
        fix=_fix(hit, message),
        text_span=Span(hit.start, hit.end),
        source=message.source,
    )


def finding_at(place: Place, rule: Rule, level: Level, hit: Hit, language: str) -> Finding:
    """A hit that stands in no message (something is missing) as a finding at a place of a file."""
    position = Position(place.line, place.column)
    return Finding(
        rule=rule.id,
        level=level if hit.level is None else hit.level,
        title=localised(rule.title, language),
        explanation=in_language(hit.explanation, language) or localised(rule.why, language),
        locale=None,
        path=place.path,
        message_id=None,
        key=None,
        start=position,
        end=position,
        match="",
        suggestions=hit.suggestions,
    )


def report_in(report: Report, language: str) -> Report:
    """What a report still says in English (exceptions, what was left out or broke off) in the reader's language."""
    summary = report.summary
    skipped = tuple(
        item if type(item.reason) is str else replace(item, reason=in_language(item.reason, language))
        for item in summary.skipped
    )
    incomplete = tuple(in_language(text, language) for text in summary.incomplete)
    findings = tuple(_finding(finding, language) for finding in report.findings)
    return Report(findings, replace(summary, skipped=skipped, incomplete=incomplete))


def _finding(finding: Finding, language: str) -> Finding:
    if type(finding.explanation) is str and type(finding.title) is str:
        return finding
    title, explanation = in_language(finding.title, language), in_language(finding.explanation, language)
    return replace(finding, title=title, explanation=explanation)


def _fix(hit: Hit, message: Message) -> Fix | None:
    if not hit.replacements:
        return None
    edits = []
    for replacement in hit.replacements:
        start, end = message.file_span(replacement.start, replacement.end)
        edits.append(Edit(start, end, replacement.text))
    return Fix(hit.safe, tuple(edits))

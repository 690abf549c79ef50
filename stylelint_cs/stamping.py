"""Hits become findings: the rule, its level, the place in the file, and the texts in the reader's language."""

from __future__ import annotations

from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Edit, Finding, Fix, Hit, Level, Message, Place, Position, Span
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


def _fix(hit: Hit, message: Message) -> Fix | None:
    if not hit.replacements:
        return None
    edits = []
    for replacement in hit.replacements:
        start, end = message.file_span(replacement.start, replacement.end)
        edits.append(Edit(start, end, replacement.text))
    return Fix(hit.safe, tuple(edits))

"""Inline suppressions: ``# stylelint-cs: ignore[rule, rule] -- reason`` in the comments of a file.

A suppression without a reason does not hold. Those without a reason, without effect, or of a rule that does not
exist are findings themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from stylelint_cs.fingerprint import fingerprint
from stylelint_cs.frozen import replace
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Finding, Level, Position, SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import did_you_mean
from stylelint_cs.sources.base import Comment
from stylelint_cs.translation import said

UNUSED = "unused-suppression"
UNKNOWN = "unknown-rule"
EXPIRED = "expired-waiver"
STALE = "stale-baseline"

RULES: Mapping[str, tuple[str, str]] = {
    UNUSED: (
        said("Take out what suppresses nothing"),
        said("A suppression that is not needed, or lacks its reason, hides what will be wrong here tomorrow."),
    ),
    UNKNOWN: (
        said("Name a rule that exists"),
        said("A suppression of a rule that does not exist suppresses nothing."),
    ),
    EXPIRED: (
        said("Mend the text, or renew the waiver"),
        said("A waiver holds until its day. Whoever answers for it decides again then, or nobody ever does."),
    ),
    STALE: (
        said("Take out of the baseline what is mended"),
        said("An entry that nothing needs any more would hide the same mistake when it comes back."),
    ),
}
"""The rules about suppressions, waivers and the baseline, with title and reason, for catalogues and ``explain``."""

_FORM = "stylelint-cs: ignore[rule] -- reason"
_DIRECTIVE = lazy(
    r"\s*+stylelint-cs:\s*+ignore\s*+\[(?P<rules>[^\[\]]*+)\]\s*+(?:(?:--|–|—)(?P<reason>.*+))?",
    "s",
)
_NAME = lazy(r"[^\s,]+")


class Triage(NamedTuple):
    """The findings that are left, how many were suppressed, and the findings about the suppressions."""

    kept: tuple[Finding, ...]
    suppressed: int
    extra: tuple[Finding, ...]


class _Suppression(NamedTuple):
    """One rule name of one comment that holds; ``at`` is the name's span in the file."""

    comment: Comment
    rule: str
    at: Span
    ranges: tuple[tuple[Position, Position], ...]


def apply_suppressions(
    findings: Iterable[Finding],
    comments: Iterable[Comment],
    rule_names: Collection[str],
    mandatory: Collection[str] = (),
    ran: Collection[str] | None = None,
) -> Triage:
    """Take out the findings that a comment suppresses.

    ``rule_names`` are all rules that exist, ``mandatory`` those that cannot be suppressed, ``ran`` those that did
    run (default: all): a suppression of a rule that did not run may be needed when it does.
    """
    extra: list[Finding] = []
    held: dict[tuple[str, str], list[_Suppression]] = {}
    for comment in comments:
        for suppression in _read(comment, rule_names, mandatory, extra):
            held.setdefault((comment.source.path, suppression.rule), []).append(suppression)
    used: set[tuple[str, Span]] = set()
    kept: list[Finding] = []
    suppressed = 0
    for finding in findings:
        hits = [item for item in held.get((finding.path, finding.rule), ()) if _covers(item, finding.start)]
        used.update((finding.path, item.at) for item in hits)
        if hits:
            suppressed += 1
        else:
            kept.append(finding)
    for suppression in (item for items in held.values() for item in items):
        path = suppression.comment.source.path
        if (path, suppression.at) not in used and (ran is None or suppression.rule in ran):
            explanation = said("{rule} finds nothing here. Take the suppression out.", rule=suppression.rule)
            extra.append(_finding(UNUSED, suppression.comment, suppression.at, explanation))
    return Triage(tuple(kept), suppressed, numbered(extra))


def _read(
    comment: Comment, rule_names: Collection[str], mandatory: Collection[str], extra: list[Finding]
) -> list[_Suppression]:
    """The suppressions of a comment that hold; what is wrong with it goes into ``extra``."""
    text = comment.source.text
    match = _DIRECTIVE.match(text, comment.body.start, comment.body.end)
    whole = Span(comment.start, comment.end)
    names = list(_NAME.finditer(text, *match.span("rules"))) if match is not None else []
    if match is None or not names:
        extra.append(_finding(UNUSED, comment, whole, said("The comment cannot be read. Write {form}.", form=_FORM)))
        return []
    reasoned = bool(match["reason"] and match["reason"].strip())
    if not reasoned:
        explanation = said("The reason is missing, so nothing is suppressed. Write {form}.", form=_FORM)
        extra.append(_finding(UNUSED, comment, whole, explanation))
    ranges = tuple((comment.source.position(start), comment.source.position(end)) for start, end in comment.covers)
    found: list[_Suppression] = []
    for name in names:
        rule, at = name[0], Span(name.start(), name.end())
        if rule not in rule_names:
            extra.append(_unknown(comment, rule, at, rule_names))
        elif rule in mandatory:
            extra.append(
                _finding(UNUSED, comment, at, said("{rule} is mandatory and cannot be suppressed.", rule=rule))
            )
        elif reasoned and all(other.rule != rule for other in found):
            found.append(_Suppression(comment, rule, at, ranges))
    return found


def _covers(suppression: _Suppression, start: Position) -> bool:
    return any(first <= start <= last for first, last in suppression.ranges)


def _unknown(comment: Comment, rule: str, at: Span, rule_names: Collection[str]) -> Finding:
    near = did_you_mean(rule, sorted(rule_names))
    explanation = said("No rule is called {name!r}.", name=rule[:60])
    if near is not None:
        explanation = said("No rule is called {name!r}. Did you mean {near}?", name=rule[:60], near=near)
    return _finding(UNKNOWN, comment, at, explanation, (near,) if near else ())


def _finding(rule: str, comment: Comment, at: Span, explanation: str, suggestions: tuple[str, ...] = ()) -> Finding:
    return about(rule, comment.source, at, explanation, suggestions)


def about(
    rule: str,
    source: SourceText,
    at: Span,
    explanation: str,
    suggestions: tuple[str, ...] = (),
    level: Level = Level.WARNING,
) -> Finding:
    """A finding about an exception itself: ``rule`` is one of :data:`RULES`, ``at`` its span in ``source``."""
    return Finding(
        rule=rule,
        level=level,
        title=RULES[rule][0],
        explanation=explanation,
        locale=None,
        path=source.path,
        message_id=None,
        key=None,
        start=source.position(at.start),
        end=source.position(at.end),
        match=source.text[at.start : at.end],
        suggestions=suggestions,
        source=source,
    )


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings about exceptions in order of place, each with its fingerprint."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in sorted(findings, key=lambda item: (item.path, item.start, item.rule)):
        key = (finding.path, finding.rule, finding.match)
        mark = fingerprint(finding.rule, None, None, finding.path, finding.match, seen[key], str.casefold)
        seen[key] += 1
        found.append(replace(finding, fingerprint=mark))
    return tuple(found)

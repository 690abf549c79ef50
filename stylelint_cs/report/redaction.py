"""Cuts personal data out of what a report shows; places and fingerprints stay as they are.

Reports go to build logs, pull requests and artifacts that more people read than the messages themselves. So this
holds for every format, for stored replies too: what stands in one and belongs to a person got there by mistake. Only
where a rule asks about the words of a stored reply (a contact that is not the brand's) do addresses and numbers in
just these words stay, because they are what has to be mended; cards and accounts never do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from stylelint_cs.frozen import replace
from stylelint_cs.model import Finding, Problem, Report, Skipped, SourceText, Summary
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.report.base import Style
from stylelint_cs.report.personal_data import Personal, personal_data

TOKENS = {what: f"[{what}]" for what in ("email", "phone", "card", "iban")}
"""What stands in the place of personal data."""

_CONTACTS = frozenset({"email", "phone"})
_AROUND = 1000
"""Code points of a line that are looked at on either side of a finding; no report shows as many."""
_TELLING = 3
"""From this length on a part of something personal is cut out where an explanation repeats it."""


def redact(text: str, own: Iterable[str] = ()) -> str:
    """``text`` with ``[email]``, ``[phone]``, ``[card]`` or ``[iban]`` for what is personal; ``own`` contacts stay."""
    return _with_tokens(text, personal_data(text, own))


def _with_tokens(text: str, found: Sequence[Personal]) -> str:
    pieces, done = [], 0
    for start, end, what in found:
        pieces += [text[done:start], TOKENS[what]]
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def redacted(report: Report, own: Iterable[str] = (), open_rules: Collection[str] = ()) -> Report:
    """A report without personal data; what a report shows of lines goes through :func:`shown_line` as well.

    For ``open_rules`` see :class:`Style`.
    """
    known = tuple(own)
    findings = tuple(_finding(finding, _own(finding, known, open_rules)) for finding in report.findings)
    return Report(findings, _summary(report.summary, known))


def _own(finding: Finding, own: tuple[str, ...], open_rules: Collection[str]) -> tuple[str, ...]:
    """The contacts that a finding may show: the brand's, and those a rule asks about."""
    if finding.rule not in open_rules:
        return own
    found = personal_data(finding.match, own)
    return (*own, *(finding.match[start:end] for start, end, what in found if what in _CONTACTS))


def redacted_problem(problem: Problem, own: Iterable[str] = ()) -> Problem:
    """A problem without personal data, also in the line that it quotes."""
    known = tuple(own)
    line = redact(problem.line, known) if problem.line is not None else None
    return replace(problem, message=redact(problem.message, known), mend=redact(problem.mend, known), line=line)


def _summary(summary: Summary, own: tuple[str, ...]) -> Summary:
    skipped = tuple(
        Skipped(item.path, redact(item.reason, own), _name(item.message_id, own)) for item in summary.skipped
    )
    return replace(summary, skipped=skipped, incomplete=tuple(redact(text, own) for text in summary.incomplete))


def _finding(finding: Finding, own: tuple[str, ...]) -> Finding:
    match = _match(finding, own)

    def clean(text: str) -> str:
        if match != finding.match and len(finding.match) >= _TELLING:
            for written in (finding.match, " ".join(finding.match.split())):
                text = text.replace(written, match)
        return redact(text, own)

    fix = finding.fix
    if fix is not None and any(redact(edit.text, own) != edit.text for edit in fix.edits):
        # Applied with a token in it, it would destroy what it was to mend.
        fix = None
    return replace(
        finding,
        match=match,
        explanation=clean(finding.explanation),
        suggestions=tuple(clean(text) for text in finding.suggestions),
        fix=fix,
        message_id=_name(finding.message_id, own),
        key=_name(finding.key, own),
    )


def _name(name: str | None, own: tuple[str, ...]) -> str | None:
    """An id without what cannot be its own: e-mail addresses, international numbers, accounts in capitals."""
    if name is None:
        return name
    return _with_tokens(name, [item for item in personal_data(name, own) if _is_no_id(name, item)])


def _is_no_id(name: str, item: Personal) -> bool:
    written = name[item.start : item.end]
    return item.what == "email" or (item.what == "iban" and written[:2].isupper()) or "+" in written or "＋" in written


def _match(finding: Finding, own: tuple[str, ...]) -> str:
    """The words of a finding, also without the part of something personal that reaches beyond them."""
    line = _line(finding)
    if line is None or not finding.match:
        return redact(finding.match, own)
    found = _around(line.text, own)
    within = [
        Personal(max(item.start, line.start) - line.start, min(item.end, line.end) - line.start, item.what)
        for item in found
        if item.start < line.end and line.start < item.end
    ]
    if within and finding.match == line.text[line.start : line.end]:
        return _with_tokens(finding.match, within)
    if len(within) == 1 and within[0][:2] == (0, line.end - line.start):
        return TOKENS[within[0].what]
    return redact(finding.match, own)


class Line(NamedTuple):
    """The line in which a finding begins, far around it, and its span there (half-open, code points)."""

    text: str
    start: int
    end: int


def shown_line(finding: Finding, style: Style) -> Line | None:
    """What a report may show of the line in which a finding begins; ``None`` when it is not known."""
    line = _line(finding)
    if line is None or style.personal_data:
        return line
    found = _around(line.text, _own(finding, style.contacts, style.open_rules))
    if not found:
        return line
    return line._replace(
        text=_with_tokens(line.text, found),
        start=_moved(line.start, found, to_end=False),
        end=_moved(line.end, found, to_end=line.end > line.start),
    )


def _moved(at: int, found: Iterable[Personal], *, to_end: bool) -> int:
    """Where an offset stands once tokens are in place; inside a token it goes to one end of it."""
    shift = 0
    for start, end, what in found:
        length = len(TOKENS[what])
        if start < at < end:
            return start + shift + (length if to_end else 0)
        if end <= at:
            shift += length - (end - start)
    return at + shift


def _line(finding: Finding) -> Line | None:
    """The part of the line around a finding, as it stands in the file."""
    whole = line_of(finding.source, finding.start.line)
    if whole is None:
        return None
    start = finding.start.column - 1
    end = finding.end.column - 1 if finding.end.line == finding.start.line else len(whole)
    # In steps, so that findings close to each other share what was found around them.
    low = max(0, start // _AROUND - 1) * _AROUND
    return Line(whole[low : (end // _AROUND + 2) * _AROUND], start - low, end - low)


@lru_cache(maxsize=16)
def _around(text: str, own: tuple[str, ...]) -> tuple[Personal, ...]:
    return tuple(personal_data(text, own))


def line_of(source: SourceText | None, number: int) -> str | None:
    """The line of that number without its line end; ``None`` when it is not known."""
    if source is None:
        return None
    try:
        return source.line(number)
    except IndexError:
        return None

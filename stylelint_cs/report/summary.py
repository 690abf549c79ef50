"""The closing lines of the reports for people: what was found, what was left out, and the counts by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stylelint_cs.model import Level, Report, Summary
from stylelint_cs.report.base import Style
from stylelint_cs.report.safe_text import in_sentence, safe_text
from stylelint_cs.translation import Text, in_language, said, said_of, together

_EXAMPLES_SHOWN = 3


def closing_lines(report: Report, style: Style) -> Iterator[str]:
    """The lines under the findings: statistics when asked, what was skipped, and the summary."""
    if style.statistics:
        yield from statistics_lines(report)
    yield from (in_language(line, style.language) for line in _skipped_lines(report.summary))
    yield in_language(summary_line(report.summary), style.language)


def summary_line(summary: Summary) -> Text:
    """``Found 2 errors and 1 warning in 14 messages of 3 files.``, after a word on a check that is unfinished."""
    counts = [
        *([said_of(summary.error, "{count:,} error", "{count:,} errors")] if summary.error else []),
        *([said_of(summary.warning, "{count:,} warning", "{count:,} warnings")] if summary.warning else []),
        *([said_of(summary.info, "{count:,} note", "{count:,} notes")] if summary.info else []),
    ]
    found = said("Found {counts}", counts=joined(counts)) if counts else said("No findings")
    where = said(
        "{messages} of {files}",
        messages=said_of(summary.messages, "{count:,} message", "{count:,} messages"),
        files=said_of(summary.files, "{count:,} file", "{count:,} files"),
    )
    beside = _left_out(summary)
    if summary.incomplete and beside:
        return said(
            "The check could not be finished. {found} so far ({beside}) in {where}.",
            found=found,
            beside=beside,
            where=where,
        )
    if summary.incomplete:
        return said("The check could not be finished. {found} so far in {where}.", found=found, where=where)
    if beside:
        return said("{found} ({beside}) in {where}.", found=found, beside=beside, where=where)
    return said("{found} in {where}.", found=found, where=where)


def _left_out(summary: Summary) -> Text:
    """What was mended or excused; empty for nothing."""
    parts = [
        *([said("{number} fixed", number=summary.fixed)] if summary.fixed else []),
        *([said("{number} suppressed", number=summary.suppressed)] if summary.suppressed else []),
        *([said("{number} waived", number=summary.waived)] if summary.waived else []),
        *([said("{number} in the baseline", number=summary.baselined)] if summary.baselined else []),
    ]
    return _in_a_row(parts)


def _in_a_row(parts: Sequence[str]) -> Text:
    """The parts with the comma of the reader's language between them."""
    row = together(*parts[:1])
    for part in parts[1:]:
        row = said("{first}, {second}", first=row, second=part)
    return row


def statistics_lines(report: Report) -> Iterator[str]:
    """How often each rule spoke, the most frequent first."""
    levels: dict[str, Level] = {}
    counts: Counter[str] = Counter()
    for finding in report.findings:
        counts[finding.rule] += 1
        levels[finding.rule] = max(levels.get(finding.rule, Level.OFF), finding.level)
    width = len(str(max(counts.values(), default=0)))
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>{width}} {levels[rule].word:7} {safe_text(rule)}"


def _skipped_lines(summary: Summary) -> Iterator[Text]:
    by_reason: dict[str, list[str]] = {}
    for skipped in summary.skipped:
        by_reason.setdefault(skipped.reason, []).append(skipped.path)
    for reason, paths in by_reason.items():
        different = list(dict.fromkeys(paths))
        named = ", ".join(safe_text(path) for path in different[:_EXAMPLES_SHOWN])
        more = ", …" if len(different) > _EXAMPLES_SHOWN else ""
        yield said(
            "Skipped {number}: {reason} ({named})", number=len(paths), reason=in_sentence(reason), named=named + more
        )


def more_findings(path: str, count: int, language: str) -> str:
    """How many findings of a file are not shown."""
    more = said_of(
        count,
        "{path}: {count:,} more finding in this file",
        "{path}: {count:,} more findings in this file",
        path=safe_text(path),
    )
    return in_language(more, language)


def joined(parts: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    return said("{first} and {last}", first=_in_a_row(parts[:-1]), last=parts[-1])

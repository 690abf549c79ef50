"""The closing lines of the reports for people: what was found, what was left out, and the counts by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.model import Level, Report, Summary
from stylelint_cs.report.base import Style
from stylelint_cs.report.safe_text import in_sentence, safe_text

_EXAMPLES_SHOWN = 3


def closing_lines(report: Report, style: Style) -> Iterator[str]:
    """The lines under the findings: statistics when asked, what was skipped, and the summary."""
    if style.statistics:
        yield from statistics_lines(report)
    yield from _skipped_lines(report.summary)
    yield summary_line(report.summary)


def summary_line(summary: Summary) -> str:
    """``Found 2 errors and 1 warning in 14 messages of 3 files.``, after a word on a check that is unfinished."""
    counts = [
        counted(number, word)
        for number, word in ((summary.error, "error"), (summary.warning, "warning"), (summary.info, "note"))
        if number
    ]
    found = f"Found {joined(counts)}" if counts else "No findings"
    left_out = [
        f"{number} {word}"
        for number, word in (
            (summary.fixed, "fixed"),
            (summary.suppressed, "suppressed"),
            (summary.waived, "waived"),
            (summary.baselined, "in the baseline"),
        )
        if number
    ]
    beside = f" ({', '.join(left_out)})" if left_out else ""
    where = f"{counted(summary.messages, 'message')} of {counted(summary.files, 'file')}"
    if summary.incomplete:
        return f"The check could not be finished. {found} so far{beside} in {where}."
    return f"{found}{beside} in {where}."


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


def _skipped_lines(summary: Summary) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for skipped in summary.skipped:
        by_reason.setdefault(skipped.reason, []).append(skipped.path)
    for reason, paths in by_reason.items():
        different = list(dict.fromkeys(paths))
        named = ", ".join(safe_text(path) for path in different[:_EXAMPLES_SHOWN])
        more = ", …" if len(different) > _EXAMPLES_SHOWN else ""
        yield f"Skipped {len(paths)}: {in_sentence(reason)} ({named}{more})"


def counted(number: int, noun: str) -> str:
    """``1 error``, ``1,024 errors``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def joined(parts: list[str]) -> str:
    """``a, b and c``."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)

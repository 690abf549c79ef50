"""The section of the HTML report about the whole library: which topic or message has an answer in which locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from stylelint_cs.report.base import Coverage
from stylelint_cs.report.html_parts import Words, table
from stylelint_cs.report.page import isolated, text
from stylelint_cs.translation import msgid, said_of

_STATES: Mapping[str, str] = {
    "present": msgid("Present"),
    "missing": msgid("Missing"),
    "untranslated": msgid("Untranslated"),
    "stale": msgid("Stale"),
}
_ROWS = 200
"""Rows that are shown; a large library has as many as messages."""


def matrix(coverage: Coverage, said: Words) -> Iterator[str]:
    """How much there is in each locale, and below it the rows; of many only those with a gap."""
    gaps = {name: row for name, row in coverage.rows.items() if any(state != "present" for state in row.values())}
    chosen = dict(coverage.rows) if len(coverage.rows) <= _ROWS else gaps
    shown = list(chosen.items())[:_ROWS]
    yield _totals(coverage, said)
    if shown:
        yield _rows(coverage, shown, said)
    left = len(coverage.rows) - len(shown)
    if left:
        yield f'<p class="soft">{said(said_of(left, "{count:,} more row", "{count:,} more rows"))}</p>'


def _totals(coverage: Coverage, said: Words) -> str:
    rows = []
    for locale in coverage.locales:
        counts = Counter(row.get(locale, "missing") for row in coverage.rows.values())
        share = 100 * counts["present"] / counts.total() if counts else 100.0
        numbers = (f"{counts[state]:,}" for state in _STATES)
        bar = f'<span class="bar present" style="inline-size:{8 * share / 100:.2f}rem"></span>'
        rows.append((f"<code>{text(locale)}</code>", *numbers, f"{share:.0f} %", bar))
    heads = (said(msgid("Locale")), *(said(label) for label in _STATES.values()), said(msgid("Share")), "")
    return table(heads, rows, numbers=range(1, 6))


def _rows(coverage: Coverage, shown: list[tuple[str, Mapping[str, str]]], said: Words) -> str:
    cells = {state: f'<span class="{state}">{said(label)}</span>' for state, label in _STATES.items()}
    rows = [
        (isolated(name), *(cells[row.get(locale, "missing")] for locale in coverage.locales)) for name, row in shown
    ]
    first = said(msgid("Topic") if coverage.by == "topic" else msgid("Message"))
    return table((first, *(f"<code>{text(locale)}</code>" for locale in coverage.locales)), rows, numbers=())

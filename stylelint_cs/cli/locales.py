"""``stylelint-cs locales``: the locale packs, who reviewed them, and the rules that lack data there."""

from __future__ import annotations

from typing import NamedTuple

from stylelint_cs.catalog import makes_sense_in, missing_data
from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.cli.tables import table
from stylelint_cs.engine import Linter
from stylelint_cs.report.json import dumps


class _Row(NamedTuple):
    locale: str
    name: str
    direction: str
    reviewed: str | None
    spoken: bool
    missing: dict[str, str]


def run(brand: str | None, config: str | None, format: str) -> int:
    """Write a line for each locale that has a pack."""
    voice = opened(brand, config)
    rows = [_row(locale, voice.linter) for locale in voice.packs.known()]
    if format == "json":
        write(dumps([row._asdict() for row in rows], indent=1) + "\n")
        return 0
    header = ("locale", "name", "direction", "reviewed", f"rules of {voice.policy.brand} without data")
    write("\n".join(table(header, [_cells(row) for row in rows])) + "\n")
    return 0


def _row(locale: str, linter: Linter) -> _Row:
    pack = linter.packs.get(locale)
    assert pack is not None
    compiled = linter.compiled(locale)
    missing: dict[str, str] = {}
    if compiled is not None:
        for rule in sorted(compiled.voice.rules.values(), key=lambda rule: rule.id):
            lacking = missing_data(rule, compiled) if makes_sense_in(rule, compiled.voice) else None
            if lacking is not None:
                missing[rule.id] = lacking
    return _Row(locale, pack.name, pack.direction, pack.reviewed, compiled is not None, missing)


def _cells(row: _Row) -> tuple[str, str, str, str, str]:
    lacking = ", ".join(f"{rule} ({what})" for rule, what in row.missing.items()) or "none"
    return (
        row.locale,
        row.name,
        row.direction,
        row.reviewed or "unreviewed",
        lacking if row.spoken else "not spoken by the brand",
    )

"""``stylelint-cs locales``: the locale packs, who reviewed them, and the rules that lack data there."""

from __future__ import annotations

from stylelint_cs.catalog import makes_sense_in, missing_data
from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.cli.tables import table
from stylelint_cs.engine import Linter
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.report.json import dumps
from stylelint_cs.translation import in_language, msgid, said, translated


class _Row(NamedTuple):
    locale: str
    name: str
    direction: str
    reviewed: str | None
    spoken: bool
    missing: dict[str, str]


def run(brand: str | None, config: str | None, lang: str, format: str) -> int:
    """Write a line for each locale that has a pack."""
    voice = opened(brand, config)
    rows = [_row(locale, voice.linter, lang) for locale in voice.packs.known()]
    if format == "json":
        write(dumps([row._asdict() for row in rows], indent=1) + "\n")
        return 0
    without = said("rules of {brand} without data", brand=voice.policy.brand)
    named = map(msgid, ("locale", "name", "direction", "reviewed"))
    header = (*(translated(head, lang) for head in named), in_language(without, lang))
    write("\n".join(table(header, [_cells(row, lang) for row in rows])) + "\n")
    return 0


def _row(locale: str, linter: Linter, lang: str) -> _Row:
    pack = linter.packs.get(locale)
    assert pack is not None
    compiled = linter.compiled(locale)
    missing: dict[str, str] = {}
    if compiled is not None:
        for rule in sorted(compiled.voice.rules.values(), key=lambda rule: rule.id):
            lacking = missing_data(rule, compiled) if makes_sense_in(rule, compiled.voice) else None
            if lacking is not None:
                missing[rule.id] = in_language(lacking, lang)
    return _Row(locale, pack.name, pack.direction, pack.reviewed, compiled is not None, missing)


def _cells(row: _Row, lang: str) -> tuple[str, str, str, str, str]:
    lacking = ", ".join(f"{rule} ({what})" for rule, what in row.missing.items()) or translated("none", lang)
    return (
        row.locale,
        row.name,
        row.direction,
        row.reviewed or translated("unreviewed", lang),
        lacking if row.spoken else translated("not spoken by the brand", lang),
    )

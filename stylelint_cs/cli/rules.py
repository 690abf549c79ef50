"""``stylelint-cs rules``: the rules of a brand voice."""

from __future__ import annotations

from stylelint_cs.catalog import catalogue
from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.cli.tables import table
from stylelint_cs.report.json import dumps


def run(brand: str | None, config: str | None, lang: str, format: str) -> int:
    """Write every rule with its level, its kind and its title."""
    rules = catalogue(opened(brand, config).policy, lang).values()
    if format == "json":
        keys = ("id", "level", "kind", "title", "why", "url")
        rows = [(rule.id, rule.level.word, rule.kind, rule.title, rule.why, rule.url) for rule in rules]
        write(dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=1) + "\n")
        return 0
    cells = [(rule.id, rule.level.word, rule.kind, rule.title) for rule in rules]
    write("\n".join(table(("rule", "level", "kind", "title"), cells)) + "\n")
    return 0

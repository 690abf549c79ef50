"""``stylelint-cs rules``: the rules of a brand voice."""

from __future__ import annotations

from stylelint_cs.catalog import catalogue, catalogue_of
from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.cli.tables import table
from stylelint_cs.report.json import dumps
from stylelint_cs.translation import msgid, translated


def run(brand: str | None, config: str | None, lang: str, format: str) -> int:
    """Write every rule with its level, its kind and its title."""
    policy = opened(brand, config).policy
    known = {**catalogue_of((policy,), lang), **catalogue(policy, lang)}
    rules = [known[name] for name in sorted(known)]
    if format == "json":
        keys = ("id", "level", "kind", "title", "why", "url")
        rows = [(rule.id, rule.level.word, rule.kind, rule.title, rule.why, rule.url) for rule in rules]
        write(dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=1) + "\n")
        return 0
    cells = [(rule.id, rule.level.word, rule.kind, rule.title) for rule in rules]
    write(
        "\n".join(table([translated(head, lang) for head in map(msgid, ("rule", "level", "kind", "title"))], cells))
        + "\n"
    )
    return 0

"""``stylelint-cs formats``: the file formats and the layouts of tools that are read, each with a short example."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.cli.shell import write
from stylelint_cs.cli.tables import table
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.report.json import dumps
from stylelint_cs.sources.presets import PRESETS
from stylelint_cs.sources.readers import READERS
from stylelint_cs.translation import msgid, translated


class _Row(NamedTuple):
    """One format or preset, as ``--format json`` writes it."""

    name: str
    kind: str
    suffixes: tuple[str, ...]
    doc: str
    fixes: bool
    example: str


def run(format: str, lang: str) -> int:
    """Write every format and every preset."""
    rows = list(_rows())
    if format == "json":
        write(dumps([row._asdict() for row in rows], indent=1) + "\n")
        return 0
    formats = [row for row in rows if row.kind == "format"]
    presets = [row for row in rows if row.kind == "preset"]
    cells = [
        (
            row.name,
            " ".join(row.suffixes),
            translated(msgid("yes") if row.fixes else msgid("no"), lang),
            translated(row.doc, lang),
        )
        for row in formats
    ]
    write(
        "\n".join(
            table([translated(head, lang) for head in map(msgid, ("format", "suffixes", "--fix", "messages"))], cells)
        )
        + "\n\n"
    )
    write(
        "\n".join(
            table(
                [translated(head, lang) for head in map(msgid, ("preset", "files of"))],
                [(row.name, translated(row.doc, lang)) for row in presets],
            )
        )
        + "\n"
    )
    for row in rows:
        if row.example:
            lines = "".join(f"    {line}\n" for line in row.example.splitlines())
            write(f"\n{row.name}\n{lines}")
    return 0


def _rows() -> Iterator[_Row]:
    for reader in READERS.values():
        yield _Row(reader.name, "format", reader.suffixes, reader.doc, reader.writable, reader.example)
    for name, preset in PRESETS.items():
        yield _Row(name, "preset", (), preset.doc, True, preset.example)

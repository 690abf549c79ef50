"""The file formats. A new one is a module with ``read`` and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from stylelint_cs.sources.base import Reader

_HERE = "stylelint_cs.sources"

READERS: Mapping[str, Reader] = {
    "text": Reader("text", (".txt", ".text"), f"{_HERE}.text", "plain text: the file is one message"),
    "markdown": Reader(
        "markdown", (".md", ".markdown", ".mdx"), f"{_HERE}.markdown", "Markdown, with YAML front matter"
    ),
    "yaml": Reader("yaml", (".yaml", ".yml"), f"{_HERE}.yaml", "YAML", structured=True),
    "json": Reader("json", (".json", ".arb"), f"{_HERE}.json", "JSON", structured=True),
    "jsonl": Reader(
        "jsonl", (".jsonl", ".ndjson"), f"{_HERE}.jsonl", "JSON Lines, streamed", structured=True, streamed=True
    ),
    "csv": Reader("csv", (".csv",), f"{_HERE}.csv", "CSV, columns named by the first row", structured=True),
    "tsv": Reader(
        "tsv", (".tsv", ".tab"), f"{_HERE}.csv", "TSV, columns named by the first row", "read_tsv", structured=True
    ),
}

_BY_SUFFIX = {suffix: reader for reader in READERS.values() for suffix in reader.suffixes}


def reader_for(path: str) -> Reader | None:
    """The reader of a file, by its suffix."""
    return _BY_SUFFIX.get(PurePath(path).suffix.lower())


def suffixes() -> tuple[str, ...]:
    """Every suffix that is read, sorted."""
    return tuple(sorted(_BY_SUFFIX))

"""``stylelint-cs schema``: JSON Schemas, so that an editor checks files while they are written."""

from __future__ import annotations

from stylelint_cs.cli.shell import write
from stylelint_cs.report.json import dumps
from stylelint_cs.schema import json_schema


def run(file: str) -> int:
    """Write the schema of a file."""
    write(dumps(json_schema(file), indent=2) + "\n")
    return 0

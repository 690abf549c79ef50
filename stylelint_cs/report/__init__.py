"""The formats of a report, by the name that ``--format`` and ``--output`` take."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.report.base import Render

REPORTS: Mapping[str, str] = {
    "text": "stylelint_cs.report.text",
    "concise": "stylelint_cs.report.concise",
    "json": "stylelint_cs.report.json",
    "jsonl": "stylelint_cs.report.jsonl",
    "sarif": "stylelint_cs.report.sarif",
    "github": "stylelint_cs.report.github",
}
"""Name of a format to the module whose ``render`` writes it; only the one that is asked for is imported."""


def renderer(name: str) -> Render:
    """The ``render`` of a format of ``REPORTS``; ``KeyError`` for any other name."""
    render: Render = import_module(REPORTS[name]).render
    return render

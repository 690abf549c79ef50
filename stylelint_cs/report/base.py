"""What every report is made from besides the findings: facts about the rules, and how the reader wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from stylelint_cs.model import Finding, Level, Report


class RuleInfo(NamedTuple):
    """One rule of the brand voices of a run, in the reader's language.

    ``url`` is the page the requirement comes from, when its source is one.
    """

    id: str
    title: str
    why: str
    level: Level
    kind: str
    url: str | None = None


Catalogue = Mapping[str, RuleInfo]
"""The rules that may stand in a report, by id."""


class Style(NamedTuple):
    """How a report is to look; only reports for people heed it. ``width`` counts terminal cells."""

    colour: bool = False
    width: int = 100
    statistics: bool = False


Render = Callable[[Report, Catalogue, Style], Iterator[str]]
"""Writes a report in pieces; together they are the whole output, line ends included."""

SHOWN_PER_FILE = 1000
"""Findings of one file that ``text`` and ``github`` show; the rest is counted."""


def advice(finding: Finding) -> str:
    """The explanation of a finding with the wordings to use instead, for formats that show one text."""
    text = finding.explanation or finding.title
    if not finding.suggestions:
        return text
    return f"{text} Write instead: {' | '.join(finding.suggestions)}"

"""What every report is made from besides the findings: facts about the rules, and how the reader wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Finding, Level, Report
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import translated
from stylelint_cs.type_hints import Protocol


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


class Coverage(Protocol):
    """A coverage matrix: for each row (a ``by``: topic or id) a state in each locale."""

    @property
    def by(self) -> str:
        """What a row stands for."""

    @property
    def locales(self) -> tuple[str, ...]:
        """The columns."""

    @property
    def rows(self) -> Mapping[str, Mapping[str, str]]:
        """Name of a row to its states (present, missing, untranslated, stale) by locale."""


class Style(NamedTuple):
    """How a report is to look, and what it may show.

    ``width`` counts terminal cells; colours, width and ``statistics`` are for people. ``language`` (BCP 47) and
    ``direction`` (``ltr`` or ``rtl``) are the reader's. ``fail_on`` is the least level that fails a run; ``OFF`` when
    none does. Personal data is cut out unless ``personal_data``; ``contacts`` are the brand's own and stay, and so do
    addresses and numbers in the very words that one of ``open_rules`` found. ``coverage`` are the matrices of the
    libraries that were looked at.
    """

    colour: bool = False
    width: int = 100
    statistics: bool = False
    language: str = "en"
    direction: str = "ltr"
    fail_on: Level = Level.ERROR
    personal_data: bool = False
    contacts: tuple[str, ...] = ()
    open_rules: frozenset[str] = frozenset()
    coverage: tuple[Coverage, ...] = ()


Render = Callable[[Report, Catalogue, Style], Iterator[str]]
"""Writes a report in pieces; together they are the whole output, line ends included."""

SHOWN_PER_FILE = 1000
"""Findings of one file that ``text`` and ``github`` show; the rest is counted."""


def advice(finding: Finding, language: str) -> str:
    """The explanation of a finding with the wordings to use instead, for formats that show one text.

    ``language`` is the reader's (BCP 47).
    """
    text = finding.explanation or finding.title
    if not finding.suggestions:
        return text
    return f"{text} {translated('Write instead', language)}: {' | '.join(finding.suggestions)}"


class Unfinished(NamedTuple):
    """Something that could not be judged, for formats that have no other word for it.

    ``path`` is empty and ``line`` 1 when it has no place in a file.
    """

    path: str
    line: int
    text: str


UNFINISHED = "unfinished-check"
"""The name under which such formats list what could not be judged: a check that broke off must not look clean."""

_PLACE = lazy(r"(?P<path>[^\n]+?):(?P<line>[1-9][0-9]{0,8}):[0-9]+: ")


def unfinished(report: Report) -> Iterator[Unfinished]:
    """What could not be judged, each with its place."""
    for problem in report.summary.incomplete:
        place = _PLACE.match(problem)
        text = " ".join(problem[place.end() if place else 0 :].split())
        yield Unfinished(place["path"] if place else "", int(place["line"]) if place else 1, text)

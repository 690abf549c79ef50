"""Waivers: findings that somebody answers for until a day, as the configuration lists them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator

from stylelint_cs.config import Config, Waiver
from stylelint_cs.decoding import decode, read_bytes
from stylelint_cs.file_paths import with_slashes
from stylelint_cs.model import Finding, Level, SourceText, Span, StylelintError
from stylelint_cs.packs.loader import PackSet, canonical
from stylelint_cs.problems import did_you_mean
from stylelint_cs.translation import said, together
from stylelint_cs.triage import EXPIRED, UNKNOWN, UNUSED, about, numbered

SOON = 30
"""Days before the last one from which a waiver says that it will end."""


class Waivers:
    """The waivers of one configuration; remembers which of them were needed.

    ``today`` is the day of the run (``YYYY-MM-DD``), ``mandatory`` the rules that nobody may waive.
    """

    def __init__(self, config: Config, packs: PackSet, mandatory: Collection[str], today: str) -> None:
        self._config, self._packs, self._mandatory = config, packs, mandatory
        self._today = today
        self._used: set[int] = set()
        self._missed: set[int] = set()

    def waives(self, finding: Finding) -> bool:
        """Whether a waiver that holds means the finding."""
        waived = False
        for index, waiver in enumerate(self._config.waivers):
            if waiver.rule in self._mandatory or not self._means(waiver, finding):
                continue
            if self._left(waiver) < 0:
                self._missed.add(index)
            else:
                self._used.add(index)
                waived = True
        return waived

    def _means(self, waiver: Waiver, finding: Finding) -> bool:
        if waiver.rule != finding.rule or waiver.message not in (None, finding.message_id):
            return False
        if waiver.locale is not None:
            chain = self._packs.chain(finding.locale) if finding.locale is not None else ()
            if canonical(waiver.locale) not in (finding.locale, *chain):
                return False
        if waiver.path is None:
            return True
        relative = with_slashes(os.path.relpath(finding.path, self._config.folder))
        return waiver.path.match(relative) is not None

    def _left(self, waiver: Waiver) -> int:
        """Days until the last day of a waiver, negative behind it."""
        from datetime import date  # Whoever has no waivers does not wait for it.

        return (date.fromisoformat(waiver.expires) - date.fromisoformat(self._today)).days

    def findings(
        self, names: Collection[str], ran: Collection[str], *, folder: bool, whole: bool
    ) -> tuple[Finding, ...]:
        """What is wrong with the waivers themselves.

        ``names`` are all rules there are, ``ran`` those that did run. ``folder``: more than single files were
        looked at; without it only a waiver that would have been needed and is over is told. ``whole``: everything
        that the configuration speaks of was looked at, so a waiver without use has none.
        """
        source = self._source()
        if source is None:
            return ()
        found = []
        for index, waiver in enumerate(self._config.waivers):
            for rule, explanation, level in self._wrong(index, waiver, names, ran, folder=folder, whole=whole):
                start = source.line_starts[waiver.place.line - 1] + waiver.place.column - 1
                line = source.line(waiver.place.line)[waiver.place.column - 1 :].rstrip()
                near = did_you_mean(waiver.rule, sorted(names)) if rule == UNKNOWN else None
                at = Span(start, start + len(line))
                found.append(about(rule, source, at, explanation, (near,) if near else (), level))
        return numbered(found)

    def _wrong(
        self, index: int, waiver: Waiver, names: Collection[str], ran: Collection[str], *, folder: bool, whole: bool
    ) -> Iterator[tuple[str, str, Level]]:
        """Rule, explanation and level of what is wrong with one waiver."""
        left = self._left(waiver)
        if waiver.rule not in names:
            if folder:
                yield (
                    UNKNOWN,
                    said("No rule is called {name!r}, so nothing is waived.", name=waiver.rule[:60]),
                    Level.WARNING,
                )
        elif waiver.rule in self._mandatory:
            if folder:
                yield UNUSED, said("{rule} is mandatory and cannot be waived.", rule=waiver.rule), Level.WARNING
        elif left < 0:
            if folder or index in self._missed:
                over = said("The waiver of {rule} ended on {day}.", rule=waiver.rule, day=waiver.expires)
                yield EXPIRED, together(over, _ask(waiver)), Level.WARNING
        elif whole and index not in self._used and waiver.rule in ran:
            unused = said("{rule} finds nothing that is waived here. Take the waiver out.", rule=waiver.rule)
            yield UNUSED, unused, Level.WARNING
        elif folder and left <= SOON:
            soon = said("The waiver of {rule} holds until {day}.", rule=waiver.rule, day=waiver.expires)
            yield EXPIRED, together(soon, _ask(waiver)), Level.INFO

    def _source(self) -> SourceText | None:
        """The configuration as it is written; it was read a moment ago."""
        path = self._config.path
        if path is None or not self._config.waivers:
            return None
        shown = self._config.waivers[0].place.path
        try:
            return decode(read_bytes(path, shown, self._config.limits.file_bytes), shown)
        except StylelintError:
            return None


def _ask(waiver: Waiver) -> str:
    return said("{owner} answers for it: {reason}", owner=waiver.owner, reason=waiver.reason)

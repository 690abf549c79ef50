"""Fixes one file, round by round, until nothing is left that can be fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stylelint_cs.fixing.choosing import Change, PackOf, Refused, choose
from stylelint_cs.fixing.sheet import Format, Sheet
from stylelint_cs.judging import Judged
from stylelint_cs.model import Finding, Problem
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.settling import FileMessages
from stylelint_cs.translation import said

ROUNDS = 10
"""Rounds after which fixes that still bring up new ones are given up."""

_STRUCTURE = said("it would change more of the file than these words")


class Fixed(NamedTuple):
    """What came of a file: its bytes, its findings as they are then, how many were fixed, and what was left out."""

    data: bytes
    judged: tuple[Judged, ...]
    fixed: int
    notes: tuple[Problem, ...] = ()


class Fixer(NamedTuple):
    """How the files of a run are fixed.

    ``judge`` holds a part of the file against the brand voice, ``shown`` tells which of the findings nobody excused,
    ``unsafe`` whether fixes that somebody should look at are applied, too.
    """

    judge: Callable[[FileMessages], Judged]
    shown: Callable[[Iterable[Judged]], Iterable[Finding]]
    pack_of: PackOf
    unsafe: bool

    def fix(self, data: bytes, format_: Format) -> Fixed:
        """Fix a file that holds ``data``; where the fixes never settle it stays as it is."""
        first = sheet = Sheet(data, format_)
        judged = start = self._judged(sheet)
        fixed = 0
        seen = {data}
        notes: list[Problem] = []
        for _ in range(ROUNDS):
            if not sheet.is_whole or any(part.problems for part in judged):
                break
            choice = choose(self._found(sheet, judged), sheet.messages, self.pack_of, unsafe=self.unsafe)
            after, left_out = sheet.changed(choice.changes)
            refused = [*choice.refused, *(Refused(change.finding, _STRUCTURE) for change in left_out)]
            notes = [_note(item) for item in refused]
            if after is sheet:
                break
            sheet, judged = after, self._judged(after)
            fixed += len(choice.changes) - len(left_out)
            if sheet.data in seen:
                return self._given_up(first, start, choice.changes[0].finding, _rules(choice.changes))
            seen.add(sheet.data)
        else:
            left = choose(self._found(sheet, judged), sheet.messages, self.pack_of, unsafe=self.unsafe).changes
            if left:
                return self._given_up(first, start, left[0].finding, _rules(left))
        return Fixed(sheet.data, tuple(judged), fixed, tuple(notes))

    def _judged(self, sheet: Sheet) -> list[Judged]:
        return [self.judge(part) for part in sheet.parts]

    def _found(self, sheet: Sheet, judged: Sequence[Judged]) -> list[tuple[Finding, int]]:
        """The findings that are shown, each with the number of its message in the file."""
        owners: dict[int, int] = {}
        for first, part in zip(sheet.numbered(), judged, strict=True):
            owners.update((id(finding), first + own) for finding, own in zip(part.findings, part.owners, strict=True))
        return [(finding, owners[id(finding)]) for finding in self.shown(judged) if id(finding) in owners]

    @staticmethod
    def _given_up(sheet: Sheet, judged: Sequence[Judged], finding: Finding, rules: str) -> Fixed:
        message = said("{path}: the fixes of this file never settle: {rules}", path=finding.path, rules=rules)
        return Fixed(sheet.data, tuple(judged), 0, (Problem(message, said("Nothing was changed. Mend it by hand.")),))


def _rules(changes: Iterable[Change]) -> str:
    return ", ".join(sorted({change.finding.rule for change in changes}))


def _note(item: Refused) -> Problem:
    finding = item.finding
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    return Problem(
        said("{place}: {rule}: the fix is left out: {reason}", place=place, rule=finding.rule, reason=item.reason),
        said("Mend it by hand."),
    )

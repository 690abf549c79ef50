"""``stylelint-cs test``: runs the examples in brand files and shows which rules have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.cli.tables import table
from stylelint_cs.example_coverage import Cell, cells, percent
from stylelint_cs.examples import Failure, Runner, cases
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.policy.model import Dropped
from stylelint_cs.report.json import dumps
from stylelint_cs.report.safe_text import in_sentence, safe_text
from stylelint_cs.report.summary import counted
from stylelint_cs.voices import Voice


@dataclass
class _Outcome:
    """What the examples of one brand gave."""

    brand: str
    run: int = 0
    failures: list[Failure] = field(default_factory=list)
    dropped: Sequence[Dropped] = ()
    cells: list[Cell] = field(default_factory=list)


def run(
    brands: tuple[str, ...], config: str | None, locale: str | None, coverage: bool, min: int | None, format: str
) -> int:
    """Run the examples of each brand; 1 when one fails or less than ``min`` percent is covered."""
    if min is not None and not coverage:
        raise StylelintError([Problem("--min goes with --coverage", "Write: stylelint-cs test --coverage --min 80")])
    voices = [opened(brand, config) for brand in brands] or [opened(None, config)]
    outcomes = [_test(voice, locale, coverage) for voice in voices]
    found = [cell for outcome in outcomes for cell in outcome.cells]
    share = percent(found)
    if format == "json":
        write(dumps([_object(outcome, coverage) for outcome in outcomes], indent=1) + "\n")
    else:
        for outcome in outcomes:
            write(_text(outcome, coverage))
        if min is not None and share < min:
            write(f"Coverage is {share:.1f} %, less than the {min} % that are asked for.\n")
    failed = any(outcome.failures for outcome in outcomes) or (min is not None and share < min)
    return 1 if failed else 0


def _test(voice: Voice, locale: str | None, coverage: bool) -> _Outcome:
    policy = voice.policy
    compiling = voice.shelf.compiled if voice.shelf is not None else None
    runner = Runner(policy, voice.packs, voice.options.today, compiling)
    outcome = _Outcome(policy.brand, dropped=policy.dropped_suggestions)
    found = list(cases(policy, locale))
    for case in found:
        outcome.run += 1
        failure = runner.run(case)
        if failure is not None:
            outcome.failures.append(failure)
    if coverage:
        outcome.cells = [cell for cell in cells(policy, voice.linter, found) if locale in (None, cell.locale)]
    return outcome


def _text(outcome: _Outcome, coverage: bool) -> str:
    lines = []
    for failure in outcome.failures:
        lines += [
            f"{safe_text(str(failure.place))} {safe_text(failure.rule)} ({failure.locale}): example fails",
            f"    {in_sentence(failure.text)}",
            f"    expected: {in_sentence(failure.expected)}",
            f"    found:    {in_sentence(failure.found)}",
        ]
    for drop in outcome.dropped:
        what = "suggestion" if drop.what == "suggestion" else "ban"
        lines.append(
            f"{safe_text(str(drop.place))} ({drop.locale}): the {what} “{in_sentence(drop.text)}” is dropped, "
            f"{safe_text(str(drop.by))} says otherwise"
        )
    if coverage:
        lines += _coverage_lines(outcome.cells)
    failed = f"{len(outcome.failures):,} failed" if outcome.failures else "all as they should be"
    lines.append(f"{safe_text(outcome.brand)}: {counted(outcome.run, 'example')}, {failed}.")
    return "\n".join(lines) + "\n"


def _coverage_lines(found: list[Cell]) -> list[str]:
    if not found:
        return ["Nothing to cover."]
    locales = list(dict.fromkeys(cell.locale for cell in found))
    at = {(cell.rule, cell.locale): cell for cell in found}
    rows = [
        (rule, *(_mark(at.get((rule, locale))) for locale in locales))
        for rule in dict.fromkeys(cell.rule for cell in found)
    ]
    gaps = [f"{cell.rule} ({cell.locale}): {cell.gap}" for cell in found if not cell.covered]
    covered = sum(cell.covered for cell in found)
    total = f"Covered: {covered} of {len(found)} ({percent(found):.1f} %), as found + silent examples."
    return [*table(("rule", *locales), rows), *gaps, total]


def _mark(cell: Cell | None) -> str:
    if cell is None:
        return "-"
    return f"{cell.finding}+{cell.silent}" + ("" if cell.covered else " !")


def _object(outcome: _Outcome, coverage: bool) -> dict[str, Any]:
    value: dict[str, Any] = {
        "brand": outcome.brand,
        "examples": outcome.run,
        "failures": [
            {
                "path": failure.place.path,
                "line": failure.place.line,
                "column": failure.place.column,
                "rule": failure.rule,
                "locale": failure.locale,
                "text": failure.text,
                "expected": failure.expected,
                "found": failure.found,
            }
            for failure in outcome.failures
        ],
        "dropped": [
            {"what": drop.what, "text": drop.text, "locale": drop.locale, "place": str(drop.place), "by": str(drop.by)}
            for drop in outcome.dropped
        ],
    }
    if coverage:
        value["coverage"] = {
            "percent": round(percent(outcome.cells), 1),
            "cells": [{**cell._asdict(), "covered": cell.covered} for cell in outcome.cells],
        }
    return value

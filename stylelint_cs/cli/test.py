"""``stylelint-cs test``: runs the examples in brand files and shows which rules have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stylelint_cs.cli.cases import spoken_locale
from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.cli.tables import table
from stylelint_cs.example_coverage import Cell, cells, percent
from stylelint_cs.examples import Failure, Runner, cases
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.policy.model import Dropped
from stylelint_cs.report.cells import cell_width
from stylelint_cs.report.json import dumps
from stylelint_cs.report.safe_text import in_sentence, safe_text
from stylelint_cs.translation import Text, in_language, msgid, said, said_of, translated
from stylelint_cs.type_hints import Any
from stylelint_cs.voices import Voice

_WITH_COVERAGE = "stylelint-cs test --coverage --min 80"


@dataclass
class _Outcome:
    """What the examples of one brand gave."""

    brand: str
    run: int = 0
    failures: list[Failure] = field(default_factory=list)
    dropped: Sequence[Dropped] = ()
    cells: list[Cell] = field(default_factory=list)


def run(
    brands: tuple[str, ...],
    config: str | None,
    locale: str | None,
    coverage: bool,
    min: int | None,
    lang: str,
    format: str,
) -> int:
    """Run the examples of each brand; 1 when one fails or less than ``min`` percent is covered."""
    if min is not None and not coverage:
        raise StylelintError(
            [Problem(said("--min goes with --coverage"), said("Write: {command}", command=_WITH_COVERAGE))]
        )
    voices = [opened(brand, config) for brand in brands] or [opened(None, config)]
    if locale:
        # Examples that nobody has are no reason to be content.
        spoken = [spoken_locale(locale, voice.policy, voice.packs) for voice in voices]
        locale = spoken[0]
    outcomes = [_test(voice, locale, coverage) for voice in voices]
    found = [cell for outcome in outcomes for cell in outcome.cells]
    share = percent(found)
    if format == "json":
        write(dumps([_object(outcome, coverage, lang) for outcome in outcomes], indent=1) + "\n")
    else:
        for outcome in outcomes:
            write(_text(outcome, coverage, lang))
        if min is not None and share < min:
            less = said(
                "Coverage is {share:.1f} %, less than the {least} % that are asked for.", share=share, least=min
            )
            write(in_language(less, lang) + "\n")
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


def _text(outcome: _Outcome, coverage: bool, lang: str) -> str:
    lines: list[str] = []
    for failure in outcome.failures:
        lines += _failure(failure, lang)
    for drop in outcome.dropped:
        lines.append(in_language(_dropped(drop), lang))
    if coverage:
        lines += _coverage_lines(outcome.cells, lang)
    run = said_of(outcome.run, "{count:,} example", "{count:,} examples")
    brand = safe_text(outcome.brand)
    total = (
        said_of(
            len(outcome.failures),
            "{brand}: {examples}, {count:,} failed.",
            "{brand}: {examples}, {count:,} failed.",
            brand=brand,
            examples=run,
        )
        if outcome.failures
        else said("{brand}: {examples}, all as they should be.", brand=brand, examples=run)
    )
    lines.append(in_language(total, lang))
    return "\n".join(lines) + "\n"


def _failure(failure: Failure, lang: str) -> Iterator[str]:
    where, rule = safe_text(str(failure.place)), safe_text(failure.rule)
    head = said("{place} {rule} ({locale}): example fails", place=where, rule=rule, locale=failure.locale)
    yield in_language(head, lang)
    yield f"    {in_sentence(failure.text)}"
    labels = [translated(label, lang) for label in map(msgid, ("expected:", "found:"))]
    width = max(map(cell_width, labels))
    for label, text in zip(labels, (failure.expected, failure.found), strict=True):
        yield f"    {label}{' ' * (width - cell_width(label))} {in_sentence(in_language(text, lang))}"


def _dropped(drop: Dropped) -> Text:
    values = {
        "place": safe_text(str(drop.place)),
        "locale": drop.locale,
        "text": in_sentence(drop.text),
        "other": safe_text(str(drop.by)),
    }
    if drop.what == "suggestion":
        return said("{place} ({locale}): the suggestion “{text}” is dropped, {other} says otherwise", **values)
    return said("{place} ({locale}): the ban “{text}” is dropped, {other} says otherwise", **values)


def _coverage_lines(found: list[Cell], lang: str) -> list[str]:
    if not found:
        return [translated("Nothing to cover.", lang)]
    locales = list(dict.fromkeys(cell.locale for cell in found))
    at = {(cell.rule, cell.locale): cell for cell in found}
    rows = [
        (rule, *(_mark(at.get((rule, locale))) for locale in locales))
        for rule in dict.fromkeys(cell.rule for cell in found)
    ]
    gaps = [f"{cell.rule} ({cell.locale}): {in_language(cell.gap, lang)}" for cell in found if not cell.covered]
    covered = sum(cell.covered for cell in found)
    total = said(
        "Covered: {covered} of {cells} ({percent:.1f} %), as found + silent examples.",
        covered=covered,
        cells=len(found),
        percent=percent(found),
    )
    return [*table((translated("rule", lang), *locales), rows), *gaps, in_language(total, lang)]


def _mark(cell: Cell | None) -> str:
    if cell is None:
        return "-"
    return f"{cell.finding}+{cell.silent}" + ("" if cell.covered else " !")


def _object(outcome: _Outcome, coverage: bool, lang: str) -> dict[str, Any]:
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
                "expected": in_language(failure.expected, lang),
                "found": in_language(failure.found, lang),
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

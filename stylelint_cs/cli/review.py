"""``stylelint-cs review``: conversations held against the brand voice, counted, and written up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from stylelint_cs.catalog import catalogue_of
from stylelint_cs.cli import terminal
from stylelint_cs.cli.check import STDIN, exit_code
from stylelint_cs.cli.output import has_something_to_say, outputs, style_of, write_reports, write_statistics
from stylelint_cs.cli.shell import internal_error, say
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.frozen import Frozen
from stylelint_cs.model import Meta, Problem, StylelintError
from stylelint_cs.packs.loader import canonical
from stylelint_cs.report import renderer
from stylelint_cs.report.base import Style
from stylelint_cs.review import reports
from stylelint_cs.review.run import Outcome, review
from stylelint_cs.review.work import ReviewRequest
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

SAMPLE = 10


class ReviewOptions(Frozen):
    """The options of ``review`` as the option table names them."""

    paths: tuple[str, ...]
    brand: str | None
    config: str | None
    locale: str | None
    channel: str | None
    topic: str | None
    tags: tuple[str, ...]
    known: tuple[str, ...]
    stdin_filename: str | None
    stdin_format: str | None
    agents: tuple[str, ...]
    bots: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    format: str
    output: tuple[str, ...]
    show_personal_data: bool
    pseudonymise: bool
    sample: int | None
    seed: int | None
    trend: str | None
    baseline: str | None
    jobs: int | None
    today: str | None
    lang: str
    color: str
    statistics: bool


def run(**values: Any) -> int:
    """Review, report, and say by the exit code what came of it."""
    options = ReviewOptions(**values)
    request = request_of(options)
    files = outputs(options.output, "html=report.html")
    progress = terminal.Progress(sys.stderr, "turns")
    try:
        outcome = review(request, progress.step, internal_error)
    finally:
        progress.clear()
    try:
        say(outcome.problems, options.lang)
        _report(outcome, options, files)
        return exit_code(outcome.report, options.fail_on)
    finally:
        outcome.close()


def request_of(options: ReviewOptions) -> ReviewRequest:
    """What the options ask for; raises StylelintError for those that do not go together."""
    from_stdin = STDIN in options.paths
    if from_stdin and len(options.paths) > 1:
        raise StylelintError(
            [Problem(said("stdin (-) and paths do not go together"), said("Review them one after the other."))]
        )
    if not from_stdin and (options.stdin_filename or options.stdin_format):
        raise StylelintError(
            [Problem(said("--stdin-… says something about stdin, which is not read"), said("Add - as the path."))]
        )
    return ReviewRequest(
        lint=LintOptions(day(options.today), frozenset(options.select), frozenset(options.ignore), options.lang),
        paths=() if from_stdin else options.paths,
        stdin=sys.stdin.buffer if from_stdin else None,
        stdin_format=options.stdin_format,
        stdin_filename=options.stdin_filename,
        brand=options.brand,
        config=options.config or None,
        locale=canonical(options.locale) if options.locale else None,
        defaults=Meta(channel=options.channel, topic=options.topic, tags=options.tags, known=options.known),
        agents=frozenset(options.agents),
        bots=frozenset(options.bots),
        baseline=options.baseline or None,
        jobs=options.jobs,
        redact=not options.show_personal_data,
        pseudonymise=options.pseudonymise,
        sample=options.sample if options.sample is not None else SAMPLE,
        seed=options.seed or 0,
        trend=Path(options.trend) if options.trend else None,
    )


def _report(outcome: Outcome, options: ReviewOptions, files: list[tuple[str, str]]) -> None:
    # What may not be shown was cut out before it was kept.
    style = style_of(options, outcome.voices, {options.format, *dict(files)})._replace(personal_data=True)
    is_said = has_something_to_say(outcome.report, outcome.problems, options.format)
    write_reports(
        lambda name, style: _rendered(name, outcome, style), style, files, options.format if is_said else None
    )
    write_statistics(outcome.report, options)


def _rendered(name: str, outcome: Outcome, style: Style) -> Iterator[str]:
    rules = catalogue_of((voice.policy for voice in outcome.voices), style.language)
    own = reports.REPORTS.get(name)
    if own is not None:
        yield from own(outcome.report, outcome.aggregates, rules, style)
    else:
        yield from renderer(name)(outcome.report, rules, style)

"""``stylelint-cs check``: reads the options, runs the check, writes the reports, returns the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence, Set

from stylelint_cs.catalog import catalogue_of
from stylelint_cs.cli import terminal
from stylelint_cs.cli.output import has_something_to_say, keep_apart, outputs, style_of, write_reports, write_statistics
from stylelint_cs.cli.shell import COULD_NOT_JUDGE, internal_error, say, say_notes, write
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.judging import Judge
from stylelint_cs.model import LEVELS, Level, Meta, Problem, Report, StylelintError
from stylelint_cs.packs.loader import canonical
from stylelint_cs.problems import problem_in, suggest
from stylelint_cs.report import renderer
from stylelint_cs.report.base import Catalogue, Coverage, Style
from stylelint_cs.request import Request, config_path, is_library
from stylelint_cs.run import Outcome, check
from stylelint_cs.translation import said, together
from stylelint_cs.type_hints import Any

STDIN = "-"
PERSONAL = "personal"
"""The kind of the rules that find what belongs to a customer."""


class JudgingOptions(Frozen):
    """The options that say how messages are judged, as the option table names them."""

    brand: str | None
    config: str | None
    locale: str | None
    channel: str | None
    role: str | None
    topic: str | None
    tags: tuple[str, ...]
    position: str | None
    known: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    today: str | None
    lang: str
    show_personal_data: bool

    def request(self) -> Request:
        """What they ask for, of no messages yet; raises StylelintError when there is no such day."""
        defaults = Meta(
            channel=self.channel,
            role=self.role or Meta().role,
            topic=self.topic,
            tags=self.tags,
            position=self.position,
            known=self.known,
        )
        return Request(
            LintOptions(day(self.today), frozenset(self.select), frozenset(self.ignore), self.lang),
            brand=self.brand,
            config=self.config or None,
            locale=canonical(self.locale) if self.locale else None,
            defaults=defaults,
        )


class CheckOptions(JudgingOptions, Frozen):
    """The options of ``check`` as the option table names them."""

    paths: tuple[str, ...]
    preset: str | None
    stdin_filename: str | None
    stdin_format: str | None
    format: str
    output: tuple[str, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: str | None
    since: str | None
    jobs: int | None
    color: str
    statistics: bool
    show_settings: bool


def run(**values: Any) -> int:
    """Check, report, and say by the exit code what came of it."""
    options = CheckOptions(**values)
    request = request_of(options)
    if options.show_settings:
        from stylelint_cs.cli.show_settings import settings_text

        write(settings_text(options, request))
        return 0
    files = outputs(options.output, "json=report.json")
    if files:
        keep_apart(files, (*request.paths, config_path(request) or ""))
    progress = terminal.Progress(sys.stderr, "messages")
    try:
        outcome = check(request, progress.step, internal_error)
    finally:
        progress.clear()
    formats = {options.format, *dict(files)}
    style = _style(outcome, options, formats)._replace(coverage=_coverage(request, outcome, formats))
    say(_shown(outcome.problems, options, style), options.lang)
    say_notes(outcome.notes, options.lang)
    _report(outcome, options, style, files)
    for voice in outcome.voices:
        voice.settle()
    return exit_code(outcome.report, options.fail_on)


def _shown(problems: Sequence[Problem], options: CheckOptions, style: Style) -> list[Problem]:
    told = [problem_in(problem, options.lang) for problem in problems]
    if style.personal_data or not told:
        return told
    from stylelint_cs.report.redaction import redacted_problem

    return [redacted_problem(problem, style.contacts) for problem in told]


def request_of(options: CheckOptions) -> Request:
    """What the options ask for; raises StylelintError for those that do not go together."""
    from_stdin = STDIN in options.paths
    if from_stdin and len(options.paths) > 1:
        raise StylelintError(
            [Problem(said("stdin (-) and paths do not go together"), said("Check them one after the other."))]
        )
    if not from_stdin and (options.stdin_filename or options.stdin_format):
        raise StylelintError(
            [Problem(said("--stdin-… says something about stdin, which is not read"), said("Add - as the path."))]
        )
    _refuse_odd_fixes(options, from_stdin=from_stdin)
    return replace(
        options.request(),
        paths=() if from_stdin else options.paths,
        stdin=sys.stdin.buffer if from_stdin else None,
        preset=preset_name(options.preset),
        stdin_filename=options.stdin_filename,
        stdin_format=options.stdin_format,
        baseline=options.baseline or None,
        since=options.since,
        jobs=options.jobs,
        fix=options.fix,
        unsafe=options.unsafe_fixes,
        diff=options.diff,
    )


def preset_name(name: str | None) -> str | None:
    """A preset that exists; raises StylelintError for any other name."""
    if name is not None:
        from stylelint_cs.sources.presets import PRESETS

        if name not in PRESETS:
            mend = together(suggest(name, sorted(PRESETS)), said("`stylelint-cs formats` lists them."))
            raise StylelintError([Problem(said("there is no preset {name!r}", name=name), mend)])
    return name


def _refuse_odd_fixes(options: CheckOptions, *, from_stdin: bool) -> None:
    """Raise StylelintError for options about fixes and changes that do not go together with the rest."""
    problems = []
    if from_stdin and options.fix and not options.diff:
        problems.append(Problem(said("--fix cannot write to stdin (-)"), said("Add --diff to see the corrections.")))
    if from_stdin and options.since is not None:
        problems.append(Problem(said("--since says nothing about stdin (-)"), said("Leave it out, or name the file.")))
    if options.unsafe_fixes and not (options.fix or options.diff):
        problems.append(
            Problem(said("--unsafe-fixes alone does nothing"), said("Add --fix, or --diff to see them first."))
        )
    if options.diff and options.format != "text":
        mend = said("Write the report to a file: --output {format}=FILE", format=options.format)
        problems.append(Problem(said("--diff and --format {format} both want stdout", format=options.format), mend))
    if problems:
        raise StylelintError(problems)


def exit_code(report: Report, fail_on: str) -> int:
    """2 when the check could not be finished, 1 for a finding at or above ``fail_on``, else 0."""
    if report.summary.incomplete:
        return COULD_NOT_JUDGE
    threshold = LEVELS.get(fail_on, Level.ERROR + 1)
    return int(any(finding.level >= threshold for finding in report.findings))


def _style(outcome: Outcome, options: CheckOptions, formats: Set[str]) -> Style:
    contacts = (contact.value for voice in outcome.voices for contact in voice.policy.contacts)
    return style_of(options, outcome.voices, formats)._replace(
        personal_data=options.show_personal_data,
        contacts=tuple(dict.fromkeys(contacts)),
        open_rules=_open_rules(outcome, options),
    )


def _coverage(request: Request, outcome: Outcome, formats: Set[str]) -> tuple[Coverage, ...]:
    """What each library has in which locale, for the report that shows it; a library of one locale has no matrix."""
    if "html" not in formats or outcome.problems or not is_library(request):
        return ()
    from stylelint_cs.gathering import gather
    from stylelint_cs.library.coverage import matrix

    libraries = [gathered.library(request) for gathered in gather(request, Judge(request))[0]]
    return tuple(
        matrix(library, "topic" if library.linter.policy.topics else "id")
        for library in libraries
        if len(library.locales) > 1
    )


def _open_rules(outcome: Outcome, options: CheckOptions) -> frozenset[str]:
    """The rules whose findings show contacts: in files, all but those that look for what belongs to a person."""
    if STDIN in options.paths:
        return frozenset()
    rules = (rule for voice in outcome.voices for rule in voice.policy.rules.values())
    return frozenset(rule.id for rule in rules if rule.kind != PERSONAL)


def _report(outcome: Outcome, options: CheckOptions, style: Style, files: list[tuple[str, str]]) -> None:
    rules: Catalogue = catalogue_of((voice.policy for voice in outcome.voices), options.lang)

    def render(name: str, style: Style) -> Iterator[str]:
        return renderer(name)(outcome.report, rules, style)

    is_said = not options.diff and has_something_to_say(outcome.report, outcome.problems, options.format)
    write_reports(render, style, files, options.format if is_said else None)
    if options.diff:
        from stylelint_cs.cli.difference import difference

        for piece in difference(outcome.mended):
            write(piece)
    write_statistics(outcome.report, options)

"""What ``check`` and ``review`` write: the reports that were asked for, to stdout and to files.

A reader of a file finds the old report or the new one, never a half.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence

from stylelint_cs.cli import terminal
from stylelint_cs.cli.shell import write
from stylelint_cs.model import LEVELS, Level, Problem, Report, StylelintError
from stylelint_cs.problems import suggest
from stylelint_cs.report import REPORTS
from stylelint_cs.report.base import Style
from stylelint_cs.report.summary import statistics_lines
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Protocol, StrPath
from stylelint_cs.voices import Voice

_PAGE = "html"
_FOR_PEOPLE = ("text", "concise", "github")
"""Formats that hold the statistics themselves."""


class Shown(Protocol):
    """The options that say how reports look."""

    @property
    def format(self) -> str:
        """The format on stdout."""

    @property
    def fail_on(self) -> str:
        """The level that fails the run."""

    @property
    def lang(self) -> str:
        """The reader's language."""

    @property
    def color(self) -> str:
        """Whether stdout has colours."""

    @property
    def statistics(self) -> bool:
        """Whether findings are counted by rule."""


def outputs(given: Iterable[str], example: str) -> list[tuple[str, str]]:
    """The further reports: name of the format and file; raises StylelintError when one cannot be read.

    ``example`` is one that could, for the message.
    """
    found: list[tuple[str, str]] = []
    problems = []
    for item in given:
        name, equals, path = item.partition("=")
        if not equals or not path:
            mend = said("Write: --output {example}", example=example)
            problems.append(Problem(said("--output {item!r} names no file", item=item), mend))
        elif name not in REPORTS:
            problems.append(
                Problem(said("--output: there is no format {name!r}", name=name), suggest(name, [*REPORTS]))
            )
        elif any(path == other for _, other in found):
            message = said("--output: two reports would be written to {path}", path=path)
            problems.append(Problem(message, said("Give each report a file of its own.")))
        else:
            found.append((name, path))
    if problems:
        raise StylelintError(problems)
    return found


def keep_apart(files: Iterable[tuple[str, str]], read: Iterable[StrPath]) -> None:
    """Raise StylelintError when a report would be written over a file that is ``read``."""
    taken = [os.path.realpath(path) for path in read]
    problems = [
        Problem(said("--output: {path} is read by this check", path=path), said("Write the report to another file."))
        for _, path in files
        if os.path.isfile(path) and os.path.realpath(path) in taken
    ]
    if problems:
        raise StylelintError(problems)


def style_of(options: Shown, voices: Sequence[Voice], formats: Collection[str]) -> Style:
    """How reports in some formats are to look; what they may show is for the command to say."""
    # Only a page has a direction; other readers need not wait for a pack of their language.
    pack = voices[0].packs.get(options.lang) if voices and _PAGE in formats else None
    return Style(
        colour=terminal.wants_colour(options.color, sys.stdout),
        width=terminal.width(sys.stdout),
        statistics=options.statistics,
        language=options.lang,
        direction=pack.direction if pack is not None else "ltr",
        fail_on=LEVELS.get(options.fail_on, Level.OFF),
    )


def write_reports(
    render: Callable[[str, Style], Iterable[str]],
    style: Style,
    files: Iterable[tuple[str, str]],
    on_stdout: str | None,
) -> None:
    """Write each report that was asked for; ``render`` gives one by its format."""
    plain = style._replace(colour=False, width=Style().width)
    for name, path in files:
        write_file(path, "".join(render(name, plain)))
    if on_stdout is not None:
        for piece in render(on_stdout, style):
            write(piece)


def write_statistics(report: Report, options: Shown) -> None:
    """Count the findings by rule on stderr, where the report on stdout does not."""
    if options.statistics and options.format not in _FOR_PEOPLE:
        for line in statistics_lines(report):
            print(line, file=sys.stderr)


def has_something_to_say(report: Report, problems: Sequence[Problem], name: str) -> bool:
    """Whether the report on stdout is worth showing."""
    # A person has read on stderr why nothing was checked; "no findings" below it would mislead.
    return name not in ("text", "concise") or not problems or bool(report.summary.messages)


def write_file(path: StrPath, text: str) -> None:
    """Write ``text`` (UTF-8) in the file's place; raises StylelintError when that cannot be done.

    A device or pipe is written to as it is; a link keeps pointing where it points.
    """
    try:
        target = os.path.realpath(path)
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.write(text)
            return
        from pathlib import Path

        from stylelint_cs.writing import replace_file

        replace_file(Path(target), text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StylelintError(
            [
                Problem(
                    said("{path} cannot be written: {reason}", path=path, reason=reason),
                    said("Choose another file for --output."),
                )
            ]
        ) from error

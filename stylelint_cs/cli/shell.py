"""The outermost layer: streams, exit codes, and what is said when a run cannot judge.

0 is clean, 1 findings, 2 could not judge, 130 interrupted. Whatever goes wrong ends here, so that no crash
looks like a verdict.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from stylelint_cs.model import Problem, Report, StylelintError, Summary

COULD_NOT_JUDGE = 2
INTERRUPTED = 130
DEBUG_VARIABLE = "STYLELINT_CS_DEBUG"


def run(arguments: list[str]) -> int:
    """Run a command line and return the exit code; nothing is raised."""
    prepare_streams()
    try:
        code = _invoke(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = COULD_NOT_JUDGE
        _close_quietly()
    except StylelintError as error:
        code = _could_not_judge(arguments, error.problems)
    except Exception as error:
        code = _could_not_judge(arguments, (internal_error(error),))
    return _flushed(code)


def _invoke(arguments: list[str]) -> int:
    import click

    from stylelint_cs.cli.app import PROGRAM, build

    app = build()
    try:
        with app.make_context(PROGRAM, list(arguments)) as context:
            code = app.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as stop:
        print(stop.format_message(), file=sys.stderr)
        return COULD_NOT_JUDGE
    except click.ClickException as error:
        raise StylelintError([_usage_problem(error)]) from error
    return code if isinstance(code, int) else 0


def _usage_problem(error: object) -> Problem:
    import click

    assert isinstance(error, click.ClickException)
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "stylelint-cs"
    return Problem(error.format_message(), f"Try: {where} --help")


def prepare_streams() -> None:
    """Make stdout and stderr UTF-8 whatever the terminal's locale; what cannot be written is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(problems: Iterable[Problem]) -> None:
    """Write problems to stderr, each with its place, the offending line and the mend."""
    from stylelint_cs.report.safe_text import safe_text

    for problem in problems:
        for line in f"error: {problem}".split("\n"):
            print(safe_text(line), file=sys.stderr)


def say_notes(notes: Iterable[Problem]) -> None:
    """Write to stderr what is worth knowing and changes no verdict."""
    from stylelint_cs.report.safe_text import safe_text

    for note in dict.fromkeys(notes):
        print(safe_text(f"note: {note.message}. {note.mend}"), file=sys.stderr)


def internal_error(error: BaseException) -> Problem:
    """A mistake of the program: its kind and place, never its text, which may quote a customer."""
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    where = _last_own_line(error)
    return Problem(
        f"internal error: {type(error).__name__}{where}",
        f"This is a mistake in stylelint-cs. Please report it with this line and with what {DEBUG_VARIABLE}=1 shows.",
    )


def _last_own_line(error: BaseException) -> str:
    step, found = error.__traceback__, ""
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if "stylelint_cs" in path:
            name = path.replace("\\", "/").rpartition("/")[2]
            found = f" at {name}:{step.tb_lineno}"
        step = step.tb_next
    return found


def _could_not_judge(arguments: list[str], problems: tuple[Problem, ...]) -> int:
    say(problems)
    text = failure_report(arguments, problems)
    if text:
        write(text)
    return COULD_NOT_JUDGE


def failure_report(arguments: list[str], problems: tuple[Problem, ...]) -> str:
    """Stdout when nothing was judged: an unfinished report for programs, nothing for people."""
    from stylelint_cs.cli.options import asked_format
    from stylelint_cs.report import REPORTS, renderer
    from stylelint_cs.report.base import Style

    name = asked_format(arguments)
    if name is None or name not in REPORTS or name in ("text", "concise"):
        return ""
    report = Report((), Summary(incomplete=tuple(str(problem) for problem in problems)))
    return "".join(renderer(name)(report, {}, Style()))


def write(text: str) -> None:
    """Write to stdout; a reader that went away is no mistake, a full disk raises StylelintError."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    except OSError as error:
        _close_quietly()
        problem = Problem(f"stdout cannot be written: {error.strerror}", "Free some space, or write elsewhere.")
        raise StylelintError([problem]) from error


def _flushed(code: int) -> int:
    try:
        write("")
    except StylelintError as error:
        say(error.problems)
        return COULD_NOT_JUDGE
    return code


def _close_quietly() -> None:
    # The interpreter flushes stdout once more at exit and would complain about what is gone.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

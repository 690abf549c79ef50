"""The outermost layer: streams, exit codes, and what is said when a run cannot judge.

0 is clean, 1 findings, 2 could not judge, 130 interrupted. Whatever goes wrong ends here, so that no crash
looks like a verdict.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable

from stylelint_cs.model import Problem, Report, StylelintError, Summary
from stylelint_cs.translation import in_language, readers_language, said

COULD_NOT_JUDGE = 2
INTERRUPTED = 130
DEBUG_VARIABLE = "STYLELINT_CS_DEBUG"
COMPLETION_VARIABLE = "_STYLELINT_CS_COMPLETE"
"""What a shell sets when it asks how a line may go on."""


def run(arguments: list[str]) -> int:
    """Run a command line and return the exit code; nothing is raised."""
    prepare_streams()
    try:
        _need_folder()
        code = _invoke(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = COULD_NOT_JUDGE
        _close_quietly()
    except StylelintError as error:
        code = _could_not_judge(arguments, error.problems)
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            # What could not be written is told when the streams are closed.
            return _flushed(COULD_NOT_JUDGE, language_of(arguments))
        code = _could_not_judge(arguments, (internal_error(error),))
    return _flushed(code, language_of(arguments))


def _need_folder() -> None:
    """Raise StylelintError where the working directory was deleted: configurations and paths start from it."""
    try:
        os.getcwd()
    except OSError as error:
        message = said("the working directory cannot be used: {reason}", reason=error.strerror)
        raise StylelintError([Problem(message, said("Change to a folder that exists."))]) from error


def language_of(arguments: list[str]) -> str:
    """The reader's language: what a command line asks for, else the environment."""
    from stylelint_cs.cli.options import asked

    return asked(arguments, "--lang") or readers_language(os.environ)


def _invoke(arguments: list[str]) -> int:
    from stylelint_cs.cli.plain import plain

    line = plain(arguments, readers_language(os.environ))
    if line is not None and not os.environ.get(COMPLETION_VARIABLE):
        return line.run()
    return _invoke_click(arguments)


def _invoke_click(arguments: list[str]) -> int:
    import click

    from stylelint_cs.cli.app import PROGRAM, build

    app = build(language_of(arguments), readers_language(os.environ))
    if os.environ.get(COMPLETION_VARIABLE):
        from stylelint_cs.cli.completion import answer

        return answer(app, PROGRAM, COMPLETION_VARIABLE, os.environ[COMPLETION_VARIABLE])
    try:
        with app.make_context(PROGRAM, list(arguments)) as context:
            code = app.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as stop:
        print(stop.format_message(), file=sys.stderr)
        return COULD_NOT_JUDGE
    except click.ClickException as error:
        from stylelint_cs.cli.usage import usage_problem

        raise StylelintError([usage_problem(error, PROGRAM)]) from error
    return code if isinstance(code, int) else 0


def prepare_streams() -> None:
    """Make stdout and stderr UTF-8 whatever the terminal's locale; what cannot be written is escaped.

    A stream that the caller has closed is an empty one.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(problems: Iterable[Problem], language: str | None = None) -> None:
    """Write problems to stderr, each with its place, the offending line and the mend.

    ``language`` is the reader's (BCP 47), without it that of the environment.
    """
    from stylelint_cs.problems import in_full
    from stylelint_cs.report.safe_text import safe_text

    language = language or readers_language(os.environ)
    for problem in problems:
        text = in_language(said("error: {problem}", problem=in_full(problem)), language)
        for line in text.split("\n"):
            print(safe_text(line), file=sys.stderr)


def say_notes(notes: Iterable[Problem], language: str | None = None) -> None:
    """Write to stderr what is worth knowing and changes no verdict; ``language`` as for :func:`say`."""
    from stylelint_cs.report.safe_text import safe_text

    language = language or readers_language(os.environ)
    for note in dict.fromkeys(notes):
        text = said("note: {message}. {mend}", message=note.message, mend=note.mend)
        print(safe_text(in_language(text, language)), file=sys.stderr)


def internal_error(error: BaseException) -> Problem:
    """A mistake of the program: its kind and place, never its text, which may quote a customer."""
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    where = _last_own_line(error)
    kind = type(error).__name__
    return Problem(
        said("internal error: {kind} at {place}", kind=kind, place=where)
        if where
        else said("internal error: {kind}", kind=kind),
        said(
            "This is a mistake in stylelint-cs. Please report it with this line and with what {variable}=1 shows.",
            variable=DEBUG_VARIABLE,
        ),
    )


def _last_own_line(error: BaseException) -> str:
    step, found = error.__traceback__, ""
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if "stylelint_cs" in path:
            name = path.replace("\\", "/").rpartition("/")[2]
            found = f"{name}:{step.tb_lineno}"
        step = step.tb_next
    return found


def _could_not_judge(arguments: list[str], problems: tuple[Problem, ...]) -> int:
    say(problems, language_of(arguments))
    text = failure_report(arguments, problems)
    if text:
        write(text)
    return COULD_NOT_JUDGE


def failure_report(arguments: list[str], problems: tuple[Problem, ...]) -> str:
    """Stdout when nothing was judged: an unfinished report for programs, nothing for people."""
    from stylelint_cs.cli.options import asked_format
    from stylelint_cs.problems import in_full
    from stylelint_cs.report import REPORTS, renderer
    from stylelint_cs.report.base import Style

    name = asked_format(arguments)
    if name is None or name not in REPORTS or name in ("text", "concise"):
        return ""
    language = language_of(arguments)
    report = Report((), Summary(incomplete=tuple(in_language(in_full(problem), language) for problem in problems)))
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
        problem = Problem(
            said("stdout cannot be written: {reason}", reason=error.strerror),
            said("Free some space, or write elsewhere."),
        )
        raise StylelintError([problem]) from error


def _flushed(code: int, language: str) -> int:
    try:
        write("")
    except StylelintError as error:
        say(error.problems, language)
        return COULD_NOT_JUDGE
    return code


def _close_quietly() -> None:
    # The interpreter flushes stdout once more at exit and would complain about what is gone.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

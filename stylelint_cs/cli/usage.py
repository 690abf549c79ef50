"""What is wrong with a command line, in sentences of our own: click's differ by version and know one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import click
import regex

from stylelint_cs.model import Problem
from stylelint_cs.translation import said, said_of, together
from stylelint_cs.type_hints import Any

_IN_BRACKETS = regex.compile(r"\((?P<words>.*)\)\.?$", regex.DOTALL)


def usage_problem(error: click.ClickException, program: str) -> Problem:
    """The problem for an error of click, and where help is."""
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else program
    return Problem(_message(error), said("Try: {command} --help", command=where))


def _message(error: click.ClickException) -> str:
    for kind, message in _MESSAGES.items():
        if type(error).__name__ == kind:
            return message(error)
    return error.format_message()


def _no_option(error: Any) -> str:
    near = error.possibilities or ()
    return together(said("No such option {name!r}.", name=error.option_name), _nearest(near))


def _no_command(error: Any) -> str:
    near = error.possibilities or ()
    return together(said("No such command {name!r}.", name=error.command_name), _nearest(near))


def _nearest(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name) for name in sorted(names))
    if not names:
        return ""
    if len(names) == 1:
        return said("Did you mean {names}?", names=shown)
    return said("(Did you mean one of: {names}?)", names=shown)


def _missing(error: Any) -> str:
    choices = getattr(error.param.type, "choices", ()) if error.param is not None else ()
    missing = said("Missing argument {name}.", name=_hint(error))
    return together(missing, said("Choose from: {choices}.", choices=", ".join(choices)) if choices else "")


def _bad_value(error: Any) -> str:
    # A type of ours has said what is wrong with the value; see Choice and Number below.
    return said("Invalid value for {name}: {complaint}", name=_hint(error), complaint=error.message)


def _hint(error: Any) -> str:
    hint = error.param_hint
    if hint is None and error.param is not None:
        hint = error.param.get_error_hint(error.ctx)
    return " / ".join(repr(each) for each in hint) if isinstance(hint, list | tuple) else str(hint or "")


def _bad_option(error: Any) -> str:
    if "not take a value" in error.message:
        return said("Option {name!r} does not take a value.", name=error.option_name)
    return said("Option {name!r} requires an argument.", name=error.option_name)


def _other(error: Any) -> str:
    found = _IN_BRACKETS.search(error.message)
    if error.message.startswith("Got unexpected extra") and found is not None:
        words = found["words"]
        return said_of(
            len(words.split(" ")),
            "Got unexpected extra argument ({words})",
            "Got unexpected extra arguments ({words})",
            words=words,
        )
    return said("Missing command.") if error.message == "Missing command." else str(error.format_message())


_MESSAGES: Mapping[str, Callable[[Any], str]] = {
    "NoSuchOption": _no_option,
    "NoSuchCommand": _no_command,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _bad_option,
    "UsageError": _other,
}
"""By the name of click's class: older versions lack some."""


class Choice(click.Choice[str]):
    """One of some words; says in our own sentence that a word is none of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word; see :meth:`click.ParamType.convert`."""
        if value not in self.choices:
            shown = ", ".join(map(repr, self.choices))
            self.fail(said("{value!r} is not one of {choices}.", value=value, choices=shown), param, ctx)
        return value


class Number(click.IntRange):
    """A whole number from ``min`` on; says in our own sentence what is wrong with any other."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number; see :meth:`click.ParamType.convert`."""
        try:
            number = int(value)
        except ValueError:
            self.fail(said("{value!r} is not a whole number.", value=value), param, ctx)
        if self.min is not None and number < self.min:
            range_ = f"x>={self.min:g}"
            self.fail(said("{value} is not in the range {range}.", value=number, range=range_), param, ctx)
        return number

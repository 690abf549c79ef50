"""Plain command lines, read from the option table without click: a sender that checks one message waits for it.

Whatever is not plain (help, a mistake, a value that looks like an option) is left to click, which reads the same
table and has the sentences for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from stylelint_cs.cli.option_types import Argument, Command, Opt
from stylelint_cs.cli.options import COMMANDS, LANG, MACHINE_FORMATS
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import SOURCE

_LONG = 10
"""Digits of a number that is not plain any more."""


class Plain(NamedTuple):
    """A command line that was read: the command, and its options and arguments by the names of their fields."""

    command: Command
    values: Mapping[str, object]

    def run(self) -> int:
        """Run the command and return its exit code."""
        return perform(self.command, self.values)


class _Odd(Exception):
    """Something that click has to look at."""


def plain(arguments: list[str], language: str) -> Plain | None:
    """The command line where it is plain, else ``None``; ``language`` is the reader's where --lang is not given."""
    command = next((one for one in COMMANDS if arguments and one.name == arguments[0]), None)
    if command is None or command.action is not None:
        return None
    options = {option.name: option for option in command.options}
    given: dict[str, list[str]] = {}
    words: list[str] = []
    try:
        for option, text in _parts(arguments[1:], options):
            if option is None:
                words.append(text)
            else:
                given.setdefault(option.name, []).append(text)
        values = {option.field: _value(option, given.get(option.name)) for option in command.options}
        values |= _argument(command.argument, words)
    except _Odd:
        return None
    if LANG in command.options and LANG.name not in given:
        values[LANG.field] = default_language(values, language)
    return Plain(command, values)


def default_language(values: Mapping[str, object], language: str) -> str:
    """The language of a report where none is asked for: what programs read is the same on every terminal."""
    return SOURCE if values.get("format") in MACHINE_FORMATS else language


def perform(command: Command, values: Mapping[str, object]) -> int:
    """Run a command with its values and return its exit code."""
    run: Callable[..., int] = import_module(command.module).run
    return run(**values)


def _parts(arguments: list[str], options: Mapping[str, Opt]) -> Iterator[tuple[Opt | None, str]]:
    """Each option with its text, and each other word."""
    rest = iter(arguments)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            yield None, word
            continue
        name, equals, text = word.partition("=")
        option = options.get(name)
        if option is None or (equals and option.kind == "flag"):
            raise _Odd
        if not equals and option.kind != "flag":
            text = next(rest, "-")
            if text.startswith("-"):
                raise _Odd
        yield option, text


def _value(option: Opt, texts: list[str] | None) -> object:
    if option.kind == "flag":
        return texts is not None
    if "" in (texts or ()):
        raise _Odd
    if option.kind in ("list", "many"):
        return split(texts or ()) if option.kind == "list" else tuple(texts or ())
    text = option.default if texts is None else texts[-1]
    if texts is None or text is None:
        return text
    if option.choices and any(each not in option.choices for each in texts):
        raise _Odd
    return _number(text, option) if option.kind == "number" else text


def split(texts: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The parts of comma-separated texts, each once."""
    parts = (part.strip() for text in texts for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _number(text: str, option: Opt) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < _LONG) or int(text) < option.at_least:
        raise _Odd
    return int(text)


def _argument(argument: Argument | None, words: list[str]) -> dict[str, object]:
    if argument is None:
        if words:
            raise _Odd
        return {}
    if argument.many and (words or not argument.required) and not argument.choices:
        return {argument.field: tuple(words)}
    if argument.many or len(words) != 1 or (argument.choices and words[0] not in argument.choices):
        raise _Odd
    return {argument.field: words[0]}

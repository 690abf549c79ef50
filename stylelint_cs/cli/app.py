"""Click's commands, made from the option table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import click

from stylelint_cs import __version__
from stylelint_cs.cli.option_types import Argument, Command, Opt
from stylelint_cs.cli.options import COMMANDS

PROGRAM = "stylelint-cs"
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _InOrder(click.Group):
    """A group whose help lists the commands as the table does."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def build() -> click.Group:
    """The whole command line."""
    group = _InOrder(
        PROGRAM,
        help="Hold customer-service replies against a brand voice, in every language it speaks.",
        epilog="`stylelint-cs COMMAND --help` tells more about a command.",
        context_settings=_CONTEXT,
        params=[_version_option()],
        no_args_is_help=True,
    )
    for command in COMMANDS:
        group.add_command(_click_command(command))
    return group


def _click_command(command: Command) -> click.Command:
    params: list[click.Parameter] = [_click_option(option) for option in command.options]
    params += [_click_argument(argument) for argument in (command.action, command.argument) if argument]
    params.append(_version_option())
    return click.Command(
        command.name,
        params=params,
        callback=partial(_call, command),
        short_help=command.summary,
        help=command.help,
        context_settings=_CONTEXT,
    )


def _version_option() -> click.Option:
    def show(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            click.echo(f"{PROGRAM} {__version__}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help="Show the version.",
    )


def _click_option(option: Opt) -> click.Option:
    if option.kind == "flag":
        return click.Option([option.name, option.field], is_flag=True, help=option.help)
    many = option.kind in ("list", "many")
    return click.Option(
        [option.name, option.field],
        help=option.help,
        metavar=option.metavar or None,
        type=_type(option),
        multiple=many,
        default=None if many else option.default,
        show_default=option.default is not None,
        callback=_split if option.kind == "list" else None,
    )


def _type(option: Opt) -> click.ParamType[Any]:
    if option.choices:
        return click.Choice(option.choices)
    return click.IntRange(min=option.at_least) if option.kind == "number" else click.STRING


def _split(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    parts = (part.strip() for item in value for part in item.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _click_argument(argument: Argument) -> click.Argument:
    return click.Argument(
        [argument.field],
        metavar=None if argument.choices else argument.metavar,
        nargs=-1 if argument.many else 1,
        required=argument.required,
        type=click.Choice(argument.choices) if argument.choices else click.STRING,
    )


def _call(command: Command, **values: object) -> int:
    run: Callable[..., int] = import_module(command.module).run
    return run(**values)

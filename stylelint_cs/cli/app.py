"""Click's commands, made from the option table."""

from __future__ import annotations

from functools import partial

import click
from click.shell_completion import CompletionItem

from stylelint_cs import __version__
from stylelint_cs.cli.option_types import Argument, Command, Opt
from stylelint_cs.cli.options import COMMANDS, LANG
from stylelint_cs.cli.plain import default_language, perform, split
from stylelint_cs.cli.spoken import Spoken, SpokenGroup, with_default
from stylelint_cs.cli.usage import Choice, Number
from stylelint_cs.translation import SOURCE, said, translated
from stylelint_cs.type_hints import Any

PROGRAM = "stylelint-cs"
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def build(language: str = SOURCE, default: str = SOURCE) -> click.Group:
    """The whole command line; its help in ``language``, and ``default`` the language where --lang is not given."""
    group = SpokenGroup(
        PROGRAM,
        help=translated("Hold customer-service replies against a brand voice, in every language it speaks.", language),
        epilog=translated("`stylelint-cs COMMAND --help` tells more about a command.", language),
        context_settings=_CONTEXT,
        params=[_version_option(language)],
        no_args_is_help=True,
        language=language,
    )
    for command in COMMANDS:
        group.add_command(_click_command(command, language, default))
    return group


def _click_command(command: Command, language: str, default: str) -> click.Command:
    params: list[click.Parameter] = [_click_option(_in_place(option, default), language) for option in command.options]
    params += [_click_argument(argument) for argument in (command.action, command.argument) if argument]
    params.append(_version_option(language))
    return Spoken(
        command.name,
        params=params,
        callback=partial(_call, command),
        short_help=translated(command.summary, language),
        help=translated(command.help, language),
        context_settings=_CONTEXT,
        language=language,
    )


def _in_place(option: Opt, language: str) -> Opt:
    """The option as it is here: --lang has the reader's language for its default."""
    return option._replace(default=language) if option == LANG else option


def _version_option(language: str) -> click.Option:
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
        help=translated("Show the version.", language),
    )


def _click_option(option: Opt, language: str) -> click.Option:
    help_ = translated(option.help, language)
    if option.kind == "flag":
        return click.Option([option.name, option.field], is_flag=True, help=help_)
    many = option.kind in ("list", "many")
    return click.Option(
        [option.name, option.field],
        help=with_default(help_, option.default, language),
        metavar=option.metavar or None,
        type=_type(option),
        multiple=many,
        default=None if many else option.default,
        callback=_split if option.kind == "list" else _filled,
    )


def _type(option: Opt) -> click.ParamType[Any]:
    if option.choices:
        return Choice(option.choices)
    return Number(min=option.at_least) if option.kind == "number" else click.STRING


def _filled(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """The value; an empty one is no way to leave an option out, but a variable that nobody set."""
    if "" in (value if isinstance(value, tuple) else (value,)):
        raise click.BadParameter(said("it is empty; leave the option out, or give it a value"), context, parameter)
    return value


def _split(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return split(_filled(context, parameter, value))


def _click_argument(argument: Argument) -> click.Argument:
    return click.Argument(
        [argument.field],
        metavar=None if argument.choices else argument.metavar,
        nargs=-1 if argument.many else 1,
        required=argument.required,
        type=Choice(argument.choices) if argument.choices else click.STRING,
        shell_complete=None if argument.choices else _paths,
    )


def _paths(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Tells the shell to go on with files and folders."""
    return [CompletionItem(incomplete, type="file")]


def _call(command: Command, **values: object) -> int:
    if _is_default("lang"):
        values["lang"] = default_language(values, str(values["lang"]))
    return perform(command, values)


def _is_default(field: str) -> bool:
    source = click.get_current_context().get_parameter_source(field)
    return source is click.core.ParameterSource.DEFAULT

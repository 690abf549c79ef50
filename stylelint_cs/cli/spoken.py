"""Click's commands with help in the reader's language."""

from __future__ import annotations

import click

from stylelint_cs.translation import SOURCE, in_language, said, translated
from stylelint_cs.type_hints import Any


class Spoken(click.Command):
    """A command whose help is in ``language``."""

    def __init__(self, *args: Any, language: str = SOURCE, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.language = language

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own ``--help``, described in the language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = translated("Show this message and exit.", self.language)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how to call the command."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{translated('Usage:', self.language)} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and what they do."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(translated("Options", self.language)):
                formatter.write_dl(records)


class SpokenGroup(Spoken, click.Group):
    """The commands, listed in the order of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(limit=200)) for name, command in self.commands.items()]
        with formatter.section(translated("Commands", self.language)):
            formatter.write_dl(rows)


def with_default(text: str, default: str | None, language: str) -> str:
    """The help of an option and its default, as click puts them in a row."""
    if default is None:
        return text
    return f"{text}  {in_language(said('[default: {value}]', value=default), language)}"

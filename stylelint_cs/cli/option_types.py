"""What the table of commands is made of."""

from __future__ import annotations

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import Literal

OptionKind = Literal["text", "list", "many", "number", "flag"]
"""``text``: the last one wins. ``list``: repeatable, comma-separated. ``many``: repeatable, as it is."""


class Opt(NamedTuple):
    """One option. ``default`` is what the help shows and the command gets when the option is not given."""

    name: str
    help: str
    metavar: str = ""
    kind: OptionKind = "text"
    choices: tuple[str, ...] = ()
    default: str | None = None
    at_least: int = 0

    @property
    def field(self) -> str:
        """The name under which the command receives the value."""
        return self.name.lstrip("-").replace("-", "_")


class Argument(NamedTuple):
    """The words after the options. ``many`` takes any number of them."""

    field: str
    metavar: str
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()


class Command(NamedTuple):
    """One command; ``module`` holds its ``run``, which takes the options by name and returns an exit code.

    ``action`` is a word that stands before the ``argument``.
    """

    name: str
    summary: str
    help: str
    module: str
    options: tuple[Opt, ...]
    argument: Argument | None = None
    action: Argument | None = None

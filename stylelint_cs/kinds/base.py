"""What a kind is: its name, its options, the lists it reads from locale files, and one check.

A kind's module holds one :class:`Kind`. The options are the schema, the defaults and the reference in one:
the loader validates brand files against them and ``stylelint-cs schema`` prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from stylelint_cs.model import Hit, Level, Meta
    from stylelint_cs.phrases.evidence import Axis, Evidence
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry, LocaleVoice, Policy, Rule
    from stylelint_cs.text.checks import Check as OrthographyCheck
    from stylelint_cs.text.view import View

Scope = Literal["message", "library", "conversation"]
OptionType = Literal["int", "number", "bool", "text", "texts"]
OptionValue = int | float | bool | str | tuple[str, ...] | None


class Option(NamedTuple):
    """One option of a kind, as it may stand under ``options:`` of a rule."""

    name: str
    type: OptionType
    default: OptionValue
    doc: str
    choices: tuple[str, ...] = ()


class EntryList(NamedTuple):
    """A list of phrase entries that a rule of this kind reads from each locale file."""

    name: str
    doc: str
    required: bool = False


def from_options(lists: Iterable[EntryList]) -> tuple[Option, ...]:
    """For each list of a kind the option that adds lexicons, or lists of other rules, to it."""
    doc = "Lexicons (`apology`) or lists of other rules (`blame.phrases`) added to `{}`."
    return tuple(Option(f"{item.name}_from", "texts", (), doc.format(item.name)) for item in lists)


class Context(Protocol):
    """Everything a message-scope check may look at besides the view."""

    rule: Rule
    options: Mapping[str, OptionValue]
    meta: Meta
    voice: LocaleVoice
    policy: Policy
    language: str
    """The language of the reader, for explanations (BCP 47)."""
    axes: tuple[Axis, ...]
    checks: tuple[OrthographyCheck, ...]
    """The pack's orthography checks filed under this rule."""
    running: Mapping[str, Level]
    """The rules that run on this message, with their levels."""
    romanised: tuple[frozenset[str], int]
    """Folded words that show the language in Latin letters, and how many different ones are needed."""

    def found(self, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """The verified hits of one of the rule's entry lists, left to right, longest first, none overlapping."""

    def entries(self, entries: str = "phrases") -> tuple[Entry, ...]:
        """The entries of one of the rule's lists whose own conditions hold for this message."""

    def evidence(self, axis: str) -> tuple[Evidence, ...]:
        """The evidence of one axis, left to right."""

    def limits(self) -> tuple[Mapping[str, float], ...]:
        """The limits of the message's channel; without a channel those of every channel: the largest holds."""

    def detect(self, text: str) -> str | None:
        """The locale that a text is surely written in when it is not the declared one."""

    def language_name(self, locale: str) -> str:
        """The name of a locale's language in itself."""


Check = Callable[["View", Context], Iterable["Hit"]]


@dataclass(frozen=True, slots=True)
class Kind:
    """The Python that a rule runs on.

    ``lists`` name the phrase lists a locale file may hold for a rule of this kind; a rule whose required
    list is missing in a locale is reported by ``locales`` and ``test --coverage``.
    """

    name: str
    doc: str
    check: Check
    scope: Scope = "message"
    options: tuple[Option, ...] = ()
    lists: tuple[EntryList, ...] = ()

    @property
    def defaults(self) -> dict[str, OptionValue]:
        """The value of every option that a brand does not set."""
        return {option.name: option.default for option in self.options}

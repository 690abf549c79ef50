"""What a kind is: its name, its options, the lists it reads from locale files, and one check.

A kind's module holds one :class:`Kind`. The options are the schema, the defaults and the reference in one:
the loader validates brand files against them and ``stylelint-cs schema`` prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from stylelint_cs.frozen import Frozen
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from stylelint_cs.kinds.turns import AcrossContext, AcrossHit, ConversationContext, ConversationHit
    from stylelint_cs.model import Hit, Level, Message, Meta, Place
    from stylelint_cs.phrases.evidence import Axis, Evidence
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.phrases.program import Compiler
    from stylelint_cs.policy.model import Entry, LocaleVoice, Policy, Rule
    from stylelint_cs.text.checks import Check as OrthographyCheck
    from stylelint_cs.text.detect import Languages
    from stylelint_cs.text.view import View

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


FAMILY = Option("family", "text", "", "Rules of one family give one finding a message, the most serious.")
"""The option of kinds whose rules may say the same of a message."""


def from_options(lists: Iterable[EntryList]) -> tuple[Option, ...]:
    """For each list of a kind the option that adds lexicons, or lists of other rules, to it."""
    doc = "Lexicons (`apology`) or lists of other rules (`blame.phrases`) added to `{}`."
    return tuple(Option(f"{item.name}_from", "texts", (), doc.format(item.name)) for item in lists)


class Context(Protocol):
    """Everything a message-scope check may look at besides the view."""

    rule: Rule
    meta: Meta
    voice: LocaleVoice
    policy: Policy
    language: str
    """The language of the reader, for explanations (BCP 47)."""
    axes: tuple[Axis, ...]
    checks: tuple[OrthographyCheck, ...]
    """The pack's orthography checks filed under this rule."""
    compiler: Compiler
    """What compiles phrases of the locale."""
    memo: dict[str, object]
    """What a kind derives from the brand once a locale, by a name of its own."""

    @property
    def romanised(self) -> tuple[frozenset[str], int]:
        """Folded words that show the language in Latin letters, and how many different ones are needed."""

    @property
    def options(self) -> Mapping[str, OptionValue]:
        """The options of the rule, those that the brand leaves out included."""

    @property
    def running(self) -> Mapping[str, Level]:
        """The rules that run on this message, with their levels."""

    def found(self, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """The verified hits of one of the rule's entry lists, left to right, longest first, none overlapping."""

    def entries(self, entries: str = "phrases") -> tuple[Entry, ...]:
        """The entries of one of the rule's lists whose own conditions hold for this message."""

    def has_entries(self, entries: str = "phrases") -> bool:
        """Whether one of the rule's lists has an entry whose own conditions hold; the others are not looked at."""

    def evidence(self, axis: str) -> tuple[Evidence, ...]:
        """The evidence of one axis, left to right."""

    def limits(self) -> tuple[Mapping[str, float], ...]:
        """The limits of the message's channel; without a channel those of every channel: the largest holds."""

    @property
    def languages(self) -> Languages:
        """The languages that the message may be written in instead of its own."""


class LibraryHit(NamedTuple):
    """What a library rule found: a hit in a message, or what the brand asks for at ``place`` and is not there.

    ``locale`` is the locale that is meant where it is not the message's own. ``known_as`` is what the finding is
    recognised by from run to run where it is not that message alone.
    """

    hit: Hit
    message: Message | None = None
    place: Place | None = None
    locale: str | None = None
    known_as: str | None = None


Group = Mapping[str, tuple["Message", ...]]
"""The messages of one id, by the brand's locale that each belongs to."""


class LibraryContext(Protocol):
    """Everything a library-scope check may look at: all stored messages at once, and the brand."""

    rule: Rule
    options: Mapping[str, OptionValue]
    policy: Policy
    language: str
    """The language of the reader, for explanations (BCP 47)."""
    today: str
    """The day of the run, ``YYYY-MM-DD``."""
    locales: tuple[str, ...]
    """The locales of the library, the source locale first."""
    groups: Mapping[str, Group]
    """The messages that can be matched across locales, by id."""
    expected: Mapping[str, tuple[str, ...]]
    """The locales that the messages of each id are asked for in."""
    reviews: Reviews

    @property
    def messages(self) -> Sequence[Message]:
        """The messages that the rule is meant for, in order of place."""

    def locale_of(self, message: Message) -> str:
        """The brand's locale that a message belongs to: ``ar`` for one in ar-EG where the brand has no ar-EG."""

    def view(self, message: Message) -> View:
        """The view of a message; it is made anew each time."""

    def found(self, message: Message, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """The verified hits of one of the rule's entry lists in a message, or of a list that rules share."""

    def evidence(self, message: Message, axis: str) -> tuple[Evidence, ...]:
        """The evidence of one axis in a message."""

    def axis(self, message: Message, name: str) -> Axis | None:
        """An axis of the message's language, ``None`` when it has none of that name."""

    def voice(self, locale: str) -> LocaleVoice:
        """The brand's voice in a locale."""

    def fold(self, message: Message) -> str:
        """A message's folded text, slots masked."""

    def language_name(self, locale: str) -> str:
        """The name of a locale's language in itself."""


class Reviews(Protocol):
    """What is known of when texts were looked at."""

    def reviewed(self, message: Message) -> str | None:
        """The day (``YYYY-MM-DD``) on which a message's present text was last reviewed, ``None``: never."""

    def source_changed(self, translation: Message, source: Message) -> str | None:
        """The day since which a translation is behind its source (empty: unknown), ``None``: it is not known to be."""


Check = Callable[["View", Context], Iterable["Hit"]]
LibraryCheck = Callable[[LibraryContext], Iterable[LibraryHit]]
ConversationCheck = Callable[["ConversationContext"], Iterable["ConversationHit"]]
AcrossCheck = Callable[["AcrossContext"], Iterable["AcrossHit"]]


WokenBy = Callable[[Mapping[str, OptionValue]], "tuple[str, ...] | None"]
AXES, CHECKS = "axes:", "checks:"
"""In the answer of ``woken_by``: the markers of the pack's axes, the characters that the rule's checks need."""


def always(options: Mapping[str, OptionValue]) -> None:
    """The ``woken_by`` of kinds that have to look at every message."""


def no_message_check(view: View, context: Context) -> Iterable[Hit]:
    """The message-scope check of kinds that look at the whole library, or at conversations."""
    return ()


class Kind(Frozen):
    """The Python that a rule runs on.

    ``lists`` name the phrase lists a locale file may hold for a rule of this kind; a rule whose required
    list is missing in a locale is reported by ``locales`` and ``test --coverage``.
    """

    name: str
    doc: str
    check: Check
    library: LibraryCheck | None = None
    conversation: ConversationCheck | None = None
    across: AcrossCheck | None = None
    """The check of conversation rules that look at several conversations."""
    options: tuple[Option, ...] = ()
    lists: tuple[EntryList, ...] = ()
    woken_by: WokenBy = always
    """The lists of which a phrase must stand in a message for a rule to find anything in it."""

    @property
    def defaults(self) -> dict[str, OptionValue]:
        """The value of every option that a brand does not set."""
        return {option.name: option.default for option in self.options}

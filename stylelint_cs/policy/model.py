"""A brand voice after it was read, checked and merged: what kinds, engine and reports look at."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.model import Level, Meta, Place
from stylelint_cs.type_hints import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from stylelint_cs.kinds.base import OptionValue
    from stylelint_cs.policy.examples import Example
    from stylelint_cs.policy.settings import (
        Agent,
        Contact,
        Fact,
        Handover,
        Hours,
        OffChat,
        OpenHours,
        Retired,
        Topic,
        Validity,
    )

__all__ = [
    "CUSTOMER_LEXICON",
    "Dropped",
    "Entry",
    "Layer",
    "LocaleVoice",
    "Localised",
    "Policy",
    "Preferred",
    "Rule",
    "When",
    "WordClass",
]

CUSTOMER_LEXICON = "customer-"
"""Lexicons of what customers write start so; the rest is the tag that a message gets (``customer-upset``)."""
Localised = Mapping[str, str]
"""A text by language; the key ``""`` holds one written without a language."""


class When(Frozen):
    """Conditions on a message's metadata: every key must hold, any value of a key will do."""

    values: Mapping[str, tuple[str, ...]]

    def holds(self, meta: Meta) -> bool:
        """Whether ``meta`` satisfies every key; an empty list asks nothing, the unknown satisfies nothing."""
        for key, wanted in self.values.items():  # noqa: SIM110 - asked for every rule of every message
            if wanted and not _has(meta, key, wanted):
                return False
        return True


def _has(meta: Meta, key: str, wanted: tuple[str, ...]) -> bool:
    value = getattr(meta, key)
    if isinstance(value, tuple):
        return any(item in wanted for item in value)
    if isinstance(value, bool):
        return ("true" if value else "false") in wanted
    return value is not None and value in wanted


class Entry(Frozen):
    """One phrase (or ``pattern``) of a list, with what the brand says about it.

    ``instead`` are wordings to offer, ``unless`` longer phrases that excuse it, ``at`` is ``start``, ``end``
    or ``alone``; ``layer`` is the brand that declared it.
    """

    phrase: str | None
    pattern: str | None
    place: Place
    layer: str
    instead: tuple[str, ...] = ()
    why: Localised | None = None
    level: Level | None = None
    at: str | None = None
    unless: tuple[str, ...] = ()
    when: When | None = None
    valid: Validity | None = None
    hours: Hours | None = None

    @property
    def text(self) -> str:
        """The phrase, else the pattern."""
        return self.phrase if self.phrase is not None else self.pattern or ""


class Preferred(Frozen):
    """A wording the brand uses, and the wordings it uses instead of (each with ``instead=(say,)``).

    ``say`` is empty when an heir bans it: the others are still found, without a suggestion.
    """

    say: str
    entries: tuple[Entry, ...]
    place: Place
    layer: str


class WordClass(Frozen):
    """How a word used with ``~`` inflects; an empty ``class_`` leaves the class to the pack."""

    class_: str
    also: tuple[str, ...]
    stems: tuple[str, ...]
    place: Place


class Rule(Frozen, slots=False):
    """A named requirement, as it holds in one locale.

    ``active_level`` is the nearest level in the layers that is not off (else warning), for ``--select``.
    ``options`` hold the kind's defaults where the brand says nothing. ``place`` is the nearest declaration.
    """

    id: str
    kind: str
    level: Level
    active_level: Level
    title: Localised
    why: Localised
    place: Place
    source: Mapping[str, str] = field(default_factory=dict)
    when: When | None = None
    locales: tuple[str, ...] | None = None
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    valid: Validity | None = None
    mandatory: bool = False
    lists: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of ``phrases``."""
        return self.lists.get("phrases", ())


class LocaleVoice(Frozen, slots=False):
    """How the brand speaks one locale; ``chain`` runs from the language to ``locale``, without root.

    ``axes`` are the sides the brand chose on the pack's axes (``dialect: msa``), ``formality`` included.
    ``channels`` are the brand's limits per channel with the locale's own laid over them; ``lexicons`` are
    wordings that several rules look for, by name.
    """

    locale: str
    chain: tuple[str, ...]
    formality: str | None
    axes: Mapping[str, str]
    channels: Mapping[str, Mapping[str, float]]
    greetings: Mapping[str, tuple[Entry, ...]]
    closings: tuple[Entry, ...]
    lexicons: Mapping[str, tuple[Entry, ...]]
    banned: tuple[Entry, ...]
    preferred: tuple[Preferred, ...]
    words: Mapping[str, WordClass]
    rules: Mapping[str, Rule]


class Dropped(Frozen):
    """A wording that one layer suggested and another bans: the heir won.

    ``what`` is ``suggestion`` (an ancestor's wording is no longer offered) or ``ban`` (an ancestor's ban does
    not touch a wording of the heir); ``by`` is where the winner stands.
    """

    what: str
    text: str
    locale: str
    place: Place
    by: Place


class Layer(Frozen):
    """What one brand says: ``brand`` are the keys of brand.yaml, ``locales`` those of its locale files.

    ``files`` are the paths of the locale files as shown, ``kinds`` the kinds of all rules up to this layer.
    """

    name: str
    path: str
    folder: str
    brand: Mapping[str, Any]
    locales: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, str]
    kinds: Mapping[str, str]


class Policy(Frozen, slots=False):
    """A brand voice, merged over everything it extends.

    ``limits`` are seconds for ``first_response``, ``response`` and ``promise``, else counts. ``layers`` run
    from the base to the brand itself. ``path`` is the brand's own brand.yaml as reports show it.
    """

    brand: str
    version: str
    locales: tuple[str, ...]
    placeholders: tuple[str, ...]
    channels: Mapping[str, Mapping[str, float]]
    contacts: tuple[Contact, ...]
    links: tuple[str, ...]
    topics: Mapping[str, Topic]
    off_chat: tuple[OffChat, ...]
    handover: Handover
    facts: tuple[Fact, ...]
    retired: tuple[Retired, ...]
    limits: Mapping[str, int]
    hours: OpenHours | None
    agents: tuple[Agent, ...]
    max_age_days: int | None
    rules: Mapping[str, Rule]
    path: str
    layers: tuple[Layer, ...] = field(repr=False)
    dropped_suggestions: tuple[Dropped, ...] = ()
    resolver: Resolver | None = field(default=None, repr=False, compare=False)

    def voice(self, locale: str) -> LocaleVoice:
        """The brand's voice in a locale, through the fallback chain of its pack; callers keep the result."""
        if self.resolver is None:
            raise LookupError(locale)
        return self.resolver.voice(locale)

    def overlaid(self, with_: Mapping[str, Any], locale: str) -> Policy:
        """This brand with an example's ``with:`` laid over it; raises StylelintError when that cannot be."""
        if self.resolver is None:
            raise LookupError(locale)
        return self.resolver.overlaid(with_, locale)


class Resolver(Protocol):
    """What answers for a policy's voices."""

    def voice(self, locale: str) -> LocaleVoice:
        """The voice in a locale."""

    def overlaid(self, with_: Mapping[str, Any], locale: str) -> Policy:
        """The policy with further keys laid over it."""

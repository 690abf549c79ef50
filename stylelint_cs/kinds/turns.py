"""What the checks of conversations may look at, and what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stylelint_cs.conversation import CUSTOMER, Conversation
from stylelint_cs.kinds.base import OptionValue
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Hit
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import tzinfo

    from stylelint_cs.model import Message
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry, Policy, Rule
    from stylelint_cs.policy.settings import Agent
    from stylelint_cs.text.view import View


class ConversationHit(NamedTuple):
    """What a conversation rule found: a hit in one of the turns, which count from 0."""

    turn: int
    hit: Hit


class ConversationContext(Protocol):
    """Everything a conversation-scope check may look at: the turns of one conversation, and the brand.

    Turns count from 0. Times are seconds since 1970 (UTC); spans of time are seconds in which the brand is open.
    """

    rule: Rule
    options: Mapping[str, OptionValue]
    policy: Policy
    language: str
    """The language of the reader, for explanations (BCP 47)."""
    now: float
    """The moment up to which everything is known: the beginning of the day of the run."""
    talk: Conversation
    agents: Mapping[str, Agent]
    """Who answers customers, by the name that files give them."""

    def open_seconds(self, start: float, end: float) -> float:
        """The time from ``start`` to ``end``, hours and days on which the brand is closed taken out."""

    def zone_of(self, turn: int) -> tzinfo:
        """The time zone that days and hours named in a turn mean."""

    def view(self, turn: int) -> View:
        """The view of a turn."""

    def found(self, turn: int, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """The verified hits of one of the rule's entry lists in a turn, left to right, none overlapping."""

    def stored_twin(self, turn: int, share: float) -> Message | None:
        """The stored reply of which at least ``share`` (0 to 1) of the words stand in a turn, in their order."""


class Contact(NamedTuple):
    """One conversation of a customer, for rules that look at several: who, about what, from when to when."""

    customer: str
    topic: str
    start: float
    end: float
    number: int
    """The conversation, by its place in the run."""


class Activity(NamedTuple):
    """One turn of an agent, for rules that look at several conversations."""

    agent: str
    at: float
    number: int
    """The conversation, by its place in the run."""


class AcrossHit(NamedTuple):
    """What a rule found that looks at several conversations: the conversation it is told of, and why."""

    number: int
    explanation: str


class AcrossContext(Protocol):
    """Everything a check of several conversations may look at; the rows come from a file, sorted, and only once."""

    rule: Rule
    options: Mapping[str, OptionValue]
    policy: Policy
    language: str
    agents: Mapping[str, Agent]

    def contacts(self) -> Iterable[Contact]:
        """The conversations whose customer and topic are known, by customer, topic and start."""

    def activities(self) -> Iterable[Activity]:
        """The turns of agents that have a time, by agent and time."""


def told(context: ConversationContext, turn: int, evidence: str = "") -> ConversationHit:
    """A finding at the first character of a turn: the evidence, then the rule's reason."""
    return ConversationHit(turn, Hit(0, 0, evidence + localised(context.rule.why, context.language)))


def says(context: ConversationContext, turn: int, entries: str = "phrases") -> bool:
    """Whether a turn holds one of a list of the rule."""
    return bool(context.found(turn, entries))


def customer_turns(context: ConversationContext) -> Iterator[int]:
    """The turns of the customer."""
    return (at for at, role in enumerate(context.talk.roles) if role == CUSTOMER)


def span_text(seconds: float) -> str:
    """A span of time as it stands in explanations, in every language the same: ``90 s``, ``12 min``, ``3.5 h``."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    if seconds < 2 * 3600:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h" if seconds < 48 * 3600 else f"{seconds / 86400:.1f} d"

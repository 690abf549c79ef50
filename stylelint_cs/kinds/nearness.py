"""What stands near what: within some sentences or anywhere in the message, on both sides or only before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stylelint_cs.kinds.base import FAMILY, Context, Option, OptionValue
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View

SLOTS = ("date", "day", "deadline", "duration", "eta", "hour", "minute", "time", "until", "week", "when")
"""Words in the names of slots that stand for a time."""

OPTIONS = (
    Option("near", "text", "sentences", "How far to look.", ("sentences", "message")),
    Option("before", "int", 1, "How many sentences before it may stand, where `near` counts sentences."),
    Option("after", "int", 1, "How many sentences after it may stand, where `near` counts sentences."),
    Option("partner_tags", "texts", (), "Tags of the message that do as a partner."),
    Option("partner_faults", "texts", (), "Whose fault, told with the message, does as a partner.", ("ours", "theirs")),
    Option("labels", "text", "checked", "Labels of buttons, menus and headings.", ("exempt", "checked")),
    Option("rank", "int", 0, "Where rules overlap on a span, the highest rank speaks; 0 takes no part."),
    FAMILY,
)
"""Options of every kind that looks at what stands near a wording."""


class Reach(NamedTuple):
    """How many sentences before and after count (``None``: all), and whether only what comes first does."""

    before: int | None
    after: int | None
    first: bool = False


def reach_of(options: Mapping[str, OptionValue]) -> Reach:
    """The reach that a rule's options ask for."""
    first = options.get("order") == "first"
    if options["near"] == "message":
        return Reach(None, None, first)
    before, after = options["before"], options["after"]
    assert isinstance(before, int)
    assert isinstance(after, int)
    return Reach(before, after, first)


def is_near(trigger: PhraseHit[Entry], other: Span, at: int, view: View, reach: Reach) -> bool:
    """Whether ``other`` (a span of the message, at a folded offset) counts for a trigger; what it holds does not."""
    if trigger.start <= other.start and other.end <= trigger.end:
        return False
    if reach.first and other.start >= trigger.start:
        return False
    if reach.before is None or reach.after is None:
        return True
    distance = view.sentence_at(at) - view.sentence_at(trigger.folded.start)
    return -reach.before <= distance <= reach.after


def any_near(trigger: PhraseHit[Entry], hits: Iterable[PhraseHit[Entry]], view: View, reach: Reach) -> bool:
    """Whether one of some hits counts for a trigger."""
    return any(is_near(trigger, Span(hit.start, hit.end), hit.folded.start, view, reach) for hit in hits)


def question_near(trigger: PhraseHit[Entry] | None, view: View, reach: Reach) -> bool:
    """Whether a question counts for a trigger; without one any question of the message does."""
    for sentence in view.sentences:
        if view.is_question(sentence.start):
            span = view.span(sentence.start, sentence.end)
            if trigger is None or is_near(trigger, span, sentence.start, view, reach):
                return True
    return False


def counting(name: str, view: View, context: Context) -> Iterator[PhraseHit[Entry]]:
    """The hits of a list that are not the customer's words; a lone slot counts when its name says so."""
    wanted = context.options.get("slots", SLOTS)
    assert isinstance(wanted, tuple)
    for hit in context.found(name):
        if view.is_quoted(Span(hit.start, hit.end)):
            continue
        # "{duration}" alone is met by any slot; {name} in the next sentence is no time.
        slot = view.slot(view.token_at(hit.folded.start)) if hit.words == 1 else None
        if slot is None or (slot.name is not None and any(word in slot.name.casefold() for word in wanted)):
            yield hit


def has_partner(trigger: PhraseHit[Entry], partners: list[PhraseHit[Entry]], view: View, context: Context) -> bool:
    """Whether what a rule asks beside a wording is there: a partner, or what is told with the message."""
    tags, faults = context.options["partner_tags"], context.options["partner_faults"]
    assert isinstance(tags, tuple)
    assert isinstance(faults, tuple)
    if not set(tags).isdisjoint(context.meta.tags) or context.meta.fault in faults:
        return True
    # A partner may stand on either side, whatever order the requirement asks for.
    return any_near(trigger, partners, view, reach_of(context.options)._replace(first=False))

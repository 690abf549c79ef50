"""require: when one thing is said, or in messages of one sort, another must be said too.

What it does: for every trigger, or for the message as a whole, it looks for one of the required wordings.
Why: a promise without a time, or an apology without a next step, leaves the customer alone.
Example: ``phrases: ["tutakupigia"]``, ``required: ["{duration}", "{deadline}"]``
Does not catch: a requirement met in other words than the lists hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option, from_options
from stylelint_cs.kinds.nearness import (
    OPTIONS,
    SLOTS,
    Reach,
    any_near,
    counting,
    has_partner,
    question_near,
    reach_of,
)
from stylelint_cs.kinds.wording import localised, phrase_explanation, quote
from stylelint_cs.model import Hit, Span
from stylelint_cs.text.labels import is_part
from stylelint_cs.translation import together
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View

_OFFERED = 3
"""How many wordings to offer where something is missing."""


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each trigger, or for the message, whose requirement is not met."""
    options, meta = context.options, context.meta
    silent = options["silent_tags"]
    assert isinstance(silent, tuple)
    if not view.has_words or not set(silent).isdisjoint(meta.tags) or (options["first_reply"] and not meta.first_reply):
        return
    if options["labels"] == "exempt" and is_part(view):
        return
    if options["all"]:
        yield from _each(context)
    elif options["trigger"] == "phrases":
        yield from _beside_triggers(view, context)
    else:
        found = list(_triggers(view, context)) if options["trigger"] == "either" else []
        yield from (_hit(trigger, view, context) for trigger in found)
        if not found and context.has_entries("required") and not _is_met(view, context):
            yield Hit(0, 0, localised(context.rule.why, context.language), _offers(context))


def _each(context: Context) -> Iterator[Hit]:
    # Every text that holds for the message has to stand there.
    there = {id(hit.entry) for hit in context.found("required")}
    for entry in context.entries("required"):
        if id(entry) not in there:
            why = localised(entry.why, context.language) or localised(context.rule.why, context.language)
            yield Hit(
                0,
                0,
                together(quote(entry.text), why, between=": "),
                (entry.instead or (entry.text,)),
                level=entry.level,
            )


def _is_met(view: View, context: Context) -> bool:
    if any(True for name in ("required", "excused") for _ in counting(name, view, context)):
        return True
    return context.options["questions"] == "count" and question_near(None, view, Reach(None, None))


def _triggers(view: View, context: Context) -> Iterator[PhraseHit[Entry]]:
    for hit in context.found():
        if not view.is_quoted(Span(hit.start, hit.end)):
            yield hit


def _beside_triggers(view: View, context: Context) -> Iterator[Hit]:
    """A hit for the first trigger of each sentence, or of the message, whose requirement is not met nearby."""
    triggers = list(_triggers(view, context))
    if not triggers:
        return
    options, reach = context.options, reach_of(context.options)
    met = [hit for name in ("required", "excused") for hit in counting(name, view, context)]
    partners = list(counting("partners", view, context))
    asks_partner = context.has_entries("partners")
    done: set[int] = set()
    for trigger in triggers:
        place = 0 if reach.before is None else view.sentence_at(trigger.folded.start)
        if place in done or any_near(trigger, met, view, reach):
            continue
        if asks_partner and not has_partner(trigger, partners, view, context):
            continue
        if options["questions"] == "count" and question_near(trigger, view, reach):
            continue
        done.add(place)
        yield _hit(trigger, view, context)


def _hit(trigger: PhraseHit[Entry], view: View, context: Context) -> Hit:
    return Hit(
        trigger.start,
        trigger.end,
        phrase_explanation(view.text[trigger.start : trigger.end], trigger.entry, context),
        suggestions=trigger.entry.instead or _offers(context),
        level=trigger.entry.level,
    )


def _offers(context: Context) -> tuple[str, ...]:
    """The first wordings that entries of ``required`` offer."""
    return tuple(text for entry in context.entries("required") for text in entry.instead[:1])[:_OFFERED]


LISTS = (
    EntryList("phrases", "What calls for the requirement.", required=True),
    EntryList("required", "Wordings of which one must be there.", required=True),
    EntryList("excused", "Wordings near which the requirement does not hold."),
    EntryList("partners", "Where there are any, what calls for it counts only near one of them."),
)

KIND = Kind(
    name="require",
    doc="When one thing is said, or in messages of one sort, another must be said too.",
    check=check,
    options=(
        Option(
            "trigger",
            "text",
            "phrases",
            "What asks for the requirement: wordings, the message itself, or either.",
            ("phrases", "message", "either"),
        ),
        *OPTIONS,
        Option("order", "text", "any", "Whether the required wording must come first.", ("any", "first")),
        Option("questions", "text", "ignore", "Whether a question meets the requirement.", ("ignore", "count")),
        Option("all", "bool", False, "Whether every required wording must be there, each by its own `when`."),
        Option("first_reply", "bool", False, "Whether only our first reply to the customer's turn is asked."),
        Option("silent_tags", "texts", (), "Tags of messages that the rule passes over."),
        Option(
            "slots", "texts", SLOTS, "A slot that is all of a required wording counts when its name holds one of these."
        ),
        *from_options(LISTS),
    ),
    lists=LISTS,
    woken_by=lambda options: ("phrases",) if options["trigger"] == "phrases" and not options["all"] else None,
)

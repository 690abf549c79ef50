"""require: when one thing is said, another must be said near it.

What it does: for every trigger it looks for one of the required wordings within some sentences.
Why: a promise without a time, or an apology without a next step, leaves the customer alone.
Example: ``phrases: ["tutakupigia"]``, ``required: ["{duration}", "{deadline}"]``
Does not catch: a requirement met in other words than the lists hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option
from stylelint_cs.kinds.wording import phrase_explanation
from stylelint_cs.model import Hit, Span

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View


SLOTS = ("date", "day", "deadline", "duration", "eta", "hour", "minute", "time", "until", "week", "when")
"""Words in the names of slots that stand for a time."""


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for the first trigger of each sentence whose requirement is not met nearby."""
    triggers = [hit for hit in context.found() if not view.is_quoted(Span(hit.start, hit.end))]
    if not triggers:
        return
    met = [hit for name in ("required", "excused") for hit in context.found(name) if _counts(hit, view, context)]
    done: set[int] = set()
    for trigger in triggers:
        sentence = view.sentence_at(trigger.folded.start)
        if sentence in done:
            continue
        if any(_near(trigger, hit, view, context) for hit in met):
            continue
        done.add(sentence)
        yield Hit(
            trigger.start,
            trigger.end,
            phrase_explanation(view.text[trigger.start : trigger.end], trigger.entry, context),
            suggestions=trigger.entry.instead,
            level=trigger.entry.level,
        )


def _counts(hit: PhraseHit[Entry], view: View, context: Context) -> bool:
    # "{duration}" alone is met by any slot; {name} in the next sentence is no time.
    if hit.words != 1:
        return True
    slot = view.slot(view.token_at(hit.folded.start))
    wanted = context.options["slots"]
    assert isinstance(wanted, tuple)
    return slot is None or (slot.name is not None and any(word in slot.name.casefold() for word in wanted))


def _near(trigger: PhraseHit[Entry], hit: PhraseHit[Entry], view: View, context: Context) -> bool:
    distance = view.sentence_at(hit.folded.start) - view.sentence_at(trigger.folded.start)
    before, after = context.options["before"], context.options["after"]
    assert isinstance(before, int)
    assert isinstance(after, int)
    return -before <= distance <= after


KIND = Kind(
    name="require",
    doc="When one thing is said, another must be said near it.",
    check=check,
    options=(
        Option("before", "int", 1, "How many sentences before the trigger the requirement may stand."),
        Option("after", "int", 1, "How many sentences after the trigger the requirement may stand."),
        Option(
            "slots", "texts", SLOTS, "A slot that is all of a required wording counts when its name holds one of these."
        ),
        Option("rank", "int", 0, "Where rules overlap on a span, the highest rank speaks; 0 takes no part."),
    ),
    lists=(
        EntryList("phrases", "What calls for the requirement.", required=True),
        EntryList("required", "Wordings of which one must stand near the trigger.", required=True),
        EntryList("excused", "Wordings near which the requirement does not hold."),
    ),
)

"""ending: conversations that just stop, or whose outcome nobody wrote down.

What it does: looks at the last turns for thanks, a question whether all is well, or a goodbye, and at what was
recorded of query, solution and outcome.
Why: the last words stay, and what nobody wrote down the next agent will ask again.
Example: ``options: {finds: undocumented}``
Does not catch: records that are kept in another system.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.conversation import AGENT, CUSTOMER, RECORDS
from stylelint_cs.kinds.base import EntryList, Kind, Option, from_options, no_message_check
from stylelint_cs.kinds.turns import ConversationContext, ConversationHit, customer_turns, says, told

_PACK_CLOSINGS = "closings:pack"
"""The goodbyes of the language, by their name in the matcher."""


def check(context: ConversationContext) -> Iterator[ConversationHit]:
    """A hit at the last turn of ours."""
    if AGENT not in context.talk.roles:
        return
    yield from _undocumented(context) if context.options["finds"] == "undocumented" else _unclosed(context)


def _unclosed(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, limit = context.talk, context.policy.limits.get("response")
    last = len(talk.roles) - 1
    if talk.roles[last] != AGENT or CUSTOMER not in talk.roles:
        return
    end = talk.moments[last]
    if end is not None and limit is not None and context.open_seconds(end, context.now) <= limit:
        return
    customer = max(customer_turns(context))
    said_goodbye = any(says(context, at, "goodbye") for at in customer_turns(context) if at >= customer - 2)
    if said_goodbye or any(_closes(context, at) for at in range(max(customer - 1, 0), last + 1) if at != customer):
        return
    yield told(context, last)


def _closes(context: ConversationContext, turn: int) -> bool:
    """Whether a turn thanks, asks or promises: after the last two the conversation goes on."""
    if context.talk.roles[turn] == CUSTOMER:
        return False
    view = context.view(turn)
    asks = any(view.is_question(sentence.start) for sentence in view.sentences)
    return asks or any(says(context, turn, name) for name in ("required", "excused", _PACK_CLOSINGS))


def _undocumented(context: ConversationContext) -> Iterator[ConversationHit]:
    record = context.talk.record
    missing = [name for name in RECORDS if not record.get(name, "").strip()]
    # Where nothing of the kind is ever written down, nobody can say that it is missing here.
    if any(name in record for name in RECORDS) and missing:
        last = max(at for at, role in enumerate(context.talk.roles) if role == AGENT)
        yield told(context, last, f"{', '.join(missing)}: ")


LISTS = (
    EntryList("required", "What ends a conversation well."),
    EntryList("excused", "Promises, after which a conversation goes on."),
    EntryList("goodbye", "What customers write who are content, or leave."),
)

KIND = Kind(
    name="ending",
    doc="Finds conversations that just stop, or whose outcome nobody wrote down.",
    check=no_message_check,
    conversation=check,
    options=(
        Option("finds", "text", "unclosed", "What to look for.", ("unclosed", "undocumented")),
        *from_options(LISTS),
    ),
    lists=LISTS,
)

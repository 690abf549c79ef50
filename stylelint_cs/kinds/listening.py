"""listening: agents who write before the customer has finished, or never ask.

What it does: looks for a long reply between two turns of the customer that follow each other within seconds, and
for a problem that the customer names again although nobody has asked a question.
Why: most wrong answers are answers to something that the customer did not ask.
Example: *"It still does not work."* after three replies without one question.
Does not catch: a question without its mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.conversation import AGENT, CUSTOMER
from stylelint_cs.kinds.base import EntryList, Kind, Option, from_options, no_message_check
from stylelint_cs.kinds.turns import ConversationContext, ConversationHit, customer_turns, says, told


def check(context: ConversationContext) -> Iterator[ConversationHit]:
    """A hit for each turn of an agent that ``finds`` asks for."""
    yield from _unasked(context) if context.options["finds"] == "unasked" else _interrupted(context)


def _interrupted(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, seconds, words = context.talk, context.options["seconds"], context.options["words"]
    assert isinstance(seconds, int)
    assert isinstance(words, int)
    for at in range(1, len(talk.roles) - 1):
        start, end = talk.moments[at - 1], talk.moments[at + 1]
        if talk.roles[at - 1 : at + 2] != (CUSTOMER, AGENT, CUSTOMER) or start is None or end is None:
            continue
        if end - start <= seconds and sum(token.kind == "word" for token in context.view(at).tokens) >= words:
            yield told(context, at)


def _unasked(context: ConversationContext) -> Iterator[ConversationHit]:
    talk = context.talk
    for at in customer_turns(context):
        if AGENT not in talk.roles[:at] or not says(context, at):
            continue
        answer = talk.next_of(AGENT, at)
        asked = any(_asks(context, turn) for turn in range(answer or at) if talk.roles[turn] != CUSTOMER)
        if answer is None or asked:
            return
        if not _asks(context, answer):
            yield told(context, answer)
        return


def _asks(context: ConversationContext, turn: int) -> bool:
    view = context.view(turn)
    return any(view.is_question(sentence.start) for sentence in view.sentences)


LISTS = (EntryList("phrases", "What customers write whose problem is still there."),)

KIND = Kind(
    name="listening",
    doc="Finds agents who write before the customer has finished, or never ask.",
    check=no_message_check,
    conversation=check,
    options=(
        Option("finds", "text", "unasked", "What to look for.", ("unasked", "interrupted")),
        Option("seconds", "int", 15, "Two turns of the customer within so many seconds are one thought."),
        Option("words", "int", 20, "Shorter replies interrupt nobody."),
        *from_options(LISTS),
    ),
    lists=LISTS,
)

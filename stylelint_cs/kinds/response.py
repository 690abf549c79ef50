"""response: answers that come late, or never.

What it does: measures the time from the customer's words to the answer of a person, without the hours and days on
which the brand is closed; a bot never counts.
Why: whoever waits without a word believes that nobody has read the message.
Example: ``options: {finds: first}`` beside ``limits: {first_response: 2 min}``
Does not catch: conversations without times; an answer that was given on another channel.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.conversation import AGENT, BOT, CUSTOMER
from stylelint_cs.kinds.base import EntryList, Kind, Option, from_options, no_message_check
from stylelint_cs.kinds.turns import ConversationContext, ConversationHit, says, span_text, told

_ACKNOWLEDGING = 3
"""Words of an answer such as "ok, found it" that asks for nothing more."""
SLOW_CHANNELS = ("email", "form", "letter", "review", "sms", "social", "ticket", "web")
"""Channels on which nobody waits for the answer before the screen."""


def check(context: ConversationContext) -> Iterator[ConversationHit]:
    """A hit for each answer that comes too late, or for the words that got none."""
    slow = context.options["slow_channels"]
    assert isinstance(slow, tuple)
    if context.talk.channel in slow:
        return
    yield from _FINDS[str(context.options["finds"])](context)


def _first(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, limit = context.talk, context.policy.limits.get("first_response")
    answer, asked = talk.next_of(AGENT, -1), talk.next_of(CUSTOMER, -1)
    if limit is None or answer is None or asked is None or asked > answer:
        return
    if BOT in talk.roles[:answer]:
        # What a bot answered is answered: the wait begins when the customer asks for somebody else.
        customers = [at for at in range(asked, answer) if talk.roles[at] == CUSTOMER]
        asked = next((at for at in customers if says(context, at)), asked)
    yield from _late(context, asked, answer, limit)


def _later(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, limit = context.talk, context.policy.limits.get("response")
    last = talk.next_of(AGENT, -1)
    while limit is not None and last is not None:
        asked, answer = talk.next_of(CUSTOMER, last), talk.next_of(AGENT, last)
        if answer is None:
            return
        if asked is not None and asked < answer and not says(context, last, "excused"):
            waits = any(_asks(context, at) for at in range(asked, answer) if talk.roles[at] == CUSTOMER)
            yield from _late(context, asked, answer, limit) if waits else ()
        last = answer


def _late(context: ConversationContext, asked: int, answer: int, limit: int) -> Iterator[ConversationHit]:
    waited = _waited(context, asked, answer)
    if waited is not None and waited > limit:
        yield told(context, answer, f"{span_text(waited)} (> {span_text(limit)}): ")


def _waited(context: ConversationContext, asked: int, answer: int | None) -> float | None:
    """Open seconds from a turn to the answer, or to the present where there is none; ``None``: nobody knows."""
    start = context.talk.moments[asked]
    end = context.now if answer is None else context.talk.moments[answer]
    return context.open_seconds(start, end) if start is not None and end is not None and start <= end else None


def _asks(context: ConversationContext, turn: int) -> bool:
    """Whether a turn of the customer waits for an answer: it is no goodbye, no thanks, no mere "ok"."""
    if says(context, turn, "closing"):
        return False
    view = context.view(turn)
    words = sum(token.kind == "word" for token in view.tokens)
    follows = turn > 0 and context.talk.roles[turn - 1] != CUSTOMER
    if not follows or words > _ACKNOWLEDGING or view.is_question(0) or says(context, turn):
        return True
    # A word or two answer a question; only where we asked whether all is well is that the end.
    ours = context.view(turn - 1)
    asked = any(ours.is_question(sentence.start) for sentence in ours.sentences)
    return asked and not says(context, turn - 1, "checks")


def _unanswered(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, limit = context.talk, context.policy.limits.get("response")
    if limit is None or not talk.roles or talk.roles[-1] != CUSTOMER:
        return
    last = len(talk.roles) - 1
    ours = max((at for at in range(last) if talk.roles[at] != CUSTOMER), default=-1)
    promised = ours >= 0 and says(context, ours, "excused") and not says(context, last)
    if promised or not any(_asks(context, at) for at in range(ours + 1, last + 1)) or says(context, last, "closing"):
        return
    waited = _waited(context, last, None)
    if waited is not None and waited > limit:
        yield told(context, last)


def _broken(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, limit = context.talk, context.policy.limits.get("response")
    for at, role in enumerate(talk.roles):
        if limit is None or role != CUSTOMER or not says(context, at):
            continue
        waited = _waited(context, at, talk.next_of(AGENT, at))
        if waited is not None and waited > limit:
            yield told(context, at, f"{span_text(waited)} (> {span_text(limit)}): ")
            return


_FINDS = {"first": _first, "later": _later, "unanswered": _unanswered, "still-broken": _broken}
LISTS = (
    EntryList("phrases", "What customers write when the wait begins, or when nothing has changed."),
    EntryList("closing", "What customers write when they need no answer."),
    EntryList("checks", "What we ask to know whether all is well; a word is answer enough."),
    EntryList("excused", "Promises of ours, whose time counts instead of the limit."),
)

KIND = Kind(
    name="response",
    doc="Finds answers that come late, or never.",
    check=no_message_check,
    conversation=check,
    options=(
        Option("finds", "text", "later", "What to look for.", tuple(_FINDS)),
        Option("slow_channels", "texts", SLOW_CHANNELS, "Channels whose conversations are no chats."),
        *from_options(LISTS),
    ),
    lists=LISTS,
)

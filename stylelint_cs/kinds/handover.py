"""handover: customers who are not handed over to a person when they should be.

What it does: looks at what a bot says after the customer asked for a person, at the turn after the brand's
conditions for a hand-over are met, and for bots that write between two turns of an agent.
Why: a bot that keeps the customer away from people is the worst of all answers.
Example: ``handover: {when: {bot_failures: 2, upset_turns: 2, turns: 30}}``
Does not catch: a hand-over that happened without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stylelint_cs.conversation import AGENT, BOT, CUSTOMER
from stylelint_cs.kinds.base import EntryList, Kind, Option, from_options, no_message_check
from stylelint_cs.kinds.turns import ConversationContext, ConversationHit, customer_turns, says, told

_FAILED = frozenset({"fallback", "failure", "not-understood"})
"""Tags of a bot's turn that did not understand."""


def check(context: ConversationContext) -> Iterator[ConversationHit]:
    """A hit for each turn in which a hand-over is missing, or a bot is in the way."""
    yield from _FINDS[str(context.options["finds"])](context)


def _next_of_ours(context: ConversationContext, after: int) -> int | None:
    roles = context.talk.roles
    return next((at for at in range(after + 1, len(roles)) if roles[at] != CUSTOMER), None)


def _request(context: ConversationContext) -> Iterator[ConversationHit]:
    done = -1
    for at in customer_turns(context):
        if at <= done or not says(context, at):
            continue
        answer = _next_of_ours(context, at)
        if answer is not None and context.talk.roles[answer] == BOT and not says(context, answer, "required"):
            done = answer
            yield told(context, answer)


def _overdue(context: ConversationContext) -> Iterator[ConversationHit]:
    upset = failures = 0
    has_asked = False
    for at, role in enumerate(context.talk.roles):
        if role == CUSTOMER:
            has_asked = True
            upset += says(context, at, "upset")
            continue
        reason = _reason(context, at, upset, failures) if has_asked else None
        failures += role == BOT and _has_failed(context, at)
        if reason is None:
            continue
        if not any(says(context, turn, "required") for turn in range(at + 1) if context.talk.roles[turn] != CUSTOMER):
            yield told(context, at, f"{reason}: ")
        return


def _reason(context: ConversationContext, at: int, upset: int, failures: int) -> str | None:
    """Which condition of ``handover.when`` was met before a turn of ours, as the brand file calls it.

    ``upset`` counts the customer's upset turns before it, ``failures`` what the bot did not understand.
    """
    when, talk = context.policy.handover, context.talk
    if talk.topic is not None and talk.topic in when.topics:
        return f"topic {talk.topic}"
    if when.turns is not None and at >= when.turns:
        return f"turns > {when.turns}"
    start, moment = talk.start, talk.moments[at]
    lasted = context.open_seconds(start, moment) if start is not None and moment is not None else 0.0
    if when.minutes is not None and lasted > when.minutes * 60:
        return f"minutes > {when.minutes}"
    if talk.roles[at] != BOT:
        # Who writes with a person is with a person already.
        return None
    if when.upset_turns is not None and upset >= when.upset_turns:
        return f"upset_turns {upset}"
    if when.bot_failures is not None and failures >= when.bot_failures:
        return f"bot_failures {failures}"
    return None


def _has_failed(context: ConversationContext, turn: int) -> bool:
    tags = context.talk.messages[turn].meta.tags
    return not _FAILED.isdisjoint(tags) or says(context, turn, "failures")


def _interrupts(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, minutes = context.talk, context.options["minutes"]
    assert isinstance(minutes, int)
    ours = [at for at, role in enumerate(talk.roles) if role != CUSTOMER]
    humans = [at for at in ours if talk.roles[at] == AGENT]
    for before, after in pairwise(humans):
        bots = [at for at in ours if before < at < after]
        start, end = talk.moments[before], talk.moments[after]
        apart = end - start if start is not None and end is not None else 0.0
        # Over night the bot may take the customer's words down.
        if bots and apart <= minutes * 60:
            yield told(context, bots[0])


_FINDS = {"request": _request, "overdue": _overdue, "interruption": _interrupts}
LISTS = (
    EntryList("phrases", "What customers write who want a person."),
    EntryList("required", "What offers a person or another channel."),
    EntryList("upset", "What upset customers write."),
    EntryList("failures", "What a bot says that did not understand."),
)

KIND = Kind(
    name="handover",
    doc="Finds customers who are not handed over to a person when they should be.",
    check=no_message_check,
    conversation=check,
    options=(
        Option("finds", "text", "request", "What to look for.", tuple(_FINDS)),
        Option("minutes", "int", 30, "Farther apart two turns of an agent are no talk that a bot interrupts."),
        *from_options(LISTS),
    ),
    lists=LISTS,
)

"""extent: conversations with more turns, or of more minutes, than the brand allows.

What it does: counts the turns, or the minutes from the first to the last turn on which the brand is open.
Why: what takes so long belongs on the telephone, or to somebody who can decide.
Example: ``limits: {turns: 40, minutes: 60}``
Does not catch: one problem that is spread over several conversations; see ``across``.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import Kind, Option, no_message_check
from stylelint_cs.kinds.response import SLOW_CHANNELS
from stylelint_cs.kinds.turns import ConversationContext, ConversationHit, span_text, told


def check(context: ConversationContext) -> Iterator[ConversationHit]:
    """A hit at the first turn over the limit."""
    talk, finds = context.talk, str(context.options["finds"])
    limit, slow = context.policy.limits.get(finds), context.options["slow_channels"]
    assert isinstance(slow, tuple)
    if limit is None or talk.channel in slow:
        return
    if finds == "turns":
        if len(talk.messages) > limit:
            yield told(context, limit, f"{len(talk.messages)} (> {limit}): ")
        return
    start = talk.start
    for turn, moment in enumerate(talk.moments):
        if start is not None and moment is not None and context.open_seconds(start, moment) > limit * 60:
            lasted = context.open_seconds(start, talk.end or moment)
            yield told(context, turn, f"{span_text(lasted)} (> {span_text(limit * 60)}): ")
            return


KIND = Kind(
    name="extent",
    doc="Finds conversations with too many turns, or of too many minutes.",
    check=no_message_check,
    conversation=check,
    options=(
        Option("finds", "text", "turns", "What is counted.", ("turns", "minutes")),
        Option("slow_channels", "texts", SLOW_CHANNELS, "Channels whose conversations are no chats."),
    ),
)

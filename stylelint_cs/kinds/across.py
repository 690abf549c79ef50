"""across: what only several conversations together show.

What it does: counts the chats that one agent has open at once, and finds customers who come back with the same
topic.
Why: who types in four chats reads none of them, and who comes back was not helped.
Example: ``limits: {chats: 2, chats_new: 1}``
Does not catch: an agent or a customer whom the files do not name; a topic that nobody noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from stylelint_cs.kinds.base import Kind, Option, no_message_check
from stylelint_cs.kinds.turns import AcrossContext, AcrossHit, Contact, span_text
from stylelint_cs.kinds.wording import localised

_DAY = 86400


def check(context: AcrossContext) -> Iterator[AcrossHit]:
    """A hit for each conversation that ``finds`` asks for."""
    yield from _chats(context) if context.options["finds"] == "chats" else _contacts(context)


def _number(context: AcrossContext, name: str) -> int:
    value = context.options[name]
    assert isinstance(value, int)
    return value


def _chats(context: AcrossContext) -> Iterator[AcrossHit]:
    window, limits = _number(context, "minutes") * 60, context.policy.limits
    why = localised(context.rule.why, context.language)
    agent: str | None = None
    active: dict[int, float] = {}
    told: set[int] = set()
    for row in context.activities():
        if row.agent != agent:
            agent, active, told = row.agent, {}, set()
        active.pop(row.number, None)
        active[row.number] = row.at
        active = {number: at for number, at in active.items() if row.at - at <= window}
        limit = limits.get("chats_new" if _is_new(context, row.agent, row.at) else "chats")
        if limit is not None and len(active) > limit and row.number not in told:
            told.add(row.number)
            yield AcrossHit(row.number, f"{len(active)} (> {limit}): {why}")


def _is_new(context: AcrossContext, agent: str, at: float) -> bool:
    known = context.agents.get(agent)
    if known is None or known.since is None:
        return False
    return (datetime.fromtimestamp(at, UTC).date() - date.fromisoformat(known.since)).days < _number(
        context, "new_days"
    )


def _contacts(context: AcrossContext) -> Iterator[AcrossHit]:
    days, why = _number(context, "days"), localised(context.rule.why, context.language)
    before: Contact | None = None
    for row in context.contacts():
        same = before is not None and (before.customer, before.topic) == (row.customer, row.topic)
        if before is not None and same and 0 < row.start - before.end <= days * _DAY:
            yield AcrossHit(row.number, f"{row.topic}, {span_text(row.start - before.end)}: {why}")
        before = row


KIND = Kind(
    name="across",
    doc="Finds what only several conversations together show: too many chats at once, customers who come back.",
    check=no_message_check,
    across=check,
    options=(
        Option("finds", "text", "contacts", "What to look for.", ("contacts", "chats")),
        Option("days", "int", 7, "Who comes back within so many days was not helped."),
        Option("minutes", "int", 5, "A chat is active for so many minutes after each turn of the agent."),
        Option("new_days", "int", 31, "For so many days an agent is new."),
    ),
)

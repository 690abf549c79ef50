"""A conversation: messages in turn, with who wrote them and when, and what was noted beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import Message

CUSTOMER, AGENT, BOT = "customer", "agent", "bot"
RECORDS = ("query", "solution", "outcome")
"""What the metadata of a closed conversation should say."""
_MILLISECONDS = 1e11
"""Numbers from here on count milliseconds: as seconds they would lie in the year 5138."""


class Noted(Frozen, slots=False, kw_only=True):
    """What was noted of a conversation beside its turns.

    ``customer`` tells customers apart (an id, never shown), ``owner`` is who answers for its topic, ``record`` holds
    what was noted of query, solution and outcome: a key with an empty text is a field that was left empty. ``names``
    are names of the customer, which reports do not show.
    """

    locale: str | None = None
    channel: str | None = None
    topic: str | None = None
    tags: tuple[str, ...] = ()
    customer: str | None = None
    owner: str | None = None
    record: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


class Conversation(Noted, Frozen, slots=False):
    """The turns of one conversation, in order, events and internal notes left out.

    Every message has its role and author in ``meta``; ``moments`` are their times in seconds since 1970 (UTC),
    ``None`` where nobody says.
    """

    id: str
    messages: tuple[Message, ...]
    moments: tuple[float | None, ...]

    @lazy_property
    def roles(self) -> tuple[str, ...]:
        """Who wrote each turn: customer, agent or bot."""
        return tuple(message.meta.role for message in self.messages)

    @property
    def start(self) -> float | None:
        """When the first turn with a time was written."""
        return next((moment for moment in self.moments if moment is not None), None)

    @property
    def end(self) -> float | None:
        """When the last turn with a time was written."""
        return next((moment for moment in reversed(self.moments) if moment is not None), None)

    def next_of(self, role: str, after: int) -> int | None:
        """The first turn of a role behind turn ``after``; turns count from 0."""
        return next((at for at in range(after + 1, len(self.roles)) if self.roles[at] == role), None)


def moment_of(text: str | None, zone: tzinfo = UTC) -> float | None:
    """Seconds since 1970 (UTC) of a time as files hold it: ISO 8601, or seconds or milliseconds since 1970.

    A time without a zone is one in ``zone``; what is no time is ``None``.
    """
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        try:
            moment = datetime.fromisoformat(text.strip().replace(" UTC", "Z"))
        except ValueError:
            return None
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)).timestamp()
    if not 1e8 < number < 1e14:
        return None
    return number / 1000 if number > _MILLISECONDS else number

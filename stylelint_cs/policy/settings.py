"""The settings of a brand voice that are no rules: times, contacts, topics, facts, hours and the like."""

from __future__ import annotations

from stylelint_cs.frozen import Frozen
from stylelint_cs.model import Place


class Hours(Frozen):
    """A part of the day in minutes since midnight, half-open; ``end`` before ``start`` runs over midnight."""

    start: int
    end: int

    def contains(self, minute: int) -> bool:
        """Whether a minute of the day (0 to 1439) lies inside."""
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


class Validity(Frozen):
    """Days on which something holds, both ends included, as ``YYYY-MM-DD``."""

    start: str | None = None
    end: str | None = None

    def holds(self, today: str) -> bool:
        """Whether ``today`` (``YYYY-MM-DD``) lies inside."""
        return (self.start is None or self.start <= today) and (self.end is None or today <= self.end)


class Contact(Frozen):
    """A way to reach the brand; without ``locales`` it serves all."""

    type: str
    value: str
    place: Place
    purpose: str | None = None
    locales: tuple[str, ...] = ()


class Topic(Frozen):
    """What customers write about; ``place`` is the line that requires it."""

    name: str
    place: Place
    required: bool = False
    kind: str | None = None
    options: bool = False


class OffChat(Frozen):
    """A topic that is not handled in chat, and where it goes."""

    topic: str
    to: str
    place: Place


class Handover(Frozen):
    """Who takes over from the bot or the agent, and when (counts; empty and ``None`` ask nothing)."""

    to: str | None = None
    topics: tuple[str, ...] = ()
    bot_failures: int | None = None
    upset_turns: int | None = None
    turns: int | None = None
    minutes: int | None = None


class Fact(Frozen):
    """A value that must not be told otherwise near certain words."""

    name: str
    near: tuple[str, ...]
    value: str
    place: Place
    locales: tuple[str, ...] = ()


class Retired(Frozen):
    """A product or plan that is gone since a day (``YYYY-MM-DD``), and what to say instead."""

    name: str
    place: Place
    since: str | None = None
    say: str | None = None


class Agent(Frozen):
    """A person who answers customers, since a day (``YYYY-MM-DD``)."""

    id: str
    since: str | None = None


class OpenHours(Frozen):
    """When the brand answers: ``weekly`` holds (weekday, part of the day), Monday is 0; ``holidays`` days."""

    zone: str | None
    weekly: tuple[tuple[int, Hours], ...]
    holidays: tuple[str, ...] = ()

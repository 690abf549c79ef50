"""What is kept of every conversation for the rules that look at several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stylelint_cs.conversation import AGENT, Conversation
from stylelint_cs.kinds.turns import Activity, Contact
from stylelint_cs.type_hints import Protocol


class AcrossRows(Protocol):
    """Rows of all conversations, sorted."""

    def contacts(self) -> Iterable[Contact]:
        """By customer, topic and start."""

    def activities(self) -> Iterable[Activity]:
        """By agent and time."""


class HeldRows:
    """Rows that are held in memory: those of a few conversations."""

    def __init__(self, talks: Iterable[Conversation]) -> None:
        self._contacts: list[Contact] = []
        self._activities: list[Activity] = []
        for number, talk in enumerate(talks):
            self._contacts += contacts_of(talk, number)
            self._activities += activities_of(talk, number)

    def contacts(self) -> list[Contact]:
        """See :meth:`AcrossRows.contacts`."""
        return sorted(self._contacts)

    def activities(self) -> list[Activity]:
        """See :meth:`AcrossRows.activities`."""
        return sorted(self._activities)


def contacts_of(talk: Conversation, number: int) -> Iterator[Contact]:
    """The row of a conversation whose customer, topic and time are known."""
    start, end = talk.start, talk.end
    if talk.customer and talk.topic and start is not None and end is not None:
        yield Contact(talk.customer, talk.topic, start, end, number)


def activities_of(talk: Conversation, number: int) -> Iterator[Activity]:
    """A row for each turn of an agent who is named, with its time."""
    for message, moment in zip(talk.messages, talk.moments, strict=True):
        author = message.meta.author
        if message.meta.role == AGENT and author and moment is not None:
            yield Activity(author, moment, number)

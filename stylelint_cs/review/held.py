"""Conversations that are held in memory: those of the examples in brand files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stylelint_cs.conversation import CUSTOMER, Conversation, moment_of
from stylelint_cs.engine import Linter
from stylelint_cs.model import Finding, Message
from stylelint_cs.review.engine import Reviewer, Turns, across
from stylelint_cs.review.rows import HeldRows
from stylelint_cs.review.stored import Stored


def findings_in(
    linter: Linter, messages: Iterable[tuple[str, Message]], record: Mapping[str, str]
) -> Iterator[Finding]:
    """What conversation rules find in messages that come with the name of their conversation.

    ``record`` is what was noted of each; messages that are ``stored`` are replies the brand keeps, not turns.
    """
    groups: dict[str, list[Message]] = {}
    stored: list[Message] = []
    for name, message in messages:
        if message.meta.stored:
            stored.append(message)
        else:
            groups.setdefault(name, []).append(message)
    reviewer = Reviewer(linter, Stored(stored, linter))
    talks = [_talk(name, turns, record, reviewer) for name, turns in groups.items()]
    for talk in talks:
        yield from reviewer.of_conversation(Turns(reviewer, talk))
    yield from across(reviewer, HeldRows(talks), lambda number: talks[number].messages[0])


def _talk(name: str, messages: Sequence[Message], record: Mapping[str, str], reviewer: Reviewer) -> Conversation:
    first = messages[0].meta
    authors = [item.meta.author for item in messages if item.meta.role == CUSTOMER and item.meta.author]
    return Conversation(
        name,
        tuple(messages),
        tuple(moment_of(item.meta.at, reviewer.clock.zone) for item in messages),
        locale=messages[0].locale,
        channel=first.channel,
        topic=next((item.meta.topic for item in messages if item.meta.topic), None),
        tags=first.tags,
        customer=authors[0] if authors else None,
        record=record,
    )

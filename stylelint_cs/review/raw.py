"""Conversations as readers give them, before languages and times are settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stylelint_cs.conversation import Noted
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.model import Problem
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.metadata import ROLE_NAMES

OTHER_ROLES: Mapping[str, str] = {
    **ROLE_NAMES,
    "admin": "agent",
    "agent_bot": "bot",
    "captain_assistant": "bot",
    "chatbot": "bot",
    "contact": "customer",
    "employee": "agent",
    "end_user": "customer",
    "enduser": "customer",
    "guest": "customer",
    "lead": "customer",
    "requester": "customer",
    "support": "agent",
    "teammate": "agent",
    "trigger": "bot",
    "virtual-agent": "bot",
}
"""What help desks call the three roles."""
EVENTS = frozenset(
    {
        "activity",
        "assignment",
        "close",
        "event",
        "info",
        "internal",
        "note",
        "open",
        "rating",
        "survey",
        "system",
        "tool",
    }
)
"""Turns of these roles and types are no words of anybody to the customer."""


MOST_TURNS = 2000
"""Turns that are judged together; a conversation of more is cut into several."""


class RawTurn(NamedTuple):
    """One turn: who (customer, agent or bot), the words, and where they stand.

    ``key`` is the path to the words in the conversation's text, empty where that is no JSON. ``line`` is the line of
    the file that they begin in, ``column`` their first character there; 0: only the line is known.
    """

    role: str
    text: str
    author: str | None = None
    at: str | None = None
    key: str = ""
    line: int = 1
    column: int = 0
    locale: str | None = None
    tags: tuple[str, ...] = ()
    id: str | None = None


class RawTalk(Noted, Frozen, slots=False):
    """One conversation. ``text`` is the JSON it was read from, beginning behind ``before`` characters of ``line``.

    ``is_cut``: it is a part of a longer one.
    """

    path: str
    line: int
    id: str
    turns: tuple[RawTurn, ...]
    text: str = ""
    before: int = 0
    is_cut: bool = False


def cut(talk: RawTalk | Problem) -> Iterator[RawTalk | Problem]:
    """A conversation, or its parts when it is too long to be judged at once; a problem is what it was."""
    if isinstance(talk, Problem) or len(talk.turns) <= MOST_TURNS:
        yield talk
        return
    for number, start in enumerate(range(0, len(talk.turns), MOST_TURNS), 1):
        name = talk.id if number == 1 else f"{talk.id}/{number}"
        yield replace(talk, id=name, turns=talk.turns[start : start + MOST_TURNS], is_cut=True)


def broken(text: str) -> bool:
    """Whether a text was read with ``surrogateescape`` from bytes that are no UTF-8."""
    return not text.isprintable() and any("\udc80" <= char <= "\udcff" for char in text)


def role_of(word: object) -> str | None:
    """The role that a help desk's word stands for; ``None``: none of ours."""
    return OTHER_ROLES.get(word.strip().casefold()) if isinstance(word, str) else None


def is_event(word: object) -> bool:
    """Whether a role or type stands for something that nobody said."""
    return isinstance(word, str) and word.strip().casefold() in EVENTS


def text_of(value: object) -> str | None:
    """A text, or a number as text; ``None`` for everything else and for what is empty."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    return text or None


def texts_of(value: object) -> tuple[str, ...]:
    """A list of words; one text with commas is a list too."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    if isinstance(value, list):
        return tuple(text for item in value if (text := text_of(item)) is not None)
    return ()

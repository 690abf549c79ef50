"""The fields of a message besides its text, read from a tree: what they are called and what they may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from stylelint_cs.frozen import replace
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Meta, Turn
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import one_of, suggest
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, Literal

MESSAGE_KEYS = ("text", "body", "message", "content", "response", "reply", "answer")
ID_KEYS = ("id", "name", "key")
LOCALE_KEYS = ("locale", "language")

FieldType = Literal["text", "texts", "choice", "flag", "history", "moment"]
Complain = Callable[[Node, str, str], None]
"""Told a node, what is wrong with it and the mend."""


NodesByName = Mapping[str, tuple[Node, ...]]
LocaleNode = tuple[str, Node]
"""The key a locale stands under, and its value."""


class Field(NamedTuple):
    """A field of a message."""

    type: FieldType
    doc: str
    choices: tuple[str, ...] = ()


ROLES = ("agent", "bot", "customer")
FIELDS: Mapping[str, Field] = {
    "id": Field("text", "what the message is called"),
    "locale": Field("text", "the language tag, such as sw or ar-EG"),
    "text": Field("text", "the words of the message"),
    "channel": Field("text", "where it is sent, such as chat, email or sms"),
    "role": Field("choice", "who speaks; a customer's words are never checked", ROLES),
    "topic": Field("text", "what it is about"),
    "tags": Field("texts", "complaint, upset, fallback, escalation, or the brand's own"),
    "position": Field("choice", "where in the conversation it stands", ("opening", "middle", "closing")),
    "known": Field("texts", "details the customer has already given, such as order_number"),
    "tried": Field("texts", "steps the customer has already tried"),
    "fault": Field("choice", "whose mistake it is about", ("ours", "theirs", "unknown")),
    "author": Field("text", "who wrote it"),
    "reviewed": Field("moment", "the day it was last reviewed, YYYY-MM-DD"),
    "translated_from": Field("text", "the source text as it was when this was translated"),
    "at": Field("moment", "when it was or will be sent"),
    "history": Field("history", "the turns before it: role, author, text, at"),
    "stored": Field("flag", "true: a template in a library; false: about to be sent"),
}
META_FIELDS = tuple(name for name in FIELDS if name not in ("id", "locale", "text"))
TURN_FIELDS = ("role", "author", "text", "at")

# What other systems call the three roles.
ROLE_NAMES: Mapping[str, str] = {
    "agent": "agent",
    "human": "agent",
    "operator": "agent",
    "staff": "agent",
    "bot": "bot",
    "assistant": "bot",
    "ai": "bot",
    "admin": "agent",
    "outbound": "agent",
    "outgoing": "agent",
    "customer": "customer",
    "client": "customer",
    "contact": "customer",
    "end-user": "customer",
    "end_user": "customer",
    "inbound": "customer",
    "incoming": "customer",
    "requester": "customer",
    "user": "customer",
    "visitor": "customer",
}
_SPEAKER_KEYS = ("author_type", "sender_type", "message_type", "direction")
"""What other systems call the field of the role; a value that is none of the names above says something else."""

_OR_NUMBER = frozenset({"id", "at", "reviewed"})
_LIST_MARK = lazy(r"\s*[,;|]\s*")


class Fields:
    """Reads the fields of one map.

    ``complain`` is told of every value that cannot be used; without it (files whose keys may mean something
    else) such a value counts as unknown.
    """

    def __init__(
        self,
        nodes: Mapping[str, tuple[Node, ...]],
        complain: Complain | None = None,
        is_text: Callable[[Text], bool] = lambda node: True,
    ) -> None:
        self._nodes = nodes
        self._complain = complain
        self._is_text = is_text

    def text(self, name: str) -> str | None:
        """A field that holds one text; an id or a time may also be a number."""
        for node in self._nodes.get(name, ()):
            if not isinstance(node, Text):
                self._wrong(node, said("{name} must be text", name=name), said("Write one text, in quotes."))
            elif is_null(node) or not node.value.strip():
                continue
            elif name in _OR_NUMBER or self._is_text(node):
                return node.value.strip()
            else:
                self._wrong(node, said("{name} must be text", name=name), said("Write it in quotes."))
        return None

    def moment(self, name: str) -> str | None:
        """A field that holds a day or a time; what depends on one that nobody can read would be left out in silence."""
        value = self.text(name)
        if value is None or self._complain is None or Meta(at=value).minute is not None:
            return value
        from stylelint_cs.conversation import moment_of

        if moment_of(value) is not None:
            return value
        message = said("{name} is no day or time: {value!r}", name=name, value=value[:40])
        self._wrong(self._nodes[name][0], message, said("Write it as 2026-01-31T15:00:00Z."))
        return None

    def unknown_role(self) -> bool:
        """Whether a role is given that is none of ours, nor another system's name for one."""
        return self.text("role") is not None and self.choice("role") is None

    def choice(self, name: str) -> str | None:
        """A field that holds one of a few words; a role also under the names that other systems give it."""
        value = self.text(name)
        if value is None:
            return None
        choices = FIELDS[name].choices
        word = value.casefold()
        if self._complain is None and name == "role":
            word = ROLE_NAMES.get(word, word)
        if word in choices:
            return word
        self._wrong(
            self._nodes[name][0], said("{value!r} is no {name}", value=value[:40], name=name), suggest(value, choices)
        )
        return None

    def texts(self, name: str) -> tuple[str, ...] | None:
        """A field that holds a list of words; one text with commas is a list too."""
        found: list[str] | None = None
        for node in self._nodes.get(name, ()):
            words = self._words(node)
            if words is None:
                self._wrong(node, said("{name} must be a list of words", name=name), said('Write ["one", "two"].'))
            elif not (isinstance(node, Text) and is_null(node)):
                found = [*(found or ()), *words]
        return None if found is None else tuple(found)

    def _words(self, node: Node) -> list[str] | None:
        if isinstance(node, Text):
            if is_null(node):
                return []
            return [word for word in _LIST_MARK.split(node.value.strip()) if word] if self._is_text(node) else None
        if isinstance(node, List):
            items = [item for item in node.items if isinstance(item, Text) and self._is_text(item)]
            return [item.value for item in items] if len(items) == len(node.items) else None
        return None

    def flag(self, name: str) -> bool | None:
        """A field that holds true or false."""
        for node in self._nodes.get(name, ()):
            if isinstance(node, Text):
                if is_null(node):
                    return None
                if node.value.casefold() in ("true", "false"):
                    return node.value.casefold() == "true"
            self._wrong(node, said("{name} must be true or false", name=name), said("Write true or false."))
        return None

    def history(self, name: str) -> tuple[Turn, ...] | None:
        """The turns before a message; ``None`` when the field is not there."""
        turns: list[Turn] = []
        for node in self._nodes.get(name, ()):
            if isinstance(node, List):
                turns += [turn for item in node.items if (turn := self._turn(item)) is not None]
                return tuple(turns)
            if not (isinstance(node, Text) and is_null(node)):
                self._wrong(
                    node,
                    said("{name} must be a list of turns", name=name),
                    said('Write [{{"role": "customer", "text": "…"}}].'),
                )
        return None

    def _turn(self, node: Node) -> Turn | None:
        if not isinstance(node, Map):
            self._wrong(node, said("a turn must be a map"), said('Write {{"role": "customer", "text": "…"}}.'))
            return None
        self.known(node, TURN_FIELDS, said("a turn"))
        inner = Fields(group(node), self._complain, self._is_text)
        role, text = inner.choice("role"), inner.text("text")
        if role is None or text is None:
            missing = "role" if role is None else "text"
            if missing not in inner._nodes:
                self._wrong(node, said("a turn needs {name}", name=missing), said("Add {name!r}.", name=missing))
            return None
        return Turn(role, text, inner.text("author"), inner.moment("at"))

    def known(self, node: Map, names: tuple[str, ...], what: str) -> None:
        """Complain of every key of ``node`` that is none of ``names``."""
        for key, _ in node.items:
            if key.value not in names:
                self._wrong(
                    key, said("{what} has no field {name!r}", what=what, name=key.value[:40]), suggest(key.value, names)
                )

    def _wrong(self, node: Node, message: str, mend: str) -> None:
        if self._complain is not None:
            self._complain(node, message, mend)

    def meta(self, defaults: Meta) -> Meta:
        """Everything known about the message; what the map does not say is taken from ``defaults``."""
        found: dict[str, Any] = {}
        for name in META_FIELDS:
            if name in self._nodes:
                field = FIELDS[name]
                value = getattr(self, field.type)(name)
                if value is not None:
                    found[name] = value
        if not found:
            return defaults
        meta = replace(defaults, **found)
        return meta.positioned() if "history" in found else meta


def is_null(node: Text) -> bool:
    """Whether nothing is written: ``null`` in JSON, an empty value, ``null`` or ``~`` in YAML."""
    return node.null or (node.plain and node.value in ("null", "Null", "NULL", "~"))


def group(node: Map) -> dict[str, tuple[Node, ...]]:
    """The values of a map by key; of a key that stands twice the first counts."""
    found: dict[str, tuple[Node, ...]] = {}
    for key, value in node.items:
        found.setdefault(key.value, (value,))
    return found


def speaker(known: NodesByName) -> tuple[Node, ...]:
    """The role that a map gives under the name that another system has for it."""
    return tuple(
        node
        for name in _SPEAKER_KEYS
        for node in known.get(name, ())
        if isinstance(node, Text) and node.value.strip().casefold() in ROLE_NAMES
    )


def own_locales(own: NodesByName) -> Iterator[LocaleNode]:
    """What the fields of a message say its locale is."""
    for name in LOCALE_KEYS:
        for node in own.get(name, ()):
            yield name, node


def choices_doc(name: str) -> str:
    """The words a field may hold, for help texts."""
    return one_of(FIELDS[name].choices)

"""The definition of a rule's examples: texts with ``[[marks]]``, messages, and what is found in them."""

from __future__ import annotations

from collections.abc import Callable

import regex

from stylelint_cs.conversation import RECORDS
from stylelint_cs.fields import (
    BOOL,
    DATE,
    LOCALE,
    NAME,
    TEXT,
    Built,
    Key,
    Lazy,
    ListOf,
    OneOf,
    Reader,
    Record,
    Type,
    choice,
)
from stylelint_cs.model import Meta, Span, Turn
from stylelint_cs.nodes import Map, Node
from stylelint_cs.policy.entries import TEXTS
from stylelint_cs.policy.examples import Example, ExampleMessage
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

_MARK = regex.compile(r"\\(?=\[\[|\]\])|\[\[|\]\]")
_NAMES = ListOf(NAME, single=True)


def unmark(text: str) -> tuple[str, tuple[Span, ...]] | None:
    """The text without its ``[[`` and ``]]``, and the spans they enclose; ``None`` when they do not pair.

    A backslash before either makes it plain.
    """
    spans: list[Span] = []
    parts: list[str] = []
    size, at, opened, plain_until = 0, 0, -1, -1
    for match in _MARK.finditer(text):
        if match.start() < plain_until:
            continue
        parts.append(text[at : match.start()])
        size += len(parts[-1])
        at = match.end()
        if match[0] == "\\":
            plain_until = at + 2
        elif match[0] == "[[":
            if opened >= 0:
                return None
            opened = size
        else:
            if opened < 0:
                return None
            spans.append(Span(opened, size))
            opened = -1
    if opened >= 0:
        return None
    parts.append(text[at:])
    return "".join(parts), tuple(spans)


def _marked(value: str, node: Node, reader: Reader) -> Any:
    found = unmark(value)
    if found is None:
        message = said("the marks [[ and ]] of the example do not pair")
        return reader.problem(node, message, said("Close each [[ with ]]; write \\[[ for plain brackets."))
    return found


_TEXT = Built(TEXT, _marked)
_TURN = Record(
    "a turn",
    "An earlier turn of the conversation.",
    (
        Key("role", choice(("agent", "bot", "customer")), "who writes", required=True),
        Key("text", TEXT, "what was written", required=True),
        Key("author", TEXT, "the person"),
        Key("at", TEXT, "when, such as 2026-01-31T09:30:00Z"),
    ),
    build=lambda values, node, reader: Turn(values["role"], values["text"], values.get("author"), values.get("at")),
)
_META = (
    Key("channel", NAME, "the channel"),
    Key("role", choice(("agent", "bot", "customer")), "who writes"),
    Key("topic", NAME, "the topic"),
    Key("tags", _NAMES, "complaint, upset, fallback, escalation, or the brand's own"),
    Key("position", choice(("opening", "middle", "closing")), "where in the conversation"),
    Key("known", _NAMES, "what is known of the customer"),
    Key("tried", TEXTS, "what was tried already"),
    Key("fault", choice(("ours", "theirs", "unknown")), "whose fault it is"),
    Key("author", TEXT, "the person"),
    Key("reviewed", TEXT, "the day of the last review"),
    Key("translated_from", TEXT, "the source text as it was when this was translated"),
    Key("at", TEXT, "when it is sent, such as 2026-01-31T09:30:00Z"),
    Key("stored", BOOL, "whether it is a template of a library"),
    Key("history", ListOf(_TURN), "the turns before it"),
)
_META_NAMES = frozenset(key.name for key in _META)
_RECORD = Record(
    "a record",
    "What was noted of a conversation.",
    tuple(Key(name, TEXT, f"the {name}") for name in RECORDS),
)
_WHO = (
    Key("id", TEXT, "the message's id"),
    Key("locale", LOCALE, "its locale, where it is not the file's"),
)


def _meta_of(values: dict[str, Any]) -> tuple[Meta, frozenset[str]]:
    given = {key: value for key, value in values.items() if key in _META_NAMES}
    return Meta(**given), frozenset(given)


def _message(values: dict[str, Any], node: Map, reader: Reader) -> ExampleMessage:
    text, spans = values["text"]
    meta, given = _meta_of(values)
    talk = values.get("conversation")
    return ExampleMessage(text, spans, values.get("id"), values.get("locale"), meta, given, node.place, talk)


_MESSAGES = ListOf(
    Record(
        "an example message",
        "One of several messages of an example.",
        (
            Key("text", _TEXT, "the text; what is found stands in [[ ]]", required=True),
            *_WHO,
            Key("conversation", TEXT, "the conversation it belongs to, where there are several"),
            *_META,
        ),
        build=_message,
    ),
    least=1,
)


def _example(values: dict[str, Any], node: Map, reader: Reader) -> Any:
    messages = values.get("messages", ())
    finds = values.get("finds")
    if ("text" in values) == ("messages" in values):
        message = (
            said("the example has both 'text' and 'messages'")
            if messages
            else said("the example has neither 'text' nor 'messages'")
        )
        return reader.problem(node, message, said("Give it exactly one of the two."))
    if "text" in values and isinstance(finds, tuple):
        return reader.problem(
            node, said("'finds' names messages, and the example has only a text"), said("Write true or false.")
        )
    text, spans = values.get("text", (None, ()))
    if spans and finds is False:
        return reader.problem(
            node, said("the example marks a span and says that nothing is found"), said("Take one of them out.")
        )
    unknown = [name for name in finds if name not in {m.id for m in messages}] if isinstance(finds, tuple) else []
    if unknown:
        return reader.problem(
            node, said("'finds' names {id!r}, which is no message's id", id=unknown[0]), said("Name ids of 'messages'.")
        )
    marked = bool(spans) or any(message.spans for message in messages)
    meta, given = _meta_of(values)
    return Example(
        text,
        spans,
        marked if finds is None else finds,
        node.place,
        values.get("id"),
        values.get("locale"),
        meta,
        given,
        messages,
        values.get("today"),
        values.get("record", {}),
        values.get("with", {}),
    )


def _plain_example(value: Any, node: Node, reader: Reader) -> Example:
    text, spans = value
    return Example(text, spans, bool(spans), node.place)


def examples_type(with_: Callable[[], Type]) -> ListOf:
    """The definition of ``examples:``; ``with_`` is that of the keys an example may lay over its brand."""
    record = Record(
        "an example",
        "A text in which the rule finds the marked spans, or nothing.",
        (
            Key("text", _TEXT, "the text; what is found stands in [[ ]]"),
            Key("messages", _MESSAGES, "several messages, for rules over a library or a conversation"),
            Key(
                "finds",
                OneOf("true, false or a list of ids", text=BOOL, list=ListOf(TEXT)),
                "true: fires without a span; a list: the messages that are found",
            ),
            *_WHO,
            *_META,
            Key("today", DATE, "the day of the run"),
            Key("record", _RECORD, "what was noted of the conversation"),
            Key("with", Lazy(with_), "keys of the brand's files, laid over it for this example"),
        ),
        build=_example,
    )
    return ListOf(OneOf("a text or a mapping", text=Built(_TEXT, _plain_example), map=record))

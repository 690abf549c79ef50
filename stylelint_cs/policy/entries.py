"""The definitions that brand.yaml and locale files share: entries, conditions, texts by language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stylelint_cs.fields import (
    DATE,
    DAY_PART,
    LEVEL,
    LOCALE,
    NAME,
    TEXT,
    Built,
    Key,
    ListOf,
    MapOf,
    OneOf,
    Reader,
    Record,
    choice,
    integer,
)
from stylelint_cs.frozen import replace
from stylelint_cs.nodes import Map, Node
from stylelint_cs.packs.schema import WORD as PACK_WORD
from stylelint_cs.policy.model import Entry, Preferred, When
from stylelint_cs.policy.settings import Hours, Validity
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

TEXTS = ListOf(TEXT, single=True)
_NAMES = ListOf(NAME, single=True)


def _without_language(value: str, node: Node, reader: Reader) -> Mapping[str, str]:
    # A proxy, not a dict: a text replaces what is inherited, while a map by language is laid over it.
    return MappingProxyType({"": value})


LOCALISED = OneOf("a text, or texts by language", text=Built(TEXT, _without_language), map=MapOf(TEXT, LOCALE))

WHEN = Record(
    "when",
    "Conditions on a message; every key must hold, any value of a key will do, an empty list asks nothing.",
    (
        Key("role", ListOf(choice(("agent", "bot")), single=True), "who writes"),
        Key("channel", _NAMES, "the channel"),
        Key("topic", _NAMES, "the topic"),
        Key("tags", _NAMES, "complaint, upset, fallback, escalation, or the brand's own"),
        Key("position", ListOf(choice(("opening", "middle", "closing")), single=True), "where in the conversation"),
        Key("known", _NAMES, "what is known of the customer"),
        Key("tried", TEXTS, "what was tried already"),
        Key("fault", ListOf(choice(("ours", "theirs", "unknown")), single=True), "whose fault it is"),
        Key("stored", ListOf(choice(("true", "false")), single=True), "whether it is a template of a library"),
    ),
)


def _validity(values: dict[str, Any], node: Map, reader: Reader) -> Any:
    if values.get("from", "") > values.get("to", "9999"):
        return reader.problem(node, said("'valid' ends before it begins"), said("Exchange 'from' and 'to'."))
    return values


VALID = Record(
    "valid",
    "The days on which it holds, both included.",
    (Key("from", DATE, "the first day"), Key("to", DATE, "the last day")),
    build=_validity,
)


def _entry(values: dict[str, Any], node: Map, reader: Reader) -> Any:
    if ("phrase" in values) == ("pattern" in values):
        message = (
            said("the entry has both 'phrase' and 'pattern'")
            if "phrase" in values
            else said("the entry has neither 'phrase' nor 'pattern'")
        )
        return reader.problem(node, message, said("Give it exactly one of the two."))
    hours = values.get("hours")
    entry = Entry(
        values.get("phrase"),
        values.get("pattern"),
        node.place,
        reader.layer,
        instead=values.get("instead", ()),
        why=values.get("why"),
        level=values.get("level"),
        at=values.get("at"),
        unless=values.get("unless", ()),
        when=when_of(values.get("when")),
        valid=validity_of(values.get("valid")),
        hours=Hours(*hours) if hours else None,
    )
    return reader.inspected(node, entry)


def when_of(values: Mapping[str, tuple[str, ...]] | None) -> When | None:
    """The conditions of a merged ``when:``, or ``None`` when it asks nothing."""
    asked = {key: wanted for key, wanted in (values or {}).items() if wanted}
    return When(asked) if asked else None


def validity_of(values: Mapping[str, str] | None) -> Validity | None:
    """The days of a merged ``valid:``, or ``None`` when it says nothing."""
    return Validity(values.get("from"), values.get("to")) if values else None


_CONDITIONS = (
    Key("why", LOCALISED, "why not to say it"),
    Key("level", LEVEL, "its own level"),
    Key("at", choice(("start", "end", "alone")), "where in the message it counts"),
    Key("unless", TEXTS, "longer phrases that excuse it"),
    Key("when", WHEN, "the messages it is meant for"),
    Key("valid", VALID, "the days it is meant for"),
    Key("hours", DAY_PART, "the part of the day it is meant for"),
)


def _entry_text(value: str, node: Node, reader: Reader) -> Any:
    key, colon, _ = value.partition(":")
    if colon and key in _ENTRY_KEYS:
        # To YAML a colon without a blank behind it is a letter like any other: the entry would find this very text.
        return reader.problem(
            node,
            said("{text!r} is read as one text, not as the key {key!r}", text=value[:60], key=key),
            said("Write a blank behind the colon, and no quotation marks around both: {key}: …", key=key),
        )
    return reader.inspected(node, Entry(value, None, node.place, reader.layer))


_ENTRY_KEYS = frozenset({"phrase", "pattern", "instead", *(key.name for key in _CONDITIONS)})
ENTRY = OneOf(
    "a phrase or a mapping",
    text=Built(TEXT, _entry_text),
    map=Record(
        "an entry",
        "A phrase and what the brand says about it.",
        (
            Key("phrase", TEXT, "the phrase, in phrase notation"),
            Key("pattern", TEXT, "a regular expression, where no phrase will do"),
            Key("instead", TEXTS, "what to say instead"),
            *_CONDITIONS,
        ),
        build=_entry,
    ),
)
ENTRIES = ListOf(ENTRY, edits=True, single=True)


def _preferred(values: dict[str, Any], node: Map, reader: Reader) -> Any:
    say = values["say"]
    hours = values.get("hours")
    shared = {
        "why": values.get("why"),
        "level": values.get("level"),
        "at": values.get("at"),
        "unless": values.get("unless", ()),
        "when": when_of(values.get("when")),
        "valid": validity_of(values.get("valid")),
        "hours": Hours(*hours) if hours else None,
    }
    entries = tuple(_inherit(entry, say, shared) for entry in values["not"])
    return Preferred(say, entries, node.place, reader.layer)


def _inherit(entry: Entry, say: str, shared: Mapping[str, Any]) -> Entry:
    missing = {key: value for key, value in shared.items() if not getattr(entry, key)}
    return replace(entry, instead=entry.instead or (say,), **missing)


PREFERRED = ListOf(
    Record(
        "a preferred wording",
        "A wording the brand uses, and those it does not.",
        (
            Key("say", TEXT, "what to say", required=True),
            Key("not", ListOf(ENTRY, single=True, least=1), "what not to say", required=True),
            *_CONDITIONS,
        ),
        build=_preferred,
    ),
    edits=True,
)

WORD = replace(PACK_WORD, placed=True)

_COUNT = integer(0, 1_000_000)
CHANNELS = MapOf(
    Record(
        "a channel",
        "The limits of a channel.",
        (
            Key("max_words", _COUNT, "words in a message"),
            Key("max_sentence_words", _COUNT, "words in a sentence"),
            Key("max_characters", _COUNT, "characters in a message"),
            Key("max_exclamations", _COUNT, "exclamation marks in a message"),
            Key("max_emoji", _COUNT, "emoji in a message"),
        ),
    ),
    NAME,
)


def rule_values(values: dict[str, Any], node: Map, reader: Reader) -> dict[str, Any]:
    """A rule's keys for merging: beside ``level`` stands ``active``, the nearest level that is not off."""
    if values.get("level"):
        values["active"] = values["level"]
    return values


RULE_TEXTS = (
    Key("level", LEVEL, "error, warning, info, or off"),
    Key("title", LOCALISED, "an instruction, shown first"),
    Key("why", LOCALISED, "why it matters"),
    Key("when", WHEN, "the messages it is meant for"),
    Key("valid", VALID, "the days it is meant for"),
)

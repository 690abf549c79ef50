"""The definition of the configuration file ``stylelint-cs.yaml``."""

from __future__ import annotations

from functools import cache

from stylelint_cs.fields import BOOL, DATE, LOCALE, NAME, TEXT, Key, ListOf, Record, choice, integer

CONFIG_FILE = "stylelint-cs.yaml"

_PATH = TEXT
_META_DOC = {
    "locale": "the message's locale",
    "channel": "the channel",
    "role": "agent, bot or customer",
    "topic": "the topic",
    "tags": "the tags",
    "position": "opening, middle or closing",
    "known": "what is known of the customer",
    "tried": "what was tried already",
    "fault": "ours, theirs or unknown",
    "author": "the person",
    "reviewed": "the day of the last review",
    "translated_from": "the source text as it was when this was translated",
    "at": "when it was sent",
    "stored": "whether it is a template of a library",
    "history": "the turns before it",
}
_LIMITS_DOC = {
    "file_bytes": "bytes of a file of messages",
    "message_bytes": "bytes of one message",
    "depth": "levels of nesting in YAML and JSON",
    "nodes": "values in one YAML file, its aliases written out",
    "problems": "problems named per file; the rest are counted",
    "walk_depth": "levels of folders below the one that was named",
}


@cache
def config_record() -> Record:
    """The definition; sources and waivers keep their places under ``fields.PLACE``."""
    return Record(
        "the configuration",
        "Where the replies of a repository lie, and which brand voice they are held against.",
        (
            Key("schema", choice(("1",)), "the version of this format"),
            Key("brand", TEXT, "the brand voice: a name, or a path to its folder"),
            Key("sources", ListOf(_source()), "where messages lie; without it the usual keys are looked for"),
            Key("baseline", TEXT, "the file of findings that are accepted for now"),
            Key("waivers", ListOf(_waiver()), "findings that somebody answers for until a day"),
            Key("limits", _limits(), "caps on input"),
        ),
    )


def _source() -> Record:
    meta = tuple(Key(name, _PATH, f"path to {doc}") for name, doc in _META_DOC.items())
    return Record(
        "a source",
        "Files that hold messages, and where in them the texts stand.",
        (
            Key("files", ListOf(TEXT, single=True, least=1), "glob, such as replies/{locale}/*.yaml", required=True),
            Key("messages", ListOf(_PATH, single=True, least=1), "path to the texts, such as replies[].body"),
            Key("id", _PATH, "path to the ids, such as replies[].name"),
            Key("meta", Record("meta", "Paths to what is known of each message.", meta), "paths to its metadata"),
            Key("channel", NAME, "the channel of all its messages"),
            Key("role", choice(("agent", "bot", "customer")), "who writes all its messages"),
            Key("locale", LOCALE, "the locale of all its messages"),
            Key("topic", NAME, "the topic of all its messages"),
            Key("stored", BOOL, "whether its messages are templates of a library"),
            Key("preset", NAME, "a known layout in place of the paths, such as rasa"),
        ),
        placed=True,
    )


def _waiver() -> Record:
    return Record(
        "a waiver",
        "A finding that stays, who answers for it, why, and until when.",
        (
            Key("rule", NAME, "the rule", required=True),
            Key("message", TEXT, "the message's id; default every message"),
            Key("locale", LOCALE, "the locale; default every locale"),
            Key("path", TEXT, "glob of the files, such as replies/{locale}/*.yaml; default every file"),
            Key("owner", TEXT, "who answers for it", required=True),
            Key("reason", TEXT, "why it stays", required=True),
            Key("expires", DATE, "the last day it holds", required=True),
        ),
        placed=True,
    )


def _limits() -> Record:
    cap = integer(1, 10_000_000_000)
    return Record("limits of input", "Caps on input.", tuple(Key(name, cap, doc) for name, doc in _LIMITS_DOC.items()))

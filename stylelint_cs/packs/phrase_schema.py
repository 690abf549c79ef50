"""The definition of what a locale pack says in phrases: entries, and the axes of address with their markers."""

from __future__ import annotations

from stylelint_cs.fields import (
    BOOL,
    DAY_PART,
    NAME,
    NUMBER,
    TEXT,
    Key,
    ListOf,
    MapOf,
    OneOf,
    Record,
    Scalar,
    choice,
    number,
)

_POSITIONS = ("message_start", "sentence_start", "sentence_end", "clause_start", "clause_end")
ANY = Scalar("a text", str, {"type": ["string", "number", "boolean"]})
"""A text, or a scalar that is read as one."""
TEXTS = ListOf(TEXT, edits=True, single=True, unique=True)
_ENTRY = OneOf(
    "a phrase or a mapping",
    text=TEXT,
    map=Record(
        "a pack phrase",
        "A phrase of the pack with its conditions.",
        (
            Key("phrase", TEXT, "the phrase, in phrase notation", required=True),
            Key("instead", TEXTS, "wordings to offer"),
            Key("unless", TEXTS, "longer phrases that excuse it"),
            Key("at", choice(("start", "end", "alone")), "where it counts"),
            Key("hours", DAY_PART, "the part of the day it belongs to"),
            Key("answers", BOOL, "whether it also answers thanks, in the middle of a chat"),
        ),
    ),
)
ENTRIES = ListOf(_ENTRY, edits=True, single=True, unique=True)

_GENERATE = Record(
    "generated phrases",
    "Phrases made of every beginning, stem and ending.",
    (
        Key("beginnings", OneOf("texts", text=ANY, list=ListOf(ANY)), "what is glued in front"),
        Key("stems", OneOf("texts", text=TEXT, list=ListOf(TEXT)), "the stems", required=True),
        Key("endings", OneOf("texts", text=ANY, list=ListOf(ANY)), "what is glued behind"),
    ),
)
_MARKER = Record(
    "a marker",
    "Words and forms that speak for one side of an axis.",
    (
        Key("id", NAME, "its name, unique on the axis", required=True),
        Key("side", TEXT, "the side it speaks for", required=True),
        Key("weight", number(-1000), "how strongly; below zero it speaks against its side", required=True),
        Key("title", TEXT, "what it is called in explanations"),
        Key("phrases", ENTRIES, "the phrases"),
        Key(
            "generate",
            OneOf("a mapping or a list", map=_GENERATE, list=ListOf(_GENERATE)),
            "phrases to be made",
        ),
        Key("except", TEXTS, "words and phrases that never count"),
        Key("not_written", TEXTS, "letters or marks that make another word of it, as the text is written"),
        Key("once", BOOL, "whether it counts once a word"),
        Key("mix", BOOL, "whether it counts for mixed-formality"),
        Key(
            "at",
            ListOf(choice(_POSITIONS), single=True),
            "where it must stand",
        ),
        Key("after", TEXTS, "it must follow one of these"),
        Key("not_after", TEXTS, "it must not follow one of these"),
        Key("before", TEXTS, "one of these must follow it"),
        Key("not_before", TEXTS, "none of these may follow it"),
        Key("scope", choice(("sentence", "clause")), "where with and without look"),
        Key("with", TEXTS, "one of these must stand near it"),
        Key("without", TEXTS, "none of these may stand near it"),
        Key("say", MapOf(TEXT, TEXT), "what the other side says"),
    ),
)
AXIS = Record(
    "an axis",
    "A choice between registers or varieties, with the words that give them away.",
    (
        Key("sides", ListOf(TEXT, unique=True, least=1), "its sides"),
        Key("shared", TEXTS, "sides that agree with every other one"),
        Key("threshold", NUMBER, "the score from which markers become findings"),
        Key("mix", NUMBER, "the score a side needs to count as mixed in"),
        Key("quoted", choice(("exempt", "checked")), "words quoted from the customer"),
        Key("mismatch", NAME, "the rule that reports a side the brand did not choose"),
        Key("markers", ListOf(_MARKER, edits=True), "the markers"),
    ),
)

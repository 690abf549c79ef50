"""The definition of ``rules:`` in brand.yaml, and of a rule's options."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stylelint_cs.fields import (
    BOOL,
    INVALID,
    LOCALE,
    NAME,
    TEXT,
    Built,
    Key,
    Lazy,
    ListOf,
    MapBy,
    OneOf,
    Reader,
    Record,
    Type,
    choice,
    integer,
    number,
)
from stylelint_cs.kinds.base import Kind, Option
from stylelint_cs.nodes import Map, Node, Text
from stylelint_cs.policy.entries import RULE_TEXTS, rule_values
from stylelint_cs.problems import suggest
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

_SOURCE = Record(
    "source",
    "Where the requirement comes from.",
    (Key("guide", TEXT, "the guide"), Key("point", TEXT, "its point"), Key("url", TEXT, "its address")),
)


def _source(value: Any, node: Node, reader: Reader) -> Mapping[str, str]:
    # A proxy, not a dict: a source is replaced as a whole, its guide and point belong together.
    return MappingProxyType({"url": value} if isinstance(value, str) else value)


_SOURCE_OR_URL = OneOf("a URL or a mapping", text=Built(TEXT, _source), map=Built(_SOURCE, _source))


RuleKinds = Mapping[str, str] | None
"""The kinds of rules by their ids; ``None`` when a brand that is extended could not be read."""


def rules_type(kinds: Mapping[str, Kind], inherited: RuleKinds) -> MapBy:
    """The definition of ``rules:``; ``inherited`` names the kinds of the rules that are extended."""
    # Only a JSON Schema asks for the general rule; it takes longer to make than most brand files take to read.
    return MapBy(_chooser(kinds, inherited), Lazy(lambda: _general_rule(kinds)))


def options_type(kind: Kind) -> Record:
    """The definition of ``options:`` for a rule of a kind."""
    keys = tuple(Key(option.name, _option(option), option.doc) for option in kind.options)
    return Record(said("options of kind {kind}", kind=kind.name), f"What a rule of kind {kind.name} may set.", keys)


def _option(option: Option) -> Type:
    simple = choice(option.choices) if option.choices else TEXT
    types: Mapping[str, Type] = {
        "int": integer(0),
        "number": number(),
        "bool": BOOL,
        "text": simple,
        "texts": ListOf(simple, edits=True, single=True, unique=True),
    }
    return types[option.type]


def _rule(kinds: Mapping[str, Kind], options: Type, name: str) -> Record:
    level, title, why, *conditions = RULE_TEXTS
    return Record(
        name,
        "A named requirement.",
        (
            Key("kind", choice(tuple(sorted(kinds))), "the check it runs on; inherited, and never changed"),
            level,
            title,
            why,
            Key("source", _SOURCE_OR_URL, "where it comes from"),
            *conditions,
            Key("locales", ListOf(LOCALE, edits=True, single=True, unique=True), "where it makes sense; default all"),
            Key("options", options, "options of its kind"),
            Key("mandatory", BOOL, "whether nobody may suppress, waive or baseline it"),
        ),
        placed=True,
        build=rule_values,
    )


def _general_rule(kinds: Mapping[str, Kind]) -> Record:
    return _rule(kinds, general_options(kinds), said("a rule"))


def general_options(kinds: Mapping[str, Kind]) -> Record:
    """The options of all kinds together; one that several kinds have takes what any of them takes."""
    known: dict[str, Option] = {}
    for option in (option for kind in kinds.values() for option in kind.options):
        other = known.get(option.name, option)
        choices = tuple(dict.fromkeys((*other.choices, *option.choices)))
        narrow = other.type == option.type and bool(other.choices) == bool(option.choices)
        type_ = option.type if other.type == option.type else "text"
        known[option.name] = option._replace(type=type_, choices=choices if narrow else ())
    keys = tuple(Key(option.name, _option(option), option.doc) for option in known.values())
    return Record("options", "Options of the rule's kind.", keys)


def _chooser(kinds: Mapping[str, Kind], inherited: RuleKinds) -> Any:
    records: dict[str, Record] = {}

    def choose(name: Text, node: Node, reader: Reader) -> Type | None:
        if reader.skips():
            return None
        given = node.get("kind") if isinstance(node, Map) else None
        known = inherited.get(name.value) if inherited is not None else None
        if known is None and NAME.read(name, "the name of a rule", reader) is INVALID:
            return None
        kind = given.value if isinstance(given, Text) else known
        if given is not None and known is not None and kind != known:
            reader.problem(
                given,
                said("rule {name!r} is of kind {kind!r} in what this brand extends", name=name.value, kind=known),
                said("Keep that kind, or give the rule another name."),
            )
            return None
        if kind is None and inherited is None:
            return _general_rule(kinds)
        if kind is None:
            near = suggest(name.value, tuple(inherited or ()))
            mend = near if near.startswith("Did") else said("Add 'kind: …', or extend a brand that has the rule.")
            message = said("rule {name!r} has no kind, and no brand it extends declares it", name=name.value)
            reader.problem(name, message, mend)
            return None
        if kind not in records:
            records[kind] = (
                _rule(kinds, options_type(kinds[kind]), said("a rule")) if kind in kinds else _general_rule(kinds)
            )
        return records[kind]

    return choose

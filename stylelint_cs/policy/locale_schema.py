"""The definition of a brand's locale file, such as sw.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.fields import LOCALE, NAME, TEXT, Bad, Key, Lazy, MapBy, MapOf, Reader, Record, Scalar, Type, choice
from stylelint_cs.kinds.base import Kind
from stylelint_cs.nodes import Node, Text
from stylelint_cs.policy.brand_schema import settings_keys
from stylelint_cs.policy.entries import CHANNELS, ENTRIES, PREFERRED, RULE_TEXTS, WORD, rule_values
from stylelint_cs.policy.example_schema import examples_type
from stylelint_cs.policy.rule_schema import RuleKinds, general_options, options_type
from stylelint_cs.problems import did_you_mean, did_you_mean_it, suggest
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

GREETING_CONTEXTS = ("first_contact", "known_customer", "upset_customer")
Axes = Mapping[str, tuple[str, ...]]
"""The sides of every axis of a pack."""

_FORMALITY = ("formal", "neutral", "informal")


def _context(value: str) -> str:
    if value not in GREETING_CONTEXTS and (near := did_you_mean(value, GREETING_CONTEXTS)) is not None:
        raise Bad("{label} is no context of greetings: {value!r}", did_you_mean_it(near), value=value[:60])
    return value


_CONTEXT = Scalar("a context such as first_contact", _context, TEXT.json)


def locale_record(kinds: Mapping[str, Kind], rule_kinds: RuleKinds, axes: Axes) -> Record:
    """The definition of ``<locale>.yaml``; ``rule_kinds`` are the kinds of the rules the brand has so far."""
    return _Definitions(kinds, rule_kinds, axes).locale()


class _Definitions:
    """The definitions of one locale's file, which hold one another through ``with:`` of examples."""

    def __init__(self, kinds: Mapping[str, Kind], rule_kinds: RuleKinds, axes: Axes) -> None:
        self._kinds, self._rule_kinds, self._axes = kinds, rule_kinds, axes
        self._records: dict[str, Record] = {}
        self._with: Record | None = None
        self._examples = examples_type(self.with_)

    def locale(self) -> Record:
        """The whole file."""
        keys = (
            Key("schema", choice(("1",)), "the version of this format"),
            Key("locale", LOCALE, "the locale, as the file is named", required=True),
        )
        return Record("a locale file", "How a brand speaks one language.", (*keys, *self._voice()))

    def with_(self) -> Record:
        """What an example may lay over its brand."""
        if self._with is None:
            voice = {key.name: key for key in (*settings_keys(), *self._voice())}
            self._with = Record("with", "Keys of the brand's files for one example.", tuple(voice.values()))
        return self._with

    def _voice(self) -> tuple[Key, ...]:
        axes = [
            Key(name, choice(sides), f"the side on the axis {name}")
            for name, sides in self._axes.items()
            if name != "formality"
        ]
        rules = MapBy(self._choose, Lazy(self._general))
        return (
            Key("formality", choice(_FORMALITY), "how customers are addressed"),
            *axes,
            Key("channels", CHANNELS, "limits by channel"),
            Key("greetings", MapOf(ENTRIES, _CONTEXT), "approved greetings by context"),
            Key("closings", ENTRIES, "approved closings"),
            Key("lexicons", MapOf(ENTRIES, NAME), "wordings that several rules look for, by name"),
            Key("banned", ENTRIES, "what is never said"),
            Key("preferred", PREFERRED, "the brand's words, and those it does not use"),
            Key("words", MapOf(WORD, TEXT), "the classes of words used with ~"),
            Key("rules", rules, "the phrases and examples of the rules"),
        )

    def _choose(self, name: Text, node: Node, reader: Reader) -> Type | None:
        if self._rule_kinds is None:
            return self._general()
        kind = self._rule_kinds.get(name.value)
        if kind is None and reader.skips():
            return None
        if kind is None:
            message = said("unknown rule {value!r}: brand.yaml does not declare it", value=name.value[:60])
            near = suggest(name.value, tuple(self._rule_kinds))
            mend = near if near.startswith("Did") else said("Declare it in brand.yaml, with its kind and why.")
            reader.problem(name, message, mend)
            return None
        if kind not in self._records:
            self._records[kind] = self._rule(kind)
        return self._records[kind]

    def _rule(self, kind_name: str) -> Record:
        kind = self._kinds[kind_name]
        lists = tuple(Key(item.name, ENTRIES, item.doc) for item in kind.lists)
        return self._record(said("a rule of kind {kind}", kind=kind_name), lists, options_type(kind))

    def _general(self) -> Record:
        lists = {item.name: item.doc for kind in self._kinds.values() for item in kind.lists}
        return self._record(
            said("a rule in a locale"),
            tuple(Key(name, ENTRIES, doc) for name, doc in lists.items()),
            general_options(self._kinds),
        )

    def _record(self, name: str, lists: tuple[Key, ...], options: Type) -> Record:
        examples = Lazy(lambda: self._examples)
        return Record(
            name,
            "What a rule needs in one language.",
            (
                *RULE_TEXTS,
                Key("options", options, "options of its kind"),
                *lists,
                Key("examples", examples, "what it finds and what it passes over"),
            ),
            placed=True,
            build=rule_values,
        )


def axes_of(table: Mapping[str, Any]) -> Axes:
    """The sides of every axis in a pack's ``axes``."""
    return {name: tuple(spec.get("sides") or ()) for name, spec in table.items()}

"""Layers to a policy and its voices: merged in order, built into what the rest of the tool reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from stylelint_cs.fields import PLACE
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.kinds.base import Kind
from stylelint_cs.model import Level, Place
from stylelint_cs.policy.brand_schema import settings_keys
from stylelint_cs.policy.conflicts import settle
from stylelint_cs.policy.entries import validity_of, when_of
from stylelint_cs.policy.merge import lay
from stylelint_cs.policy.model import Dropped, Layer, LocaleVoice, Policy, Rule, WordClass
from stylelint_cs.policy.settings import Handover, Hours, OpenHours, Topic
from stylelint_cs.problems import Problems
from stylelint_cs.type_hints import Any

LocaleFold = Callable[[str, str], str]
"""Folds a text in a locale."""


class Settings(Frozen):
    """What resolving needs besides the layers: fallback chains, kinds, and how texts are compared."""

    chain: Callable[[str], tuple[str, ...]]
    kinds: Mapping[str, Kind]
    fold: LocaleFold


class Layers(Frozen):
    """The layers of a brand, from the base to the brand itself; answers for its voices."""

    layers: tuple[Layer, ...]
    settings: Settings
    locales: tuple[str, ...]

    def voice(self, locale: str) -> LocaleVoice:
        """The voice in a locale; raises StylelintError when its layers do not fit on one another."""
        problems = Problems()
        voice, _ = resolve_voice(self, locale, problems)
        problems.raise_if_any()
        return voice

    def overlaid(self, with_: Mapping[str, Any], locale: str) -> Policy:
        """The policy with an example's ``with:`` as its last layer."""
        own = self.layers[-1]
        settings = {key.name for key in settings_keys()}
        brand = {key: value for key, value in with_.items() if key in settings}
        voice = {key: value for key, value in with_.items() if key not in settings or key == "channels"}
        layer = replace(own, folder=Path(), brand=brand, locales={locale: voice})
        problems = Problems()
        policy = resolve_policy(
            Layers((*self.layers, layer), self.settings, with_.get("locales", self.locales)), problems
        )
        problems.raise_if_any()
        return policy


def resolve_policy(layers: Layers, problems: Problems) -> Policy:
    """The policy of merged layers, without its dropped suggestions; problems are kept."""
    own = layers.layers[-1]
    merged: dict[str, Any] = {"rules": _defaults(own, layers.settings.kinds)}
    for layer in layers.layers:
        merged = lay(merged, dict(layer.brand), str.casefold, problems)
    topics = merged.get("topics", {}).items()
    handover = merged.get("handover", {})
    return Policy(
        brand=own.name,
        version=merged.get("version", ""),
        locales=layers.locales,
        placeholders=merged.get("placeholders", ()),
        channels=merged.get("channels", {}),
        contacts=merged.get("contacts", ()),
        links=merged.get("links", ()),
        topics={name: _topic(name, values) for name, values in topics},
        off_chat=merged.get("off_chat", ()),
        handover=Handover(to=handover.get("to"), **handover.get("when", {})),
        facts=merged.get("facts", ()),
        retired=merged.get("retired", ()),
        limits=merged.get("limits", {}),
        hours=_open_hours(merged["hours"]) if merged.get("hours") else None,
        agents=merged.get("agents", ()),
        max_age_days=merged.get("review", {}).get("max_age_days"),
        rules=_rules(merged["rules"], own, layers.settings.kinds),
        path=own.path,
        layers=layers.layers,
        resolver=layers,
    )


def resolve_voice(layers: Layers, locale: str, problems: Problems) -> tuple[LocaleVoice, tuple[Dropped, ...]]:
    """A locale's voice, and what was dropped because a later layer says otherwise; problems are kept."""
    settings = layers.settings
    own = layers.layers[-1]
    chain = settings.chain(locale)

    def fold(text: str) -> str:
        return settings.fold(text, locale)

    merged: dict[str, Any] = {"rules": _defaults(own, settings.kinds)}
    rank: dict[str, int] = {}
    for layer, part, name in _parts(layers.layers, chain):
        is_leaf = layer is own and name == chain[-1]
        merged = lay(merged, part if is_leaf else _without_examples(part), fold, problems)
        rank.setdefault(layer.path if name is None else layer.files.get(name, ""), len(rank))
    known = {key: value for key, value in merged.items() if key not in _VOICE_KEYS and isinstance(value, str)}
    formality = merged.get("formality")
    voice = LocaleVoice(
        locale=locale,
        chain=chain,
        formality=formality,
        axes={**known, **({"formality": formality} if formality else {})},
        channels=merged.get("channels", {}),
        greetings=merged.get("greetings", {}),
        closings=merged.get("closings", ()),
        lexicons=merged.get("lexicons", {}),
        banned=merged.get("banned", ()),
        preferred=merged.get("preferred", ()),
        words={word: word_class(values) for word, values in merged.get("words", {}).items()},
        rules=_rules(merged["rules"], own, settings.kinds),
    )
    return settle(voice, rank, fold)


_VOICE_KEYS = frozenset({"schema", "locale", "formality"})


def _parts(layers: tuple[Layer, ...], chain: tuple[str, ...]) -> Iterator[tuple[Layer, dict[str, Any], str | None]]:
    """What is laid on what for a locale: of each brand its brand.yaml, then its locale files, root first."""
    for layer in layers:
        yield layer, {key: layer.brand[key] for key in ("channels", "rules") if key in layer.brand}, None
        for locale in chain:
            if locale in layer.locales:
                yield layer, dict(layer.locales[locale]), locale


def _without_examples(part: dict[str, Any]) -> dict[str, Any]:
    rules = {
        name: {key: v for key, v in rule.items() if key != "examples"} for name, rule in part.get("rules", {}).items()
    }
    return {**part, "rules": rules}


def _defaults(own: Layer, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The options that every rule starts from, so that an edit of a list finds the kind's own."""
    return {name: {"options": kinds[kind].defaults} for name, kind in own.kinds.items() if kind in kinds}


def _rules(merged: Mapping[str, Any], own: Layer, kinds: Mapping[str, Kind]) -> dict[str, Rule]:
    return {
        name: _rule(name, values, kinds[own.kinds[name]])
        for name, values in merged.items()
        if name in own.kinds and own.kinds[name] in kinds and PLACE in values
    }


def _rule(name: str, values: Mapping[str, Any], kind: Kind) -> Rule:
    place: Place = values[PLACE]
    return Rule(
        id=name,
        kind=kind.name,
        level=values.get("level", Level.WARNING),
        active_level=values.get("active", Level.WARNING),
        title=values.get("title") or {"": name.replace("-", " ").capitalize()},
        why=values.get("why", {}),
        place=place,
        source=values.get("source", {}),
        when=when_of(values.get("when")),
        locales=values.get("locales"),
        options=values.get("options", {}),
        valid=validity_of(values.get("valid")),
        mandatory=values.get("mandatory", False),
        lists={item.name: values[item.name] for item in kind.lists if item.name in values},
        examples=values.get("examples", ()),
    )


def _topic(name: str, values: Mapping[str, Any]) -> Topic:
    return Topic(name, values[PLACE], values.get("required", False), values.get("kind"), values.get("options", False))


def word_class(values: Mapping[str, Any]) -> WordClass:
    """A word of ``words:`` as its file declares it."""
    return WordClass(values.get("class", ""), values.get("also", ()), values.get("stems", ()), values[PLACE])


def _open_hours(values: Mapping[str, Any]) -> OpenHours:
    spans = [span for line in values.get("open", ()) for span in line]
    weekly = tuple(sorted(((day, Hours(start, end)) for day, start, end in spans), key=lambda item: item[0]))
    return OpenHours(values.get("zone"), weekly, values.get("holidays", ()))

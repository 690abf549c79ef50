"""Facts about the rules of a brand voice, for reports, for ``explain`` and for what a locale lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from stylelint_cs.compiled import CompiledVoice
from stylelint_cs.entry_lists import list_entries
from stylelint_cs.kinds import KINDS
from stylelint_cs.kinds.wording import localised
from stylelint_cs.lazy_items import LazyMap
from stylelint_cs.model import Level
from stylelint_cs.policy.model import Entry, LocaleVoice, Policy, Rule
from stylelint_cs.report.base import Catalogue, RuleInfo
from stylelint_cs.translation import in_language, said, together
from stylelint_cs.triage import RULES as SUPPRESSION_RULES


def rule_info(rule: Rule, language: str) -> RuleInfo:
    """A rule in the reader's language."""
    return RuleInfo(
        rule.id,
        localised(rule.title, language),
        localised(rule.why, language),
        rule.level,
        rule.kind,
        rule.source.get("url"),
    )


def catalogue(policy: Policy, language: str) -> dict[str, RuleInfo]:
    """Every rule of a brand voice by id, locales' own included, sorted."""
    rules: dict[str, Rule] = {}
    for locale in reversed(policy.locales):
        rules.update(policy.voice(locale).rules)
    # What the brand says of a rule counts before what one of its locales does.
    rules.update(policy.rules)
    return {name: rule_info(rules[name], language) for name in sorted(rules)}


def catalogue_of(policies: Iterable[Policy], language: str) -> Catalogue:
    """The rules of several brand voices and those about suppressions, for a report; the first brand speaks."""
    owners: dict[str, Policy] = {}
    for policy in reversed(tuple(policies)):
        owners.update(dict.fromkeys(policy.rules, policy))

    def info(name: str) -> RuleInfo:
        if name in owners:
            return rule_info(owners[name].rules[name], language)
        title, why = (in_language(text, language) for text in SUPPRESSION_RULES[name])
        return RuleInfo(name, title, why, Level.WARNING, "suppression")

    return LazyMap(sorted({*owners, *SUPPRESSION_RULES}), info)


def source_line(rule: Rule) -> str:
    """Where a requirement comes from, in words; empty when nobody says."""
    parts = (said("point {point}", point=value) if key == "point" else value for key, value in rule.source.items())
    return together(*parts, between=", ")


def entries_of(rule: Rule, voice: LocaleVoice) -> tuple[Entry, ...]:
    """The entries that a phrase rule looks for in a locale: its own, or those of an everyday key."""
    match rule.options.get("entries"):
        case "banned":
            return voice.banned
        case "preferred":
            return tuple(entry for preferred in voice.preferred for entry in preferred.entries)
    return rule.entries


def makes_sense_in(rule: Rule, voice: LocaleVoice) -> bool:
    """Whether a rule is meant for a locale."""
    return rule.locales is None or bool(set(rule.locales) & set(voice.chain))


def missing_data(rule: Rule, compiled: CompiledVoice) -> str | None:
    """What a rule cannot work without and does not have in a locale; ``None`` when it has all."""
    for entries in KINDS[rule.kind].lists:
        needed = entries.required and _asks_for(rule, entries.name)
        if needed and not any(True for _ in list_entries(compiled.voice, rule, entries.name)):
            return said("no {entries}", entries=entries.name)
    return _NEEDS.get(rule.kind, _nothing)(rule, compiled)


def _asks_for(rule: Rule, entries: str) -> bool:
    # A message can itself call for a requirement; texts that a brand demands are the brand's to list.
    if rule.options.get("all"):
        return False
    return entries != "phrases" or rule.options.get("trigger", "phrases") == "phrases"


def _nothing(rule: Rule, compiled: CompiledVoice) -> str | None:
    return None


def _phrases(rule: Rule, compiled: CompiledVoice) -> str | None:
    entries = rule.options.get("entries", "phrases")
    if entries == "phrases":
        found = any(True for name in ("phrases", "weak") for _ in list_entries(compiled.voice, rule, name))
        return None if found else said("no phrases")
    if entries == "spelling":
        return None if compiled.pack.texts("spelling") else said("no spelling in the pack")
    return None


def _axes(rule: Rule, compiled: CompiledVoice) -> str | None:
    axes = [axis for axis in compiled.axes if rule.options.get("finds") != "gender" or axis.mismatch == rule.id]
    return None if any(axis.markers for axis in axes) else said("no markers in the pack")


def _greetings(rule: Rule, compiled: CompiledVoice) -> str | None:
    voice, pack = compiled.voice, compiled.pack
    if rule.options.get("finds") == "missing-closing":
        return None if voice.closings or pack.texts("closings") else said("no closings in the pack")
    return None if voice.greetings or pack.texts("greetings") else said("no greetings in the pack")


def _checks(rule: Rule, compiled: CompiledVoice) -> str | None:
    listed = rule.options.get("spelling") and compiled.pack.texts("spelling")
    return None if listed or compiled.checks.get(rule.id) else said("no checks in the pack")


def _language(rule: Rule, compiled: CompiledVoice) -> str | None:
    if rule.options.get("finds") == "romanised":
        return None if compiled.romanised[0] else said("no romanised words in the pack")
    return None if compiled.pack.texts("frequent") else said("no frequent words in the pack")


_NEEDS: Mapping[str, Callable[[Rule, CompiledVoice], str | None]] = {
    "phrase": _phrases,
    "formality": _axes,
    "greeting": _greetings,
    "orthography": _checks,
    "language": _language,
}
"""What a kind needs of the pack or the voice; the others work in any language."""

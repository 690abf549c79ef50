"""``stylelint-cs explain RULE``: what a rule asks, why, where it comes from, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from stylelint_cs.catalog import entries_of, source_line
from stylelint_cs.cli.cases import cases_by_brand, spoken_locale
from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.examples import Case
from stylelint_cs.kinds import KINDS
from stylelint_cs.kinds.base import OptionValue
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.model import LocaleVoice, Policy, Rule
from stylelint_cs.problems import either, suggest
from stylelint_cs.report.safe_text import in_sentence
from stylelint_cs.translation import in_language, msgid, said, translated
from stylelint_cs.triage import RULES as SUPPRESSION_RULES

_EXAMPLES = 3
"""Examples of either sort that are shown for a locale."""


def run(rule: str, brand: str | None, config: str | None, locale: str | None, lang: str) -> int:
    """Write the rule's page."""
    voice = opened(brand, config)
    if rule in SUPPRESSION_RULES:
        title, why = (in_language(text, lang) for text in SUPPRESSION_RULES[rule])
        write(f"{rule}: {title}\n\n{why}\n")
        return 0
    policy = voice.policy
    locales = (spoken_locale(locale, policy, voice.packs),) if locale else policy.locales
    speaking = {each: policy.voice(each) for each in locales}
    declared = [each.rules[rule] for each in speaking.values() if rule in each.rules]
    if not declared:
        raise StylelintError(
            [Problem(said("no rule is called {name!r}", name=rule), suggest(rule, sorted(voice.rule_names)))]
        )
    page = [*_facts(declared[0], lang)]
    examples = _cases_of(rule, policy, voice.packs)
    for speaker in speaking.values():
        page += _examples(rule, speaker, [case for case in examples if case.locale == speaker.locale], lang)
    write("\n".join(page) + "\n")
    return 0


def _facts(rule: Rule, language: str) -> Iterator[str]:
    yield f"{rule.id}: {in_sentence(localised(rule.title, language))}"
    yield ""
    yield in_sentence(localised(rule.why, language))
    yield ""
    facts = {
        msgid("level"): rule.level.word,
        msgid("kind"): f"{rule.kind} ({translated(KINDS[rule.kind].doc, language)})",
        msgid("source"): in_language(source_line(rule), language),
        msgid("only when"): in_language(_conditions(rule), language),
        msgid("locales"): ", ".join(rule.locales or ()),
        msgid("valid"): in_language(
            said("{start} to {end}", start=rule.valid.start or "…", end=rule.valid.end or "…"), language
        )
        if rule.valid
        else "",
        msgid("mandatory"): translated("yes: it cannot be suppressed, waived or put in the baseline", language)
        if rule.mandatory
        else "",
        msgid("declared"): str(rule.place),
    }
    for name, value in facts.items():
        if value:
            yield f"{translated(name, language) + ':':11}{in_sentence(value)}"
    for option in KINDS[rule.kind].options:
        value = _shown(rule.options.get(option.name, option.default))
        head, doc = translated("option", language), translated(option.doc, language)
        yield f"{head + ':':11}{option.name}: {in_sentence(value)} ({doc})"


def _conditions(rule: Rule) -> str:
    values = rule.when.values if rule.when else {}
    conditions = [said("{key} is {values}", key=key, values=either(wanted)) for key, wanted in values.items() if wanted]
    return (
        reduce(lambda first, last: said("{first} and {last}", first=first, last=last), conditions) if conditions else ""
    )


def _shown(value: OptionValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _examples(rule: str, voice: LocaleVoice, found: list[Case], language: str) -> Iterator[str]:
    fires = [case for case in found if case.fires][:_EXAMPLES]
    silent = [case for case in found if not case.fires][:_EXAMPLES]
    entries = entries_of(voice.rules[rule], voice) if rule in voice.rules else ()
    offered = [entry for entry in entries if entry.instead][:_EXAMPLES]
    if not (fires or silent or offered):
        return
    yield ""
    yield f"{voice.locale}:"
    labels = [f"{translated(label, language)}:" for label in map(msgid, ("don't", "do", "instead"))]
    not_, do, instead = (f"{label:{max(map(len, labels))}}" for label in labels)
    yield from (f"  {not_} {_marked(case)}" for case in fires)
    yield from (f"  {do} {_marked(case)}" for case in silent)
    for entry in offered:
        yield f"  {instead} {in_sentence(entry.text)} → {in_sentence(' | '.join(entry.instead))}"


def _cases_of(rule: str, policy: Policy, packs: PackSet) -> list[Case]:
    """The examples of a rule; an heir without its own shows those of the brand that it has the rule from."""
    own = ([case for case in held if case.rule.id == rule] for held in cases_by_brand(policy, packs))
    return next(filter(None, own), [])


def _marked(case: Case) -> str:
    text = case.example.text
    if text is None:
        return in_sentence(" / ".join(message.text for message in case.example.messages))
    for span in sorted(case.example.spans, reverse=True):
        text = f"{text[: span.start]}[[{text[span.start : span.end]}]]{text[span.end :]}"
    return in_sentence(text)

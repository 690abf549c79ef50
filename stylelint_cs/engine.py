"""Messages times rules: selects the rules, runs their kinds, maps hits to places, applies precedence.

The engine alone stamps rule, level and position; kinds return spans of the message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from stylelint_cs.compiled import CompiledVoice, active_level, compile_voice
from stylelint_cs.context import LintOptions, RuleContext, Shared, holds
from stylelint_cs.digests import sha256
from stylelint_cs.fingerprint import Fingerprints
from stylelint_cs.frozen import replace
from stylelint_cs.inference import with_brand, with_history
from stylelint_cs.kinds import KINDS
from stylelint_cs.lazy_items import LazyList
from stylelint_cs.model import Finding, Level, Message, Meta, Problem, StylelintError
from stylelint_cs.packs.loader import PackSet, canonical
from stylelint_cs.packs.pack import Pack
from stylelint_cs.plan import REMEMBERED, Plan, Planned
from stylelint_cs.policy.model import Entry, Policy, Rule
from stylelint_cs.precedence import Judged, precede
from stylelint_cs.stamping import finding_in
from stylelint_cs.text.checks import PatternTimeout
from stylelint_cs.text.view import View
from stylelint_cs.translation import said

Compiling = Callable[[Policy, str, Pack], CompiledVoice]
"""What compiles a locale of a brand voice in the place of ``compile_voice``."""


class Incomplete(Exception):
    """A message could not be judged in full; ``reason`` says which rule ran out of time."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Linter:
    """Checks messages against one brand voice; locales are compiled when the first message of each comes."""

    def __init__(
        self, policy: Policy, packs: PackSet, options: LintOptions, compiling: Compiling | None = None
    ) -> None:
        self.policy = policy
        self.packs = packs
        self.options = options
        self.counts: Callable[[Entry], bool] | None = None
        """Asked of every entry that is found, on top of its own conditions; examples are tried without an entry."""
        self.memos: dict[str, dict[str, object]] = {}
        """What kinds derive from the brand once a locale, by locale."""
        self._compiling = compiling
        self._compiled: dict[str, CompiledVoice | None] = {}
        self._unreadable: dict[str, tuple[Problem, ...]] = {}
        self._standings: dict[str, str] = {}
        self._plans: dict[tuple[str, LintOptions], Plan] = {}

    def compiled(self, locale: str) -> CompiledVoice | None:
        """The voice of a locale, compiled; ``None`` when the brand does not speak it.

        Raises StylelintError with every phrase that cannot be read.
        """
        locale = self._standing(canonical(locale))
        if locale in self._unreadable:
            # What cannot be read once is not read again for every message.
            raise StylelintError(self._unreadable[locale])
        if locale not in self._compiled:
            try:
                self._compiled[locale] = self._compile(locale)
            except StylelintError as error:
                self._unreadable[locale] = error.problems
                raise
        return self._compiled[locale]

    def _standing(self, locale: str) -> str:
        """The locale whose voice another one has: its own where anything is said of it, else the one it falls back to.

        Senders pass on what a browser says (``en-GB``, ``hi-IN``); no such tag has a voice compiled for it alone.
        """
        if locale not in self._standings:
            chain = self.packs.chain(locale)
            if len(self._standings) >= REMEMBERED:
                self._standings.clear()
            told = (each for each in reversed(chain) if self._is_told_of(each, chain))
            self._standings[locale] = next(told, locale)
        return self._standings[locale]

    def _is_told_of(self, locale: str, chain: Sequence[str]) -> bool:
        policy = self.policy
        if locale in policy.locales or self.packs.has(locale):
            return True
        spoken = [policy.voice(each).rules for each in chain if each in policy.locales]
        named = [rule.locales or () for rules in (policy.rules, *spoken) for rule in rules.values()]
        return any(locale in locales for locales in (*named, *(fact.locales for fact in policy.facts)))

    def _compile(self, locale: str) -> CompiledVoice | None:
        pack = self.packs.get(locale)
        if pack is None or not set(pack.chain) & set(self.policy.locales):
            return None
        if self._compiling is not None:
            return self._compiling(self.policy, locale, pack)
        return compile_voice(self.policy, self.policy.voice(locale), pack)

    def check(self, messages: Iterable[Message]) -> Iterator[Finding]:
        """The findings of each message in turn; raises Incomplete when a rule ran out of time."""
        for message in messages:
            yield from self.check_message(message)

    def check_message(self, message: Message) -> tuple[Finding, ...]:
        """The findings of one message, in order of place and rule; none for a customer's or an unknown locale's."""
        if message.locale is None or message.meta.role == "customer" or not message.text.strip():
            return ()
        compiled = self.compiled(message.locale)
        if compiled is None:
            return ()
        meta = self._informed(message, compiled)
        if meta is not message.meta:
            message = replace(message, meta=meta)
        view = View(message, compiled.pack)
        shared = Shared(self, compiled, view, cache(partial(self._levels, compiled, meta)))
        hits: list[Judged] = []
        for rule, level, context in self._plan(compiled).running(shared.found.keys, view.chars, meta):
            try:
                found = KINDS[rule.kind].check(view, context.of(shared))
                hits += [Judged(rule, level if hit.level is None else hit.level, hit) for hit in found]
            except PatternTimeout as error:
                raise Incomplete(
                    said("{rule}: a pattern took too long ({check})", rule=rule.id, check=str(error))
                ) from error
        if not hits:
            return ()
        kept = precede(hits)
        language = self.options.language
        findings = [finding_in(message, *judged, language) for judged in kept if judged.level is not Level.OFF]
        return number(sorted(findings, key=order), compiled.pack.folding.fold, message)

    def _informed(self, message: Message, compiled: CompiledVoice) -> Meta:
        meta = with_brand(message.meta, self.policy)
        if not meta.history:
            return meta
        return with_history(meta, message, compiled, lambda entry: holds(entry, meta, self))

    def rule_in(self, rule: Rule, locale: str | None) -> tuple[Rule, Level]:
        """A rule as it stands in a locale, and its level there."""
        compiled = self.compiled(locale) if locale is not None else None
        local = compiled.voice.rules.get(rule.id, rule) if compiled is not None else rule
        return local, active_level(local, self.options.select)

    def _levels(self, compiled: CompiledVoice, meta: Meta) -> Mapping[str, Level]:
        """The message-scope rules that run on a message, with their levels."""
        return {planned.rule.id: planned.level for planned in self._plan(compiled).admitted(meta)}

    def _plan(self, compiled: CompiledVoice) -> Plan:
        key = (compiled.voice.locale, self.options)
        if key not in self._plans:
            wakes = {name: wake for name, wake in compiled.wakes.items() if self._wanted(name)}
            rules = LazyList(tuple(wakes), partial(self._planned, compiled))
            self._plans[key] = Plan(tuple(wakes.values()), rules)
        return self._plans[key]

    def _planned(self, compiled: CompiledVoice, name: str) -> Planned | None:
        rule = compiled.voice.rules[name]
        level = active_level(rule, self.options.select)
        if level is Level.OFF or (rule.valid is not None and not rule.valid.holds(self.options.today)):
            return None
        if rule.locales is not None and set(rule.locales).isdisjoint(compiled.pack.chain):
            return None
        return Planned(rule, level, RuleContext(self, compiled, rule))

    def wants(self, rule: Rule) -> bool:
        """Whether a rule is asked for on this day; its level may still differ by locale."""
        return self._wanted(rule.id) and (rule.valid is None or rule.valid.holds(self.options.today))

    def _wanted(self, rule: str) -> bool:
        select = self.options.select
        return rule not in self.options.ignore and (not select or rule in select)


def order(finding: Finding) -> tuple[str, int, int, str, int, int]:
    """The order of every report: path, start, rule; the end settles what is left."""
    return finding.path, *finding.start, finding.rule, *finding.end


def number(findings: Iterable[Finding], fold: Callable[[str], str], message: Message) -> tuple[Finding, ...]:
    """Give each finding of one message its fingerprint, counting those that agree in all else."""
    seen: Counter[tuple[str, str]] = Counter()
    numbered = []
    marks: dict[str | None, Fingerprints] = {}
    for finding in findings:
        folded = fold(finding.match)
        occurrence = seen[finding.rule, folded]
        seen[finding.rule, folded] += 1
        if finding.locale not in marks:
            marks[finding.locale] = Fingerprints(finding.locale, message.known_as, message.text, fold)
        mark = marks[finding.locale].of(finding.rule, finding.match, occurrence)
        numbered.append(replace(finding, fingerprint=mark))
    return tuple(numbered)


def unique(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Tell findings of one fingerprint apart: two messages of one id and locale may lie in two files."""
    seen: Counter[str] = Counter()
    kept = []
    for finding in findings:
        count = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        mark = sha256(f"{finding.fingerprint}:{count}".encode()).hexdigest() if count else finding.fingerprint
        kept.append(replace(finding, fingerprint=mark))
    return tuple(kept)


__all__ = ["Incomplete", "LintOptions", "Linter", "number", "order", "unique"]

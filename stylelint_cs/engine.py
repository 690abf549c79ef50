"""Messages times rules: selects the rules, runs their kinds, maps hits to places, applies precedence.

The engine alone stamps rule, level and position; kinds return spans of the message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from stylelint_cs.compiled import CompiledVoice, active_level, compile_voice
from stylelint_cs.entry_lists import APPROVED_CLOSINGS, APPROVED_GREETINGS, list_entries, list_keys
from stylelint_cs.fingerprint import fingerprint
from stylelint_cs.inference import with_brand, with_history
from stylelint_cs.kinds import KINDS
from stylelint_cs.kinds.base import OptionValue
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Edit, Finding, Fix, Hit, Level, Message, Meta, Span
from stylelint_cs.packs.loader import PackSet, canonical
from stylelint_cs.phrases.evidence import Axis, Evidence, gather
from stylelint_cs.phrases.matcher import Found, PhraseHit, resolve
from stylelint_cs.policy.model import Entry, Policy, Rule
from stylelint_cs.precedence import Judged, precede
from stylelint_cs.text.checks import Check, PatternTimeout
from stylelint_cs.text.detect import Languages
from stylelint_cs.text.view import View


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What a run is asked for: rules by name, the day (``YYYY-MM-DD``), the language of explanations."""

    today: str
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    language: str = "en"


class Incomplete(Exception):
    """A message could not be judged in full; says which rule ran out of time."""


class Linter:
    """Checks messages against one brand voice; locales are compiled when the first message of each comes."""

    def __init__(self, policy: Policy, packs: PackSet, options: LintOptions) -> None:
        self.policy = policy
        self.packs = packs
        self.options = options
        self.counts: Callable[[Entry], bool] | None = None
        """Asked of every entry that is found, on top of its own conditions; examples are tried without an entry."""
        self.memos: dict[str, dict[str, object]] = {}
        """What kinds derive from the brand once a locale, by locale."""
        self._compiled: dict[str, CompiledVoice | None] = {}
        self._running: dict[tuple[str, LintOptions], list[tuple[Rule, Level]]] = {}

    def compiled(self, locale: str) -> CompiledVoice | None:
        """The voice of a locale, compiled; ``None`` when the brand does not speak it.

        Raises StylelintError with every phrase that cannot be read.
        """
        locale = canonical(locale)
        if locale not in self._compiled:
            self._compiled[locale] = self._compile(locale)
        return self._compiled[locale]

    def _compile(self, locale: str) -> CompiledVoice | None:
        pack = self.packs.get(locale)
        if pack is None or not set(pack.chain) & set(self.policy.locales):
            return None
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
        message = replace(message, meta=self._informed(message, compiled))
        view = View(message, compiled.pack)
        shared = _Shared(self, compiled, view)
        rules = self.rules_for(compiled, message.meta)
        running = {rule.id: level for rule, level in rules}
        hits: list[Judged] = []
        for rule, level in rules:
            context = RuleContext(shared, rule, running)
            try:
                found = KINDS[rule.kind].check(view, context)
                hits += [Judged(rule, level if hit.level is None else hit.level, hit) for hit in found]
            except PatternTimeout as error:
                raise Incomplete(f"{rule.id}: a pattern took too long ({error})") from error
        kept = precede(hits)
        findings = [self._finding(rule, level, hit, message) for rule, level, hit in kept if level is not Level.OFF]
        return number(sorted(findings, key=order), compiled.pack.folding.fold, message.text)

    def _informed(self, message: Message, compiled: CompiledVoice) -> Meta:
        meta = with_brand(message.meta, self.policy)
        return with_history(meta, message, compiled) if meta.history else meta

    def rules_for(self, compiled: CompiledVoice, meta: Meta) -> list[tuple[Rule, Level]]:
        """The message-scope rules that run on a message, with their levels."""
        return [(rule, level) for rule, level in self._rules(compiled) if rule.when is None or rule.when.holds(meta)]

    def _rules(self, compiled: CompiledVoice) -> list[tuple[Rule, Level]]:
        key = (compiled.voice.locale, self.options)
        if key not in self._running:
            self._running[key] = [
                (rule, level)
                for rule in compiled.voice.rules.values()
                if (level := active_level(rule, self.options.select)) is not Level.OFF
                and self._wanted(rule.id)
                and KINDS[rule.kind].scope == "message"
                and (rule.locales is None or not set(rule.locales).isdisjoint(compiled.pack.chain))
                and (rule.valid is None or rule.valid.holds(self.options.today))
            ]
        return self._running[key]

    def wants(self, rule: Rule) -> bool:
        """Whether a rule is asked for on this day; its level may still differ by locale."""
        return self._wanted(rule.id) and (rule.valid is None or rule.valid.holds(self.options.today))

    def _wanted(self, rule: str) -> bool:
        select = self.options.select
        return rule not in self.options.ignore and (not select or rule in select)

    def _finding(self, rule: Rule, level: Level, hit: Hit, message: Message) -> Finding:
        start, end = message.file_span(hit.start, hit.end)
        return Finding(
            rule=rule.id,
            level=level,
            title=localised(rule.title, self.options.language),
            explanation=hit.explanation or localised(rule.why, self.options.language),
            locale=message.locale,
            path=message.source.path,
            message_id=message.id,
            key=message.key,
            start=start,
            end=end,
            match=message.text[hit.start : hit.end],
            suggestions=hit.suggestions,
            fix=_fix(hit, message),
            text_span=Span(hit.start, hit.end),
            source=message.source,
        )


_APPROVING = frozenset({APPROVED_GREETINGS, APPROVED_CLOSINGS})


@dataclass(frozen=True)
class _Shared:
    """What all rules of one message share; computed when the first of them asks."""

    linter: Linter
    compiled: CompiledVoice
    view: View
    _resolved: dict[tuple[str, ...], tuple[PhraseHit[Entry], ...]] = field(default_factory=dict)
    _evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    @cached_property
    def found(self) -> Found[Entry]:
        return self.compiled.matcher.find(self.view)

    def hits(self, keys: tuple[str, ...]) -> tuple[PhraseHit[Entry], ...]:
        if keys not in self._resolved:
            approves = not _APPROVING.isdisjoint(keys)
            hits = (hit for key in keys for hit in self.found.get(key))
            holding = [hit for hit in hits if self.holds(hit.entry, approves=approves)]
            self._resolved[keys] = resolve(holding) if len(holding) > 1 else tuple(holding)
        return self._resolved[keys]

    def holds(self, entry: Entry, *, approves: bool = False) -> bool:
        counts = self.linter.counts
        if counts is not None and not counts(entry):
            return False
        return applies(entry, self.view.message.meta, self.linter.options.today, approves=approves)

    def evidence(self, axis: Axis) -> tuple[Evidence, ...]:
        if axis.name not in self._evidence:
            self._evidence[axis.name] = gather(axis, self.found, self.view, self.compiled.compiler)
        return self._evidence[axis.name]


class RuleContext:
    """The engine's side of :class:`stylelint_cs.kinds.base.Context`."""

    def __init__(self, shared: _Shared, rule: Rule, running: Mapping[str, Level]) -> None:
        self._shared = shared
        self.rule = rule
        self.running = running
        self.options: Mapping[str, OptionValue] = rule.options
        self.meta: Meta = shared.view.message.meta
        self.voice, self.policy = shared.compiled.voice, shared.compiled.policy
        self.language = shared.linter.options.language
        self.axes: tuple[Axis, ...] = shared.compiled.axes
        self.checks: tuple[Check, ...] = shared.compiled.checks.get(rule.id, ())
        self.romanised = shared.compiled.romanised
        self.compiler = shared.compiled.compiler
        self.memo = shared.linter.memos.setdefault(self.voice.locale, {})

    def found(self, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.found`."""
        return self._shared.hits(list_keys(self.rule, entries))

    def entries(self, entries: str = "phrases") -> tuple[Entry, ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.entries`."""
        return tuple(entry for entry in list_entries(self.voice, self.rule, entries) if self._shared.holds(entry))

    def evidence(self, axis: str) -> tuple[Evidence, ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.evidence`."""
        return next((self._shared.evidence(item) for item in self.axes if item.name == axis), ())

    def limits(self) -> tuple[Mapping[str, float], ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.limits`."""
        channels = self.voice.channels
        if self.meta.channel is not None:
            return (channels.get(self.meta.channel, {}),)
        return tuple(channels.values())

    @property
    def languages(self) -> Languages:
        """See :attr:`stylelint_cs.kinds.base.Context.languages`."""
        return Languages(self._shared.compiled.pack, self._shared.linter.packs)


def applies(entry: Entry, meta: Meta, today: str, *, approves: bool = False) -> bool:
    """Whether an entry's own conditions (``when``, ``valid``, ``hours``) hold for a message.

    At an unknown time an entry with ``hours`` finds nothing, but still ``approves`` what it lists.
    """
    if entry.when is not None and not entry.when.holds(meta):
        return False
    if entry.valid is not None and not entry.valid.holds(today):
        return False
    if entry.hours is None:
        return True
    minute = meta.minute
    return approves if minute is None else entry.hours.contains(minute)


def _fix(hit: Hit, message: Message) -> Fix | None:
    if not hit.replacements:
        return None
    edits = []
    for replacement in hit.replacements:
        start, end = message.file_span(replacement.start, replacement.end)
        edits.append(Edit(start, end, replacement.text))
    return Fix(hit.safe, tuple(edits))


def order(finding: Finding) -> tuple[str, int, int, str, int, int]:
    """The order of every report: path, start, rule; the end settles what is left."""
    return finding.path, *finding.start, finding.rule, *finding.end


def number(findings: Iterable[Finding], fold: Callable[[str], str], text: str) -> tuple[Finding, ...]:
    """Give each finding of one message its fingerprint, counting those that agree in all else."""
    seen: Counter[tuple[str, str]] = Counter()
    numbered = []
    for finding in findings:
        folded = fold(finding.match)
        occurrence = seen[finding.rule, folded]
        seen[finding.rule, folded] += 1
        mark = fingerprint(finding.rule, finding.locale, finding.message_id, text, finding.match, occurrence, fold)
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


__all__ = ["Incomplete", "LintOptions", "Linter", "RuleContext", "number", "order", "unique"]

"""Runs the library rules over all messages of one brand voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stylelint_cs.compiled import CompiledVoice
from stylelint_cs.context import holding
from stylelint_cs.engine import Linter
from stylelint_cs.entry_lists import list_keys
from stylelint_cs.fingerprint import fingerprint
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.inference import with_brand
from stylelint_cs.kinds import KINDS
from stylelint_cs.kinds.base import Group, LibraryHit, OptionValue, Reviews
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.library.matching import Matched, Tongues, brand_locale, match
from stylelint_cs.model import Finding, Level, Message
from stylelint_cs.phrases.evidence import Axis, Evidence, gather
from stylelint_cs.phrases.matcher import PhraseHit
from stylelint_cs.policy.model import Entry, LocaleVoice, Rule
from stylelint_cs.stamping import finding_at, finding_in
from stylelint_cs.text.view import View


class Library(Frozen, slots=False):
    """All messages of one brand voice, in order of place; ``declared``: the brand was chosen, not fallen back on."""

    linter: Linter
    messages: Sequence[Message]
    reviews: Reviews
    declared: bool = True

    @lazy_property
    def locale_of(self) -> Mapping[str, str]:
        """The brand's locale of each locale that occurs."""
        spoken = self.linter.policy.locales
        seen = {message.locale for message in self.messages if message.locale is not None}
        known = {locale: brand_locale(locale, self.linter.packs, spoken) for locale in seen}
        return {locale: found for locale, found in known.items() if found is not None}

    @lazy_property
    def compiled(self) -> Mapping[str, CompiledVoice]:
        """The compiled voice of each locale that occurs and that the brand speaks."""
        found = {locale: self.linter.compiled(locale) for locale in self.locale_of}
        return {locale: compiled for locale, compiled in found.items() if compiled is not None}

    @lazy_property
    def spoken(self) -> tuple[Message, ...]:
        """The messages in locales of the brand."""
        return tuple(message for message in self.messages if message.locale in self.locale_of)

    @lazy_property
    def matched(self) -> Matched:
        """The messages by id and locale."""
        tongues = Tongues(self.linter.policy.locales, self.locale_of, self.declared)
        return match(self.spoken, tongues, frozenset(self.linter.packs.known()))

    @lazy_property
    def locales(self) -> tuple[str, ...]:
        """The locales of the brand, or, where nobody has chosen one, those of them that occur."""
        spoken = self.linter.policy.locales
        if self.declared:
            return spoken
        there = set(self.locale_of.values())
        return tuple(locale for locale in spoken if locale in there)

    def findings(self) -> Iterator[Finding]:
        """The findings of every library rule that runs."""
        for rule in self.linter.policy.rules.values():
            kind = KINDS[rule.kind]
            if kind.library is None or not self.linter.wants(rule):
                continue
            context = RuleContext(self, rule)
            for found in kind.library(context):
                finding = self._finding(rule, found)
                if finding.level is not Level.OFF:
                    yield finding

    def _finding(self, rule: Rule, found: LibraryHit) -> Finding:
        message, hit = found.message, found.hit
        locale = found.locale or (message.locale if message is not None else None)
        local, level = self.linter.rule_in(rule, locale)
        language = self.linter.options.language
        if message is not None:
            finding = finding_in(message, local, level, hit, language)
        else:
            finding = finding_at(found.place or rule.place, local, level, hit, language)
        # Two findings that are missing from one place differ by what they say, whatever the reader's language.
        text = message.text if message is not None else str(hit.explanation)
        name = found.known_as or (message.known_as if message is not None else None)
        mark = fingerprint(rule.id, locale, name, text, finding.match, 0, str.casefold)
        return replace(finding, locale=locale, fix=None, fingerprint=mark)


class RuleContext:
    """The library's side of :class:`stylelint_cs.kinds.base.LibraryContext`."""

    def __init__(self, library: Library, rule: Rule) -> None:
        self._library = library
        self._linter = library.linter
        self.rule = rule
        self.options: Mapping[str, OptionValue] = rule.options
        self.policy = library.linter.policy
        self.language = library.linter.options.language
        self.today = library.linter.options.today
        self.locales = library.locales
        self.groups: Mapping[str, Group] = library.matched.groups
        self.expected: Mapping[str, tuple[str, ...]] = library.matched.expected
        self.reviews: Reviews = library.reviews

    @lazy_property
    def messages(self) -> Sequence[Message]:
        """See :class:`stylelint_cs.kinds.base.LibraryContext`."""
        rules = {locale: self._rule_for(locale, compiled) for locale, compiled in self._library.compiled.items()}
        if all(rule is not None and rule.when is None for rule in rules.values()):
            return self._library.spoken
        return [message for message in self._library.spoken if self._is_meant(message, rules[message.locale or ""])]

    def _rule_for(self, locale: str, compiled: CompiledVoice) -> Rule | None:
        """The rule as it stands in a locale, ``None`` where it does not run."""
        rule, level = self._linter.rule_in(self.rule, locale)
        is_elsewhere = rule.locales is not None and set(rule.locales).isdisjoint(compiled.pack.chain)
        return None if level is Level.OFF or is_elsewhere else rule

    def _is_meant(self, message: Message, rule: Rule | None) -> bool:
        if rule is None:
            return False
        return rule.when is None or rule.when.holds(with_brand(message.meta, self.policy))

    def _compiled(self, message: Message) -> CompiledVoice:
        assert message.locale is not None
        return self._library.compiled[message.locale]

    def locale_of(self, message: Message) -> str:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.locale_of`."""
        assert message.locale is not None
        return self._library.locale_of[message.locale]

    def view(self, message: Message) -> View:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.view`."""
        return View(message, self._compiled(message).pack)

    def found(self, message: Message, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.found`."""
        compiled = self._compiled(message)
        rule = compiled.voice.rules.get(self.rule.id, self.rule)
        found = compiled.matcher.find(self.view(message))
        return holding(found, list_keys(rule, entries), message.meta, self._linter)

    def evidence(self, message: Message, axis: str) -> tuple[Evidence, ...]:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.evidence`."""
        compiled, view = self._compiled(message), self.view(message)
        found = compiled.matcher.find(view)
        return next((gather(item, found, view, compiled.compiler) for item in compiled.axes if item.name == axis), ())

    def axis(self, message: Message, name: str) -> Axis | None:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.axis`."""
        return next((item for item in self._compiled(message).axes if item.name == name), None)

    def voice(self, locale: str) -> LocaleVoice:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.voice`."""
        compiled = self._linter.compiled(locale)
        return compiled.voice if compiled is not None else self.policy.voice(locale)

    def fold(self, message: Message) -> str:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.fold`."""
        return self.view(message).folded

    def language_name(self, locale: str) -> str:
        """See :meth:`stylelint_cs.kinds.base.LibraryContext.language_name`."""
        pack = self._linter.packs.get(locale)
        return pack.name if pack else locale

"""Runs the examples of a brand voice: what is marked must be found, what is not must stay silent.

Each example is run against the brand that declares it with that brand's settings and with its one rule, also
when the rule is off. What an example does not say is taken from the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy

from stylelint_cs.compiled import CompiledVoice, compile_voice
from stylelint_cs.engine import Compiling, Incomplete, Linter, LintOptions
from stylelint_cs.frozen import Frozen, as_dict, replace
from stylelint_cs.kinds import KINDS
from stylelint_cs.library.engine import Library
from stylelint_cs.library.reviews import KnownReviews
from stylelint_cs.model import Finding, Message, Meta, OffsetMap, Place, SourceText, Span, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.examples import Example, completed
from stylelint_cs.policy.model import Entry, LocaleVoice, Policy, Rule
from stylelint_cs.review.held import findings_in
from stylelint_cs.translation import said, together
from stylelint_cs.type_hints import Any


class Case(NamedTuple):
    """One example with the rule it belongs to and the locale it is run in."""

    rule: Rule
    locale: str
    example: Example

    @property
    def fires(self) -> bool:
        """Whether something is to be found."""
        example = self.example
        marked = example.spans or any(message.spans for message in example.messages)
        return bool(marked or example.finds)


class Failure(Frozen):
    """An example that did not do what it says; ``expected`` and ``found`` are one line each."""

    place: Place
    rule: str
    locale: str
    text: str
    expected: str
    found: str


def cases(policy: Policy, only: str | None = None) -> Iterator[Case]:
    """Every example of a brand voice once, in the locale that declares it; ``only`` keeps one locale."""
    seen: set[Place] = set()
    # A parent's file belongs to its heirs, too: the shortest chain comes first and keeps its examples.
    written = dict.fromkeys((*policy.locales, *(locale for layer in policy.layers for locale in layer.locales)))
    # Who speaks a language speaks the variants that it has files for, listed or not.
    voices = [voice for voice in map(policy.voice, written) if not set(policy.locales).isdisjoint(voice.chain)]
    for voice in sorted(voices, key=lambda voice: len(voice.chain)):
        for rule in voice.rules.values():
            for example in rule.examples:
                if example.place not in seen:
                    seen.add(example.place)
                    if only is None or only in voice.chain:
                        yield Case(rule, example.locale or voice.locale, example)


class Runner:
    """Runs cases of one brand voice; a locale is compiled once for all of them."""

    def __init__(self, policy: Policy, packs: PackSet, today: str, compiling: Compiling | None = None) -> None:
        self._packs = packs
        self._today = today
        self._linter = Linter(policy, packs, LintOptions(today), compiling)
        self._overlaid: dict[tuple[str, str, str], CompiledVoice] = {}

    def run(self, case: Case, counts: Callable[[Entry], bool] | None = None) -> Failure | None:
        """What went wrong with an example, or ``None``; with ``counts`` only the entries that it holds for."""
        messages = _messages(case)
        try:
            linter = self._linter_for(case)
            linter.counts = counts
            if KINDS.scope(case.rule.kind) == "conversation":
                named = [
                    (item.conversation or "", message)
                    for item, message in zip(case.example.messages, messages, strict=True)
                ]
                findings = tuple(findings_in(linter, named, case.example.record))
            elif KINDS[case.rule.kind].library is None:
                findings = tuple(linter.check(messages))
            else:
                findings = tuple(Library(linter, messages, KnownReviews()).findings())
        except Incomplete as error:
            return _failure(case, said("an answer in time"), error.reason)
        except StylelintError as error:
            return _failure(case, said("settings that can be read"), error.problems[0].message)
        return _verdict(case, messages, findings)

    def _linter_for(self, case: Case) -> Linter:
        options = LintOptions(case.example.today_for(case.rule) or self._today, select=frozenset({case.rule.id}))
        # What is compiled does not depend on the options, so the copy shares it.
        linter = copy(self._linter)
        linter.options = options
        if not case.example.with_:
            return linter
        key = (case.rule.id, case.locale, repr(_placeless(case.example.with_)))
        if key not in self._overlaid:
            self._overlaid[key] = self._with(case)
        return _Prepared(self._overlaid[key], self._linter, options)

    def _with(self, case: Case) -> CompiledVoice:
        """The case's locale with its ``with:`` laid over the brand; phrases are read again only if they changed."""
        policy = self._linter.policy.overlaid(case.example.with_, case.locale)
        voice = policy.voice(case.locale)
        base = self._linter.compiled(case.locale)
        if base is not None and _phrases(voice) == _phrases(base.voice):
            return replace(base, policy=policy, voice=voice)
        pack = self._packs.get(case.locale)
        assert pack is not None
        only = {name: rule for name, rule in voice.rules.items() if name == case.rule.id}
        return compile_voice(policy, replace(voice, rules=only), pack, near=base)


class _Prepared(Linter):
    """A linter of one locale that is compiled already; the others are those of the brand without ``with:``."""

    def __init__(self, compiled: CompiledVoice, base: Linter, options: LintOptions) -> None:
        super().__init__(compiled.policy, base.packs, options)
        self._base = base
        self._compiled[compiled.voice.locale] = compiled

    def compiled(self, locale: str) -> CompiledVoice | None:
        """See :meth:`Linter.compiled`."""
        known = self._compiled.get(locale) or self._base.compiled(locale)
        if known is None:
            return super().compiled(locale)
        return known if known.policy is self.policy else replace(known, policy=self.policy)


def _placeless(value: Any) -> Any:
    """What an overlay says, wherever it is written: many examples lay the same over their brand."""
    if isinstance(value, Place):
        return None
    if isinstance(value, Entry):
        return _placeless(as_dict(value))
    if isinstance(value, Mapping):
        return {name: _placeless(item) for name, item in value.items()}
    return tuple(map(_placeless, value)) if type(value) in (tuple, list) else value


def _phrases(voice: LocaleVoice) -> tuple[object, ...]:
    """Everything of a voice that its phrases are read from."""
    lists = {name: rule.lists for name, rule in voice.rules.items()}
    return (voice.greetings, voice.closings, voice.banned, voice.preferred, voice.words, voice.lexicons, lists)


def _messages(case: Case) -> list[Message]:
    example, rule = case.example, case.rule
    if example.text is not None:
        return [_message(example.text, case.locale, example.id, example.place, example.meta_for(rule))]
    return [
        _message(item.text, item.locale or case.locale, item.id, item.place, completed(item.meta, item.given, rule))
        for item in example.messages
    ]


def _message(text: str, locale: str, id_: str | None, place: Place, meta: Meta) -> Message:
    # The place is the path: findings are told apart by it, whatever the messages are called.
    source = SourceText.of(str(place), text)
    return Message(text, locale, id_, source, OffsetMap.identity(len(text)), meta)


def _verdict(case: Case, messages: list[Message], findings: tuple[Finding, ...]) -> Failure | None:
    example = case.example
    expected = _expected_spans(case)
    found: Mapping[str, list[Span]] = {
        message.source.path: sorted(
            finding.text_span
            for finding in findings
            if finding.path == message.source.path and finding.text_span is not None
        )
        for message in messages
    }
    if expected is not None:
        if found == expected:
            return None
        return _failure(case, _spans_line(messages, expected), _spans_line(messages, found))
    silent = said("nothing")
    if isinstance(example.finds, tuple):
        ids = {message.id for message in messages if found[message.source.path]}
        if ids == set(example.finds):
            return None
        return _failure(case, ", ".join(example.finds) or silent, ", ".join(sorted(map(str, ids))) or silent)
    if bool(findings) is example.finds:
        return None
    return _failure(case, said("a finding") if example.finds else silent, _spans_line(messages, found))


def _expected_spans(case: Case) -> dict[str, list[Span]] | None:
    """The marked spans of each message, by its place; ``None`` when the example marks none."""
    example = case.example
    if example.spans:
        return {str(example.place): sorted(example.spans)}
    if any(message.spans for message in example.messages):
        return {str(message.place): sorted(message.spans) for message in example.messages}
    return None


def _spans_line(messages: list[Message], spans: Mapping[str, list[Span]]) -> str:
    parts = [
        f"“{message.text[span.start : span.end]}”" if span.end > span.start else said("a finding without words")
        for message in messages
        for span in spans[message.source.path]
    ]
    return together(*parts, between=", ") if parts else said("nothing")


def _failure(case: Case, expected: str, found: str) -> Failure:
    example = case.example
    text = example.text if example.text is not None else " / ".join(item.text for item in example.messages)
    return Failure(example.place, case.rule.id, case.locale, text, expected, found)

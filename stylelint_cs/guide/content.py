"""What a style guide holds for one locale: register, greetings, words, and every rule with do and don't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stylelint_cs.catalog import source_line
from stylelint_cs.examples import Case
from stylelint_cs.guide.reading import readable
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Level, Span
from stylelint_cs.packs.pack import Pack
from stylelint_cs.policy.model import Entry, LocaleVoice, Policy, Rule
from stylelint_cs.translation import translated

MOST_EXAMPLES = 3
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Sample:
    """An example text; ``spans`` (half-open, code points) are what is wrong in it."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Swap:
    """A wording to avoid, and what to say instead (empty where there is nothing to put in its place)."""

    avoid: str
    say: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One rule: what it asks, why, where it comes from, what not to write and what to write."""

    id: str
    level: str
    title: str
    why: str
    source: str
    dont: tuple[Sample, ...]
    do: tuple[Sample, ...]
    swaps: tuple[Swap, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a heading; the first cell of a row says what it is."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one locale. ``direction`` is ``ltr`` or ``rtl``; ``language`` is the reader's."""

    brand: str
    locale: str
    language: str
    name: str
    direction: str
    tables: tuple[Table, ...]
    swaps: tuple[Swap, ...]
    cards: tuple[Card, ...]


def guide_of(policy: Policy, voice: LocaleVoice, pack: Pack, cases: Iterable[Case], language: str) -> Guide:
    """The guide of one locale; ``cases`` are the examples of all rules, in any locale."""
    by_rule: dict[str, list[Case]] = {}
    for case in cases:
        if case.locale in voice.chain or case.locale == voice.locale:
            by_rule.setdefault(case.rule.id, []).append(case)
    cards = tuple(_cards(voice, by_rule, language))
    return Guide(
        policy.brand,
        voice.locale,
        language,
        pack.name,
        pack.direction,
        tuple(table for table in _tables(policy, voice, language) if table.rows),
        tuple(_swaps((*voice.banned, *(entry for item in voice.preferred for entry in item.entries)), language)),
        cards,
    )


def _tables(policy: Policy, voice: LocaleVoice, language: str) -> Iterator[Table]:
    def said(text: str) -> str:
        return translated(text, language)

    axes = {"formality": voice.formality or "", **voice.axes}
    yield Table(said("How we address customers"), tuple((name, side) for name, side in axes.items() if side))
    greetings = tuple(
        (context.replace("_", " "), *(readable(entry.text) for entry in entries))
        for context, entries in voice.greetings.items()
    )
    yield Table(said("How we greet"), greetings)
    yield Table(said("How we close"), tuple((readable(entry.text),) for entry in voice.closings))
    limits = tuple(
        (channel, *(f"{name.replace('_', ' ')}: {int(value)}" for name, value in limits.items()))
        for channel, limits in voice.channels.items()
    )
    yield Table(said("How long we write"), limits)
    contacts = tuple(
        (contact.type, contact.value, contact.purpose or "")
        for contact in policy.contacts
        if not contact.locales or voice.locale in contact.locales
    )
    yield Table(said("Our contacts"), contacts)
    facts = tuple((fact.name.replace("-", " "), fact.value) for fact in policy.facts)
    yield Table(said("Our facts"), facts)


def _cards(voice: LocaleVoice, cases: Mapping[str, Sequence[Case]], language: str) -> Iterator[Card]:
    for rule in voice.rules.values():
        meant = rule.locales is None or not set(rule.locales).isdisjoint(voice.chain)
        if rule.level is not Level.OFF and meant:
            yield _card(rule, cases.get(rule.id, ()), language)


def _card(rule: Rule, cases: Sequence[Case], language: str) -> Card:
    fires = [_sample(case) for case in cases if case.fires and case.example.spans]
    silent = [_sample(case) for case in cases if not case.fires and case.example.text is not None]
    fires = fires or [_sample(case) for case in cases if case.fires and case.example.text is not None]
    entries = rule.entries if rule.kind == "phrase" else ()
    return Card(
        rule.id,
        rule.level.word,
        localised(rule.title, language),
        localised(rule.why, language),
        source_line(rule),
        tuple(_shortest(fires)),
        tuple(_shortest(silent)),
        tuple(_swaps(entries, language))[:MOST_WORDS],
    )


def _sample(case: Case) -> Sample:
    return Sample(case.example.text or "", tuple(sorted(case.example.spans)))


def _shortest(samples: list[Sample]) -> list[Sample]:
    # Examples that hold a whole list are for the machine; people read the short ones.
    return sorted(samples, key=lambda sample: len(sample.text) > 160)[:MOST_EXAMPLES]


def _swaps(entries: Iterable[Entry], language: str) -> Iterator[Swap]:
    for entry in entries:
        if entry.phrase is not None:
            yield Swap(readable(entry.phrase), entry.instead, localised(entry.why, language))

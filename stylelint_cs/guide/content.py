"""What a style guide holds for one locale: register, greetings, words, and every rule with do and don't."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stylelint_cs.catalog import source_line
from stylelint_cs.examples import Case
from stylelint_cs.frozen import Frozen
from stylelint_cs.guide.reading import readable
from stylelint_cs.kinds import KINDS, Scope
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Level, Span
from stylelint_cs.packs.pack import Pack
from stylelint_cs.policy.model import Entry, LocaleVoice, Policy, Rule
from stylelint_cs.translation import in_language, msgid, said_of, translated

MOST_EXAMPLES = 3
MOST_WORDS = 8
_LONG = 160
"""Characters from which an example is shown only when there is no shorter one."""
_HIDDEN = frozenset({"Cc", "Cf"})
_LABELS = (
    *(msgid("formality"), msgid("dialect"), msgid("number"), msgid("request"), msgid("gendered address")),
    *(msgid("formal"), msgid("neutral"), msgid("informal")),
    *(msgid("first contact"), msgid("known customer"), msgid("upset customer")),
)
"""Words of brand files and packs that a reader sees in a language of theirs."""
_LEVELS = {Level.ERROR: msgid("error"), Level.WARNING: msgid("warning"), Level.INFO: msgid("info")}


class Sample(Frozen):
    """An example text; ``spans`` (half-open, code points) are what is wrong in it."""

    text: str
    spans: tuple[Span, ...] = ()


class Swap(Frozen):
    """A wording to avoid, and what to say instead (empty where there is nothing to put in its place)."""

    avoid: str
    say: tuple[str, ...] = ()
    why: str = ""


class Card(Frozen):
    """One rule: what it asks, why, where it comes from, what not to write and what to write.

    ``level`` is the word of brand files, ``level_name`` the reader's.
    """

    id: str
    level: str
    level_name: str
    title: str
    why: str
    source: str
    dont: tuple[Sample, ...]
    do: tuple[Sample, ...]
    swaps: tuple[Swap, ...]


class Table(Frozen):
    """Rows of text under a heading; the first cell of a row says what it is."""

    title: str
    rows: tuple[tuple[str, ...], ...]


class Chapter(Frozen):
    """The rules that look at one thing: at a message, at all replies together, at conversations."""

    title: str
    cards: tuple[Card, ...]


class Guide(Frozen):
    """The guide of one locale. ``direction`` is ``ltr`` or ``rtl``; ``language`` is the reader's."""

    brand: str
    locale: str
    language: str
    name: str
    direction: str
    tables: tuple[Table, ...]
    swaps: tuple[Swap, ...]
    chapters: tuple[Chapter, ...]


def guide_of(policy: Policy, voice: LocaleVoice, pack: Pack, cases: Iterable[Case], language: str) -> Guide:
    """The guide of one locale; ``cases`` are the examples of all rules, in any locale."""
    by_rule: dict[str, list[Case]] = {}
    for case in cases:
        if case.locale in voice.chain or case.locale == voice.locale:
            by_rule.setdefault(case.rule.id, []).append(case)
    return Guide(
        policy.brand,
        voice.locale,
        language,
        pack.name,
        pack.direction,
        tuple(table for table in _tables(policy, voice, language) if table.rows),
        tuple(_swaps((*voice.banned, *(entry for item in voice.preferred for entry in item.entries)), language)),
        tuple(_chapters(voice, by_rule, language)),
    )


def _tables(policy: Policy, voice: LocaleVoice, language: str) -> Iterator[Table]:
    def local(text: str) -> str:
        return translated(text, language)

    axes = {"formality": voice.formality or "", **voice.axes}
    sides = tuple((local(name.replace("_", " ")), local(side)) for name, side in axes.items() if side)
    yield Table(local(msgid("How we address customers")), sides)
    greetings = tuple(
        (local(context.replace("_", " ")), *(readable(entry.text) for entry in entries))
        for context, entries in voice.greetings.items()
    )
    yield Table(local(msgid("How we greet")), greetings)
    yield Table(local(msgid("How we close")), tuple((readable(entry.text),) for entry in voice.closings))
    limits = tuple(
        (channel, *(in_language(_limit(name, int(value)), language) for name, value in limits.items()))
        for channel, limits in voice.channels.items()
    )
    yield Table(local(msgid("How long we write")), limits)
    contacts = tuple(
        (contact.type, contact.value, contact.purpose or "")
        for contact in policy.contacts
        if not contact.locales or voice.locale in contact.locales
    )
    yield Table(local(msgid("Our contacts")), contacts)
    facts = tuple(
        (fact.name.replace("-", " "), fact.value)
        for fact in policy.facts
        if not fact.locales or voice.locale in fact.locales
    )
    yield Table(local(msgid("Our facts")), facts)


def _limit(name: str, value: int) -> str:
    match name:
        case "max_words":
            return said_of(value, "at most {count} word", "at most {count} words")
        case "max_sentence_words":
            return said_of(value, "at most {count} word in a sentence", "at most {count} words in a sentence")
        case "max_characters":
            return said_of(value, "at most {count} character", "at most {count} characters")
        case "max_exclamations":
            return said_of(value, "at most {count} exclamation mark", "at most {count} exclamation marks")
        case "max_emoji":
            return said_of(value, "at most {count} emoji", "at most {count} emoji")
    return f"{name.replace('_', ' ')}: {value}"


_CHAPTERS: Mapping[Scope, str] = {
    "message": msgid("What we hold every message against"),
    "library": msgid("What we hold all replies together against"),
    "conversation": msgid("What we hold conversations against"),
}


def _chapters(voice: LocaleVoice, cases: Mapping[str, Sequence[Case]], language: str) -> Iterator[Chapter]:
    for scope, title in _CHAPTERS.items():
        rules = [rule for rule in voice.rules.values() if KINDS.scope(rule.kind) == scope and _is_meant(rule, voice)]
        if rules:
            cards = tuple(_card(rule, cases.get(rule.id, ()), language) for rule in rules)
            yield Chapter(translated(title, language), cards)


def _is_meant(rule: Rule, voice: LocaleVoice) -> bool:
    return rule.level is not Level.OFF and (rule.locales is None or not set(rule.locales).isdisjoint(voice.chain))


def _card(rule: Rule, cases: Sequence[Case], language: str) -> Card:
    fires = [_sample(case) for case in cases if case.fires and case.example.spans]
    silent = [_sample(case) for case in cases if not case.fires and case.example.text is not None]
    fires = fires or [_sample(case) for case in cases if case.fires and case.example.text is not None]
    entries = rule.entries if rule.kind == "phrase" else ()
    return Card(
        rule.id,
        rule.level.word,
        translated(_LEVELS[rule.level], language),
        localised(rule.title, language),
        localised(rule.why, language),
        in_language(source_line(rule), language),
        tuple(_shortest(fires)),
        tuple(_shortest(silent)),
        tuple(_swaps(entries, language))[:MOST_WORDS],
    )


def _sample(case: Case) -> Sample:
    # A line break is one sign as a space is, so the spans stay where they are.
    return Sample((case.example.text or "").replace("\n", " "), tuple(sorted(case.example.spans)))


def _shortest(samples: list[Sample]) -> list[Sample]:
    # Examples that hold a whole list, capitals or hidden signs are for the machine; people read the plain ones.
    return sorted(samples, key=lambda sample: _is_for_machines(sample.text))[:MOST_EXAMPLES]


def _is_for_machines(text: str) -> bool:
    return len(text) > _LONG or text.isupper() or any(unicodedata.category(char) in _HIDDEN for char in text)


def _swaps(entries: Iterable[Entry], language: str) -> Iterator[Swap]:
    for entry in entries:
        if entry.phrase is not None:
            yield Swap(readable(entry.phrase), entry.instead, localised(entry.why, language))

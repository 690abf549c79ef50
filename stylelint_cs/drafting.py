"""A draft of a brand voice from the replies that a repository already holds, for a person to go over."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import regex

from stylelint_cs.compiled import CompiledVoice
from stylelint_cs.entry_lists import PACK_GREETINGS
from stylelint_cs.library.engine import Library
from stylelint_cs.model import Message, Span
from stylelint_cs.phrases.evidence import gather
from stylelint_cs.phrases.notation import parse
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.text.contacts import host_of, is_example, is_free_mail, phones
from stylelint_cs.text.slots import find_slots
from stylelint_cs.text.view import View
from stylelint_cs.translation import in_language, said, together

_MOST = 12
"""How many openings and topics a draft holds; what is rarer is seldom meant."""
_MOST_ALLOWED = 200
"""How many placeholders, contacts or links a draft holds: what is left out would be reported."""
_LONGEST_GREETING = 60
_SLOT_NAME = regex.compile(r"[\p{L}_][\p{L}\p{M}\p{N}_.-]*")
_ENDS = regex.compile(r"[.!,،؛।:]\s*$")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_SHORTEST_TOPIC = 3
_NEARLY_ALL = 0.8
"""The share of ids from which a word that they begin with tells nothing: utter_ of a bot."""
_TOO_COMMON = 0.5
"""The share of ids from which what they have in common is no topic."""
_NOTATION = regex.compile(r"[~*\[\]()|\\^$…]")
_SIDES = ("formal", "informal")


@dataclass
class Draft:
    """What was found, with how often; texts by locale where they belong to one."""

    locales: tuple[str, ...]
    placeholders: Counter[str] = field(default_factory=Counter)
    emails: Counter[str] = field(default_factory=Counter)
    phones: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    """By the number of different ids, or of messages that name their topic themselves."""
    greetings: dict[str, Counter[str]] = field(default_factory=dict)
    sides: dict[str, Counter[str]] = field(default_factory=dict)


def draft_of(library: Library) -> Draft:
    """Read a draft from a library."""
    draft = Draft(tuple(locale for locale in library.linter.policy.locales if locale in library.locale_of.values()))
    for message in library.spoken:
        assert message.locale is not None
        compiled = library.linter.compiled(message.locale)
        if compiled is not None:
            _take(draft, message, library.locale_of[message.locale], compiled)
    topics = Counter(message.meta.topic for message in library.spoken if message.meta.topic is not None)
    draft.topics.update(topics or _topics_of({message.id for message in library.spoken if message.id is not None}))
    return draft


def _take(draft: Draft, message: Message, locale: str, compiled: CompiledVoice) -> None:
    view = View(message, compiled.pack)
    names = {slot.name for slot in find_slots(message.text) if slot.name is not None}
    draft.placeholders.update(name for name in names if _SLOT_NAME.fullmatch(name))
    for kind, span in view.addresses:
        address = message.text[span.start : span.end].casefold()
        if kind == "email" and not is_example(address) and not is_free_mail(address):
            draft.emails[address] += 1
        elif kind == "url" and (host := host_of(address)) is not None and "." in host[0]:
            draft.hosts[host[0]] += 1
    draft.phones.update(" ".join(message.text[phone.span.start : phone.span.end].split()) for phone in phones(view))
    found = compiled.matcher.find(view)
    opening = next((hit for hit in found.get(PACK_GREETINGS) if hit.folded.start <= 1), None)
    if opening is not None:
        span = view.span(0, view.sentences[0].end)
        text = message.text[span.start : span.end].strip()
        if len(text) <= _LONGEST_GREETING and _is_opening(text, span, message) and _is_phrase(text):
            draft.greetings.setdefault(locale, Counter())[" ".join(text.split())] += 1
    for axis in compiled.axes:
        if axis.name == "formality":
            sides = {item.side for item in gather(axis, found, view, compiled.compiler)}
            if len(sides) == 1:
                draft.sides.setdefault(locale, Counter()).update(sides)


def _topics_of(ids: Iterable[str]) -> Counter[str]:
    """What several ids begin with, unless nearly all do: *refund* of refund-late and refund-card."""
    words = [_WORD.findall(id_.replace("/", ":").rpartition(":")[2]) for id_ in ids]
    words = [row for row in words if len(row) > 1]
    while words:
        first, count = Counter(row[0] for row in words).most_common(1)[0]
        if count == 1 or count < _NEARLY_ALL * len(words):
            break
        words = [rest for row in words if (rest := row[row[0] == first :])]
    # WelcomeModal.title is the name of a part of a program.
    counts = Counter(row[0] for row in words if len(row[0]) >= _SHORTEST_TOPIC and row[0].lower() == row[0])
    return Counter({word: count for word, count in counts.items() if count <= _TOO_COMMON * len(words)})


def _is_opening(text: str, span: Span, message: Message) -> bool:
    """Whether a first sentence greets: a label of some words (*Jambo la Giza*) is none, nor what holds a tag."""
    is_label = len(text) == len(message.text.strip()) and _ENDS.search(text) is None
    return not is_label and not any(mask.start < span.end and span.start < mask.end for mask in message.masks)


def _is_phrase(text: str) -> bool:
    if _NOTATION.search(text):
        return False
    try:
        parse(text)
    except PhraseError:
        return False
    return True


def brand_file(draft: Draft, name: str, language: str) -> str:
    """The draft's brand.yaml; what follows a value says how often it was found. Comments in the reader's language."""

    def comment(text: str) -> str:
        return f"# {in_language(text, language)}"

    lines = [
        comment(
            said(
                "Drafted from the replies of this repository. "
                "Go over every line: what was found is not what was decided."
            )
        ),
        "schema: 1",
        f"brand: {name}",
        'version: "0.1.0"',
        "extends: [house]",
        f"locales: [{', '.join(draft.locales)}]",
    ]
    slots = said("The slots that replies may use; any other is reported.")
    lines += _section("placeholders", comment(slots), draft.placeholders)
    contacts = [("email", value, count) for value, count in draft.emails.most_common(_MOST_ALLOWED)]
    contacts += [("phone", value, count) for value, count in draft.phones.most_common(_MOST_ALLOWED)]
    if contacts:
        lines += [
            comment(
                together(
                    said("Every address and number in a reply has to be one of these."),
                    said("Take out what is not yours."),
                )
            ),
            "contacts:",
        ]
        lines += [f"  - {{type: {kind}, value: {_text(value)}}}  # {count}" for kind, value, count in contacts]
    lines += _section("links", comment(said("The domains that replies link to.")), draft.hosts)
    topics = [(topic, count) for topic, count in draft.topics.most_common() if count > 1][:_MOST]
    if topics:
        lines += [comment(said("Make a topic required, and every language has to answer it.")), "topics:"]
        lines += [f"  {_text(topic)}: {{required: false}}  # {count}" for topic, count in topics]
    return "\n".join(lines) + "\n"


def locale_file(draft: Draft, locale: str, language: str) -> str:
    """The draft's file of one locale, with its comments in the reader's language."""
    lines = [f"locale: {locale}"]
    sides = draft.sides.get(locale, Counter[str]())
    if sides:
        told = ", ".join(f"{side} {count}" for side, count in sides.most_common())
        side = sides.most_common(1)[0][0]
        majority = sides[side] * 4 >= sides.total() * 3
        lines.append(f"formality: {side if majority and side in _SIDES else 'neutral'}  # {told}")
    greetings = draft.greetings.get(locale, Counter[str]()).most_common(_MOST)
    if greetings:
        use = said("The openings in use. Sort them: {names}.", names="first_contact, known_customer, upset_customer")
        lines += [f"# {in_language(use, language)}", "greetings:"]
        lines.append("  first_contact:")
        lines += [f"    - {_text(text)}  # {count}" for text, count in _distinct(greetings)]
    return "\n".join(lines) + "\n"


def _distinct(greetings: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    for text, count in greetings:
        bare = text.casefold().rstrip(" .,!،।")
        if bare not in seen:
            seen.add(bare)
            yield text, count


def _section(key: str, comment: str, counts: Mapping[str, int]) -> list[str]:
    common = Counter(counts).most_common(_MOST_ALLOWED)
    if not common:
        return []
    return [comment, f"{key}:", *(f"  - {_text(value)}  # {count}" for value, count in common)]


def _text(value: str) -> str:
    """A text as YAML reads it back, whatever it holds."""
    return json.dumps(value, ensure_ascii=False)


__all__ = ["Draft", "brand_file", "draft_of", "locale_file"]

"""channels: contacts that differ between locales or replies, or that leave out a way to write or to speak.

What it does: reads addresses and phone numbers from the texts and compares them across locales and for one topic.
Why: two numbers for one purpose send half of the customers to the wrong one.
Example: ``+254 700 000 000`` in English, ``+254 711 000 000`` in the Swahili text of the same message
Does not catch: contacts in pictures, short codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stylelint_cs.kinds.base import Group, Kind, LibraryContext, LibraryHit, Option, no_message_check
from stylelint_cs.kinds.wording import localised, quote, where
from stylelint_cs.model import Hit, Message, Place, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.text.contacts import phones, same_phone

_SPOKEN = frozenset({"phone", "voice", "hotline", "call"})


class Said(NamedTuple):
    """A contact in a text: its type, its value as it is compared, where it stands."""

    type: str
    value: str
    message: Message
    span: Span


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit for each contact that contradicts another, or one for a way that is missing."""
    if context.options["finds"] == "missing-way":
        yield from _missing_way(context)
        return
    said = {id(message): tuple(_contacts(message, context)) for message in context.messages if _may_hold(message)}
    done: set[tuple[int, Span]] = set()
    for group in context.groups.values():
        yield from _in_group(group, said, done, context)
    yield from _for_one_topic(said, done, context)


def _may_hold(message: Message) -> bool:
    return "@" in message.text or sum(map(str.isdecimal, message.text)) >= 7


def _contacts(message: Message, context: LibraryContext) -> Iterator[Said]:
    view = context.view(message)
    for kind, span in view.addresses:
        if kind == "email":
            yield Said("email", message.text[span.start : span.end].casefold(), message, span)
    for phone in phones(view):
        yield Said("phone", phone.digits, message, phone.span)


def _in_group(
    group: Group, said: Mapping[int, tuple[Said, ...]], done: set[tuple[int, Span]], context: LibraryContext
) -> Iterator[LibraryHit]:
    by_locale = {
        locale: [item for message in group[locale] for item in said.get(id(message), ())]
        for locale in context.locales
        if locale in group
    }
    filled = [locale for locale, items in by_locale.items() if items]
    if len(filled) < 2:
        return
    source = by_locale[filled[0]]
    for locale in filled[1:]:
        for type_ in ("email", "phone"):
            wanted = [item for item in source if item.type == type_]
            own = [item for item in by_locale[locale] if item.type == type_]
            lost = [item for item in wanted if not any(_same(item, other) for other in own)]
            # What is only left out is no contradiction; what stands in its place is.
            for item in own if lost else ():
                if not any(_same(item, other) for other in wanted) and not _is_listed(item, locale, context):
                    done.add((id(item.message), item.span))
                    yield _hit(item, lost[0], context)


def _same(one: Said, other: Said) -> bool:
    if one.type != other.type:
        return False
    if one.type == "phone":
        return same_phone(one.value, other.value) or same_phone(other.value, one.value)
    return one.value == other.value


def _is_listed(item: Said, locale: str, context: LibraryContext) -> bool:
    for contact in context.policy.contacts:
        if contact.locales and locale not in contact.locales:
            continue
        if item.type == "email" and contact.type == "email" and contact.value.casefold() == item.value:
            return True
        if item.type == "phone" and contact.type != "email" and same_phone(item.value, contact.value):
            return True
    return False


def _for_one_topic(
    said: Mapping[int, tuple[Said, ...]], done: set[tuple[int, Span]], context: LibraryContext
) -> Iterator[LibraryHit]:
    """Replies of one locale on one topic that each name one contact of a type, and not the same."""
    first: dict[tuple[str, str, str], Said] = {}
    for message in context.messages:
        if message.meta.topic is None:
            continue
        locale = context.locale_of(message)
        for type_ in ("email", "phone"):
            own = [item for item in said.get(id(message), ()) if item.type == type_]
            if len(own) != 1 or _is_listed(own[0], locale, context):
                continue
            other = first.setdefault((locale, message.meta.topic, type_), own[0])
            if not _same(other, own[0]) and (id(message), own[0].span) not in done:
                yield _hit(own[0], other, context)


def _hit(item: Said, other: Said, context: LibraryContext) -> LibraryHit:
    text = item.message.text[item.span.start : item.span.end]
    there = other.message
    value = there.text[other.span.start : other.span.end]
    why = localised(context.rule.why, context.language)
    explanation = f"{quote(text)} ≠ {quote(value)} ({there.locale}, {where(there, other.span.start)}). {why}"
    return LibraryHit(Hit(item.span.start, item.span.end, explanation, (value,)), item.message)


def _missing_way(context: LibraryContext) -> Iterator[LibraryHit]:
    listed = context.policy.contacts
    if listed:
        spoken = {contact.type in _SPOKEN for contact in listed}
        if len(spoken) == 1:
            yield _one_way(spoken.pop(), None, listed[0].place, context)
        return
    said = [item for message in context.messages if _may_hold(message) for item in _contacts(message, context)]
    types = {item.type == "phone" for item in said}
    if len(types) == 1 and len(said) > 1:
        yield _one_way(types.pop(), said[0], None, context)


def _one_way(spoken: bool, item: Said | None, place: Place | None, context: LibraryContext) -> LibraryHit:
    what = "☎" if spoken else "✉"
    explanation = f"{what}: {localised(context.rule.why, context.language)}"
    if item is None:
        return LibraryHit(Hit(0, 0, explanation), place=place)
    return LibraryHit(Hit(item.span.start, item.span.end, explanation), item.message)


KIND = Kind(
    name="channels",
    doc="Finds contacts that contradict each other, and a way to reach the brand that is missing.",
    check=no_message_check,
    library=check,
    options=(Option("finds", "text", "conflicts", "What to look for.", ("conflicts", "missing-way")),),
)

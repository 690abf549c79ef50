"""placeholders: slots that differ between the locales of one message.

What it does: compares the slots of each translation with those of its source, in every syntax.
Why: a slot that is lost in translation leaves the customer without the number, one that is new is never filled.
Example: ``Hello {name}`` beside ``Habari {jina}``
Does not catch: slots that are the same and stand in the wrong order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from stylelint_cs.kinds.base import Group, Kind, LibraryContext, LibraryHit, no_message_check
from stylelint_cs.kinds.wording import localised, where
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Message, Span
from stylelint_cs.text.slots import Slot, find_slots
from stylelint_cs.text.view import within
from stylelint_cs.translation import said, together

_POSITION = lazy(r"%\d+\$")
_SPACE = lazy(r"\s+")
_BY_HAND = "[…]"
_COUNTED = frozenset({"zero", "one", "two"})
"""Plural categories (CLDR) whose words may say the number themselves."""
_ENDING = lazy(r"(?:^|[._\[:])(zero|one|two|few|many|other)\]?$")


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit in each translation whose slots are not those of its source."""
    asked = {id(message) for message in context.messages}
    for group in context.groups.values():
        yield from _in_group(group, asked, context)


def _in_group(group: Group, asked: set[int], context: LibraryContext) -> Iterator[LibraryHit]:
    order = [locale for locale in context.locales if locale in group]
    if len(order) < 2:
        return
    texts = [message.text for messages in group.values() for message in messages]
    if not any(hint in text for text in texts for hint in "{%$["):
        return
    source = _slots(group[order[0]])
    for locale in order[1:]:
        messages = group[locale]
        if not any(id(message) in asked for message in messages):
            continue
        own = _slots(messages)
        missing, extra = _unmatched(source, own, group[order[0]], messages)
        if missing or extra:
            # Openings and closings are variants to choose from: who is named in them differs freely.
            bare = _slots(group[order[0]], context), _slots(messages, context)
            missing, extra = _unmatched(*bare, group[order[0]], messages)
        if _says_number(messages[0]):
            missing = Counter()
        if missing or extra:
            there = where(group[order[0]][0])
            lost = said("Missing here: {slots} ({locale}, {where}).", slots=_row(missing), locale=order[0], where=there)
            new = said("Not in {locale}: {slots} ({where}).", slots=_row(extra), locale=order[0], where=there)
            why = localised(context.rule.why, context.language)
            explanation = together(lost if missing else "", new if extra else "", why)
            yield LibraryHit(Hit(0, 0, explanation), messages[0])


def _row(slots: Iterable[str]) -> str:
    return ", ".join(sorted(slots))


def _unmatched(
    source: Counter[str], own: Counter[str], source_messages: Iterable[Message], messages: Iterable[Message]
) -> tuple[Counter[str], Counter[str]]:
    """What is missing of the source's slots, and what is there besides.

    A %s that touches letters (*Safu%simemechi*) may be prose when it stands alone, and is a slot when the other
    text has one.
    """
    return source - (own | _glued(source, messages)), own - (source | _glued(own, source_messages))


def _glued(names: Iterable[str], messages: Iterable[Message]) -> Counter[str]:
    wanted = [name for name in names if name.startswith("%")]
    texts = [_POSITION.sub("%", message.text) for message in messages] if wanted else []
    return Counter({name: max(text.count(name) for text in texts) for name in wanted})


def _slots(messages: Iterable[Message], context: LibraryContext | None = None) -> Counter[str]:
    """What is to be filled in, over all variants of a message; a named slot counts once, however often it stands.

    With a ``context`` what stands in the brand's greetings and closings is left out.
    """
    named: set[str] = set()
    unnamed: Counter[str] = Counter()
    for message in messages:
        own = Counter[str]()
        spared = _variants(message, context) if context is not None else []
        for slot in find_slots(message.text):
            name = None if within(Span(slot.start, slot.end), spared) else _name(slot, message.text)
            if name is None:
                continue
            if slot.name is not None and name != _BY_HAND:
                named.add(name)
            else:
                own[name] += 1
        unnamed |= own
    return unnamed + Counter(named)


def _variants(message: Message, context: LibraryContext) -> list[Span]:
    lists = ("greetings:approved", "closings:approved")
    return [Span(hit.start, hit.end) for name in lists for hit in context.found(message, name)]


def _name(slot: Slot, text: str) -> str | None:
    raw = text[slot.start : slot.end]
    if raw.startswith(("{%", "|")) or raw[-1:] in "{#<≤" or raw[:1] == "}":
        return None
    if raw.startswith("["):
        # A name in square brackets is written by hand, and translated.
        return _BY_HAND
    return _SPACE.sub("", _POSITION.sub("%", raw)) if slot.name is None else _dressed(raw, slot.name)


def _dressed(raw: str, name: str) -> str:
    # {count, plural, …} and {count} are one slot; {{count}} and %{count} are others.
    opening = raw[: len(raw) - len(raw.lstrip("{$%#@(<"))]
    closing = raw[len(raw.rstrip("})>")) :]
    return f"{opening}{name}{closing}"


def _says_number(message: Message) -> bool:
    ending = _ENDING.search(message.id or "") or _ENDING.search(message.key or "")
    return ending is not None and ending[1] in _COUNTED


KIND = Kind(
    name="placeholders",
    doc="Finds slots that differ between the locales of one message.",
    check=no_message_check,
    library=check,
)

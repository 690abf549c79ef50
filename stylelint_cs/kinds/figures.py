"""figures: numbers, amounts, dates, times and links that differ between the locales or channels of one message.

What it does: reads them in any system of digits and in words, and compares them as values with the source.
Why: a customer who reads 14 days in one language and 30 in the other will ask for 30.
Example: *within 30 days* beside «μέσα σε 14 ημέρες»
Does not catch: a figure that one locale leaves out; months against days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stylelint_cs.kinds.base import Group, Kind, LibraryContext, LibraryHit, no_message_check
from stylelint_cs.kinds.wording import localised, quote, where
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Message, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.text.contacts import host_of, phones
from stylelint_cs.text.values import Value, values

_TAG = lazy(r"(?<=[/=._-])[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=[/&._-]|$)")


class Said(NamedTuple):
    """A figure of a message: its value (``None`` for a link), the link as it is compared, where it stands."""

    message: Message
    span: Span
    value: Value | None
    link: str = ""


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit for each figure that stands where the source has another."""
    asked = {id(message) for message in context.messages}
    for group in context.groups.values():
        parts = [part for part in _parts(group, context) if any(id(message) in asked for message in part)]
        if len(parts) > 1 and all(map(_may_hold, parts)):
            source = [said for message in parts[0] for said in _said(message, context)]
            for part in parts[1:] if source else ():
                own = [said for message in part for said in _said(message, context)]
                yield from _conflicts(source, own, context)


def _parts(group: Group, context: LibraryContext) -> list[tuple[Message, ...]]:
    """The messages of each locale and channel, the source first."""
    found: dict[tuple[str, str | None], list[Message]] = {}
    for locale in context.locales:
        for message in group.get(locale, ()):
            found.setdefault((locale, message.meta.channel), []).append(message)
    return [tuple(part) for part in found.values()]


def _may_hold(part: Sequence[Message]) -> bool:
    return any(message.text.strip() for message in part)


def _said(message: Message, context: LibraryContext) -> Iterator[Said]:
    view = context.view(message)
    numbers = [phone.span for phone in phones(view)]
    for value in values(view):
        span = view.span(value.start, value.end)
        if not any(span.start < number.end and number.start < span.end for number in numbers):
            yield Said(message, span, value)
    for kind, span in view.addresses:
        # Paths are translated as freely as texts; the house that a link leads to is not.
        host = host_of(message.text[span.start : span.end].casefold()) if kind == "url" else None
        if host is not None:
            yield Said(message, span, None, _TAG.sub("", f".{host[0]}"))


def _conflicts(source: list[Said], own: list[Said], context: LibraryContext) -> Iterator[LibraryHit]:
    # What is only left out, or only added, is no contradiction; what stands in another's place is.
    lost = [said for said in source if not any(_agree(said, other) for other in own)]
    new = [said for said in own if not any(_agree(said, other) for other in source)]
    for said in new:
        partner = next((other for other in lost if _comparable(said, other)), None)
        if partner is not None:
            lost.remove(partner)
            yield _hit(said, partner, context)


def _comparable(one: Said, other: Said) -> bool:
    if one.value is None or other.value is None:
        return one.value is None and other.value is None
    return one.value.comparable(other.value)


def _agree(one: Said, other: Said) -> bool:
    if one.value is None or other.value is None:
        return one.value is None and other.value is None and one.link == other.link
    if one.value.comparable(other.value):
        return one.value.agrees(other.value)
    return False


def _hit(said: Said, other: Said, context: LibraryContext) -> LibraryHit:
    text = said.message.text[said.span.start : said.span.end]
    value = other.message.text[other.span.start : other.span.end]
    channel = f" {other.message.meta.channel}" if other.message.meta.channel else ""
    why = localised(context.rule.why, context.language)
    place = where(other.message, other.span.start)
    explanation = f"{quote(text)} ≠ {quote(value)} ({other.message.locale}{channel}, {place}). {why}"
    return LibraryHit(Hit(said.span.start, said.span.end, explanation), said.message)


KIND = Kind(
    name="figures",
    doc="Finds figures and links that differ between the locales or channels of one message.",
    check=no_message_check,
    library=check,
)

"""drift: replies of one locale that disagree about how customers are addressed, where nothing is declared.

What it does: weighs the address markers of every reply and reports those of the minority, in the locale as a
whole and between its channels.
Why: whoever is addressed as a friend in the chat and as a stranger by mail met two companies.
Example: a locale file without ``formality:``
Does not catch: replies that address nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.kinds.base import Kind, LibraryContext, LibraryHit, Option, no_message_check
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit, Message
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.phrases.evidence import Axis, Evidence

_AXIS = "formality"


class Sided(NamedTuple):
    """A reply that is on one side, with the first marker that shows it."""

    message: Message
    side: str
    evidence: Evidence | None


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit for each reply on the side that few replies of its locale are on, or for a channel with its own side."""
    sided: dict[str, list[Sided]] = {}
    for message in context.messages:
        locale = context.locale_of(message)
        if context.voice(locale).formality not in (None, "neutral"):
            continue
        side = _side(context.evidence(message, _AXIS)) or _unmarked(context.axis(message, _AXIS))
        if side is not None:
            sided.setdefault(locale, []).append(Sided(message, *side))
    for found in sided.values():
        yield from _minority(found, context) or _channels(found, context)


def _unmarked(axis: Axis | None) -> tuple[str, None] | None:
    # Where only slang is marked, as in Swahili, a reply without any is on the other side.
    marked = {marker.side for marker in axis.markers} if axis is not None else set()
    return next(((side, None) for side in (axis.sides if axis is not None else ()) if side not in marked), None)


def _side(evidence: tuple[Evidence, ...]) -> tuple[str, Evidence] | None:
    weights: Counter[str] = Counter()
    for item in evidence:
        weights[item.side] += int(item.weight * 100)
    if not weights:
        return None
    (side, most), *others = weights.most_common()
    if others and others[0][1] * 2 > most:
        return None
    return side, next(item for item in evidence if item.side == side)


def _major(found: list[Sided], context: LibraryContext) -> str | None:
    """The side that nearly all replies are on, ``None`` when there is none or too few address anybody."""
    fewest, share = context.options["fewest"], context.options["share"]
    assert isinstance(fewest, int)
    assert isinstance(share, int)
    side, most = Counter(item.side for item in found).most_common(1)[0]
    return side if len(found) >= fewest and most * 100 >= share * len(found) else None


def _minority(found: list[Sided], context: LibraryContext) -> list[LibraryHit]:
    major = _major(found, context)
    return [_hit(item, found, context) for item in found if major is not None and item.side != major]


def _channels(found: list[Sided], context: LibraryContext) -> list[LibraryHit]:
    # Each channel agrees in itself, and they disagree with each other: the smaller ones are told once.
    by_channel: dict[str | None, list[Sided]] = {}
    for item in found:
        by_channel.setdefault(item.message.meta.channel, []).append(item)
    sides = {name: _major(items, context) for name, items in by_channel.items() if name is not None}
    agreed = [name for name, side in sides.items() if side is not None]
    if len({sides[name] for name in agreed}) < 2:
        return []
    largest = max(agreed, key=lambda name: len(by_channel[name]))
    odd = [name for name in agreed if sides[name] != sides[largest]]
    return [
        _hit(next(item for item in by_channel[name] if item.side == sides[name]), by_channel[largest], context)
        for name in odd
    ]


def _hit(item: Sided, others: list[Sided], context: LibraryContext) -> LibraryHit:
    counts = Counter(other.side for other in others)
    start, end = (item.evidence.start, item.evidence.end) if item.evidence is not None else (0, 0)
    word = f"{quote(item.message.text[start:end])} = " if end else ""
    shares = ", ".join(f"{side} {count}/{len(others)}" for side, count in counts.most_common())
    explanation = f"{word}{item.side}; {shares}. {localised(context.rule.why, context.language)}"
    return LibraryHit(Hit(start, end, explanation), item.message)


KIND = Kind(
    name="drift",
    doc="Finds replies that address customers otherwise than the rest, where nothing is declared.",
    check=no_message_check,
    library=check,
    options=(
        Option("fewest", "int", 4, "With fewer replies that address anybody nothing is said."),
        Option("share", "int", 75, "The share of replies, in percent, from which a side is the locale's."),
    ),
)

"""Which fixes of a file are applied in one round, as changes of the texts of its messages.

Nothing inside a placeholder, a link, code or a customer's words is touched. Where two fixes overlap the first
in order of place wins; the other is looked at again in the next round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from stylelint_cs.model import Edit, Finding, Message, OffsetMap, Replacement, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import Pack
from stylelint_cs.text.slots import find_slots
from stylelint_cs.text.view import View
from stylelint_cs.translation import said

PackOf = Callable[[str], Pack | None]


class Change(NamedTuple):
    """A fix that is to be applied: its finding, the number of its message, and what becomes of the text."""

    finding: Finding
    message: int
    edits: tuple[Replacement, ...]


class Refused(NamedTuple):
    """A fix that is left out, and why (the end of a sentence)."""

    finding: Finding
    reason: str


class Choice(NamedTuple):
    """The fixes of a round, in order of place, and those that cannot be applied at all."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]


def choose(
    found: Iterable[tuple[Finding, int]], messages: Sequence[Message], pack_of: PackOf, *, unsafe: bool
) -> Choice:
    """Choose among findings, each with the number of its message; without ``unsafe`` only safe fixes count."""
    changes: list[Change] = []
    refused: list[Refused] = []
    taken: dict[int, list[Replacement]] = {}
    zones: dict[int, tuple[Span, ...]] = {}
    for finding, number in found:
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        message = messages[number]
        edits = [_edit(edit, message) for edit in fix.edits]
        if number not in zones:
            zones[number] = _kept_out(message, pack_of)
        known = [edit for edit in edits if edit is not None]
        reason = (
            _objection(known, message, zones[number])
            if len(known) == len(edits)
            else said("it cannot be placed exactly")
        )
        if reason is not None:
            refused.append(Refused(finding, reason))
        elif not any(_overlap(edit, other) for edit in known for other in taken.get(number, ())):
            taken.setdefault(number, []).extend(known)
            changes.append(Change(finding, number, tuple(sorted(known, key=_place))))
    return Choice(tuple(changes), tuple(refused))


def _place(edit: Replacement) -> tuple[int, int]:
    return edit.start, edit.end


def _edit(edit: Edit, message: Message) -> Replacement | None:
    """An edit as a change of the message's text; ``None`` when its borders fall inside an escape or a folded break."""
    source = message.source
    first, last = (
        source.line_starts[place.line - source.base_line] + place.column - 1 for place in (edit.start, edit.end)
    )
    start = _text_offset(message.offsets, first, at_start=True)
    end = start if first == last else _text_offset(message.offsets, last, at_start=False)
    if start is None or end is None or end < start or message.offsets.span(start, end) != (first, last):
        return None
    return Replacement(start, end, edit.text)


def _text_offset(offsets: OffsetMap, at: int, *, at_start: bool) -> int | None:
    for segment in offsets.segments:
        if segment.verbatim and segment.file_start <= at <= segment.file_end:
            inside = at < segment.file_end if at_start else at > segment.file_start
            if inside:
                return segment.start + at - segment.file_start
        elif not segment.verbatim and at == (segment.file_start if at_start else segment.file_end):
            return segment.start if at_start else segment.end
    last = offsets.segments[-1] if offsets.segments else None
    return last.end if last is not None and at == last.file_end else None


def _kept_out(message: Message, pack_of: PackOf) -> tuple[Span, ...]:
    """The spans of a message that no fix may touch."""
    pack = pack_of(message.locale) if message.locale is not None else None
    if pack is None:
        return (Span(0, len(message.text)),)
    view = View(message, pack)
    slots = (Span(slot.start, slot.end) for slot in view.slots)
    addresses = (span for _, span in view.addresses)
    return (*slots, *view.broken, *addresses, *message.masks, *view.quoted)


def _objection(edits: Sequence[Replacement], message: Message, zones: Sequence[Span]) -> str | None:
    """Why a fix must not be applied; ``None`` when it may."""
    if any(_overlap(first, second) for index, first in enumerate(edits) for second in edits[:index]):
        return said("its edits overlap")
    for edit in edits:
        for zone in zones:
            if edit.start < zone.end and zone.start < edit.end:
                return said("it would change a placeholder, a link, code or quoted words")
        if any(_is_unprintable(char) for char in edit.text):
            return said("it holds a control character")
    if _slots(message.text) != _slots(applied(message.text, edits)):
        return said("it would add or take away a placeholder")
    if not applied(message.text, edits).strip():
        return said("nothing would be left of the text")
    return None


def _slots(text: str) -> list[str]:
    return [text[slot.start : slot.end] for slot in find_slots(text)]


def _is_unprintable(char: str) -> bool:
    return char != "\n" and (char < " " or char in "\x7f\x85\u2028\u2029")


def _overlap(first: Replacement, second: Replacement) -> bool:
    return first.start == second.start or (first.start < second.end and second.start < first.end)


def applied(text: str, edits: Iterable[Replacement]) -> str:
    """``text`` with edits made that do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=_place):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join(pieces) + text[at:]


def by_message(changes: Iterable[Change]) -> Mapping[int, tuple[Replacement, ...]]:
    """The edits of all changes by message, in order of place."""
    found: dict[int, list[Replacement]] = {}
    for change in changes:
        found.setdefault(change.message, []).extend(change.edits)
    return {number: tuple(sorted(edits, key=_place)) for number, edits in found.items()}

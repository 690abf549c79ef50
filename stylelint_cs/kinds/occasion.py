"""Whether a greeting suits the hour, and what is known of the customer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stylelint_cs.kinds.base import Context
from stylelint_cs.kinds.wording import because, phrase_explanation, quote
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Span
from stylelint_cs.text.spans import Taken
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View

_NEAR_START = 4
"""Words within which a second greeting ("Dear {name}, good morning") still opens the message."""
_SLOT = lazy(r"[{(…*~]")
_FIRST, _KNOWN = "first_contact", "known_customer"


def opening(hits: tuple[PhraseHit[Entry], ...], view: View) -> PhraseHit[Entry] | None:
    """The hit that begins with the first word of the message."""
    first = view.tokens[0].start
    return next((hit for hit in hits if hit.folded.start == first), None)


def time_bound(view: View, context: Context) -> Iterator[Hit]:
    """A greeting of a part of the day in a stored message, or said at another hour than it is for."""
    minute = context.meta.minute
    if not context.meta.stored and minute is None:
        return
    found = context.found("greetings:pack")
    hours = _hours_of(view) if found else {}
    for hit in found:
        spoken = hours.get(hit.entry.text)
        if spoken is None or not _opens(hit, view) or _is_answer(hit, view, context):
            continue
        if not context.meta.stored and minute is not None and _contains(spoken, minute):
            continue
        if any(other.entry.hours is not None and _covers(other, hit) for other in context.found("greetings:approved")):
            continue
        yield _hit(hit, view, context)
        return


def _hours_of(view: View) -> dict[str, tuple[int, int]]:
    """The parts of the day that the pack ties greetings to, by the greeting as the pack writes it."""
    return {
        str(item["phrase"]): (int(item["hours"][0]), int(item["hours"][1]))
        for item in view.pack.texts("greetings")
        if isinstance(item, Mapping) and item.get("hours")
    }


def _contains(hours: tuple[int, int], minute: int) -> bool:
    start, end = hours
    return start <= minute < end if start <= end else minute >= start or minute < end


def _opens(hit: PhraseHit[Entry], view: View) -> bool:
    """Whether a greeting stands at the start, or right behind the mark that ends a form of address there."""
    index = view.token_at(hit.folded.start)
    if index == 0:
        return True
    return 0 < index <= _NEAR_START and bool(view.between(index - 1).strip()) and hit.words > 1


def _covers(other: PhraseHit[Entry], hit: PhraseHit[Entry]) -> bool:
    return other.start <= hit.start and hit.end <= other.end


def _is_answer(hit: PhraseHit[Entry], view: View, context: Context) -> bool:
    """Whether a greeting gives the customer's own last greeting back."""
    if any(other.folded.start == hit.folded.start for other in context.found("greetings:replies")):
        return True
    turns = [turn for turn in context.meta.history if turn.role == "customer"]
    if not turns:
        return False
    fold = view.pack.folding.fold
    words = [match.group() for match in view.pack.words.finditer(fold(turns[-1].text))]
    said = [match.group() for match in view.pack.words.finditer(view.folded, hit.folded.start, hit.folded.end)]
    # What a slot of the greeting stands for (مرحبا {name}) is no part of what the customer said.
    said = said[: max(len(_SLOT.split(hit.entry.text)[0].split()), 1)]
    return any(words[at : at + len(said)] == said for at in range(len(words)))


def ignores_context(view: View, context: Context) -> Iterator[Hit]:
    """Openings that do not suit what is known: listed ones, the first-contact one, any in the middle of a chat."""
    taken = Taken()
    for hit in context.found():
        if view.is_quoted(Span(hit.start, hit.end)):
            continue
        taken.add(hit.start, hit.end)
        match = view.text[hit.start : hit.end]
        why = phrase_explanation(match, hit.entry, context)
        yield Hit(hit.start, hit.end, why, hit.entry.instead, level=hit.entry.level)
    for other in (*_first_contact(view, context), *_in_the_middle(view, context)):
        if taken.is_free(other.start, other.end):
            taken.add(other.start, other.end)
            yield other


def _first_contact(view: View, context: Context) -> Iterator[Hit]:
    greetings = context.voice.greetings
    if not (context.meta.known and greetings.get(_KNOWN)):
        return
    approved = opening(context.found("greetings:approved"), view)
    if approved is None or approved.entry not in greetings.get(_FIRST, ()):
        return
    if all(approved.entry not in variants for name, variants in greetings.items() if name != _FIRST):
        suggestions = tuple(entry.phrase for entry in greetings[_KNOWN] if entry.phrase)
        yield _hit(approved, view, context, suggestions)


def _in_the_middle(view: View, context: Context) -> Iterator[Hit]:
    if context.meta.position != "middle":
        return
    found = opening(context.found("greetings:approved"), view) or opening(context.found("greetings:pack"), view)
    if found is None or _is_answer(found, view, context) or _thanks_back(found, view, context):
        return
    yield _hit(found, view, context)


def _thanks_back(hit: PhraseHit[Entry], view: View, context: Context) -> bool:
    """Whether the greeting is also what this language says to a customer who thanked."""
    if any(other.start < hit.end and hit.start < other.end for other in context.found("closings:pack")):
        return True
    return any(
        isinstance(item, Mapping) and item.get("answers") in (True, "true") and item["phrase"] == hit.entry.text
        for item in view.pack.texts("greetings")
    )


def _hit(hit: PhraseHit[Entry], view: View, context: Context, suggestions: tuple[str, ...] = ()) -> Hit:
    match = view.text[hit.start : hit.end]
    return Hit(hit.start, hit.end, because(quote(match), context), suggestions)


__all__ = ["ignores_context", "opening", "time_bound"]

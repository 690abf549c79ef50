"""greeting: openings and closings.

What it does: asks for a greeting where a conversation opens, holds it against the brand's variants, and asks
for a closing where it ends. What a greeting or a goodbye is, the locale pack says.
Why: the first line sets the tone, and a brand greets in its own words.
Example: ``greetings: {first_contact: ["Habari {name}, karibu {brand}."]}``
Does not catch: a greeting in words that neither the pack nor the brand lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View

MAX_SUGGESTIONS = 3


def check(view: View, context: Context) -> Iterator[Hit]:
    """At most one hit: what the rule's ``finds`` asks for."""
    finds = context.options["finds"]
    if finds in ("time-bound-greeting", "greeting-ignores-context"):
        return
    if finds == "unapproved-greeting" and not context.voice.greetings:
        return
    if not view.tokens:
        return
    if finds == "missing-closing":
        yield from _closing(view, context)
        return
    approved = _opening(context.found("greetings:approved"), view)
    if approved is not None:
        return
    greeting = _opening(context.found("greetings:pack"), view)
    answer = _opening(context.found("greetings:replies"), view)
    if finds == "missing-greeting":
        if greeting is None and answer is None:
            yield Hit(0, 0, localised(context.rule.why, context.language), _variants(context))
    elif greeting is not None and answer is None:
        explanation = (
            f"{quote(view.text[greeting.start : greeting.end])}: {localised(context.rule.why, context.language)}"
        )
        yield Hit(greeting.start, greeting.end, explanation, _variants(context))


def _opening(hits: tuple[PhraseHit[Entry], ...], view: View) -> PhraseHit[Entry] | None:
    first = view.tokens[0].start
    return next((hit for hit in hits if hit.folded.start == first), None)


def _variants(context: Context) -> tuple[str, ...]:
    entries = [entry for variants in context.voice.greetings.values() for entry in variants]
    return tuple(entry.phrase for entry in entries if entry.phrase)[:MAX_SUGGESTIONS]


def _closing(view: View, context: Context) -> Iterator[Hit]:
    last = len(view.sentences) - 1
    for name in ("closings:approved", "closings:pack"):
        for hit in context.found(name):
            if view.sentence_at(hit.folded.start) >= last - 1:
                return
    suggestions = tuple(entry.phrase for entry in context.voice.closings if entry.phrase)[:MAX_SUGGESTIONS]
    yield Hit(0, 0, localised(context.rule.why, context.language), suggestions)


KIND = Kind(
    name="greeting",
    doc="Holds openings and closings against the pack's and the brand's variants.",
    check=check,
    options=(
        Option(
            "finds",
            "text",
            "missing-greeting",
            "What to look for.",
            (
                "missing-greeting",
                "unapproved-greeting",
                "time-bound-greeting",
                "greeting-ignores-context",
                "missing-closing",
            ),
        ),
    ),
    lists=(EntryList("phrases", "For `greeting-ignores-context`: openings, each with the `when:` it does not suit."),),
)

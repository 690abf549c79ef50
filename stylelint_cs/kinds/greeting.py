"""greeting: openings and closings.

What it does: asks for a greeting where a conversation opens, holds it against the brand's variants, and asks
for a closing where it ends. Finds a greeting that the hour may prove wrong, and one that does not suit what is
known of the customer. What a greeting or a goodbye is, the locale pack says.
Why: the first line sets the tone, and a brand greets in its own words.
Example: ``greetings: {first_contact: ["Habari {name}, karibu {brand}."]}``
Does not catch: a greeting in words that neither the pack nor the brand lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from stylelint_cs.kinds import occasion
from stylelint_cs.kinds.base import FAMILY, Context, EntryList, Kind, Option, from_options
from stylelint_cs.kinds.occasion import opening
from stylelint_cs.kinds.wording import because, localised, quote
from stylelint_cs.model import Hit
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View

MAX_SUGGESTIONS = 3


def check(view: View, context: Context) -> Iterator[Hit]:
    """What the rule's ``finds`` asks for; nothing in a message without a word."""
    finds = context.options["finds"]
    if view.has_words and isinstance(finds, str):
        yield from _CHECKS[finds](view, context)


def _missing(view: View, context: Context) -> Iterator[Hit]:
    names = ("greetings:approved", "greetings:pack", "greetings:replies")
    if all(opening(context.found(name), view) is None for name in names):
        yield Hit(0, 0, localised(context.rule.why, context.language), _variants(context))


def _unapproved(view: View, context: Context) -> Iterator[Hit]:
    if not context.voice.greetings or opening(context.found("greetings:approved"), view) is not None:
        return
    greeting = opening(context.found("greetings:pack"), view)
    if greeting is not None and opening(context.found("greetings:replies"), view) is None:
        explanation = because(quote(view.text[greeting.start : greeting.end]), context)
        yield Hit(greeting.start, greeting.end, explanation, _variants(context))


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


_CHECKS: Mapping[str, Callable[[View, Context], Iterator[Hit]]] = {
    "missing-greeting": _missing,
    "unapproved-greeting": _unapproved,
    "time-bound-greeting": occasion.time_bound,
    "greeting-ignores-context": occasion.ignores_context,
    "missing-closing": _closing,
}
_LISTS = (EntryList("phrases", "For `greeting-ignores-context`: openings, each with the `when:` it does not suit."),)
KIND = Kind(
    name="greeting",
    doc="Holds openings and closings against the pack's and the brand's variants.",
    check=check,
    options=(
        Option("finds", "text", "missing-greeting", "What to look for.", tuple(_CHECKS)),
        FAMILY,
        *from_options(_LISTS),
    ),
    lists=_LISTS,
)

"""language: a message in another language or another script than its locale.

What it does: compares script and frequent words with the declared locale; finds a language written in Latin
letters by the pack's list of such words.
Why: an untranslated or romanised reply tells the customer that their language does not matter.
Example: ``romanised: {words: [kalimera, efharisto], at_least: 2}`` in a pack
Does not catch: short messages (under three words) and languages without a pack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stylelint_cs.kinds.base import Context, Kind, Option
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit, Span

if TYPE_CHECKING:
    from stylelint_cs.text.view import Token, View

MIN_WORDS = 3
_SHOWN = 4


def check(view: View, context: Context) -> Iterator[Hit]:
    """One hit a message, over the words that show it."""
    if context.options["finds"] == "mixed":
        return
    if context.options["finds"] == "romanised":
        yield from _romanised(view, context)
    else:
        yield from _wrong(view, context)


def _romanised(view: View, context: Context) -> Iterator[Hit]:
    words, at_least = context.romanised
    if not words:
        return
    latin = [token for token in view.tokens if token.kind == "word" and token.text[0].isascii()]
    found = [token for token in latin if token.text in words]
    if len({token.text for token in found}) < at_least or len(latin) * 2 < len(view.tokens):
        return
    shown = ", ".join(quote(text) for text in dict.fromkeys(_text(token, view) for token in found[:_SHOWN]))
    span = _cover(found, view)
    yield Hit(span.start, span.end, f"{shown}: {localised(context.rule.why, context.language)}")


def _wrong(view: View, context: Context) -> Iterator[Hit]:
    words = [token for token in view.tokens if token.kind == "word" and token.text[0].isalpha()]
    if len(words) < MIN_WORDS:
        return
    detected = context.detect(view.masked)
    if detected is None:
        return
    name = context.language_name(detected)
    span = _cover(words, view)
    explanation = f"This reads as {name}, not {view.pack.name}. {localised(context.rule.why, context.language)}"
    yield Hit(span.start, span.end, explanation)


def _cover(tokens: list[Token], view: View) -> Span:
    return view.span(tokens[0].start, tokens[-1].end)


def _text(token: Token, view: View) -> str:
    span = view.span(token.start, token.end)
    return view.text[span.start : span.end]


KIND = Kind(
    name="language",
    doc="Finds messages in another language or script than their locale.",
    check=check,
    options=(Option("finds", "text", "wrong-language", "What to look for.", ("wrong-language", "romanised", "mixed")),),
)

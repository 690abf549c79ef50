"""language: a message in another language or another script than its locale, or a share of one.

What it does: compares script and frequent words with the declared locale; finds a language written in Latin
letters by the pack's list of such words; with ``finds: mixed`` it reports the share of a message that its
reader may not be able to read.
Why: an untranslated or romanised reply tells the customer that their language does not matter.
Example: ``romanised: {words: [kalimera, efharisto], at_least: 2}`` in a pack
Does not catch: short messages (under three words) and languages that neither have a pack nor are among the
pack's ``other_languages``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stylelint_cs.kinds.base import Context, Kind, Option
from stylelint_cs.kinds.wording import because, localised, quote
from stylelint_cs.model import Hit, Span
from stylelint_cs.text.mixture import Everyday, everyday_words, foreign_words, is_part_own
from stylelint_cs.translation import said, together
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View
    from stylelint_cs.text.words import Token

MIN_WORDS = 3
_SHOWN = 4
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


def check(view: View, context: Context) -> Iterator[Hit]:
    """One hit a message, over the words that show it."""
    finds = context.options["finds"]
    if finds == "mixed":
        yield from _mixed(view, context)
    elif finds == "romanised":
        yield from _romanised(view, context)
    else:
        yield from _wrong(view, context)


def _romanised(view: View, context: Context) -> Iterator[Hit]:
    if _LATIN.isdisjoint(view.folded):
        return
    words, at_least = context.romanised
    if not view.may_hold(words, at_least):
        return
    latin = [token for token in view.tokens if token.kind == "word" and token.text[0].isascii()]
    found = [token for token in latin if token.text in words]
    if len({token.text for token in found}) < at_least or len(latin) * 2 < len(view.tokens):
        return
    span = _cover(found, view)
    yield Hit(span.start, span.end, because(_named(found, view), context))


def _wrong(view: View, context: Context) -> Iterator[Hit]:
    detected = context.languages.foreign(view)
    words = [token for token in view.tokens if token.kind == "word" and token.text[0].isalpha()] if detected else []
    # A clause of its own script makes it a mixture, which is another rule's affair.
    if detected is None or len(words) < MIN_WORDS or is_part_own(view):
        return
    name = context.languages.name(detected)
    span = _cover(words, view)
    reads = said("This reads as {language}, not {own}.", language=name, own=view.pack.name)
    yield Hit(span.start, span.end, together(reads, localised(context.rule.why, context.language)))


def _mixed(view: View, context: Context) -> Iterator[Hit]:
    everyday = context.memo.get("everyday")
    if not isinstance(everyday, Everyday):
        everyday = context.memo["everyday"] = everyday_words(view.pack, context.languages)
    found = foreign_words(view, context.languages, everyday, context.policy.brand)
    # A message that is in the other language from end to end is the affair of wrong-language.
    if found is None or (context.languages.foreign(view) is not None and not is_part_own(view)):
        return
    tokens = found.tokens
    name = context.languages.name(found.locale)
    span = _cover(tokens, view)
    share = said(
        "{percent} % of the words are {language} ({words}).",
        percent=round(100 * found.share),
        language=name,
        words=_named(tokens, view),
    )
    yield Hit(span.start, span.end, together(share, localised(context.rule.why, context.language)))


def _named(tokens: Sequence[Token], view: View) -> str:
    return ", ".join(quote(text) for text in dict.fromkeys(_text(token, view) for token in tokens[:_SHOWN]))


def _cover(tokens: Sequence[Token], view: View) -> Span:
    return view.span(tokens[0].start, tokens[-1].end)


def _text(token: Token, view: View) -> str:
    span = view.span(token.start, token.end)
    return view.text[span.start : span.end]


KIND = Kind(
    name="language",
    doc="Finds messages in another language or script than their locale, or with a share of one.",
    check=check,
    options=(Option("finds", "text", "wrong-language", "What to look for.", ("wrong-language", "romanised", "mixed")),),
)

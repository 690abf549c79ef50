"""emphasis: a raised voice, and cheer beside an apology.

What it does: finds rows of exclamation marks, words in capitals inside an ordinary message, more exclamation
marks or emoji than the channel allows, and any of them in a sentence that apologises. Runs the pack's checks
that are filed under the rule, too.
Why: capitals and rows of marks shout; a smile beside an apology mocks.
Example: ``channels: {chat: {max_exclamations: 1, max_emoji: 1}}`` and ``options: {calm_from: [apology]}``
Does not catch: a message that is in capitals from its first word to its last; scripts without capitals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stylelint_cs.kinds.base import Context, EntryList, Kind, from_options
from stylelint_cs.kinds.wording import because, localised, quote
from stylelint_cs.kinds.written import pack_hits
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Replacement, Span
from stylelint_cs.text.capitals import may_shout, shouted
from stylelint_cs.text.spans import Taken
from stylelint_cs.translation import Text, said_of, together
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View

_ROW = lazy(r"(?=[?？؟]*[!！])(?=[!！]*[?？؟])[!！?？؟]{3,}|[!！](?:[^\S\n]?[!！])+|‼\uFE0F?")
_MARK = lazy(r"[!！‼⁉](?:[^\S\n]?[!！?？؟‼⁉\uFE0F])*")
_LOUD = frozenset("!！‼⁉:;=^")
"""Without one of these there is no mark, no row of marks and no smiley."""
_ONE_EMOJI = (
    r"(?:\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)"
    r"(?:[\p{Emoji_Modifier}\uFE0F]|\u200D\p{Extended_Pictographic})*)"
)
_EMOJI = lazy(_ONE_EMOJI)
_LABEL = lazy(rf"(?m)^[\s>*•–-]*{_ONE_EMOJI}")
_FIRST_EMOJI = "\u203c"
"""What Unicode calls an emoji before it is a digit or one of `_MARKS`."""
_MARKS = frozenset("‼⁉❗❕❓❔©®™")
_CHEER = frozenset("😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰🤗🤩😏🙂🙃😜😛😝🤪🥳🎉🎊🎈🎁✨🌟⭐💫💥🔥🚀🏆💯👍👏🙌👌🤙😇😺😸☺")
_SMILEY = lazy(r"(?<![\p{L}\p{N}])[:;=]['’]?-?[)D\]](?![\p{L}\p{N}])|\^\^")


def check(view: View, context: Context) -> Iterator[Hit]:
    """Hits in order of kind: capitals, rows of marks, cheer beside an apology, then what is over the limit."""
    taken = Taken()
    for hit in _all(view, context):
        if hit.end > hit.start and not taken.is_free(hit.start, hit.end):
            continue
        if view.is_quoted(Span(hit.start, hit.end)):
            continue
        taken.add(hit.start, hit.end)
        yield hit


def _all(view: View, context: Context) -> Iterator[Hit]:
    why = localised(context.rule.why, context.language)
    if may_shout(view):
        excused = [Span(hit.start, hit.end) for hit in context.found("excused")]
        for span in shouted(view, context.policy.brand, excused):
            yield _hit(span, view, why, _lowered(span, view))
    yield from pack_hits(view, context)
    emoji = _emoji(view)
    if not emoji and _LOUD.isdisjoint(view.chars):
        return
    for match in _ROW.finditer(view.masked):
        yield _row(Span(*match.span()), view, why)
    beside = list(_beside_apology(emoji, view, context, why))
    yield from beside
    # What is to go anyway is not counted again.
    gone = {Span(hit.start, hit.end) for hit in beside}
    emoji = [span for span in emoji if span not in gone]
    marks = [span for match in _MARK.finditer(view.masked) if (span := Span(*match.span())) not in gone]
    yield from _over("max_exclamations", _exclamations, marks, view, context)
    yield from _over("max_emoji", _emoji_counted, [] if _are_labels(view) else emoji, view, context)


def _row(span: Span, view: View, why: str) -> Hit:
    text = view.text[span.start : span.end]
    plain = not set(text) - set("!！")
    edits = (Replacement(span.start, span.end, text[0]),) if plain else ()
    return Hit(
        span.start,
        span.end,
        together(quote(text), why, between=": "),
        tuple(edit.text for edit in edits),
        edits,
        safe=plain,
    )


def _lowered(span: Span, view: View) -> tuple[str, ...]:
    # Where a word in capitals drops its accents, what it was cannot be told.
    if view.pack.table("folding").get("marks"):
        return ()
    text = view.text[span.start : span.end].lower()
    before = view.text[: span.start].rstrip(" *_\"'“«(")
    starts = not before or before.endswith(("\n", *view.pack.sentence_ends))
    return (text[:1].upper() + text[1:] if starts else text,)


def _emoji(view: View) -> list[Span]:
    """The emoji of a message, each once however many code points it has."""
    if max(view.chars, default="") < _FIRST_EMOJI:
        return []
    return [Span(*match.span()) for match in _EMOJI.finditer(view.masked) if view.text[match.start()] not in _MARKS]


def _are_labels(view: View) -> bool:
    # A menu whose lines begin with an emoji each uses them as bullets.
    return len(_LABEL.findall(view.masked)) > 1


def _beside_apology(emoji: list[Span], view: View, context: Context, why: str) -> Iterator[Hit]:
    hits = [hit for hit in context.found("calm") if not view.is_quoted(Span(hit.start, hit.end))]
    if not hits:
        return
    ranges = [_reach(hit.folded.start, view) for hit in hits]
    loud = [Span(*match.span()) for match in _MARK.finditer(view.masked)]
    cheer = [span for span in emoji if view.text[span.start] in _CHEER]
    cheer += [Span(*match.span()) for match in _SMILEY.finditer(view.masked)]
    for span in sorted({*loud, *cheer}):
        if any(reach.start <= span.start and span.end <= reach.end for reach in ranges):
            yield _hit(span, view, why)


def _reach(offset: int, view: View) -> Span:
    """The sentence at a folded offset and what stands between it and the next word, as a span of the message."""
    sentence = view.sentences[view.sentence_at(offset)]
    following = next((token.start for token in view.tokens if token.start >= sentence.end), len(view.folded))
    span = view.span(sentence.start, sentence.end)
    return Span(span.start, view.span(following, following).start if following < len(view.folded) else len(view.text))


def _over(
    limit: str, count: Callable[[int, float], Text], found: list[Span], view: View, context: Context
) -> Iterator[Hit]:
    # Where the channel is not known the largest limit holds.
    allowed = [limits[limit] for limits in context.limits() if limit in limits]
    if not allowed or len(found) <= max(allowed):
        return
    span = found[int(max(allowed))]
    yield Hit(span.start, span.end, because(count(len(found), max(allowed)), context))


def _exclamations(number: int, most: float) -> Text:
    return said_of(
        number,
        "{count} exclamation mark, at most {most:g} allowed",
        "{count} exclamation marks, at most {most:g} allowed",
        most=most,
    )


def _emoji_counted(number: int, most: float) -> Text:
    return said_of(
        number, "{count} emoji, at most {most:g} allowed", "{count} emoji, at most {most:g} allowed", most=most
    )


def _hit(span: Span, view: View, why: str, suggestions: tuple[str, ...] = ()) -> Hit:
    return Hit(span.start, span.end, together(quote(view.text[span.start : span.end]), why, between=": "), suggestions)


_LISTS = (
    EntryList("calm", "Wordings (apologies) in whose sentence nothing may cheer."),
    EntryList("excused", "What may stand in capitals: names, words that customers are to type."),
)
KIND = Kind(
    name="emphasis",
    doc="Finds a raised voice: rows of marks, capitals, too many exclamation marks and emoji.",
    check=check,
    options=from_options(_LISTS),
    lists=_LISTS,
)

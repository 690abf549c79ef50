"""limit: how long a message or a sentence may be.

What it does: counts words (of the locale, UAX #29) or characters against the channel's limits.
Why: long replies are not read on a phone.
Example: ``channels: {chat: {max_words: 90, max_sentence_words: 22}, sms: {max_characters: 160}}``
Does not catch: a message whose channel sets no limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stylelint_cs.kinds.base import Context, Kind, Option
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Hit, Span
from stylelint_cs.translation import Text, said, said_of, together
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View


WRAPPED = 60
"""Code points from which on a line break is taken for the editor's and not the writer's."""


def check(view: View, context: Context) -> Iterator[Hit]:
    """One hit for a message that is too long, or one for each sentence that is."""
    if context.options["measure"] == "sentence":
        yield from _sentences(view, context)
        return
    # A message may be sent through any channel that takes it, so it is too long only for all that set a limit.
    over = [_over(view, limits) for limits in context.limits() if limits.keys() & {"max_words", "max_characters"}]
    if over and all(over):
        count, unit, limit = max((item for item in over if item), key=lambda item: (item[1] == "words", item[2]))
        span = _trimmed(Span(0, len(view.text)), view.text)
        measured = _words_counted(count) if unit == "words" else _characters_counted(count)
        yield Hit(span.start, span.end, _explain(measured, limit, context))


def _over(view: View, limits: Mapping[str, float]) -> tuple[int, str, float] | None:
    words, characters = limits.get("max_words"), limits.get("max_characters")
    if words is not None and view.may_exceed(words) and view.word_count > words:
        return view.word_count, "words", words
    if characters is not None and len(view.text) > characters:
        return len(view.text), "characters", characters
    return None


def _sentences(view: View, context: Context) -> Iterator[Hit]:
    limit = max(
        (limits["max_sentence_words"] for limits in context.limits() if "max_sentence_words" in limits), default=None
    )
    if limit is None or not view.may_exceed(limit):
        return
    for sentence in view.sentences:
        for line in _lines(sentence, view.folded):
            count = view.words_in(line)
            if count > limit:
                span = _trimmed(view.span(line.start, line.end), view.text)
                yield Hit(span.start, span.end, _explain(_sentence_counted(count), limit, context))


def _lines(sentence: Span, folded: str) -> Iterator[Span]:
    """The sentence cut at line breaks that its writer made; a long line before a break was only wrapped."""
    start = sentence.start
    line = folded.rfind("\n", 0, start) + 1
    for end in range(sentence.start, sentence.end):
        if folded[end] != "\n":
            continue
        if end - line < WRAPPED and folded[start:end].strip():
            yield Span(start, end)
            start = end + 1
        line = end + 1
    yield Span(start, sentence.end)


def _explain(measured: str, limit: float, context: Context) -> Text:
    channel = context.meta.channel
    over = (
        said("{length}; the limit for {channel} is {limit:g}.", length=measured, channel=channel, limit=limit)
        if channel
        else said("{length}; the limit is {limit:g}.", length=measured, limit=limit)
    )
    return together(over, localised(context.rule.why, context.language))


def _words_counted(count: int) -> Text:
    return said_of(count, "{count} word", "{count} words")


def _characters_counted(count: int) -> Text:
    return said_of(count, "{count} character", "{count} characters")


def _sentence_counted(count: int) -> Text:
    return said_of(count, "{count} word in one sentence", "{count} words in one sentence")


def _trimmed(span: Span, text: str) -> Span:
    cut = text[span.start : span.end]
    start = span.start + len(cut) - len(cut.lstrip())
    return Span(start, start + len(cut.strip()))


KIND = Kind(
    name="limit",
    doc="Holds the length of messages and sentences against the channel's limits.",
    check=check,
    options=(Option("measure", "text", "message", "What is measured.", ("message", "sentence")),),
)

"""Files that are one message: the text of the message is the file's own."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.frozen import replace
from stylelint_cs.model import Message, OffsetMap, Span
from stylelint_cs.nodes import Node, Text
from stylelint_cs.sources import prose
from stylelint_cs.sources.base import too_long
from stylelint_cs.sources.building import Builder, named
from stylelint_cs.sources.metadata import own_locales
from stylelint_cs.translation import said


def document_messages(
    builder: Builder, own: Mapping[str, tuple[Node, ...]], text: Span, masks: tuple[Span, ...]
) -> list[Message]:
    """The message that stands at ``text`` of the file, with ``masks`` in file offsets.

    A text that is longer than a message may be becomes several; a blank one is none.
    """
    source, limit = builder.document.source, builder.spec.limits.message_bytes
    words = source.text[text.start : text.end]
    about = builder.about(own, own_locales(own), named(builder.spec.name or "", "")) if words.strip() else None
    if about is None:
        return []
    message = Message(
        words,
        about.locale,
        about.id,
        source,
        OffsetMap.identity(len(words), text.start),
        about.meta,
        masks=prose.shifted(masks, text.start, text.end),
        quotes=prose.quotes(words) if ">" in words else (),
        lasting=about.lasting,
    )
    spans = prose.parts(words, limit)
    if spans is None or (builder.spec.strict and len(spans) > 1):
        size = len(words.encode("utf-8", "surrogatepass"))
        wrong = too_long(size, limit)
        builder.complain(Text(source, text.start, text.end, ""), wrong, said("Split the message."))
        return []
    return (
        [message] if len(spans) == 1 else [_part(message, span, n) for n, span in enumerate(spans) if span[0] < span[1]]
    )


def _part(message: Message, span: Span, number: int) -> Message:
    base = message.offsets.span(0, 0).start
    return replace(
        message,
        text=message.text[span.start : span.end],
        offsets=OffsetMap.identity(span.end - span.start, base + span.start),
        masks=prose.shifted(message.masks, span.start, span.end),
        quotes=prose.shifted(message.quotes, span.start, span.end),
        id=f"{message.id}#{number + 1}" if number and message.id is not None else message.id,
    )

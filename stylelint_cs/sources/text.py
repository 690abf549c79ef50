"""Plain text: the whole file is one message."""

from __future__ import annotations

from stylelint_cs.model import SourceText, Span
from stylelint_cs.nodes import Text
from stylelint_cs.sources import prose
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.building import Builder, Document
from stylelint_cs.sources.documents import document_messages


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The message of a text file, without the line breaks at its end."""
    root = Text(source, 0, 0, "", "", True)
    builder = Builder(Document(source, root, lambda node: None), spec)
    whole = Span(0, len(source.text.rstrip("\r\n")))
    masks = tuple(prose.html(source.text)) if "<" in source.text else ()
    return builder.reading(document_messages(builder, {}, whole, masks))

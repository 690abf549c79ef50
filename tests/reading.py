"""Reading texts as files of a format, and holding offset maps against what they promise."""

from __future__ import annotations

from typing import Any

from stylelint_cs.model import Message, Position, SourceText
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.paths import parse
from stylelint_cs.sources.readers import READERS


def read(format_: str, text: str, messages: str = "", id_: str = "", **values: Any) -> Reading:
    """``text`` as a file of a format; ``messages`` and ``id_`` are written as in a configuration."""
    source = SourceText.of("file", text)
    meta = {name: parse(path) for name, path in values.pop("meta", {}).items()}
    paths = tuple(parse(path) for path in messages.split(" | ")) if messages else ()
    spec = ReadSpec(messages=paths, id=parse(id_) if id_ else None, meta=meta, **values)
    return READERS[format_].read(source, spec)


def only(reading: Reading) -> Message:
    """The one message of a reading without problems."""
    assert reading.problems == ()
    assert len(reading.messages) == 1
    return reading.messages[0]


def assert_exact(message: Message) -> None:
    """The map covers the text from end to end, in the order of the file, and verbatim runs are the file's own."""
    at, file_at = 0, 0
    for segment in message.offsets.segments:
        assert segment.start == at
        assert segment.file_start >= file_at
        assert segment.end > segment.start or not message.text
        at, file_at = segment.end, segment.file_end
        if segment.verbatim:
            cut = message.source.text[segment.file_start : segment.file_end]
            assert message.text[segment.start : segment.end] == cut
    assert at == len(message.text)
    assert file_at <= len(message.source.text)


def written(message: Message, part: str) -> str:
    """How the first ``part`` of a message stands in the file."""
    start = message.text.index(part)
    span = message.offsets.span(start, start + len(part))
    return message.source.text[span.start : span.end]


def place(message: Message, part: str) -> Position:
    """Line and column at which the first ``part`` of a message begins."""
    start = message.text.index(part)
    return message.file_span(start, start + len(part))[0]


def said(reading: Reading) -> list[str]:
    """The problems of a reading as ``line:column message``."""
    return [f"{item.place.line}:{item.place.column} {item.message}" for item in reading.problems if item.place]


def texts(reading: Reading) -> list[tuple[str | None, str | None, str]]:
    """Id, key and text of every message, each with an exact map."""
    for message in reading.messages:
        assert_exact(message)
    return [(message.id, message.key, message.text) for message in reading.messages]

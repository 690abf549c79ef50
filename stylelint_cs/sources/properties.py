"""Java ``.properties``: every value is a message.

Escapes and continued lines are read as java.util.Properties does. A file that is no UTF-8 is ISO-8859-1, as Java
before version 9 wrote it. Source: Java SE API, java.util.Properties.load.
"""

from __future__ import annotations

import regex

from stylelint_cs.limits import Limits
from stylelint_cs.model import SourceText, Span, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import Problems
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.catalogs import Catalog, Entry, read_with, too_many_texts
from stylelint_cs.sources.comments import Written
from stylelint_cs.sources.encoding import decode as decode_text
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.translation import said

_LINE = regex.compile(r"[^\r\n]*+(?:\r\n|\n|\r)?")
_ESCAPE = regex.compile(r"\\(?:u[0-9A-Fa-f]{4}|(?:\r\n|\n|\r)[ \t\f]*+|.)", regex.DOTALL)
_PAIR = regex.compile(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}")
_BAD = regex.compile(r"\\u(?![0-9A-Fa-f]{4})")
_KEY = regex.compile(r"(?:[^\\:=\s]++|\\(?:u[0-9A-Fa-f]{4}|\r\n|.))*+", regex.DOTALL)
_SEPARATOR = regex.compile(r"(?:[ \t\f]|\\(?:\r\n|\n|\r))*+(?:[:=](?:[ \t\f]|\\(?:\r\n|\n|\r))*+)?")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def decode(data: bytes, path: str) -> SourceText:
    """The text of a file in UTF-8, else in ISO-8859-1. Raises StylelintError for UTF-16 that does not say so."""
    try:
        return decode_text(data, path)
    except StylelintError:
        if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise
        return SourceText.of(path, data.decode("iso-8859-1"))


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a properties file."""
    return read_with(catalog, source, spec)


class _Line(NamedTuple):
    """A line with those that continue it: ``[start, end)`` without the line end."""

    start: int
    end: int


def catalog(source: SourceText, limits: Limits, problems: Problems) -> Catalog:
    """The values of a properties file; what cannot be read goes into ``problems``."""
    entries: list[Entry] = []
    comments: list[Written] = []
    text, at = source.text, 0
    while at < len(text) and len(entries) <= limits.nodes:
        start = at
        while start < len(text) and text[start] in " \t\f":
            start += 1
        comment = text[start : start + 1] in ("#", "!")
        line, at = _logical(text, start, joined=not comment)
        if comment:
            comments.append(Written(line.start, line.end, Span(line.start + 1, line.end)))
        elif line.end > line.start:
            bad = _BAD.search(text, line.start, line.end)
            if bad is not None and not _is_escaped(text, bad.start()):
                problems.at(
                    source, bad.start(), said("\\u needs four hexadecimal digits"), said("Write \\u0041, or \\\\u.")
                )
                continue
            entries.append(_entry(text, line))
    if len(entries) > limits.nodes:
        problems.at(source, at, too_many_texts(limits.nodes), said("Split it."))
    return Catalog(tuple(entries), comments=tuple(comments))


def _is_escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before an offset."""
    start = at
    while start and text[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1


def _logical(text: str, start: int, *, joined: bool) -> tuple[_Line, int]:
    """The line at an offset with what continues it, and where the next one begins."""
    at = start
    while True:
        match = _LINE.match(text, at)
        end = match.end() if match else len(text)
        bare = len(text[at:end].rstrip("\r\n")) + at
        if not (joined and end > bare and bare > at and _is_escaped(text, bare)):
            return _Line(start, bare), max(end, start + 1)
        at = end


def _entry(text: str, line: _Line) -> Entry:
    match = _KEY.match(text, line.start, line.end)
    end = match.end() if match else line.start
    key = Pieces(text)
    _decode(key, line.start, end)
    separator = _SEPARATOR.match(text, end, line.end)
    start = separator.end() if separator else end
    value = Pieces(text)
    _decode(value, start, line.end)
    return Entry(value.text, value.offsets(start), start, line.end, (key.text,))


def _decode(pieces: Pieces, start: int, end: int) -> None:
    at = start
    while (match := _ESCAPE.search(pieces.raw, at, end)) is not None:
        pieces.keep(at, match.start())
        pair = _PAIR.match(pieces.raw, match.start(), end)
        at = pair.end() if pair is not None else match.end()
        pieces.put(_char(pair[0] if pair is not None else match[0]), match.start(), at)
    pieces.keep(at, end)


def _char(escape: str) -> str:
    kind = escape[1]
    if kind in "\r\n":
        return ""
    if kind == "u" and len(escape) > 2:
        units = bytes.fromhex("".join(part for part in escape.split("\\u")))
        return units.decode("utf-16-be", "replace")
    return _SHORT.get(kind, kind)

"""Apple's ``.strings``: every value is a message; UTF-8, or UTF-16 with a byte order mark or without; also as XML.

Source: Apple, Internationalization and Localization Guide; the old-style property list format.
"""

from __future__ import annotations

import regex

from stylelint_cs.limits import Limits
from stylelint_cs.model import Problem, SourceText, Span, StylelintError
from stylelint_cs.problems import Problems
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.catalogs import Catalog, Entry, read_with, too_many_texts
from stylelint_cs.sources.comments import Written
from stylelint_cs.sources.encoding import decode as decode_text
from stylelint_cs.sources.encoding import decode_utf16
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.translation import said

_SPACE = regex.compile(r"\s*+")
_COMMENT = regex.compile(r"//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/")
_STRING = regex.compile(r'"(?P<raw>(?:[^"\\]++|\\.)*+)"', regex.DOTALL)
_WORD = regex.compile(r"[\w./$:-]++")
_ESCAPE = regex.compile(r"\\(?:[uU](?P<hex>[0-9A-Fa-f]{4})|(?P<octal>[0-7]{3})|(?P<char>.))", regex.DOTALL)
_PROPERTY_LIST = regex.compile(r"\s*+<(?:\?xml|!--|!DOCTYPE plist|plist\b)")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def decode(data: bytes, path: str) -> SourceText:
    """The text of a file in UTF-16 or UTF-8. Raises StylelintError with the place of the first bad byte."""
    codec = _codec(data)
    if codec is None:
        if data.startswith(b"bplist"):
            message = said("{path} is a binary property list", path=path)
            raise StylelintError(
                [Problem(message, said("Convert it: plutil -convert xml1, or keep the .strings source."))]
            )
        return decode_text(data, path)
    return decode_utf16(data, path, codec)


def _codec(data: bytes) -> str | None:
    """The kind of UTF-16 that a file is written in, ``None`` for other encodings."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data[1:2] == b"\0" and data[:1] != b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" and data[1:2] != b"\0" else None


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a strings file."""
    return read_with(catalog, source, spec)


def catalog(source: SourceText, limits: Limits, problems: Problems) -> Catalog:
    """The values of a strings file; reading ends at the first mistake, which goes into ``problems``."""
    if is_property_list(source.text):
        from stylelint_cs.sources import plist

        return plist.catalog(source, limits, problems)
    entries: list[Entry] = []
    comments: list[Written] = []
    text = source.text
    at = _skip(text, 0, comments)
    while at < len(text) and not problems:
        if len(entries) >= limits.nodes:
            problems.at(source, at, too_many_texts(limits.nodes), said("Split it."))
            break
        at = _pair(source, at, entries, comments, problems)
    return Catalog(tuple(entries), comments=tuple(comments))


def is_property_list(text: str) -> bool:
    """Whether a file is a property list in XML, as a build writes ``.strings``."""
    return _PROPERTY_LIST.match(text) is not None


def _skip(text: str, at: int, comments: list[Written]) -> int:
    """Where something other than blanks and comments begins."""
    while True:
        blanks = _SPACE.match(text, at)
        at = blanks.end() if blanks else at
        comment = _COMMENT.match(text, at)
        if comment is None:
            return at
        last = comment.end() - (2 if comment[0].startswith("/*") else 0)
        comments.append(Written(comment.start(), comment.end(), Span(comment.start() + 2, last)))
        at = comment.end()


def _pair(source: SourceText, at: int, entries: list[Entry], comments: list[Written], problems: Problems) -> int:
    """Read ``"key" = "value";`` and return the offset of the next pair."""
    text = source.text
    key = _STRING.match(text, at) or _WORD.match(text, at)
    if key is None:
        opened = text[at] == '"'
        message = (
            said("the quotation mark is never closed") if opened else said("a key in quotation marks is missing here")
        )
        problems.at(source, at, message, said('Write "key" = "text";'))
        return len(text)
    name = _decoded(text, key)
    at = _skip(text, key.end(), comments)
    if text[at : at + 1] == ";":  # the key alone: it is its own text
        return _skip(text, at + 1, comments)
    if text[at : at + 1] != "=":
        problems.at(source, min(at, len(text)), said("= is missing behind the key"), said('Write "key" = "text";'))
        return len(text)
    at = _skip(text, at + 1, comments)
    value = _STRING.match(text, at) or _WORD.match(text, at)
    if value is None:
        problems.at(
            source, min(at, len(text)), said("a text in quotation marks is missing here"), said('Write "key" = "text";')
        )
        return len(text)
    pieces = _decoded(text, value)
    entries.append(Entry(pieces.text, pieces.offsets(value.start()), value.start(), value.end(), (name.text,)))
    at = _skip(text, value.end(), comments)
    if text[at : at + 1] != ";":
        problems.at(source, value.end(), said("a semicolon is missing here"), said("End every pair with a semicolon."))
        return len(text)
    return _skip(text, at + 1, comments)


def _decoded(text: str, match: regex.Match[str]) -> Pieces:
    pieces = Pieces(text)
    quoted = text[match.start()] == '"'
    at, end = match.start() + quoted, match.end() - quoted
    for escape in _ESCAPE.finditer(text, at, end) if quoted else ():
        pieces.keep(at, escape.start())
        pieces.put(_char(escape), escape.start(), escape.end())
        at = escape.end()
    pieces.keep(at, end)
    return pieces


def _char(match: regex.Match[str]) -> str:
    if match["hex"] is not None:
        code = int(match["hex"], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    if match["octal"] is not None:
        return chr(int(match["octal"], 8))
    return _SHORT.get(match["char"], match["char"])

"""gettext catalogues (PO, POT): each ``msgstr`` is a message, each plural form too.

Fuzzy, obsolete and empty translations are counted and left out. The header tells the language. An id is made of
``msgctxt`` and ``msgid``. Source: GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import regex

from stylelint_cs.limits import Limits
from stylelint_cs.model import SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import Problems
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.catalogs import (
    FUZZY,
    OBSOLETE,
    UNTRANSLATED,
    Catalog,
    Entry,
    counted,
    read_with,
    too_many_texts,
)
from stylelint_cs.sources.comments import Written
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.translation import said

_TOKEN = regex.compile(
    r"""(?P<blank>[ \t\r\n\v\f]++) | (?P<comment>\#[^\r\n]*+) | "(?P<string>(?:[^"\\\r\n]++|\\(?:\r\n|.))*+)"
    | (?P<word>msgctxt|msgid_plural|msgid|msgstr|domain)\b(?:[ \t]*+\[[ \t]*+(?P<form>\d{1,3})[ \t]*+\])?+""",
    regex.VERBOSE | regex.DOTALL,
)
_LINE_END = regex.compile(r"[\r\n]|$")
_OBSOLETE = regex.compile(r"#~[ \t]*+msgid\b")
_ESCAPE = regex.compile(r"(?P<bytes>(?:\\(?:x[0-9A-Fa-f]++|[0-7]{1,3}))++)|\\(?:\r\n|(?P<char>.))", regex.DOTALL)
_BYTE = regex.compile(r"\\(?:x(?P<hex>[0-9A-Fa-f]++)|(?P<octal>[0-7]{1,3}))")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": "", "\r": ""}
_LANGUAGE = regex.compile(r"(?m)^Language:[ \t]*+(?P<tag>[\w@-]*+)")
_MEND = said('Write a keyword such as msgid or msgstr and a text in double quotes, or begin the line with "#".')


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a PO file."""
    return read_with(catalog, source, spec)


def catalog(source: SourceText, limits: Limits, problems: Problems) -> Catalog:
    """The translations of a PO file; what cannot be read goes into ``problems``."""
    return _Scanner(source, limits, problems).run()


class _Value(NamedTuple):
    """A keyword's strings: what they say, and where they stand with their quotes."""

    pieces: Pieces
    span: Span


class _Scanner:
    """Reads keywords and strings, wherever lines end; an entry ends where the next one, or a comment, begins."""

    def __init__(self, source: SourceText, limits: Limits, problems: Problems) -> None:
        self.source, self.text, self.problems = source, source.text, problems
        self.most = limits.nodes
        self.entries: list[Entry] = []
        self.comments: list[Written] = []
        self.left_out: list[str] = []
        self.language: str | None = None
        self.values: dict[tuple[str, int | None], _Value] = {}
        self.current: tuple[str, int | None] | None = None
        self.fuzzy = False

    def run(self) -> Catalog:
        at = 0
        while at < len(self.text) and not self.problems.full:
            match = _TOKEN.match(self.text, at)
            if match is None:
                self._wrong(at)
                at = self._line_end(at)
                continue
            at = match.end()
            if match["comment"] is not None:
                self._comment(match.start(), at, match["comment"].rstrip())
            elif match["word"] is not None:
                self._keyword(match)
            elif match["string"] is not None and not self._string(match):
                at = self._line_end(at)
            if len(self.entries) > self.most:
                self.problems.at(self.source, at, too_many_texts(self.most), said("Split it."))
                break
        self._finish()
        entries = tuple(self.entries)
        return Catalog(entries, self.language, counted(self.left_out), tuple(self.comments))

    def _line_end(self, at: int) -> int:
        match = _LINE_END.search(self.text, at)
        return match.start() if match is not None else len(self.text)

    def _wrong(self, at: int) -> None:
        """Note that nothing known stands at an offset."""
        begin = max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1
        if self.text[at] == '"' or self.text[begin:at].strip():
            mend = said('Close it with "; a quotation mark inside is written \\".')
            message = said("the quotation mark is never closed, or something follows it")
            self.problems.at(self.source, at, message, mend)
        else:
            self.problems.at(self.source, at, said("this is no line of a PO file"), _MEND)

    def _comment(self, start: int, end: int, comment: str) -> None:
        if any(word == "msgstr" for word, _ in self.values):
            self._finish()
        if comment.startswith("#~"):
            # What was said of an entry that is not used any more is not said of the next one.
            self.fuzzy = False
            if _OBSOLETE.match(comment):
                self.left_out.append(OBSOLETE)
        elif comment.startswith("#,"):
            self.fuzzy = self.fuzzy or "fuzzy" in (flag.strip() for flag in comment[2:].split(","))
        else:
            head = start + (2 if comment[1:2] in (".", ":", "|") else 1)
            self.comments.append(Written(start, end, Span(min(head, end), end)))

    def _keyword(self, match: regex.Match[str]) -> None:
        word, form = match["word"], int(match["form"]) if match["form"] is not None else None
        self._complete(match.start())
        if word in ("msgctxt", "msgid", "domain") and any(other == "msgstr" for other, _ in self.values):
            self._finish()
        self.current = (word, form)
        if self.current in self.values:
            self.problems.at(
                self.source,
                match.start(),
                said("{word} stands twice in one entry", word=word),
                said("Take one of them out."),
            )
        self.values[self.current] = _Value(Pieces(self.text), Span(match.end(), match.end()))

    def _complete(self, at: int) -> None:
        """Note that the keyword before an offset has no text, unless that follows from another mistake."""
        empty = self.current is not None and len(set(self.values[self.current].span)) == 1
        if empty and not self.problems:
            self.problems.at(self.source, at, said("a text in quotation marks is missing here"), _MEND)

    def _string(self, match: regex.Match[str]) -> bool:
        """Add a string to the keyword before it; without one it is a mistake."""
        if self.current is None:
            self.problems.at(self.source, match.start(), said("this is no line of a PO file"), _MEND)
            return False
        pieces, span = self.values[self.current]
        decode(pieces, match.start("string"), match.end("string"))
        start = match.start() if span.start == span.end else span.start
        self.values[self.current] = _Value(pieces, Span(start, match.end()))
        return True

    def _finish(self) -> None:
        self._complete(len(self.text))
        values, fuzzy = self.values, self.fuzzy
        self.values, self.current, self.fuzzy = {}, None, False
        original = values.get(("msgid", None))
        if original is None:
            return
        name = original.pieces.text
        if not name and ("msgctxt", None) not in values:
            header = values.get(("msgstr", None))
            found = _LANGUAGE.search(header.pieces.text) if header is not None else None
            self.language = found["tag"].partition("@")[0] or None if found else self.language
            return
        context = values.get(("msgctxt", None))
        keys = (name,) if context is None else (context.pieces.text, name)
        translations = [(form, value) for (word, form), value in values.items() if word == "msgstr"]
        for form, (pieces, span) in translations:
            if not pieces.text.strip():
                self.left_out.append(UNTRANSLATED)
            elif fuzzy:
                self.left_out.append(FUZZY)
            else:
                self.entries.append(Entry(pieces.text, pieces.offsets(span.start), *span, keys, form))


def decode(pieces: Pieces, start: int, end: int) -> None:
    """Add what stands between the quotation marks of a string: C escapes become their character."""
    at = start
    for match in _ESCAPE.finditer(pieces.raw, start, end):
        pieces.keep(at, match.start())
        at = match.end()
        if match["bytes"] is not None:
            _put_bytes(pieces, match.start(), at)
        elif match["char"] is not None:
            pieces.put(_SHORT.get(match["char"], match["char"]), match.start(), at)
    pieces.keep(at, end)


def _put_bytes(pieces: Pieces, start: int, end: int) -> None:
    """Add characters that are written byte by byte, in UTF-8; a byte that is part of none is its own character."""
    escapes = list(_BYTE.finditer(pieces.raw, start, end))
    data = bytes(int(item["hex"][-2:], 16) if item["hex"] else int(item["octal"], 8) & 0xFF for item in escapes)
    at = 0
    while at < len(data):
        size = next((size for size, least in ((4, 0xF0), (3, 0xE0), (2, 0xC0)) if data[at] >= least), 1)
        try:
            char = data[at : at + size].decode("utf-8")
        except UnicodeDecodeError:
            char, size = chr(data[at]), 1
        pieces.put(char, escapes[at].start(), escapes[at + size - 1].end())
        at += size

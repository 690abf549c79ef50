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

_LINE = regex.compile(r"[^\r\n]*+")
_KEYWORD = regex.compile(
    r"[ \t]*+(?P<word>msgctxt|msgid_plural|msgid|msgstr|domain)(?:\[(?P<form>\d{1,3})\])?[ \t]*+(?=\")"
)
_STRING = regex.compile(r'[ \t]*+"(?P<raw>(?:[^"\\\r\n]++|\\[^\r\n])*+)"[ \t]*+')
_ESCAPE = regex.compile(r"\\(?:x(?P<hex>[0-9A-Fa-f]{1,2})|(?P<octal>[0-7]{1,3})|(?P<char>.))", regex.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LANGUAGE = regex.compile(r"(?m)^Language:[ \t]*+(?P<tag>[\w@-]*+)")
_FORMS = ("msgid", "msgctxt", "msgid_plural")


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
    """Reads line by line; an entry ends where the next one, or a comment, begins."""

    def __init__(self, source: SourceText, limits: Limits, problems: Problems) -> None:
        self.source, self.text, self.problems = source, source.text, problems
        self.most = limits.nodes
        self.entries: list[Entry] = []
        self.comments: list[Written] = []
        self.left_out: list[str] = []
        self.language: str | None = None
        self.values: dict[tuple[str, int | None], _Value] = {}
        self.current: tuple[str, int | None] | None = None
        self.fuzzy = self.obsolete = False

    def run(self) -> Catalog:
        at = 0
        while at < len(self.text) and not self.problems.full:
            match = _LINE.match(self.text, at)
            end = match.end() if match else len(self.text)
            self._line(at, end)
            at = end + (2 if self.text.startswith("\r\n", end) else 1)
            if len(self.entries) > self.most:
                message = too_many_texts(self.most)
                self.problems.at(self.source, end, message, said("Split it."))
                break
        self._finish()
        entries = tuple(self.entries)
        return Catalog(entries, self.language, counted(self.left_out), tuple(self.comments))

    def _line(self, at: int, end: int) -> None:
        line = self.text[at:end]
        stripped = line.strip()
        if stripped.startswith("#"):
            self._comment(at, end, stripped)
        elif stripped:
            keyword = _KEYWORD.match(self.text, at, end)
            if keyword is not None:
                self._keyword(keyword)
                self._string(keyword.end(), end)
            elif stripped.startswith('"') and self.current is not None:
                self._string(at, end)
            else:
                mend = said(
                    'Write a keyword such as msgid or msgstr and a text in double quotes, or begin the line with "#".'
                )
                self.problems.at(
                    self.source, at + len(line) - len(line.lstrip()), said("this is no line of a PO file"), mend
                )

    def _comment(self, at: int, end: int, stripped: str) -> None:
        if any(word == "msgstr" for word, _ in self.values):
            self._finish()
        if stripped.startswith("#~"):
            self.obsolete = self.obsolete or "msgid" in stripped
            if stripped.startswith("#~ msgid ") or stripped.startswith("#~ msgid\t"):
                self.left_out.append(OBSOLETE)
        elif stripped.startswith("#,"):
            self.fuzzy = self.fuzzy or "fuzzy" in stripped
        else:
            start = self.text.index("#", at, end)
            head = start + (2 if self.text[start + 1 : start + 2] in (".", ":", "|") else 1)
            self.comments.append(Written(start, end, Span(min(head, end), end)))

    def _keyword(self, match: regex.Match[str]) -> None:
        word, form = match["word"], int(match["form"]) if match["form"] is not None else None
        if word in ("msgctxt", "msgid") and any(other == "msgstr" for other, _ in self.values):
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

    def _string(self, at: int, end: int) -> None:
        match = _STRING.match(self.text, at, end)
        if match is None or match.end() != end:
            mend = said('Close it with "; a quotation mark inside is written \\".')
            start = match.end() if match is not None else at
            self.problems.at(
                self.source, start, said("the quotation mark is never closed, or something follows it"), mend
            )
            return
        assert self.current is not None
        pieces, span = self.values[self.current]
        decode(pieces, match.start("raw"), match.end("raw"))
        start = match.start("raw") - 1
        self.values[self.current] = _Value(pieces, Span(start if span.start == span.end else span.start, end))

    def _finish(self) -> None:
        values, fuzzy = self.values, self.fuzzy
        self.values, self.current, self.fuzzy, self.obsolete = {}, None, False, False
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
        pieces.put(_decoded(match), match.start(), match.end())
        at = match.end()
    pieces.keep(at, end)


def _decoded(match: regex.Match[str]) -> str:
    if match["hex"] is not None:
        return chr(int(match["hex"], 16))
    if match["octal"] is not None:
        return chr(int(match["octal"], 8))
    return _SHORT.get(match["char"], match["char"])

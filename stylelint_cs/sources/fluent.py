"""Fluent (``.ftl``): the value and the attributes of every message and term, each variant of a selector by itself.

A placeable stands in the text as a placeholder in braces, a quoted literal as what it says. Lines that belong
to one pattern lose their common indent. Source: Project Fluent, Syntax Guide 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from stylelint_cs.limits import Limits
from stylelint_cs.model import Skipped, SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import Problems
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.catalogs import Catalog, Entry, read_with, too_many_texts
from stylelint_cs.sources.comments import Written
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.translation import said

_LINE = regex.compile(r"[^\r\n]*+(?:\r\n|\n|\r)?")
_HEAD = regex.compile(r"(?P<id>-?[A-Za-z][\w-]*+)[ ]*+=[ ]*+")
_ATTRIBUTE = regex.compile(r"[ ]++\.(?P<id>[A-Za-z][\w-]*+)[ ]*+=[ ]*+")
_STRING = regex.compile(r'"(?:[^"\\\r\n]++|\\.)*+"')
_ARROW = regex.compile(r"->[ ]*+(?:\r\n|\n|\r)")
_VARIANT = regex.compile(r"\s*+(?P<default>\*)?\[\s*+(?P<key>[\w.-]++)\s*+\][ ]*+")
_NAME = regex.compile(r"[$-]?(?P<name>[A-Za-z][\w-]*+(?:\.[A-Za-z][\w-]*+)?)(?!\s*+\()")
_INNER = regex.compile(r"\$(?P<name>[A-Za-z][\w-]*+)")
_ESCAPE = regex.compile(r'\\(?:u(?P<four>[0-9A-Fa-f]{4})|U(?P<six>[0-9A-Fa-f]{6})|(?P<char>["\\]))')
_BREAK = regex.compile(r"(?:\r\n|\n|\r)(?P<blank>(?:[ ]*+(?:\r\n|\n|\r))*+)(?P<indent>[ ]*+)")
_FREEMARKER = regex.compile(r"</?[#@][A-Za-z]|<#--")
_DEEPEST = 8


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a Fluent file; templates of FreeMarker, which have the same ending, hold none."""
    if _FREEMARKER.search(source.text):
        return Reading(skipped=(Skipped(source.path, said("a FreeMarker template")),))
    return read_with(catalog, source, spec)


def catalog(source: SourceText, limits: Limits, problems: Problems) -> Catalog:
    """The texts of a Fluent file; what cannot be read goes into ``problems`` and the rest is read on."""
    entries: list[Entry] = []
    comments: list[Written] = []
    text = source.text
    for block in _blocks(text):
        first = text[block.start]
        if first == "#":
            hashes = len(text[block.start : block.end]) - len(text[block.start : block.end].lstrip("#"))
            comments.append(Written(block.start, block.end, Span(block.start + hashes, block.end)))
            continue
        head = _HEAD.match(text, block.start, block.end)
        if head is None:
            message = said("this begins no message") if first not in " \t}" else said("this line belongs to no message")
            problems.at(source, block.start, message, said("Write: name = text; further lines are set in by blanks."))
            continue
        for keys, start, end in _patterns(text, head, block.end):
            if len(keys) > 1 and head["id"].startswith("-"):
                continue  # the attributes of a term (its gender) are for the variants, nobody reads them
            _Pattern(source, problems, entries, keys).read(start, end)
        if len(entries) > limits.nodes:
            problems.at(source, block.start, too_many_texts(limits.nodes), said("Split it."))
            break
    return Catalog(tuple(entries), comments=tuple(comments))


def _blocks(text: str) -> Iterator[Span]:
    """Each comment line and each entry with the lines that belong to it, without its last line end."""
    start = end = -1
    depth = 0
    for match in _LINE.finditer(text):
        line = match[0].rstrip("\r\n")
        if match.end() == match.start():
            break
        if line.strip() and (line[0] not in " }" or (start < 0 and line.strip())) and not (line[0] == "}" and depth):
            if start >= 0:
                yield Span(start, end)
            start, depth = match.start(), 0
            end = match.start() + len(line)
            if line[0] == "#":
                yield Span(start, end)
                start = -1
        elif line.strip():
            end = match.start() + len(line)
        depth += line.count("{") - line.count("}")
    if start >= 0:
        yield Span(start, end)


def _patterns(text: str, head: regex.Match[str], end: int) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The value of an entry and its attributes: keys, where the pattern begins, where it ends."""
    name = head["id"]
    keys: tuple[str, ...] = (name,)
    start = at = head.end()
    depth = 0
    while at < end:
        char = text[at]
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == '"' and depth:
            quoted = _STRING.match(text, at, end)
            at = quoted.end() if quoted else at + 1
            continue
        elif char in "\r\n" and depth <= 0:
            after = at + (2 if text.startswith("\r\n", at) else 1)
            attribute = _ATTRIBUTE.match(text, after, end)
            if attribute is not None:
                yield keys, start, at
                keys, start, at = (name, attribute["id"]), attribute.end(), attribute.end()
                continue
        at += 1
    yield keys, start, end


class _Variant(NamedTuple):
    key: str
    start: int
    end: int


class _Pattern:
    """One pattern: adds its text and those of its variants to the entries."""

    def __init__(
        self,
        source: SourceText,
        problems: Problems,
        entries: list[Entry],
        keys: tuple[str, ...],
        forms: tuple[str, ...] = (),
    ) -> None:
        self.source, self.text, self.problems, self.entries = source, source.text, problems, entries
        self.keys, self.forms = keys, forms

    def read(self, start: int, end: int) -> None:
        text = self.text
        pieces = Pieces(text)
        indent = self._indent(start, end)
        at = start
        own: list[tuple[str, int, int]] = []
        while at < end:
            char = text[at]
            if char == "{":
                closing = self._closing(at, end)
                if closing < 0:
                    self.problems.at(self.source, at, said("the brace is never closed"), said("Close it with }}."))
                    return
                self._placeable(pieces, at, closing, own)
                at = closing + 1
            elif char in "\r\n" and (line := _BREAK.match(text, at, end)) is not None:
                begin = line.start("indent") + min(indent, len(line["indent"]))
                pieces.put("\n" * (1 + line["blank"].count("\n")), at, begin)
                at = begin
            else:
                stop = min((found for mark in "{\r\n" if (found := text.find(mark, at, end)) >= 0), default=end)
                pieces.keep(at, stop)
                at = stop
        value, offsets = pieces.strip(start)
        bare = value.strip("{} \n")
        if value and not (own and bare in {name for name, _, _ in own}):
            self.entries.append(Entry(value, offsets, start, end, self.keys, ".".join(self.forms) or None))
        for _, first, last in own:
            for variant in self._variants(first, last):
                forms = (*self.forms, variant.key)
                inner = _Pattern(self.source, self.problems, self.entries, self.keys, forms)
                inner.read(variant.start, variant.end)

    def _indent(self, start: int, end: int) -> int:
        """The blanks that all further lines of the pattern begin with, lines inside braces left out."""
        found: list[int] = []
        depth, at = 0, start
        while at < end:
            char = self.text[at]
            depth += (char == "{") - (char == "}")
            if char in "\r\n" and depth <= 0 and (line := _BREAK.match(self.text, at, end)) is not None:
                if line.end() < end:
                    found.append(len(line["indent"]))
                at = line.end()
                continue
            at += 1
        return min(found, default=0)

    def _closing(self, at: int, end: int) -> int:
        depth = 0
        while at < end:
            char = self.text[at]
            if char == '"':
                quoted = _STRING.match(self.text, at, end) if depth else None
                at = quoted.end() if quoted else at + 1
                continue
            depth += (char == "{") - (char == "}")
            if not depth and char == "}":
                return at
            at += 1
        return -1

    def _placeable(self, pieces: Pieces, start: int, closing: int, own: list[tuple[str, int, int]]) -> None:
        """What stands between braces, as a reader of the text sees it."""
        inner = self.text[start + 1 : closing]
        lead = start + 1 + len(inner) - len(inner.lstrip())
        quoted = _STRING.match(self.text, lead, closing)
        arrow = _ARROW.search(self.text, start, closing)
        if quoted is not None and not self.text[quoted.end() : closing].strip():
            literal = _ESCAPE.sub(_decoded, quoted[0][1:-1])
            # A brace that is meant as such must not look like a placeholder.
            pieces.put(literal.replace("{", "(").replace("}", ")"), start, closing + 1)
            return
        head = self.text[lead : arrow.start() if arrow else closing]
        match = _NAME.match(head) or _INNER.search(head)
        name = match["name"] if match is not None else "value"
        pieces.put("{" + name + "}", start, closing + 1)
        if arrow is not None and len(self.forms) < _DEEPEST:
            own.append((name, arrow.end(), closing))

    def _variants(self, at: int, end: int) -> Iterator[_Variant]:
        """The variants of a selector between an arrow and its brace."""
        match = _VARIANT.match(self.text, at, end)
        while match is not None:
            depth, stop = 0, match.end()
            following: regex.Match[str] | None = None
            while stop < end:
                char = self.text[stop]
                depth += (char == "{") - (char == "}")
                if char in "\r\n" and not depth:
                    following = _VARIANT.match(self.text, stop, end)
                    if following is not None:
                        break
                stop += 1
            yield _Variant(match["key"], match.end(), match.end() + len(self.text[match.end() : stop].rstrip()))
            match = following


def _decoded(match: regex.Match[str]) -> str:
    if match["char"] is not None:
        return match["char"]
    code = int(match["four"] or match["six"], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)

"""JSON with positions: a scanner that keeps every key, twice-written ones too, and says where a file breaks.

It reads what RFC 8259 allows. ``NaN`` and ``Infinity`` are named as problems, half a surrogate pair stands as
U+FFFD in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import regex

from stylelint_cs.lazy import lazy
from stylelint_cs.limits import Limits
from stylelint_cs.model import OffsetMap, Segment, SourceText, StylelintError
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import Problems, problem_at
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.building import Document
from stylelint_cs.sources.records import read_document, read_laid_out, read_strings
from stylelint_cs.translation import said, said_of

LITERALS = frozenset({"true", "false"})

_SPACE = lazy(r"[ \t\r\n]*+")
_BLANKS = " \t\r\n"
_UNCLOSED = lazy(r'"((?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+)')
_STRING = lazy(_UNCLOSED.pattern + '"')
_KEY = lazy(_STRING.pattern + r"[ \t\r\n]*+:")
_EMPTY = lazy(r"\[[ \t\r\n]*+\]|\{[ \t\r\n]*+\}")
_NUMBER = lazy(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![0-9A-Za-z.])")
_WORD = lazy(r"-?[\p{L}\p{N}_.$+-]++")
_ESCAPE = lazy(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[\"\\/bfnrt]")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NOT_JSON = frozenset({"NaN", "Infinity", "-Infinity"})


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a JSON file."""
    return read_with(source, spec, read_document if spec.strict else read_laid_out)


def read_arb(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of an Application Resource Bundle: every text, but for what ``@`` marks as notes on them."""
    return read_with(source, spec, read_document if spec.messages else read_strings)


def read_with(source: SourceText, spec: ReadSpec, interpret: Callable[[Document, ReadSpec], Reading]) -> Reading:
    """Parse, and let ``interpret`` find the messages."""
    problems = Problems()
    try:
        root = parse(source, spec.limits, problems)
    except StylelintError as error:
        problems.extend(error.problems)
        return Reading(problems=problems.sorted())
    reading = interpret(Document(source, root, offsets), spec)
    problems.extend(reading.problems)
    return reading._replace(problems=problems.sorted())


def parse(source: SourceText, limits: Limits, problems: Problems) -> Node:
    """The tree of a JSON text: strings in style ``"``, other scalars plain; ``null`` has its flag.

    What can be read over (a duplicate key, ``NaN``) goes into ``problems``. Raises StylelintError at what cannot.
    """
    scanner = _Scanner(source, limits, problems)
    scanner.refuse_too_many(limits.nodes)
    at = scanner.space(0)
    if at >= len(source.text):
        raise scanner.error(0, said("the file is empty"), said("Write a JSON value, or take the file away."))
    root, at = scanner.value(at, 0)
    at = scanner.space(at)
    if at < len(source.text):
        mend = said("A JSON file holds one value; put several in a list, or name the file .jsonl.")
        raise scanner.error(at, said("something stands behind the end of the JSON value"), mend)
    return root


class _Scanner:
    """Reads one value after another; every method takes an offset and returns the one behind what it read."""

    def __init__(self, source: SourceText, limits: Limits, problems: Problems) -> None:
        self.source, self.text, self.problems = source, source.text, problems
        self.depth = limits.depth

    def error(self, at: int, message: str, mend: str) -> StylelintError:
        return StylelintError([problem_at(self.source, at, message, mend)])

    def refuse_too_many(self, most: int) -> None:
        """Counts before anything is built: a tree of too many values would take seconds to come to their end."""
        mark = _mark_of(self.text, most)
        if mark is None:
            return
        at = self.space(mark + 1)
        key = _KEY.match(self.text, at)
        message = said_of(most, "the file holds more than {count:,} value", "the file holds more than {count:,} values")
        raise self.error(self.space(key.end()) if key else at, message, said("Split it, or use JSON Lines."))

    def space(self, at: int) -> int:
        text = self.text
        # None or one blank is the rule; only more are worth a pattern.
        if text[at : at + 1] not in _BLANKS:
            return at
        if text[at + 1 : at + 2] not in _BLANKS:
            return at + 1
        match = _SPACE.match(text, at)
        return match.end() if match else at

    def value(self, at: int, level: int) -> tuple[Node, int]:
        char = self.text[at : at + 1]
        if char == '"':
            text = self.string(at)
            return text, text.end
        if char in ("{", "["):
            if level >= self.depth:
                message = said_of(self.depth, "nested deeper than {count} level", "nested deeper than {count} levels")
                raise self.error(at, message, said("Close brackets that were opened, or write it flatter."))
            return self.map(at, level) if char == "{" else self.list(at, level)
        return self.scalar(at)

    def string(self, at: int) -> Text:
        match = _STRING.match(self.text, at)
        if match is None:
            raise self.broken_string(at)
        raw = match[1]
        value = raw if "\\" not in raw else _ESCAPE.sub(_decode, raw)
        return Text(self.source, at, match.end(), value, '"')

    def scalar(self, at: int) -> tuple[Text, int]:
        match = _NUMBER.match(self.text, at)
        if match is None:
            match = _WORD.match(self.text, at)
            if match is None:
                raise self.no_value(at)
            if match[0] in _NOT_JSON:
                mend = said("Write null, or the number itself.")
                self.problems.at(self.source, at, said("{word} is not JSON", word=match[0]), mend)
            elif match[0] not in ("null", *LITERALS):
                mend = said("Put text in double quotes; true, false and null are written small.")
                raise self.error(at, said("{word!r} is no JSON value", word=match[0][:40]), mend)
        null = match[0] == "null"
        return Text(self.source, at, match.end(), "" if null else match[0], "", null), match.end()

    def list(self, at: int, level: int) -> tuple[List, int]:
        start = at
        items: list[Node] = []
        at = self.space(at + 1)
        while self.text[at : at + 1] != "]" or items:
            item, at = self.value(at, level + 1)
            items.append(item)
            at = self.space(at)
            if self.text[at : at + 1] != ",":
                break
            at = self.space(at + 1)
        if self.text[at : at + 1] != "]":
            raise self.unclosed(at, start, "[", "]")
        return List(self.source, start, at + 1, tuple(items), True), at + 1

    def map(self, at: int, level: int) -> tuple[Map, int]:
        start = at
        items: list[tuple[Text, Node]] = []
        seen: dict[str, Text] = {}
        at = self.space(at + 1)
        while self.text[at : at + 1] != "}" or items:
            key, at = self.key(at)
            first = seen.setdefault(key.value, key)
            if first is not key:
                line = self.source.position(first.start).line
                message = said("duplicate key {key!r}: it already stands on line {line}", key=key.value[:60], line=line)
                self.problems.at(self.source, key.start, message, said("Keep one of the two."))
            value, at = self.value(at, level + 1)
            items.append((key, value))
            at = self.space(at)
            if self.text[at : at + 1] != ",":
                break
            at = self.space(at + 1)
        if self.text[at : at + 1] != "}":
            raise self.unclosed(at, start, "{", "}")
        return Map(self.source, start, at + 1, tuple(items), True), at + 1

    def key(self, at: int) -> tuple[Text, int]:
        char = self.text[at : at + 1]
        if char in ("}", "", "'", "/", "#"):
            raise self.no_value(at)
        if char != '"':
            raise self.error(at, said("a key stands in double quotes"), said('Write {{"key": "value"}}.'))
        key = self.string(at)
        at = self.space(key.end)
        if self.text[at : at + 1] != ":":
            raise self.error(at, said("a colon is missing behind the key"), said('Write {{"key": "value"}}.'))
        return key, self.space(at + 1)

    def no_value(self, at: int) -> StylelintError:
        char = self.text[at : at + 1]
        before = self.text[:at].rstrip(" \t\r\n")[-1:] if at else ""
        if not char:
            at = len(self.text.rstrip())
            return self.error(
                at, said("the file ends before its last bracket is closed"), said("Close what was opened.")
            )
        if before == "," and char in "]}":
            return self.error(at, said("nothing follows the comma"), said("Take the last comma out."))
        if char == "'":
            return self.error(at, said("single quotes are not JSON"), said("Use double quotes."))
        if self.text.startswith(("//", "/*"), at) or char == "#":
            return self.error(at, said("JSON has no comments"), said("Take the comment out."))
        return self.error(at, said("a value is missing here"), said("Write a text in double quotes, a list or a map."))

    def unclosed(self, at: int, start: int, opened: str, closing: str) -> StylelintError:
        line = self.source.position(start).line
        if at >= len(self.text):
            at = len(self.text.rstrip())
            return self.error(
                at,
                said("the {opened} of line {line} is never closed", opened=opened, line=line),
                said("Close it with {closing}.", closing=closing),
            )
        message = said("a comma or {closing} is missing here (opened on line {line})", closing=closing, line=line)
        return self.error(
            at, message, said("Put a comma between two values, or close with {closing}.", closing=closing)
        )

    def broken_string(self, at: int) -> StylelintError:
        match = _UNCLOSED.match(self.text, at)
        end = match.end() if match else at + 1
        char = self.text[end : end + 1]
        if char == "\\":
            mend = said('Write the backslash twice (\\\\), or one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.')
            return self.error(end, said("{text!r} is no JSON escape", text=self.text[end : end + 2]), mend)
        if char in ("", "\n", "\r"):
            mend = said("Close it; a line break inside a text is written \\n.")
            return self.error(at, said("the quotation mark is never closed"), mend)
        mend = said("Take it out; if it is meant, write \\u{code:04x}.", code=ord(char))
        return self.error(end, said("U+{code:04X} must not stand in a JSON text as it is", code=ord(char)), mend)


def _mark_of(text: str, number: int) -> int | None:
    """Where in a JSON text the comma or bracket stands that the value behind so many values follows, if there is one.

    Every value but the first stands behind a comma or the bracket of a list or map that is not empty.
    """
    if _marks(text, 0, len(text)) < number:
        return None
    # Of the same length, so that offsets stay: nothing that is empty, and quotation marks around strings alone.
    plain = _EMPTY.sub(lambda match: " " * len(match[0]), text).replace("\\\\", "  ").replace('\\"', "  ")
    at = 0
    while True:
        quote = plain.find('"', at)
        end = quote if quote >= 0 else len(plain)
        here = _marks(plain, at, end)
        if here >= number:
            first = at
            return first + bisect_left(range(first, end), number, key=lambda last: _marks(plain, first, last + 1))
        number -= here
        at = plain.find('"', quote + 1) + 1 if quote >= 0 else 0
        if not at:
            return None


def _marks(text: str, start: int, end: int) -> int:
    return text.count(",", start, end) + text.count("[", start, end) + text.count("{", start, end)


def _decode(match: regex.Match[str]) -> str:
    return _char(match[0])


def _char(escape: str) -> str:
    if len(escape) == 2:
        return _SHORT.get(escape[1], escape[1])
    high = int(escape[2:6], 16)
    if len(escape) == 12:
        return chr(0x10000 + ((high - 0xD800) << 10) + (int(escape[8:], 16) - 0xDC00))
    return "\ufffd" if 0xD800 <= high <= 0xDFFF else chr(high)


def offsets(node: Text) -> OffsetMap | None:
    """Where each character of a JSON string stands in the file; ``None`` for other scalars."""
    if node.style != '"':
        return None
    base = node.start + 1
    raw = node.source.text[base : node.end - 1]
    if "\\" not in raw:
        return OffsetMap.identity(len(raw), base)
    segments: list[Segment] = []
    read_to = decoded = 0
    for match in _ESCAPE.finditer(raw):
        run = match.start() - read_to
        if run:
            segments.append(Segment(decoded, decoded + run, base + read_to, base + match.start(), True))
            decoded += run
        segments.append(Segment(decoded, decoded + 1, base + match.start(), base + match.end(), False))
        decoded += 1
        read_to = match.end()
    if read_to < len(raw):
        run = len(raw) - read_to
        segments.append(Segment(decoded, decoded + run, base + read_to, base + len(raw), True))
    return OffsetMap(tuple(segments))

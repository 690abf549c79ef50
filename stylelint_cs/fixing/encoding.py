"""Writes changed texts back in the way of their format: escapes, quotation marks, indentation.

A text is quoted anew only when it would not be read as the same text otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import regex
import yaml

from stylelint_cs.fixing import catalogs
from stylelint_cs.fixing.choosing import applied
from stylelint_cs.fixing.outlines import Scalar
from stylelint_cs.model import Message, Replacement

_BREAK = regex.compile(r"\r\n|\n|\r")
_PLAIN_BREAKS = regex.compile(
    r":(?=\s|$)|(?<=\s)#|^[-?:](?=\s|$)|^[,\[\]{}#&*!|>'\"%@`]|^(?:---|\.\.\.)(?=\s|$)|^\s|\s$"
)
_FLOW_BREAKS = regex.compile(r"[,\[\]{}]|:(?=[,\[\]{}])")

Encode = Callable[[Message, Sequence[Replacement], "Scalar | None"], list[Replacement]]
"""The edits of a text as edits of its file (of its line, in a stream)."""


def encoder(name: str) -> Encode:
    """How texts are written in the format of that name."""
    return _ENCODERS[name]


def _verbatim(message: Message, edits: Sequence[Replacement], scalar: Scalar | None) -> list[Replacement]:
    """Text and Markdown: as it is, with the line ends of the file."""
    ending = _ending(message.source.text)
    return _local(message, edits, lambda text: text.replace("\n", ending))


def _json(message: Message, edits: Sequence[Replacement], scalar: Scalar | None) -> list[Replacement]:
    return _local(message, edits, _escaper(message.source.text))


def _catalog(
    escape: catalogs.Escape, message: Message, edits: Sequence[Replacement], scalar: Scalar | None
) -> list[Replacement]:
    """Each edit at its own place, escaped the way of its catalogue."""
    found = []
    for edit in edits:
        span = message.offsets.span(edit.start, edit.end)
        found.append(Replacement(span.start, span.end, escape(edit.text, message.source.text, span.start)))
    return found


def _csv(message: Message, edits: Sequence[Replacement], scalar: Scalar | None) -> list[Replacement]:
    whole = message.offsets.span(0, len(message.text))
    ending = _ending(message.source.text)
    if message.source.text[whole.start - 1 : whole.start] == '"':
        return _local(message, edits, lambda text: text.replace('"', '""').replace("\n", ending))
    text = applied(message.text, edits)
    if not set(text).isdisjoint('"\r\n,;\t') and any(not set(edit.text).isdisjoint('"\r\n,;\t') for edit in edits):
        quoted = '"' + text.replace('"', '""').replace("\n", ending) + '"'
        return [Replacement(whole.start, whole.end, quoted)]
    return _local(message, edits, str)


def _yaml(message: Message, edits: Sequence[Replacement], scalar: Scalar | None) -> list[Replacement]:
    source = message.source.text
    if scalar is None:
        return _local(message, edits, str)
    several = any("\n" in edit.text for edit in edits)
    if scalar.style in ("|", ">"):
        indent = _indent(source, message.offsets.span(0, 0).start)
        return _local(message, edits, lambda text: text.replace("\n", _ending(source) + indent))
    if scalar.style == '"':
        return _local(message, edits, _escaper(source, wide=True))
    text = applied(message.text, edits)
    if several:
        return [Replacement(scalar.start, scalar.end, f'"{_escaper(source, wide=True)(text)}"')]
    if scalar.style == "'":
        return _local(message, edits, lambda piece: piece.replace("'", "''"))
    local = _local(message, edits, str)
    start = message.offsets.span(0, 0).start
    raw = applied(source[start : scalar.end], [_shifted(edit, -start) for edit in local])
    if _is_plain(raw, text, flow=scalar.flow):
        return local
    # Folding is the same with and without single quotes, so that the lines of the text may stay.
    return [Replacement(start, scalar.end, "'" + raw.replace("'", "''") + "'")]


def _is_plain(raw: str, text: str, *, flow: bool) -> bool:
    """Whether a text may stand without quotes: read as this text, and as text."""
    lines = _BREAK.split(raw)
    if any(_PLAIN_BREAKS.search(line.strip() if len(lines) > 1 else line) for line in lines) or not text:
        return False
    if flow and _FLOW_BREAKS.search(raw):
        return False
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    known = [*resolvers.get(text[:1], ()), *resolvers.get(None, ())]
    return not any(pattern.match(text) for _, pattern in known)


def _shifted(edit: Replacement, by: int) -> Replacement:
    return Replacement(edit.start + by, edit.end + by, edit.text)


def _local(message: Message, edits: Sequence[Replacement], write: Callable[[str], str]) -> list[Replacement]:
    """Each edit at its own place."""
    found = []
    for edit in edits:
        span = message.offsets.span(edit.start, edit.end)
        found.append(Replacement(span.start, span.end, write(edit.text)))
    return found


def _ending(text: str) -> str:
    """The first line end of a file; a line feed where there is none."""
    match = _BREAK.search(text)
    return match[0] if match else "\n"


def _indent(source: str, at: int) -> str:
    """The blanks before an offset on its line."""
    start = max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1
    line = source[start:at]
    return line[: len(line) - len(line.lstrip(" "))]


def _escaper(source: str, *, wide: bool = False) -> Callable[[str], str]:
    """Escapes of double-quoted texts; a file that spells letters as escapes keeps doing so.

    ``wide``: a character beyond U+FFFF is one escape (YAML) and not two (JSON).
    """
    spelt = source.isascii() and "\\u" in source

    def write(text: str) -> str:
        return "".join(_escape(char, spelt=spelt, wide=wide) for char in text)

    return write


_SHORT: Mapping[str, str] = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escape(char: str, *, spelt: bool, wide: bool) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char >= " " and char != "\x7f" and not (spelt and not char.isascii()):
        return char
    if wide and ord(char) > 0xFFFF:
        return f"\\U{ord(char):08x}"
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))


_ENCODERS: Mapping[str, Encode] = {
    "text": _verbatim,
    "markdown": _verbatim,
    "yaml": _yaml,
    "json": _json,
    "jsonl": _json,
    "csv": _csv,
    "tsv": _csv,
    "arb": _json,
    "xcstrings": _json,
    **{name: partial(_catalog, escape) for name, escape in catalogs.ESCAPES.items()},
}

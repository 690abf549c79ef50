"""Catalogues of translations: how a text is escaped in each, and the outline that a fix must leave as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from stylelint_cs.limits import Limits
from stylelint_cs.model import SourceText
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import Problems
from stylelint_cs.sources.apple import is_property_list
from stylelint_cs.sources.readers import READERS
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.sources.catalogs import Catalog, Entry

Escape = Callable[[str, str, int], str]
"""A text as it is written at an offset of a file: text, file, offset."""


class Part(NamedTuple):
    """A text of a catalogue, or (``name`` is ``gap``) what stands between two of them as it is."""

    name: str
    value: str
    start: int = 0
    end: int = 0


def parts(name: str, source: SourceText, limits: Limits) -> Iterator[Part]:
    """Everything in a catalogue in order. Raises StylelintError when it cannot be read."""
    problems = Problems()
    # Only the format at hand is imported.
    read: Callable[[SourceText, Limits, Problems], Catalog] = import_module(READERS[name].module).catalog
    catalog = read(source, limits, problems)
    problems.raise_if_any()
    at = 0
    for entry in _apart(catalog):
        yield Part("gap", source.text[at : entry.start])
        yield Part("text", f"={entry.text}", entry.start, entry.end)
        at = entry.end
    yield Part("gap", source.text[at:])


def _apart(catalog: Catalog) -> list[Entry]:
    """The entries in which no other lies (the variants of a selector lie in its text)."""
    found: list[Entry] = []
    for entry in sorted(catalog.entries, key=lambda entry: (entry.start, -entry.end)):
        while found and entry.start < found[-1].end:
            found.pop()
        found.append(entry)
    return found


def _po(text: str, file: str, at: int) -> str:
    return _escaped(text, {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"})


def _strings(text: str, file: str, at: int) -> str:
    if is_property_list(file):
        return _xml(text, file, at)
    return _escaped(text, {'"': '\\"', "\\": "\\\\", "\n": "\\n"})


def _properties(text: str, file: str, at: int) -> str:
    marks = {"\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    spelt = file.isascii() and "\\u" in file
    return "".join(_units(char) if spelt and not char.isascii() else char for char in _escaped(text, marks))


def _units(char: str) -> str:
    data = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[index]:02x}{data[index + 1]:02x}" for index in range(0, len(data), 2))


def _xml(text: str, file: str, at: int) -> str:
    if "<resources" in file:
        text = _escaped(text, {"'": "\\'", '"': '\\"', "\\": "\\\\", "\n": "\\n"})
    if file.rfind("<![CDATA[", 0, at) > file.rfind("]]>", 0, at):
        return text
    return _escaped(text, {"&": "&amp;", "<": "&lt;"})


def _fluent(text: str, file: str, at: int) -> str:
    return _escaped(text, {"{": '{ "{" }', "}": '{ "}" }'})


def _escaped(text: str, marks: Mapping[str, str]) -> str:
    return "".join(marks.get(char, char) for char in text)


ESCAPES: Mapping[str, Escape] = {
    "po": _po,
    "strings": _strings,
    "stringsdict": _xml,
    "properties": _properties,
    "xml": _xml,
    "xliff": _xml,
    "fluent": _fluent,
}

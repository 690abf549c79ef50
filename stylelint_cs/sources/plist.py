"""Apple's property lists in XML: plural rules (``.stringsdict``), and ``.strings`` that a build wrote so.

Every form of every variable is a message, and the format they are put into where it says more than their names. The
types and the rules beside them are settings. Sources: Apple, "Localizing strings that contain plurals" and
"Creating width and device variants of strings".
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from stylelint_cs.limits import Limits
from stylelint_cs.model import SourceText, Span, StylelintError
from stylelint_cs.problems import Problems
from stylelint_cs.sources.apple import decode
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.catalogs import Catalog, Entry, read_with, too_many_texts
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.sources.xmltree import Chunk, Element, flatten, parse
from stylelint_cs.translation import said

__all__ = ["catalog", "decode", "read"]

_SETTINGS = frozenset({"NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"})
_FORMAT = "NSStringLocalizedFormatKey"
_VARIABLE = regex.compile(r"%(?:\d+\$)?#@[^@]*+@")
_LETTER = regex.compile(r"\p{L}")


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a property list."""
    return read_with(catalog, source, spec)


def catalog(source: SourceText, limits: Limits, problems: Problems) -> Catalog:
    """The texts of a property list; what cannot be read goes into ``problems``."""
    try:
        tree = parse(source, limits)
    except StylelintError as error:
        problems.extend(error.problems)
        return Catalog()
    root = tree.root.first("dict") if tree.root.name == "plist" else None
    entries: list[Entry] = []
    for name, value in _pairs(root):
        for entry in _entries(source, value, name, ()):
            entries.append(entry)
            if len(entries) > limits.nodes:
                problems.at(source, value.start, too_many_texts(limits.nodes), said("Split it."))
                return Catalog(tuple(entries[:-1]), comments=tree.comments)
    return Catalog(tuple(entries), comments=tree.comments)


def _pairs(element: Element | None) -> Iterator[tuple[str, Element]]:
    """The keys of a dictionary with what stands behind each."""
    name: str | None = None
    for child in element.elements if element is not None else ():
        if child.name == "key":
            name = "".join(part.text for part in child.children if isinstance(part, Chunk))
        elif name is not None:
            yield name, child
            name = None


def _entries(source: SourceText, element: Element, name: str, form: tuple[str, ...]) -> Iterator[Entry]:
    """The texts below the key ``name``; ``form`` are the keys that lead on to this element."""
    if element.name == "dict":
        for key, value in _pairs(element):
            if key not in _SETTINGS:
                yield from _entries(source, value, name, (*form, key))
    elif element.name == "string":
        pieces = Pieces(source.text)
        tags: list[Span] = []
        flatten(element, pieces, tags, lambda inner: True)
        text = pieces.text
        if form[-1:] == (_FORMAT,) and not _LETTER.search(_VARIABLE.sub("", text)):
            return
        offsets = pieces.offsets(element.content)
        yield Entry(text, offsets, element.content, element.content_end, (name,), form or None, None, tuple(tags))

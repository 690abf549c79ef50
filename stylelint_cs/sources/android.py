"""Android string resources: ``string``, the items of ``string-array`` and ``plurals``.

A text is what aapt makes of it: escapes, quotation marks that keep blanks, other runs of blanks as one. Tags of
styled text stand in it as they are, masked. Source: developer.android.com, "String resources".
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from stylelint_cs.model import SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.catalogs import FIXED, Catalog, Entry, counted
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.sources.xmltree import Chunk, Element, Tree, flatten

ROOT = "resources"

_SPECIAL = regex.compile(r"\\(?:u[0-9A-Fa-f]{4}|(?:\r\n|\n|\r)|.|$)|\"|[ \t\r\n]++", regex.DOTALL)
_SHORT = {"n": "\n", "t": "\t"}
_REFERENCE = regex.compile(r"[@?](?:\+?[\w.]+:)?[\w.]+/[\w.]+|@null|@empty")
_SLOT = regex.compile(r"%(?:\d+\$)?[-#+ 0,(]*\d*(?:\.\d+)?[a-zA-Z]")


def catalog(source: SourceText, tree: Tree) -> Catalog:
    """The texts of a resource file."""
    entries: list[Entry] = []
    left_out: list[str] = []
    for item in _items(tree.root):
        if item.fixed:
            left_out.append(FIXED)
            continue
        entry = _entry(source, item)
        if entry is not None:
            entries.append(entry)
    return Catalog(tuple(entries), None, counted(left_out), tree.comments)


class _Item(NamedTuple):
    element: Element
    name: str
    form: str | int | None
    fixed: bool


def _items(root: Element) -> Iterator[_Item]:
    """The elements that hold texts, with their names; those of a list or a plural share one."""
    for element in root.elements:
        name = element.attributes.get("name", "")
        fixed = element.attributes.get("translatable") == "false"
        if element.name == "string" or (element.name == "item" and element.attributes.get("type") == "string"):
            yield _Item(element, name, None, fixed)
        elif element.name == "plurals":
            for item in element.all("item"):
                yield _Item(item, name, item.attributes.get("quantity", ""), fixed)
        elif element.name in ("string-array", "array"):
            for index, item in enumerate(element.all("item")):
                yield _Item(item, name, index, fixed)


def _entry(source: SourceText, item: _Item) -> Entry | None:
    element = item.element
    raw = Pieces(source.text)
    tags: list[Span] = []
    flatten(element, raw, tags, _encloses_text)
    text = raw.text
    if _REFERENCE.fullmatch(text.strip()):
        return None
    pieces = Pieces(text, raw.offsets(element.content))
    masks = _decode(pieces, tags)
    stripped, offsets = pieces.strip(element.content)
    lead = len(pieces.text) - len(pieces.text.lstrip())
    shifted = tuple(Span(span.start - lead, span.end - lead) for span in masks)
    keys = (item.name,) if item.name else ()
    return Entry(stripped, offsets, element.content, element.content_end, keys, item.form, None, shifted)


def _encloses_text(element: Element) -> bool:
    """What a placeholder tag encloses without a format is a name or a sign: nothing of ours to judge."""
    return element.name != "g" or any(
        isinstance(child, Chunk) and _SLOT.search(child.text) for child in element.children
    )


def _decode(pieces: Pieces, tags: list[Span]) -> list[Span]:
    """Fill ``pieces`` with what Android shows, and return where the tags stand in it."""
    raw, at, quoted = pieces.raw, 0, False
    masks: list[Span] = []
    for tag in [*tags, Span(len(raw), len(raw))]:
        while (match := _SPECIAL.search(raw, at, tag.start)) is not None:
            pieces.keep(at, match.start())
            at = match.end()
            found = match[0]
            if found == '"':
                quoted = not quoted
            elif found[0] == "\\":
                pieces.put(_char(found), match.start(), at)
            elif quoted or found == " ":
                pieces.keep(match.start(), at)
            else:
                pieces.put(" ", match.start(), at)
        pieces.keep(at, tag.start)
        start = pieces.length
        pieces.keep(tag.start, tag.end)
        if tag.end > tag.start:
            masks.append(Span(start, pieces.length))
        at = max(at, tag.end)
    return masks


def _char(escape: str) -> str:
    kind = escape[1:2]
    if kind == "u" and len(escape) == 6:
        code = int(escape[2:], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return "" if kind in ("", "\r", "\n") else _SHORT.get(kind, kind)

"""XLIFF 1.2 and 2.0: the ``target`` of every unit; units without one are counted as untranslated.

A file that is not meant to have targets (no target language, no target) is read in its source language. Inline
tags stand in a text as they are, masked; those that enclose codes of another format are masked with the code.
Sources: OASIS XLIFF 1.2 and 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.model import SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.catalogs import FIXED, UNTRANSLATED, Catalog, Entry, counted
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.sources.xmltree import Chunk, Element, Tree, flatten

ROOT = "xliff"

_SPOKEN = frozenset({"g", "mrk", "pc"})
"""Inline elements whose content is part of the text; what all others enclose is code."""
_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})


class _Unit(NamedTuple):
    """A source and its target, the name of their unit, the languages of the file, and how far the translation is."""

    source: Element | None
    target: Element | None
    keys: tuple[str, ...]
    form: int | None
    languages: tuple[str, str]
    fixed: bool
    state: str


def catalog(source: SourceText, tree: Tree) -> Catalog:
    """The translations of an XLIFF file."""
    units = list(_units(tree.root))
    monolingual = not any(unit.target is not None or unit.languages[1] for unit in units)
    entries: list[Entry] = []
    left_out: list[str] = []
    for unit in units:
        chosen, language = (unit.source, unit.languages[0]) if monolingual else (unit.target, unit.languages[1])
        if unit.fixed:
            left_out.append(FIXED)
        elif chosen is None or not _has_text(chosen) or _is_raw(unit, chosen):
            left_out.append(UNTRANSLATED)
        else:
            entries.append(_entry(source, chosen, unit, language))
    return Catalog(tuple(entries), None, counted(left_out), tree.comments)


def _units(root: Element) -> Iterator[_Unit]:
    two = root.attributes.get("version", "").startswith("2")
    whole = (root.attributes.get("srcLang", ""), root.attributes.get("trgLang", ""))
    for file in root.all("file"):
        attributes = file.attributes
        languages = whole if two else (attributes.get("source-language", ""), attributes.get("target-language", ""))
        for unit, fixed in _below(file, "unit" if two else "trans-unit", False):
            name = unit.attributes.get("resname") or unit.attributes.get("name") or unit.attributes.get("id", "")
            keys = (name,) if name else ()
            if not two:
                target = unit.first("target")
                state = target.attributes.get("state", "") if target is not None else ""
                yield _Unit(unit.first("source"), target, keys, None, languages, fixed, state)
                continue
            segments = list(unit.all("segment"))
            for index, segment in enumerate(segments):
                form = index if len(segments) > 1 else None
                state = segment.attributes.get("state", "")
                yield _Unit(segment.first("source"), segment.first("target"), keys, form, languages, fixed, state)


def _below(element: Element, name: str, fixed: bool) -> Iterator[tuple[Element, bool]]:
    """The units below an element, and whether they are not to be translated."""
    fixed = {"no": True, "yes": False}.get(element.attributes.get("translate", ""), fixed)
    if element.name == name:
        yield element, fixed
        return
    for child in element.elements:
        if child.name in ("body", "group", name):
            yield from _below(child, name, fixed)


def _has_text(element: Element) -> bool:
    return any(bool(child.text.strip()) if isinstance(child, Chunk) else _has_text(child) for child in element.children)


def _is_raw(unit: _Unit, target: Element) -> bool:
    """Whether a translation is not begun yet."""
    return target is unit.target and unit.state in _UNTRANSLATED


def _entry(source: SourceText, element: Element, unit: _Unit, language: str) -> Entry:
    pieces = Pieces(source.text)
    masks: list[Span] = []
    flatten(element, pieces, masks, lambda inner: inner.name in _SPOKEN)
    offsets = pieces.offsets(element.content)
    start, end = element.content, element.content_end
    return Entry(pieces.text, offsets, start, end, unit.keys, unit.form, language or None, tuple(masks))

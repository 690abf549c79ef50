"""Plural forms of one text that stand under keys of their own: they are one message with several forms.

i18next writes ``items_one`` and ``items_other`` (``items_ordinal_one``), Rails a map of ``one:`` and ``other:``. The
categories are those of CLDR.
"""

from __future__ import annotations

from collections.abc import Collection

from stylelint_cs.frozen import replace
from stylelint_cs.nodes import Text
from stylelint_cs.sources.building import Trail

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


def without_plural(trail: Trail, keys: Collection[str]) -> Trail:
    """The way to a text without what names its plural form; ``keys`` are those of the map that holds the text."""
    last = trail[-1] if trail else None
    if not isinstance(last, Text):
        return trail
    if last.value in CATEGORIES and "other" in keys and CATEGORIES.issuperset(keys) and len(trail) > 1:
        return trail[:-1]
    stem, mark, form = last.value.rpartition("_")
    if mark and stem and form in CATEGORIES and f"{stem}_other" in keys:
        return (*trail[:-1], replace(last, value=stem.removesuffix("_ordinal")))
    return trail

"""What a run that checks one message works out, on the shelf: a quarter of its time goes into the same few things."""

from __future__ import annotations

from collections.abc import Iterable

from stylelint_cs.cache.folder import name_of
from stylelint_cs.cache.sources import tool
from stylelint_cs.cache.tables import add_to_tables, get_tables
from stylelint_cs.lazy import PATTERNS
from stylelint_cs.memo import Memo
from stylelint_cs.phrases.trees import TREES
from stylelint_cs.type_hints import Any

_MEMOS: tuple[Memo[Any, Any], ...] = (PATTERNS, TREES)


def recall(locales: Iterable[str]) -> None:
    """Take from the shelf what earlier runs over messages of these locales needed."""
    for memo, table in zip(_MEMOS, get_tables(_name(locales), len(_MEMOS)), strict=True):
        memo.recall(table)


def keep(locales: Iterable[str]) -> None:
    """Put what this run needed on the shelf, where some of it is not there yet."""
    if any(memo.is_new for memo in _MEMOS):
        add_to_tables(_name(locales), [memo.plain() for memo in _MEMOS])


def _name(locales: Iterable[str]) -> str:
    return name_of("memos", tool(), sorted(locales))

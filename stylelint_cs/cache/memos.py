"""What a run that checks one message works out, on the shelf: a quarter of its time goes into the same few things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stylelint_cs.cache.folder import get, name_of, put
from stylelint_cs.cache.sources import tool
from stylelint_cs.lazy import PATTERNS
from stylelint_cs.memo import Memo
from stylelint_cs.phrases.trees import TREES
from stylelint_cs.type_hints import Any

_MEMOS: Mapping[str, Memo[Any, Any]] = {"patterns": PATTERNS, "trees": TREES}


def recall(locales: Iterable[str]) -> None:
    """Take from the shelf what earlier runs over messages of these locales needed."""
    kept = get(_name(locales))
    for name, memo in _MEMOS.items() if isinstance(kept, dict) else ():
        memo.recall(kept[name])


def keep(locales: Iterable[str]) -> None:
    """Put what this run needed on the shelf, where some of it is not there yet."""
    if any(memo.is_new for memo in _MEMOS.values()):
        put(_name(locales), {name: memo.plain() for name, memo in _MEMOS.items()})


def _name(locales: Iterable[str]) -> str:
    return name_of("memos", tool(), sorted(locales))

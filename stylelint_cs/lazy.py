"""Patterns that are compiled when they are first used, and once: most runs need few, and compiling takes long."""

from __future__ import annotations

import copyreg
from functools import cache
from typing import Any, cast

import regex

from stylelint_cs.memo import Memo

Written = tuple[str, int]
"""A pattern as it is written, and its flags."""


class _Lazy:
    """Stands for a pattern; becomes quick once something was asked of it."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        value = getattr(compiled(*self._given), name)
        # Found on the object itself from now on.
        setattr(self, name, value)
        return value


def lazy(text: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern of the package's own, compiled when it is first used; a mistake in it would show only then."""
    return cast("regex.Pattern[str]", _Lazy(text, flags))


def compiled(text: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern that is needed now; raises regex.error."""
    return PATTERNS((text, int(flags)))


def _compile(written: Written) -> regex.Pattern[str]:
    return regex.compile(*written)


def _reduced(pattern: regex.Pattern[str]) -> tuple[Any, ...]:
    # How the library itself has its patterns copied: what makes one, and of what.
    return cast("tuple[Any, ...]", copyreg.dispatch_table[regex.Pattern](pattern))


def _plain(pattern: regex.Pattern[str]) -> Any:
    return _reduced(pattern)[1]


@cache
def _maker() -> Any:
    return _reduced(regex.compile(""))[0]


def _of_plain(plain: Any) -> regex.Pattern[str]:
    return cast("regex.Pattern[str]", _maker()(*plain))


PATTERNS: Memo[Written, regex.Pattern[str]] = Memo(_compile, _plain, _of_plain)
"""Patterns compile to the same in every process with the same ``regex``."""

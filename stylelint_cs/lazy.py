"""Patterns that are compiled when they are first used, and once: most runs need few, and compiling takes long."""

from __future__ import annotations

import copyreg
from functools import cache, reduce
from operator import or_

import regex

from stylelint_cs.lazy_regex import matcher
from stylelint_cs.memo import Memo
from stylelint_cs.type_hints import Any, cast

Written = tuple[str, str]
"""A pattern as it is written, and its flags as letters (``i``, ``m``, ``s``, ``x``)."""


_SPECIAL = {ord(mark): f"\\{mark}" for mark in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


class _Lazy:
    """Stands for a pattern; becomes quick once something was asked of it."""

    def __init__(self, text: str, flags: str) -> None:
        self._given = text, flags
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        value = getattr(compiled(*self._given), name)
        # Found on the object itself from now on.
        setattr(self, name, value)
        return value


def lazy(text: str, flags: str = "") -> regex.Pattern[str]:
    """A pattern of the package's own, compiled when it is first used; a mistake in it would show only then.

    Flags are letters, as in ``(?im)``: the constants of the library would have all of it loaded.
    """
    return cast("regex.Pattern[str]", _Lazy(text, flags))


def compiled(text: str, flags: str = "") -> regex.Pattern[str]:
    """A pattern that is needed now; raises regex.error."""
    return PATTERNS((text, flags))


def escaped(text: str) -> str:
    """The pattern that matches this text, inside a set, too; ``regex.escape`` would have all of the library loaded."""
    return text.translate(_SPECIAL)


def _compile(written: Written) -> regex.Pattern[str]:
    text, letters = written
    return regex.compile(text, reduce(or_, (getattr(regex, letter.upper()) for letter in letters), 0))


def _reduced(pattern: regex.Pattern[str]) -> tuple[Any, ...]:
    # How the library itself has its patterns copied: what makes one, and of what.
    return cast("tuple[Any, ...]", copyreg.dispatch_table[regex.Pattern](pattern))


def _plain(pattern: regex.Pattern[str]) -> Any:
    return _reduced(pattern)[1]


@cache
def _maker() -> Any:
    return matcher().compile


def _of_plain(plain: Any) -> regex.Pattern[str]:
    return cast("regex.Pattern[str]", _maker()(*plain))


PATTERNS: Memo[Written, regex.Pattern[str]] = Memo(_compile, _plain, _of_plain)
"""Patterns compile to the same in every process with the same ``regex``."""

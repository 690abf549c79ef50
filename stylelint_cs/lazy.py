"""Patterns that are compiled when they are first used: most runs need few of them, and compiling takes long."""

from __future__ import annotations

from typing import Any, cast

import regex


class _Lazy:
    """Stands for a pattern; becomes quick once something was asked of it."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        value = getattr(regex.compile(*self._given), name)
        # Found on the object itself from now on.
        setattr(self, name, value)
        return value


def lazy(text: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern of the package's own, compiled when it is first used; a mistake in it would show only then."""
    return cast("regex.Pattern[str]", _Lazy(text, flags))

"""What one code point folds to, whatever stands beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

APOSTROPHES = frozenset("\u2019\u2018\u02bc\u02b9\u1fbd\u1fbf\u00b4\u0060\uff07\u055a\u0384\u1ffd")
"""Marks that writers put for an apostrophe (U+2019 is the Unicode recommendation)."""


class Table(dict[int, str]):
    """Folds one code point at a time for ``str.translate``; filled as code points are met."""

    def __init__(self, equal: Mapping[str, str], drop: frozenset[str], marks: frozenset[str]) -> None:
        super().__init__()
        self._equal = equal
        self._drop = drop
        self._marks = marks
        self.resizing: set[str] = set()

    def __missing__(self, point: int) -> str:
        char = chr(point)
        folded = self._fold(char)
        self[point] = folded
        if len(folded) != 1:
            self.resizing.add(char)
        return folded

    def _fold(self, char: str) -> str:
        if char in self._equal:
            return self._equal[char]
        if char in APOSTROPHES:
            return "'"
        category = unicodedata.category(char)
        if category == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
            return ""
        if category == "Zs":
            return " "
        parts = unicodedata.normalize("NFKD", char)
        if category[0] not in "LMN":
            return parts if len(parts) == 1 else char
        return "".join(self._letter(part) for part in unicodedata.normalize("NFKD", parts.casefold()))

    def _letter(self, part: str) -> str:
        if part in self._drop or part in self._marks or _is_diacritic(part):
            return ""
        digit = unicodedata.digit(part, None)
        return str(digit) if digit is not None else self._equal.get(part, part)


def _is_diacritic(char: str) -> bool:
    return "\u0300" <= char <= "\u036f"

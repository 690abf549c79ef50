"""Mapping a text character by character at the speed of bytes.

A text of ASCII characters is mapped as its bytes. A message of any other locale is written with few characters, too:
those that were met share one page of 256 codes, so a text becomes one byte a character, and C loops over bytes do the
rest: several times faster than ``str.translate``. A text with a character off the page takes ``str.translate``; the
result is the same.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import Any

_SIZE = 256
_UNUSED = "\ufffe"
"""Means "no character" to the codec (a noncharacter, so no text needs it)."""
_ALL = bytes(range(_SIZE))
_PATIENCE = 64
"""A page grows when so many characters were mapped without it: to grow costs as much as some hundred of them."""


class _Ascii(NamedTuple):
    """How ASCII is mapped: the byte for each byte, those that are dropped, and those that are not rare."""

    codes: bytes
    drop: bytes
    plain: bytes


class Page:
    """Maps each character by ``table`` (code point to text); ``rare`` tells characters that want a second look."""

    def __init__(self, table: dict[int, str], rare: Callable[[str], bool] = lambda _: False) -> None:
        self._table = table
        self._rare = rare
        self._chars: dict[str, None] = {"\0": None}
        self._missed = 0
        self._turn()

    def map(self, text: str) -> tuple[str, bool]:
        """The mapped text, and whether a rare character stands in ``text``."""
        if text.isascii() and (ascii := self._ascii) is not None:
            raw = text.encode("ascii")
            return raw.translate(ascii.codes, ascii.drop).decode("ascii"), bool(raw.translate(None, ascii.plain))
        try:
            raw = codecs.charmap_encode(text, "strict", self._codes)[0]
        except UnicodeEncodeError:
            if not self._grows(text):
                return text.translate(self._table), any(map(self._rare, text))
            raw = codecs.charmap_encode(text, "strict", self._codes)[0]
        mapped = codecs.charmap_decode(raw.translate(None, self._drop), "strict", self._mapped)[0]
        return mapped, bool(raw.translate(None, self._plain))

    @lazy_property
    def _ascii(self) -> _Ascii | None:
        """``None`` where an ASCII character is mapped to another than one."""
        mapped = [self._table[code] for code in range(128)]
        if any(len(target) > 1 or not target.isascii() for target in mapped):
            return None
        codes = bytes(ord(target) if target else 0 for target in mapped)
        drop = bytes(code for code, target in enumerate(mapped) if not target)
        return _Ascii(codes.ljust(_SIZE, b"\0"), drop, bytes(c for c in range(128) if not self._rare(chr(c))))

    def _grows(self, text: str) -> bool:
        """Take the characters of a text onto the page, when that pays; whether all of them are there now."""
        self._missed += len(text)
        if self._missed < _PATIENCE:
            return False
        self._missed = 0
        new = set(text).difference(self._chars)
        fitting = [char for char in sorted(new) if char <= "\uffff" and char != _UNUSED and self._fits(char)]
        fitting = fitting[: _SIZE - len(self._chars)]
        if fitting:
            self._chars.update(dict.fromkeys(fitting))
            self._turn()
        return len(fitting) == len(new)

    def _fits(self, char: str) -> bool:
        return len(self._table[ord(char)]) < 2

    def _turn(self) -> None:
        chars = list(self._chars)
        mapped = [self._table[ord(char)] for char in chars]
        self._codes: Any = codecs.charmap_build("".join(chars).ljust(_SIZE, _UNUSED))
        self._mapped = "".join(target or _UNUSED for target in mapped).ljust(_SIZE, _UNUSED)
        self._drop = bytes(code for code, target in enumerate(mapped) if not target)
        rare = {code for code, char in enumerate(chars) if self._rare(char)}
        self._plain = bytes(code for code in _ALL if code not in rare)

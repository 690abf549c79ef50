"""Bytes of files with messages to text: UTF-8, and UTF-16 where a byte order mark says so.

Spreadsheets and editors of some systems call UTF-16 "Unicode text" and write nothing else.
"""

from __future__ import annotations

from stylelint_cs.decoding import decode as decode_utf8
from stylelint_cs.model import Place, Problem, SourceText, StylelintError
from stylelint_cs.translation import said

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")


def decode(data: bytes, path: str) -> SourceText:
    """The text of a file. Raises StylelintError with the place of the first bad byte."""
    if data.startswith(_MARKS) and not data.startswith(_UTF_32):
        return decode_utf16(data, path, "utf-16")
    return decode_utf8(data, path)


def decode_utf16(data: bytes, path: str, codec: str) -> SourceText:
    """The text of a file that is UTF-16, without its byte order mark. Raises StylelintError at the first bad byte."""
    try:
        return SourceText.of(path, data.decode(codec).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        before = SourceText.of(path, data[: error.start].decode(codec, "replace").removeprefix("\ufeff"))
        place = Place(path, *before.position(len(before.text)))
        raise StylelintError(
            [Problem(said("this is no whole UTF-16"), said("Save the file as UTF-8."), place)]
        ) from None

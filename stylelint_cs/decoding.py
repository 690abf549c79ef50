"""Bytes of a file to text: regular files within a size, UTF-8 only; a bad byte is named with its place."""

from __future__ import annotations

import os
import stat

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Place, Problem, SourceText, StylelintError
from stylelint_cs.problems import shown_line
from stylelint_cs.translation import said
from stylelint_cs.type_hints import StrPath

# Legacy encodings by the share of non-ASCII characters that are letters of the script they were made for.
_LEGACY = (("cp1256", "ARABIC"), ("cp1253", "GREEK"), ("cp1251", "CYRILLIC"), ("cp1252", "LATIN"))

_OTHER = lazy(r"[\x80-\xff]+")
_IN_LATIN_WORD = lazy(r"[A-Za-z][\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}[A-Za-z]")


def read_bytes(path: StrPath, shown: str, max_bytes: int) -> bytes:
    """The content of a regular file of at most ``max_bytes``; ``shown`` names it in errors.

    Raises StylelintError: missing or unreadable, a folder, a device or pipe, too big.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise _refused(said("{path} is a directory, not a file", path=shown), said("Name the file itself."))
        if not stat.S_ISREG(status.st_mode):
            raise _refused(
                said("{path} is not a regular file", path=shown),
                said("Name a regular file; pipes and devices are not read."),
            )
        if status.st_size > max_bytes:
            raise _too_big(shown, status.st_size, max_bytes)
        with open(path, "rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused(
            said("{path} cannot be read: {reason}", path=shown, reason=reason),
            said("Check the name and the permissions."),
        ) from None
    except ValueError:
        raise _refused(said("{path} is no file name: it holds a NUL", path=shown), said("Check the name.")) from None
    if len(data) > max_bytes:
        raise _too_big(shown, len(data), max_bytes)
    return data


def decode(data: bytes, path: str) -> SourceText:
    """The text of a UTF-8 file without its byte order mark.

    Raises StylelintError with the place of the first bad byte and the likely encoding.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" in data[:64] and _looks_like_utf16(data)):
        raise StylelintError(
            [
                Problem(
                    said("this is UTF-16, not UTF-8"),
                    said("Save the file as UTF-8."),
                    Place(path, 1, 1),
                )
            ]
        )
    try:
        return SourceText.of(path, data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise StylelintError([_bad_byte(data, path, error)]) from None


def _looks_like_utf16(data: bytes) -> bool:
    sample = data[:200]
    return sample[0::2].count(0) * 3 > len(sample) or sample[1::2].count(0) * 3 > len(sample)


def _bad_byte(data: bytes, path: str, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
    source = SourceText.of(path, before)
    line, column = source.position(len(before))
    if error.reason == "unexpected end of data":
        message = said("the file ends inside a UTF-8 character (byte 0x{byte:02x})", byte=data[error.start])
        mend = said("The file was cut short; get a whole copy.")
    else:
        codec = _likely_codec(data)
        message = said(
            "byte 0x{byte:02x} is not UTF-8; the file looks like {codec}", byte=data[error.start], codec=codec
        )
        mend = said("Save it as UTF-8, for instance: iconv -f {codec} -t UTF-8.", codec=codec)
    shown = shown_line(source.line(line) + "\ufffd", column)
    return Problem(message, mend, Place(path, line, column), shown)


def _likely_codec(data: bytes) -> str:
    """The single-byte encoding whose own script explains most of the non-ASCII bytes (the first on a tie).

    Words of ASCII letters with some others among them are Latin: other scripts have no letters in ASCII.
    """
    import unicodedata

    sample = bytes(byte for byte in data[:1_000_000] if byte >= 0x80)[:2000]
    start = data[:100_000].decode("latin-1")
    if 2 * len(_IN_LATIN_WORD.findall(start)) > len(_OTHER.findall(start)):
        return "cp1252"
    best, best_score = "cp1252", 0.0
    for codec, script in _LEGACY:
        text = sample.decode(codec, "replace")
        own = sum(unicodedata.name(char, "").startswith(script) for char in text)
        if own > best_score * 1.05:
            best, best_score = codec, own
    return best


def _refused(message: str, mend: str) -> StylelintError:
    return StylelintError([Problem(message, mend)])


def _too_big(shown: str, size: int, limit: int) -> StylelintError:
    return _refused(too_big(shown, size, limit), said("Split the file."))


def too_big(shown: str, size: int, limit: int) -> str:
    """What is wrong with a file of more bytes than the limit."""
    return said("{path} is too big: {size:,} bytes, at most {limit:,}", path=shown, size=size, limit=limit)

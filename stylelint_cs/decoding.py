"""Bytes of a file to text: regular files within a size, UTF-8 only; a bad byte is named with its place."""

from __future__ import annotations

import stat
from pathlib import Path

from stylelint_cs.model import Place, Problem, SourceText, StylelintError
from stylelint_cs.problems import shown_line

# Legacy encodings by the share of non-ASCII characters that are letters of the script they were made for.
_LEGACY = (("cp1256", "ARABIC"), ("cp1253", "GREEK"), ("cp1251", "CYRILLIC"), ("cp1252", "LATIN"))


def read_bytes(path: Path, shown: str, max_bytes: int) -> bytes:
    """The content of a regular file of at most ``max_bytes``; ``shown`` names it in errors.

    Raises StylelintError: missing or unreadable, a folder, a device or pipe, too big.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refused(shown, "is a directory, not a file", "Name the file itself.")
        if not stat.S_ISREG(status.st_mode):
            raise _refused(shown, "is not a regular file", "Name a regular file; pipes and devices are not read.")
        if status.st_size > max_bytes:
            raise _too_big(shown, status.st_size, max_bytes)
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused(shown, f"cannot be read: {reason}", "Check the name and the permissions.") from None
    except ValueError:
        raise _refused(shown, "is no file name: it holds a NUL", "Check the name.") from None
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
                    "this is UTF-16, not UTF-8",
                    "Save the file as UTF-8.",
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
        message = f"the file ends inside a UTF-8 character (byte 0x{data[error.start]:02x})"
        mend = "The file was cut short; get a whole copy."
    else:
        codec = _likely_codec(data)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; the file looks like {codec}"
        mend = f"Save it as UTF-8, for instance: iconv -f {codec} -t UTF-8."
    shown = shown_line(source.line(line) + "\ufffd", column)
    return Problem(message, mend, Place(path, line, column), shown)


def _likely_codec(data: bytes) -> str:
    """The single-byte encoding whose own script explains most of the non-ASCII bytes (the first on a tie)."""
    import unicodedata

    sample = bytes(byte for byte in data[:1_000_000] if byte >= 0x80)[:2000]
    best, best_score = "cp1252", 0.0
    for codec, script in _LEGACY:
        text = sample.decode(codec, "replace")
        own = sum(unicodedata.name(char, "").startswith(script) for char in text)
        if own > best_score * 1.05:
            best, best_score = codec, own
    return best


def _refused(shown: str, message: str, mend: str) -> StylelintError:
    return StylelintError([Problem(f"{shown} {message}", mend)])


def _too_big(shown: str, size: int, limit: int) -> StylelintError:
    return _refused(shown, f"is too big: {size:,} bytes, at most {limit:,}", "Split the file.")

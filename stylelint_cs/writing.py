"""Puts new content in a file's place: a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

_SUFFIX = ".stylelint-cs.tmp"


class Changed(Exception):
    """A file is not what it was when it was read."""


def replace_file(target: Path, data: bytes, expected: bytes | None = None) -> None:
    """Put ``data`` in the place of ``target``, which is no link; mode and owner stay.

    With ``expected`` nothing is written unless the file still holds that, and Changed is raised. Whatever goes wrong
    (OSError as the system raises it), the old file is whole and no other is left behind.
    """
    _swap(target, data, _holds(target, expected) if expected is not None else None)


def _holds(target: Path, expected: bytes) -> Callable[[], None]:
    def check() -> None:
        if target.read_bytes() != expected:
            raise Changed

    return check


def _swap(target: Path, data: bytes, last_look: Callable[[], None] | None) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=_SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _dress(temporary, target)
        if last_look is not None:
            last_look()
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _dress(temporary: Path, target: Path) -> None:
    """Give a file the mode and owner of the one it replaces, else what a new file would get."""
    if not target.exists():
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        return
    status = target.stat()
    if hasattr(os, "chown"):
        # Only root may give files away; anybody else keeps what cannot be given.
        with contextlib.suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)
    temporary.chmod(status.st_mode & 0o7777)


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

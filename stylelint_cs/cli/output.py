"""Writes report files so that a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from stylelint_cs.model import Problem, StylelintError


def write_file(path: Path, text: str) -> None:
    """Write ``text`` (UTF-8) in the file's place; raises StylelintError when that cannot be done.

    A device or pipe is written to as it is; a link keeps pointing where it points.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
            return
        _replace(target, text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StylelintError(
            [Problem(f"{path} cannot be written: {reason}", "Choose another file for --output.")]
        ) from error


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, else what a new file would get (mkstemp makes private ones)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask

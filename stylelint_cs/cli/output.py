"""Writes report files so that a reader finds the old one or the new one, never a half."""

from __future__ import annotations

from pathlib import Path

from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.writing import replace_file


def write_file(path: Path, text: str) -> None:
    """Write ``text`` (UTF-8) in the file's place; raises StylelintError when that cannot be done.

    A device or pipe is written to as it is; a link keeps pointing where it points.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
            return
        replace_file(target, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StylelintError(
            [Problem(f"{path} cannot be written: {reason}", "Choose another file for --output.")]
        ) from error

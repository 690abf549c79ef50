"""Paths of files as plain text: a check of one message asks for dozens, and `pathlib` is a tenth of its start."""

from __future__ import annotations

import os
from collections.abc import Iterator

from stylelint_cs.type_hints import StrPath


def absolute(path: StrPath) -> str:
    """A path from the root of the file system, links and ``..`` left as they are; raises OSError."""
    text = os.fspath(path)
    return text if os.path.isabs(text) else os.path.join(os.getcwd(), text) if text not in ("", ".") else os.getcwd()


def lies_in(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder or something in it, by their texts alone."""
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def upwards(folder: str) -> Iterator[str]:
    """A folder, the one that it lies in, and so on."""
    yield folder
    above = os.path.dirname(folder)
    while above != folder:
        yield above
        folder, above = above, os.path.dirname(above)


def with_slashes(path: str) -> str:
    """A path as reports show it, on every system."""
    return path.replace(os.sep, "/") if os.sep != "/" else path

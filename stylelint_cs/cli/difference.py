"""What ``--fix`` would change, as a unified diff that ``git apply`` and ``patch`` take."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from stylelint_cs.mending import Mended
from stylelint_cs.report.safe_text import safe_text

_NO_END = "\\ No newline at end of file\n"
_BOM = "\ufeff"


def difference(mended: Iterable[Mended]) -> Iterator[str]:
    """The difference of each file that changes, in the order of the run.

    What could steer a terminal or a CI log is written as ``<U+202E>``; such lines are for reading only.
    """
    for item in mended:
        if item.before == item.after:
            continue
        old, new = _written(f"a/{item.path}"), _written(f"b/{item.path}")
        for line in difflib.unified_diff(_lines(item.before), _lines(item.after), old, new):
            yield f"{_inert(line[:-1])}\n" if line.endswith("\n") else f"{_inert(line)}\n{_NO_END}"


def _written(name: str) -> str:
    """A name as git writes it: in quotes where a character of it has to be escaped, a tab behind one with blanks."""
    escaped = "".join(_escaped(char) for char in name)
    if escaped != name:
        return f'"{escaped}"'
    return f"{name}\t" if " " in name else name


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return char if safe_text(char) == char else "".join(f"\\{byte:03o}" for byte in char.encode("utf-8"))


def _inert(line: str) -> str:
    # The mark that a file begins with stands behind the sign of the first line.
    start = 2 if line[1:2] == _BOM else 0
    ending = "\r" if line.endswith("\r") else ""
    return line[:start] + "\t".join(safe_text(part) for part in line[start:].removesuffix("\r").split("\t")) + ending


def _lines(data: bytes) -> list[str]:
    """The lines as patch tools count them, ended by a line feed and nothing else."""
    pieces = data.decode("utf-8").split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])

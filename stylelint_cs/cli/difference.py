"""What ``--fix`` would change, as a unified diff that ``git apply`` and ``patch`` take."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from stylelint_cs.mending import Mended
from stylelint_cs.report.safe_text import safe_text

_NO_END = "\\ No newline at end of file\n"


def difference(mended: Iterable[Mended]) -> Iterator[str]:
    """The difference of each file that changes, in the order of the run.

    What could steer a terminal or a CI log is written as ``<U+202E>``; such lines are for reading only.
    """
    for item in mended:
        if item.before == item.after:
            continue
        name = safe_text(item.path)
        for line in difflib.unified_diff(_lines(item.before), _lines(item.after), f"a/{name}", f"b/{name}"):
            yield f"{_inert(line[:-1])}\n" if line.endswith("\n") else f"{_inert(line)}\n{_NO_END}"


def _inert(line: str) -> str:
    ending = "\r" if line.endswith("\r") else ""
    return "\t".join(safe_text(part) for part in line.removesuffix("\r").split("\t")) + ending


def _lines(data: bytes) -> list[str]:
    """The lines as patch tools count them, ended by a line feed and nothing else."""
    pieces = data.decode("utf-8").split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])

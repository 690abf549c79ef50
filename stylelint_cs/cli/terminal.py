"""What is known about the reader's terminal: colour, width, and a progress line for long runs."""

from __future__ import annotations

import os
import time

from stylelint_cs.type_hints import TextIO

WIDTH = 100
"""Cells of a line when the output is no terminal: the same for every reader."""

_QUIET_SECONDS = 1.0
_STEP_SECONDS = 0.2


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: ``--color`` decides, then NO_COLOR, FORCE_COLOR, and whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """Cells a line may take."""
    if not stream.isatty():
        return WIDTH
    import shutil

    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, 40), 160)


class Progress:
    """A line on a terminal that counts, once a run takes long; silent for any other reader."""

    def __init__(self, stream: TextIO, noun: str) -> None:
        self._stream, self._noun = stream, noun
        self._due = time.monotonic() + _QUIET_SECONDS if stream.isatty() else None
        self._shown = False

    def step(self, count: int) -> None:
        """Say how many there have been so far, now and then."""
        if self._due is None or time.monotonic() < self._due:
            return
        self._due = time.monotonic() + _STEP_SECONDS
        self._shown = True
        print(f"\r{count:,} {self._noun}", end="", file=self._stream, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\x1b[K", end="", file=self._stream, flush=True)

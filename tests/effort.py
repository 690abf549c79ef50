"""How much work something is, where calls of functions do not tell: in CPU, against itself, in several tries.

A machine that does other work makes a second of anything, so no test holds one try against a limit in seconds.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import thread_time

PATIENCE = 300.0
"""Seconds after which something that is waited for counts as hanging, on however busy a machine."""
TRIES = 8


def grows_with_length(work: Callable[[int], object], length: int) -> bool:
    """Whether four times the length costs four times as much, and not the sixteen times of a square."""
    short, long = [], []
    for _ in range(TRIES):
        short.append(_seconds(lambda: work(length // 4)))
        long.append(_seconds(lambda: work(length)))
        if min(long) <= 9 * min(short):
            return True
    return False


def within(seconds: float, work: Callable[[], object]) -> bool:
    """Whether the work is done in so many seconds of CPU at least once: what explodes never is."""
    return any(_seconds(work) <= seconds for _ in range(TRIES))


def _seconds(work: Callable[[], object]) -> float:
    collects = gc.isenabled()
    gc.disable()  # What other tests left behind is not this work.
    try:
        begun = thread_time()
        work()
        return thread_time() - begun
    finally:
        if collects:
            gc.enable()

"""Runs the command line again and again, each time in a process of its own, forked from one that has it imported.

A run costs what the tool does in it and not what starting Python costs; a signal, a hang or a full memory is still
that run's alone. ``python -m tests.forking`` reads one order a line, in JSON, and answers each with a line.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, NamedTuple, NoReturn

import stylelint_cs


class Order(NamedTuple):
    """One run: the arguments, the folder it is started in, files for its three streams, and its environment.

    After ``patience`` seconds it counts as hanging, and is killed.
    """

    args: Sequence[str]
    cwd: str
    streams: Sequence[str]
    env: Mapping[str, str]
    patience: float


class Ended(NamedTuple):
    """How a run ended: its exit code (negative: the signal), seconds of CPU, and its peak of memory in KiB."""

    code: int
    seconds: float
    kibibytes: int


def main() -> None:
    """Import the tool, then answer orders until there are no more. A forked process does not come back."""
    for module in walk_packages(stylelint_cs.__path__, "stylelint_cs."):
        # These two are not there in every environment.
        if not module.name.endswith((".arrow", ".spark")):
            import_module(module.name)
    # What is there now is never looked at again by the collector, so that the processes share its memory.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        order = Order(*json.loads(line))
        pid = os.fork()
        if not pid:
            _become(order)
        print(json.dumps(_wait(pid, order.patience)), flush=True)


def _become(order: Order) -> NoReturn:
    """Be the run that is ordered."""
    os.setsid()
    os.chdir(order.cwd)
    os.environ.clear()
    os.environ.update(order.env)
    for number, (path, flags) in enumerate(zip(order.streams, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        opened = os.open(path, flags)
        os.dup2(opened, number)
        os.close(opened)
    # The streams of a new process; the ones there are have read ahead.
    names: tuple[tuple[str, Any], ...] = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))
    for number, (name, mode) in enumerate(names):
        setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    from stylelint_cs.__main__ import main as run

    sys.argv = ["stylelint-cs", *order.args]
    sys.exit(run())


def _wait(pid: int, patience: float) -> Ended:
    end = time.monotonic() + patience
    while True:
        found, status, usage = os.wait4(pid, os.WNOHANG)
        if found:
            return Ended(os.waitstatus_to_exitcode(status), _seconds(usage), usage.ru_maxrss)
        if time.monotonic() > end:
            os.killpg(pid, signal.SIGKILL)
        time.sleep(0.002)


def _seconds(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

"""Runs the command line as a user does: its own process, its own working directory."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.effort import PATIENCE
from tests.forking import Ended, Order

ROOT = Path(__file__).parent.parent

_PASSED_ON = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "VIRTUAL_ENV", "STYLELINT_CS_CACHE")
_AT_START = ("PYTHON", "LC_", "LANG", "TZ", "COLUMNS")
"""Variables that Python itself reads when it starts: a run that sets one is started anew."""


class Outcome(NamedTuple):
    """What a run left behind; ``code`` is its exit code, negative when a signal ended it."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """A small environment of its own, so that the tester's settings do not matter."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **changes}


def stylelint(*arguments: str, cwd: Path, stdin: str | bytes = b"", **env: str) -> Outcome:
    """Run ``python -m stylelint_cs`` with ``arguments``; output is read as strict UTF-8."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    if hasattr(os, "fork") and not any(name.startswith(_AT_START) for name in env):
        ended, out, err = forked(arguments, cwd, given, environment(**env), PATIENCE)
        return Outcome(ended.code, out, err)
    done = subprocess.run(
        [sys.executable, "-m", "stylelint_cs", *arguments],
        cwd=cwd,
        input=given,
        capture_output=True,
        env=environment(**env),
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def forked(
    arguments: tuple[str, ...], cwd: Path, stdin: bytes, env: dict[str, str], patience: float
) -> tuple[Ended, str, str]:
    """Run the command line in a process that has Python and the tool loaded: how it ended, and what it said."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("in", "out", "err")]
        for path in streams:
            path.write_bytes(stdin if path.name == "in" else b"")
        ended = ordered(Order(arguments, str(cwd), list(map(str, streams)), env, patience))
        out, err = (path.read_bytes().decode() for path in streams[1:])
    return ended, out, err


def ordered(order: Order) -> Ended:
    """Have the server run an order."""
    process = _server()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    assert answer, "the server of tests/forking.py is gone; its error is printed above"
    return Ended(*json.loads(answer))


@cache
def _server() -> subprocess.Popen[str]:
    """The process that runs are forked from, started once."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.forking"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        encoding="utf-8",
    )
    atexit.register(process.communicate)
    return process

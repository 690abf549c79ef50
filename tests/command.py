"""Runs the command line as a user does: its own process, its own working directory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent

_PASSED_ON = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "VIRTUAL_ENV", "STYLELINT_CS_CACHE")


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
    done = subprocess.run(
        [sys.executable, "-m", "stylelint_cs", *arguments],
        cwd=cwd,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment(**env),
        timeout=120,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

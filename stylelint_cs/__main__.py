"""The command ``stylelint-cs`` (also ``python -m stylelint_cs``)."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress

_GARBAGE = 250_000
"""Objects made before rubbish is looked for: a brand voice has many times as many as the interpreter expects."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 could not judge, 130 interrupted.

    ``argv`` are the arguments after the program's name; ``None`` takes them from the process.
    """
    _prepare()
    # Only what this command needs is imported, and only now: a sender that checks one message waits for it.
    from stylelint_cs.cli.shell import run

    return run(sys.argv[1:] if argv is None else list(argv))


def _prepare() -> None:
    """What comes before all else; done a second time it changes nothing."""
    gc.set_threshold(_GARBAGE, 20, 50)
    from stylelint_cs import lazy_regex

    lazy_regex.defer()


def command() -> int:
    """Run this process's command line, and end the process with the exit code.

    A process that is about to end need not take apart what it made: that is a tenth of a short run. Where something
    else may be at work in it (threads, a profiler), the code is returned and the interpreter ends as ever.
    """
    from stylelint_cs.bytecode import Bytecode

    bytecode = Bytecode.install()
    if "-" in sys.argv[1:]:
        _prepare()
        bytecode.load_group()
    code = main()
    bytecode.finish()
    if "threading" in sys.modules or sys.getprofile() or sys.gettrace():
        return code
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(command())

"""Whole runs against recorded output: ``golden/<name>/`` holds ``cmd``, ``out.txt``, ``exit``, and ``err.txt`` and
``stdin`` where there is any. The runs take place in a copy of ``golden/shop``, a repository with a brand of its own, or
of the one that ``in`` names: a fault of each library rule is planted in ``kite``, and none is left in ``kite-mended``.

``python -m tests.test_golden --update`` records what the runs give now; read the difference before it is kept.
"""

from __future__ import annotations

import json
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests.command import Outcome, stylelint

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/cmd"))


def run_case(case: Path, folder: Path) -> Outcome:
    """Run a case in a copy of its repository below ``folder``."""
    name = recorded(case, "in").strip() or "shop"
    repository = folder / name
    shutil.copytree(GOLDEN / name, repository)
    stdin = case / "stdin"
    arguments = shlex.split((case / "cmd").read_text(encoding="utf-8"))
    return stylelint(*arguments, cwd=repository, stdin=stdin.read_bytes() if stdin.exists() else b"")


def recorded(case: Path, name: str) -> str:
    """What was recorded, empty when nothing was."""
    path = case / name
    return path.read_bytes().decode("utf-8") if path.exists() else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_run_gives_what_was_recorded(case: Path, tmp_path: Path) -> None:
    done = run_case(case, tmp_path)
    assert done.out == recorded(case, "out.txt")
    assert done.err == recorded(case, "err.txt")
    assert done.code == int(recorded(case, "exit"))


FOR_PROGRAMS = [case for case in CASES if case.name.endswith(("json", "jsonl"))]


@pytest.mark.parametrize("case", FOR_PROGRAMS, ids=lambda case: case.name)
def test_what_programs_read_parses(case: Path) -> None:
    text = recorded(case, "out.txt")
    for value in text.splitlines() if case.name == "jsonl" else [text]:
        json.loads(value)


def update() -> None:
    """Record what every run gives now."""
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            done = run_case(case, Path(folder))
        for name, text in (("out.txt", done.out), ("err.txt", done.err), ("exit", f"{done.code}\n")):
            if text:
                (case / name).write_bytes(text.encode("utf-8"))
            else:
                (case / name).unlink(missing_ok=True)
        print(f"{case.name}: exit {done.code}")


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit("usage: python -m tests.test_golden --update")
    update()

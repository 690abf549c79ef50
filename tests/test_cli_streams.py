"""What a run does to the streams that it is given: closed, full, left by their reader, or read to the end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import environment
from tests.effort import PATIENCE

CHECK = (sys.executable, "-m", "stylelint_cs", "check")
BLAME = "You failed to read our terms."


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    """A folder with one reply in which something is wrong."""
    (tmp_path / "reply.en.md").write_text(f"{BLAME}\n", encoding="utf-8")
    return tmp_path


def ran(command: list[str], cwd: Path, given: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own that is given something to read."""
    return subprocess.run(
        command, cwd=cwd, env=environment(), input=given.encode(), capture_output=True, timeout=PATIENCE, check=False
    )


def test_a_reader_that_goes_away_leaves_the_verdict(replies: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(CHECK)} | true; exit ${{PIPESTATUS[0]}}"],
        cwd=replies,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_exit_2(replies: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            CHECK,
            cwd=replies,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"cannot be written: No space left on device" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 1), ("2>&-", 1), (">&- 2>&-", 1), ("<&-", 0)])
@pytest.mark.parametrize("options", ["", "--color=always", "--lang sw --fail-on=warning"])
def test_a_stream_that_is_closed_is_an_empty_one(closed: str, code: int, options: str, tmp_path: Path) -> None:
    done = ran(["bash", "-c", f"{' '.join(CHECK)} - --locale en {options} {closed}"], tmp_path, BLAME)
    assert (done.returncode, done.stderr) == (code, b"")
    assert (b"blame" in done.stdout) == (closed == "2>&-")


@pytest.mark.parametrize("options", [["--locale=en"], ["--jobs=2"]])
def test_a_long_report_is_written_whole_before_the_process_ends(options: list[str], replies: Path) -> None:
    (replies / "reply.en.md").write_text(f"{BLAME}\n\n---\n\n" * 1_000, encoding="utf-8")
    done = ran([*CHECK, "reply.en.md", "--format=concise", *options], replies, "")
    assert done.returncode == 1
    assert done.stdout.count(b" blame") == 1_000


def test_a_profiler_sees_the_end_of_a_run(tmp_path: Path) -> None:
    done = ran([sys.executable, "-m", "cProfile", *CHECK[1:], "-", "--locale=en"], tmp_path, "Hello.")
    assert b"function calls" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be deleted there")
@pytest.mark.parametrize("arguments", ["check", "check - --locale en", "rules", "--help"])
def test_a_working_directory_that_is_gone_is_exit_2(arguments: str, tmp_path: Path) -> None:
    script = f"mkdir gone && cd gone && rmdir ../gone && {sys.executable} -m stylelint_cs {arguments}"
    done = ran(["bash", "-c", script], tmp_path, BLAME)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "error: the working directory cannot be used: No such file or directory\n    Change to a folder that exists.\n"
    )

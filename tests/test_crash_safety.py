"""``--fix`` when it is killed, when the disk is full, when files are links or read-only, when it runs twice at once.

A file is what it was or what it was to become, never anything between, and nothing is left lying beside it.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stylelint_cs.writing import replace_file
from tests.command import ROOT, environment, ordered, stylelint
from tests.fixing import write_brand
from tests.forking import Order

OLD = "kindly wait there, kindly log on\n" * 60
NEW = OLD.replace("kindly", "please").replace("log on", "sign in")
KILLS = int(os.environ.get("STYLELINT_CS_KILLS", "12"))
"""How often a run is killed in the test; ``STYLELINT_CS_KILLS=1000`` for a long one."""
COMMAND = ("check", "replies", "--fix", "--unsafe-fixes", "--locale", "en", "--jobs", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Twelve replies that a fix changes."""
    write_brand(tmp_path)
    (tmp_path / "stylelint-cs.yaml").write_text("brand: mender\n", encoding="utf-8")
    (tmp_path / "replies").mkdir()
    renew(tmp_path)
    return tmp_path


def renew(repository: Path) -> None:
    for number in range(12):
        (repository / "replies" / f"m{number}.txt").write_text(OLD, encoding="utf-8", newline="")


def contents(repository: Path) -> list[str]:
    """What the replies hold; fails when anything else lies there."""
    files = sorted((repository / "replies").iterdir())
    assert len(files) == 12, [path.name for path in files]
    return [path.read_text(encoding="utf-8") for path in files]


def start(repository: Path, limit: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "stylelint_cs", *COMMAND],
        cwd=repository,
        # A full disk would cut short what Python compiles, too, and every later run would read that.
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=limit,
    )


def test_a_fix_that_nobody_disturbs(repository: Path) -> None:
    assert stylelint(*COMMAND, cwd=repository).code == 0
    assert set(contents(repository)) == {NEW}


def ended_after(repository: Path, seconds: float) -> int:
    """The exit code of a run that is killed after some seconds, where it is not done by then (-9)."""
    return ordered(Order(COMMAND, str(repository), (os.devnull,) * 3, environment(), seconds)).code


def test_killed_at_any_moment(repository: Path) -> None:
    assert ended_after(repository, 60) == 0
    renew(repository)
    began = time.monotonic()
    assert ended_after(repository, 60) == 0
    whole = time.monotonic() - began
    rng, killed = random.Random(8), 0
    for _ in range(KILLS):
        renew(repository)
        killed += ended_after(repository, rng.uniform(0.1, 1.0) * whole) == -signal.SIGKILL
        left = sorted((repository / "replies").glob(".*.tmp"))
        assert len(left) <= 1
        for path in left:
            path.unlink()
        assert set(contents(repository)) <= {OLD, NEW}
    assert killed
    # Whatever a kill leaves beside the files, the next run works.
    assert ended_after(repository, 60) == 0
    assert set(contents(repository)) == {NEW}


def test_a_full_disk(repository: Path) -> None:
    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(OLD) // 2, len(OLD) // 2))

    process = start(repository, full)
    _, err = process.communicate()
    assert process.returncode == 2
    assert b"cannot be fixed" in err
    assert b"Traceback" not in err
    assert set(contents(repository)) == {OLD}


def test_a_read_only_file_is_left_alone(repository: Path) -> None:
    locked = repository / "replies" / "m3.txt"
    locked.chmod(0o444)
    done = stylelint(*COMMAND, cwd=repository)
    assert done.code == 2
    assert "m3.txt cannot be fixed: it is read-only" in done.err
    assert locked.read_text(encoding="utf-8") == OLD
    assert contents(repository).count(NEW) == 11


def test_a_link_stays_a_link(repository: Path) -> None:
    link = repository / "replies" / "m5.txt"
    target = repository / "target.txt"
    link.rename(target)
    link.symlink_to("../target.txt")
    done = stylelint("check", "replies/m5.txt", "--fix", "--unsafe-fixes", "--locale", "en", cwd=repository)
    assert done.code == 0, done.err
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == NEW


def test_mode_and_line_ends_stay(repository: Path) -> None:
    path = repository / "replies" / "m7.txt"
    path.write_bytes(b"\xef\xbb\xbfkindly wait\r\nthere")
    path.chmod(0o640)
    assert stylelint(*COMMAND, cwd=repository).code == 0
    assert path.read_bytes() == b"\xef\xbb\xbfplease wait\r\nthere"
    assert path.stat().st_mode & 0o777 == 0o640


def test_two_runs_at_once(repository: Path) -> None:
    runs = [start(repository) for _ in range(2)]
    for run in runs:
        _, err = run.communicate()
        # Who loses the race three times for a file says so, and leaves it to the other.
        assert run.returncode == 0 or b"something else keeps writing it" in err, err
        assert b"Traceback" not in err
    assert set(contents(repository)) == {NEW}


WRITER = """
import sys
from pathlib import Path
from stylelint_cs.writing import Changed, replace_file

path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(60):
    while True:
        before = path.read_bytes()
        try:
            replace_file(path, before + f"{name}{number}\\n".encode() * 50, before)
            break
        except Changed:
            continue
"""


def test_nobody_reads_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "shared.txt"
    path.write_bytes(b"")
    env = environment(PYTHONPATH=str(ROOT))
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], env=env) for name in "ab"]
    while any(writer.poll() is None for writer in writers):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) % 50 == 0
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [item.name for item in tmp_path.iterdir()] == ["shared.txt"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]

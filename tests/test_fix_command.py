"""``check --fix``, ``--diff``, ``--since`` and ``--jobs`` as a user runs them; files on a real disk."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stylelint_cs import mending
from stylelint_cs.writing import Changed, replace_file
from tests import fixing
from tests.command import Outcome, environment, stylelint
from tests.test_git import git


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository with the brand and two replies."""
    fixing.write_brand(tmp_path)
    (tmp_path / "stylelint-cs.yaml").write_text("brand: mender\n", encoding="utf-8")
    for locale, text in (("en", "Kindly log on."), ("sw", "Fungua wavuti.")):
        (tmp_path / "replies" / locale).mkdir(parents=True)
        (tmp_path / "replies" / locale / "a.yaml").write_text(f"- id: a\n  text: {text}\n", encoding="utf-8")
    return tmp_path


def check(shop: Path, *arguments: str) -> Outcome:
    return stylelint("check", *arguments, "--today", fixing.TODAY, cwd=shop)


def test_fix_writes_and_counts_and_the_second_time_does_nothing(shop: Path) -> None:
    done = check(shop, "--fix", "--format", "json")
    value = json.loads(done.out)
    assert (done.code, done.err, value["findings"]) == (0, "", [])
    assert value["summary"]["fixed"] == 3
    assert (shop / "replies/en/a.yaml").read_text(encoding="utf-8") == "- id: a\n  text: Please sign in.\n"
    assert (shop / "replies/sw/a.yaml").read_text(encoding="utf-8") == "- id: a\n  text: Fungua tovuti.\n"
    assert json.loads(check(shop, "--fix", "--format", "json").out)["summary"]["fixed"] == 0


def test_diff_shows_and_writes_nothing(shop: Path) -> None:
    before = (shop / "replies/en/a.yaml").read_bytes()
    done = check(shop, "--diff", "--fail-on", "warning", "--output", "json=out.json")
    assert (done.code, (shop / "replies/en/a.yaml").read_bytes()) == (1, before)
    summary = json.loads((shop / "out.json").read_text(encoding="utf-8"))["summary"]
    assert (summary["warning"], summary["fixed"]) == (3, 0)
    (shop / "x.patch").write_text(done.out, encoding="utf-8")
    subprocess.run(["git", "apply", "x.patch"], cwd=shop, check=True)
    assert check(shop, "--diff", "--fail-on", "warning") == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "--fix"], "--fix cannot write to stdin"),
        (["-", "--since", "HEAD"], "--since says nothing about stdin"),
        (["--unsafe-fixes"], "--unsafe-fixes alone does nothing"),
        (["--diff", "--format", "json"], "--diff and --format json both want stdout"),
    ],
)
def test_options_that_do_not_go_together(shop: Path, arguments: list[str], said: str) -> None:
    done = check(shop, *arguments)
    assert done.code == 2
    assert said in done.err


def test_stdin_shows_its_difference() -> None:
    done = stylelint("check", "-", "--locale", "en", "--diff", cwd=Path("/"), stdin="Hello  world, kindly.")
    assert done.code in (0, 1), done.err
    assert done.out == "" or done.out.startswith("--- a/<stdin>\n+++ b/<stdin>\n@@")


def test_links_modes_and_owners_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_bytes(b"Kindly wait.")
    real.chmod(0o640)
    link = tmp_path / "a.txt"
    link.symlink_to("real.txt")
    fixing.run(link, locale="en")
    assert (link.is_symlink(), real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (True, b"Please wait.", 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "real.txt"]


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Please wait.")
    before = path.stat()
    assert fixing.run(path, locale="en").report.summary.fixed == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_read_only_file_is_told_and_the_others_are_fixed(tmp_path: Path) -> None:
    shut, free = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (shut, free):
        path.write_bytes(b"Kindly wait.")
    shut.chmod(0o444)
    outcome = fixing.run(shut, free, locale="en")
    assert ["a.txt cannot be fixed: it is read-only" in problem.message for problem in outcome.problems] == [True]
    assert (shut.read_bytes(), free.read_bytes()) == (b"Kindly wait.", b"Please wait.")
    assert [Path(finding.path).name for finding in outcome.report.findings] == ["a.txt"]
    assert outcome.report.summary.fixed == 1
    assert len(outcome.report.summary.incomplete) == 1


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(28, "No space left on device")])
def test_what_cannot_be_written_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Kindly wait.")

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", refuse)
    outcome = fixing.run(path, locale="en")
    assert error.strerror in outcome.problems[0].message
    assert [item.read_bytes() for item in tmp_path.iterdir()] == [b"Kindly wait."]


def test_a_file_that_vanishes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Kindly wait.")
    honest = mending.read_bytes

    def late(file: Path, shown: str, most: int) -> bytes:
        path.unlink()
        return honest(file, shown, most)

    monkeypatch.setattr(mending, "read_bytes", late)
    outcome = fixing.run(path, locale="en")
    assert "cannot be read: No such file" in outcome.problems[0].message
    assert not path.exists()


def meanwhile(path: Path, times: int) -> Callable[[Path, bytes, bytes | None], None]:
    """``replace_file`` while somebody else writes the file so many times."""
    left = [times]

    def replace(target: Path, data: bytes, expected: bytes | None = None) -> None:
        if left[0]:
            left[0] -= 1
            path.write_bytes(b"Kindly wait, number " + str(left[0]).encode())
        replace_file(target, data, expected)

    return replace


def test_what_somebody_else_writes_is_never_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Kindly wait.")
    monkeypatch.setattr(mending, "replace_file", meanwhile(path, 1))
    assert fixing.run(path, locale="en").problems == ()
    assert path.read_bytes() == b"Please wait, number 0"
    monkeypatch.setattr(mending, "replace_file", meanwhile(path, 100))
    path.write_bytes(b"Kindly wait.")
    assert "something else keeps writing it" in fixing.run(path, locale="en").problems[0].message
    assert path.read_bytes().startswith(b"Kindly wait, number")
    with pytest.raises(Changed):
        replace_file(path, b"x", b"y")


WRITER = """
import sys
from pathlib import Path
from stylelint_cs.writing import replace_file
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for char in b"ab":
        replace_file(path, bytes([char]) * 200_000)
"""


def test_a_killed_run_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 200_000)
    for trial in range(8):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.01 * trial)
            process.send_signal(signal.SIGKILL)
        data = path.read_bytes()
        assert data in (b"a" * 200_000, b"b" * 200_000)


def test_only_what_changed_since_a_revision_is_shown_and_fixed(shop: Path) -> None:
    git(shop, "init", "-q")
    git(shop, "add", "-A")
    git(shop, "commit", "-qm", "first")
    old = "- id: a\n  text: Kindly log on.\n"
    (shop / "replies/en/a.yaml").write_text(f"{old}- id: b\n  text: kindly wait\n", encoding="utf-8")
    (shop / "replies/en/b.txt").write_text("Kindly.", encoding="utf-8")
    done = check(shop, "--since", "HEAD", "--format", "json")
    value = json.loads(done.out)
    assert [(item["path"], item["start"]["line"]) for item in value["findings"]] == [
        ("replies/en/a.yaml", 4),
        ("replies/en/b.txt", 1),
    ]
    assert (value["summary"]["files"], value["summary"]["messages"]) == (2, 2)
    assert check(shop, "--since", "HEAD", "--fix").code == 0
    assert (shop / "replies/en/a.yaml").read_text(encoding="utf-8") == f"{old}- id: b\n  text: please wait\n"
    assert check(shop, "--since", "no-such").code == 2


def test_the_report_does_not_depend_on_the_number_of_processes(shop: Path) -> None:
    for number in range(12):
        text = "".join(f"- id: m{index}\n  text: Kindly wait {{name}}.\n" for index in range(number))
        (shop / "replies/en" / f"f{number}.yaml").write_text(text, encoding="utf-8")
    (shop / "replies/en/broken.yaml").write_text("- text: [\n", encoding="utf-8")
    alone = check(shop, "--jobs", "1", "--format", "json")
    assert alone.code == 2
    for jobs in ("2", "5"):
        assert check(shop, "--jobs", jobs, "--format", "json") == alone


def test_a_process_that_dies_is_told(shop: Path) -> None:
    site = shop / "site"
    site.mkdir()
    # Only the started processes meet it: they read the variable that the first one sets too late for itself.
    (site / "sitecustomize.py").write_text(
        "import multiprocessing, os\n"
        "if multiprocessing.parent_process() is not None or '--multiprocessing-fork' in __import__('sys').argv:\n"
        "    os._exit(9)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(site), environment()["PYTHONPATH"]])
    done = stylelint("check", "--jobs", "2", "--format", "json", cwd=shop, PYTHONPATH=path)
    assert done.code == 2
    assert "a process ended before its work was done" in done.err
    assert json.loads(done.out)["summary"]["incomplete"]

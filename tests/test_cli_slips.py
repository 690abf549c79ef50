"""Slips on the command line that would make a check pass that looked at nothing, or lose a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import environment, stylelint

REPLY = "We value your patience.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.en.txt").write_text(REPLY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("check", "a.en.txt", "--select", ""),
        ("check", "a.en.txt", "--config="),
        ("check", "a.en.txt", "--baseline", ""),
        ("check", "a.en.txt", "--locale", ""),
        ("check", "a.en.txt", "--channel", ""),
        ("check", "a.en.txt", "--tags", "upset", "--tags", ""),
        ("test", "--locale", ""),
    ],
)
def test_a_variable_that_nobody_set_is_told(words: tuple[str, ...], folder: Path) -> None:
    done = stylelint(*words, cwd=folder)
    assert (done.code, done.out) == (2, "")
    option = next(word for word in reversed(words) if word.startswith("--")).rstrip("=")
    assert f"'{option}': it is empty; leave the option out, or give it a value" in done.err


def test_examples_of_a_locale_that_is_not_spoken_are_no_success(folder: Path) -> None:
    for further in ((), ("--coverage", "--min", "100")):
        done = stylelint("test", "house", "--locale", "xx", *further, cwd=folder)
        assert (done.code, done.out) == (2, "")
        assert "house does not speak 'xx'" in done.err
    done = stylelint("test", "house", "--locale", "SW", cwd=folder)
    assert (done.code, done.err) == (0, "")


def test_a_report_is_not_written_over_what_is_read(folder: Path) -> None:
    (folder / "stylelint-cs.yaml").write_text("brand: house\n", encoding="utf-8")
    for path in ("a.en.txt", "./a.en.txt", "stylelint-cs.yaml"):
        before = (folder / path).read_text(encoding="utf-8")
        done = stylelint("check", "a.en.txt", "--output", f"json={path}", cwd=folder)
        assert (done.code, done.out) == (2, "")
        assert f"--output: {path} is read by this check" in done.err
        assert (folder / path).read_text(encoding="utf-8") == before
    assert stylelint("check", "a.en.txt", "--output", "json=report.json", cwd=folder).code != 2


def test_a_baseline_is_not_written_over_something_else(folder: Path) -> None:
    done = stylelint("baseline", "create", "--baseline", "a.en.txt", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "error: a.en.txt:1:1: " in done.err
    assert (folder / "a.en.txt").read_text(encoding="utf-8") == REPLY
    for _ in range(2):
        assert stylelint("baseline", "create", "--baseline", "base.json", cwd=folder).code == 0


@pytest.mark.parametrize("words", [("mark", "--locale", "xx"), ("mark", "--id", "nosuch"), ("list", "--id", "nosuch")])
def test_the_ledger_says_when_it_has_no_such_message(words: tuple[str, ...], folder: Path) -> None:
    (folder / "replies.yaml").write_text("- {id: hello, locale: en, text: Welcome back.}\n", encoding="utf-8")
    action, *named = words
    done = stylelint("ledger", action, "replies.yaml", "--brand", "house", *named, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "no message has the id or the locale that is asked for" in done.err
    assert stylelint("ledger", action, "replies.yaml", "--brand", "house", "--id", "hello", cwd=folder).code == 0


def test_the_variable_that_is_wrong_is_named(folder: Path) -> None:
    done = stylelint("check", "a.en.txt", cwd=folder, SOURCE_DATE_EPOCH="abc")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: SOURCE_DATE_EPOCH is no moment: 'abc'\n"
        "    Write the seconds since 1970, such as 1767225600, or unset it.\n"
    )


@pytest.mark.parametrize("words", [("--version",), ("check", "--help")])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_help_on_a_full_disk_is_no_mistake_of_the_tool(words: tuple[str, ...], folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "stylelint_cs", *words],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("error: stdout cannot be written: No space left on device\n")

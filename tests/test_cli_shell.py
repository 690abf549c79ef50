"""Exit codes and streams, whatever happens."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stylelint_cs import __version__
from stylelint_cs.cli import shell
from stylelint_cs.model import Problem, StylelintError
from tests.command import environment, stylelint
from tests.effort import PATIENCE


def test_version(tmp_path: Path) -> None:
    for arguments in (["--version"], ["check", "--version"]):
        assert stylelint(*arguments, cwd=tmp_path) == (0, f"stylelint-cs {__version__}\n", "")


def test_help_lists_the_commands_in_order(tmp_path: Path) -> None:
    done = stylelint("--help", cwd=tmp_path)
    assert done.code == 0
    words = ["check", "test", "explain", "rules", "locales", "schema", "init"]
    assert [line.split()[0] for line in done.out.splitlines() if line[2:].split(" ")[0] in words] == words


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "error: No such command 'chek'."),
        (["check", "--formt", "json"], "error: No such option '--formt'."),
        (["check", "--format", "yaml"], "error: Invalid value for '--format': 'yaml' is not one of"),
        (["check", "--jobs", "0"], "error: Invalid value for '--jobs': 0 is not in the range x>=1."),
        (["explain"], "error: Missing argument 'RULE'."),
        (["schema", "brands"], "error: Invalid value for"),
        (["init", "--brand", "My Brand"], "error: 'My Brand' is no name for a brand"),
    ],
)
def test_usage_errors_are_exit_2(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = stylelint(*arguments, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)
    assert "Traceback" not in done.err


def test_no_arguments_is_help_on_stderr(tmp_path: Path) -> None:
    done = stylelint(cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "Usage: stylelint-cs" in done.err


def test_stdout_is_valid_json_when_the_usage_is_wrong(tmp_path: Path) -> None:
    done = stylelint("check", "--no-such", "--format", "json", cwd=tmp_path)
    assert done.code == 2
    value = json.loads(done.out)
    assert value["findings"] == []
    assert value["summary"]["incomplete"][0].startswith("No such option '--no-such'.")
    lines = stylelint("check", "--no-such", "--format", "jsonl", cwd=tmp_path).out.splitlines()
    assert [list(json.loads(line)) for line in lines] == [["summary"]]


@pytest.mark.parametrize("name", ["C", "el_GR.ISO8859-7", "en_US.UTF-8"])
def test_output_is_utf8_whatever_the_terminal_says(name: str, tmp_path: Path) -> None:
    done = stylelint("explain", "क्षमा\udcff", cwd=tmp_path, LC_ALL=name, PYTHONIOENCODING="ascii")
    assert done.code == 2
    assert r"'क्षमा\udcff'" in done.err


def crash(arguments: list[str]) -> int:
    raise RuntimeError("text of a customer")


def test_a_crash_is_exit_2_and_names_no_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shell, "_invoke", crash)
    assert shell.run(["check", "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith("error: internal error: RuntimeError")
    assert "STYLELINT_CS_DEBUG=1" in err
    assert "customer" not in out + err
    assert "internal error: RuntimeError" in json.loads(out)["summary"]["incomplete"][0]


def test_a_crash_shows_its_traceback_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shell, "_invoke", crash)
    monkeypatch.setenv("STYLELINT_CS_DEBUG", "1")
    assert shell.run(["check"]) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_problems_are_printed_safely(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(arguments: list[str]) -> int:
        raise StylelintError([Problem("bad \x1b[2J", "::error::mend", line="x\u202e")])

    monkeypatch.setattr(shell, "_invoke", refuse)
    assert shell.run(["check"]) == 2
    assert capsys.readouterr().err == ("error: bad <U+001B>[2J\n    x<U+202E>\n    :<U+003A>error:<U+003A>mend\n")


def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(shell, "_invoke", interrupt)
    assert shell.run(["check"]) == 130


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    script = f"{sys.executable} -m stylelint_cs check --help | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, env=environment(), timeout=PATIENCE, check=False
    )
    assert done.stderr == b""
    assert done.returncode in (0, 2)

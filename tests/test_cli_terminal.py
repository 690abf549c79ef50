"""What is made of the reader's terminal."""

from __future__ import annotations

import io

import pytest

from stylelint_cs.cli import terminal
from stylelint_cs.cli.terminal import Progress, wants_colour, width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "env", "on_terminal", "on_file"),
    [
        ("auto", {}, True, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("always", {"NO_COLOR": "1"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, choice: str, env: dict[str, str], on_terminal: bool, on_file: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(choice, Terminal()) is on_terminal
    assert wants_colour(choice, io.StringIO()) is on_file


@pytest.mark.parametrize(("columns", "expected"), [("20", 40), ("90", 90), ("400", 160)])
def test_width(monkeypatch: pytest.MonkeyPatch, columns: str, expected: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width(Terminal()) == expected
    assert width(io.StringIO()) == terminal.WIDTH


def test_progress_is_shown_on_a_terminal_once_a_run_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.5, 1.5, 1.5, 1.6, 2.0, 2.0])
    monkeypatch.setattr(terminal.time, "monotonic", lambda: next(clock))
    stream = Terminal()
    progress = Progress(stream, "messages")
    for count in (10, 2000, 2001, 3000):
        progress.step(count)
    progress.clear()
    assert stream.getvalue() == "\r2,000 messages\r3,000 messages\r\x1b[K"


def test_progress_is_silent_elsewhere() -> None:
    stream = io.StringIO()
    progress = Progress(stream, "messages")
    progress.step(10)
    progress.clear()
    assert stream.getvalue() == ""

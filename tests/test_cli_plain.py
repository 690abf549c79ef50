"""Plain command lines mean the same whether click reads them or not."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs.cli import app, plain
from stylelint_cs.cli.option_types import Command
from stylelint_cs.cli.options import COMMANDS
from tests.command import environment

WORDS = ("-", "a.txt", "", "é b", "text", "json", "error", "house", "refund", "a,b, a", "3", "0", "-1", "007", "x=y")


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    command = draw(st.sampled_from(COMMANDS))
    line = [command.name]
    names = [option.name for option in command.options]
    for _ in range(draw(st.integers(0, 5))):
        name = draw(st.sampled_from([*names, "--nonsense", "--help", "--"])) if names else "--help"
        word = draw(st.sampled_from(WORDS))
        line += draw(st.sampled_from([[word], [name, word], [f"{name}={word}"], [name]]))
    return line


def by_click(line: list[str], language: str) -> tuple[str, dict[str, Any]]:
    called: list[tuple[str, dict[str, Any]]] = []

    def note(command: Command, values: dict[str, Any]) -> int:
        called.append((command.name, values))
        return 0

    kept = app.perform
    app.perform = note  # type: ignore[assignment]
    try:
        group = app.build("en", language)
        with group.make_context("stylelint-cs", list(line)) as context:
            group.invoke(context)
    finally:
        app.perform = kept
    [found] = called
    return found


@settings(max_examples=300, deadline=None)
@given(lines(), st.sampled_from(["en", "ar"]))
def test_what_is_read_plainly_click_reads_alike(line: list[str], language: str) -> None:
    found = plain.plain(line, language)
    if found is not None:
        name, values = by_click(line, language)
        assert (found.command.name, dict(found.values)) == (name, values)


@pytest.mark.parametrize(
    "line",
    [
        ["check", "-", "--locale", "sw"],
        ["check", "replies", "--format=json", "--jobs", "2", "--fix", "--select", "a,b", "--select", "c"],
        ["explain", "blame", "--locale", "el"],
        ["schema", "brand"],
        ["test"],
    ],
)
def test_everyday_lines_are_plain(line: list[str]) -> None:
    assert plain.plain(line, "en") is not None


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["--help"],
        ["nonsense"],
        ["check", "--help"],
        ["check", "--jobs", "0"],
        ["check", "--jobs", "9" * 5000],
        ["check", "--format", "nonsense"],
        ["check", "--locale"],
        ["check", "--locale", "--fix"],
        ["check", "--fix=yes"],
        ["check", "--", "-"],
        ["explain"],
        ["explain", "a", "b"],
        ["schema", "nonsense"],
        ["baseline", "create"],
    ],
)
def test_odd_lines_are_left_to_click(line: list[str]) -> None:
    assert plain.plain(line, "en") is None


def test_one_message_is_checked_without_click() -> None:
    code = (
        "import sys\nfrom stylelint_cs.__main__ import main\n"
        "code = main(['check', '-', '--locale', 'en'])\n"
        "heavy = {'click', 'inspect', 'typing', 'hashlib', 'yaml', 'dataclasses', 'subprocess', 'tempfile', 'json'}\n"
        "heavy &= sys.modules.keys()\n"
        "print(code, heavy or 'nothing heavy')"
    )
    for _ in range(2):  # the second time with what the first one kept
        done = subprocess.run(
            [sys.executable, "-c", code], input="Thank you.", capture_output=True, text=True, env=environment()
        )
    assert done.stdout.splitlines()[-1] == "0 nothing heavy", done

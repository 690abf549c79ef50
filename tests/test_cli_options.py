"""The option table and what click makes of it."""

from __future__ import annotations

import click
import pytest

from stylelint_cs.cli.app import build
from stylelint_cs.cli.options import COMMANDS, FORMATS, Command, asked_format, command
from stylelint_cs.report import REPORTS, renderer


def parsed(name: str, *arguments: str) -> dict[str, object]:
    made = build().commands[name]
    return made.make_context(name, list(arguments)).params


def test_every_format_has_a_report() -> None:
    assert tuple(REPORTS) == FORMATS
    for name in REPORTS:
        assert callable(renderer(name))


@pytest.mark.parametrize("item", COMMANDS, ids=lambda item: item.name)
def test_the_table_is_what_click_takes(item: Command) -> None:
    made = build().commands[item.name]
    options = {param.opts[0] for param in made.params if isinstance(param, click.Option)}
    assert options == {option.name for option in item.options} | {"--version"}
    assert command(item.name) is item


def test_lists_are_repeatable_and_comma_separated() -> None:
    given = parsed("check", "--select", "a,b", "--select", " c ,,a", "--output", "json=x,y.json")
    assert given["select"] == ("a", "b", "c")
    assert given["ignore"] == ()
    assert given["output"] == ("json=x,y.json",)


def test_defaults() -> None:
    given = parsed("check")
    assert {name: given[name] for name in ("fail_on", "format", "jobs", "lang", "color", "brand", "paths")} == {
        "fail_on": "error",
        "format": "text",
        "jobs": None,
        "lang": "en",
        "color": "auto",
        "brand": None,
        "paths": (),
    }


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], None),
        (["check", "--format", "json"], "json"),
        (["check", "--format=sarif", "-"], "sarif"),
        (["check", "--format", "text", "--format", "jsonl"], "jsonl"),
        (["check", "--format"], None),
        (["check", "--", "--format", "json"], None),
    ],
)
def test_the_format_is_told_without_parsing(arguments: list[str], expected: str | None) -> None:
    assert asked_format(arguments) == expected

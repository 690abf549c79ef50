"""Where the rules of the YAML loader end: the last node allowed, the last half of a pair, the last line."""

from __future__ import annotations

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.marked import Map, Text, cut_text, load
from stylelint_cs.marked.controls import escape_mend
from stylelint_cs.marked.errors import syntax_problem
from stylelint_cs.model import Problem, SourceText, StylelintError


def refused(text: str, limits: Limits | None = None) -> Problem:
    with pytest.raises(StylelintError) as raised:
        load(text, "f.yaml", limits or Limits())
    return raised.value.problems[0]


@pytest.mark.parametrize(
    ("text", "nodes"), [("[a, [b]]", 4), ("{a: b}", 3), ("[&x [a, b], *x]", 7), ("[&x a, *x, *x]", 4), ("a", 1)]
)
def test_as_many_nodes_as_are_allowed(text: str, nodes: int) -> None:
    load(text, "f.yaml", Limits(nodes=nodes))
    assert "expands" in refused(text, Limits(nodes=nodes - 1)).message


@pytest.mark.parametrize(("text", "depth"), [("[[a]]", 2), ("{a: [b]}", 2), ("[a]", 1)])
def test_as_deep_as_is_allowed(text: str, depth: int) -> None:
    load(text, "f.yaml", Limits(depth=depth))
    assert "deeper" in refused(text, Limits(depth=depth - 1)).message


@pytest.mark.parametrize(
    ("code", "half"), [(0xD7FF, False), (0xD800, True), (0xDFFF, True), (0xE000, False), (0x85, False)]
)
def test_halves_of_pairs_are_not_written_as_escapes(code: int, half: bool) -> None:
    assert ("surrogate" in escape_mend(chr(code))) == half


@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_what_is_never_closed_is_told_where_the_text_ends(end: str) -> None:
    place = refused(f"a: x\nb: [c{end}").place
    assert place is not None
    assert (place.line, place.column) in ((2, 4), (2, 5))


def test_only_a_tab_is_called_a_tab() -> None:
    assert "tab" in refused("a:\n\tb: c\n").message
    assert "tab" not in refused("a: b\n c: d\n").message


def test_half_a_pair_is_named_where_it_stands() -> None:
    problem = refused("a: b\nc: \ud800x\n")
    assert str(problem.place) == "f.yaml:2:4"
    assert problem.message == "U+D800 must not stand in the file"
    # As the parser that is written in Python refuses an escape.
    other = syntax_problem(SourceText.of("f.yaml", 'a: "\\ud83d"'), ValueError())
    assert (str(other.place), other.message) == ("f.yaml:1:5", "the escape \\u or \\U names no character")
    assert str(syntax_problem(SourceText.of("f.yaml", "a: b"), ValueError()).place) == "f.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b\n c: %d\n", "2:3", "a ':' with a blank behind it stands where no key can be"),
        ("a: b\n c:  %d\n", "2:3", "a ':' with a blank behind it stands where no key can be"),
        ("- {a: @b}\n", "1:7", "text that begins with '@' must stand in quotes"),
        ("- [{a: b}, {c: `d}]\n", "1:16", "text that begins with '`' must stand in quotes"),
        ('a: "x\n---\nb"\n', "1:4", "the quotation mark is never closed"),
        ("a: 'x\n...\n", "1:4", "the quotation mark is never closed"),
        ("a: b\nc\nd: e\n", "2:1", "a key lacks its ':'"),
        ('a: "x \\uzz"\n', "1:9", "the escape lacks hexadecimal digits"),
        ("a: [b\nc: d\n", "2:2", "the list opened by [ is not closed here"),
    ],
)
def test_a_syntax_error_stands_where_it_began(text: str, place: str, message: str) -> None:
    problem = refused(text)
    assert (str(problem.place), problem.message) == (f"f.yaml:{place}", message)


def test_only_text_can_be_cut_off() -> None:
    root = load("a: #5\nb: 'Call' #5\nc: |  #5\n  d\n", "f.yaml")
    assert isinstance(root, Map)
    assert [cut_text(value) for _, value in root.items if isinstance(value, Text)] == [None, None, None]


def test_a_node_is_shown_and_compared_without_its_file() -> None:
    one, other = load("a: [b]", "f.yaml"), load("a: [b]", "g.yaml")
    assert one == other
    assert "yaml" not in repr(one)
    assert isinstance(one, Map)
    assert (one.flow, getattr(one.items[0][1], "flow", None)) == (False, True)
    block = load("- a", "f.yaml")
    assert getattr(block, "flow", None) is False


def test_a_file_of_eight_megabytes_is_read() -> None:
    size = 8 * 1024 * 1024
    assert isinstance(load(b"a: b\n" + b"#" * (size - 5), "f.yaml"), Map)
    with pytest.raises(StylelintError, match="too big"):
        load(b"a: b\n" + b"#" * (size - 4), "f.yaml")

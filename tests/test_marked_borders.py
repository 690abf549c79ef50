"""Where the rules of the YAML loader end: the last node allowed, the last half of a pair, the last line."""

from __future__ import annotations

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.marked import load
from stylelint_cs.marked.controls import escape_mend
from stylelint_cs.model import Problem, StylelintError


def refused(text: str, limits: Limits | None = None) -> Problem:
    with pytest.raises(StylelintError) as raised:
        load(text, "f.yaml", limits or Limits())
    return raised.value.problems[0]


@pytest.mark.parametrize(("text", "nodes"), [("[a, [b]]", 4), ("{a: b}", 3), ("[&x [a, b], *x]", 7), ("a", 1)])
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

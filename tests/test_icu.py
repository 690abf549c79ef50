"""ICU and Java message arguments: what of them is prose, and what hostile nesting costs."""

from __future__ import annotations

import pytest

from stylelint_cs.text import icu
from stylelint_cs.text.slots import find_slots
from tests.effort import within


def prose(text: str) -> list[str]:
    """What stands between the placeholders of a text."""
    found, at = [], 0
    for slot in find_slots(text):
        found.append(text[at : slot.start])
        at = slot.end
    return [part for part in [*found, text[at:]] if part]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("{0,choice,0#no replies|1#one reply|1<{0} replies}", ["no replies", "one reply", " replies"]),
        ("You have { 0 , choice , 0 # none | 1≤one} left", ["You have ", " none ", "one", " left"]),
        ("{0,choice,-1#below|0.5#half|1e3<many|∞#all|-∞<x}", ["below", "half", "many", "all", "x"]),
        ("{n,choice,0#none|1<{m,plural,one{# day}other{# days|a}}}", ["none", "# day", "# days|a"]),
        ("{n,choice,0#a {m,choice,0#b|1#c} d|1#e}", ["a ", "b", "c", " d", "e"]),
        ("{0,choice,0#yes '|' no|1#either | or}", ["yes '|' no", "either | or"]),
        ("{0,choice,0#none|1#<b>{1}</b> left}", ["none", "<b>", "</b> left"]),
    ],
)
def test_each_branch_of_a_choice_is_prose_and_its_limits_are_not(text: str, parts: list[str]) -> None:
    assert prose(text) == parts


@pytest.mark.parametrize("text", ["{0,choice,}", "{0,choice,none|one}", "{0,choice}", "{0,choice,0#none|1#one"])
def test_what_is_no_choice_has_no_parts(text: str) -> None:
    assert list(icu.pieces(text)) == []


def test_of_a_choice_only_the_longest_branch_is_counted() -> None:
    text = "{0,choice,0#no replies|1#one single reply|1<{0} replies}"
    assert [text[start:end] for start, end in icu.spare_branches(text)] == ["no replies", "{0} replies"]


def test_an_argument_that_begins_a_branch_is_a_branch() -> None:
    text = "{n, plural, other {m, number of them}}"
    assert prose(text) == ["m, number of them"]


@pytest.mark.parametrize(
    "text",
    [
        "{a,plural,other{" * 1_100 + "}}" * 1_100,
        "{a,choice,0#" * 1_300 + "}" * 1_300,
        "{a,choice,0#|" * 1_300,
        "{a,choice,0#" + "|0#" * 6_000,
        "{a,plural,other{" * 1_200,
        "{a,plural,other{x}" + " " * 19_000,
        "{a,plural,other{x}x" * 1_000,
        "{a,number " * 1_800,
        "{a,choice," + " " * 19_000 + "}",
        "{ " * 9_000,
    ],
)
def test_the_cost_grows_with_the_length_alone(text: str) -> None:
    assert within(0.5, lambda: (list(icu.pieces(text)), icu.spare_branches(text)))

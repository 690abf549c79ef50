"""Lists that the YAML loader passes over: left empty, and still guarded against what is hostile."""

from __future__ import annotations

import pytest

from stylelint_cs import marked
from stylelint_cs.marked import Limits, List, Map, Node, Text
from stylelint_cs.problems import Problems

SKIP = ("rules", None, "examples")


def outline(node: Node | None) -> object:
    """What a tree says, without places."""
    if isinstance(node, Map):
        return {key.value: outline(value) for key, value in node.items}
    return [outline(item) for item in node.items] if isinstance(node, List) else node.value if node else None


def parsed(text: str, limits: Limits | None = None) -> tuple[object, list[str]]:
    """The tree without what is skipped, and what is wrong with the file."""
    problems = Problems()
    root = marked.parse(text, "f.yaml", problems, limits or Limits(), skip=SKIP)
    return outline(root), [
        f"{item.place.line}:{item.place.column} {item.message}" for item in problems.sorted() if item.place
    ]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("rules: {a: {examples: [x, {y: [z]}], b: c}, d: e}", {"rules": {"a": {"examples": [], "b": "c"}, "d": "e"}}),
        ("rules: {a: {examples: [[], {}, [[]]]}}\nb: c", {"rules": {"a": {"examples": []}}, "b": "c"}),
        ("rules: {a: {examples: x}}", {"rules": {"a": {"examples": "x"}}}),
        ("rules: {a: {examples: {x: [y]}}}", {"rules": {"a": {"examples": {"x": ["y"]}}}}),
        ("rules: {a: {phrases: [x]}}", {"rules": {"a": {"phrases": ["x"]}}}),
        ("rulers: {a: {examples: [x]}}", {"rulers": {"a": {"examples": ["x"]}}}),
        ("rules: [[{examples: [x]}]]", {"rules": [[{"examples": ["x"]}]]}),
        ("rules: {a: [[x]]}", {"rules": {"a": [["x"]]}}),
        # What the rest of the file shares is read after all.
        ("rules: {a: {examples: [&x y, z]}}\nb: *x", {"rules": {"a": {"examples": ["y", "z"]}}, "b": "y"}),
        ("rules: {a: {examples: &x [y]}}\nb: *x", {"rules": {"a": {"examples": ["y"]}}, "b": ["y"]}),
        ("b: &x y\nrules: {a: {examples: [*x]}}", {"b": "y", "rules": {"a": {"examples": ["y"]}}}),
    ],
)
def test_lists_are_left_empty_unless_they_are_shared(text: str, tree: object) -> None:
    assert parsed(text) == (tree, [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("rules: {a: {examples: ['\u202e', \"\u2066\"]}}", []),
        ("rules: {a: {examples: [x\u202ey, 'z']}}", ["1:25"]),
        ("rules:\n  a:\n    examples:\n      - |\n        x\u202e\n", ["5:10"]),
        ("a: |\n  x\u202e\nb: '\u202e'\nc: \u202e\n", ["2:4", "4:4"]),
    ],
)
def test_what_reorders_text_is_refused_outside_of_quotes(text: str, places: list[str]) -> None:
    _, problems = parsed(text)
    assert problems == [f"{place} U+202E changes the reading order outside quotes" for place in places]


@pytest.mark.parametrize(
    ("text", "limits", "message"),
    [
        # A list that is passed over counts one, and every event in it one more.
        ("rules: {a: {examples: [x, y]}}", Limits(nodes=9), "the file expands to more than {} values"),
        ("rules: &r {a: {examples: [x]}}\ns: *r", Limits(nodes=14), "the file expands to more than {} values"),
        ("r: &r [a, b]\ns: *r", Limits(nodes=9), "the file expands to more than {} values"),
        ("rules: {a: {examples: [[x]]}}", Limits(depth=5), "nested deeper than {} levels"),
        ("rules: {a: {examples: [[x], [y]]}}", Limits(depth=5), "nested deeper than {} levels"),
    ],
)
def test_limits_hold_where_a_list_is_passed_over(text: str, limits: Limits, message: str) -> None:
    assert parsed(text, limits)[1] == []
    smaller = Limits(nodes=limits.nodes - 1) if limits.nodes < 100 else Limits(depth=limits.depth - 1)
    _, problems = parsed(text, smaller)
    assert len(problems) == 1
    assert message.format(smaller.nodes if smaller.nodes < 100 else smaller.depth) in problems[0]


def test_a_tree_that_broke_off_is_none() -> None:
    for text in ("a: [", "--- a\n--- b", "a: \0", "a: *x", "? [a]\n: b"):
        problems = Problems()
        assert marked.parse(text, "f.yaml", problems) is None
        assert problems
    problems = Problems()
    assert isinstance(marked.parse("a: b\na: c", "f.yaml", problems), Map)
    assert isinstance(marked.parse("a: !x b", "f.yaml", problems), Map)
    assert len(problems) == 2


def test_a_null_is_a_text() -> None:
    root = marked.parse("a:\nb: ''\nc: ~", "f.yaml", Problems())
    assert isinstance(root, Map)
    assert [(value.null, value.style) for _, value in root.items if isinstance(value, Text)] == [
        (True, ""),
        (False, "'"),
        (False, ""),
    ]

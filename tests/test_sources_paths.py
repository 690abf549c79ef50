"""Paths into trees: what they lead to, what belongs together, and what is wrong with those that cannot be read."""

from __future__ import annotations

import pytest

from stylelint_cs.marked import Text, load
from stylelint_cs.sources.paths import PathError, aligned, format_trail, parse, select

TREE = """
brand: acme
replies:
  - {name: a, body: one, tags: [x, y], variants: [v1, v2]}
  - {name: b, body: two}
"opening hours": {text: three, "a.b": four}
intents:
  refund: {answer: five, deep: {text: six}}
  hours: {answer: seven}
"""
ROOT = load(TREE, "file")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("replies[].body", {"replies[0].body": "one", "replies[1].body": "two"}),
        ("replies[*].body", {"replies[0].body": "one", "replies[1].body": "two"}),
        ("replies[1].body", {"replies[1].body": "two"}),
        ("replies[].variants[]", {"replies[0].variants[0]": "v1", "replies[0].variants[1]": "v2"}),
        ("intents.*.answer", {"intents.refund.answer": "five", "intents.hours.answer": "seven"}),
        ('"opening hours".text', {'"opening hours".text': "three"}),
        ("'opening hours'.\"a.b\"", {'"opening hours"."a.b"': "four"}),
        ('["opening hours"]["a.b"]', {'"opening hours"."a.b"': "four"}),
        ("**.text", {'"opening hours".text': "three", "intents.refund.deep.text": "six"}),
        ("intents.**.text", {"intents.refund.deep.text": "six"}),
        (" brand ", {"brand": "acme"}),
        ("nowhere[].text", {}),
        ("replies.body", {}),
        ("[].body", {}),
    ],
)
def test_a_path_leads_to_its_texts(path: str, found: dict[str, str]) -> None:
    matches = list(select(ROOT, parse(path)))
    texts = {format_trail(match.trail): match.node.value for match in matches if isinstance(match.node, Text)}
    assert texts == found
    for key, text in texts.items():
        (again,) = select(ROOT, parse(key))
        assert isinstance(again.node, Text)
        assert again.node.value == text


@pytest.mark.parametrize(
    ("path", "other", "values"),
    [
        ("replies[].body", "replies[].name", [["a"], ["b"]]),
        ("replies[].body", "brand", [["acme"], ["acme"]]),
        ("replies[].body", "replies[].variants[]", [["v1", "v2"], []]),
        ("replies[].variants[]", "replies[].name", [["a"], ["a"]]),
        ("intents.*.answer", "intents.*", [["refund"], ["hours"]]),
        ("intents.*.deep.text", "intents.*.answer", [["five"]]),
        ("replies[].body", "replies[0].name", [["a"], ["a"]]),
    ],
)
def test_what_belongs_to_a_text_is_found_where_the_paths_part(path: str, other: str, values: list[list[str]]) -> None:
    first, second = parse(path), parse(other)
    found = [
        [node.value for node in aligned(match, first, second) if isinstance(node, Text)]
        for match in select(ROOT, first)
    ]
    assert found == values


@pytest.mark.parametrize(
    ("path", "said", "mend"),
    [
        ("", "empty", "replies[].body"),
        ("a..b", "character 3 ('.')", "**"),
        (".a", "character 1 ('.')", "Begin with a key"),
        ("a.", "ends with a dot", "'a'"),
        ("a.[].b", "character 3 ('[')", "[]"),
        ("a[b]", "character 2 ('[')", '["a key"]'),
        ("a[", "character 2 ('[')", "[]"),
        ("a[]b", "character 4 ('b')", "quotes"),
        ("opening hours.text", "character 8 (' ')", "quotes"),
        ('"a.b', "character 1", "Close the quotation mark"),
        ("a.**", "ends with **", "**.text"),
        ("a" * 501, "too long", "500"),
    ],
)
def test_a_path_that_cannot_be_read_names_the_mend(path: str, said: str, mend: str) -> None:
    with pytest.raises(PathError) as caught:
        parse(path)
    assert said in caught.value.message
    assert mend in caught.value.mend

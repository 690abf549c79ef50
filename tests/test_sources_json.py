"""JSON: exact positions through escapes, and every way a file can be broken, with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stylelint_cs.limits import Limits
from stylelint_cs.marked import List, Map, Node
from stylelint_cs.model import SourceText, StylelintError
from stylelint_cs.problems import Problems
from stylelint_cs.sources.json import parse
from tests.reading import assert_exact, only, place, read, said, written

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40).filter(str.strip)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("literal", "part", "as_written"),
    [
        ('"plain words"', "words", "words"),
        (r'"say \"hi\" now"', '"hi"', r"\"hi\""),
        (r'"caf\u00e9 now"', "café", r"caf\u00e9"),
        (r'"ok \ud83d\ude00 bye"', "😀", r"\ud83d\ude00"),
        ('"ok 😀 bye"', "😀", "😀"),
        (r'"a\nb\tc"', "b\tc", r"b\tc"),
        (r'"back\\slash"', "\\s", r"\\s"),
        (r'"\/path"', "/path", r"\/path"),
        ('"α\u0301 NFD"', "α\u0301", "α\u0301"),
    ],
)
def test_a_part_of_a_text_leads_to_what_is_written(literal: str, part: str, as_written: str) -> None:
    message = only(read("json", f'{{"text": {literal}}}'))
    assert_exact(message)
    assert written(message, part) == as_written


@settings(max_examples=1000, deadline=None)
@given(text=TEXTS, ascii_only=st.booleans(), indent=st.sampled_from([None, 0, 2]))
def test_every_text_the_json_module_writes_is_read_back_character_by_character(
    text: str, ascii_only: bool, indent: int | None
) -> None:
    # Character references (&amp;) are read as their characters, and have tests of their own.
    assume("&" not in text)
    file = json.dumps({"text": text}, ensure_ascii=ascii_only, indent=indent)
    message = only(read("json", file))
    assert message.text == text
    assert_exact(message)
    for index in range(len(text)):
        span = message.offsets.span(index, index + 1)
        assert json.loads(f'"{file[span.start : span.end]}"') == text[index]


def test_lines_end_with_crlf_lf_and_cr() -> None:
    message = only(read("json", '{\r\n"id": "a",\r"text":\n"Hujambo leo"}'))
    assert place(message, "leo") == (4, 10)


def test_half_a_surrogate_pair_stands_as_the_replacement_character() -> None:
    message = only(read("json", r'{"text": "any \ud800 x"}'))
    assert message.text == "any \ufffd x"
    assert written(message, "\ufffd") == r"\ud800"


def test_a_key_that_stands_twice_is_a_problem_and_both_texts_are_kept() -> None:
    reading = read("json", '{"text": "one",\n "text": "two"}')
    assert [message.text for message in reading.messages] == ["one", "two"]
    assert said(reading) == ["2:2 duplicate key 'text': it already stands on line 1"]


def test_nan_is_a_problem_and_the_messages_are_read() -> None:
    reading = read("json", '{"text": "one", "score": NaN}')
    assert [message.text for message in reading.messages] == ["one"]
    assert said(reading) == ["1:26 NaN is not JSON"]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("", "1:1 the file is empty"),
        ("   ", "1:1 the file is empty"),
        ('[{"id":"a","text":"ok"},]', "1:25 nothing follows the comma"),
        ('{"text": "ok",}', "1:15 nothing follows the comma"),
        ('{"text": "ok"', "1:14 the { of line 1 is never closed"),
        ('{"text": "ok', "1:10 the quotation mark is never closed"),
        ('{"text": "o\nk"}', "1:10 the quotation mark is never closed"),
        ('{"text": "o\\x"}', "1:12 '\\\\x' is no JSON escape"),
        ('{"text": "o\x01k"}', "1:12 U+0001 must not stand in a JSON text as it is"),
        ('{"text" "ok"}', "1:9 a colon is missing behind the key"),
        ('{text: "ok"}', "1:2 a key stands in double quotes"),
        ("{'text': 1}", "1:2 single quotes are not JSON"),
        ("{\"text\": 'ok'}", "1:10 single quotes are not JSON"),
        ('{"text": True}', "1:10 'True' is no JSON value"),
        ('{"text": 01}', "1:10 '01' is no JSON value"),
        ('{"text": "ok"} {', "1:16 something stands behind the end of the JSON value"),
        ('{"a": 1 "b": 2}', "1:9 a comma or } is missing here (opened on line 1)"),
        ('{"a": 1, // no\n"b": 2}', "1:10 JSON has no comments"),
        ("[" * 40, "1:33 nested deeper than 32 levels"),
        ('{"a":' * 40, "1:161 nested deeper than 32 levels"),
        ("[1,", "1:4 the file ends before its last bracket is closed"),
    ],
)
def test_a_broken_file_is_a_problem_with_its_place(file: str, problem: str) -> None:
    reading = read("json", file)
    assert reading.messages == ()
    assert said(reading) == [problem]
    assert all(item.mend for item in reading.problems)


@settings(max_examples=1000, deadline=None)
@given(VALUES)
def test_what_the_json_module_writes_is_no_problem(value: object) -> None:
    assert read("json", json.dumps(value)).problems == ()


@settings(max_examples=1000, deadline=None)
@given(st.text('{}[]",:\\ntue1.-eE/* \n', max_size=20))
def test_what_the_json_module_refuses_is_a_problem(file: str) -> None:
    # The module also takes NaN and Infinity, which cannot be written with these letters.
    try:
        json.loads(file)
    except json.JSONDecodeError:
        assert read("json", file).problems
    else:
        assert all("duplicate" in item.message for item in read("json", file).problems)


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ('["a", "b", "c"]', "1:12"),
        ('{"a": [1], "b" :\n "c, [{"}', "2:2"),
        ('["a,\\"[,", [ ]]', None),
        ('["a,\\"[", [ ],\n{\n}]', "2:1"),
        ('{"[": ",", "k\\\\": {"{,": [\r]}}', "1:26"),
        ('["[", ",", [[], {}]]', "1:12"),
        ('{"a": {"b": {"c": {}}}}', "1:19"),
        ('{"a": 1, "b": 2', None),
        ('[1, "never closed, [1, 2]', None),
    ],
)
def test_too_many_values_are_a_problem(file: str, place: str | None) -> None:
    reading = read("json", file, limits=Limits(nodes=3))
    counted = [item for item in said(reading) if "the file holds more than 3 values" in item]
    assert counted == ([f"{place} the file holds more than 3 values"] if place else [])


@settings(max_examples=500, deadline=None)
@given(value=st.lists(VALUES, min_size=1, max_size=3), indent=st.sampled_from([None, 0, 2]))
def test_values_are_counted_as_they_are_read(value: object, indent: int | None) -> None:
    file = json.dumps(value, indent=indent)
    source = SourceText.of("a.json", file)
    problems = Problems()
    starts = sorted(starts_of(parse(source, Limits(nodes=10_000), problems)))
    parse(source, Limits(nodes=len(starts)), problems)
    with pytest.raises(StylelintError) as error:
        parse(source, Limits(nodes=len(starts) - 1), problems)
    found = error.value.problems[0].place
    assert found is not None
    assert (found.line, found.column) == tuple(source.position(starts[-1]))


def starts_of(node: Node) -> Iterator[int]:
    """Where each value of a tree begins."""
    yield node.start
    for item in node.items if isinstance(node, List) else ():
        yield from starts_of(item)
    for _, item in node.items if isinstance(node, Map) else ():
        yield from starts_of(item)

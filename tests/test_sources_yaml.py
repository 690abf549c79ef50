"""YAML: exact positions in every style of scalar, and comments that are none inside a text."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs import marked
from stylelint_cs.model import StylelintError
from stylelint_cs.sources import scalars
from tests.reading import assert_exact, only, place, read, said, written

LETTERS = st.sampled_from(
    [*"ab  \n:#'\"-,\\>|&*!%@`é{}[]?", "\u0301", "😀", "\t", "क्", "\u2028", "\x85", "\xa0", "''", "\r"]
)
TEXTS = st.lists(LETTERS, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("scalar", "text"),
    [
        ("plain words here", "plain words here"),
        ("plain words\n    go on", "plain words go on"),
        ("plain\n\n    after a gap", "plain\nafter a gap"),
        ("'it''s here'", "it's here"),
        ("'one\n    two\n\n    three'", "one two\nthree"),
        ('"say \\"hi\\" \\u00e9 \\U0001F600"', 'say "hi" é 😀'),
        ('"one\n    two \\\n    three\\n four"', "one two three\n four"),
        ("|\n    one\n      two\n\n    three\n", "one\n  two\n\nthree\n"),
        ("|-\n    one\n    two\n", "one\ntwo"),
        ("|2-\n      one\n    two\n", "  one\ntwo"),
        (">\n    one\n    two\n\n    three\n      more\n    four\n", "one two\nthree\n  more\nfour\n"),
        (">+\n    one\n\n", "one\n\n\n"),
        ("&here 'one two'", "one two"),
        ("| # a comment\n    one\n", "one\n"),
    ],
)
def test_every_style_of_scalar_maps_exactly(scalar: str, text: str) -> None:
    message = only(read("yaml", f"- id: a\n  text: {scalar}\n"))
    assert message.text == text
    assert_exact(message)
    for word in text.split():
        if word.isalpha() and word.isascii():
            assert written(message, word) == word


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_positions_hold_with_every_line_end(line_end: str) -> None:
    file = line_end.join(
        ["- id: a", "  text: |", "    Habari yako", "    😀 karibu tena", "- text: >", "    na", "    leo", ""]
    )
    first, second = read("yaml", file).messages
    assert place(first, "karibu") == (4, 7)
    assert place(second, "leo") == (7, 5)
    assert written(second, "na leo") == f"na{line_end}    leo"


def test_a_folded_line_break_maps_as_a_whole() -> None:
    message = only(read("yaml", 'text: "sorry for any\n  inconvenience today"\n'))
    assert written(message, "any inconvenience") == "any\n  inconvenience"


def test_a_merge_key_brings_fields_along_and_texts_once() -> None:
    file = (
        "shared: &shared {channel: sms, locale: sw, text: Karibu}\nmore: &more {topic: refund, channel: chat}\n"
        "replies:\n- {<<: *shared, text: Asante}\n- <<: [*more, *shared]\n  text: Habari\n- <<: *shared\n"
    )
    reading = read("yaml", file)
    assert [(m.text, m.locale, m.meta.channel, m.meta.topic) for m in reading.messages] == [
        ("Karibu", "sw", "sms", None),
        ("Asante", "sw", "sms", None),
        ("Habari", "sw", "chat", "refund"),
    ]


def test_merge_keys_cost_no_more_than_what_they_bring() -> None:
    rows = "".join(f"k{number}: &a{number} {{<<: *a{number - 1}, x{number}: b}}\n" for number in range(1, 400))
    reading = read("yaml", f"k0: &a0 {{x0: b}}\n{rows}")
    assert reading.problems == ()


DOCUMENTS = """\
%YAML 1.1
---
locale: sw
replies:
  - {id: a, text: Karibu tena.}
---
# stylelint-cs: ignore[x] -- why
- {id: a, locale: el, text: "Γεια σας."}
---
kind: Deployment
spec: {replicas: "3"}
---
...
---
locale: hi
text: &t नमस्ते।
"""


def test_each_document_of_a_file_stands_for_itself() -> None:
    reading = read("yaml", DOCUMENTS)
    told = [(message.id, message.locale, message.text) for message in reading.messages]
    assert told == [("a", "sw", "Karibu tena."), ("a", "el", "Γεια σας."), (None, "hi", "नमस्ते।")]
    assert [place(message, message.text) for message in reading.messages] == [(5, 19), (8, 30), (16, 10)]
    assert (reading.problems, reading.skipped) == ((), ())
    (comment,) = reading.comments
    assert [DOCUMENTS[start:end] for start, end in comment.covers] == ["Γεια σας."]


def test_of_documents_without_a_message_it_is_said_once() -> None:
    reading = read("yaml", "a: {b: c}\n---\nd: {e: f}\n---\n")
    assert [item.reason for item in reading.skipped] == ["no message under the usual keys"]


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("a: &x b\n---\ntext: *x\n", 3, "the alias *x has no anchor"),
        ("text: a\n---\ntext: b\ntext: c\n", 4, "'text'"),
        ("text: a\n---\ntext: [b\n", 3, "the list opened by [ is not closed here"),
        ("text: a\n---\ntext: b: c\n", 3, ""),
    ],
)
def test_what_is_wrong_with_a_later_document_is_told(file: str, line: int, said: str) -> None:
    reading = read("yaml", file)
    assert reading.messages == ()
    assert [problem.place.line for problem in reading.problems if problem.place] == [line][: bool(line)]
    assert all(said in problem.message for problem in reading.problems)


def test_documents_count_as_values() -> None:
    assert len(marked.load_all("a\n" + "--- a\n" * 4, "f", marked.Limits(nodes=9))) == 5
    with pytest.raises(StylelintError, match="more than 8 values"):
        marked.load_all("a\n" + "--- a\n" * 4, "f", marked.Limits(nodes=8))


def test_a_blank_that_is_part_of_the_text_begins_it() -> None:
    message = only(read("yaml", "text: \xa0sorry for\n  that\n"))
    assert (message.text, place(message, "sorry"), place(message, "that")) == ("\xa0sorry for that", (1, 8), (2, 3))


@settings(max_examples=1000, deadline=None)
@given(
    text=TEXTS,
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    width=st.sampled_from([10, 20, 80]),
    unicode=st.booleans(),
    indent=st.sampled_from([2, 4, 8]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_scalar_the_yaml_module_writes_is_decoded_alike(
    text: str, style: str | None, width: int, unicode: bool, indent: int, line_end: str
) -> None:
    dumped: Any = yaml.dump(
        {"a": [{"text": text}, text], "k": text},
        default_style=style,
        width=width,
        allow_unicode=unicode,
        indent=indent,
        line_break=line_end,
    )
    try:
        root = marked.load(dumped, "file", strict=False)
    except StylelintError:
        return
    for node in _scalars(root):
        segments = scalars.offsets(node).segments
        whole = len(segments) == 1 and not segments[0].verbatim
        assert not whole or len(node.value) == 1, "decoded differently"
        at = 0
        for segment in segments:
            assert segment.start == at
            at = segment.end
            if segment.verbatim:
                cut = node.source.text[segment.file_start : segment.file_end]
                assert node.value[segment.start : segment.end] == cut
        assert at == len(node.value)


def _scalars(node: marked.Node) -> list[marked.Text]:
    if isinstance(node, marked.Text):
        return [node]
    parts = [part for pair in node.items for part in pair] if isinstance(node, marked.Map) else node.items
    return [scalar for part in parts for scalar in _scalars(part)]


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "12:30", "v1.2", "+254 700 000 000", "1,5"])
def test_words_that_look_like_something_else_are_text(word: str) -> None:
    assert only(read("yaml", f"text: {word}")).text == word


@pytest.mark.parametrize("value", ["42", "1.10", "true", "2025-01-01", "0x1F", "-.inf"])
def test_a_number_or_date_in_a_messages_place_is_a_problem(value: str) -> None:
    reading = read("yaml", f"- {{id: 1, locale: en, text: {value}}}")
    assert said(reading) == [f"1:29 the text of a message is '{value}', which is no text"]


@pytest.mark.parametrize("value", ["", "~", "null", "''", '"  "'])
def test_an_empty_text_is_no_message(value: str) -> None:
    reading = read("yaml", f"- id: 1\n  text: {value}\n- text: karibu")
    assert [message.text for message in reading.messages] == ["karibu"]
    assert reading.problems == ()


def test_a_text_that_an_alias_repeats_is_read_once() -> None:
    reading = read("yaml", "a: {text: &t karibu}\nb: {text: *t}\nc: &c {text: tena}\nd: *c\n")
    assert [message.text for message in reading.messages] == ["karibu", "tena"]


def test_depth_that_aliases_build_is_a_problem() -> None:
    file = "- {text: x, tags: &a0 [y]}\n"
    file += "".join(f"- {{text: x, tags: &a{n + 1} [*a{n}]}}\n" for n in range(1200)) + "- {z: *a1200}\n"
    assert said(read("yaml", file))[0].endswith("aliases nest this too deep")


def test_bidi_controls_are_content() -> None:
    message = only(read("yaml", 'text: "up to \u202e50% off"'))
    assert written(message, "\u202e") == "\u202e"


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("a: {{name}} hi", "1:4"),
        ("text: a\ntext: b", "2:1 duplicate key 'text': it already stands on line 1"),
        ("text: 'a", "1:7"),
        ("text: a\x07b", "1:8 U+0007"),
        ("text: !!binary aGk=", "1:7 the tag !!binary"),
    ],
)
def test_a_broken_file_is_a_problem_with_its_place(file: str, problem: str) -> None:
    assert said(read("yaml", file))[0].startswith(problem)


@pytest.mark.parametrize(
    ("file", "covered"),
    [
        ("- text: one\n# stylelint-cs: ignore[x] -- why\n- text: two\n- text: three\n", "two"),
        ("# stylelint-cs: ignore[x] -- why\n# more\n\n- text: one\n", "one"),
        (
            "- text: one  # stylelint-cs: ignore[x] -- why\n- text: two\n",
            "- text: one  # stylelint-cs: ignore[x] -- why",
        ),
        ("- text: |  # stylelint-cs: ignore[x] -- why\n    one\n    two\n", "one\n    two\n"),
        ("- text: |\n    one\n  # stylelint-cs: ignore[x] -- why\n- text: two\n", "two"),
        ("- text: one\n# stylelint-cs: ignore[x] -- why\n", None),
    ],
)
def test_a_comment_speaks_for_its_line_or_the_next_message(file: str, covered: str | None) -> None:
    (comment,) = read("yaml", file).comments
    assert file[comment.start : comment.end] == "# stylelint-cs: ignore[x] -- why"
    assert [file[start:end] for start, end in comment.covers] == ([] if covered is None else [covered])


@pytest.mark.parametrize(
    "file",
    [
        "text: 'a # stylelint-cs: ignore[x] -- why'",
        'text: "a\n  # stylelint-cs: ignore[x] -- why"',
        "text: |\n  # stylelint-cs: ignore[x] -- why\n  b\n",
        "text: >\n  a\n  # stylelint-cs: ignore[x] -- why\n",
        "text: a# stylelint-cs: ignore[x] -- why",
        "text: a\n# it says stylelint-cs: ignore[x] -- why",
    ],
)
def test_what_is_inside_a_text_is_no_comment(file: str) -> None:
    assert read("yaml", file).comments == ()

"""Which texts of a tree are messages, what they are called, and what is known about them."""

from __future__ import annotations

from typing import Any

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.model import Meta, Span, Turn
from tests.effort import grows_with_length
from tests.reading import only, read, said


def found(file: str, **values: Any) -> list[tuple[str | None, str | None, str]]:
    """Id, locale and text of every message."""
    reading = read("yaml", file, **values)
    assert reading.problems == ()
    return [(message.id, message.locale, message.text) for message in reading.messages]


@pytest.mark.parametrize("key", ["text", "body", "message", "content", "response", "reply", "answer"])
def test_the_usual_keys_hold_messages(key: str) -> None:
    assert found(f"- {{id: a, {key}: karibu}}") == [("a", None, "karibu")]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("- {name: a, text: x}", [("a", None, "x")]),
        ("- {key: a, text: x}", [("a", None, "x")]),
        ("- {key: k, name: n, id: i, text: x}", [("i", None, "x")]),
        ("- {id: 7, language: ar_EG, text: x}", [("7", "ar-EG", "x")]),
        ("- {id: ~, locale: ~, text: x}", [(None, None, "x")]),
        ("{id: a, text: x, body: y}", [("a", None, "x"), ("a", None, "y")]),
        ("- {id: a, text: [x, y]}", [("a", None, "x"), ("a", None, "y")]),
        ("- {id: a, message: {text: x}}", [(None, None, "x")]),
        ("refund: {text: x}", [("f:refund", None, "x")]),
        ("a: {b: {text: x}}", [("f:a.b", None, "x")]),
        ("{text: x}", [("f", None, "x")]),
        ("utter_x: [{text: x}]", [(None, None, "x")]),
        ("- {id: a, text: x, history: [{role: customer, text: y}]}", [("a", None, "x")]),
        ("- {author_type: customer, text: x}\n- {author_type: Agent, text: y}", [(None, None, "y")]),
        ("- {message_type: incoming, content: x}\n- {message_type: text, content: y}", [(None, None, "y")]),
        ("- {role: agent, sender_type: contact, text: x}", [(None, None, "x")]),
        ("- {locale: sw, replies: [{text: x}]}", [(None, "sw", "x")]),
        ("{locale: sw, replies: [{text: x}, {text: y, locale: el}]}", [(None, "sw", "x"), (None, "el", "y")]),
        ("- {id: a, language: English, text: x}", [("a", None, "x")]),
    ],
)
def test_the_usual_keys_say_what_a_message_is(file: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert found(file, name="f") == expected


def test_a_text_costs_the_same_in_a_large_catalogue() -> None:
    def reads(count: int) -> None:
        file = "\n".join(f"k{index}_one: Hello" for index in range(count))
        assert len(found(file, name="f", locale="en", all_strings=True)) == count

    # Each key was once held against all the others.
    assert grows_with_length(reads, 4_000)


@pytest.mark.parametrize(
    ("file", "locale"),
    [
        ("{locale: sw, a: {text: x}}", "hi"),
        ("{locale: sw, a: {text: x, locale: el}}", "el"),
        ("{locale: sw, text: x}", "sw"),
        ("[{text: x}]", "hi"),
    ],
)
def test_a_messages_own_locale_beats_the_paths_and_that_the_headers(file: str, locale: str) -> None:
    assert only(read("yaml", file, locale="hi", fallback_locale="ar")).locale == locale


@pytest.mark.parametrize(("file", "locale"), [("{locale: sw, a: {text: x}}", "sw"), ("[{text: x}]", "ar")])
def test_the_headers_locale_beats_the_command_lines(file: str, locale: str) -> None:
    assert only(read("yaml", file, fallback_locale="ar")).locale == locale


def test_every_string_of_a_file_named_after_a_locale_is_a_message() -> None:
    file = '{"@@locale": "sw", "locale": "sw", "name": "Jina", "@name": {"d": "x"}, "a": {"b": ["Ndiyo", 7, "4"]}}'
    reading = read("json", file, all_strings=True, locale="sw", name="app")
    assert [(message.id, message.key, message.text) for message in reading.messages] == [
        ("app:name", "name", "Jina"),
        (None, "a.b[0]", "Ndiyo"),
    ]


def test_a_locale_as_first_key_is_no_part_of_the_id() -> None:
    reading = read("yaml", "sw:\n  money:\n    back: Tutarudisha\n", all_strings=True, locale="sw", name="")
    assert [(message.id, message.key) for message in reading.messages] == [("money.back", "sw.money.back")]


def test_usual_keys_in_a_file_named_after_a_locale_win() -> None:
    reading = read("yaml", "title: Jina\nreply: {text: karibu}\n", all_strings=True, locale="sw")
    assert [message.text for message in reading.messages] == ["karibu"]


def test_a_file_without_messages_is_skipped_and_said() -> None:
    reading = read("yaml", "title: x")
    assert [item.reason for item in reading.skipped] == ["no message under the usual keys"]
    reading = read("yaml", "title: x", "replies[].body")
    assert [item.reason for item in reading.skipped] == ["nothing stands at replies[].body"]


def test_a_message_without_text_is_skipped_and_said() -> None:
    reading = read("yaml", "- {id: a, locale: en}\n- {id: b, locale: en, text: x}")
    assert [(item.reason, item.message_id) for item in reading.skipped] == [("a message without text", "a")]


def test_somebody_elses_number_under_a_usual_key_is_nothing_to_us() -> None:
    assert read("json", '{"status": {"message": 404}, "text": "x"}').problems == ()


def test_customers_words_are_never_messages() -> None:
    file = (
        "- {role: customer, text: a}\n- {role: User, text: b}\n- {role: assistant, text: c}\n- {role: Sales, text: d}"
    )
    reading = read("yaml", file)
    assert [(message.meta.role, message.text) for message in reading.messages] == [("bot", "c")]
    reasons = sorted(item.reason for item in reading.skipped)
    assert reasons == ["2 messages of customers", "the role 'Sales' is none of agent, bot, customer"]


def test_everything_known_about_a_message_is_read() -> None:
    file = """
    - {text: x, channel: chat, role: bot, topic: t, tags: "upset, own", position: closing, known: [email, phone],
       tried: [restart], fault: ours, author: ann, reviewed: 2026-01-31, at: "2026-02-01T10:00", stored: false,
       history: [{role: customer, text: Hi, at: "09:59"}, {role: agent, author: bo, text: Hello}]}
    """
    meta = only(read("yaml", file)).meta
    turns = (Turn("customer", "Hi", None, "09:59"), Turn("agent", "Hello", "bo"))
    assert meta == Meta(
        "chat", "bot", "t", ("upset", "own"), "closing", ("email", "phone"), ("restart",), "ours", "ann",
        "2026-01-31", "2026-02-01T10:00", False, turns,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("history", "position"),
    [("[]", "opening"), ("[{role: customer, text: a}]", "opening"), ("[{role: bot, text: a}]", "middle")],
)
def test_the_position_is_derived_from_the_history(history: str, position: str) -> None:
    assert only(read("yaml", f"- {{text: x, history: {history}}}")).meta.position == position
    assert only(read("yaml", f"- {{text: x, position: closing, history: {history}}}")).meta.position == "closing"


def test_values_of_other_types_are_unknown_in_files() -> None:
    file = "- {text: x, position: 3, tags: {a: b}, stored: maybe, fault: mine, known: [[a]], history: 5, channel: [a]}"
    assert only(read("yaml", file)).meta == Meta()


def test_paths_pick_texts_and_what_belongs_to_them() -> None:
    file = (
        "replies:\n- {name: a, body: one, subject: s, topic: t, on: 2026-01-31}\n- {name: b, body: two, locale: el}\n"
    )
    reading = read("yaml", file, "replies[].body", "replies[].name", meta={"reviewed": "replies[].on"}, locale="sw")
    first, second = reading.messages
    assert (first.id, first.key, first.locale, first.text) == ("a", "replies[0].body", "sw", "one")
    assert (first.meta.topic, first.meta.reviewed) == ("t", "2026-01-31")
    assert (second.id, second.locale) == ("b", "el")


def test_a_table_of_texts_has_no_fields_of_its_own() -> None:
    file = "replies: {name: Hi there, refund: Your money}"
    reading = read("yaml", file, "replies.*", "replies.*")
    assert [(message.id, message.text) for message in reading.messages] == [
        ("name", "Hi there"),
        ("refund", "Your money"),
    ]


@pytest.mark.parametrize(
    ("file", "path", "problem"),
    [
        ("a: [x]", "a", "1:4 a leads to a list, not to text"),
        ("a: {b: x}", "a", "1:4 a leads to a map, not to text"),
        ("a: 42", "a", "1:4 a leads to '42', which is no text"),
        ("- {locale: ../x, text: a}", "", "1:12 '../x' is no locale"),
    ],
)
def test_what_is_picked_and_no_text_is_a_problem(file: str, path: str, problem: str) -> None:
    assert said(read("yaml", file, path)) == [problem]


def test_a_list_may_stand_where_another_path_reads_its_items() -> None:
    file = '{"r": [{"speech": "a"}, {"speech": ["b", "c"]}, {"speech": null}]}'
    reading = read("json", file, "r[].speech | r[].speech[]")
    assert ([message.text for message in reading.messages], reading.problems) == (["a", "b", "c"], ())


def test_a_message_over_the_cap_is_a_problem() -> None:
    file = f"- text: {'α' * 60}\n- text: {'a' * 100}"
    reading = read("yaml", file, limits=Limits(message_bytes=100))
    assert [message.text for message in reading.messages] == ["a" * 100]
    assert said(reading) == ["1:9 the message has 120 bytes, at most 100"]


def test_html_and_block_quotes_of_a_value_are_marked() -> None:
    message = only(read("json", '{"text": "<p>Dear <name></p>\\n> you wrote\\n<br/>ok"}'))
    assert [message.text[start:end] for start, end in message.masks] == ["<p>", "</p>", "<br/>"]
    assert message.quotes == (Span(19, 30),)

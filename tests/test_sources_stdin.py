"""Standard input: a message, message objects, a stream of them, or the file an editor holds."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.model import Message, Meta
from stylelint_cs.sources.collect import CollectOptions, FileMessages
from stylelint_cs.sources.stdin import collect_stdin

KNOWN = frozenset({"en", "sw"})


def parts(data: str | bytes, **options: Any) -> list[FileMessages]:
    """What standard input holds."""
    raw = data.encode() if isinstance(data, str) else data
    return list(collect_stdin(io.BytesIO(raw), CollectOptions(known=KNOWN, **options)))


def messages(data: str | bytes, **options: Any) -> list[Message]:
    """The messages of input without problems."""
    found = parts(data, **options)
    assert [problem for part in found for problem in part.problems] == []
    return [message for part in found for message in part.messages]


def problems(data: str | bytes, **options: Any) -> list[str]:
    """The problems as ``line:column message``, or the message alone."""
    found = [problem for part in parts(data, **options) for problem in part.problems]
    assert all(problem.mend for problem in found)
    return [f"{item.place.line}:{item.place.column} {item.message}" if item.place else item.message for item in found]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration but one's own."""
    monkeypatch.chdir(tmp_path)


def test_text_is_one_message() -> None:
    (message,) = messages("  Habari\r\n# stylelint-cs: ignore[x] -- y\n", locale="sw", defaults=Meta(channel="sms"))
    assert message.text == "  Habari\r\n# stylelint-cs: ignore[x] -- y"
    assert (message.id, message.locale, message.key, message.source.path) == (None, "sw", None, "<stdin>")
    assert message.meta == Meta(channel="sms", stored=False)


@pytest.mark.parametrize("data", ["", "\n", "  \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("format_", ["text", "jsonl"])
def test_nothing_is_no_message_and_no_problem(data: str | bytes, format_: str) -> None:
    assert messages(data, stdin_format=format_) == []


@pytest.mark.parametrize("data", ["", "\n", b"\xef\xbb\xbf"])
def test_nothing_is_no_json_value(data: str | bytes) -> None:
    assert problems(data, stdin_format="json") == ["1:1 the file is empty"]


def test_bytes_that_are_no_utf8_are_a_problem_with_their_place() -> None:
    (problem,) = problems("Habari\nκαι ".encode() + "για".encode("iso8859-7"))
    assert problem.startswith("2:5 ")
    assert "not UTF-8" in problem


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        ("Habari", {}, "its language is not known"),
        ("Bonjour", {"locale": "fr"}, "there is no locale pack for fr"),
        ('{"text": "Habari"}', {"stdin_format": "json"}, "its language is not known"),
        ('{"text": "Habari"}\n', {"stdin_format": "jsonl"}, "its language is not known"),
    ],
)
def test_an_only_message_without_a_locale_is_a_problem(data: str, options: dict[str, str], said: str) -> None:
    assert problems(data, **options) == [f"<stdin>: the message cannot be judged, {said}"]


def test_one_of_several_messages_without_a_locale_is_skipped() -> None:
    found = parts('[{"text": "Habari"}, {"id": "b", "locale": "sw", "text": "Karibu"}]', stdin_format="json")
    assert [message.id for part in found for message in part.messages] == ["b"]
    assert [item.reason for part in found for item in part.skipped] == ["its language is not known"]
    assert not any(part.problems for part in found)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ('{"id": "a", "locale": "sw", "text": "x"}', ["a"]),
        ('[{"id": "a", "locale": "sw", "text": "x"}, {"locale": "en", "text": "y"}]', ["a", None]),
        ('{"messages": [{"id": "a", "text": "x"}, {"id": "b", "text": " "}], "locale": "sw"}', ["a"]),
        ('{"messages": []}', []),
    ],
)
def test_json_is_an_object_a_list_or_messages(data: str, ids: list[str | None]) -> None:
    found = messages(data, stdin_format="json")
    assert [message.id for message in found] == ids
    assert all(message.meta.stored is False for message in found)


def test_fields_beside_messages_hold_for_each_of_them() -> None:
    data = {"locale": "sw", "channel": "chat", "messages": [{"text": "x"}, {"text": "y", "channel": "sms"}]}
    first, second = messages(json.dumps(data), stdin_format="json")
    assert (first.meta.channel, second.meta.channel, second.locale, second.key) == (
        "chat",
        "sms",
        "sw",
        "messages[1].text",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('{"text": "x", "locale": "sw", "chanel": "chat"}', "1:31 a message has no field 'chanel'"),
        ('{"locale": "sw"}', "1:1 the message has no text"),
        ('{"text": 42, "locale": "sw"}', "1:10 text must be text"),
        ('{"text": ["x"], "locale": "sw"}', "1:10 text must be text"),
        ('{"text": "x", "locale": 7}', "1:25 '7' is no locale"),
        ('{"text": "x", "locale": "../x"}', "1:25 '../x' is no locale"),
        ('{"text": "x", "locale": "sw", "channel": 7}', "1:42 channel must be text"),
        ('{"text": "x", "locale": "sw", "role": "user"}', "1:39 'user' is no role"),
        ('{"text": "x", "locale": "sw", "position": "start"}', "1:43 'start' is no position"),
        ('{"text": "x", "locale": "sw", "fault": "us"}', "1:40 'us' is no fault"),
        ('{"text": "x", "locale": "sw", "tags": [1]}', "1:39 tags must be a list of words"),
        ('{"text": "x", "locale": "sw", "known": {"a": 1}}', "1:40 known must be a list of words"),
        ('{"text": "x", "locale": "sw", "stored": "yes"}', "1:41 stored must be true or false"),
        ('{"text": "x", "locale": "sw", "history": "y"}', "1:42 history must be a list of turns"),
        ('{"text": "x", "locale": "sw", "history": ["y"]}', "1:43 a turn must be a map"),
        ('{"text": "x", "locale": "sw", "history": [{"text": "y"}]}', "1:43 a turn needs role"),
        (
            '{"text": "x", "locale": "sw", "history": [{"role": "bot", "text": "y", "by": 1}]}',
            "1:72 a turn has no field 'by'",
        ),
        (
            '{"text": "x", "locale": "sw", "at": "2026-01-31T25:30:00Z"}',
            "1:37 at is no day or time: '2026-01-31T25:30:00Z'",
        ),
        ('{"text": "x", "locale": "sw", "at": "soon"}', "1:37 at is no day or time: 'soon'"),
        ('{"text": "x", "locale": "sw", "reviewed": "31.1.26"}', "1:43 reviewed is no day or time: '31.1.26'"),
        (
            '{"text": "x", "locale": "sw", "history": [{"role": "bot", "text": "y", "at": "now"}]}',
            "1:78 at is no day or time: 'now'",
        ),
        ('["x"]', "1:2 a message must be an object"),
        ('"x"', "1:1 a message must be an object"),
        ('{"messages": "x"}', "1:14 messages must be a list"),
        ('{"messages": [], "id": "a", "text": "x"}', "1:29 a message has no field 'text'"),
    ],
)
def test_objects_must_hold_what_a_message_has(data: str, said: str) -> None:
    assert problems(data, stdin_format="json")[0] == said
    assert problems(data.replace("\n", ""), stdin_format="jsonl")[0] == said


@pytest.mark.parametrize(
    "at", ['"2026-01-31"', '"2026-01-31T15:00:00Z"', '"2026-01-31 15:00"', '"15:00"', "1794819600", "null", '""']
)
def test_times_are_read_as_files_hold_them(at: str) -> None:
    for field in ("at", "reviewed"):
        assert problems(f'{{"text": "x", "locale": "sw", "{field}": {at}}}', stdin_format="json") == []


def test_all_that_is_wrong_is_said_at_once() -> None:
    data = '[{"txt": "a"},\n {"text": "b", "locale": "sw", "role": 1, "x": 2}]'
    assert problems(data, stdin_format="json") == [
        "1:2 the message has no text",
        "1:3 a message has no field 'txt'",
        "2:40 role must be text",
        "2:43 a message has no field 'x'",
    ]


def test_json_lines_come_in_parts_and_are_neither_stored_nor_new() -> None:
    data = "".join(json.dumps({"id": str(n), "locale": "sw", "text": f"na {n}"}) + "\n" for n in range(1201))
    found = parts(data, stdin_format="jsonl")
    assert [(part.part, len(part.messages)) for part in found] == [(0, 500), (1, 500), (2, 201)]
    last = found[-1].messages[-1]
    assert last.file_span(0, 2)[0] == (1201, data.splitlines()[-1].index("na") + 1)
    assert last.meta.stored is None


def test_a_customers_message_is_not_judged() -> None:
    found = parts('{"text": "x", "role": "customer"}', stdin_format="json")
    assert [item.reason for part in found for item in part.skipped] == ["one message of customers"]
    assert not any(part.messages or part.problems for part in found)


@pytest.mark.parametrize(
    ("name", "data", "expected", "stored"),
    [
        ("replies/sw/a.yaml", "- {id: a, text: karibu}", [("a", "sw", "karibu")], True),
        ("refund.sw.md", "---\nid: a\n---\nkaribu", [("a", "sw", "karibu")], True),
        ("sw.json", '{"title": "karibu"}', [(None, "sw", "karibu")], False),
        ("sw/a.jsonl", '{"id": "a", "text": "karibu", "extra": 1}', [("a", "sw", "karibu")], None),
        ("sw/a.txt", "karibu", [(None, "sw", "karibu")], False),
        ("sw/a", "karibu", [(None, "sw", "karibu")], False),
        ("sw/a.csv", "id,text\na,karibu", [("a", "sw", "karibu")], True),
    ],
)
def test_a_file_name_says_how_the_input_is_read(
    name: str, data: str, expected: list[tuple[str | None, str, str]], stored: bool | None
) -> None:
    found = messages(data, stdin_filename=name)
    assert [(message.id, message.locale, message.text) for message in found] == expected
    assert [(message.meta.stored, message.source.path) for message in found] == [(stored, name)]


def test_the_source_that_the_file_name_matches_is_used(tmp_path: Path) -> None:
    config = "sources:\n  - {files: 'r/{locale}/*.yaml', messages: 'replies[].body', channel: chat}\n"
    (tmp_path / "stylelint-cs.yaml").write_text(config, encoding="utf-8")
    (message,) = messages("replies: [{body: karibu, text: no}]", stdin_filename="r/sw/a.yaml")
    assert (message.text, message.locale, message.meta.channel) == ("karibu", "sw", "chat")


def test_a_message_cannot_switch_off_its_own_check() -> None:
    body = "<!-- stylelint-cs: ignore[x] -- why -->\nkaribu"
    assert [part.comments for part in parts(body, stdin_filename="a.sw.md")] == [()]
    beside = parts("# stylelint-cs: ignore[x] -- why\n- text: karibu", stdin_filename="sw/a.yaml")
    assert len(beside[0].comments) == 1


@pytest.mark.parametrize("options", [{}, {"stdin_format": "json"}])
def test_a_message_over_the_cap_is_a_problem(options: dict[str, str]) -> None:
    text = "neno " * 30
    data = json.dumps({"text": text, "locale": "sw"}) if options else text
    (problem,) = problems(data, locale="sw", limits=Limits(message_bytes=100), **options)
    assert problem.endswith("the message has 150 bytes, at most 100")
    (problem,) = problems(data, locale="sw", limits=Limits(file_bytes=100), **options)
    assert problem == "1:1 <stdin> holds more than 100 bytes"

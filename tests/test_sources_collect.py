"""From paths to messages: what a run is given, file by file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.model import Message, Meta
from stylelint_cs.sources.collect import CollectOptions, FileMessages, collect
from stylelint_cs.sources.paths import parse
from stylelint_cs.sources.presets import PRESETS
from stylelint_cs.sources.readers import READERS, reader_for
from tests.reading import assert_exact

KNOWN = frozenset({"en", "sw", "hi", "el", "ar"})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def lay(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, with their folders."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)


def gather(*paths: str, **options: Any) -> list[FileMessages]:
    """Everything the paths lead to."""
    return list(collect(paths, CollectOptions(known=KNOWN, **options)))


def messages(*paths: str, **options: Any) -> list[Message]:
    """The messages the paths lead to."""
    return [message for part in gather(*paths, **options) for message in part.messages]


def skipped(*paths: str, **options: Any) -> list[str]:
    """What is skipped, as ``path: reason``."""
    return [f"{item.path}: {item.reason}" for part in gather(*paths, **options) for item in part.skipped]


def problems(*paths: str, **options: Any) -> list[str]:
    """The problems, in words."""
    return [problem.message for part in gather(*paths, **options) for problem in part.problems]


@pytest.mark.parametrize(
    ("name", "text", "id_", "key"),
    [
        ("replies/sw/refund.yaml", "text: karibu", "replies/refund", "text"),
        ("replies/sw/refund.yaml", "back: {text: karibu}", "replies/refund:back", "back.text"),
        ("replies/sw/refund.yaml", "[{id: r, text: karibu}]", "r", "[0].text"),
        ("replies/refund.sw.md", "karibu", "replies/refund", None),
        ("replies/sw_TZ/refund.txt", "karibu", "replies/refund", None),
        ("i18n/sw.json", '{"a": {"b": "karibu"}}', "i18n:a.b", "a.b"),
        ("sw.json", '{"a.b": "karibu"}', '"a.b"', '"a.b"'),
        ("sw/x.csv", "id,text\nc,karibu", "c", "[0].text"),
        ("sw/x.jsonl", '{"id": "c", "text": "karibu"}', "c", "text"),
        ("config/sw.yml", "sw: {a: karibu}", "config:a", "sw.a"),
    ],
)
def test_a_path_tells_the_locale_and_what_a_message_is_called(
    here: Path, name: str, text: str, id_: str, key: str | None
) -> None:
    lay(here, {name: text})
    (message,) = messages()
    assert (message.id, message.key, message.text) == (id_, key, "karibu")
    assert message.locale in ("sw", "sw-TZ")
    assert (message.source.path, message.meta.stored) == (name, True)


def test_the_source_says_how_its_files_are_read(here: Path) -> None:
    config = """
    sources:
      - files: "r/{locale}/*.yaml"
        messages: "replies[].body"
        id: "replies[].name"
        meta: {topic: "replies[].about"}
        channel: chat
        role: bot
      - {files: "r/*.md", locale: el, stored: false}
      - {files: "*.canned"}
    """
    lay(here, {"stylelint-cs.yaml": config, "r/hi_IN/a.yaml": "replies: [{name: n, body: b, about: t, text: no}]"})
    lay(here, {"r/x.md": "y", "a.canned": "z", "other/sw/x.md": "no"})
    first, second = messages(defaults=Meta(channel="sms", topic="d", tags=("upset",)))
    assert (first.id, first.locale, first.text, first.key) == ("n", "hi-IN", "b", "replies[0].body")
    assert first.meta == Meta("chat", "bot", "t", ("upset",), stored=True)
    assert (second.id, second.locale, second.meta) == (
        "r/x",
        "el",
        Meta("sms", topic="d", tags=("upset",), stored=False),
    )
    assert problems() == ["a.canned: no format has the suffix '.canned'"]
    (named,) = messages("other/sw/x.md")
    assert (named.locale, named.meta.channel) == ("sw", None)


def test_a_file_without_messages_is_skipped(here: Path) -> None:
    lay(here, {"a.json": '{"title": 1}', "b.yaml": "a: <<: [}", "c.csv": "a,b\n", "d.yaml": "textual: x\n"})
    reason = "no message under the usual keys"
    assert skipped() == [f"a.json: {reason}", f"b.yaml: {reason}", f"c.csv: {reason}", f"d.yaml: {reason}"]
    assert problems() == []
    assert len(problems("b.yaml")) == 1


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(here: Path) -> None:
    lay(here, {"a.sw.md": b"\xe3\xe9\xe1", "b.sw.md": "karibu", "c.sw.md": "x" * 200, "d.sw.yaml": "text: 'a"})
    found = gather(limits=Limits(file_bytes=100))
    assert [part.path for part in found if part.problems] == ["a.sw.md", "c.sw.md", "d.sw.yaml"]
    assert [message.id for part in found for message in part.messages] == ["b"]
    assert all(problem.mend for part in found for problem in part.problems)


def test_endless_problems_are_cut_short(here: Path) -> None:
    lay(here, {"a.json": "[" + ",".join('{"id": 1, "text": 2}' for _ in range(9)) + "]"})
    assert problems(limits=Limits(problems=2))[2:] == ["a.json: and 7 more problems"]


def test_a_binary_file_is_skipped_unless_it_is_named(here: Path) -> None:
    lay(here, {"a.txt": b"\x00\x01\xff\xfe\x00"})
    assert (skipped(), problems()) == (["a.txt: a binary file"], [])
    assert len(problems("a.txt")) == 1


def test_a_byte_order_mark_is_no_column(here: Path) -> None:
    for name, text in {
        "a.txt": "karibu",
        "b.md": "karibu",
        "c.yaml": "text: karibu",
        "d.json": '{"text": "karibu"}',
    }.items():
        lay(here, {f"sw/{name}": b"\xef\xbb\xbf" + text.encode()})
        (message,) = messages(f"sw/{name}")
        assert_exact(message)
        assert message.file_span(0, 6)[0] == (1, text.index("karibu") + 1)


def test_the_locale_comes_from_the_command_line_then_from_the_words(here: Path) -> None:
    lay(here, {"a.yaml": "[{text: sw na}, {text: el, locale: el}, {text: '?'}]"})

    def tell(text: str) -> str | None:
        return text[:2] if text[:2].isalpha() else None

    assert [message.locale for message in messages(tell=tell, locale="hi")] == ["hi", "el", "hi"]
    assert [message.locale for message in messages(tell=tell)] == ["sw", "el"]
    assert skipped(tell=tell) == ["a.yaml: its language is not known"]


def test_a_stream_comes_in_parts_and_counts_what_it_leaves_out(here: Path) -> None:
    lines = "".join(json.dumps({"text": "x", "locale": "sw" if n % 2 else "fr"}) + "\n" for n in range(1200))
    lay(here, {"a.jsonl": lines})
    parts = gather()
    assert [(part.part, len(part.messages)) for part in parts] == [(0, 250), (1, 250), (2, 100), (3, 0)]
    assert [item.reason for item in parts[-1].skipped] == ["600 messages: there is no locale pack for fr"]
    assert all(part.source is None for part in parts)


def test_files_are_read_one_after_the_other(here: Path) -> None:
    lay(here, {"a.sw.md": "one", "b.sw.md": "two"})
    parts = collect((), CollectOptions(known=KNOWN))
    assert next(parts).path == "a.sw.md"
    (here / "b.sw.md").unlink()
    assert [item.reason for item in next(parts).skipped] == ["does not exist"]


@pytest.mark.parametrize(
    ("preset", "file", "expected"),
    [
        (
            "rasa",
            "responses: {utter_hi: [{text: Habari}], utter_bye: [{text: Kwaheri}]}",
            [("utter_hi", "Habari"), ("utter_bye", "Kwaheri")],
        ),
        ("github", "replies: [{name: a, body: x, text: no}]", [("a", "x")]),
        ("botpress", '[{id: b, formData: {"text$en": x}}]', [("b", "x")]),
        (
            "dialogflow",
            "responses: [{messages: [{lang: el, speech: [x, y]}, {lang: sw, speech: z}]}]",
            [(None, "x"), (None, "y"), (None, "z")],
        ),
        ("whatsapp", "{name: n, language: sw, components: [{type: BODY, text: x}]}", [("n", "x")]),
        ("zendesk", "items: [{name: n, variants: [{locale: el, content: x}]}]", [("n", "x")]),
    ],
)
def test_presets_know_the_layouts_of_tools(
    here: Path, preset: str, file: str, expected: list[tuple[str | None, str]]
) -> None:
    lay(here, {"sw/a.yaml": file, "stylelint-cs.yaml": f"sources: [{{files: '{{locale}}/*.yaml', preset: {preset}}}]"})
    assert [(message.id, message.text) for message in messages()] == expected
    (here / "stylelint-cs.yaml").unlink()
    assert [message.text for message in messages(preset=preset)] == [text for _, text in expected]


def test_every_preset_can_be_read() -> None:
    for preset in PRESETS.values():
        for path in (*preset.messages, *preset.meta.values(), *preset.ids, *preset.locales):
            assert parse(path).steps


def test_every_format_is_known_by_its_suffixes() -> None:
    for name, reader in READERS.items():
        assert reader.name == name
        for suffix in reader.suffixes:
            assert reader_for(f"a{suffix.upper()}") is reader
    assert reader_for("a.exe") is None


def test_long_text_files_are_checked_in_parts(here: Path) -> None:
    lay(here, {"sw/a.txt": "neno moja " * 5000, "sw/b.txt": "a" * 30_000})
    found = messages()
    assert [message.id for message in found][:2] == ["a", "a#2"]
    assert "".join(message.text for message in found).count("moja") == 5000
    for message in found:
        assert_exact(message)
    assert problems() == ["the message has 30,000 bytes, at most 20,000"]


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.properties"])
def test_utf16_with_a_byte_order_mark_is_read_and_utf32_is_not(here: Path, name: str) -> None:
    text = {"a.txt": "Habari\nyako", "a.csv": "id;text\na;yako", "a.properties": "a=1\nb=yako"}[name]
    for codec in ("utf-16", "utf-16-be"):
        (here / name).write_bytes(("\ufeff" * (codec != "utf-16") + text).encode(codec))
        message = messages(name, locale="sw")[-1]
        start, _ = message.file_span(len(message.text) - 4, len(message.text))
        assert (message.text[-4:], start.line) == ("yako", 2)
    (here / name).write_bytes(text.encode("utf-32"))
    assert messages(".") == []
    assert skipped(".") == [f"{name}: a binary file"]


def test_replies_in_fences_have_the_language_that_is_told(here: Path) -> None:
    lay(
        here, {"all.md": "# Replies\n\n```\nHabari {name}.\n```\n\n```\ncp a b\n```\n", "code.md": "```\ncp a b\n```\n"}
    )
    (message,) = messages(".", tell=lambda text: "sw" if "Habari" in text else None)
    assert (message.id, message.locale, message.text) == ("all:Replies", "sw", "Habari {name}.")
    assert skipped(".", tell=lambda text: "sw" if "Habari" in text else None) == [
        "code.md: no prose outside code",
    ]

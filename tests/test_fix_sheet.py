"""A change is made only where everything else that the file says stays: texts, marks, comments, what is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stylelint_cs.decoding import decode
from stylelint_cs.fixing.choosing import Change
from stylelint_cs.fixing.outlines import outline, repeated, same, scalars_at
from stylelint_cs.fixing.sheet import BOM, Format, Sheet
from stylelint_cs.frozen import replace
from stylelint_cs.limits import DEFAULT_LIMITS
from stylelint_cs.model import (
    Finding,
    Level,
    Message,
    Meta,
    OffsetMap,
    Position,
    Problem,
    Replacement,
    Skipped,
    SourceText,
    Span,
)
from stylelint_cs.sources.base import Comment
from stylelint_cs.sources.settling import FileMessages

PLACE = Position(1, 1)
TEXT = "kindly wait *here* # note"
Told = Callable[[FileMessages, Message], FileMessages]


def change(start: int, end: int, text: str, number: int = 0) -> Change:
    finding = Finding("r", Level.INFO, "T", "E", "en", "p", None, None, PLACE, PLACE, "", (), None)
    return Change(finding, number, (Replacement(start, end, text),))


def sheet(data: bytes, name: str, told: Told) -> Sheet:
    """A file of one message; where it says "please", ``told`` says what else is said of it."""

    def read(given: bytes) -> list[FileMessages]:
        source = decode(given, "f")
        masks, quotes = (Span(12, 18),), (Span(0, 6),)
        text = source.text
        one = Message(text, "en", "a", source, OffsetMap.identity(len(text)), Meta(), "k", masks, quotes)
        note = Comment(source, text.index("#"), len(text), Span(0, 0)) if "#" in text else None
        plain = FileMessages("f", None, source, (one,), (note,) if note else (), (Skipped("f", "why"),))
        return [told(plain, one) if "please" in text else plain]

    return Sheet(data, Format(name, DEFAULT_LIMITS, read))


def with_message(**changes: object) -> Told:
    return lambda part, one: replace(part, messages=(replace(one, **changes),))


@pytest.mark.parametrize(
    ("told", "made"),
    [
        (lambda part, one: part, True),
        (with_message(id="b"), False),
        (with_message(key="l"), False),
        (with_message(locale="sw"), False),
        (with_message(meta=Meta(channel="chat")), False),
        (with_message(masks=()), False),
        (with_message(masks=(Span(13, 18),)), False),
        (with_message(masks=(Span(12, 19),)), False),
        (with_message(quotes=()), False),
        (with_message(quotes=(Span(0, 7),)), False),
        (with_message(text="please wait"), False),
        (lambda part, one: replace(part, skipped=()), False),
        (lambda part, one: replace(part, comments=()), False),
        (lambda part, one: replace(part, comments=(*part.comments, *part.comments)), False),
        (lambda part, one: replace(part, problems=(Problem("a", "b"),)), False),
        (lambda part, one: replace(part, messages=(one, one)), False),
        (lambda part, one: replace(part, messages=()), False),
    ],
)
@pytest.mark.parametrize("mark", [b"", BOM])
def test_everything_else_stays(told: Told, made: bool, mark: bytes) -> None:
    before = sheet(mark + TEXT.encode(), "text", told)
    after, left_out = before.changed([change(0, 6, "please")])
    assert (after.data, left_out) == (
        (mark + TEXT.replace("kindly", "please").encode(), []) if made else (before.data, [change(0, 6, "please")])
    )


def test_of_several_changes_the_one_that_disturbs_is_left_out() -> None:
    before = sheet(TEXT.encode(), "text", with_message(id="b"))
    fine, wrong = change(7, 11, "stay"), change(0, 6, "please")
    after, left_out = before.changed([wrong, fine])
    assert (after.data.decode(), left_out) == (TEXT.replace("wait", "stay"), [wrong])


@pytest.mark.parametrize(
    ("start", "end", "text", "made"),
    [
        (13, 17, "there", True),
        (7, 11, "stay", True),
        (13, 17, " there", False),
        (13, 17, "there ", False),
        (13, 17, "(there)", False),
        (11, 12, "", False),
        (11, 12, "x", False),
        (11, 12, "(", False),
        (13, 17, "a b", True),
        (13, 13, "over ", True),
        (13, 13, " ", False),
        (17, 17, "s", True),
        (13, 17, "", False),
        (18, 19, "x", False),
        (7, 11, "st\nay", False),
    ],
)
def test_what_stands_beside_a_mark_of_emphasis_stays_of_its_sort(start: int, end: int, text: str, made: bool) -> None:
    def read(given: bytes) -> list[FileMessages]:
        source = decode(given, "f")
        one = Message(source.text, "en", "a", source, OffsetMap.identity(len(source.text)), Meta())
        return [FileMessages("f", None, source, (one,))]

    before = Sheet(TEXT.encode(), Format("markdown", DEFAULT_LIMITS, read))
    after, left_out = before.changed([change(start, end, text)])
    assert (after.data != before.data, not left_out) == (made, made)


def test_the_lines_of_a_document_stay_as_many_as_they_are() -> None:
    def read(given: bytes) -> list[FileMessages]:
        source = decode(given, "f")
        one = Message(source.text, "en", "a", source, OffsetMap.identity(len(source.text)), Meta())
        return [FileMessages("f", None, source, (one,))]

    before = Sheet(b"kindly\nwait", Format("markdown", DEFAULT_LIMITS, read))
    assert before.changed([change(0, 6, "please")])[0].data == b"please\nwait"
    assert before.changed([change(0, 11, "please wait")]) == (before, [change(0, 11, "please wait")])


def told_by(text: str, name: str = "markdown") -> tuple[tuple[str, str], ...]:
    return tuple((part.kind, part.value) for part in outline(name, SourceText.of("f", text), DEFAULT_LIMITS))


@pytest.mark.parametrize(
    "other",
    [
        *("    words", "\twords", "words  ", "words\\", "- words", "> words", "# words", "1. words", "| words"),
        *("```words", "~~~words", "[x]: words"),
        *("wo*rds", "wo`rds", "wo[rds", "words ![", "a &b", "https://words", "", "---", "words\n", "<words"),
    ],
)
def test_the_shape_of_a_line_is_part_of_a_document(other: str) -> None:
    assert told_by("words") != told_by(other)
    assert told_by(other) == told_by(other.replace("words", "others"))


def test_what_a_line_says_is_no_part_of_its_shape() -> None:
    assert told_by("one two\n- three") == told_by("four, five & six!\n- 7")


def test_the_texts_of_a_stream_are_enclosed_where_they_stand() -> None:
    text = '{"a": "x"}\n\n  {"b": ["y", "y"]}\n'
    parts = outline("jsonl", SourceText.of("f", text), DEFAULT_LIMITS)
    assert [(part.kind, text[part.start : part.end]) for part in parts if part.kind in ("line", "text", "key")] == [
        ("line", '{"a": "x"}'),
        ("key", '"a"'),
        ("text", '"x"'),
        ("line", '  {"b": ["y", "y"]}'),
        ("key", '"b"'),
        ("text", '"y"'),
        ("text", '"y"'),
    ]


def test_a_text_is_found_by_its_place_alone() -> None:
    text = "a: &x one\nb: *x\nc: one\n"
    parts = outline("yaml", SourceText.of("f", text), DEFAULT_LIMITS)
    at = text.index("one")
    first, none, last = scalars_at(parts, [(at, at + 3), (at, at + 4), (text.rindex("one"), text.rindex("one") + 3)])
    assert none is None
    assert first is not None
    assert last is not None
    assert scalars_at(parts, [(0, 0)]) == [None]
    assert [[parts[place].value for place in places] for places in repeated(parts, [first, last, None])] == [
        ["=one", "=one"],
        ["=one"],
        [],
    ]
    after = outline("yaml", SourceText.of("f", text.replace("&x one", "&x two")), DEFAULT_LIMITS)
    assert same(parts, after, dict.fromkeys(repeated(parts, [first])[0], "=two"))
    assert not same(parts, after, {first: "=two"})
    assert not same(parts, after[:-1], {})

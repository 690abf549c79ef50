"""Markdown: the body as it stands, what in it is no prose, what the front matter says, and its comments."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stylelint_cs.model import SourceText
from stylelint_cs.sources.base import ReadSpec
from stylelint_cs.sources.inline import masks
from stylelint_cs.sources.readers import READERS
from stylelint_cs.text.view import View
from tests.conftest import small_pack
from tests.effort import grows_with_length
from tests.reading import assert_exact, only, place, read, said


def test_the_front_matter_is_about_the_body() -> None:
    file = (
        "---\nid: refund\ntopic: money\ntags: [complaint, upset]\nlocale: sw\nchannel: email\n"
        "reviewed: 2026-01-31\nrole: bot\nlayout: page\n---\n\nHabari {name},\n\nkaribu.\n"
    )
    message = only(read("markdown", file, name="replies/refund"))
    meta = message.meta
    assert (message.id, message.locale, message.text) == ("refund", "sw", "Habari {name},\n\nkaribu.")
    assert (meta.topic, meta.tags, meta.channel) == ("money", ("complaint", "upset"), "email")
    assert (meta.reviewed, meta.role) == ("2026-01-31", "bot")
    assert place(message, "karibu") == (14, 1)
    assert_exact(message)


@pytest.mark.parametrize(
    ("file", "text", "id_"),
    [
        ("Habari.\n", "Habari.", "a/b"),
        ("\n\n  Habari.  \n\n", "  Habari.", "a/b"),
        ("---\nname: x\n---\nHabari.", "Habari.", "x"),
        ("---\r\nname: x\r\n...\r\nHabari.\r\n", "Habari.", "x"),
        ("---\n---\nHabari.", "Habari.", "a/b"),
        ("---\nHabari\n---\n", "---\nHabari\n---", "a/b"),
        ("---\nid: a\nHabari", "---\nid: a\nHabari", "a/b"),
        ("<!-- for us -->\n\n<!-- - -- ok\n-->\nHabari.", "Habari.", "a/b"),
    ],
)
def test_the_body_is_the_message(file: str, text: str, id_: str) -> None:
    message = only(read("markdown", file, name="a/b"))
    assert (message.text, message.id) == (text, id_)
    assert_exact(message)


@pytest.mark.parametrize("file", ["", "\n \n", "---\nid: a\n---\n", "<!-- nothing yet -->\n"])
def test_an_empty_body_is_no_message(file: str) -> None:
    reading = read("markdown", file)
    assert (reading.messages, reading.problems) == ((), ())


def test_a_mistake_in_the_front_matter_has_its_place_in_the_file() -> None:
    assert said(read("markdown", "---\nid: a\nid: b\n---\nHabari"))[0].startswith("3:1 duplicate key")
    assert said(read("markdown", "---\nlocale: ../x\n---\nHabari")) == ["2:9 '../x' is no locale"]


@pytest.mark.parametrize(
    ("body", "masked"),
    [
        ("use `npm i` now", ["`npm i`"]),
        ("use ``a ` b`` now", ["``a ` b``"]),
        ("a ` b", []),
        ("`a\nb` c", ["`a\nb`"]),
        ("`a\n\nb` c", []),
        (r"\`a` b`", ["` b`"]),
        ("see https://x.org/a. Now", ["https://x.org/a"]),
        ("see (www.x.org) now", ["www.x.org"]),
        ("see <https://x.org/a b", ["https://x.org/a"]),
        ("see <https://x.org/a> now", ["https://x.org/a"]),
        ("write <help@x.org> now", ["help@x.org"]),
        ("[text](https://x.org/a) now", ["https://x.org/a"]),
        ('[text](/a_(b) "a title") now', ["/a_(b)"]),
        ("[text](<a b> 'title')", ["<a b>"]),
        ("![alt](x.png)", ["![alt](x.png)"]),
        ('![a [b] c](x.png "title") d', ['![a [b] c](x.png "title")']),
        ("![](<a b>) c", ["![](<a b>)"]),
        ("![a\nb][ref] c", ["![a\nb][ref]"]),
        ("[![Build is green](/b.svg)](/a)", ["![Build is green](/b.svg)", "/a"]),
        ("[![Build][b]](/a) [![Docs](/d)][c]", ["![Build][b]", "/a", "![Docs](/d)"]),
        ("![alt] text", []),
        ("![alt](/a b) text", ["/a"]),
        (r"\![text](/a)", ["/a"]),
        ("`![a](b)` ![a\n\nb](/c)", ["`![a](b)`", "/c"]),
        ("[not a link] (here)", []),
        ("[text]( no", []),
        ("[id]: https://x.org 'title'\n\ntext", ["[id]: https://x.org"]),
        ("a <b>bold</b> word", ["<b>", "</b>"]),
        ('a <a href="x">link</a>', ['<a href="x">', "</a>"]),
        ("Dear <name>, hello", []),
        ('a <attribute key="x"/> b', ['<attribute key="x"/>']),
        ("a <code>x y</code> b", ["<code>", "x y", "</code>"]),
        ("a <!-- note --> b", ["<!-- note -->"]),
        ("a\n\n<!-- one\n\ntwo --> b `c`", ["<!-- one\n\ntwo -->", "`c`"]),
        ("a <!-- one\n\ntwo --> b", ["<!-- one\n\ntwo -->"]),
        ("a\n```\ncode `x\n```\nb", ["```\ncode `x\n```"]),
        ("~~~ sh\n```\n~~~\nb", ["~~~ sh\n```\n~~~"]),
        ("````\n```\n````", ["````\n```\n````"]),
        ("```\nnever closed", ["```\nnever closed"]),
        ("> ```\n> a\nb", ["```\n> a"]),
        ("- item\n\n  ```\n  x\n  ```\n- b", ["```\n  x\n  ```"]),
        ("``` a`b ```", ["``` a`b ```"]),
        ("a\n\n    code here\n\nb", ["    code here"]),
        ("\tcode", ["\tcode"]),
        ("a\n    no code", []),
        ("- item\n\n    no code\n", []),
        ("1. item\n\n    no code\n\nb\n\n    code", ["    code"]),
        ("5 < 6 > 3 <3", []),
    ],
)
def test_what_is_no_prose_is_masked(body: str, masked: list[str]) -> None:
    assert [body[start:end] for start, end in masks(body)] == masked


def test_masks_and_quotes_are_those_of_the_text() -> None:
    file = "<!-- `x` -->\nYou wrote:\n> I want `it`\n> now\n\nUse `this`."
    message = only(read("markdown", file))
    assert [message.text[start:end] for start, end in message.masks] == ["`it`", "`this`"]
    assert [message.text[start:end] for start, end in message.quotes] == ["> I want `it`\n> now"]


def test_images_and_targets_are_no_words() -> None:
    badges = "[![The build is green](https://x.org/b.svg)](https://x.org/a)\n" * 4
    message = only(read("markdown", f"{badges}\n[Habari](https://x.org/c) yako.", locale="xx"))
    assert View(message, small_pack()).word_count == 2


@settings(max_examples=1000, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"ab `<>![]()\\\n-", "![", "```", "~~~", "<!--", "-->", "<b>", "https://x.y", "](", "    ", "> "]
        )
    ).map("".join)
)
@example("a<!--\n<!---->")
def test_masks_are_in_order_and_apart(body: str) -> None:
    at = 0
    for start, end in masks(body):
        assert at <= start < end <= len(body)
        at = end


@pytest.mark.parametrize(
    "piece",
    [
        *("`", "](", "<code>", "<!--", "`a``b", "x](<", "<a ", "](a", "[a](b(c", "> ", "```\n", "<!-- -"),
        *("![", "![\\]", "![a](", "![](a '", "![[a]", "][a", "][", "[^a", "][a]", "[a]: b\n"),
    ],
)
def test_the_cost_grows_with_the_length_alone(piece: str) -> None:
    assert grows_with_length(lambda length: masks(piece * (length // len(piece))), 60_000)


@pytest.mark.parametrize(
    ("file", "covered"),
    [
        ("One.\n\n<!-- stylelint-cs: ignore[x] -- why -->\nTwo\nlines.\n\nThree.", ["Two\nlines."]),
        ("<!-- stylelint-cs: ignore[x] -- why -->\n\n\nOne.\n\nTwo.", ["One."]),
        ("One <!-- stylelint-cs: ignore[x] -- why -->\ntwo.", ["One <!-- stylelint-cs: ignore[x] -- why -->"]),
        ("<!--\nstylelint-cs: ignore[x] -- why\n-->\nOne.\r\n \r\nTwo.", ["One."]),
        ("---\n# stylelint-cs: ignore[x] -- why\nid: a\n---\nOne.\n\nTwo.", ["One.\n\nTwo."]),
        ("One.\n\n<!-- stylelint-cs: ignore[x] -- why -->\n", []),
    ],
)
def test_a_comment_speaks_for_its_line_the_next_paragraph_or_all(file: str, covered: list[str]) -> None:
    (comment,) = read("markdown", file).comments
    assert file[comment.body.start : comment.body.end].strip() == "stylelint-cs: ignore[x] -- why"
    assert [file[start:end] for start, end in comment.covers] == covered
    assert comment.inside == ("---" not in file)


@pytest.mark.parametrize(
    "file",
    [
        "`<!-- stylelint-cs: ignore[x] -- why -->`",
        "```\n<!-- stylelint-cs: ignore[x] -- why -->\n```",
        "<!-- stylelint-cs: ignore[x]",
    ],
)
def test_code_is_no_comment(file: str) -> None:
    assert read("markdown", file).comments == ()


def test_a_long_document_is_checked_in_parts_of_whole_paragraphs() -> None:
    paragraph = "Habari `yako` rafiki. " * 20 + "\n\n"
    file = "---\nid: long\n---\n" + paragraph * 100
    messages = read("markdown", file).messages
    assert len(messages) > 1
    assert [message.id for message in messages[:3]] == ["long", "long#2", "long#3"]
    assert sum(len(message.text.split()) for message in messages) == len((paragraph * 100).split())
    for message in messages:
        assert_exact(message)
        assert len(message.text.encode()) <= 20_000
        assert message.text.startswith("Habari")
        assert all(message.text[start:end] == "`yako`" for start, end in message.masks)


def test_what_another_tool_needs_to_know_is_no_text() -> None:
    file = '+++\ntitle = "kindly"\n+++\nHabari [^a] [wewe][b] [moja][mbili].\n\n[^a]: Asante\n[B]: https://x.example\n'
    (message,) = read("markdown", file).messages
    assert message.text.startswith("Habari")
    masked = [message.text[start:end] for start, end in message.masks]
    assert masked == ["[^a]", "[b]", "[^a]:", "[B]: https://x.example"]


@pytest.mark.parametrize(
    "piece", ["{/*", "{/* */ ", "import '\n", "export {\n\n", "+++\n", "# a\n\n", "[a](b)\n\n# c\n"]
)
def test_the_cost_of_a_file_grows_with_its_length_alone(piece: str) -> None:
    def reads(length: int) -> None:
        text = piece * (length // len(piece)) + "```\nHabari\n```\n"
        READERS["markdown"].read(SourceText.of("a.mdx", text), ReadSpec(tell=lambda words: "sw"))

    assert grows_with_length(reads, 160_000)  # A quarter of it is more than one message holds.


def test_the_program_in_mdx_is_no_text() -> None:
    file = (
        "import A from './a'\nimport B from \"b\"\n\nexport const c = {\n  d: 'e'\n}\n\n"
        "Karibu <A b='c'>tena</A> {/* d\ne */} {name}.\n\nimport duties are paid.\n"
    )
    spec = ReadSpec()
    (message,) = READERS["markdown"].read(SourceText.of("a.mdx", file), spec).messages
    masked = [message.text[start:end] for start, end in message.masks]
    assert masked == [
        "import A from './a'\nimport B from \"b\"",
        "export const c = {\n  d: 'e'\n}",
        "<A b='c'>",
        "</A>",
        "{/* d\ne */}",
    ]
    (same,) = READERS["markdown"].read(SourceText.of("a.md", file), spec).messages
    assert [same.text[start:end] for start, end in same.masks] == ["<A b='c'>", "</A>"]

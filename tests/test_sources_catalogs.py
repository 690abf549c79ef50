"""Catalogues of translations: every text, exactly where it stands, with its id, its form and its language."""

from __future__ import annotations

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.model import Message
from stylelint_cs.sources.base import Reading
from tests.reading import place, read, said, texts, written

PO = """\
# A note.
msgid ""
msgstr ""
"Project-Id-Version: shop\\n"
"Language: sw_TZ\\n"

#. stylelint-cs: ignore[blame] -- agreed
msgctxt "menu"
msgid "Open \\"it\\""
msgstr ""
"Fungua \\"hapa\\" "
"sasa\\n"

#, fuzzy
msgid "Guess"
msgstr "Kisia"

msgid "One day"
msgid_plural "%d days"
msgstr[0] "Siku moja"
msgstr[1] "Siku %d"

msgid "Nothing"
msgstr ""

#~ msgid "Old"
#~ msgstr "Zamani"
"""


def by_id(reading: Reading, name: str) -> Message:
    return next(message for message in reading.messages if message.id == name)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_gettext_has_a_message_for_every_translation_and_plural_form(line_end: str) -> None:
    reading = read("po", PO.replace("\n", line_end), name="shop")
    assert texts(reading) == [
        ('shop:menu."Open \\"it\\""', 'menu."Open \\"it\\""', 'Fungua "hapa" sasa\n'),
        ('shop:"One day"', '"One day".0', "Siku moja"),
        ('shop:"One day"', '"One day".1', "Siku %d"),
    ]
    first, _, last = reading.messages
    assert {message.locale for message in reading.messages} == {"sw-TZ"}
    assert (place(first, "hapa"), place(first, "sasa"), place(last, "%d")) == ((11, 11), (12, 2), (21, 17))
    assert written(first, '"hapa"') == '\\"hapa\\"'
    assert [item.reason for item in reading.skipped] == [
        "one fuzzy entry",
        "one untranslated entry",
        "one obsolete entry",
    ]
    (comment,) = reading.comments
    assert comment.covers[0].start == first.offsets.span(0, 0).start


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ('msgid "a"\nmsgstr "b\n', "2:8 the quotation mark is never closed, or something follows it"),
        ('msgid "a"\nmsgstr "b" c\n', "2:12 the quotation mark is never closed, or something follows it"),
        ('msgid "a"\n  what is this\n', "2:3 this is no line of a PO file"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', "3:1 msgstr stands twice in one entry"),
        ('msgid "a" what "b"\n', "1:11 the quotation mark is never closed, or something follows it"),
        ('msgid\nmsgstr "b"\n', "2:1 a text in quotation marks is missing here"),
        ('msgid "a"\nmsgstr', "2:7 a text in quotation marks is missing here"),
        ('"a"\n', "1:1 this is no line of a PO file"),
    ],
)
def test_what_is_no_gettext_is_named_with_its_place(file: str, problem: str) -> None:
    assert said(read("po", file)) == [problem]


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ('msgid "a" msgstr "b"', [("a", "b", (1, 19))]),
        ('msgid"a"msgstr"b" "c"\n', [("a", "bc", (1, 16))]),
        ('msgid\n"a"\nmsgstr\n  "b"\n', [("a", "b", (4, 4))]),
        ('msgctxt "c" msgid "a" msgstr "b" msgid "x" msgstr "y"', [("c.a", "b", (1, 31)), ("x", "y", (1, 52))]),
        (
            'msgid "a" msgid_plural "as" msgstr [ 0 ] "b" msgstr[1]\n"c"',
            [("a.0", "b", (1, 43)), ("a.1", "c", (2, 2))],
        ),
        ('msgid "a"\n# x\nmsgid_plural "as"\n#. y\nmsgstr[0] "b"', [("a.0", "b", (5, 12))]),
        ('#| msgctxt "o"\n#| msgid "p"\n#| "q"\nmsgid "a"\nmsgstr "b"', [("a", "b", (5, 9))]),
        ('msgid "a"\rmsgstr "b"\r"c"\r', [("a", "bc", (2, 9))]),
        (
            'domain "d"\nmsgid "a"\nmsgstr "b"\ndomain "e"\nmsgid "c"\nmsgstr "d"',
            [("a", "b", (3, 9)), ("c", "d", (6, 9))],
        ),
        ('#, fuzzy\n#~ msgid "x"\n#~ msgstr "y"\n\nmsgid "a"\nmsgstr "b"', [("a", "b", (6, 9))]),
        ('#, no-fuzzy-check\nmsgid "a"\nmsgstr "b"', [("a", "b", (3, 9))]),
        ('msgid "a"\nmsgstr "b\\\n c"', [("a", "b c", (2, 9))]),
    ],
)
def test_gettext_may_end_its_lines_anywhere(file: str, found: list[tuple[str, str, tuple[int, int]]]) -> None:
    reading = read("po", file)
    assert reading.problems == ()
    assert [(m.key, m.text, tuple(place(m, m.text[:1]))) for m in reading.messages] == found
    texts(reading)


def test_bytes_that_gettext_spells_are_characters_of_utf8() -> None:
    reading = read("po", 'msgid "a"\nmsgstr "caf\\303\\251 \\xce\\xb1\\101\\377"')
    (message,) = reading.messages
    assert message.text == "café αAÿ"
    assert (written(message, "é"), written(message, "α"), written(message, "ÿ")) == (
        "\\303\\251",
        "\\xce\\xb1",
        "\\377",
    )
    texts(reading)


def test_properties_are_read_as_java_reads_them() -> None:
    file = (
        "# note\n! note\nhello.one = Habari \\\n    yako\\u00e9\\n\n  a\\ b:c = d\r\nface=\\uD83D\\uDE00 hi\nempty=\n"
    )
    reading = read("properties", file, name="m")
    assert texts(reading) == [
        ('m:"hello.one"', '"hello.one"', "Habari yakoé\n"),
        ('m:"a b"', '"a b"', "c = d"),
        ("m:face", "face", "😀 hi"),
    ]
    first, _, last = reading.messages
    assert (place(first, "yako"), place(first, "é"), place(last, "hi")) == ((4, 5), (4, 9), (6, 19))
    assert (written(first, "é"), written(first, "Habari yako")) == ("\\u00e9", "Habari \\\n    yako")


def test_a_broken_escape_in_properties_is_named() -> None:
    assert said(read("properties", "a = b\\u12 c\nb = \\\\user\n")) == ["1:6 \\u needs four hexadecimal digits"]


FLUENT = """\
### Shop
# stylelint-cs: ignore[blame] -- agreed
hello = Habari { $name }, karibu { -brand }!
-brand = Acme
long =
    Mstari wa kwanza
      wa pili

    wa tatu
    .title = Kichwa
days = Baada ya { $n ->
    [one] siku moja
   *[other]
        siku { NUMBER($n) } { "{" }
} tu
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_fluent_has_a_message_for_values_attributes_and_variants(line_end: str) -> None:
    reading = read("fluent", FLUENT.replace("\n", line_end), name="f")
    assert texts(reading) == [
        ("f:hello", "hello", "Habari {name}, karibu {brand}!"),
        ("f:-brand", "-brand", "Acme"),
        ("f:long", "long", "Mstari wa kwanza\n  wa pili\n\nwa tatu"),
        ("f:long.title", "long.title", "Kichwa"),
        ("f:days", "days", "Baada ya {n} tu"),
        ("f:days", "days.one", "siku moja"),
        ("f:days", "days.other", "siku {n} ("),
    ]
    hello, _, long, _, _, one, other = reading.messages
    assert (place(hello, "karibu"), place(long, "tatu"), place(one, "moja"), place(other, "siku")) == (
        (3, 27),
        (9, 8),
        (12, 16),
        (14, 9),
    )
    assert written(hello, "{name}") == "{ $name }"
    assert [covered.start for covered in reading.comments[0].covers] == [hello.offsets.span(0, 0).start]


def test_what_is_no_fluent_is_named_and_freemarker_is_left_out() -> None:
    assert said(read("fluent", "a = b { $x\nwhat is this\nc = d\n")) == [
        "1:7 the brace is never closed",
        "2:1 this begins no message",
    ]
    assert [item.reason for item in read("fluent", "<#if user??>\nHi\n</#if>").skipped] == ["a FreeMarker template"]


def test_arb_holds_texts_and_notes_on_them() -> None:
    days = '"days": "{n, plural, one {siku} other {siku {n}}}", "@days": {"description": "x"}'
    file = '{"@@locale": "sw", "message": "Karibu", ' + days + "}"
    reading = read("arb", file)
    assert [(message.key, message.locale) for message in reading.messages] == [("message", "sw"), ("days", "sw")]


@pytest.mark.parametrize(
    ("format_", "file"),
    [
        ("json", '{"items_one": "a", "items_other": "b", "x_one": "c", "n": {"one": "d", "other": "e"}}'),
        ("yaml", "items_one: a\nitems_other: b\nx_one: c\nn: {one: d, other: e}\n"),
    ],
)
def test_plural_forms_of_a_text_share_their_id(format_: str, file: str) -> None:
    reading = read(format_, file, all_strings=True, locale="sw", name="i")
    assert [message.id for message in reading.messages] == ["i:items", "i:items", "i:x_one", "i:n", "i:n"]


@pytest.mark.parametrize(
    ("format_", "line"), [("po", 'msgid "{}"\nmsgstr "b"\n'), ("properties", "{}=b\n"), ("strings", '"{}"="b";\n')]
)
def test_too_many_texts_are_refused(format_: str, line: str) -> None:
    file = "".join(line.format(number) for number in range(20))
    (problem,) = read(format_, file, limits=Limits(nodes=5)).problems
    assert "more than 5 texts" in problem.message

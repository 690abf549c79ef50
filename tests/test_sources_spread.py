"""Texts by locale in one file: told by the keys around them, and only where the keys surely are locales."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.sources.collect import CollectOptions, FileMessages, collect
from tests.formats_xlsx import workbook
from tests.reading import assert_exact, read

KNOWN = frozenset({"en", "sw", "ar", "hi", "el"})
Told = tuple[str | None, str | None, str | None, str]


def told(format_: str, text: str, **values: object) -> list[Told]:
    reading = read(format_, text, known=KNOWN, name="f", **values)
    assert reading.problems == ()
    for message in reading.messages:
        assert_exact(message)
    return [(message.id, message.locale, message.key, message.text) for message in reading.messages]


def gather(path: Path, data: bytes) -> FileMessages:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    (found,) = collect([path.parent], CollectOptions(known=KNOWN))
    return found


@pytest.mark.parametrize(
    ("file", "messages"),
    [
        (
            "- {id: a, text: {en: Hello, sw-KE: Habari}, history: [{role: customer, text: no}]}",
            [("a", "en", "[0].text.en", "Hello"), ("a", "sw-KE", "[0].text.sw-KE", "Habari")],
        ),
        ("a: {body: {sw: Habari}}", [("f:a", "sw", "a.body.sw", "Habari")]),
        (
            "a: {body: Hello, translations: {el: {body: Γεια}}, locale: en}",
            [("f:a", "en", "a.body", "Hello"), ("f:a.translations", "el", "a.translations.el.body", "Γεια")],
        ),
        (
            "en: {late: {text: Hello}}\nfr: {late: {text: Salut}}\nar: {late: {text: نعم}}",
            [
                ("f:late", "en", "en.late.text", "Hello"),
                ("f:late", "fr", "fr.late.text", "Salut"),
                ("f:late", "ar", "ar.late.text", "نعم"),
            ],
        ),
        (
            "sw: {late: Habari}\nen: {late: Hello}",
            [("f:late", "sw", "sw.late", "Habari"), ("f:late", "en", "en.late", "Hello")],
        ),
    ],
)
def test_keys_that_are_locales_tell_the_locale(file: str, messages: list[Told]) -> None:
    assert told("yaml", file) == messages


@pytest.mark.parametrize(
    ("file", "messages"),
    [
        # What customers say may be called so.
        (
            "hi: {text: Hello}\nbye: {text: Bye}",
            [("f:hi", None, "hi.text", "Hello"), ("f:bye", None, "bye.text", "Bye")],
        ),
        ("hi: {text: Hello}", [("f:hi", None, "hi.text", "Hello")]),
        ("hi: {text: Hello}\nno: {text: No}", [("f:hi", None, "hi.text", "Hello"), ("f:no", None, "no.text", "No")]),
        ("text: {title: Hello, el: div}", []),
        ("el: {id: x, tag: y}", []),
    ],
)
def test_keys_that_may_be_words_tell_nothing(file: str, messages: list[Told]) -> None:
    assert told("yaml", file) == messages


def test_a_folder_of_translations_says_that_one_key_is_a_locale() -> None:
    (message,) = read("yaml", "hi: {late: देर}", known=KNOWN, name="config/locales/devise").messages
    assert (message.id, message.locale) == ("config/locales/devise:late", "hi")
    assert read("yaml", "hi: Hello\nno: No", known=KNOWN, name="config/locales/devise").messages == ()
    assert read("yaml", "hi: {late: x}", known=KNOWN, name="config/devise").messages == ()


def test_the_nearest_word_on_the_locale_holds() -> None:
    file = "en:\n  - {text: {sw: Habari}}\n  - {locale: ar, text: نعم}\nsw:\n  - {text: Karibu}\n"
    assert [locale for _, locale, _, _ in told("yaml", file, locale="hi")] == ["sw", "ar", "sw"]


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("text: A b\nmenu: {a: B c, b: C d, c: D}", 4),
        ("a: {message: A b}\nb: {x: C d, y: D e, z: [E f, F g]}", 5),
        # Each of these is about a message, and is no message itself.
        ("refund: {text: A b, note: C d, owner: D}", 1),
        ("refund: {id: x, text: A b, a: C d, b: D e, c: E f}", 1),
        ("a: B c\nb: C d\nc: D e\nreplies: [{text: A b}]", 1),
        ("text: A b\nowner: Amina\nteam: support\nstate: draft\nkind: short", 1),
    ],
)
def test_a_catalogue_may_have_a_usual_key(file: str, count: int) -> None:
    assert len(told("yaml", file, locale="en", all_strings=True)) == count


@pytest.mark.parametrize(
    ("header", "locales"),
    [
        ("key,en,sw", ["en", "sw"]),
        ("id,no,sw,EL", ["sw", "el"]),
        ("ID,Text,Body (ar)", [None, "ar"]),
        ("id,text_sw,body [hi]", ["sw", "hi"]),
        ("id,answer-en-GB,note", ["en-GB"]),
        ("id,text id,message no", []),
        ("id,no,is", []),
        ("id,el,qty", []),
        ("id,text,el", [None]),
    ],
)
def test_a_table_may_have_a_column_for_each_language(tmp_path: Path, header: str, locales: list[str | None]) -> None:
    names = header.split(",")
    row = ["late", *(f'"Say ""{name}"""' for name in names[1:])]
    found = gather(tmp_path / "csv" / "t.csv", f"{header}\n{','.join(row)}\n".encode())
    assert found.problems == ()
    # A text without a locale cannot be judged here, nobody tells its language.
    assert [message.locale for message in found.messages] == [locale for locale in locales if locale]
    assert len(found.messages) + len([item for item in found.skipped if "language" in item.reason]) == len(locales)
    for message in found.messages:
        assert message.id == "late"
        assert_exact(message)
    cells: list[list[str | int | None]] = [[*names], ["late", *(f'Say "{name}"' for name in names[1:])]]
    book = gather(tmp_path / "xlsx" / "t.xlsx", workbook({"S": cells}))
    assert [(message.locale, message.text) for message in book.messages] == [
        (message.locale, message.text) for message in found.messages
    ]


def test_a_table_of_something_else_is_left_unread_in_a_folder(tmp_path: Path) -> None:
    found = gather(tmp_path / "csv" / "t.csv", b'name,price\n"open,2\n')
    assert (found.messages, found.problems) == ((), ())
    assert found.skipped

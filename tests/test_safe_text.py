from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.report.safe_text import has_right_to_left, in_sentence, isolated, safe_pieces, safe_text

UNTOUCHED = [
    "",
    "Habari yako?",
    "क्षमा कीजिए, र्‍य",  # ZWJ spells a half letter
    "می‌روم",  # ZWNJ
    "👨‍👩‍👧 ❤️",
    "a\u00a0b\u202fc",
    "10:30",
    "# heading [link](x)",
    "## Heading",
]

SHOWN = [
    ("\x1b[31mred", "<U+001B>[31mred"),
    ("a\x9b31m", "a<U+009B>31m"),
    ("a\rb\nc\td\x00\x7f", "a<U+000D>b<U+000A>c<U+0009>d<U+0000><U+007F>"),
    ("user\u202enimda", "user<U+202E>nimda"),
    ("\u2066a\u2069\u200e\u200f\u061c", "<U+2066>a<U+2069><U+200E><U+200F><U+061C>"),
    ("a\u2028b\u2029c\u0085", "a<U+2028>b<U+2029>c<U+0085>"),
    ("\ufeffa\u200bb\u00ad\u2060", "<U+FEFF>a<U+200B>b<U+00AD><U+2060>"),
    ("\U000e0041", "<U+E0041>"),
    ("\ud800", "<U+D800>"),
    ("::error file=a::b", ":<U+003A>error file=a:<U+003A>b"),
    (":::", ":<U+003A><U+003A>"),
    ("x ##[error]y", "x ##<U+005B>error]y"),
    ("##vso[task.setvariable]", "##vso<U+005B>task.setvariable]"),
    ("###[a][b]", "###<U+005B>a][b]"),
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_honest_text_stays(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_what_could_steer_is_shown(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(list(":#[e\x1b\u202e\u0627"))), max_size=40))
def test_nothing_printed_can_steer(text: str) -> None:
    shown = safe_text(text)
    assert shown == "".join(safe_pieces(text))
    assert len(safe_pieces(text)) == len(text)
    assert "::" not in shown
    assert "##[" not in shown
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp", "Cs"} for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert safe_text(shown) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", False), ("नमस्ते", False), ("Γεια", False), ("مرحبا", True), ("a שלום", True)],
)
def test_right_to_left(text: str, expected: bool) -> None:
    assert has_right_to_left(text) is expected
    assert isolated(text) == (f"\u2068{text}\u2069" if expected else text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“شكرا لكم”: It sounds prewritten.", "“\u2068شكرا لكم\u2069”: It sounds prewritten."),
        ("Say مَرْحَبًا, not هلا, here please.", "Say \u2068مَرْحَبًا\u2069, not \u2068هلا\u2069, here please."),
        ("مرحبا {name}، شكرا لكم", "\u2068مرحبا {name}، شكرا لكم\u2069"),
    ],
)
def test_only_the_foreign_direction_is_isolated(text: str, expected: str) -> None:
    assert in_sentence(text) == expected


def test_a_sentence_is_one_line() -> None:
    assert in_sentence("نأسف\nلذلك\t.") == "\u2068نأسف لذلك .\u2069"
    assert in_sentence(" a\r\n b\x1b ") == "a b<U+001B>"

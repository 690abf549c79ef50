"""Words are cut at rough words, and characters mapped a page at a time: quick ways that must give what slow ones do."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stylelint_cs.packs.folding import OPAQUE
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.packs.page import Page
from stylelint_cs.text.words import Token, cut_even, cut_odd

LOCALES = ("en", "sw", "ar", "hi", "el")
CHARS = "aZéß ο΄ά’'`ـأاًङ्कज़०१10.,:/٫-–@%\n\u200d\u00a0" + OPAQUE
COMMON = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def slowly(pack: Pack, folded: str) -> tuple[Token, ...]:
    return tuple(
        Token(match.lastgroup or "word", match.start(), match.end(), match.group())
        for match in pack.words.finditer(folded)
    )


@pytest.mark.parametrize("locale", LOCALES)
@COMMON
@given(text=st.text(st.sampled_from(CHARS), max_size=40))
@example(text="10:30am, 1.000,5a' 'tis o'clock's 1''2 a1.5.6b")
@example(text=f"a{OPAQUE}{OPAQUE}b {OPAQUE}'s 1{OPAQUE}.5")
@example(text=f"{OPAQUE}{OPAQUE}:{OPAQUE} 1.{OPAQUE}{OPAQUE}5")
@example(text="ng'ombe ng'' ' '' 5' ‘a’")
def test_words_are_those_of_the_pattern(packs: PackSet, locale: str, text: str) -> None:
    pack = packs.get(locale)
    assert pack is not None
    folded = pack.folding.fold(text)
    chunks, uneven = pack.chunks(folded)
    assert cut_odd(chunks, folded, pack) == slowly(pack, folded)
    if not uneven:
        assert cut_even(chunks, folded) == slowly(pack, folded)


class Table(dict[int, str]):
    def __missing__(self, point: int) -> str:
        char = chr(point)
        return {"ß": "ss", "\u0301": "", "`": "'", "\x07": ""}.get(char, char.lower())


@COMMON
@given(texts=st.lists(st.text(st.one_of(st.sampled_from(CHARS + "ß\u0301\x07"), st.characters()), max_size=90)))
def test_a_page_maps_as_a_table(texts: list[str]) -> None:
    page = Page(Table(), "a".__contains__)
    for text in texts:
        assert page.map(text) == (text.translate(Table()), "a" in text)


def test_ascii_that_is_mapped_to_more_is_mapped_by_the_table() -> None:
    page = Page({code: chr(code) * 2 for code in range(128)})
    assert page.map("ab") == ("aabb", False)


def test_a_page_grows_when_it_pays() -> None:
    page = Page(Table())
    assert page.map("é" * 10) == ("é" * 10, False)
    assert "é" not in page._chars
    assert page.map("é" * 60) == ("é" * 60, False)
    assert "é" in page._chars

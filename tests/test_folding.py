"""Folding: what counts as equal, and that offsets lead back to what was written."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from stylelint_cs.packs.contexts import Contextual
from stylelint_cs.packs.folding import Folding, points

LATIN = Folding(script="Latn", lookalikes={"а": "a", "о": "o"})
ARABIC = Folding(
    equal={**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ک": "ك"},
    drop=points(["U+0640"]),
    marks=points(["U+064B-U+0652", "U+0670"]),
    script="Arab",
)
GREEK = Folding(
    drop=points(["U+0308", "U+0313-U+0314", "U+0345"]),
    marks=points(["U+0301", "U+0300", "U+0342"]),
    mark_style="one_per_word",
    lookalikes={"o": "ο", "a": "α", "t": "τ"},
    script="Grek",
)
HINDI = Folding(
    equal={"ँ": "ं"},
    drop=points(["U+093C"]),
    sequences=(Contextual("न्त", "ंत"), Contextual("ये", "ए", after="िी"), Contextual("ंं", "ं")),
    script="Deva",
)
FOLDINGS = {"Latn": LATIN, "Arab": ARABIC, "Grek": GREEK, "Deva": HINDI}


@pytest.mark.parametrize(
    ("folding", "text", "folded"),
    [
        (LATIN, "SORRY", "sorry"),
        (LATIN, "ｓｏｒｒｙ", "sorry"),
        (LATIN, "so\u00adr\u200bry", "sorry"),
        (LATIN, "don’t donʼt", "don't don't"),
        (LATIN, "café cafe\u0301", "cafe cafe"),
        (LATIN, "Straße", "strasse"),
        (LATIN, "sоrry", "sorry"),
        (LATIN, "٤٢ ४२ ４２", "42 42 42"),
        (LATIN, "wait… why？", "wait… why?"),
        (ARABIC, "أَهْلًا", "اهلا"),
        (ARABIC, "ا\u0654هلا", "اهلا"),
        (ARABIC, "نأســف", "ناسف"),
        (ARABIC, "ﻣﺮﺣﺒﺎ", "مرحبا"),
        (ARABIC, "مستشفى", "مستشفي"),
        (GREEK, "ΔΥΣΤΥΧΏΣ", "δυστυχωσ"),
        (GREEK, "Ἀγαπητὲ", "αγαπητε"),
        (GREEK, "προϊόν", "προιον"),
        (GREEK, "μεγάλo", "μεγαλο"),
        (HINDI, "ज़रूर", "जरूर"),
        (HINDI, "हूँ", "हूं"),
        (HINDI, "शान्ति", "शांति"),
        (HINDI, "दीजिये", "दीजिए"),
        (HINDI, "तुम्\u200dहारे", "तुम्हारे"),
        (HINDI, "तुम्हेंं", "तुम्हें"),
    ],
)
def test_fold(folding: Folding, text: str, folded: str) -> None:
    assert folding.fold(text) == folded


@pytest.mark.parametrize(
    ("folding", "written", "found", "contradicts"),
    [
        (GREEK, "ποτέ", "ποτέ", False),
        (GREEK, "ποτέ", "πότε", True),
        (GREEK, "ποτέ", "ΠΟΤΕ", False),
        (GREEK, "ποτε", "πότε", False),
        (GREEK, "αίτημα", "αίτημά", False),
        (GREEK, "πρὸς", "πρός", False),
        (ARABIC, "أنتِ", "أنتَ", True),
        (ARABIC, "أنتِ", "أنت", False),
        (ARABIC, "أنت", "أنتِ", False),
        (ARABIC, "مدرّس", "مُدَرِّس", False),
    ],
)
def test_marks_may_be_missing_but_not_contradict(folding: Folding, written: str, found: str, contradicts: bool) -> None:
    assert folding.contradicts(folding.profile(written), folding.profile(found)) is contradicts


COMMON = "aZß ﬁ\u00e9аo\u200c\u200d\u200f😀🏽’٤४\n"
OWN = {
    "Latn": "e\u0301ïñ\u0327",
    "Arab": "أإا\u0654ىؤو\u064b\u064e\u0651ـﻼكک",
    "Grek": "άΆὲσςΣϊΐαιε\u0301\u0308oρΩ",
    "Deva": "ँंेनत्यि\u095bज\u093cीर",
}
CASES = st.sampled_from(sorted(OWN)).flatmap(
    lambda script: st.tuples(st.just(script), st.text(st.sampled_from(COMMON + OWN[script]), max_size=40))
)


@given(case=CASES)
def test_alignment_covers_the_text_in_order(case: tuple[str, str]) -> None:
    script, text = case
    folding = FOLDINGS[script]
    folded = folding.fold(text)
    aligned = folding.align(text, folding.letters(text), folded)
    if aligned is None:
        assert len(folded) == len(text)
        return
    assert aligned.text == folded
    assert len(aligned.starts) == len(aligned.ends) == len(folded)
    assert all(0 <= start < end <= len(text) for start, end in zip(aligned.starts, aligned.ends, strict=True))
    assert aligned.starts == sorted(aligned.starts)
    assert aligned.ends == sorted(aligned.ends)


@given(case=CASES)
def test_canonically_equal_texts_fold_alike(case: tuple[str, str]) -> None:
    script, text = case
    folding = FOLDINGS[script]
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    # No letter is written with a hamza above and another below.
    assume("\u0655\u0654" not in decomposed)
    assert folding.fold(composed) == folding.fold(decomposed)


@given(case=CASES)
def test_folding_twice_changes_nothing(case: tuple[str, str]) -> None:
    script, text = case
    folding = FOLDINGS[script]
    once = folding.fold(text)
    twice = folding.fold(once)
    # A sequence may make room for another one; from then on nothing moves.
    assert folding.fold(twice) == folding.fold(folding.fold(twice))
    if not regex.search(r"[ँं्]", once):
        assert twice == once


def test_points_reads_ranges_and_letters() -> None:
    assert points(["U+0041-U+0043", "z"]) == frozenset("ABCz")

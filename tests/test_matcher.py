"""The matcher: whole words across marks and line breaks, every way of writing them, the exact span."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs.packs.pack import Pack, WordClass
from stylelint_cs.phrases.matcher import Matcher, Phrase, resolve
from stylelint_cs.phrases.notation import parse
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.tree import Choice, Element, Gap, PhraseError, Word
from tests.conftest import small_pack, view

LATIN = small_pack(
    words={"inner": "'"},
    sentence_ends=".!?…",
    abbreviations=["e.g."],
    numbers={"two": 2, "half": 0.5},
    currencies=["ksh"],
    parts={"subject": "(ni|tu|wa)", "tense": "(na|li|ta)"},
    classes={
        "verb": [{"ending": "a", "min": 3, "patterns": ["{subject}{tense}{stem}a", "ha{stem}i"]}],
        "noun": [{"ending": "y", "certain": "true", "patterns": ["{stem}(y|ies)"]}],
    },
    lexicon={"kataa": {"class": "verb"}},
    time={
        "durations": ["{number} (hour|hours|days)"],
        "deadlines": ["friday", "monday", "tomorrow"],
        "prepositions": ["at", "before", "by"],
    },
)
ARABIC = Pack(
    "yy",
    ("root", "yy"),
    {
        "script": "Arab",
        "particles": ["و", "ف"],
        "folding": {
            "equal": {"ا": "أإآ", "ي": "ى"},
            "drop": ["U+0640"],
            "marks": {"style": "on_letter", "points": ["U+064B-U+0652"]},
        },
        "marks": {"question": "؟", "comma": "،"},
    },
)
GREEK = Pack(
    "zz",
    ("root", "zz"),
    {"script": "Grek", "folding": {"marks": {"style": "one_per_word", "points": ["U+0301"]}, "drop": ["U+0308"]}},
)
PACKS = {"la": LATIN, "ar": ARABIC, "el": GREEK}


def find(pack: Pack, phrases: list[str], text: str, **fields: str) -> list[str]:
    compiler = Compiler(pack, {}, "Acme")
    made = [Phrase("list", phrase, compiler.compile(phrase), fields.get("at")) for phrase in phrases]
    shown = view(text, pack)
    hits = resolve(Matcher(made, compiler).find(shown).get("list"))
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("pack", "phrase", "text", "found"),
    [
        ("la", "your call", "Your  call matters", ["Your  call"]),
        ("la", "your call", "your\ncall, YOUR-CALL; your “call”", ["your\ncall", "YOUR-CALL", "your “call"]),
        ("la", "your call", "your\n\ncall", []),
        ("la", "your call", "It is your. Call us", []),
        ("la", "your call", "yours call, your calls", []),
        ("la", "your call", "y\u200bour c\u00adall", ["y\u200bour c\u00adall"]),
        ("la", "your call", "your **call**", ["your **call"]),
        ("la", "don't", "don’t", ["don’t"]),
        ("la", "don", "don’t", []),
        (
            "la",
            "sorry (very much|) indeed",
            "sorry indeed. Sorry very much indeed",
            ["sorry indeed", "Sorry very much indeed"],
        ),
        ("la", "pole … usumbufu", "pole sana, kwa huu wote usumbufu", ["pole sana, kwa huu wote usumbufu"]),
        ("la", "pole … usumbufu", "pole a b c d e usumbufu", []),
        ("la", "pole … usumbufu", "pole. kwa usumbufu", []),
        ("la", "guarantee*", "guaranteed, guarantees!", ["guaranteed", "guarantees"]),
        ("la", "*form*", "informed reform", ["informed", "reform"]),
        ("la", "are you there?", "are you there? are you there.", ["are you there?"]),
        ("la", "thank you.", "thank you all", ["thank you"]),
        ("la", "hello {name}, welcome", "Hello Asha Njeri Otieno, welcome", ["Hello Asha Njeri Otieno, welcome"]),
        ("la", "hello {name}, welcome", "Hello {{ first }}, welcome", ["Hello {{ first }}, welcome"]),
        ("la", "hello {name}", "Hello there my good friend", []),
        ("la", "hello {name}", "Hello Asha.", ["Hello Asha"]),
        ("la", "hello {order}", "Hello {name}, hello %{order}", ["hello %{order}"]),
        ("la", "welcome to {brand}", "Welcome to ACME!", ["Welcome to ACME"]),
        (
            "la",
            "within {duration}",
            "within 24 hours, within two days, within {time}",
            ["within 24 hours", "within two days", "within {time}"],
        ),
        (
            "la",
            "write {deadline}",
            "write by Friday, write 16:30, write 2026-11-22",
            ["write by Friday", "write 16:30", "write 2026-11-22"],
        ),
        ("la", "pay {amount}", "pay $40, pay 1,000 Ksh, pay 40 cats", ["pay $40", "pay 1,000 Ksh"]),
        (
            "la",
            "call {contact}",
            "call +254 700 000 000, call help@example.org",
            ["call +254 700 000 000", "call help@example.org"],
        ),
        ("la", "~kataa", "tunakataa wanakataza hakatai kataa", ["tunakataa", "hakatai", "kataa"]),
        ("la", "~policy", "policies and policy", ["policies", "policy"]),
        ("la", "call us", "see https://example.org/call-us and {call us}", []),
        ("la", "24 hours", "٢٤ hours", ["٢٤ hours"]),
        (
            "la",
            "call you {deadline}",
            "call you before Friday, call you at 16:30",
            ["call you before Friday", "call you at 16:30"],
        ),
        ("la", "pays {amount}", "pays 5€, pays EUR 20, pays 7 Ksh", ["pays 5€", "pays EUR 20", "pays 7 Ksh"]),
        ("la", "{amount} back", "You get $40 back, Ksh 500 back", ["$40 back", "Ksh 500 back"]),
        ("la", "c\\*t sat", "c*t sat, c t sat", ["c*t sat"]),
        ("ar", "للأسف", "وللأسف، للاسف فللأسف", ["وللأسف", "للاسف", "فللأسف"]),
        ("ar", "صل", "وصل", []),
        ("ar", "لا يمكن", "ولا يمكن، فلا يمكن", ["ولا يمكن", "فلا يمكن"]),
        ("ar", "هل أنت متأكد؟", "هل أنت متأكد? هل أنت متأكد؟", ["هل أنت متأكد?", "هل أنت متأكد؟"]),
        ("ar", "نعم، سيدي", "نعم, سيدي نعم سيدي", ["نعم, سيدي"]),
        ("ar", "نأسف للإزعاج", "نَأسَفُ لِلإزعاجِ", ["نَأسَفُ لِلإزعاجِ"]),
        ("ar", "نأسف للإزعاج", "نأســف، للازعاج", ["نأســف، للازعاج"]),
        ("ar", "كيف حالك?", "كيف حالك؟ كيف حالك", ["كيف حالك؟"]),
        ("el", "πότε", "ποτέ ΠΟΤΕ πότε ποτε", ["ΠΟΤΕ", "πότε", "ποτε"]),
        ("el", "αίτημα", "το αίτημά σας, αι\u0301τημα", ["αίτημά", "αι\u0301τημα"]),
        ("el", "*είτε", "μπορείτε μπορειτε μπόρειτε", ["μπορείτε", "μπορειτε"]),
    ],
)
def test_find(pack: str, phrase: str, text: str, found: list[str]) -> None:
    assert find(PACKS[pack], [phrase], text) == found


@pytest.mark.parametrize(
    ("at", "text", "found"),
    [
        ("start", "Thank you for it. Thank you", ["Thank you"]),
        ("end", "Thank you for it. Thank you.", ["Thank you"]),
        ("alone", "Thank you!", ["Thank you"]),
        ("alone", "Thank you so much", []),
    ],
)
def test_at(at: str, text: str, found: list[str]) -> None:
    assert find(LATIN, ["thank you"], text, at=at) == found


def test_unless_excuses_a_longer_phrase_only_where_it_stands() -> None:
    compiler = Compiler(LATIN)
    phrase = Phrase("list", "policy", compiler.compile("our policy"), None, (compiler.compile("as our policy allows"),))
    text = "As our policy allows; our policy says"
    hits = Matcher([phrase], compiler).find(view(text, LATIN)).get("list")
    assert [hit.start for hit in hits] == [text.rindex("our")]


@pytest.mark.parametrize("phrase", ["{number}", "{duration}", "{contact}", "{deadline}"])
def test_a_thing_may_stand_alone(phrase: str) -> None:
    assert Compiler(LATIN).compile(phrase).anchors


@pytest.mark.parametrize("phrase", ["{name}", "(a|) (b|)", "{agent} {name}"])
def test_what_matches_everything_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError, match="match everything"):
        Compiler(LATIN).compile(phrase)


def test_an_unknown_class_lists_the_classes() -> None:
    assert Compiler(LATIN).compile("~angry")
    with pytest.raises(PhraseError) as caught:
        Compiler(LATIN).compile("~rain")
    assert caught.value.message == "the class of ~rain is not known"
    assert "the classes are noun, verb" in caught.value.mend


def test_a_brand_declares_forms_of_its_own() -> None:
    compiler = Compiler(LATIN, {"mouse": WordClass("noun", ("mice",))})
    made = [Phrase("list", "x", compiler.compile("~mouse"))]
    assert [hit.start for hit in Matcher(made, compiler).find(view("mouse and mice", LATIN)).get("list")] == [0, 10]


VOCABULARY = ["aa", "bb", "cc", "dd", "aabb"]
SEPARATORS = [" ", "  ", ", ", "-", "\n", " “", "\n\n", "; "]
WORDS = st.sampled_from([*VOCABULARY, "aab*", "*abb"])
PHRASES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|{pair[1]})"),
        st.tuples(inner, WORDS).map(lambda pair: f"({pair[0]}|) {pair[1]}"),
        st.tuples(WORDS, WORDS).map(lambda pair: f"aabb {pair[0]} … {pair[1]}"),
    ),
    max_leaves=5,
)
TEXTS = st.lists(st.tuples(st.sampled_from([*VOCABULARY, "aabbb", "baabb"]), st.sampled_from(SEPARATORS)), max_size=9)

_JOIN = r"(?:[ ,“-]*\n?[ ,“-]*(?<=[ ,“\n-]))"
_LOOSE = r"(?:[ ,;“-]*\n?[ ,;“-]*(?<=[ ,;“\n-]))"


def oracle(sequence: tuple[Element, ...]) -> str:
    """The same phrase as one slow regular expression."""
    pieces: list[str] = []
    for option in _spell(sequence):
        join, piece = "", ""
        for element in option:
            if isinstance(element, Gap):
                piece += rf"(?:{_LOOSE}\w+){{0,4}}"
                join = _LOOSE
                continue
            assert isinstance(element, Word)
            piece += join + r"\b" + r"\w*".join(map(regex.escape, element.parts)) + r"\b"
            join = _JOIN
        pieces.append(piece)
    return "|".join(pieces)


def _spell(sequence: tuple[Element, ...]) -> list[tuple[Element, ...]]:
    spelled: list[tuple[Element, ...]] = [()]
    for element in sequence:
        options = (
            [way for option in element.options for way in _spell(option)]
            if isinstance(element, Choice)
            else [(element,)]
        )
        spelled = [(*before, *option) for before in spelled for option in options]
    return spelled


@settings(max_examples=1000, deadline=None)
@given(phrase=PHRASES, pieces=TEXTS)
def test_agrees_with_a_slow_regex(phrase: str, pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + separator for word, separator in pieces)
    sequence = parse(phrase)
    pattern = regex.compile(rf"(?p)\b(?:{oracle(sequence)})")
    expected = {}
    for start in range(len(text)):
        match = pattern.match(text, start)
        if match and match.end() > start and (start == 0 or not text[start - 1].isalnum()):
            expected[start] = match.end()
    compiler = Compiler(LATIN)
    made = Matcher([Phrase("list", phrase, compiler.compile(phrase))], compiler)
    found = {hit.start: hit.end for hit in made.find(view(text, LATIN)).get("list")}
    assert found == expected


@given(before=TEXTS, pieces=TEXTS)
def test_words_that_were_met_before_change_nothing(
    before: list[tuple[str, str]], pieces: list[tuple[str, str]]
) -> None:
    earlier, text = ("".join(word + separator for word, separator in some) for some in (before, pieces))
    compiler = Compiler(LATIN)
    phrases = [Phrase("list", phrase, compiler.compile(phrase)) for phrase in ("aa bb", "aab*", "cc … dd", "aa")]
    fresh, used = Matcher(phrases, compiler), Matcher(phrases, compiler)
    used.find(view(earlier, LATIN)).get("list")
    assert fresh.find(view(text, LATIN)).get("list") == used.find(view(text, LATIN)).get("list")


@given(text=st.text(st.sampled_from("aά नस्ते\u0301\u064eلأو😀👍🏽\u200dé .\n{}"), max_size=40))
def test_spans_lie_on_grapheme_borders(text: str) -> None:
    borders = {0, *(cluster.end() for cluster in regex.finditer(r"\X", text))}
    for pack in PACKS.values():
        shown = view(text, pack)
        for token in shown.tokens:
            span = shown.span(token.start, token.end)
            assert span.start in borders
            assert span.end in borders


@pytest.mark.parametrize(
    ("text", "holds"), [("'", False), (" — ", False), ("it's", True), ("{name}", True), ("'7'", True)]
)
def test_a_lone_apostrophe_is_no_word(text: str, holds: bool) -> None:
    shown = view(text, LATIN)
    assert shown.has_words == bool(shown.tokens) == holds

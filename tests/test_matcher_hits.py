"""What a hit says beside its span: the order of hits, whether it is literal, its words, and where lists begin."""

from __future__ import annotations

import pytest

from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.matcher import Matcher, Phrase, PhraseHit
from stylelint_cs.phrases.notation import parse
from stylelint_cs.phrases.pattern import compile_pattern
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.tree import PhraseError
from tests.conftest import view
from tests.test_matcher import ARABIC, LATIN


def hits(pack: Pack, phrases: list[str], text: str, *patterns: str, at: str | None = None) -> list[PhraseHit[str]]:
    compiler = Compiler(pack, {}, "Acme")
    made = [Phrase("list", phrase, compiler.compile(phrase), at) for phrase in phrases]
    for pattern in patterns:
        compiled, literals = compile_pattern(pattern)
        made.append(Phrase("list", pattern, None, at, pattern=compiled, literals=literals))
    return Matcher(made, compiler).find(view(text, pack)).get("list")


@pytest.mark.parametrize(
    ("pack", "phrase", "text", "literal", "words"),
    [
        (LATIN, "call", "we call", True, 1),
        (LATIN, "we call", "we call", True, 2),
        (LATIN, "we (call|write)", "we call", True, 2),
        (LATIN, "cal*", "we call", False, 1),
        (LATIN, "we … now", "we call now", False, 3),
        (LATIN, "~kataa", "anakataa wanakataa", False, 1),
        (ARABIC, "كتاب", "كتاب", True, 1),
        (ARABIC, "كتاب", "وكتاب", False, 1),
        (ARABIC, "كتاب جديد", "وكتاب جديد", False, 2),
        (ARABIC, "كتاب جديد", "كتاب جديد", True, 2),
        (ARABIC, "كتا*", "كتاب", False, 1),
    ],
)
def test_a_hit_is_literal_as_it_is_written(pack: Pack, phrase: str, text: str, literal: bool, words: int) -> None:
    (hit,) = hits(pack, [phrase], text)
    assert (hit.literal, hit.words) == (literal, words)


def test_a_particle_of_one_hit_does_not_reach_the_next() -> None:
    found = hits(ARABIC, ["كتاب"], "وكتاب ثم كتاب ثم فكتاب")
    assert [hit.literal for hit in found] == [False, True, False]


def test_hits_stand_in_order_of_start_the_longer_first() -> None:
    found = hits(LATIN, ["now", "call me", "call", "call me now", "we"], "we call me now, we call")
    assert [hit.entry for hit in found] == ["we", "call me now", "call me", "call", "now", "we", "call"]
    assert [hit.start for hit in found] == [0, 3, 3, 3, 11, 16, 19]
    assert [hit.entry for hit in hits(LATIN, ["b", "a"], "a b")] == ["a", "b"]
    assert [hit.entry for hit in hits(LATIN, ["a", "a b"], "a b")] == ["a b", "a"]


@pytest.mark.parametrize(
    ("at", "text", "found"),
    [
        (None, "a sorry b sorry", [2, 10]),
        ("start", "— sorry b sorry", [2]),
        ("start", "a sorry", []),
        ("end", "a sorry b sorry!", [10]),
        ("alone", "“sorry”", [1]),
        ("alone", "sorry b", []),
        ("alone", "a sorry", []),
    ],
)
def test_a_pattern_stands_where_it_may_and_is_never_literal(at: str | None, text: str, found: list[int]) -> None:
    hits_ = hits(LATIN, [], text, "sorr[yi]", at=at)
    assert [(hit.start, hit.end - hit.start, hit.literal, hit.words) for hit in hits_] == [
        (start, 5, False, 0) for start in found
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("call me", "call", []),
        ("me call", "call me", []),
        ("call me", "me call me", ["call me"]),
        ("call (me|)", "call", ["call"]),
        ("(do|) call", "do call", ["do call", "call"]),
        ("call*", "calls {name} call", ["calls", "call"]),
        ("*all", "a call, all", ["call", "all"]),
        ("we call* me", "we calling me", ["we calling me"]),
        ("{name} call", "{name} call", ["{name} call"]),
        ("{number} hours", "-2 hours, 10 hours, ten hours, two hours", ["2 hours", "10 hours", "two hours"]),
        ("{duration}", "in 2 hours or 10 days", ["2 hours", "10 days"]),
    ],
)
def test_words_beside_a_candidate(phrase: str, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in hits(LATIN, [phrase], text)] == found


@pytest.mark.parametrize("phrase", ["{", "{}", "a {", "{ }", "a {b", "{a b}", "x {a|b}"])
def test_a_brace_that_opens_no_slot_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError, match="opens no"):
        parse(phrase)

"""What a program says of every word it may begin at, and what of programs and guards goes from one run to the next."""

from __future__ import annotations

import marshal
from collections.abc import Mapping

import pytest

from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases import matcher as matcher_module
from stylelint_cs.phrases import program as program_module
from stylelint_cs.phrases.machine import Excuse, Run
from stylelint_cs.phrases.matcher import Matcher, Phrase
from stylelint_cs.phrases.plain_programs import Met
from stylelint_cs.phrases.program import Compiler, Program
from stylelint_cs.phrases.word_tests import Literal, Wildcard
from stylelint_cs.text.view import View
from tests.conftest import view
from tests.test_matcher import ARABIC, GREEK, LATIN
from tests.test_matcher_words import NOUNS


def seen(program: Program, shown: View, pack: Pack) -> list[str]:
    """What is matched from each word on, the longest; ``+`` behind what begins with a particle, ``-`` for nothing."""
    run = Run(program, shown, Compiler(pack, {}, "Acme"))
    found = [run.match(first) for first in range(len(shown.tokens))]
    return [f"{shown.folded[hit.start : hit.end]}{'+' * hit.particle}" if hit else "-" for hit in found]


@pytest.mark.parametrize(
    ("pack", "phrase", "text", "found"),
    [
        (LATIN, "way", "way ways away way", ["way", "-", "-", "way"]),
        (LATIN, "one (way|road)", "one road one one way", ["one road", "-", "-", "one way", "-"]),
        (LATIN, "one (way|way home)", "one way home", ["one way home", "-", "-"]),
        (LATIN, "one (way home|way)", "one way home", ["one way home", "-", "-"]),
        (LATIN, "gua*tee", "guarantee gua guatee tee", ["guarantee", "-", "guatee", "-"]),
        (LATIN, "(way|roa*)", "road way home", ["road", "way", "-"]),
        (LATIN, "~angry", "angry angries hungry", ["angry", "angries", "-"]),
        (LATIN, "(~angry|way)", "angries way hungry", ["angries", "way", "-"]),
        (LATIN, "are you there?", "are you there ? are you there", ["are you there ?", "-", "-", "-", "-", "-"]),
        (LATIN, "you there?!", "you there?! you there !?", ["you there?!", "-", "-", "-"]),
        (LATIN, "pole … wote", "pole a\n\nwote pole a\nwote", ["-", "-", "-", "pole a\nwote", "-", "-"]),
        (LATIN, "{name}, welcome", "Asha, welcome", ["asha, welcome", "-"]),
        (LATIN, "dear {name}", "dear Asha, dear", ["dear asha", "-", "-"]),
        (LATIN, "pay {amount}", "pay 500 ksh", ["pay 500 ksh", "-", "-"]),
        (ARABIC, "اليوم", "واليوم اليوم ريوم", ["واليوم+", "اليوم", "-"]),
        (ARABIC, "(اليوم|غدا)", "فغدا اليوم وريوم", ["فغدا+", "اليوم", "-"]),
        (ARABIC, "اليوم غدا", "واليوم غدا اليوم وغدا", ["واليوم غدا+", "-", "-", "-"]),
        (ARABIC, "كل يوم", "وكل يوم كل يوم", ["وكل يوم+", "-", "كل يوم", "-"]),
        (ARABIC, "كل", "وكل كل", ["-", "كل"]),
        (GREEK, "νομος*", "νόμος νόμοσμα νομός", ["νομοσ", "νομοσμα", "νομοσ"]),
        (GREEK, "νόμ*", "νόμος νομός νομοσ", ["νομοσ", "-", "νομοσ"]),
        (NOUNS, "~νόμος", "νόμου νομού δρόμος", ["νομου", "-", "-"]),
        (NOUNS, "(~νόμος|δρόμος)", "δρομός δρόμος νόμο", ["-", "δρομοσ", "νομο"]),
    ],
)
def test_a_program_says_of_every_word_what_begins_there(pack: Pack, phrase: str, text: str, found: list[str]) -> None:
    assert seen(Compiler(pack, {}, "Acme").compile(phrase), view(text, pack), pack) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("يكتبون ويكتبون كتبون", ["يكتبون", "ويكتبون+", "-"]),
        ("ويكتبوا فيكتب يكتب", ["-", "فيكتب+", "يكتب"]),
        ("وتكتب ستكتب", ["-", "-"]),
    ],
)
def test_a_word_of_parts_is_tried_with_and_without_a_particle(text: str, found: list[str]) -> None:
    made = Compiler(ARABIC).glued(["ي"], ["كتب"], ["", "ون"])
    assert seen(made, view(text, ARABIC), ARABIC) == found


def test_an_excuse_holds_what_lies_in_it_whole() -> None:
    compiler = Compiler(LATIN)
    shown = view("not at all one way or all", LATIN)
    excuse = Excuse(compiler.compile("(at all|one way or all)"), shown, compiler)
    word = Run(compiler.compile("all"), shown, compiler)
    way = Run(compiler.compile("all one"), shown, compiler)
    found = [word.match(at) for at in (2, 6)] + [way.match(2)]
    assert [excuse.covers(match) for match in found if match] == [True, True, False]


@pytest.mark.parametrize(
    ("phrase", "literal", "shortest", "begins"),
    [
        ("one way", True, 2, False),
        ("one (way|way out)", True, 2, False),
        ("one way*", False, 2, False),
        ("~angry", False, 1, False),
        ("{amount} (a|per) day", False, 3, True),
        ("(|the) {number} days", False, 2, False),
        ("(angry|way*)", False, 1, False),
    ],
)
def test_a_program_knows_what_it_is_made_of(phrase: str, literal: bool, shortest: int, begins: bool) -> None:
    made = Compiler(LATIN).compile(phrase)
    assert (made.literal, made.shortest, made.begins_with_amount) == (literal, shortest, begins)


def test_a_choice_of_words_is_one_test_and_a_choice_of_more_is_not() -> None:
    compiler = Compiler(LATIN)
    assert compiler.compile("(angry|way*)").single is not None
    assert compiler.compile("(angry way|way*)").single is None
    assert compiler.compile("(angry|{number})").single is None
    assert [type(compiler.compile(phrase).single) for phrase in ("way", "way*")] == [Literal, Wildcard]


def test_programs_and_compilers_are_told_apart_by_what_is_said_not_by_what_is_kept() -> None:
    one, other = Compiler(LATIN), Compiler(LATIN, kept={"a": 1})
    one.compile("one way")
    one.remember(("a",), 1)
    assert one == other
    assert not any(name in repr(one) for name in ("kept", "_programs", "_others"))
    assert one.compile("way*") == other._compile("way*")
    assert "anchored" not in repr(one.compile("way*"))


PHRASES = ("one way", "no (road|street)", "way*", "(left|right)")


def matchers(met: Met) -> Matcher[str]:
    """A matcher of the phrases, from what was kept of it and of what earlier messages met."""
    new = Compiler(LATIN)
    kept = Matcher([Phrase("a", text, new.compile(text)) for text in PHRASES], new).keep()
    again = Compiler(LATIN, kept=met.programs)
    made = [Phrase("a", text, again.compile(text, accepted=True)) for text in PHRASES]
    return Matcher(made, again, kept._replace(met=met))


def met_by(matcher: Matcher[str], text: str) -> Met | None:
    matcher.find(view(text, LATIN)).get("a")
    return matcher.met()


def from_one_to_the_next(met: Met | None) -> Met:
    assert met is not None
    return Met._make(marshal.loads(marshal.dumps(tuple(met))))


def anchors(guards: Mapping[tuple[object, ...], object]) -> set[tuple[int, str]]:
    """Of guards the numbers of their phrases, and their words."""
    return {(number, text) for number, text, *_ in guards}  # type: ignore[misc]


def test_what_messages_met_is_kept_once() -> None:
    first = met_by(matchers(Met()), "one way")
    assert first is not None
    assert set(first.programs) == set(PHRASES)
    assert anchors(first.guards) == {(0, "one"), (2, "way")}
    known = from_one_to_the_next(first)
    assert met_by(matchers(known), "one way") is None
    second = met_by(matchers(known), "one way, no street")
    assert second is not None
    assert (dict(second.programs), anchors(second.guards)) == ({}, {(1, "street")})


def test_a_guard_that_was_kept_is_used() -> None:
    known = from_one_to_the_next(met_by(matchers(Met()), "one way"))
    spoiled = dict.fromkeys(known.guards, (None, ((0, "road", ()),), 0, False))
    for guards, hits in ((known.guards, ["one way", "way*"]), (spoiled, [])):
        found = matchers(known._replace(guards=guards)).find(view("one way", LATIN)).get("a")
        assert [hit.entry for hit in found] == hits


def test_only_so_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (matcher_module, program_module):
        monkeypatch.setattr(module, "MOST", 3)
    first = met_by(matchers(Met()), "one way")
    assert first is not None
    assert (list(first.programs), len(first.guards)) == (list(PHRASES[:3]), 2)
    known = from_one_to_the_next(first)
    compiler = Compiler(LATIN, kept=known.programs)
    for phrase in PHRASES:
        compiler.compile(phrase, accepted=True)
    compiler.remember(("a", "b"), 1)
    assert compiler.plain() == {}, "there is no room"
    second = met_by(matchers(known), "one way, no street right, left")
    assert second is not None
    assert (len(second.programs), len(second.guards)) == (0, 1)
    monkeypatch.setattr(program_module, "MOST", 5)
    assert list(compiler.plain()) == [PHRASES[3], ("a", "b")]
    monkeypatch.setattr(program_module, "MOST", 4)
    assert list(compiler.plain()) == [PHRASES[3]]
    empty = Compiler(LATIN)
    for number in range(6):
        empty.remember((number,), number)
    assert list(empty.plain()) == [(0,), (1,), (2,), (3,)]
    again = Compiler(LATIN, kept={(0,): 0})
    again.remember((0,), 0)
    again.remember((1,), 1)
    assert list(again.plain()) == [(1,)]

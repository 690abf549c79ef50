"""A look at the rough words beside a marker spares verifications, never evidence; phrases wait for a rare word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from stylelint_cs.compiled import CompiledVoice
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.evidence import gather
from stylelint_cs.phrases.matcher import Found, Matcher, Phrase, PhraseHit
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.surroundings import surroundings
from stylelint_cs.phrases.word_tests import Beside
from stylelint_cs.policy.load import load_policy
from stylelint_cs.text.view import View
from tests.conftest import view
from tests.test_house_voice import LOCALES, TODAY
from tests.test_matcher import ARABIC, LATIN

PLACES = Pack(
    "zz", LATIN.chain, {**LATIN.data, "clause_words": ["and"], "frequent": ["before", "what", "yes", "the", "these"]}
)


@pytest.fixture(scope="module")
def linter(packs: PackSet) -> Linter:
    return Linter(load_policy("house", packs=packs), packs, LintOptions(TODAY))


class Everything:
    """What was found in a view, each candidate of it verified."""

    def __init__(self, found: Found[object]) -> None:
        self._found = found
        self.keys = found.keys

    def get(self, key: str, *_: object) -> list[PhraseHit[object]]:
        """Every hit, whatever stands beside it."""
        return self._found.get(key)


def example_texts(voice: CompiledVoice) -> list[str]:
    """The texts of the examples, some of them as one."""
    texts = [
        example.text.replace("[[", "").replace("]]", "")
        for rule in voice.voice.rules.values()
        for example in rule.examples
        if isinstance(getattr(example, "text", None), str)
    ]
    return [*texts[::3], *(f"{one} {other}" for one, other in zip(texts[::7], texts[1::7], strict=False))]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_look_spares_is_no_evidence(linter: Linter, locale: str) -> None:
    voice = linter.compiled(locale)
    assert voice is not None
    spared = heard = 0
    for text in example_texts(voice):
        seen = view(text, voice.pack)
        found, everything = voice.matcher.find(seen), voice.matcher.find(seen)
        for axis in voice.axes:
            evidence = gather(axis, found, seen, voice.compiler)
            assert evidence == gather(axis, Everything(everything), seen, voice.compiler), text  # type: ignore[arg-type]
            heard += len(evidence)
            keys = axis.by_key.keys() & found.keys
            spared += sum(len(everything.get(key)) - len(found.get(key)) for key in keys)
    assert spared > 10
    assert heard > 100


@pytest.mark.parametrize(
    ("phrases", "text", "ends"),
    [
        (["so"], "so", True),
        (["so"], "soon", False),
        (["as (you|they)"], "as you", True),
        (["as (you|they)"], "if you", False),
        (["as (you|they)", "you"], "if you", True),
        (["as (you|they)", "you"], "if they", False),
        (["as (very|) long"], "as long", True),
        (["as (very|) long"], "so very long", True),  # the word before the last is all that is looked at
        (["as (very|) long"], "so long", False),
        (["(as|) long"], "so long", True),
        (["as … long"], "so very long", True),
        (["at {number} sharp"], "at ten fifteen sharp", True),
        (["step {number}"], "one two", True),  # a number may be of two words
    ],
)
def test_what_may_end_before_a_word(phrases: list[str], text: str, ends: bool) -> None:
    asked = surroundings(phrases, Compiler(LATIN))
    words = text.split()
    assert asked.endings.may_end(words, len(words) - 1) is ends
    assert asked.endings.stand_in([*words, "zeta"]) is ends


def test_what_may_end_is_told_of_each_word_with_a_particle() -> None:
    asked = surroundings(["بعد هنالك"], Compiler(ARABIC))
    assert asked.endings.may_end(["بعد", "هنالك"], 1)
    assert asked.endings.may_end(["وبعد", "هنالك"], 1)
    assert not asked.endings.may_end(["قبل", "هنالك"], 1)
    assert not asked.endings.may_end(["هنالك"], 0)


@pytest.mark.parametrize(
    ("at", "text", "kept"),
    [
        ("message_start", "yes we call", True),
        ("message_start", "so yes", False),
        ("sentence_start", "so yes", False),
        ("sentence_start", "so. yes", True),
        ("sentence_start", "so\nyes", True),
        ("sentence_start", "and yes", False),
        ("clause_start", "and yes", True),
        ("clause_start", "so yes", False),
        ("sentence_end", "so yes", True),
        ("sentence_end", "yes we", False),
        ("sentence_end", "yes, we", True),
        ("sentence_end", "yes and", False),
        ("clause_end", "yes and", True),
        ("clause_end", "yes we", False),
        ("clause_end", "say yes we say yes", True),  # of two alike it is not known which one ends the clause
        ("clause_end", "(yes we)", True),  # what no blank parts from the word before is not looked into
        ("clause_end", "yes we don't", True),  # nor is a text of which some rough words may be none
    ],
)
def test_where_a_word_cannot_stand_it_is_not_verified(at: str, text: str, kept: bool) -> None:
    compiler = Compiler(PLACES)
    matcher = Matcher([Phrase("list", "x", compiler.compile("yes"))], compiler)
    assert bool(matcher.find(view(text, PLACES)).get("list", Beside(at=(at,)))) is kept


@pytest.mark.parametrize(("worth", "found"), [(True, 1), (False, 0)])
def test_a_view_that_is_not_worth_it_is_not_verified(worth: bool, found: int) -> None:
    compiler = Compiler(LATIN)
    matcher = Matcher([Phrase("list", "x", compiler.compile("yes"))], compiler)
    asked: list[View] = []
    seen = view("yes", LATIN)
    hits = matcher.find(seen).get("list", worth=lambda given: bool(asked.append(given)) or worth)
    assert len(hits) == found
    assert asked == [seen]


@pytest.mark.parametrize(
    ("phrase", "anchors"),
    [
        ("before a*", ["before"]),
        ("before (a|b|c)*", ["before"]),
        ("before able*", ["able"]),
        ("before the*", ["before"]),  # "these" is as frequent as "before", and shorter to look for
        ("rare able*", ["rare"]),
        ("rare a*", ["rare"]),
        ("(the|what) yes", ["yes"]),
        ("(on|off) a*", ["off", "on"]),
    ],
)
def test_a_phrase_waits_for_its_rarest_word(phrase: str, anchors: Sequence[str]) -> None:
    assert sorted(anchor.text for anchor in Compiler(PLACES).compile(phrase).anchors) == anchors


def test_a_choice_of_single_words_needs_no_machine() -> None:
    compiler = Compiler(LATIN)
    program, longest = compiler.union(["so", "call*"])
    assert program.single is not None
    assert longest == 1
    assert compiler.union(["so", "we call"])[0].single is None

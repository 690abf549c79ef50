"""Words that are made of parts, excuses, amounts, and how far each look around a candidate reaches."""

from __future__ import annotations

import marshal

import pytest

from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.machine import Run
from stylelint_cs.phrases.matcher import Kept, Matcher, Phrase
from stylelint_cs.phrases.notation import MAX_DEPTH, MAX_WORDS, parse, words
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.surroundings import surroundings
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.phrases.word_tests import Beside, Endings, Telling
from tests.conftest import view
from tests.test_matcher import ARABIC, GREEK, LATIN, find

NOUNS = Pack(
    "zz",
    ("root", "zz"),
    {
        **GREEK.data,
        "classes": {"noun": [{"ending": "ος", "min": 2, "patterns": ["{stem}(ος|ου|ο)"]}]},
        "lexicon": {"νόμος": {"class": "noun"}},
    },
)


def glued(*parts: list[str], kept: bool) -> Matcher[str]:
    """A matcher of one phrase that is made of beginnings, stems and endings; from what was kept of it, or new."""
    compiler = Compiler(ARABIC, {}, "Acme")
    phrases = [Phrase("list", "made", compiler.glued(*parts))]
    made = Matcher(phrases, compiler)
    return (
        Matcher(phrases, compiler, Kept.of_plain(*marshal.loads(marshal.dumps(made.keep().plain())))) if kept else made
    )


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("يكتبون", [("يكتبون", True)]),
        ("هم يكتب", [("يكتب", True)]),
        ("ويكتبون ثم تكتبون", [("ويكتبون", False), ("تكتبون", True)]),
        ("ويدرس فيدرسون", [("ويدرس", False), ("فيدرسون", False)]),
        ("كتبون كتب أكتبون يكتبونه بيكتب وويكتب ويكتبوا", []),
        ("", []),
    ],
)
def test_a_word_of_parts_is_found_whole_with_or_without_a_particle(
    text: str, found: list[tuple[str, bool]], kept: bool
) -> None:
    matcher = glued(["ي", "ت"], ["كتب", "درس"], ["", "ون"], kept=kept)
    hits = matcher.find(view(text, ARABIC)).get("list")
    assert [(text[hit.start : hit.end], hit.literal) for hit in hits] == found
    assert {hit.words for hit in hits} <= {1}


@pytest.mark.parametrize(
    ("pack", "phrase", "text", "found"),
    [
        (LATIN, "~kataa now", "wanakataa now", ["wanakataa now"]),
        (LATIN, "we ~kataa now", "we wanakataa now, wanakataa now", ["we wanakataa now"]),
        (LATIN, "(call|~kataa|wri*)", "we call, hakatai, writing", ["call", "hakatai", "writing"]),
        (LATIN, "(call|write)", "we recall calls, called", []),
        (LATIN, "(call|write)", "call", ["call"]),
        (LATIN, "~kataa now", "we now, hello now", []),
        (LATIN, "~kataa … now", "hello there now", []),
        (LATIN, "(very|) (very|) (sorry|sad)", "very very sorry", ["very very sorry"]),
        (LATIN, "sorry … delay", "sorry: delay", ["sorry: delay"]),
        (LATIN, "sorry … delay", "sorry for: the delay", ["sorry for: the delay"]),
        (LATIN, "sorry … delay", "sorry for the: delay", ["sorry for the: delay"]),
        (LATIN, "sorry … delay", "sorry for\nthe delay", ["sorry for\nthe delay"]),
        (LATIN, "hello! friend", "so hello! friend", ["hello! friend"]),
        (LATIN, "hello! my friend", "so hello! my\nfriend", ["hello! my\nfriend"]),
        (LATIN, "{amount} now", "5 ksh now $", ["5 ksh now"]),
        (LATIN, "hello!", "say hello ! friend", ["hello !"]),
        (LATIN, "hello?!", "say hello  ?! friend", ["hello  ?!"]),
        (LATIN, "sorry delay", "# we are sorry\ndelay", []),
        (LATIN, "sorry delay", "we are sorry\ndelay", ["sorry\ndelay"]),
        (ARABIC, "قلم", "وقلم بقلم", ["وقلم"]),
        (ARABIC, "قلم جديد", "بقلم جديد", []),
        (ARABIC, "قلم جديد", "وقلم جديد", ["وقلم جديد"]),
        (ARABIC, "(كتاب|قلم|دفتر|ورق) جديد", "ودفتر جديد", ["ودفتر جديد"]),
        (ARABIC, "كُتب جديدة", "وكُتب جديدة", ["وكُتب جديدة"]),
        (ARABIC, "كُتب جديدة", "وكَتب جديدة", []),
        (ARABIC, "كتُب جديدة", "وكتَب جديدة", []),
        (ARABIC, "كُتب جديدة", "وَكتب جديدة", ["وَكتب جديدة"]),
        (ARABIC, "م جديد", "وم جديد", ["وم جديد"]),
        (NOUNS, "~νόμος", "νόμου νομού νομου", ["νόμου", "νομου"]),
        (NOUNS, "~νόμος now", "νομού now, νόμο now", ["νόμο now"]),
        (NOUNS, "(~νόμος|τώρα)", "νομού τωρά νόμο", ["νόμο"]),
        (GREEK, "(άλλο|κάτω*)", "κατώθεν κάτωθεν", ["κάτωθεν"]),
        (GREEK, "(πότε|άλλο)", "ποτέ αλλό", []),
        (GREEK, "(πότε|άλλο)", "πότε ΠΟΤΕ άλλο", ["πότε", "ΠΟΤΕ", "άλλο"]),
        (LATIN, "{amount}", "pay 100 € now", ["100 €"]),
        (LATIN, "{amount}", "pay 100€, not 200", ["100€"]),
        (LATIN, "pay {amount} now", "pay $5 now, pay 5 now", ["pay $5 now"]),
        (LATIN, "pay {amount} now", "pay 8 € now, pay 8€ now, pay 8 now€", ["pay 8 € now", "pay 8€ now"]),
        (LATIN, "{amount} … more", "8 € a month more, 8 a month more€", ["8 € a month more"]),
        (LATIN, "pay {number} now", "pay 8 € now", []),
        (LATIN, "{amount}", "$100", ["$100"]),
    ],
)
def test_every_word_of_a_phrase_is_tested(pack: Pack, phrase: str, text: str, found: list[str]) -> None:
    assert find(pack, [phrase], text) == found


@pytest.mark.parametrize(("between", "excused"), [(0, True), (11, True), (12, False)])
def test_an_excuse_may_begin_twelve_words_before(between: int, excused: bool) -> None:
    compiler = Compiler(LATIN)
    filler = "so " * between
    phrase = Phrase("list", "call", compiler.compile("call"), None, (compiler.compile(f"do {filler}call"),))
    found = Matcher([phrase], compiler).find(view(f"do {filler}call", LATIN)).get("list")
    assert (found == []) is excused


@pytest.mark.parametrize(
    ("excuse", "text", "excused"),
    [
        ("call me", "call me", True),
        ("we call", "we call", True),
        ("call", "call", True),
        ("me", "call me", False),
        ("call me", "call, we call me", False),
        ("me now", "call me now", False),
    ],
)
def test_an_excuse_covers_the_whole_hit(excuse: str, text: str, excused: bool) -> None:
    compiler = Compiler(LATIN)
    phrase = Phrase("list", "call", compiler.compile("call"), None, (compiler.compile(excuse),))
    found = Matcher([phrase], compiler).find(view(text, LATIN)).get("list")
    assert ([hit.start for hit in found][:1] == []) is excused


@pytest.mark.parametrize(
    ("phrase", "before", "after", "spared"),
    [
        ("call", "we", "me", False),
        ("call", "you", None, True),
        ("call", None, "you", True),
        ("we call", "so", None, False),
        ("we call", "we", None, True),
        ("we call", None, "you", False),
        ("(please|) call me", "you", "you", False),
    ],
)
def test_a_look_at_the_words_beside_may_spare_a_verification(
    phrase: str, before: str | None, after: str | None, spared: bool
) -> None:
    compiler = Compiler(LATIN)
    ending, following = (Telling([word], (), LATIN) if word else None for word in (before, after))
    asked = Beside(Endings(ending, ending, None) if ending is not None else None, following)
    matcher = Matcher([Phrase("list", "x", compiler.compile(phrase))], compiler)
    assert matcher.find(view("so we call me", LATIN)).get("list")
    assert (matcher.find(view("so we call me", LATIN)).get("list", asked) == []) is spared


@pytest.mark.parametrize(("text", "found"), [("في", True), ("وفي", False), ("كتاب", True), ("وكتاب", True)])
def test_a_short_word_alone_takes_no_particle(text: str, found: bool) -> None:
    compiler = Compiler(ARABIC)
    program, longest = compiler.union(["في", "كتاب"])
    assert longest == 1
    assert (Run(program, view(text, ARABIC), compiler).match(0) is not None) is found


@pytest.mark.parametrize(("before", "behind"), [("(a|", ")"), ("(", "|a)")])
def test_alternatives_nest_so_deep_and_no_deeper(before: str, behind: str) -> None:
    parse(f"x {before * MAX_DEPTH}y{behind * MAX_DEPTH}")
    with pytest.raises(PhraseError, match="nest too deep"):
        parse(f"x {before * (MAX_DEPTH + 1)}y{behind * (MAX_DEPTH + 1)}")


def test_all_alternatives_make_so_many_words_and_no_more() -> None:
    most = " ".join(["(a|b)" * 9] * 8)
    assert len(list(words(parse(most)))) == MAX_WORDS
    with pytest.raises(PhraseError, match="more than 4,096 words"):
        parse(f"{most} a")


@pytest.mark.parametrize(
    ("word", "told"), [("هنالك", True), ("وهنالك", True), ("في", True), ("وفي", False), ("كهنالك", False)]
)
def test_a_condition_hears_a_word_with_a_particle(word: str, told: bool) -> None:
    compiler = Compiler(ARABIC)
    asked = surroundings(["هنالك", "في"], compiler)
    seen = view(f"{word} كتاب", ARABIC)
    assert asked.covers(seen, 0, 0, compiler) is told
    assert asked.ends_before(seen, 1, compiler) is told
    assert asked.begins_after(view(f"كتاب {word}", ARABIC), 0, compiler) is told
    assert asked.endings.last[word] is told


def test_alternatives_that_end_alike_share_their_states(packs: PackSet) -> None:
    pack = packs.get("en")
    assert pack is not None

    def tests(phrase: str) -> list[object]:
        return [(node.test, node.following) for node in Compiler(pack).compile(phrase).nodes if node.test]

    assert len(tests("a(b|c)(d|e)(f|g){deadline}")) < len(tests("a{deadline}")) + 15
    for phrase in ("a(b|c)(d|e){number} x", "(a|b|c) (d|e) {number} x"):
        found = tests(phrase)
        assert len(found) == len(set(found))

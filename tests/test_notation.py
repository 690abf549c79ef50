"""The phrase notation: what it reads, and what it refuses with a mend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.phrases.notation import parse
from stylelint_cs.phrases.tree import Choice, Gap, Mark, PhraseError, SlotRef, Word


def word(*parts: str, every_form: bool = False) -> Word:
    return Word(parts, every_form)


@pytest.mark.parametrize(
    ("phrase", "tree"),
    [
        ("your call", (word("your"), word("call"))),
        ("~tatizo", (word("tatizo", every_form=True),)),
        ("guarantee*", (word("guarantee", ""),)),
        ("*ward*", (word("", "ward", ""),)),
        ("(very|most) sorry", (Choice(((word("very"),), (word("most"),))), word("sorry"))),
        ("ku(jua|soma)", (Choice(((word("kujua"),), (word("kusoma"),))),)),
        ("so sorry (indeed|)", (word("so"), word("sorry"), Choice(((word("indeed"),), ())))),
        ("pole … usumbufu", (word("pole"), Gap(), word("usumbufu"))),
        ("pole ... usumbufu", (word("pole"), Gap(), word("usumbufu"))),
        ("pole ...usumbufu", (word("pole"), Gap(), word("usumbufu"))),
        ("Hello {name},", (word("Hello"), SlotRef("name"), Mark(","))),
        ("Thank you.", (word("Thank"), word("you"))),
        ("धन्यवाद।", (word("धन्यवाद"),)),
        ("How are you?", (word("How"), word("are"), word("you"), Mark("?"))),
        ("well-known", (word("well"), word("known"))),
        ("don't worry", (word("don't"), word("worry"))),
        ("24/7", (word("24/7"),)),
        ("24/7x", (word("24/7x"),)),
        ("x4/7", (word("x4/7"),)),
        ("{name} a*", (SlotRef("name"), word("a", ""))),
        (r"cost \(net\)", (word("cost"), Mark("("), word("net"), Mark(")"))),
        (r"cost \~ten", (word("cost"), Mark("~"), word("ten"))),
    ],
)
def test_parse(phrase: str, tree: tuple[object, ...]) -> None:
    assert parse(phrase) == tree


@pytest.mark.parametrize(
    ("phrase", "message", "mend"),
    [
        ("", "an empty phrase", "write the words"),
        ("…", "a phrase cannot begin or end with …", "remove it"),
        ("sorry …", "a phrase cannot begin or end with …", "remove it"),
        ("[very] sorry", "[ has no meaning in a phrase", "(a|)"),
        ("^sorry", "^ has no meaning in a phrase", "at: start"),
        ("sorry$", "$ has no meaning in a phrase", "at: end"),
        ("(sorry)", "brackets without a choice", "\\("),
        ("(sorry|pole", "a ( without its )", "close it"),
        ("sorry|pole", "a | outside brackets", "(one|other)"),
        ("(…|very) sorry", "a phrase cannot begin or end with …", "remove it"),
        ("sorry)", "a closing ) without its (", "remove it"),
        ("{na me}", "a { that opens no {slot}", "{name}"),
        ("~sorry*", "~sorry* has both ~ and *", "one of them"),
        ("*", "a ~ or * without letters", "put it on a word"),
        ("a … b", "too few letters beside ~, * or …", "three written letters"),
        ("so*", "too few letters beside ~, * or …", "three written letters"),
        ("(so|sorry)*", "too few letters beside ~, * or …", "three written letters"),
        ("sorry\\", "a \\ with nothing after it", "remove it"),
        ("a" * 1001, "the phrase has 1001 characters", "under 1000"),
        ("(a|b|c|d|e|f|g|h)" * 4, "the glued alternatives make 4096 words", "512"),
        (" ".join(["(a|b)" * 9] * 9), "the alternatives of the phrase make more than 4,096 words", "split the phrase"),
        (" ".join(["(a|b)" * 9 + "?!." * 3] * 2), "the alternatives of the phrase make more than 4,096 words", "split"),
    ],
)
def test_refused(phrase: str, message: str, mend: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse(phrase)
    assert caught.value.message == message
    assert mend in caught.value.mend


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("a" * 1000, None),
        ("a" * 1001, "the phrase has 1001 characters"),
        ("(a|" * 16 + "b" + ")" * 16, None),
        ("(a|" * 17 + "b" + ")" * 17, "alternatives nest too deep"),
        ("(a|b)" * 9, None),
        ("(" + "|".join("ab" * 13) + "|c)" + "(" + "|".join("ab" * 9) + "|c)", "the glued alternatives make 513 words"),
        (" ".join(["(a|b)" * 9] * 8), None),
        (" ".join([*["(a|b)" * 9] * 8, "c"]), "the alternatives of the phrase make more than 4,096 words"),
    ],
)
def test_the_limits_are_what_they_say(phrase: str, message: str | None) -> None:
    if message is None:
        parse(phrase)
        return
    with pytest.raises(PhraseError) as caught:
        parse(phrase)
    assert caught.value.message == message


@given(st.text(st.sampled_from("ab ()|~*….{}\\,?'[é न\n"), max_size=30))
def test_anything_parses_or_is_refused(phrase: str) -> None:
    error: PhraseError | None = None
    try:
        tree = parse(phrase)
    except PhraseError as caught:
        error = caught
    assert error.mend if error else tree

"""What a text must hold before a pattern can match in it."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs import resources
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from stylelint_cs.text.checks import compile_checks
from stylelint_cs.text.required import Required, required

LOCALES = ("en", "sw", "ar", "hi", "el")


@pytest.mark.parametrize(
    ("pattern", "literals", "chars"),
    [
        ("colour", ("colour",), "c"),
        ("(?i)SIKU (?:MBILI|tatu)", ("siku mbili", "siku tatu"), "s"),
        (r"\b(?:siku|wiki) \d", ("siku", "wiki"), " "),
        (r"[\u2000-\u2002x]", (), "\u2000\u2001\u2002x"),
        ("a?bc+d", ("abc", "bc"), "b"),
        ("ab+cd", ("bcd",), "a"),
        (r"(?<=\p{Ll})[ \u00A0]\.(?!Net\b)", (" .", "\u00a0."), "."),
        (r"[ \u00A0]{1,3}([,;])(?=\s|$)", (" ,", " ;", "\u00a0,", "\u00a0;"), ",;"),
        (r"\bx(?:y|z?)\b[.]", ("xy.", "xz.", "x."), "."),
        (r"\. [0-9]{1,2}", tuple(f". {digit}" for digit in range(10)), "."),
        (r"\. \p{Lu}", (". ",), "."),
        ("ab{0,2}c", (), "a"),
        ("ab|c", (), "ac"),
        ("ab|", (), ""),
        ("(?=ab)c", ("ab",), "a"),
        ("(?!ab)cd", ("cd",), "c"),
        ("(?<!ab)cd", ("cd",), "c"),
        (r"\.\.", ("..",), "."),
        ("he ?/ ?she", ("he / she", "he /she", "he/ she", "he/she"), "/"),
        (r"at \d|[0-9]x", ("at ", *(f"{digit}x" for digit in range(10))), "a0123456789"),
        ("ΤΡΕΙΣ", ("τρεισ",), "τ"),
        (r"[^a]b", (), "b"),
        (r"\p{Lu}\s", (), ""),
        ("(?:ab)?", (), ""),
        ("(?x) a b", (), ""),
        (r"(a)\1", (), ""),
        ("[[a-c]--[b]]", (), ""),
        ("(?P<name>ab)", (), ""),
        (r"ab\pL+cd", ("ab",), "a"),
        (r"ab\p{ASCII}cd", ("ab",), "a"),
        (r"ab\p{cd", (), ""),
        (r"ab[\p{cd]+ {2}", (), ""),
        ("(?:ab){e<=1}", (), ""),
        ("(?im)(?<=^|x )COLOUR$", ("colour",), "c"),
        ("(?m)ab", ("ab",), "a"),
        ("(?ix) a b", (), ""),
    ],
)
def test_what_a_match_needs(pattern: str, literals: tuple[str, ...], chars: str) -> None:
    assert required(pattern) == Required(literals, frozenset(chars))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("(?i)strasse", "STRASSE"), ("(?i)ΟΔΟΣ", "οδος"), ("(?i)kilo", "\u212ailo"), ("a.c", "abc"), ("x{2}", "xx")],
)
def test_a_text_that_matches_is_not_ruled_out(pattern: str, text: str) -> None:
    assert regex.search(pattern, text)
    assert required(pattern).may_match(text.casefold(), set(text.casefold()))


PIECES = (
    "ab",
    "c",
    "É",
    "ß",
    "\\p{",
    "\\pL",
    "\\P{Lu}",
    "\\x61",
    "\\d",
    "\\N{",
    "[",
    "]",
    "^",
    "-",
    "{",
    "}",
    "2",
    ",",
    "(",
    ")",
    "|",
    "?",
)


@settings(max_examples=1000, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=9), text=st.text("abcÉßAp{2}N ", max_size=20))
def test_what_is_written_anyhow_rules_no_match_out(pieces: list[str], text: str) -> None:
    pattern = "(?i)" + "".join(pieces)
    needed = required(pattern)
    with suppress(regex.error):
        assert regex.search(pattern, text) is None or needed.may_match(text.casefold(), set(text.casefold()))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_match_in_the_examples_of_the_house_is_ruled_out(locale: str) -> None:
    packs = PackSet([resources.pack_dir()])
    policy = load_policy("house", packs=packs)
    rules = policy.voice(locale).rules.values()
    texts = [
        example.text for rule in rules for example in rule.examples if isinstance(getattr(example, "text", None), str)
    ]
    pack = packs.get(locale)
    assert pack is not None
    matched = 0
    for check in chain.from_iterable(compile_checks(pack).values()):
        for text in texts:
            if check.pattern.search(text):
                matched += 1
                assert check.required.may_match(text.casefold(), set(text.casefold())), (check.id, text)
    assert matched > 20

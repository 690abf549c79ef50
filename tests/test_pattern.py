"""``pattern:`` entries: what cannot run away is compiled with its literal, everything else is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs.phrases.pattern import compile_pattern
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.text.checks import PatternTimeout, matches
from tests.effort import PATIENCE, within


@pytest.mark.parametrize(
    ("pattern", "text", "match"),
    [
        (r"TKT-\d{4}", "see tkt-1234", "tkt-1234"),
        (r"ref\d+-\d+", "ref12-34", "ref12-34"),
        (r"(?:agent|team) [A-Z]{2,3}", "Team KE", "Team KE"),
        (r"colou?r", "Colour", "Colour"),
        (r"(?<=no )refund\b", "no refund", "refund"),
        (r"κωδικός\s+\p{L}{2}", "κωδικός ΑΒ", "κωδικός ΑΒ"),
    ],
)
def test_accepted(pattern: str, text: str, match: str) -> None:
    compiled, literals = compile_pattern(pattern)
    found = compiled.search(text)
    assert found is not None
    assert found.group() == match
    assert any(literal.casefold() in text.casefold() for literal in literals)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (r"(foo)\1", "the pattern uses a back-reference"),
        (r"foo(?R)?", "the pattern uses recursion"),
        (r"\L<words>foo", "the pattern uses a named list"),
        (r"(?:foo){e<=1}", "the pattern uses fuzzy matching"),
        (r"foo(?(1)a|b)", "the pattern uses a conditional"),
        (r"(?:fo+)+", "a repeat inside a repeat"),
        (r"foo(a|a)*b", "a group repeated without an end"),
        (r"foo(a?)*", "a group repeated without an end"),
        (r"foo.*.*bar", "two repeats without an end in a row"),
        (r"foo.*bar.*baz", "two repeats without an end in a row"),
        (r"foo.{0,1000}.{0,1000}z", "two repeats without an end in a row"),
        (r"foo[ab]*[bc]*x", "two repeats without an end in a row"),
        (r"(?<=foo.*)bar", "a look-around without an end"),
        (r"foo(?:(?:a{50}){50}){50}", "repeats that multiply"),
        (r"\d+", "the pattern has no literal"),
        (r"foo|\d+", "the pattern has no literal"),
        (r"foo(", "a ( without its )"),
        (r"foo[a", "a [ without its ]"),
        ("a" * 501, "the pattern has 501 characters"),
    ],
)
def test_refused(pattern: str, message: str) -> None:
    with pytest.raises(PhraseError) as caught:
        compile_pattern(pattern)
    assert caught.value.message == message
    assert caught.value.mend


@settings(max_examples=300, deadline=None)
@given(pattern=st.text(st.sampled_from("fo()|*+?[]{}1,.\\dab^$"), max_size=14), text=st.text("fo ab1", max_size=30))
def test_what_is_accepted_answers_in_time(pattern: str, text: str) -> None:
    try:
        compiled, _ = compile_pattern("foo" + pattern)
    except PhraseError:
        return
    assert within(1, lambda: [match.group() for match in compiled.finditer("foo" + text * 20, timeout=PATIENCE)])


class _HeldUp:
    """A pattern on a machine that is held up so many times."""

    def __init__(self, pattern: str, times: int) -> None:
        self._pattern, self._times = regex.compile(pattern), times

    def finditer(self, text: str, timeout: float) -> Iterator[regex.Match[str]]:
        if self._times:
            self._times -= 1
            raise TimeoutError
        return self._pattern.finditer(text, timeout=timeout)


def test_a_machine_that_is_held_up_once_is_no_pattern_that_runs_away() -> None:
    held_up = cast("regex.Pattern[str]", _HeldUp("a+", 1))
    assert [match.span() for match in matches(held_up, "aa b aaa", "some-check")] == [(0, 2), (5, 8)]
    with pytest.raises(PatternTimeout, match="some-check"):
        matches(cast("regex.Pattern[str]", _HeldUp("a+", 2)), "aa", "some-check")


def test_a_pattern_that_runs_away_is_given_up() -> None:
    with pytest.raises(PatternTimeout, match="runaway"):
        matches(regex.compile("(?:a|aa|aaa)+(?<!a)b"), "a" * 200, "runaway")

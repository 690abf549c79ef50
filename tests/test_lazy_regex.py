"""The library that compiles patterns is loaded when there is something to compile, and behaves as ever."""

from __future__ import annotations

import subprocess
import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.lazy import compiled, escaped, lazy
from tests.command import environment

LOADED = "'regex._regex_core' in sys.modules"


def said(code: str) -> list[str]:
    """What a process of its own prints, in words."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nfrom stylelint_cs.lazy_regex import defer\n{code}"],
        capture_output=True,
        env=environment(),
        check=True,
        text=True,
    )
    return done.stdout.split()


def test_the_library_is_loaded_by_its_first_use() -> None:
    code = f"""
defer()
import regex
print({LOADED})
print(regex.sub("b+", "-", "abbc"), {LOADED})
import regex as again
print(again.compile("(?P<x>a)").groupindex, regex.Pattern is again.Pattern, regex.V1 == again.V1)
"""
    assert said(code) == ["False", "a-c", "True", "{'x':", "1}", "True", "True"]


def test_a_pattern_comes_out_of_a_pickle_without_the_library() -> None:
    written = said("import pickle, regex\nprint(pickle.dumps(regex.compile('b+(?i:c)')).hex())")[0]
    code = f"""
defer()
import pickle
pattern = pickle.loads(bytes.fromhex("{written}"))
print(pattern.search("abbC").group(), {LOADED})
"""
    assert said(code) == ["bbC", "False"]


@pytest.mark.parametrize("before", ["import regex", "defer()", "sys.path = []", "sys.modules['regex'] = sys"])
def test_to_defer_it_again_or_in_vain_changes_nothing(before: str) -> None:
    code = f"""
kept = list(sys.path)
{before}
found = sys.modules.get("regex")
defer()
print(sys.modules.get("regex") is found)
"""
    assert said(code) == ["True"]


@given(st.text(min_size=1))
def test_an_escaped_text_matches_itself_alone(text: str) -> None:
    assert regex.fullmatch(escaped(text), text)
    assert regex.fullmatch(f"[{escaped(text)}]", text[0])
    assert regex.fullmatch(f"(?x){escaped(text)}", text) or not text.isprintable()


@pytest.mark.parametrize(
    ("letters", "flags"), [("", 0), ("im", regex.I | regex.M), ("x", regex.VERBOSE), ("s", regex.DOTALL)]
)
def test_flags_are_letters(letters: str, flags: int) -> None:
    assert lazy("a .b", letters).flags == compiled("a .b", letters).flags == regex.compile("a .b", flags).flags

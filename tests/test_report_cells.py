from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.report.cells import cell_width, snippet


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("haiwezekani", 11),
        ("नमस्ते", 4),
        ("असुविधा", 6),
        ("لَقَد", 3),
        ("Ά", 1),
        ("Α\u0301", 1),
        ("日本", 4),
        ("🙏", 2),
        ("👍🏽", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("❤\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("🇰🇪🇬🇷", 4),
        ("<U+202E>", 8),
    ],
)
def test_cells(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@pytest.mark.parametrize(
    ("line", "match", "limit", "shown", "underline"),
    [
        ("Samahani, haiwezekani.", "haiwezekani", 60, "Samahani, haiwezekani.", "          ^^^^^^^^^^^"),
        ("      body: haiwezekani", "haiwezekani", 60, "body: haiwezekani", "      ^^^^^^^^^^^"),
        ("नमस्ते जी, क्षमा", "क्षमा", 60, "नमस्ते जी, क्षमा", "         ^^^^"),
        ("日本 sorry", "sorry", 60, "日本 sorry", "     ^^^^^"),
        ("a\tb sorry", "sorry", 60, "a b sorry", "    ^^^^^"),
        ("x\u202ey bad", "bad", 60, "x<U+202E>y bad", "           ^^^"),
        ("\x1bbad", "\x1bbad", 60, "<U+001B>bad", "^^^^^^^^^^^"),
        ("a" * 50 + "MATCH" + "b" * 50, "MATCH", 15, "…aaaaaMATCHbbbbb…", "      ^^^^^"),
        ("MATCH" + "b" * 50, "MATCH", 15, "MATCHbbbbbbbbbb…", "^^^^^"),
        ("a" * 50 + "MATCH", "MATCH", 15, "…aaaaaaaaaaMATCH", "           ^^^^^"),
        ("x" * 100, "x" * 100, 10, "xxxxxxxxxx…", "^^^^^^^^^^"),
    ],
)
def test_the_span_is_underlined(line: str, match: str, limit: int, shown: str, underline: str) -> None:
    start = line.index(match)
    part = snippet(line, start, start + len(match), limit)
    assert part.line == shown
    assert part.underline == underline


def test_an_empty_span_is_pointed_at() -> None:
    assert snippet("Habari", 0, 0, 40).underline == "^"
    assert snippet("Habari", 6, 6, 40).underline == "      ^"
    assert snippet("", 0, 0, 40).underline == "^"


def test_a_span_inside_a_grapheme_takes_the_whole_of_it() -> None:
    assert snippet("👨\u200d👩 a", 1, 2, 40).span == "👨\u200d👩"


LETTERS = st.sampled_from(list("ab ं्कאا日🙏\u200d\ufe0f\u0301\u202e\x1b:\t"))


@given(st.text(LETTERS, max_size=300), st.integers(0, 300), st.integers(0, 40), st.integers(20, 60))
def test_a_snippet_fits_and_its_underline_fits_it(line: str, at: int, length: int, limit: int) -> None:
    start = min(at, len(line))
    part = snippet(line, start, min(start + length, len(line)), limit)
    assert cell_width(part.line) <= limit + 2 + 8  # two ellipses, and joined pieces may form a new cluster
    assert part.lead == cell_width(part.before)
    assert part.width >= 1


def test_a_line_of_a_megabyte_is_cheap() -> None:
    line = "ا" * 1_000_000
    part = snippet(line, 500_000, 500_004, 80)
    assert part.span == "ا" * 4
    assert part.before.startswith("…")
    assert part.after.endswith("…")

"""What problems look like: inert, short, once, and not endlessly many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.model import SourceText
from stylelint_cs.problems import Problems, did_you_mean, inert, one_of, problem_at, shown_line, suggest


def test_lines_are_shown_inert_and_cut() -> None:
    assert inert("a\x1b[2J\u202eb\u2028c\u200bd\te") == "a\\x1b[2J\\u202eb\\u2028c\\u200bd e"
    assert shown_line("short  ", 1) == "short"
    long = "x" * 500
    assert shown_line(long, 1) == "x" * 160 + "…"
    assert shown_line(long, 250) == "…" + "x" * 160 + "…"
    assert shown_line(long, 500) == "…" + "x" * 160


def test_a_problem_reads_as_place_line_and_mend() -> None:
    source = SourceText.of("a/b.yaml", "one\r\ntwo: बात\n")
    assert str(problem_at(source, 10, "it is wrong", "Mend it.")) == (
        "a/b.yaml:2:6: it is wrong\n    two: बात\n    Mend it."
    )


def test_problems_are_kept_once_and_counted_beyond_the_cap() -> None:
    source = SourceText.of("f", "x" * 300)
    problems = Problems()
    for _ in range(2):
        problems.at(source, 5, "again", "m")
    for at in range(150, 0, -1):
        problems.at(source, at, "p", "m")
    found = problems.sorted()
    assert len(found) == 101
    assert found[-1].message == "and 51 more problems"
    assert [each.place for each in found[:-1]] == sorted(each.place for each in found[:-1] if each.place)


def test_near_words() -> None:
    assert did_you_mean("Max-Words", ("max_words", "max_emoji")) == "max_words"
    assert did_you_mean("zzz", ("max_words",)) is None
    assert did_you_mean("x" * 10_000, ("x" * 9_999,)) is None
    assert suggest("tittle", ("title", "why")) == "Did you mean 'title'?"
    assert suggest("q", ("title", "why")) == "Use one of: title, why."
    assert suggest("q", ()) == "Take it out."
    assert one_of([str(number) for number in range(30)], 3) == "0, 1, 2, …"


@given(st.text(max_size=300), st.integers(1, 300))
def test_what_is_shown_is_always_one_printable_line(line: str, column: int) -> None:
    shown = shown_line(line, column)
    assert len(shown.splitlines()) <= 1
    assert inert(shown) == shown

"""Whether a span overlaps others or lies inside one is what a look at each of them says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.model import Span
from stylelint_cs.text.spans import Cover, Taken

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_it_says_what_a_look_at_each_span_says(taken: list[Span], asked: Span) -> None:
    free = not any(asked.start < span.end and span.start < asked.end for span in taken)
    assert Taken(taken).is_free(asked.start, asked.end) == free


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_span_lies_inside_one_of_others(others: list[Span], asked: Span) -> None:
    inside = any(other.start <= asked.start and asked.end <= other.end for other in others)
    assert Cover(others).holds(asked.start, asked.end) == inside

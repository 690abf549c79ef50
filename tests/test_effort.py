"""That the measures of effort tell what grows from what explodes."""

from __future__ import annotations

from tests.effort import grows_with_length, within


def test_a_line_is_told_from_a_square() -> None:
    assert grows_with_length(lambda length: sum(range(length * 100)), 1_000)
    assert not grows_with_length(lambda length: [sum(range(length)) for _ in range(length)], 1_000)


def test_an_explosion_is_told_from_a_moment() -> None:
    assert within(1, lambda: sum(range(100)))
    assert not within(0.001, lambda: sum(range(1_000_000)))

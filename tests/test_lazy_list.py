"""A list whose items are made when they are asked for is the list, and makes each of them once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.lazy_items import LazyList


@given(st.lists(st.integers()), st.slices(12))
def test_it_is_the_list(numbers: list[int], part: slice) -> None:
    lazy = LazyList(numbers, str)
    made = list(map(str, numbers))
    assert list(lazy) == made
    assert len(lazy) == len(made)
    assert lazy[part] == made[part]
    assert bool(lazy) == bool(made)


def test_an_item_is_made_once_and_no_other_with_it() -> None:
    asked: list[int] = []

    def make(number: int) -> str:
        asked.append(number)
        return str(number)

    lazy = LazyList([7, 8, 9], make)
    assert (lazy[1], lazy[1], lazy[-1], asked) == ("8", "8", "9", [8, 9])

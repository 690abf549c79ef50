"""Lists and mappings whose items are made when they are asked for are as any other, and make each item once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.lazy_items import LazyList, LazyMap, LazySlices


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


@given(st.lists(st.integers()), st.integers(1, 5), st.slices(12))
def test_it_is_the_list_of_its_slices(numbers: list[int], size: int, part: slice) -> None:
    lazy = LazySlices(len(numbers), size, lambda at: tuple(numbers[at * size : (at + 1) * size]))
    assert list(lazy) == numbers
    assert [lazy[at - len(numbers)] for at in range(len(numbers))] == numbers
    assert len(lazy) == len(numbers)
    assert lazy[part] == numbers[part]
    assert bool(lazy) == bool(numbers)
    for outside in (len(numbers), -len(numbers) - 1):
        with pytest.raises(IndexError):
            lazy[outside]


def test_a_slice_is_made_once_and_no_other_with_it() -> None:
    asked: list[int] = []

    def make(number: int) -> str:
        asked.append(number)
        return ("abc", "de")[number]

    lazy = LazySlices(5, 3, make)
    assert (lazy[4], lazy[3], lazy[-1], asked) == ("e", "d", "e", [1])


@given(st.dictionaries(st.text(max_size=2), st.integers(), max_size=5))
def test_it_is_the_mapping(numbers: dict[str, int]) -> None:
    lazy = LazyMap(numbers, lambda name: str(numbers[name]))
    assert list(lazy.items()) == [(name, str(number)) for name, number in numbers.items()]
    assert len(lazy) == len(numbers)
    assert lazy == dict(lazy)


def test_a_value_is_made_once_and_none_for_a_name_that_is_not_there() -> None:
    asked: list[str] = []

    def make(name: str) -> str:
        asked.append(name)
        return name.upper()

    lazy = LazyMap(["a", "b"], make)
    assert (lazy["b"], lazy["b"], lazy.get("c"), asked) == ("B", "B", None, ["b"])
    with pytest.raises(KeyError):
        lazy["c"]

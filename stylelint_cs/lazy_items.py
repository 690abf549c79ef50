"""Sequences and mappings whose items are made when they are first asked for: of hundreds a message needs two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from stylelint_cs.type_hints import Any, TypeVar, overload

T = TypeVar("T")


class LazyList(Sequence[T]):
    """Each item is what ``make`` gives of the one in its place in ``given``."""

    def __init__(self, given: Sequence[Any], make: Callable[[Any], T]) -> None:
        self._given, self._make = given, make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._given)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if index not in self._made:
            self._made[index] = self._make(self._given[index])
        return self._made[index]


class LazySlices(Sequence[T]):
    """A long sequence of which slices of ``size`` items are made when one of their items is asked for."""

    def __init__(self, length: int, size: int, make: Callable[[int], Sequence[T]]) -> None:
        """``make`` gives the slice of a number, the last one shorter where the length asks for it."""
        self._length, self._size, self._make = length, size, make
        self._made: dict[int, Sequence[T]] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        number, within = divmod(index, self._size)
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number][within]


class LazyMap(Mapping[str, T]):
    """Each value is what ``make`` gives of its name; ``names`` are in their order."""

    __slots__ = ("_made", "_make", "_names")

    def __init__(self, names: Iterable[str], make: Callable[[str], T]) -> None:
        self._names, self._make = dict.fromkeys(names), make
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = self._make(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

"""Tables that grow from run to run: each value is read when it is asked for, and believed by its own hash."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence

from stylelint_cs.cache.folder import FAULTS, get_with_parts, put
from stylelint_cs.cache.parts import Damaged, Parts
from stylelint_cs.memo import MOST
from stylelint_cs.type_hints import Any


class Table(Mapping[Any, Any]):
    """Plain values by key; one that was damaged is not there."""

    def __init__(self, keys: Sequence[Any], first: int, parts: Parts) -> None:
        """The values of the keys are parts in a row, from the ``first`` on."""
        self._numbers = {key: number for number, key in enumerate(keys, first)}
        self._parts = parts

    def __getitem__(self, key: Any) -> Any:
        """A value, made of what was kept; who asks twice gets two."""
        number = self._numbers[key]
        try:
            return marshal.loads(self._parts[number])
        except (Damaged, EOFError, ValueError, TypeError):
            del self._numbers[key]
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[Any]:
        return iter(tuple(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def sealed(self) -> Iterator[tuple[Any, bytes, bytes]]:
        """Each key with its value as it was kept and the hash of that, which need not be true."""
        return ((key, *self._parts.sealed(number)) for key, number in self._numbers.items())


def get_tables(name: str, count: int) -> tuple[Table, ...]:
    """So many tables that are kept under a name, empty when none are."""
    found = get_with_parts(name, tuple)
    if found is not None:
        keys, parts = found
        try:
            starts = [sum(map(len, keys[:number])) for number in range(count)]
            if len(keys) == count and sum(map(len, keys)) == len(parts):
                return tuple(Table(each, first, parts) for each, first in zip(keys, starts, strict=True))
        except FAULTS:
            pass
    return tuple(Table((), 0, Parts(_nothing, (), b"", tuple)) for _ in range(count))


def _nothing(start: int, size: int) -> bytes:
    return b""


def add_to_tables(name: str, added: Sequence[Mapping[Any, Any]]) -> None:
    """Keep plain values under their keys beside what is there, as long as there is room; what is there goes before."""
    keys, parts, hashes = [], [], []
    for known, new in zip(get_tables(name, len(added)), added, strict=True):
        # Asked for, a damaged value is no longer there.
        missing = [(key, value) for key, value in new.items() if known.get(key) is None]
        kept = list(known.sealed())
        fresh = missing[: max(MOST - len(kept), 0)]
        keys.append((*(key for key, _, _ in kept), *(key for key, _ in fresh)))
        parts += [part for _, part, _ in kept] + [marshal.dumps(value) for _, value in fresh]
        hashes += [hashed for _, _, hashed in kept] + [None] * len(fresh)
    put(name, tuple(keys), parts, hashes)

"""The parts of a kept thing that are read one by one: a message needs few, and each is believed by its own hash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, zip_longest

from stylelint_cs.digests import sha256
from stylelint_cs.type_hints import overload

Read = Callable[[int, int], bytes]
"""Gives so many bytes from a place on."""
Remake = Callable[[], Sequence[bytes]]
"""Makes all the parts anew, when one was damaged."""


class Damaged(ValueError):
    """A part is not what was kept, nor what is made of the same files now."""


class Parts(Sequence[bytes]):
    """Parts by number, each looked at when it is asked for; raises Damaged where it cannot even be made anew."""

    def __init__(self, read: Read, sizes: Sequence[int], hashes: bytes, remake: Remake) -> None:
        """All parts are ``read`` as if they stood one behind the other; ``sizes`` (bytes) and ``hashes`` are of each
        in turn."""
        self._read, self._hashes, self._remake = read, hashes, remake
        self._ends = tuple(accumulate(sizes, initial=0))
        self._fresh: Sequence[bytes] | None = None

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | Sequence[bytes]:
        """A part, or some that are looked at when they are asked for."""
        if isinstance(index, slice):
            return _Some(self, range(*index.indices(len(self))))
        found, known = self.sealed(index)
        if sha256(found).digest() == known:
            return found
        if self._fresh is None:
            self._fresh = self._remake()
        if index < len(self._fresh) and sha256(self._fresh[index]).digest() == known:
            return self._fresh[index]
        raise Damaged(index)

    def sealed(self, index: int) -> tuple[bytes, bytes]:
        """A part as it lies there, and the hash of what was kept, which need not be that of this."""
        start, end = self._ends[index], self._ends[index + 1]
        size = sha256().digest_size
        return self._read(start, end - start), self._hashes[index * size : (index + 1) * size]


class _Some(Sequence[bytes]):
    """Some of the parts, by their place among these."""

    def __init__(self, parts: Parts, numbers: range) -> None:
        self._parts, self._numbers = parts, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(index, slice):
            return _Some(self._parts, self._numbers[index])
        return self._parts[self._numbers[index]]


def hashes(parts: Sequence[bytes], known: Sequence[bytes | None] = ()) -> bytes:
    """The hashes of parts, one behind the other; those that are ``known`` are taken as they are."""
    return b"".join(given or sha256(part).digest() for part, given in zip_longest(parts, known))

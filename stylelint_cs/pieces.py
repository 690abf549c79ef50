"""A table of plain values in pieces, each read when a word of it is asked for: a message holds few of all the words."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence

from stylelint_cs.type_hints import Any

COUNT = 521
"""So many pieces a table has; a prime, so that every letter of a word has a say in which one holds it."""


class Pieces:
    """A table by word that is read piece by piece; what is asked for must have been kept by this interpreter."""

    def __init__(self, plain: Sequence[bytes]) -> None:
        self.plain = plain
        """The pieces, as :func:`cut` gave them."""
        self._read: dict[int, Mapping[str, Any]] = {}

    def get(self, word: str) -> Any:
        """What stands under a word, ``None`` for nothing."""
        at = _piece_of(word)
        piece = self._read.get(at)
        if piece is None:
            piece = self._read[at] = marshal.loads(self.plain[at])
        return piece.get(word)


def cut(items: Iterable[tuple[str, Any]]) -> tuple[bytes, ...]:
    """A table of plain values in pieces; raises ValueError for a value that is not plain."""
    pieces: list[dict[str, Any]] = [{} for _ in range(COUNT)]
    for word, value in items:
        pieces[_piece_of(word)][word] = value
    return tuple(map(marshal.dumps, pieces))


def _piece_of(word: str) -> int:
    return int.from_bytes(word.encode("utf-8", "surrogatepass"), "little") % COUNT

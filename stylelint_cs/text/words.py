"""Cutting a folded text into words: at its rough words, looking closer only where one may be none or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.folding import OPAQUE
from stylelint_cs.packs.pack import Pack
from stylelint_cs.type_hints import TypeAlias

_Row: TypeAlias = tuple[str, int, int, str]


class Token(NamedTuple):
    """A word, a number or a mask (slot, address) of the folded text."""

    kind: str
    start: int
    end: int
    text: str


_TOKEN: Callable[[_Row], Token] = partial(tuple.__new__, Token)
"""Makes a token of its fields; calling the class costs three times as much."""


def cut_even(chunks: Iterable[str], folded: str) -> tuple[Token, ...]:
    """The words of a text in which every rough word is one."""
    rows: list[_Row] = []
    end = 0
    for chunk in chunks:
        start = folded.find(chunk, end)
        end = start + len(chunk)
        if chunk != OPAQUE:
            rows.append(("word", start, end, chunk))
            continue
        while folded.startswith(OPAQUE, end):
            end += 1
        rows.append(("mask", start, end, folded[start:end]))
    return tuple(map(_TOKEN, rows))


def cut_odd(chunks: Iterable[str], folded: str, pack: Pack) -> tuple[Token, ...]:
    """The words of a text in which some rough words are none, several, or parts of a number."""
    rows: list[_Row] = []
    uneven, words = pack.uneven, pack.words
    end = done = 0
    # What was found behind a rough word without a word is looked for once: a text may consist of such.
    ahead = words.search(folded)
    for chunk in chunks:
        start = folded.find(chunk, end)
        end = start + len(chunk)
        if start >= done and chunk != OPAQUE and uneven.isdisjoint(chunk):
            rows.append(("word", start, end, chunk))
            continue
        start = max(start, done)
        while start < end and ahead is not None:
            if ahead.start() < start:
                ahead = words.search(folded, start)
            elif ahead.start() < end:
                start = done = ahead.end()
                rows.append((ahead.lastgroup or "word", ahead.start(), done, ahead.group()))
            else:
                break
        if chunk == OPAQUE:
            end = done  # A run of masks is one rough word.
    return tuple(map(_TOKEN, rows))

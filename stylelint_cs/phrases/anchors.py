"""The literals that give candidates, filed by word: a message costs the same with fifty phrases as with thousands.

A text is cut into rough words (see :meth:`stylelint_cs.packs.pack.Pack.chunks`), and what a word may begin or hold
is worked out once: languages have few words, so nearly every word of a message was met before. Only where a word
is a literal of a phrase, and the words beside it are those of the phrase, is the phrase verified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, TypeAlias

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.folding import OPAQUE
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.word_tests import Test, fits
from stylelint_cs.text.view import View

REMEMBERED = 50_000
"""So many different words are kept with what was worked out for them."""
_RUNS = lazy(r"[\p{L}\p{M}\p{N}]+")
_DIGITS = frozenset("0123456789")


class Anchor(NamedTuple):
    """A literal of which every match holds one; ``low`` to ``high`` words of the match stand before it.

    ``whole``: it is a word of its own, not part of one. ``before`` and ``after`` are the words next to it in
    the phrase, empty where they are not certain. ``test``: what a word that holds the literal must pass.
    """

    text: str
    whole: bool
    low: int = 0
    high: int = 0
    before: str = ""
    after: str = ""
    test: Test | None = None

    def behind(self, low: int, high: int) -> Anchor:
        """The same anchor behind ``low`` to ``high`` further words."""
        return self._replace(low=self.low + low, high=self.high + high)


class Filed(NamedTuple):
    """A phrase by its number, with an anchor of it."""

    number: int
    anchor: Anchor


class Bucket(NamedTuple):
    """The phrases of a list that may stand at a word: beside any words, before one, or behind one."""

    free: tuple[Filed, ...]
    after: Mapping[str, list[Filed]]
    before: Mapping[str, list[Filed]]


Row = Mapping[str, Bucket]
"""What may begin at a word, or hold it, by list."""
_NOTHING: Row = {}


Filing: TypeAlias = Mapping[str, Any]
"""Anchors in their places as plain values, which can be kept; their tests are left out."""
TestsOf: TypeAlias = Callable[[int], "list[Test | None]"]
"""The tests of a phrase's anchors in their order."""
_Table: TypeAlias = dict[str, "list[tuple[str, Filed]] | tuple[Any, ...]"]
"""What is filed under a literal; a tuple is what was kept, read when the literal is met."""


class Anchors:
    """All literals of one locale, by the list of their phrase."""

    def __init__(self, pack: Pack, tests_of: TestsOf) -> None:
        self._pack = pack
        self._tests_of = tests_of
        self._whole: _Table = {}
        self._parts: _Table = {}
        self._plain: list[tuple[str, Filed]] = []
        self._lengths: tuple[int, ...] = ()
        self._rows = _Rows(self)

    @classmethod
    def of(cls, anchors: Iterable[tuple[str, int, Anchor]], pack: Pack, tests_of: TestsOf) -> Anchors:
        """The anchors of phrases, each with the list and the number of its phrase."""
        made = cls(pack, tests_of)
        for key, number, given in anchors:
            anchor = made._settle(given)
            table, literal = made._place(anchor)
            found = table.setdefault(literal, []) if literal else made._plain
            assert isinstance(found, list)
            found.append((key, Filed(number, anchor)))
        made._lengths = tuple(sorted({len(text) for text in made._parts}))
        return made

    @classmethod
    def kept(cls, filing: Filing, pack: Pack, tests_of: TestsOf) -> Anchors:
        """The anchors that were kept."""
        made = cls(pack, tests_of)
        made._whole, made._parts, made._lengths = dict(filing["whole"]), dict(filing["parts"]), filing["lengths"]
        made._plain = made._unpacked(filing["plain"])
        return made

    def filing(self) -> Filing:
        """The anchors as plain values."""
        return {
            "whole": {literal: self._packed(found) for literal, found in self._whole.items()},
            "parts": {literal: self._packed(found) for literal, found in self._parts.items()},
            "plain": self._packed(self._plain),
            "lengths": self._lengths,
        }

    def _unpacked(self, kept: tuple[Any, ...]) -> list[tuple[str, Filed]]:
        found = []
        for key, number, at, *values in kept:
            test = self._tests_of(number)[at] if at is not None else None
            found.append((key, Filed(number, Anchor._make((*values, test)))))
        return found

    def _packed(self, found: Iterable[tuple[str, Filed]] | tuple[Any, ...]) -> tuple[Any, ...]:
        if isinstance(found, tuple):
            return found
        return tuple(
            (key, number, self._place_of(number, anchor.test), *anchor[:-1]) for key, (number, anchor) in found
        )

    def _place_of(self, number: int, wanted: Test | None) -> int | None:
        if wanted is None:
            return None
        return next(at for at, test in enumerate(self._tests_of(number)) if test is wanted)

    def _at(self, table: _Table, literal: str) -> Iterable[tuple[str, Filed]]:
        found = table.get(literal, ())
        if found and isinstance(found, tuple):
            found = table[literal] = self._unpacked(found)
        return found

    def _settle(self, anchor: Anchor) -> Anchor:
        """The anchor without a word beside it that is cut in two, such as a number with its separators."""
        if not (anchor.before or anchor.after):
            return anchor
        before, after = (text if self._pack.chunks(text)[0] == [text] else "" for text in (anchor.before, anchor.after))
        return anchor._replace(before=before, after=after)

    def _place(self, anchor: Anchor) -> tuple[_Table, str]:
        """Where an anchor is filed: as a word, or by the longest run of letters that it holds."""
        chunks = self._pack.chunks(anchor.text)[0]
        if chunks == [anchor.text] and (anchor.whole or anchor.text == OPAQUE):
            return self._whole, anchor.text
        runs = _RUNS.findall(anchor.text)
        return self._parts, max(runs, key=len, default="")

    def look_up(self, view: View) -> Hot:
        """What may stand in a view."""
        chunks, uneven = view.chunks
        found = [(index, row) for index, row in enumerate(map(self._rows.__getitem__, chunks)) if row]
        for key, filed in self._plain:
            if filed.anchor.text in view.folded:
                found.append((-1, {key: Bucket((filed,), {}, {})}))
        return Hot(found, chunks, uneven, view.folded, self._pack)

    def row(self, chunk: str) -> Row:
        """What may begin at a rough word, or hold it."""
        found: dict[str, dict[Filed, None]] = {}
        if _DIGITS.isdisjoint(chunk):
            words = [chunk]
            if not self._pack.uneven.isdisjoint(chunk):
                words = [match.group() for match in self._pack.words.finditer(chunk)]
            for word in words:
                self._add(found, word, exact=True)
        else:
            # A number may take its digits away from a word: of "10:30am" the word is "am".
            runs = [match.group() for match in self._pack.words.finditer(chunk)] + _RUNS.findall(chunk)
            for run in dict.fromkeys((*runs, *(run.lstrip("0123456789") for run in runs))):
                self._add(found, run, exact=False)
        return {key: _bucket(filed) for key, filed in found.items()} if found else _NOTHING

    def _add(self, found: dict[str, dict[Filed, None]], word: str, *, exact: bool) -> None:
        for key, filed in self._at(self._whole, word):
            found.setdefault(key, {})[filed] = None
        for particle in self._pack.particles:
            if word.startswith(particle):
                for key, filed in self._at(self._whole, word[len(particle) :]):
                    found.setdefault(key, {})[filed] = None
        parts = self._parts
        for length in self._lengths:
            for start in range(len(word) - length + 1):
                literal = word[start : start + length]
                if literal not in parts:
                    continue
                for key, filed in self._at(parts, literal):
                    test = filed.anchor.test
                    if not exact or test is None or fits(test, word, self._pack):
                        found.setdefault(key, {})[filed] = None


class _Rows(dict[str, Row]):
    """The rows of rough words that were met."""

    def __init__(self, anchors: Anchors) -> None:
        super().__init__()
        self._anchors = anchors

    def __missing__(self, chunk: str) -> Row:
        if len(self) >= REMEMBERED:
            self.clear()
        row = self[chunk] = self._anchors.row(chunk)
        return row


def _bucket(filed: Iterable[Filed]) -> Bucket:
    free: list[Filed] = []
    after: dict[str, list[Filed]] = {}
    before: dict[str, list[Filed]] = {}
    both: list[Filed] = []
    for item in filed:
        anchor = item.anchor
        if anchor.after and anchor.before:
            both.append(item)
        elif anchor.after:
            after.setdefault(anchor.after, []).append(item)
        elif anchor.before:
            before.setdefault(anchor.before, []).append(item)
        else:
            free.append(item)
    # Of two words beside an anchor the one that tells more phrases apart is looked at.
    behind = len({item.anchor.before for item in both}) > len({item.anchor.after for item in both})
    for item in both:
        if behind:
            before.setdefault(item.anchor.before, []).append(item)
        else:
            after.setdefault(item.anchor.after, []).append(item)
    return Bucket(tuple(free), after, before)


class Hot:
    """The words of one text that phrases are filed under, with what is filed there."""

    def __init__(self, rows: list[tuple[int, Row]], chunks: list[str], uneven: bool, folded: str, pack: Pack) -> None:
        self.chunks = chunks
        self.uneven = uneven
        self._folded = folded
        self._pack = pack
        self._by_key: dict[str, list[tuple[int, Bucket]]] = {}
        for index, row in rows:
            for key, bucket in row.items():
                self._by_key.setdefault(key, []).append((index, bucket))

    @property
    def keys(self) -> Set[str]:
        """The lists of which a phrase may stand in the text."""
        return self._by_key.keys()

    def candidates(self, key: str) -> Iterator[tuple[Filed, int]]:
        """The phrases of a list that may stand in the text, each with the anchor that does.

        Beside it stands the index of the rough word that holds the anchor, -1 where there is none.
        """
        for index, bucket in self._by_key.get(key, ()):
            for filed in bucket.free:
                anchor = filed.anchor
                if anchor.whole or anchor.test is not None or anchor.text in self._folded:
                    yield filed, index
            if bucket.after:
                yield from ((filed, index) for filed in self._beside(bucket.after, index, index + 1))
            if bucket.before:
                yield from ((filed, index) for filed in self._beside(bucket.before, index, index - 1))

    def is_uneven(self, index: int) -> bool:
        """Whether the rough word may be no word, or more than one."""
        return not self._pack.uneven.isdisjoint(self.chunks[index])

    def _beside(self, table: Mapping[str, list[Filed]], at: int, index: int) -> Iterable[Filed]:
        """Of phrases by the word beside their anchor those beside whose anchor at ``at`` it stands at ``index``."""
        if self.uneven and self.is_uneven(at):
            return [filed for found in table.values() for filed in found]
        if not 0 <= index < len(self.chunks):
            return ()
        chunk = self.chunks[index]
        if self.uneven and self.is_uneven(index):
            return [filed for word, found in table.items() if word in chunk for filed in found]
        found = table.get(chunk, ())
        for particle in self._pack.particles:
            if chunk.startswith(particle):
                found = [*found, *table.get(chunk[len(particle) :], ())]
        return found

"""The literals that give candidates, filed by word: a message costs the same with fifty phrases as with thousands.

A text is cut into rough words (see :meth:`stylelint_cs.packs.pack.Pack.chunks`), and what a word may begin or hold
is worked out once: languages have few words, so nearly every word of a message was met before. Only where a word
is a literal of a phrase, and the words beside it are those of the phrase, is the phrase verified.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from stylelint_cs.lazy import lazy
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.packs.folding import OPAQUE
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.rows import Anchor, Filed, Row, row_of
from stylelint_cs.phrases.word_tests import Test, Wildcard, fits
from stylelint_cs.pieces import Pieces, cut
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import Any, TypeAlias

REMEMBERED = 50_000
"""So many different words are kept with what was worked out for them."""
_RUNS = lazy(r"[\p{L}\p{M}\p{N}]+")
_DIGITS = frozenset("0123456789")


Candidate: TypeAlias = tuple[Filed, int]
"""A phrase that may stand in a text, and which rough word holds its anchor; -1 where none does."""
Filing: TypeAlias = Mapping[str, Any]
"""Anchors in their places as plain values, which can be kept; their tests are left out."""
WORDS = "whole"
"""Where a filing has the pieces of its table of words."""
_PART = " "
"""Stands before a part of a word in that table; no rough word holds a blank."""
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
        self._literals: Set[str] = self._parts.keys()
        """All literals that stand for a part of a word."""
        self._kept: Pieces | None = None
        """Words of which more was kept than was asked for so far."""
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
        made._kept, made._literals, made._lengths = Pieces(filing[WORDS]), frozenset(filing["parts"]), filing["lengths"]
        made._plain = made._unpacked(filing["plain"])
        return made

    def filing(self) -> Filing:
        """The anchors as plain values."""
        whole = ((literal, self._packed(found)) for literal, found in self._whole.items())
        parts = ((f"{_PART}{literal}", self._packed(found)) for literal, found in self._parts.items())
        return {
            WORDS: cut((*whole, *parts)) if self._kept is None else self._kept.plain,
            "parts": tuple(sorted(self._literals)),
            "plain": self._packed(self._plain),
            "lengths": self._lengths,
        }

    def _unpacked(self, kept: tuple[Any, ...]) -> list[tuple[str, Filed]]:
        found = []
        for key, number, at, *values in kept:
            # Of a wildcard its words were kept; any other test is looked up in its phrase.
            test = Wildcard(*at) if isinstance(at, tuple) else None if at is None else self._tests_of(number)[at]
            found.append((key, Filed(number, Anchor._make((*values, test)))))
        return found

    def _packed(self, found: Iterable[tuple[str, Filed]] | tuple[Any, ...]) -> tuple[Any, ...]:
        if isinstance(found, tuple):
            return found
        return tuple(
            (key, filed.number, self._place_of(filed.number, filed.anchor.test), *filed.anchor[:-1])
            for key, filed in found
        )

    def _place_of(self, number: int, wanted: Test | None) -> int | tuple[Any, ...] | None:
        if wanted is None:
            return None
        if isinstance(wanted, Wildcard):
            return tuple(wanted)
        return next(at for at, test in enumerate(self._tests_of(number)) if test is wanted)

    def _at(self, table: _Table, literal: str) -> Iterable[tuple[str, Filed]]:
        found = table.get(literal)
        if found is None:
            name = literal if table is self._whole else f"{_PART}{literal}"
            found = (self._kept.get(name) if self._kept is not None else None) or ()
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
        found: defaultdict[str, list[tuple[int, tuple[Filed, ...]]]] = defaultdict(list)
        last = len(chunks) - 1
        # Without particles, and where each rough word is one, a word that is not listed need not be looked into.
        exact = not (uneven or self._pack.particles)
        for index, row in enumerate(map(self._rows.__getitem__, chunks)):
            if row is None:
                continue
            listed, after, before, loose = row
            if loose and uneven:
                listed += (after.everything if after else ()) + (before.everything if before else ())
            else:
                if after is not None and index < last:
                    listed += after.get(chunks[index + 1], ()) if exact else after[chunks[index + 1]]
                if before is not None and index:
                    listed += before.get(chunks[index - 1], ()) if exact else before[chunks[index - 1]]
            for key, phrases in listed:
                found[key].append((index, phrases))
        for key, filed in self._plain:
            if filed.anchor.text in view.folded:
                found[key].append((-1, (filed,)))
        return Hot(found, chunks, uneven, view.folded, self._pack)

    def row(self, chunk: str) -> Row | None:
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
        phrases = [(key, filed) for key, some in found.items() for filed in some]
        return row_of(phrases, chunk, self._pack) if phrases else None

    def _add(self, found: dict[str, dict[Filed, None]], word: str, *, exact: bool) -> None:
        for key, filed in self._at(self._whole, word):
            found.setdefault(key, {})[filed] = None
        for particle in self._pack.particles:
            if word.startswith(particle):
                for key, filed in self._at(self._whole, word[len(particle) :]):
                    found.setdefault(key, {})[filed] = None
        parts, literals = self._parts, self._literals
        for length in self._lengths:
            for start in range(len(word) - length + 1):
                literal = word[start : start + length]
                if literal not in literals:
                    continue
                for key, filed in self._at(parts, literal):
                    test = filed.anchor.test
                    if not exact or test is None or fits(test, word, self._pack):
                        found.setdefault(key, {})[filed] = None


class _Rows(dict[str, "Row | None"]):
    """The rows of rough words that were met."""

    def __init__(self, anchors: Anchors) -> None:
        super().__init__()
        self._anchors = anchors

    def __missing__(self, chunk: str) -> Row | None:
        if len(self) >= REMEMBERED:
            self.clear()
        row = self[chunk] = self._anchors.row(chunk)
        return row


class Hot:
    """The phrases that may stand in one text, by their list."""

    def __init__(
        self,
        found: Mapping[str, Sequence[tuple[int, tuple[Filed, ...]]]],
        chunks: list[str],
        uneven: bool,
        folded: str,
        pack: Pack,
    ) -> None:
        self.chunks = chunks
        self.uneven = uneven
        self._folded = folded
        self._pack = pack
        self._found = found

    @property
    def keys(self) -> Set[str]:
        """The lists of which a phrase may stand in the text."""
        return self._found.keys()

    def candidates(self, key: str) -> list[Candidate]:
        """The phrases of a list that may stand in the text, each with the anchor that does."""
        return [
            (filed, index)
            for index, phrases in self._found.get(key, ())
            for filed in phrases
            if filed.sure or filed.anchor.text in self._folded
        ]

    def may_stand_at(self, places: Iterable[str], index: int) -> bool:
        """Whether the rough word of an even text may stand where a marker asks; a look that cuts no words.

        Where nothing but a blank parts two words, neither a sentence nor a clause ends between them.
        """
        return all(self._may_stand_at(where, index) for where in places)

    def _may_stand_at(self, where: str, index: int) -> bool:
        if where == "message_start":
            return index == 0
        begins = where.endswith("start")
        other = index - 1 if begins else index + 1
        if not 0 <= other < len(self.chunks) or not self._are_joined(min(index, other)):
            return True
        return where.startswith("clause") and self.chunks[other] in self._pack.clause_words

    def _are_joined(self, index: int) -> bool:
        """Whether only a blank parts a rough word from the next, for sure."""
        word, following = self.chunks[index : index + 2]
        # Of a word that stands there more than once it is not known which one a search finds.
        if self._counts[word] > 1:
            return False
        pair = f"{word} {following}"
        return f" {pair}" in self._folded or self._folded.startswith(pair)

    @lazy_property
    def _counts(self) -> Counter[str]:
        return Counter(self.chunks)

    def is_uneven(self, index: int) -> bool:
        """Whether the rough word may be no word, or more than one."""
        return not self._pack.uneven.isdisjoint(self.chunks[index])

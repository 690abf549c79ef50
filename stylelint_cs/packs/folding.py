"""Folding: the form of a text in which letters that a reader takes for equal are equal.

Every locale folds case, compatibility forms (Unicode normalisation form KD, UAX #15), digit systems and
apostrophes, and drops invisible marks and Latin diacritics. A pack adds its own equal letters, dropped
marks, contextual sequences and look-alikes. Marks that may be missing but must not contradict (tonos,
tashkeel) are dropped too and compared apart, see :class:`MarkProfile`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

import regex

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy import compiled, escaped, lazy
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.contexts import Aligned, Contexts, Contextual
from stylelint_cs.packs.page import Page
from stylelint_cs.packs.table import Table
from stylelint_cs.type_hints import Literal

OPAQUE = "\ufffc"
"""Stands in a masked text for what is not prose: a slot, an address, code (U+FFFC OBJECT REPLACEMENT)."""

MARKUP = "\ue000"
"""Stands for markup that does not separate words, such as an HTML tag (private use)."""

_FEW = 32
"""So many characters are searched for one by one."""
REMEMBERED = 20_000
"""So many words are kept with their marks."""
_WORD = lazy(r"[\p{L}\p{M}]+")
_ASCII = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

MarkStyle = Literal["one_per_word", "on_letter"]
MarkProfile = tuple[tuple[int, frozenset[str]], ...]
"""The marks of a word: (index of the folded letter that carries them, the marks), ascending."""


class _Mixed(NamedTuple):
    """What tells a word of two scripts: letters of another one, and where they stand beside one of ours."""

    strange: frozenset[str]
    near: regex.Pattern[str]
    table: dict[int, str]
    ascii_is_one: bool
    """Whether no word of ASCII can mix the two."""


def _composed(equal: Mapping[str, str]) -> list[Contextual]:
    # A letter that a pack calls equal may arrive decomposed (U+0627 U+0654 for U+0623): both forms fold alike.
    found = []
    for char, target in equal.items():
        parts = unicodedata.normalize("NFD", char)
        if len(parts) == 2 and parts != char:
            found.append(Contextual(equal.get(parts[0], parts[0]) + parts[1], target, repeats=True))
    return found


class Folding(Frozen, slots=False):
    """How one locale folds; pure, safe to share.

    ``equal`` maps a letter to the letter it is read as, ``drop`` are code points that never count,
    ``marks`` are those that may be missing, ``lookalikes`` map letters of another script to the letters of
    ``script`` (an ISO 15924 code) they are mistaken for; ``sample`` are common words, for which letters are rare.
    """

    equal: Mapping[str, str] = field(default_factory=dict)
    drop: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    mark_style: MarkStyle = "on_letter"
    sequences: tuple[Contextual, ...] = ()
    lookalikes: Mapping[str, str] = field(default_factory=dict)
    script: str = "Zyyy"
    sample: str = ""

    @lazy_property
    def _table(self) -> Table:
        return Table(self.equal, self.drop, self.marks)

    @lazy_property
    def _contexts(self) -> Contexts:
        return Contexts((*self.sequences, *_composed(self.equal)), self.sample.translate(self._table).count)

    @lazy_property
    def _page(self) -> Page:
        strange = self._mixed.strange if self._mixed else frozenset()
        return Page(self._table, lambda char: not strange.isdisjoint(self._table[ord(char)]))

    @lazy_property
    def _mixed(self) -> _Mixed | None:
        if not self.lookalikes or self.script == "Zyyy":
            return None
        strange = "".join(escaped(char) for char in self.lookalikes)
        ours = rf"\p{{Script={self.script}}}"
        near = compiled(rf"{ours}\p{{M}}*[{strange}]|[{strange}]\p{{M}}*{ours}")
        table = {ord(char): target for char, target in self.lookalikes.items()}
        both = any(map(str.isascii, self.lookalikes)) and compiled(ours).search(_ASCII) is not None
        return _Mixed(frozenset(self.lookalikes), near, table, ascii_is_one=not both)

    def fold(self, text: str) -> str:
        """The folded form of ``text``."""
        return self.read(self.letters(text))

    def letters(self, text: str) -> str:
        """``text`` folded letter by letter, each by itself: the first half of :meth:`fold`."""
        folded, strange = self._page.map(text)
        return self._unmix(folded) if strange else folded

    def read(self, letters: str) -> str:
        """What :meth:`letters` gave, with its letters read where they stand: the second half of :meth:`fold`."""
        return self._contexts.read(letters) if self._contexts else letters

    def fold_all(self, words: Iterable[object]) -> list[str]:
        """The folded form of each of some words; faster than one by one."""
        texts = [str(word) for word in words]
        folded = self.fold("\n".join(texts)).split("\n") if texts else []
        # A word with a line break in it comes out as two.
        return folded if len(folded) == len(texts) else list(map(self.fold, texts))

    def _unmix(self, folded: str) -> str:
        if self._mixed is None:
            return folded
        strange, near, table, ascii_is_one = self._mixed
        words = (word for word in folded.split() if not (ascii_is_one and word.isascii()))
        doubtful = (word for word in words if not strange.isdisjoint(word))
        if not any(map(near.search, doubtful)):
            return folded
        return _WORD.sub(
            lambda match: match.group().translate(table) if near.search(match.group()) else match.group(), folded
        )

    def align(self, text: str, letters: str, folded: str) -> Aligned | None:
        """Map each code point of ``folded`` to ``text``, of which ``letters`` was made on the way.

        ``None`` when the offsets are equal.
        """
        resizing = () if text.isascii() and len(letters) == len(text) else self._resizing(text)
        if not resizing and letters == folded:
            return None
        table = self._table
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for index in resizing:
            size = len(table[ord(text[index])])
            starts += [*range(done, index), *[index] * size]
            ends += [*range(done + 1, index + 1), *[index + 1] * size]
            done = index + 1
        starts += range(done, len(text))
        ends += range(done + 1, len(text) + 1)
        given = Aligned(letters, starts, ends)
        return given if letters == folded else self._contexts.aligned(given)

    def _resizing(self, text: str) -> list[int]:
        """Where characters stand that fold to none or to several; the table has met every one of ``text``."""
        places: list[int] = []
        resizing = self._table.resizing
        # A few searches cost less than a look at each character.
        for char in resizing if len(resizing) <= _FEW else resizing.intersection(text):
            at = text.find(char)
            while at >= 0:
                places.append(at)
                at = text.find(char, at + 1)
        return sorted(places)

    def profile(self, word: str) -> MarkProfile:
        """The marks of a word as written; empty when it carries none (or the locale has no marks)."""
        if not self.marks:
            return ()
        profile = self._profiles.get(word)
        if profile is None:
            if len(self._profiles) >= REMEMBERED:
                self._profiles.clear()
            profile = self._profiles[word] = self._profile(word)
        return profile

    @lazy_property
    def _profiles(self) -> dict[str, MarkProfile]:
        return {}

    def _profile(self, word: str) -> MarkProfile:
        found: dict[int, set[str]] = {}
        letters = 0
        for char in unicodedata.normalize("NFD", word):
            if char in self.marks:
                if self.mark_style == "one_per_word":
                    # Grave, circumflex and acute are one mark, and only the first of a word counts: the
                    # second is the accent that an enclitic throws back.
                    return ((max(letters - 1, 0), frozenset()),)
                found.setdefault(max(letters - 1, 0), set()).add(char)
            else:
                letters += len(self._table[ord(char)])
        return tuple((index, frozenset(marks)) for index, marks in sorted(found.items()))

    def contradicts(self, written: MarkProfile, found: MarkProfile) -> bool:
        """Whether two profiles of one word disagree; a missing mark agrees with any."""
        if not written or not found:
            return False
        if self.mark_style == "one_per_word":
            return written[0][0] != found[0][0]
        theirs = dict(found)
        return any(
            index in theirs and not (marks <= theirs[index] or theirs[index] <= marks) for index, marks in written
        )


def points(ranges: Iterable[str]) -> frozenset[str]:
    """Code points from ``U+0610-U+061A``, ``U+0640`` or literal characters."""
    found: set[str] = set()
    for item in ranges:
        if item.startswith("U+"):
            first, _, last = item.partition("-")
            low = int(first[2:], 16)
            high = int(last.removeprefix("U+"), 16) if last else low
            found.update(chr(point) for point in range(low, high + 1))
        else:
            found.update(item)
    return frozenset(found)

r"""The phrase notation: text to a small tree.

``word word`` whole words in order; ``~word`` every form; ``word*`` any ending; ``(a|b)`` one of these, also
glued; ``…`` up to four words; ``{name}`` the thing itself or a slot; a written mark is required; ``\`` makes
the next character plain. Nothing here knows a language: folding and inflection come with the pack.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import product

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.phrases.tree import Choice, Element, Gap, Mark, PhraseError, Sequence, SlotRef, Word
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import TypeAlias

MAX_WAYS = 512
"""How many ways glued alternatives of one word may multiply to."""
MAX_WORDS = 4096
"""Words, gaps, slots and marks that all alternatives of a phrase may come to; the longest of the house have 432."""
MAX_LENGTH = 1000
"""Code points of a phrase."""
MAX_DEPTH = 16
"""How deep alternatives may nest."""
_REFUSED = {
    "[": said("write (a|b) for a choice and (a|) for what may be missing"),
    "]": said("write (a|b) for a choice and (a|) for what may be missing"),
    "^": said("use `at: start` on the entry"),
    "$": said("use `at: end` on the entry, or \\$ for a dollar sign"),
}
_JOINERS = frozenset('"“”‘«»„‹›_')
_PLAIN = lazy(r"[\p{L}\p{M}' ]*\p{L}[\p{L}\p{M}' ]*")
_LETTERS = lazy(r"[\p{L}\p{M}]++")
_FINAL_STOPS = frozenset(".।。")


class _Space(NamedTuple):
    pass


class _Letters(NamedTuple):
    text: str


class _Star(NamedTuple):
    pass


class _Tilde(NamedTuple):
    pass


class _Group(NamedTuple):
    options: tuple[tuple[_Piece, ...], ...]


_Piece: TypeAlias = _Space | _Letters | _Star | _Tilde | _Group | Gap | SlotRef | Mark


_SPECIAL: dict[str, _Piece] = {"…": Gap(), "*": _Star(), "~": _Tilde()}


def parse(phrase: str) -> Sequence:
    """Read a phrase; raises :class:`PhraseError` with a mend."""
    if len(phrase) > MAX_LENGTH:
        raise PhraseError(
            said_of(len(phrase), "the phrase has {count} character", "the phrase has {count} characters"),
            said("keep a phrase under {most} characters", most=MAX_LENGTH),
        )
    if _PLAIN.fullmatch(phrase):
        return tuple(Word((word,)) for word in phrase.split())
    reader = _Reader(phrase.strip())
    pieces = reader.pieces(0)
    if reader.at < len(reader.text) and reader.text[reader.at] == "|":
        raise PhraseError(said("a | outside brackets"), said("put brackets around the choice: (one|other)"))
    if reader.at < len(reader.text):
        raise PhraseError(said("a closing ) without its ("), said("remove it, or write \\) for a plain bracket"))
    sequence = _without_final_stop(_Expansion().of(pieces))
    _check(sequence)
    return sequence


class _Reader:
    """Cuts a phrase into pieces; one pass, no look-back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def pieces(self, depth: int) -> tuple[_Piece, ...]:
        if depth > MAX_DEPTH:
            raise PhraseError(said("alternatives nest too deep"), said("nest at most {most} brackets", most=MAX_DEPTH))
        found: list[_Piece] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            found.append(self._piece(depth))
        return tuple(found)

    def _piece(self, depth: int) -> _Piece:
        text, at = self.text, self.at
        letters = _LETTERS.match(text, at)
        if letters is not None:
            self.at = letters.end()
            return _Letters(letters.group())
        char = text[at]
        if char == "\\":
            if at + 1 >= len(text):
                raise PhraseError(said("a \\ with nothing after it"), said("remove it, or write \\\\ for a plain one"))
            self.at += 2
            return _plain(text[at + 1], text, at + 1)
        if char in _REFUSED:
            raise PhraseError(said("{char} has no meaning in a phrase", char=char), _REFUSED[char])
        if char == "(":
            return self._group(depth)
        if char == "{":
            return self._slot()
        if text.startswith("...", at):
            self.at += 3
            return Gap()
        self.at += 1
        return _SPECIAL[char] if char in _SPECIAL else _plain(char, text, at)

    def _group(self, depth: int) -> _Group:
        self.at += 1
        options = [self.pieces(depth + 1)]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            options.append(self.pieces(depth + 1))
        if self.at >= len(self.text):
            raise PhraseError(said("a ( without its )"), said("close it, or write \\( for a plain bracket"))
        self.at += 1
        if len(options) == 1:
            raise PhraseError(
                said("brackets without a choice"),
                said("write (a|b), (a|) for what may be missing, or \\( for a bracket"),
            )
        return _Group(tuple(options))

    def _slot(self) -> SlotRef:
        end = self.text.find("}", self.at)
        name = self.text[self.at + 1 : end].strip() if end > 0 else ""
        if not name or not all(char.isalnum() or char in "_.-" for char in name):
            raise PhraseError(
                said("a {{ that opens no {{slot}}"),
                said("write {{name}} with letters, digits and _, or \\{{ for a plain brace"),
            )
        self.at = end + 1
        return SlotRef(name)


def _plain(char: str, text: str, at: int) -> _Piece:
    category = unicodedata.category(char)
    if char.isspace() or category == "Pd" or char in _JOINERS:
        return _Space()
    if category[0] in "LMN" or category == "Cf" or char in "'’ʼ`´" or char == "ـ":
        return _Letters(char)
    if char in ".,:/" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
        return _Letters(char)
    return Mark(char)


class _Expansion:
    """Turns pieces into elements; alternatives that are glued inside others multiply, so all of them are counted."""

    def __init__(self) -> None:
        self._made = 0

    def of(self, pieces: tuple[_Piece, ...]) -> Sequence:
        found: list[Element] = []
        for cluster in _clusters(pieces):
            if len(cluster) == 1 and isinstance(cluster[0], _Group):
                found.append(Choice(tuple(map(self.of, cluster[0].options))))
            elif any(isinstance(piece, _Group) for piece in cluster):
                found.append(Choice(tuple(map(self.of, _ways(cluster)))))
            else:
                made = tuple(_cluster(cluster))
                self._count(len(made))
                found.extend(made)
        return tuple(found)

    def _count(self, more: int) -> None:
        self._made += more
        if self._made > MAX_WORDS:
            raise PhraseError(
                said("the alternatives of the phrase make more than {most:,} words", most=MAX_WORDS),
                said("split the phrase; {most} ways are the most", most=MAX_WORDS),
            )


def _clusters(pieces: tuple[_Piece, ...]) -> Iterator[tuple[_Piece, ...]]:
    current: list[_Piece] = []
    for piece in pieces:
        if isinstance(piece, _Space):
            if current:
                yield tuple(current)
            current = []
        else:
            current.append(piece)
    if current:
        yield tuple(current)


def _ways(cluster: tuple[_Piece, ...]) -> Iterator[tuple[_Piece, ...]]:
    choices: list[tuple[tuple[_Piece, ...], ...]] = []
    total = 1
    for piece in cluster:
        choices.append(piece.options if isinstance(piece, _Group) else ((piece,),))
        total *= len(choices[-1])
    if total > MAX_WAYS:
        raise PhraseError(
            said_of(total, "the glued alternatives make {count} word", "the glued alternatives make {count} words"),
            said("split the phrase; {most} ways are the most", most=MAX_WAYS),
        )
    for way in product(*choices):
        yield tuple(piece for part in way for piece in part)


def _cluster(cluster: tuple[_Piece, ...]) -> Iterator[Element]:
    parts: list[str] = []
    every_form = False
    for piece in (*cluster, Gap(0)):
        if isinstance(piece, _Letters):
            parts = [*parts[:-1], (parts[-1] if parts else "") + piece.text]
        elif isinstance(piece, _Star):
            parts = [*(parts or [""]), ""]
        elif isinstance(piece, _Tilde):
            every_form = True
        else:
            if any(parts):
                yield Word(tuple(parts), every_form)
            elif parts or every_form:
                raise PhraseError(
                    said("a ~ or * without letters"),
                    said("put it on a word: ~word, word*, or write \\* for a plain mark"),
                )
            parts, every_form = [], False
            if isinstance(piece, SlotRef | Mark) or (isinstance(piece, Gap) and piece.words):
                yield piece


def _without_final_stop(sequence: Sequence) -> Sequence:
    while sequence and isinstance(sequence[-1], Mark) and sequence[-1].char in _FINAL_STOPS:
        sequence = sequence[:-1]
    return sequence


def _check(sequence: Sequence) -> None:
    if not sequence:
        raise PhraseError(said("an empty phrase"), said("write the words that should be found"))
    if _has_gap_at(sequence, 0) or _has_gap_at(sequence, -1):
        raise PhraseError(
            said("a phrase cannot begin or end with …"), said("remove it: what stands around a phrase is free")
        )
    if isinstance(sequence[0], Mark):
        raise PhraseError(said("a phrase cannot begin with a mark"), said("begin with a word, or use `pattern:`"))
    for word in words(sequence):
        if word.every_form and len(word.parts) > 1:
            raise PhraseError(said("{text} has both ~ and *", text=word.text), said("use one of them"))
    if any(letters < 3 for letters, loose in ways(sequence) if loose):
        raise PhraseError(
            said("too few letters beside ~, * or …"),
            said("every way through such a phrase needs three written letters"),
        )


def _has_gap_at(sequence: Sequence, end: int) -> bool:
    if not sequence:
        return False
    element = sequence[end]
    if isinstance(element, Choice):
        return any(_has_gap_at(option, end) for option in element.options)
    return isinstance(element, Gap)


def words(sequence: Sequence) -> Iterator[Word]:
    """Every word of a phrase, those of its choices too."""
    for element in sequence:
        if isinstance(element, Word):
            yield element
        elif isinstance(element, Choice):
            for option in element.options:
                yield from words(option)


def ways(sequence: Sequence) -> frozenset[tuple[int, bool]]:
    """The ways through a phrase as (written letters, uses ``~ * …``), letters capped at three."""
    totals: frozenset[tuple[int, bool]] = frozenset({(0, False)})
    for element in sequence:
        if isinstance(element, Choice):
            here = frozenset(way for option in element.options for way in ways(option))
        elif isinstance(element, Word):
            letters = sum(unicodedata.category(char)[0] in "LMN" for part in element.parts for char in part)
            here = frozenset({(letters, element.every_form or len(element.parts) > 1)})
        else:
            here = frozenset({(3 if isinstance(element, SlotRef) else 0, isinstance(element, Gap))})
        totals = frozenset((min(a + b, 3), x or y) for a, x in totals for b, y in here)
    return totals

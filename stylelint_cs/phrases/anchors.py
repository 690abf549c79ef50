"""The literals that give candidates: found by plain search or by an automaton, two words at a time where possible.

Many phrases share a word; few share two words in a row. So a phrase is looked for by a pair of its words, and a
message costs the same with fifty phrases as with fifty thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import regex

from stylelint_cs.packs.folding import MARKUP
from stylelint_cs.packs.pack import Pack

FEW_MESSAGES = 12
"""Up to this many messages the literals are looked for one by one; building an automaton would cost more."""

_BETWEEN = rf"\s“”‘’«»„‹›\"*_~`,،、﹐{MARKUP}\p{{Pd}}"
_LOOSE = regex.compile(rf" *(?:(?! )[{_BETWEEN}]|(?<!\p{{L}})'|'(?!\p{{L}}))(?:[{_BETWEEN}]|'(?!\p{{L}}))*|  +")
"""What may stand between two words of a phrase and is more than one blank."""
_NOT_BLANK = frozenset(f"\t\n\r\v\f'“”‘’«»„‹›\"*_~`,،、﹐-–—‐‑‒―{MARKUP}")


class Anchor(NamedTuple):
    """A literal of which every match holds one; ``low`` to ``high`` words of the match stand before it.

    ``whole``: it is a word of its own, not part of one. ``before`` and ``after`` are the words next to it in
    the phrase, empty where they are not certain.
    """

    text: str
    whole: bool
    low: int = 0
    high: int = 0
    before: str = ""
    after: str = ""

    def behind(self, low: int, high: int) -> Anchor:
        """The same anchor behind ``low`` to ``high`` further words."""
        return self._replace(low=self.low + low, high=self.high + high)


Filed = list[tuple[int, Anchor]]
"""Phrases by their number, each with the anchor that was found."""


class Anchors:
    """All literals of one locale; ``candidates`` names the phrases that a folded text may hold, and where."""

    def __init__(self, anchors: Iterable[tuple[int, Anchor]], pack: Pack) -> None:
        self._pack = pack
        self._single: dict[str, Filed] = {}
        self._pairs: dict[str, Filed] = {}
        for index, anchor in anchors:
            pair = _pair(anchor)
            table, key = (self._pairs, pair) if pair else (self._single, anchor.text)
            table.setdefault(key, []).append((index, anchor))
        self._automata: tuple[Any, Any] | None = None
        self._seen = 0

    def candidates(self, folded: str) -> Iterator[tuple[int, Anchor, int]]:
        """The number of a phrase, its anchor, and the offset at which the anchor stands."""
        joined = folded if "  " not in folded and _NOT_BLANK.isdisjoint(folded) else _LOOSE.sub(" ", folded)
        singles, pairs = self._scan(folded, joined)
        for text, offset in singles:
            whole = self._is_whole(folded, offset, offset + len(text))
            for index, anchor in self._single[text]:
                if whole or not anchor.whole:
                    yield index, anchor, offset
        for text, offset in pairs:
            for index, anchor in self._pairs[text]:
                if len(joined) == len(folded):
                    yield index, anchor, offset if anchor.after else offset + len(text) - len(anchor.text)
                else:
                    yield from ((index, anchor, found) for _, found in _scan_plainly((anchor.text,), folded))

    def _scan(self, folded: str, joined: str) -> tuple[Iterable[tuple[str, int]], Iterable[tuple[str, int]]]:
        self._seen += 1
        if self._seen <= FEW_MESSAGES:
            return _scan_plainly(self._single, folded), _scan_plainly(self._pairs, joined)
        if self._automata is None:
            self._automata = _automaton(self._single), _automaton(self._pairs)
        singles, pairs = self._automata
        return _scan_fast(singles, folded), _scan_fast(pairs, joined)

    def _is_whole(self, folded: str, start: int, end: int) -> bool:
        # A cheap test before words are cut: a letter right behind the literal, or right before it where the
        # locale has no attached particles, means another word.
        if end < len(folded) and folded[end].isalnum():
            return False
        return not (start and folded[start - 1].isalnum() and not self._pack.particles)


def _pair(anchor: Anchor) -> str:
    """The anchor with the word beside it, blanks as in joined text; empty where the phrase has none."""
    if not anchor.whole or not (anchor.before or anchor.after):
        return ""
    pair = f"{anchor.text} {anchor.after}" if anchor.after else f"{anchor.before} {anchor.text}"
    return pair if _LOOSE.search(pair) is None else ""


def _scan_fast(automaton: Any, text: str) -> Iterable[tuple[str, int]]:
    if not len(automaton):
        return ()
    return [(found, end - len(found) + 1) for end, found in automaton.iter(text)]


def _scan_plainly(texts: Iterable[str], folded: str) -> Iterator[tuple[str, int]]:
    for text in texts:
        offset = folded.find(text)
        while offset >= 0:
            yield text, offset
            offset = folded.find(text, offset + 1)


def _automaton(texts: Iterable[str]) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for text in texts:
        automaton.add_word(text, text)
    automaton.make_automaton()
    return automaton

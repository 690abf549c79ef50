"""Finds the anchors of a phrase: literals of which one stands in every match, as rare and as long as can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stylelint_cs.packs.folding import OPAQUE
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.rows import Anchor
from stylelint_cs.phrases.tree import CLOCK, Choice, Element, Gap, Mark, Sequence, SlotRef, Word
from stylelint_cs.phrases.word_tests import Forms, Literal, Test, Wildcard

NAME_WORDS = 3
"""How many words a name may have."""
_TELLING = 3
"""Letters that a part of a word needs to be rare: every other word begins or ends with one or two."""


class Anchoring:
    """Finds anchors for one locale; a word's tests and the sequences that times stand for come from its compiler."""

    def __init__(
        self,
        pack: Pack,
        test: Callable[[Word], tuple[Test, ...]],
        brand_words: tuple[str, ...],
        times: Mapping[str, Sequence],
    ) -> None:
        self._pack, self._test, self._brand_words, self._times = pack, test, brand_words, times
        self._anchored: dict[str, tuple[Anchor, ...] | None] = {}
        self._reached: dict[str, int] = {}

    def of(self, sequence: Sequence) -> tuple[Anchor, ...] | None:
        """The anchors of the element that is best to look for, ``None`` when there is none."""
        best: tuple[tuple[bool, int, int], tuple[Anchor, ...]] | None = None
        low = high = 0
        for index, element in enumerate(sequence):
            anchors = self._anchors_of(element)
            if anchors:
                # A word of every other sentence would wake the phrase in every other message.
                rare = all(map(self._is_rare, anchors))
                score = (rare, min(len(anchor.text) for anchor in anchors), -len(anchors))
                if best is None or score > best[0]:
                    if len(anchors) == 1:
                        anchors = (self._beside(anchors[0], sequence, index),)
                    best = (score, tuple(anchor.behind(low, high) for anchor in anchors))
            least, most = self._reach(element)
            low, high = low + least, high + most
        return best[1] if best else None

    def _is_rare(self, anchor: Anchor) -> bool:
        frequent = self._pack.frequent
        if anchor.whole:
            return anchor.text not in frequent
        test = anchor.test
        if not isinstance(test, Wildcard):
            return True
        return len(anchor.text) >= _TELLING and all(test.places(word) is None for word in frequent)

    def _beside(self, anchor: Anchor, sequence: Sequence, index: int) -> Anchor:
        return anchor._replace(
            before=anchor.before or self._edge(sequence[index - 1] if index else None, -1),
            after=anchor.after or self._edge(sequence[index + 1] if index + 1 < len(sequence) else None, 0),
        )

    def _edge(self, element: Element | None, at: int) -> str:
        """The last (-1) or first (0) word of a plain element, empty for any other."""
        if not isinstance(element, Word) or not is_plain(element):
            return ""
        test = self._test(element)[at]
        return test.text if isinstance(test, Literal) else ""

    def _anchors_of(self, element: Element) -> tuple[Anchor, ...] | None:
        if isinstance(element, Word):
            return _word_anchors(self._test(element))
        if isinstance(element, Choice):
            found: list[Anchor] = []
            for option in element.options:
                anchors = self.of(option)
                if anchors is None:
                    return None
                found += anchors
            return tuple(found)
        if not isinstance(element, SlotRef):
            return None
        name = element.name
        if name not in self._anchored:
            self._anchored[name] = self._slot_anchors(name)
        return self._anchored[name]

    def _slot_anchors(self, name: str) -> tuple[Anchor, ...] | None:
        if name in {"name", "agent"}:
            return None
        slot = Anchor(OPAQUE, False)
        fold = self._pack.folding.fold
        digits = tuple(Anchor(str(digit), False) for digit in range(10))
        if name == CLOCK:
            return digits
        if name == "amount":
            # "Ksh 500": the currency may stand before the figure.
            return (slot, *(digit.behind(0, 1) for digit in digits))
        if name == "contact":
            return (slot, *digits)
        if name == "number":
            return (slot, *digits, *(Anchor(fold(str(word)), True) for word in self._pack.table("numbers")))
        if name == "brand":
            return (slot, Anchor(self._brand_words[0], True)) if self._brand_words else (slot,)
        times = self._times.get(name)
        inner = self.of(times) if times else None
        return (slot, *(inner or ()))

    def _reach(self, element: Element) -> tuple[int, int]:
        if isinstance(element, Word):
            count = len(self._test(element))
            return count, count
        if isinstance(element, Gap):
            return 0, element.words
        if isinstance(element, Mark):
            return 0, 0
        if isinstance(element, SlotRef):
            name = element.name
            if name not in self._reached:
                times = self._times.get(name)
                self._reached[name] = max((self.length(times)[1] if times else 1), NAME_WORDS, 6)
            return 1, self._reached[name]
        lengths = [self.length(option) for option in element.options]
        return min(low for low, _ in lengths), max(high for _, high in lengths)

    def length(self, sequence: Sequence) -> tuple[int, int]:
        """How many words a sequence has, at the least and at the most."""
        pairs = [self._reach(element) for element in sequence]
        return sum(low for low, _ in pairs), sum(high for _, high in pairs)


def _word_anchors(tests: tuple[Test, ...]) -> tuple[Anchor, ...]:
    first = tests[0]
    if isinstance(first, Forms):
        return tuple(Anchor(stem, False, test=first) for stem in first.inflected.stems)
    if isinstance(first, Wildcard):
        return (Anchor(max(first.parts, key=len), False, test=first),)
    literals = [test.text for test in tests if isinstance(test, Literal)]
    at = literals.index(max(literals, key=len))
    before, after = "".join(literals[at - 1 : at] if at else ()), "".join(literals[at + 1 : at + 2])
    return (Anchor(literals[at], True, at, at, before, after),)


def is_plain(word: Word) -> bool:
    """Whether a word stands for itself alone: no other form, no star."""
    return len(word.parts) == 1 and not word.every_form

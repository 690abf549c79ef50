"""A phrase compiled for one locale: a small machine over the words of a view, and the literals to look for.

The machine's states are tested against words one by one, each state at most once a position, so the cost of
a phrase grows with its length and never explodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from stylelint_cs.frozen import field, frozen
from stylelint_cs.packs.folding import OPAQUE
from stylelint_cs.packs.pack import Pack, WordClass
from stylelint_cs.phrases import notation
from stylelint_cs.phrases.anchors import Anchor
from stylelint_cs.phrases.inflection import declared, inflect
from stylelint_cs.phrases.states import Builder, Node
from stylelint_cs.phrases.tree import CLOCK, Choice, Element, Gap, Mark, PhraseError, Sequence, SlotRef, Word
from stylelint_cs.phrases.word_tests import AnyOf, Forms, Glued, Literal, Test, Wildcard
from stylelint_cs.translation import said

NAME_WORDS = 3
"""How many words a name may have."""
PARTICLE_MIN = 3
"""Letters a word needs before an attached particle may precede it: shorter words are other words."""


@frozen
class Program:
    """A compiled phrase: states (0 is the first), and the literals of which one stands in every match."""

    nodes: tuple[Node, ...]
    anchors: tuple[Anchor, ...]
    literal: bool = False
    shortest: int = 1
    """Words that a match has at the least."""
    begins_with_amount: bool = False

    single: Test | None = field(init=False)
    """The one test of a phrase that is one word, which needs no machine."""

    def __post_init__(self) -> None:
        test = self.nodes[2].test if len(self.nodes) == 3 else None
        alone = isinstance(test, Literal | Wildcard | Forms | Glued | AnyOf)
        object.__setattr__(self, "single", test if alone else None)


@frozen(slots=False)
class Compiler:
    """Compiles the phrases of one locale; ``classes`` are the brand's ``words:``, ``brand`` its name."""

    pack: Pack
    classes: Mapping[str, WordClass] = field(default_factory=dict)
    brand: str = ""
    _programs: dict[str, Program] = field(default_factory=dict, repr=False, compare=False)

    def compile(self, phrase: str) -> Program:
        """A phrase as a program, made once; raises :class:`PhraseError` with a mend."""
        made = self._programs.get(phrase)
        if made is None:
            try:
                made = self._programs[phrase] = self._compile(phrase)
            except PhraseError as error:
                error.phrase = phrase
                raise
        return made

    def _compile(self, phrase: str) -> Program:
        sequence = notation.parse(phrase)
        builder = Builder(self.test, self.times)
        builder.build(sequence)
        any_of = self._any_of(sequence)
        if any_of is not None:
            builder.nodes = [Node(None, (2,)), Node(None, ()), Node(any_of, (1,))]
        anchors = self._anchor(sequence)
        if anchors is None:
            raise PhraseError(
                said("the phrase would match everything"), said("write at least one word that must be there")
            )
        literal = all(isinstance(element, Word) and _is_plain(element) for element in _flat(sequence))
        begins = sequence[0] == SlotRef("amount")
        return Program(tuple(builder.nodes), anchors, literal, self._length(sequence)[0], begins)

    def _any_of(self, sequence: Sequence) -> AnyOf | None:
        """The one test of a phrase that is a choice between single words."""
        if len(sequence) != 1 or not isinstance(sequence[0], Choice):
            return None
        found: list[Literal | Wildcard | Forms] = []
        for option in sequence[0].options:
            tests = self.test(option[0]) if len(option) == 1 and isinstance(option[0], Word) else ()
            if len(tests) != 1 or not isinstance(tests[0], Literal | Wildcard | Forms):
                return None
            found.append(tests[0])
        return AnyOf(tuple(found))

    def union(self, phrases: Iterable[str]) -> tuple[Program, int]:
        """One program for any of the phrases, without anchors, and how many words a match has at the most."""
        sequences = [self._parse(phrase) for phrase in phrases]
        builder = Builder(self.test, self.times)
        builder.build((Choice(tuple(sequences)),))
        return Program(tuple(builder.nodes), ()), max(self._length(sequence)[1] for sequence in sequences)

    def _parse(self, phrase: str) -> Sequence:
        try:
            return notation.parse(phrase)
        except PhraseError as error:
            error.phrase = phrase
            raise

    @cached_property
    def times(self) -> Mapping[str, Sequence]:
        """``{duration}`` and ``{deadline}`` as choices of the pack's phrases."""
        spec = self.pack.table("time")
        durations = tuple(self._parse(str(text)) for text in spec.get("durations") or ())
        deadlines = tuple(self._parse(str(text)) for text in spec.get("deadlines") or ())
        leading = tuple(self._parse(str(text)) for text in spec.get("prepositions") or ())
        moment = Choice((*deadlines, (SlotRef(CLOCK),)))
        return {
            "duration": (Choice(durations),) if durations else (),
            "deadline": (Choice((*leading, ())), moment) if leading else (moment,),
        }

    @cached_property
    def brand_words(self) -> tuple[str, ...]:
        """The brand's name as folded words."""
        return tuple(match.group() for match in self.pack.words.finditer(self.pack.folding.fold(self.brand)))

    @cached_property
    def number_words(self) -> frozenset[str]:
        """The locale's number words, folded."""
        return frozenset(self.pack.folding.fold_all(self.pack.table("numbers")))

    @cached_property
    def currencies(self) -> frozenset[str]:
        """Codes and words of currencies that the pack lists, folded."""
        return frozenset(self.pack.folding.fold_all(self.pack.texts("currencies")))

    def test(self, word: Word) -> tuple[Test, ...]:
        """The tests of a word, one for each token that the locale cuts it into."""
        made = self._made.get(word)
        if made is None:
            made = self._made[word] = self._test(word)
        return made

    @cached_property
    def _made(self) -> dict[Word, tuple[Test, ...]]:
        return {}

    def _test(self, word: Word) -> tuple[Test, ...]:
        fold, profile = self.pack.folding.fold, self.pack.folding.profile
        if word.every_form:
            return (Forms(inflect(word.parts[0], declared(word.parts[0], self.pack, self.classes), self.pack)),)
        if len(word.parts) > 1:
            return (Wildcard(tuple(map(fold, word.parts)), tuple(map(profile, word.parts))),)
        text = word.parts[0]
        folded = fold(text)
        cut = [match.group() for match in self.pack.words.finditer(folded)]
        if not cut:
            raise PhraseError(
                said("{text} has no letters that the locale reads as a word", text=text),
                said("write a word of the language"),
            )
        return (Literal(folded, profile(text)),) if cut == [folded] else tuple(Literal(part, ()) for part in cut)

    def glued(self, beginnings: Iterable[str], stems: Iterable[str], endings: Iterable[str]) -> Program:
        """A program for all words made of a beginning, a stem and an ending of the lists."""
        fold = self.pack.folding.fold
        test = Glued(map(fold, beginnings), map(fold, stems), map(fold, endings))
        anchors = tuple(Anchor(text, False, test=test) for text in test.anchors())
        return Program((Node(None, (2,)), Node(None, ()), Node(test, (1,))), anchors, True)

    def _anchor(self, sequence: Sequence) -> tuple[Anchor, ...] | None:
        best: tuple[tuple[bool, int, int], tuple[Anchor, ...]] | None = None
        low = high = 0
        for index, element in enumerate(sequence):
            anchors = self._anchors_of(element)
            if anchors:
                # A word of every other sentence would wake the phrase in every other message.
                rare = self.pack.frequent.isdisjoint(anchor.text for anchor in anchors if anchor.whole)
                score = (rare, min(len(anchor.text) for anchor in anchors), -len(anchors))
                if best is None or score > best[0]:
                    if len(anchors) == 1:
                        anchors = (self._beside(anchors[0], sequence, index),)
                    best = (score, tuple(anchor.behind(low, high) for anchor in anchors))
            least, most = self._reach(element)
            low, high = low + least, high + most
        return best[1] if best else None

    def _beside(self, anchor: Anchor, sequence: Sequence, index: int) -> Anchor:
        return anchor._replace(
            before=anchor.before or self._edge(sequence[index - 1] if index else None, -1),
            after=anchor.after or self._edge(sequence[index + 1] if index + 1 < len(sequence) else None, 0),
        )

    def _edge(self, element: Element | None, at: int) -> str:
        """The last (-1) or first (0) word of a plain element, empty for any other."""
        if not isinstance(element, Word) or not _is_plain(element):
            return ""
        test = self.test(element)[at]
        return test.text if isinstance(test, Literal) else ""

    def _anchors_of(self, element: Element) -> tuple[Anchor, ...] | None:
        if isinstance(element, Word):
            return _word_anchors(self.test(element))
        if isinstance(element, Choice):
            found: list[Anchor] = []
            for option in element.options:
                anchors = self._anchor(option)
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

    @cached_property
    def _anchored(self) -> dict[str, tuple[Anchor, ...] | None]:
        return {}

    @cached_property
    def _reached(self) -> dict[str, int]:
        return {}

    def _slot_anchors(self, name: str) -> tuple[Anchor, ...] | None:
        if name in {"name", "agent"}:
            return None
        slot = Anchor(OPAQUE, False)
        fold = self.pack.folding.fold
        digits = tuple(Anchor(str(digit), False) for digit in range(10))
        if name == CLOCK:
            return digits
        if name == "amount":
            # "Ksh 500": the currency may stand before the figure.
            return (slot, *(digit.behind(0, 1) for digit in digits))
        if name == "contact":
            return (slot, *digits)
        if name == "number":
            return (slot, *digits, *(Anchor(fold(str(word)), True) for word in self.pack.table("numbers")))
        if name == "brand":
            return (slot, Anchor(self.brand_words[0], True)) if self.brand_words else (slot,)
        times = self.times.get(name)
        inner = self._anchor(times) if times else None
        return (slot, *(inner or ()))

    def _reach(self, element: Element) -> tuple[int, int]:
        if isinstance(element, Word):
            count = len(self.test(element))
            return count, count
        if isinstance(element, Gap):
            return 0, element.words
        if isinstance(element, Mark):
            return 0, 0
        if isinstance(element, SlotRef):
            name = element.name
            if name not in self._reached:
                times = self.times.get(name)
                self._reached[name] = max((self._length(times)[1] if times else 1), NAME_WORDS, 6)
            return 1, self._reached[name]
        lengths = [self._length(option) for option in element.options]
        return min(low for low, _ in lengths), max(high for _, high in lengths)

    def _length(self, sequence: Sequence) -> tuple[int, int]:
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


def _is_plain(word: Word) -> bool:
    return len(word.parts) == 1 and not word.every_form


def _flat(sequence: Sequence) -> list[Element]:
    found: list[Element] = []
    for element in sequence:
        if isinstance(element, Choice):
            for option in element.options:
                found += _flat(option)
        else:
            found.append(element)
    return found

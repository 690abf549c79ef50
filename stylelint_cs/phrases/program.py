"""A phrase compiled for one locale: a small machine over the words of a view, and the literals to look for.

The machine's states are tested against words one by one, each state at most once a position, so the cost of
a phrase grows with its length and never explodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.memo import MOST
from stylelint_cs.packs.pack import Pack, WordClass
from stylelint_cs.phrases.plain_programs import nodes_of, plain_nodes
from stylelint_cs.phrases.rows import Anchor
from stylelint_cs.phrases.states import Builder, Node
from stylelint_cs.phrases.tree import CLOCK, Choice, Element, PhraseError, Sequence, SlotRef, Word
from stylelint_cs.phrases.trees import TREES
from stylelint_cs.phrases.word_tests import AnyOf, Forms, Glued, Literal, Test, Wildcard
from stylelint_cs.translation import said
from stylelint_cs.type_hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stylelint_cs.phrases.anchoring import Anchoring


class Program(Frozen, slots=False):
    """A compiled phrase: states (0 is the first), and how its anchors are found."""

    nodes: tuple[Node, ...]
    anchored: Callable[[], tuple[Anchor, ...]] = field(repr=False, compare=False)
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

    @lazy_property
    def anchors(self) -> tuple[Anchor, ...]:
        """The literals of which one stands in every match; raises :class:`PhraseError` when there are none."""
        return self.anchored()


class Compiler(Frozen, slots=False):
    """Compiles the phrases of one locale; ``classes`` are the brand's ``words:``, ``brand`` its name."""

    pack: Pack
    classes: Mapping[str, WordClass] = field(default_factory=dict)
    brand: str = ""
    kept: Mapping[Any, Any] | None = field(default=None, repr=False, compare=False)
    """What :meth:`plain` gave for the same locale of the same voice, whose phrases were all compiled once."""
    _programs: dict[str, Program] = field(default_factory=dict, repr=False, compare=False)
    _others: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def compile(self, phrase: str, *, accepted: bool = False) -> Program:
        """A phrase as a program, made once; raises :class:`PhraseError` with a mend.

        One that was ``accepted`` before is not asked for its anchors: where they are filed is known.
        """
        made = self._programs.get(phrase)
        try:
            if made is None:
                made = self._programs[phrase] = self._again(phrase) or self._compile(phrase)
            if not accepted and self.kept is None:
                _ = made.anchors
        except PhraseError as error:
            error.phrase = phrase
            raise
        return made

    def _compile(self, phrase: str) -> Program:
        # What compiles is imported when a phrase is met that no message held before; so is what inflects.
        from stylelint_cs.phrases.anchoring import is_plain

        sequence = TREES(phrase)
        nodes = self._nodes(sequence)
        literal = all(isinstance(element, Word) and is_plain(element) for element in _flat(sequence))
        begins = sequence[0] == SlotRef("amount")
        return Program(nodes, partial(self._anchors, sequence), literal, self._least(sequence), begins)

    def _again(self, phrase: str) -> Program | None:
        plain = self.recalled(phrase)
        if plain is None:
            return None
        nodes, *rest = plain
        return Program(nodes_of(nodes), lambda: self._anchors(TREES(phrase)), *rest)

    def recalled(self, key: Any) -> Any:
        """The plain value that was kept for a phrase, or for what is made of several; ``None`` for none."""
        return None if self.kept is None else self.kept.get(key)

    def remember(self, key: Any, plain: Any) -> None:
        """Have a plain value kept for what is made of several phrases."""
        self._others[key] = plain

    def plain(self) -> Mapping[Any, Any]:
        """The programs that were made and are not kept yet, as plain values; so many as there is room for."""
        found: dict[Any, Any] = {}
        known = self.kept or {}
        room = MOST - len(known)
        for phrase, made in self._programs.items():
            if phrase not in known and len(found) < room:
                with suppress(ValueError):
                    found[phrase] = plain_nodes(made.nodes), made.literal, made.shortest, made.begins_with_amount
        for key, plain in self._others.items():
            if key not in known and len(found) < room:
                found[key] = plain
        return found

    def _anchors(self, sequence: Sequence) -> tuple[Anchor, ...]:
        anchors = self._anchoring.of(sequence)
        if anchors is None:
            raise PhraseError(
                said("the phrase would match everything"), said("write at least one word that must be there")
            )
        return anchors

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
        longest = max(self._anchoring.length(sequence)[1] for sequence in sequences)
        return Program(self._nodes((Choice(tuple(sequences)),)), tuple), longest

    def _nodes(self, sequence: Sequence) -> tuple[Node, ...]:
        any_of = self._any_of(sequence)
        if any_of is not None:
            return Node(None, (2,)), Node(None, ()), Node(any_of, (1,))
        builder = Builder(self.test, self.times)
        builder.build(sequence)
        return tuple(builder.nodes)

    def _parse(self, phrase: str) -> Sequence:
        try:
            return TREES(phrase)
        except PhraseError as error:
            error.phrase = phrase
            raise

    @lazy_property
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

    @lazy_property
    def brand_words(self) -> tuple[str, ...]:
        """The brand's name as folded words."""
        return tuple(match.group() for match in self.pack.words.finditer(self.pack.folding.fold(self.brand)))

    @lazy_property
    def number_words(self) -> frozenset[str]:
        """The locale's number words, folded."""
        return frozenset(self.pack.folding.fold_all(self.pack.table("numbers")))

    @lazy_property
    def currencies(self) -> frozenset[str]:
        """Codes and words of currencies that the pack lists, folded."""
        return frozenset(self.pack.folding.fold_all(self.pack.texts("currencies")))

    def test(self, word: Word) -> tuple[Test, ...]:
        """The tests of a word, one for each token that the locale cuts it into."""
        made = self._made.get(word)
        if made is None:
            made = self._made[word] = self._test(word)
        return made

    @lazy_property
    def _anchoring(self) -> Anchoring:
        from stylelint_cs.phrases.anchoring import Anchoring

        return Anchoring(self.pack, self.test, self.brand_words, self.times)

    @lazy_property
    def _made(self) -> dict[Word, tuple[Test, ...]]:
        return {}

    def _test(self, word: Word) -> tuple[Test, ...]:
        fold, profile = self.pack.folding.fold, self.pack.folding.profile
        if word.every_form:
            from stylelint_cs.phrases.inflection import declared, inflect

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
        fold = self.pack.folding.fold_all
        test = Glued(fold(beginnings), fold(stems), fold(endings))
        return Program((Node(None, (2,)), Node(None, ()), Node(test, (1,))), partial(_glued_anchors, test), True)

    def _least(self, sequence: Sequence) -> int:
        """Words that a sequence has at the least."""
        count = 0
        for element in sequence:
            if isinstance(element, Choice):
                count += min(map(self._least, element.options))
            elif isinstance(element, Word):
                count += len(self.test(element))
            elif isinstance(element, SlotRef):
                count += 1
        return count


def _glued_anchors(test: Glued) -> tuple[Anchor, ...]:
    return tuple(Anchor(text, False, test=test) for text in test.anchors())


def _flat(sequence: Sequence) -> list[Element]:
    found: list[Element] = []
    for element in sequence:
        if isinstance(element, Choice):
            for option in element.options:
                found += _flat(option)
        else:
            found.append(element)
    return found

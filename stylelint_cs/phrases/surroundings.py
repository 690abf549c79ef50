"""The words around a hit: what a marker's conditions look for, and where they look."""

from __future__ import annotations

from collections.abc import Iterable, Set
from contextlib import suppress

from stylelint_cs.frozen import Frozen
from stylelint_cs.model import Span
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.machine import Run
from stylelint_cs.phrases.neighbours import Tests, endings, openings
from stylelint_cs.phrases.plain_programs import nodes_of, plain_nodes, plain_test, test_of
from stylelint_cs.phrases.program import Compiler, Program
from stylelint_cs.phrases.word_tests import Endings, Literal, Telling, without_particle
from stylelint_cs.text.sentences import is_item_number
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import Any


class Surroundings(Frozen):
    """Phrases that a condition looks for; single plain words are looked up, the others are one program."""

    words: frozenset[str]
    program: Program | None
    reach: int
    """How many words the longest of the phrases has."""
    openings: Telling
    """The words that one of the phrases may begin with."""
    endings: Endings
    """The words that one of the phrases may end with."""
    marks: str = ""
    """Marks that must stand in the sentence, in every form of the pack (``with: ["?"]``)."""

    def may_stand(self, view: View) -> bool:
        """Whether one of the phrases may stand in the view; a look at its words, which need not be cut."""
        if self.marks and any(mark in view.folded for mark in self.marks):
            return True
        chunks = view.chunks[0]
        return any(map(self.openings.__getitem__, chunks)) and self.endings.stand_in(chunks)

    def ends_before(self, view: View, first: int, compiler: Compiler) -> bool:
        """Whether one of the phrases ends right before word ``first``, in its sentence."""
        before = first - 1
        if before < 0 or not self.endings.last[view.tokens[before].text]:
            return False
        if _sentence(view, before) != _sentence(view, first):
            return False
        if self._is_word(view.tokens[before].text, compiler):
            return True
        if self.program is None:
            return False
        starts = range(max(first - self.reach, 0), first)
        return any(before in self._lasts(view, start, compiler) for start in starts)

    def begins_after(self, view: View, last: int, compiler: Compiler) -> bool:
        """Whether one of the phrases begins right after word ``last``, in its sentence."""
        following = last + 1
        if following >= len(view.tokens) or not self.openings[view.tokens[following].text]:
            return False
        if _sentence(view, last) != _sentence(view, following):
            return False
        return self._begins_at(view, following, compiler)

    def covers(self, view: View, first: int, last: int, compiler: Compiler) -> bool:
        """Whether one of the phrases holds the words ``first`` to ``last``."""
        if first == last and self._is_word(view.tokens[first].text, compiler):
            return True
        if self.program is None:
            return False
        starts = range(max(last - self.reach + 1, 0), first + 1)
        return any(max(self._lasts(view, start, compiler), default=-1) >= last for start in starts)

    def stands_in(self, view: View, first: int, last: int, compiler: Compiler, *, clause: bool) -> bool:
        """Whether one of the phrases stands in the sentence (or clause) of the words, outside them."""
        sentence = view.sentences[_sentence(view, first)]
        if self.marks and not frozenset(self.marks).isdisjoint(view.folded[sentence.start : sentence.end]):
            return True
        words = clause_of(view, first, last) if clause else words_of(view, sentence)
        return any(self._begins_at(view, index, compiler) for index in words if not first <= index <= last)

    def _begins_at(self, view: View, index: int, compiler: Compiler) -> bool:
        text = view.tokens[index].text
        return self.openings[text] and (self._is_word(text, compiler) or bool(self._lasts(view, index, compiler)))

    def _is_word(self, text: str, compiler: Compiler) -> bool:
        """Whether a folded word is one of the plain ones, with or without an attached particle."""
        if text in self.words or not compiler.pack.particles:
            return text in self.words
        return any(word in self.words for word in without_particle(text, compiler.pack))

    def _lasts(self, view: View, start: int, compiler: Compiler) -> Set[int]:
        if self.program is None or not self.openings[view.tokens[start].text]:
            return frozenset()
        return Run(self.program, view, compiler).lasts(start)

    def plain(self) -> Any:
        """The same as plain values; raises ValueError where a word is tested for more than its letters."""
        nodes = None if self.program is None else plain_nodes(self.program.nodes)
        last, alone, before = self.endings
        told = (self.openings, last, alone, before)
        tests = (None if telling is None else tuple(map(plain_test, telling.tests)) for telling in told)
        return self.words, nodes, self.reach, *tests, self.marks

    @classmethod
    def of_plain(cls, value: Any, pack: Pack) -> Surroundings:
        """What :meth:`plain` made plain."""
        words, nodes, reach, *plain, marks = value
        program = None if nodes is None else Program(nodes_of(nodes), tuple)
        first, last, alone, before = (None if tests is None else tuple(map(test_of, tests)) for tests in plain)
        openings = Telling(words, first or (), pack)
        return cls(words, program, reach, openings, _endings(words, (last or (), alone or (), before), pack), marks)


def surroundings(phrases: Iterable[str], compiler: Compiler) -> Surroundings:
    """Compile context phrases, or take what was kept of them."""
    written = tuple(map(str, phrases))
    plain = compiler.recalled(written)
    if plain is not None:
        return Surroundings.of_plain(plain, compiler.pack)
    made = _compiled(written, compiler)
    with suppress(ValueError):
        compiler.remember(written, made.plain())
    return made


def _compiled(phrases: Iterable[str], compiler: Compiler) -> Surroundings:
    """Single plain words without marks go to a set, a lone mark stands for itself, the others are one program."""
    words: set[str] = set()
    others: list[str] = []
    marks = ""
    for phrase in phrases:
        if len(phrase) == 1 and not phrase.isalnum():
            marks += compiler.pack.mark_forms(phrase)
            continue
        test = compiler.compile(phrase).single
        if isinstance(test, Literal) and not test.profile:
            words.add(test.text)
        else:
            others.append(phrase)
    program, reach = compiler.union(others) if others else (None, 1)
    plain = frozenset(words)
    nodes = program.nodes if program else ()
    first = Telling(plain, openings(nodes), compiler.pack)
    return Surroundings(plain, program, max(reach, 1), first, _endings(plain, endings(nodes), compiler.pack), marks)


def _endings(words: Set[str], tests: tuple[Tests, Tests, Tests | None], pack: Pack) -> Endings:
    last, alone, before = tests
    second = None if before is None else Telling((), before, pack)
    return Endings(Telling(words, last, pack), Telling(words, alone, pack), second)


def stands_at(where: str, view: View, first: int, last: int) -> bool:
    """Whether words stand where a marker asks: start or end of the message, sentence or clause."""
    tokens = view.tokens
    if where == "message_start":
        return first == 0
    if where == "sentence_start":
        return first == 0 or _begins_sentence(view, first)
    if where == "clause_start":
        return first == 0 or _parted(view, first - 1) or tokens[first - 1].text in view.pack.clause_words
    if last + 1 >= len(tokens):
        return True
    if where == "sentence_end":
        return _sentence(view, last + 1) != _sentence(view, last)
    return _parted(view, last) or tokens[last + 1].text in view.pack.clause_words


def _begins_sentence(view: View, first: int) -> bool:
    between = view.between(first - 1)
    if "\n" in between or _sentence(view, first - 1) != _sentence(view, first):
        return True
    # "1. Open it": the number is not what is said.
    return between[:1] in (".", ")") and is_item_number(view.folded, view.tokens[first - 1].end)


def _sentence(view: View, index: int) -> int:
    return view.sentence_at(view.tokens[index].start)


def words_of(view: View, span: Span) -> range:
    """The words of a folded span, by index."""
    low = view.token_at(span.start)
    if low < 0 or view.tokens[low].start < span.start:
        low += 1
    return range(low, view.token_at(max(span.end - 1, span.start)) + 1)


def clause_of(view: View, first: int, last: int) -> range:
    """The words of the clause around words ``first`` to ``last``: up to a mark or a word that begins a clause."""
    low = first
    while low > 0 and view.tokens[low].text not in view.pack.clause_words and not _parted(view, low - 1):
        low -= 1
    high = last
    while high + 1 < len(view.tokens) and not _parted(view, high):
        if view.tokens[high + 1].text in view.pack.clause_words:
            break
        high += 1
    return range(low, high + 1)


def _parted(view: View, index: int) -> bool:
    between = view.between(index)
    return bool(between.strip()) or "\n" in between

"""The words around a hit: what a marker's conditions look for, and where they look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stylelint_cs.model import Span
from stylelint_cs.phrases.machine import Run
from stylelint_cs.phrases.program import Compiler, Program
from stylelint_cs.phrases.word_tests import Literal
from stylelint_cs.text.view import View

_CONTEXT_WORDS = 6
"""How many words a context phrase may have."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Phrases that a condition looks for; single plain words are looked up, others are run."""

    words: frozenset[str]
    programs: tuple[Program, ...]
    marks: str = ""
    """Marks that must stand in the sentence, in every form of the pack (``with: ["?"]``)."""

    def ends_before(self, view: View, first: int, compiler: Compiler) -> bool:
        """Whether one of the phrases ends right before word ``first``, in its sentence."""
        if first == 0 or view.sentence_at(view.tokens[first - 1].start) != view.sentence_at(view.tokens[first].start):
            return False
        if view.tokens[first - 1].text in self.words:
            return True
        starts = range(max(first - _CONTEXT_WORDS, 0), first)
        return any(self._matches(view, start, compiler, last=first - 1) for start in starts)

    def begins_after(self, view: View, last: int, compiler: Compiler) -> bool:
        """Whether one of the phrases begins right after word ``last``, in its sentence."""
        following = last + 1
        if following >= len(view.tokens):
            return False
        if view.sentence_at(view.tokens[last].start) != view.sentence_at(view.tokens[following].start):
            return False
        return view.tokens[following].text in self.words or self._matches(view, following, compiler)

    def covers(self, view: View, first: int, last: int, compiler: Compiler) -> bool:
        """Whether one of the phrases holds the words ``first`` to ``last``."""
        if first == last and view.tokens[first].text in self.words:
            return True
        for program in self.programs:
            run = Run(program, view, compiler)
            for start in range(max(first - _CONTEXT_WORDS, 0), first + 1):
                match = run.match(start)
                if match is not None and match.last >= last:
                    return True
        return False

    def stands_in(self, view: View, first: int, last: int, compiler: Compiler, *, clause: bool) -> bool:
        """Whether one of the phrases stands in the sentence (or clause) of the words, outside them."""
        sentence = view.sentences[view.sentence_at(view.tokens[first].start)]
        if self.marks and not frozenset(self.marks).isdisjoint(view.folded[sentence.start : sentence.end]):
            return True
        words = clause_of(view, first, last) if clause else words_of(view, sentence)
        for index in words:
            if first <= index <= last:
                continue
            if view.tokens[index].text in self.words or self._matches(view, index, compiler):
                return True
        return False

    def _matches(self, view: View, start: int, compiler: Compiler, last: int | None = None) -> bool:
        for program in self.programs:
            match = Run(program, view, compiler).match(start)
            if match is not None and (last is None or match.last == last):
                return True
        return False


def surroundings(phrases: Iterable[str], compiler: Compiler) -> Surroundings:
    """Compile context phrases; single plain words without marks go to a set."""
    words: set[str] = set()
    programs: list[Program] = []
    marks = ""
    for phrase in phrases:
        if len(str(phrase)) == 1 and not str(phrase).isalnum():
            marks += compiler.pack.mark_forms(str(phrase))
            continue
        program = compiler.compile(str(phrase))
        tests = [node.test for node in program.nodes if node.test is not None]
        if len(tests) == 1 and isinstance(tests[0], Literal) and not tests[0].profile:
            words.add(tests[0].text)
        else:
            programs.append(program)
    return Surroundings(frozenset(words), tuple(programs), marks)


def stands_at(where: str, view: View, first: int, last: int) -> bool:
    """Whether words stand where a marker asks: start or end of the message, sentence or clause."""
    tokens = view.tokens
    if where == "message_start":
        return first == 0
    if where == "sentence_start":
        return first == 0 or "\n" in view.between(first - 1) or _sentence(view, first - 1) != _sentence(view, first)
    if last + 1 >= len(tokens):
        return True
    if where == "sentence_end":
        return _sentence(view, last + 1) != _sentence(view, last)
    return _parted(view, last) or tokens[last + 1].text in view.pack.clause_words


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

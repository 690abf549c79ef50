"""Runs a program over the words of a view, from one word on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.folding import MARKUP
from stylelint_cs.phrases.program import Compiler, Program
from stylelint_cs.phrases.states import Node
from stylelint_cs.phrases.tree import Gap, Mark
from stylelint_cs.phrases.word_tests import (
    MARK,
    PARTICLE_MIN,
    AnyOf,
    Entity,
    Forms,
    Glued,
    Literal,
    NamedSlot,
    Test,
    Wildcard,
)
from stylelint_cs.text.view import View
from stylelint_cs.text.words import Token
from stylelint_cs.type_hints import TypeAlias

_JOINERS = frozenset(f" \t\n\r\v\f\"'“”‘’«»„‹›*_~`{MARKUP}")
_COMMAS = frozenset(",،、﹐")
_REACH = 12
"""How many words before a phrase a longer one that excuses it may begin."""
_BREAKS = lazy(r"\r\n|[\n\r\u2028\u2029]")
_SIGNS = frozenset("$€£¥₹₦₨₪₺₽₴₵₫﷼")
_BEFORE = {"amount": "".join(sorted(_SIGNS)), "contact": "+("}
_NAMES = frozenset({"name", "agent"})


State: TypeAlias = tuple[int, int, str, bool, str]
"""Where a run stands: the node, the next word, marks since the last word, whether ``…`` came last, which thing."""


class Match(NamedTuple):
    """A verified match: half-open offsets of the folded text, its words, whether a particle stood before it."""

    start: int
    end: int
    first: int
    last: int
    particle: bool


class Run:
    """One program over one view; a state is tried once a position."""

    def __init__(self, program: Program, view: View, compiler: Compiler) -> None:
        self.nodes = program.nodes
        self.single = program.single
        self.shortest = program.shortest
        self.begins_with_amount = program.begins_with_amount
        self.view = view
        self.tokens = view.tokens
        self.compiler = compiler

    def match(self, first: int) -> Match | None:
        """The longest match that begins at word ``first``."""
        self.first = first
        self.particle = False
        if self.single is not None:
            token = self.tokens[first]
            taken = self._take(self.single, first)
            return Match(token.start, token.end, first, first, self.particle) if taken else None
        best, last = -1, first
        for end, at in self._ends(first):
            if end > best:
                best, last = end, at
        return None if best < 0 else Match(self._start(first), best, first, last, self.particle)

    def _start(self, first: int) -> int:
        start = self.tokens[first].start
        signed = self.begins_with_amount and start > 0 and self.view.folded[start - 1] in _SIGNS
        return start - 1 if signed else start

    def lasts(self, first: int) -> set[int]:
        """The last words of every match that begins at word ``first``."""
        self.first = first
        self.particle = False
        if self.single is not None:
            return {first} if self._take(self.single, first) else set()
        return {last for _, last in self._ends(first)}

    def _ends(self, first: int) -> Iterator[tuple[int, int]]:
        stack: list[State] = [(0, first, "", False, "")]
        seen: set[State] = set()
        while stack:
            state = stack.pop()
            if state in seen:
                continue
            seen.add(state)
            node = self.nodes[state[0]]
            if node.test is not None:
                stack += self._step(state, node.test, node.following[0])
            elif node.following or node.by_word:
                rest = state[1:]
                stack += [(following, *rest) for following in self._branches(node, state[1])]
            else:
                end = self._accept(state)
                if end >= 0:
                    yield end, state[1] - 1

    def _branches(self, node: Node, at: int) -> tuple[int, ...]:
        if node.by_word is None or at >= len(self.tokens):
            return node.following
        text = self.tokens[at].text
        found = (*node.following, *node.by_word.get(text, ()))
        if at == self.first:
            for particle in self.compiler.pack.particles:
                if text.startswith(particle):
                    found += node.by_word.get(text[len(particle) :], ())
        return found

    def _step(self, state: State, test: Test, following: int) -> list[State]:
        _, at, marks, loose, _ = state
        if isinstance(test, Mark):
            return [(following, at, marks + test.char, loose, state[4])]
        if isinstance(test, Gap):
            return self._gap(state, test, following)
        extra = _BEFORE.get(test.name, "") if isinstance(test, Entity) else ""
        if state[4] == "amount":
            extra += _BEFORE["amount"]
        if at >= len(self.tokens) or not self._joined(at, marks, loose, extra):
            return []
        thing = test.name if isinstance(test, Entity) else ""
        return [(following, end, "", False, thing) for end in self._take(test, at)]

    def _gap(self, state: State, gap: Gap, following: int) -> list[State]:
        _, at, marks, _, thing = state
        found: list[State] = [(following, at, marks, True, thing)]
        for _ in range(gap.words):
            if at >= len(self.tokens) or not self._joined(at, "", True):
                break
            at += 1
            found.append((following, at, "", True, ""))
        return found

    def _take(self, test: Test, at: int) -> list[int]:
        token = self.tokens[at]
        if isinstance(test, Literal):
            return [at + 1] if self._literal(test, token, at) else []
        if isinstance(test, Wildcard):
            return [at + 1] if token.kind != "mask" and self._wildcard(test, token.text, at) else []
        if isinstance(test, Forms):
            return [at + 1] if token.kind != "mask" and self._form(test, at) else []
        if isinstance(test, Glued):
            return [at + 1] if self._glued(test, token.text) else []
        if isinstance(test, AnyOf):
            fitting = test.fitting(token.text, self.compiler.pack)
            return [at + 1] if fitting and self._any_marked(fitting, token, at) else []
        if isinstance(test, NamedSlot):
            slot = self.view.slot(at) if token.kind == "mask" else None
            return [at + 1] if slot and (test.name is None or slot.name == test.name) else []
        return self._thing(test, at) if isinstance(test, Entity) else []

    def _thing(self, test: Entity, at: int) -> list[int]:
        # Few messages hold what may be a name, an amount or a time where a phrase asks for one.
        from stylelint_cs.phrases.things import ends_of_thing

        return ends_of_thing(test.name, at, self.view, self.compiler)

    def _any_marked(self, fitting: tuple[Literal | Wildcard | Forms, ...], token: Token, at: int) -> bool:
        """Whether a word has the marks of one of the tests that it passes but for them."""
        for test in fitting:
            if isinstance(test, Literal):
                if self._literal(test, token, at):
                    return True
            elif token.kind != "mask" and (not test.has_marks or self._take(test, at)):
                return True
        return False

    def _literal(self, test: Literal, token: Token, at: int) -> bool:
        if token.text == test.text:
            return not test.profile or not self._contradicts(test.profile, at)
        # A short word with a particle is another word, unless further words of the phrase stand by it.
        least = 1 if self.shortest > 1 else PARTICLE_MIN
        if at != self.first or len(test.text) < least or not token.text.endswith(test.text):
            return False
        before = token.text[: len(token.text) - len(test.text)]
        if before not in self.compiler.pack.particles:
            return False
        profile = tuple((index + len(before), marks) for index, marks in test.profile)
        if profile and self._contradicts(profile, at):
            return False
        self.particle = True
        return True

    def _form(self, test: Forms, at: int) -> bool:
        text = self.tokens[at].text
        if not test.pattern.fullmatch(text):
            return False
        profile = self.view.profile(at) if test.marked is not None else ()
        if not profile or test.marked is None:
            return True
        letters = profile[0][0] + 1
        return test.marked.fullmatch(text[:letters] + MARK + text[letters:]) is not None

    def _glued(self, test: Glued, text: str) -> bool:
        # Such a word is a phrase of its own, so that it is always the first and may have a particle.
        if test.matches(text):
            return True
        for particle in self.compiler.pack.particles:
            if text.startswith(particle) and test.matches(text[len(particle) :]):
                self.particle = True
                return True
        return False

    def _contradicts(self, profile: tuple[tuple[int, frozenset[str]], ...], at: int) -> bool:
        return self.compiler.pack.folding.contradicts(profile, self.view.profile(at))

    def _wildcard(self, test: Wildcard, text: str, at: int) -> bool:
        places = test.places(text)
        if places is None:
            return False
        return not any(
            profile and self._contradicts(tuple((place + letter, marks) for letter, marks in profile), at)
            for place, profile in zip(places, test.profiles, strict=True)
        )

    def _joined(self, at: int, marks: str, loose: bool, extra: str = "") -> bool:
        """Whether word ``at`` may follow the word before it: what stands between joins, and ends no sentence.

        ``extra`` are characters that may also stand there, as a currency sign before an amount.
        """
        if at == self.first:
            return True
        between = self.view.between(at - 1)
        if between == " " and not marks:
            return True
        if loose:
            tokens = self.tokens
            same = self.view.sentence_at(tokens[at - 1].start) == self.view.sentence_at(tokens[at].start)
            return same and len(_BREAKS.findall(between)) < 2
        breaks = len(_BREAKS.findall(between))
        if breaks > 1:
            return False
        commas_written = any(mark in _COMMAS for mark in marks)
        free = extra if commas_written else _COMMAS | set(extra)
        core = [char for char in between if char in marks or not (_joins(char) or char in free)]
        if not self._written(core, marks):
            return False
        if not breaks:
            return True
        return self.view.sentence_at(self.tokens[at - 1].start) == self.view.sentence_at(self.tokens[at].start)

    def _written(self, core: list[str], marks: str) -> bool:
        forms = self.compiler.pack.mark_forms
        return len(core) == len(marks) and all(char in forms(mark) for char, mark in zip(core, marks, strict=True))

    def _accept(self, state: State) -> int:
        _, at, marks, _, thing = state
        if at == self.first:
            return -1
        end = self.tokens[at - 1].end
        if not (marks or thing):
            return end
        after = self.view.between(at - 1)
        offset = len(after) - len(after.lstrip(" "))
        if marks:
            written = list(after[offset : offset + len(marks)])
            return end + offset + len(marks) if self._written(written, marks) else -1
        if thing in _NAMES:
            return end if at == len(self.tokens) or after.strip(" ") else -1
        # A currency sign behind an amount belongs to it.
        return end + offset + 1 if thing == "amount" and after[offset : offset + 1] in _SIGNS else end


def _joins(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) in {"Pd", "Zs"}


class Excuse:
    """A longer phrase, over one view, that excuses the phrases it holds; each word is tried once."""

    def __init__(self, program: Program, view: View, compiler: Compiler) -> None:
        self._run = Run(program, view, compiler)
        self._lasts: dict[int, int] = {}

    def covers(self, match: Match) -> bool:
        """Whether it stands in the view with all words of a match."""
        return any(self._last(first) >= match.last for first in range(max(match.first - _REACH, 0), match.first + 1))

    def _last(self, first: int) -> int:
        """The last word of the longest match that begins at word ``first``; -1 without any."""
        last = self._lasts.get(first)
        if last is None:
            found = self._run.match(first)
            last = self._lasts[first] = -1 if found is None else found.last
        return last

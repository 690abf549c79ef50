"""The matcher: literals give candidates, programs verify them, all phrases of a locale in one pass.

Cost does not grow with the number of phrases: only those whose literal stands in the message are run. A few
messages are searched with plain ``in``; once more come, an Aho-Corasick automaton is built. The findings are
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from stylelint_cs.model import Span
from stylelint_cs.phrases.anchors import Anchor, Anchors
from stylelint_cs.phrases.machine import Match, Run
from stylelint_cs.phrases.program import Compiler, Program
from stylelint_cs.text.checks import SECONDS, PatternTimeout
from stylelint_cs.text.view import View

if TYPE_CHECKING:
    import regex

EntryT = TypeVar("EntryT")


class PhraseHit(NamedTuple, Generic[EntryT]):
    """A verified phrase: its span in the message and in the folded text, its entry, and how it matched.

    ``literal``: whole words as written, without ``~ * …`` and without an attached particle. ``words`` counts
    the words it covers.
    """

    start: int
    end: int
    folded: Span
    entry: EntryT
    literal: bool
    words: int


@dataclass(frozen=True, slots=True)
class Phrase(Generic[EntryT]):
    """One phrase to look for: the list it belongs to, its entry, its program or pattern, what excuses it."""

    key: str
    entry: EntryT
    program: Program | None
    at: str | None = None
    unless: tuple[Program, ...] = ()
    pattern: regex.Pattern[str] | None = None
    literals: tuple[str, ...] = field(default=())


class Matcher(Generic[EntryT]):
    """Finds every phrase of one locale's lists in a view."""

    def __init__(self, phrases: Iterable[Phrase[EntryT]], compiler: Compiler) -> None:
        self.compiler = compiler
        self._phrases: Sequence[Phrase[EntryT]] = tuple(phrases)
        numbered = ((index, anchor) for index, phrase in enumerate(self._phrases) for anchor in _anchors(phrase))
        self._anchors = Anchors(numbered, compiler.pack)

    def find(self, view: View) -> Found[EntryT]:
        """What may stand in a view; a list is verified when it is asked for."""
        candidates: dict[str, dict[int, list[tuple[Anchor, int]]]] = {}
        for index, anchor, offset in self._anchors.candidates(view.folded):
            of_list = candidates.setdefault(self._phrases[index].key, {})
            of_list.setdefault(index, []).append((anchor, offset))
        return Found(self, view, candidates)

    def verify(self, view: View, candidates: Mapping[int, list[tuple[Anchor, int]]]) -> list[PhraseHit[EntryT]]:
        """The hits among candidates, in order of start, longer first."""
        hits: list[PhraseHit[EntryT]] = []
        for index in sorted(candidates):
            starts: set[int] = set()
            for anchor, offset in candidates[index]:
                at = view.token_at(offset)
                starts.update(range(at - anchor.high, at - anchor.low + 1))
            hits += self._verify(self._phrases[index], view, starts)
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))

    def _verify(self, phrase: Phrase[EntryT], view: View, starts: set[int]) -> Iterator[PhraseHit[EntryT]]:
        program = phrase.program
        if program is None:
            yield from _search(phrase, view)
            return
        for match in self._matches(program, view, starts):
            if not _is_at(phrase.at, match, view):
                continue
            if any(self._excused(unless, view, match) for unless in phrase.unless):
                continue
            start, end = view.span(match.start, match.end)
            literal = program.literal and not match.particle
            yield PhraseHit(
                start, end, Span(match.start, match.end), phrase.entry, literal, match.last - match.first + 1
            )

    def _matches(self, program: Program, view: View, starts: set[int]) -> Iterator[Match]:
        run = Run(program, view, self.compiler)
        for first in sorted(starts):
            if 0 <= first < len(view.tokens):
                match = run.match(first)
                if match is not None:
                    yield match

    def _excused(self, program: Program, view: View, hit: Match) -> bool:
        run = Run(program, view, self.compiler)
        reach = max(hit.first - 12, 0)
        for first in range(reach, hit.last + 1):
            match = run.match(first)
            if match is not None and match.first <= hit.first and match.last >= hit.last:
                return True
        return False


class Found(Generic[EntryT]):
    """The hits of one view by list; lists that no rule asks for are never verified."""

    def __init__(
        self,
        matcher: Matcher[EntryT],
        view: View,
        candidates: Mapping[str, Mapping[int, list[tuple[Anchor, int]]]],
    ) -> None:
        self._matcher = matcher
        self._view = view
        self._candidates = candidates
        self._hits: dict[str, list[PhraseHit[EntryT]]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._candidates

    def get(self, key: str) -> list[PhraseHit[EntryT]]:
        """Every hit of a list, overlapping ones too, in order of start, longer first."""
        if key not in self._candidates:
            return []
        if key not in self._hits:
            self._hits[key] = self._matcher.verify(self._view, self._candidates[key])
        return self._hits[key]


def resolve(hits: Iterable[PhraseHit[EntryT]]) -> tuple[PhraseHit[EntryT], ...]:
    """Leftmost-longest: of hits that overlap the one that starts first, and of those the longest, stays."""
    kept: list[PhraseHit[EntryT]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def _anchors(phrase: Phrase[Any]) -> Iterable[Anchor]:
    if phrase.program is None:
        return [Anchor(literal, False) for literal in phrase.literals]
    return dict.fromkeys(phrase.program.anchors)


def _is_at(at: str | None, match: Match, view: View) -> bool:
    if at is None:
        return True
    starts = match.first == 0
    ends = match.last == len(view.tokens) - 1
    return {"start": starts, "end": ends, "alone": starts and ends}[at]


def _pattern_is_at(at: str | None, masked: str, start: int, end: int) -> bool:
    starts = at == "end" or not any(map(str.isalnum, masked[:start]))
    ends = at == "start" or not any(map(str.isalnum, masked[end:]))
    return at is None or (starts and ends)


def _search(phrase: Phrase[EntryT], view: View) -> Iterator[PhraseHit[EntryT]]:
    assert phrase.pattern is not None
    try:
        for match in phrase.pattern.finditer(view.masked, timeout=SECONDS):
            if match.end() > match.start() and _pattern_is_at(phrase.at, view.masked, *match.span()):
                folded = Span(view.folded_at(match.start()), view.folded_at(match.end()))
                yield PhraseHit(match.start(), match.end(), folded, phrase.entry, False, 0)
    except TimeoutError as error:
        raise PatternTimeout(phrase.pattern.pattern) from error

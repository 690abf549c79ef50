"""The matcher: literals give candidates, programs verify them, all phrases of a locale in one pass.

Cost does not grow with the number of phrases: only those whose literal stands in the message are run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy_items import LazyMap
from stylelint_cs.memo import MOST
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.folding import OPAQUE
from stylelint_cs.phrases.anchors import WORDS, Anchors, Filing, Hot
from stylelint_cs.phrases.machine import Excuse, Match, Run
from stylelint_cs.phrases.neighbours import ANY, OPEN, Guard, guard_of
from stylelint_cs.phrases.plain_programs import Met
from stylelint_cs.phrases.program import Compiler, Program
from stylelint_cs.phrases.rows import Anchor, Filed
from stylelint_cs.phrases.word_tests import Beside, Glued, Test, Wildcard
from stylelint_cs.text.checks import matches
from stylelint_cs.text.required import Required, required
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import regex

EntryT = TypeVar("EntryT")


class PhraseHit(NamedTuple, Generic[EntryT]):
    """A verified phrase: its span in the message and in the folded text, its entry, and how it matched.

    ``literal``: whole words as written, without ``~ * …`` and without an attached particle. ``words`` counts
    the words it covers, ``first`` is the index of the first of them; -1 for the hit of a pattern.
    """

    start: int
    end: int
    folded: Span
    entry: EntryT
    literal: bool
    words: int
    first: int = -1


class Phrase(Frozen, Generic[EntryT]):
    """One phrase to look for: the list it belongs to, its entry, its program or pattern, what excuses it."""

    key: str
    entry: EntryT
    program: Program | None
    at: str | None = None
    unless: Iterable[Program] = ()
    pattern: regex.Pattern[str] | None = None
    literals: tuple[str, ...] = field(default=())


class Kept(NamedTuple):
    """What is worked out once for the phrases and checks of a locale: where they are filed, what patterns need."""

    filing: Filing
    required: Mapping[str, Required]
    sizes: tuple[int, ...] = ()
    """How many phrases each list has, in the order in which they are numbered."""
    lists: tuple[str, ...] = ()
    """The names of the lists, in the same order."""
    wakes: tuple[tuple[Any, ...], ...] = ()
    """What wakes each rule, as plain values."""
    met: Met = Met()
    """What earlier messages needed, kept by itself."""

    def plain(self) -> tuple[Any, Sequence[bytes]]:
        """The same as plain values, and the pieces of the table of words."""
        filing = {name: value for name, value in self.filing.items() if name != WORDS}
        needs = {text: tuple(needs) for text, needs in self.required.items()}
        return (filing, needs, self.sizes, self.lists, self.wakes), self.filing[WORDS]

    @classmethod
    def of_plain(cls, value: Any, words: Sequence[bytes]) -> Kept:
        """What :meth:`plain` made plain."""
        filing, needs, *others = value
        return cls({**filing, WORDS: words}, LazyMap(needs, lambda text: Required(*needs[text])), *others)


class Matcher(Generic[EntryT]):
    """Finds every phrase of one locale's lists in a view."""

    def __init__(self, phrases: Sequence[Phrase[EntryT]], compiler: Compiler, kept: Kept | None = None) -> None:
        """``kept`` is what :meth:`keep` gave for the same phrases: none of them is then looked at."""
        self.compiler = compiler
        self._phrases = phrases
        self._required: dict[str, Required] = {}
        self._known: Mapping[str, Required] = {} if kept is None else kept.required
        self._guards: dict[Filed, Guard] = {}
        self._met = Met() if kept is None else kept.met
        if kept is None:
            self._anchors = Anchors.of(_numbered(phrases), compiler.pack, self._tests_of)
        else:
            self._anchors = Anchors.kept(kept.filing, compiler.pack, self._tests_of)

    def keep(self) -> Kept:
        """What need not be worked out again."""
        found = {phrase.pattern.pattern: self._required_by(phrase) for phrase in self._phrases if phrase.pattern}
        return Kept(self._anchors.filing(), found)

    def _tests_of(self, number: int) -> list[Test | None]:
        program = self._phrases[number].program
        if program is not None and isinstance(program.single, Glued):
            return [program.single]  # The test of each of its anchors, which are many.
        return [anchor.test for anchor in _anchors(self._phrases[number])]

    def find(self, view: View) -> Found[EntryT]:
        """What may stand in a view; a list is verified when it is asked for."""
        return Found(self, view, self._anchors.look_up(view))

    def admitted(self, hot: Hot, key: str, asked: Beside) -> list[tuple[Filed, int]]:
        """The candidates of a list that are worth a verification, by a look at the rough words beside them.

        ``asked`` are those that must stand beside the phrase, whatever the phrase itself says.
        """
        guards = self._guards
        found: list[tuple[Filed, int]] = []
        for filed, index in hot.candidates(key):
            guard = guards.get(filed) or self._guard(filed)
            if index < 0 or guard is OPEN or (hot.uneven and hot.is_uneven(index)) or guard.admits(hot, index, asked):
                found.append((filed, index))
        return found

    def _guard(self, filed: Filed) -> Guard:
        key = _guard_key(filed)
        plain = None if key is None else self._met.guards.get(key)
        if plain is not None:
            guard = Guard.of_plain(plain, self.compiler.pack)
        else:
            program = self._phrases[filed.number].program
            guard = OPEN if program is None else guard_of(program, filed.anchor, self.compiler.pack)
        self._guards[filed] = guard
        return guard

    def met(self) -> Met | None:
        """What messages needed so far and is not kept yet; ``None`` when nothing is new, or there is no room for it."""
        guards: dict[tuple[Any, ...], Any] = {}
        known = self._met.guards
        for filed, guard in self._guards.items():
            key = _guard_key(filed)
            if key is not None and key not in known and len(known) + len(guards) < MOST:
                with suppress(ValueError):
                    guards[key] = guard.plain()
        programs = self.compiler.plain()
        return Met(programs, guards) if programs or guards else None

    def verify(self, view: View, candidates: Iterable[tuple[Filed, int]]) -> list[PhraseHit[EntryT]]:
        """The hits among candidates, in order of start, longer first."""
        starts: dict[int, set[int]] = {}
        chunks, uneven = view.chunks
        seen: set[tuple[Filed, str]] = set()
        for filed, index in candidates:
            if uneven:
                # Where words are told apart by a closer look, equal rough words stand for all their places.
                word = filed, chunks[index] if index >= 0 else ""
                if word in seen:
                    continue
                seen.add(word)
            anchor = filed.anchor
            found = starts.setdefault(filed.number, set())
            if self._phrases[filed.number].program is not None:
                for at in _places(view, anchor, index):
                    found.update(range(at - anchor.high, at - anchor.low + 1))
        hits: list[PhraseHit[EntryT]] = []
        for number in sorted(starts):
            hits += self._verify(self._phrases[number], view, starts[number])
        return sorted(hits, key=lambda hit: (hit.start, -hit.end)) if len(hits) > 1 else hits

    def _verify(self, phrase: Phrase[EntryT], view: View, starts: set[int]) -> Iterator[PhraseHit[EntryT]]:
        program = phrase.program
        if program is None:
            if self._required_by(phrase).may_match(view.casefolded, view.casefolded_chars):
                yield from _search(phrase, view)
            return
        run = Run(program, view, self.compiler)
        excuses: list[Excuse] | None = None
        for at in sorted(starts) if len(starts) > 1 else starts:
            match = run.match(at) if 0 <= at < len(run.tokens) else None
            if match is None or not (phrase.at is None or _is_at(phrase.at, match, view)):
                continue
            if excuses is None:
                excuses = [Excuse(unless, view, self.compiler) for unless in phrase.unless]
            if excuses and any(excuse.covers(match) for excuse in excuses):
                continue
            first_offset, last_offset, first, last, particle = match
            start, end = view.span(first_offset, last_offset)
            literal = program.literal and not particle
            yield PhraseHit(start, end, Span(first_offset, last_offset), phrase.entry, literal, last - first + 1, first)

    def _required_by(self, phrase: Phrase[EntryT]) -> Required:
        assert phrase.pattern is not None
        text = phrase.pattern.pattern
        if text not in self._required:
            self._required[text] = self._known.get(text) or required(text)
        return self._required[text]


def _guard_key(filed: Filed) -> tuple[Any, ...] | None:
    """What tells an anchor by plain values; ``None`` for one with a test that is more than its words."""
    *plain, test = filed.anchor
    if test is None:
        return filed.number, *plain
    return (filed.number, *plain, tuple(test)) if isinstance(test, Wildcard) else None


class Found(Generic[EntryT]):
    """The hits of one view by list; lists that no rule asks for are never verified."""

    def __init__(self, matcher: Matcher[EntryT], view: View, hot: Hot) -> None:
        self._matcher = matcher
        self._view = view
        self._hot = hot
        self._hits: dict[str, list[PhraseHit[EntryT]]] = {}
        self.keys: Set[str] = hot.keys
        """The lists of which a phrase may stand in the view."""

    def __contains__(self, key: str) -> bool:
        return key in self.keys

    def get(
        self, key: str, asked: Beside = ANY, worth: Callable[[View], bool] | None = None
    ) -> list[PhraseHit[EntryT]]:
        """Every hit of a list, overlapping ones too, in order of start, longer first.

        A hit that stands beside other words than are ``asked`` for may be left out: it need not be verified. Nor need
        any when the view is not ``worth`` it.
        """
        if key not in self.keys:
            return []
        if key not in self._hits:
            candidates = self._matcher.admitted(self._hot, key, asked)
            wanted = candidates and (worth is None or worth(self._view))
            self._hits[key] = self._matcher.verify(self._view, candidates) if wanted else []
        return self._hits[key]


def resolve(hits: Iterable[PhraseHit[EntryT]]) -> tuple[PhraseHit[EntryT], ...]:
    """Leftmost-longest: of hits that overlap the one that starts first, and of those the longest, stays."""
    kept: list[PhraseHit[EntryT]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def _places(view: View, anchor: Anchor, index: int) -> Iterable[int]:
    """The words that hold an anchor which stands in a rough word of the text."""
    chunks, uneven = view.chunks
    if not uneven and index >= 0:
        return (index,)
    # A mask is one mark among rough words, and as long as what it masks among words.
    if index >= 0 and chunks[index] != OPAQUE and view.pack.uneven.isdisjoint(chunks[index]):
        return view.places.get(chunks[index], ())
    return [at for text, places in view.places.items() if anchor.text in text for at in places]


def _numbered(phrases: Iterable[Phrase[Any]]) -> Iterator[tuple[str, int, Anchor]]:
    for number, phrase in enumerate(phrases):
        for anchor in _anchors(phrase):
            yield phrase.key, number, anchor


def _anchors(phrase: Phrase[Any]) -> Iterable[Anchor]:
    if phrase.program is None:
        return [Anchor(literal, False) for literal in phrase.literals]
    return dict.fromkeys(phrase.program.anchors)


def _is_at(at: str, match: Match, view: View) -> bool:
    starts = match.first == 0
    ends = match.last == len(view.tokens) - 1
    return {"start": starts, "end": ends, "alone": starts and ends}[at]


def _pattern_is_at(at: str | None, masked: str, start: int, end: int) -> bool:
    starts = at == "end" or not any(map(str.isalnum, masked[:start]))
    ends = at == "start" or not any(map(str.isalnum, masked[end:]))
    return at is None or (starts and ends)


def _search(phrase: Phrase[EntryT], view: View) -> Iterator[PhraseHit[EntryT]]:
    assert phrase.pattern is not None
    for match in matches(phrase.pattern, view.masked, phrase.pattern.pattern):
        if match.end() > match.start() and _pattern_is_at(phrase.at, view.masked, *match.span()):
            folded = Span(view.folded_at(match.start()), view.folded_at(match.end()))
            yield PhraseHit(match.start(), match.end(), folded, phrase.entry, False, 0)

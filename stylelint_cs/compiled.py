"""A brand voice compiled for one locale: every phrase in one matcher, the axes, the checks, the rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate

from stylelint_cs.entry_lists import entries_in, lists_of
from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy_items import LazyList
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.markers import Recipe, Recipes, axes_of, marker_problems
from stylelint_cs.model import Level, Place, Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack, WordClass
from stylelint_cs.phrase_problems import marker_problem, phrase_problem
from stylelint_cs.phrases.evidence import Axis
from stylelint_cs.phrases.matcher import Kept, Matcher, Phrase
from stylelint_cs.phrases.pattern import accepted_pattern, compile_pattern
from stylelint_cs.phrases.program import Compiler, Program
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.policy.model import Entry, LocaleVoice, Policy, Rule
from stylelint_cs.policy.model import WordClass as DeclaredWord
from stylelint_cs.problems import suggest
from stylelint_cs.text.checks import Check, compile_checks
from stylelint_cs.text.required import required
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, overload
from stylelint_cs.waking import Wake, wakes_of


class Heard(NamedTuple):
    """What one turn of a customer says: the lexicons it holds entries of, and the details it gives away."""

    lists: tuple[tuple[str, tuple[Entry, ...]], ...]
    details: tuple[str, ...]


class CompiledVoice(Frozen, slots=False):
    """Everything that one locale's messages are checked with; made once a run."""

    policy: Policy
    voice: LocaleVoice
    pack: Pack
    compiler: Compiler
    matcher: Matcher[Entry]
    axes: tuple[Axis, ...]
    checks: Mapping[str, tuple[Check, ...]]
    wakes: Mapping[str, Wake]
    """What wakes each rule that looks at single messages, in the order of the rules."""
    lists: tuple[str, ...] = ()
    """The names of the lists of entries in the matcher."""
    sizes: tuple[int, ...] = ()
    """How many phrases each list of the matcher has, those of the markers behind the entries'."""
    told: dict[str, Heard] = field(default_factory=dict, repr=False, compare=False)
    """What customers' turns were found to say, by their text: each is in the history of several replies."""

    @lazy_property
    def romanised(self) -> tuple[frozenset[str], int]:
        """Folded words that show the language in Latin letters, and how many different ones are needed."""
        spec = self.pack.table("romanised")
        return frozenset(self.pack.folding.fold_all(spec.get("words") or ())), int(spec.get("at_least") or 2)

    def keep(self) -> Kept:
        """What need not be worked out again for the same voice."""
        kept = self.matcher.keep()
        checks = {check.written: check.required for found in self.checks.values() for check in found}
        wakes = tuple((rule, *wake) for rule, wake in self.wakes.items())
        return kept._replace(required={**kept.required, **checks}, sizes=self.sizes, lists=self.lists, wakes=wakes)


def compile_voice(
    policy: Policy, voice: LocaleVoice, pack: Pack, kept: Kept | None = None, near: CompiledVoice | None = None
) -> CompiledVoice:
    """Compile a locale of a brand voice; raises StylelintError with every phrase that cannot be read.

    ``kept`` is what the same voice gave once: a phrase is then compiled when it is looked for. What a voice
    ``near`` it compiled already is taken from there.
    """
    compiler = compiler_of(policy, voice, pack, kept.met.programs if kept is not None else None)
    if near is not None and near.compiler == compiler:
        compiler = near.compiler
    axes, markers = axes_of(pack, compiler)
    lists = kept.lists if kept is not None else tuple(lists_of(voice))
    listed = [partial(_listed, voice, pack, key) for key in lists]
    phrases = Phrases((*listed, *markers), compiler, kept.sizes if kept is not None else None)
    if kept is None:
        problems = [*phrases.problems(), *marker_problems(axes, pack)]
        if problems:
            raise StylelintError(problems)
    checks = compile_checks(pack, kept.required if kept is not None else {})
    wakes = wakes_of(voice.rules.values(), axes, checks) if kept is None else _kept_wakes(kept)
    return CompiledVoice(
        policy,
        voice,
        pack,
        compiler,
        Matcher(phrases, compiler, kept),
        axes,
        checks,
        dict(wakes),
        lists,
        phrases.sizes,
    )


def _kept_wakes(kept: Kept) -> Iterator[tuple[str, Wake]]:
    return ((rule, Wake(*wake)) for rule, *wake in kept.wakes)


def _listed(voice: LocaleVoice, pack: Pack, key: str) -> Sequence[Recipe]:
    return LazyList(entries_in(voice, pack, key), partial(Recipe, key))


class Phrases(Sequence[Phrase[Entry]]):
    """The phrases of a locale, list by list, each compiled when it is asked for."""

    def __init__(self, lists: Sequence[Recipes], compiler: Compiler, sizes: Sequence[int] | None = None) -> None:
        """``sizes``: of how many each list is, when all of them were compiled before and nothing was wrong."""
        self._lists, self._compiler, self._accepted = lists, compiler, sizes is not None
        self._known: dict[int, Sequence[Recipe]] = {}
        self._made: dict[int, Phrase[Entry]] = {}
        self.sizes = tuple(sizes if sizes is not None else (len(self._recipes(at)) for at in range(len(lists))))
        if len(self.sizes) != len(lists):
            raise ValueError("other lists than these were kept")
        self._ends = list(accumulate(self.sizes))

    def _recipes(self, at: int) -> Sequence[Recipe]:
        if at not in self._known:
            self._known[at] = self._lists[at]()
        return self._known[at]

    def _recipe(self, index: int) -> Recipe:
        at = bisect_right(self._ends, index)
        return self._recipes(at)[index - (self._ends[at] - self.sizes[at])]

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Phrase[Entry]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Phrase[Entry]]: ...
    def __getitem__(self, index: int | slice) -> Phrase[Entry] | Sequence[Phrase[Entry]]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        made = self._made.get(index)
        if made is None:
            key, entry, glue, _ = self._recipe(index)
            compiler = self._compiler
            if glue:
                made = Phrase(key, entry, compiler.glued(*glue))
            else:
                made = compile_entry(key, entry, compiler, accepted=self._accepted)
            self._made[index] = made
        return made

    def problems(self) -> Iterator[Problem]:
        """Every phrase that cannot be read; all of them are compiled."""
        for index in range(len(self)):
            try:
                self[index]
            except PhraseError as error:
                recipe = self._recipe(index)
                yield (
                    marker_problem(error, recipe.axis, recipe.entry.place)
                    if recipe.axis
                    else phrase_problem(error, recipe.entry)
                )


def compiler_of(policy: Policy, voice: LocaleVoice, pack: Pack, kept: Mapping[Any, Any] | None = None) -> Compiler:
    """The compiler of a locale, with the brand's word classes; ``kept`` is what was kept of the same voice."""
    return Compiler(pack, _classes(voice.words), policy.brand, kept)


def _classes(words: Mapping[str, DeclaredWord]) -> Mapping[str, WordClass]:
    return {word: WordClass(item.class_, item.also, item.stems) for word, item in words.items()}


class _Excuses(Iterable[Program]):
    """What excuses a phrase, compiled when a match asks for it."""

    def __init__(self, phrases: Sequence[str], compiler: Compiler) -> None:
        self._phrases, self._compiler = phrases, compiler

    def __iter__(self) -> Iterator[Program]:
        return iter(self._made)

    @lazy_property
    def _made(self) -> tuple[Program, ...]:
        return tuple(self._compiler.compile(phrase, accepted=True) for phrase in self._phrases)


def compile_entry(key: str, entry: Entry, compiler: Compiler, *, accepted: bool = False) -> Phrase[Entry]:
    """One entry of a list, ready to be matched; raises PhraseError. ``accepted``: it was compiled before."""
    if accepted:
        later = _Excuses(entry.unless, compiler) if entry.unless else ()
        if entry.pattern is not None:
            return Phrase(key, entry, None, entry.at, later, accepted_pattern(entry.pattern))
        return Phrase(key, entry, compiler.compile(entry.text, accepted=True), entry.at, later)
    unless = tuple(compiler.compile(phrase) for phrase in entry.unless)
    if entry.pattern is not None:
        pattern, literals = compile_pattern(entry.pattern)
        needs = required(entry.pattern)
        folded = compiler.pack.folding.fold_all(needs.parts_of_words or sorted(needs.marks) or literals)
        return Phrase(key, entry, None, entry.at, unless, pattern, tuple(folded))
    return Phrase(key, entry, compiler.compile(entry.text), entry.at, unless)


def check_entry(entry: Entry, locale: str) -> Iterator[Problem]:
    """For the loader: what is wrong with how an entry is written; its word classes are known only later."""
    from stylelint_cs.phrases.notation import parse

    for phrase in (entry.phrase, *entry.unless):
        if phrase is not None:
            try:
                parse(phrase)
            except PhraseError as error:
                error.phrase = phrase
                yield phrase_problem(error, entry)
    if entry.pattern is not None and entry.unless:
        problem = PhraseError(
            said("`unless` has no meaning beside a pattern"),
            said("write a (?!…) or (?<!…) into the pattern, or a phrase"),
        )
        yield phrase_problem(problem, entry)
    if entry.pattern is not None:
        try:
            compile_pattern(entry.pattern)
        except PhraseError as error:
            yield phrase_problem(error, entry)


def entry_problems(policy: Policy, packs: PackSet, own: Callable[[Entry], bool]) -> list[Problem]:
    """What keeps a brand's own entries from being compiled, in all its locales: unknown classes, no word at all."""
    found: dict[Problem, None] = {}
    for locale in policy.locales:
        pack = packs.get(locale)
        if pack is None:
            continue
        voice = policy.voice(locale)
        found.update((problem, None) for problem in _class_problems(voice, pack))
        compiler = compiler_of(policy, voice, pack)
        for key in lists_of(voice):
            for entry in filter(own, entries_in(voice, pack, key)):
                found.update((problem, None) for problem in _uncompilable(entry, compiler))
    found.update((problem, None) for problem in _fact_problems(policy, packs))
    return sorted(found, key=lambda problem: problem.place or Place("", 0, 0))


def uncompilable(pack: Pack, words: Mapping[str, DeclaredWord], entries: Iterable[Entry]) -> Iterator[Problem]:
    """What keeps entries from being compiled with a brand's ``words``, where no whole voice came about."""
    compiler = Compiler(pack, _classes(words))
    for entry in entries:
        yield from _uncompilable(entry, compiler)


def _uncompilable(entry: Entry, compiler: Compiler) -> Iterator[Problem]:
    try:
        compile_entry("", entry, compiler)
    except PhraseError as error:
        yield phrase_problem(error, entry)


def _fact_problems(policy: Policy, packs: PackSet) -> Iterator[Problem]:
    """A fact must have a value that one of the languages that it is meant for can read; no message could break it."""
    # Imported where something is loaded: a kept voice has no such mistake.
    from stylelint_cs.kinds.fact import value_of

    for fact in policy.facts:
        read = [pack for locale in fact.locales or policy.locales if (pack := packs.get(locale)) is not None]
        if read and all(value_of(fact.value, pack) is None for pack in read):
            message = said("no locale reads one value in {value!r}", value=fact.value[:60])
            yield Problem(message, said("Write one figure with its unit, such as 30 days."), fact.place)


def _class_problems(voice: LocaleVoice, pack: Pack) -> Iterator[Problem]:
    known = sorted(pack.table("classes"))
    for word, item in voice.words.items():
        if item.class_ and item.class_ not in known:
            message = said("{word!r}: no class is called {name!r}", word=word, name=item.class_)
            yield Problem(message, suggest(item.class_, known), item.place)


def active_level(rule: Rule, selected: frozenset[str]) -> Level:
    """The level a rule runs at: its own, or for a selected rule that is off the nearest that is not."""
    if rule.level is Level.OFF and rule.id in selected:
        return rule.active_level
    return rule.level

"""The brand voices of a run: which one holds for a configuration, with its locale packs and its linter."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, partial

from stylelint_cs import resources
from stylelint_cs.cache.shelf import Shelf, derived, pack_layer
from stylelint_cs.compiled import check_entry, entry_problems, uncompilable
from stylelint_cs.config import Config
from stylelint_cs.decoding import decode, read_bytes
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.entry_lists import PACK_LAYER
from stylelint_cs.file_paths import absolute, lies_in
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.kinds import KINDS
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.limits import DEFAULT_LIMITS
from stylelint_cs.model import Level, Problem, SourceText, StylelintError
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.find import inside, is_name, shown
from stylelint_cs.policy.model import Entry, Policy, WordClass
from stylelint_cs.problems import inert, shown_line, suggest
from stylelint_cs.translation import said
from stylelint_cs.triage import RULES as SUPPRESSION_RULES
from stylelint_cs.type_hints import Any, StrPath

DEFAULT_BRAND = "house"
PACK_FOLDER = "locales"


class Voice(Frozen, slots=False):
    """One brand voice ready to be held against messages."""

    config: Config
    policy: Policy
    packs: PackSet
    options: LintOptions
    shelf: Shelf | None = None
    """Where the compiled locales are kept."""

    @lazy_property
    def linter(self) -> Linter:
        """The linter; it compiles a locale when the first message of it comes."""
        return Linter(self.policy, self.packs, self.options, self.shelf.compiled if self.shelf else None)

    @lazy_property
    def rule_names(self) -> frozenset[str]:
        """Every rule that may be named: the brand's and those about suppressions."""
        return frozenset((*self.policy.layers[-1].kinds, *SUPPRESSION_RULES))

    @lazy_property
    def mandatory(self) -> frozenset[str]:
        """The rules that nobody may suppress."""
        return frozenset(rule.id for rule in self.policy.rules.values() if rule.mandatory)

    @lazy_property
    def ran(self) -> frozenset[str]:
        """The message rules that run: those asked for, without those that are off."""
        return self._ran("message")

    @lazy_property
    def ran_on_library(self) -> frozenset[str]:
        """The rules that run on all stored messages together."""
        return self._ran("library")

    def settle(self) -> None:
        """Keep for the next run what this one worked out, when its answer is given."""
        if self.shelf is not None:
            self.shelf.settle()

    def _ran(self, scope: str) -> frozenset[str]:
        rules = [rule for rule in self.policy.rules.values() if KINDS.scope(rule.kind) == scope]
        asked = {rule.id for rule in rules if rule.level is not Level.OFF} | self.options.select
        known = {rule.id for rule in rules}
        return frozenset(rule for rule in asked & known if self.wants(rule))

    def wants(self, rule: str) -> bool:
        """Whether the run asks for a rule."""
        select = self.options.select
        return rule not in self.options.ignore and (not select or rule in select)


class Voices:
    """The brand voices of a run by configuration, each loaded once.

    ``brand`` is what the command line names; ``ready`` is a voice that stands for all of them. Voices that may be
    ``kept`` come from the cache when nothing has changed; their rules have no examples.
    """

    def __init__(
        self, brand: StrPath | None, options: LintOptions, ready: Voice | None = None, *, kept: bool = False
    ) -> None:
        self.brand, self.options, self.ready, self.kept = brand, options, ready, kept
        self._open: dict[str | None, Voice] = {}
        self._packs: dict[str | None, PackSet] = {}

    def of(self, config: Config, only: frozenset[str] | None = None) -> Voice:
        """The voice that holds under a configuration; raises StylelintError with all that is wrong with it.

        ``only`` are the locales that this run is about, when that is known: what others need is not read.
        """
        if config.path not in self._open:
            self._open[config.path] = self.ready or self._load(config, only)
        return self._open[config.path]

    def packs(self, config: Config) -> PackSet:
        """The packs that hold under a configuration, read once a run."""
        if config.path not in self._packs:
            self._packs[config.path] = packs_of(config)
        return self._packs[config.path]

    def all(self) -> Iterable[Voice]:
        """The voices that were used."""
        return self._open.values()

    def _load(self, config: Config, only: frozenset[str] | None) -> Voice:
        packs = self.packs(config)
        try:
            named = _named(self.brand, config)
            load = partial(_checked, named, packs, only, examples=not self.kept)
            shelf = Shelf.of(named, packs, load, only)
            read = load if shelf is None else shelf.policy if self.kept else shelf.read
            policy = read()
        except StylelintError as error:
            raise _placed(error, config.brand_at if self.brand is None else None) from None
        return voice_of(policy, config, packs, self.options, shelf)


def _checked(
    named: tuple[StrPath, str | None], packs: PackSet, only: frozenset[str] | None, *, examples: bool
) -> Policy:
    """The brand voice in its files; raises StylelintError with all that is wrong with them."""
    if only is not None:
        with suppress(StylelintError):
            return _loaded(named, packs, only, examples=examples)
        # Now that something is wrong, everything is to be said.
    return _loaded(named, packs, None, examples=examples)


def _loaded(
    named: tuple[StrPath, str | None], packs: PackSet, only: frozenset[str] | None, *, examples: bool
) -> Policy:
    from stylelint_cs.policy.load import load_policy

    compiles = partial(_uncompilable, packs)
    policy = load_policy(
        *named, packs=packs, check_entry=_check_own, compile_entries=compiles, only=only, examples=examples
    )
    problems = entry_problems(policy, packs, _is_own)
    if problems:
        raise StylelintError(_with_lines(problems))
    return policy


def _placed(error: StylelintError, at: Problem | None) -> StylelintError:
    """The problems of a brand that a configuration names; those without a place stand where it is named."""
    if at is None:
        return error
    return StylelintError(
        [replace(item, place=at.place, line=at.line) if item.place is None else item for item in error.problems]
    )


def voice_of(policy: Policy, config: Config, packs: PackSet, options: LintOptions, shelf: Shelf | None = None) -> Voice:
    """A loaded brand voice with its options; raises StylelintError for a rule that it does not have."""
    voice = Voice(config, policy, packs, options, shelf)
    unknown = [
        Problem(said("no rule is called {name!r}", name=name), suggest(name, sorted(voice.rule_names)))
        for name in sorted(options.select | options.ignore)
        if name not in voice.rule_names
    ]
    if unknown:
        raise StylelintError(unknown)
    return voice


def packs_of(config: Config) -> PackSet:
    """The packs that hold under a configuration: ``locales/`` beside it first, then the shipped ones."""
    own = [os.path.join(config.folder, PACK_FOLDER)] if config.path is not None else []
    return PackSet([*filter(os.path.isdir, own), resources.pack_dir()], _read_pack, derived)


def _read_pack(path: str) -> Mapping[str, Any]:
    return pack_layer(path, _parse_pack)


def _parse_pack(path: str) -> Mapping[str, Any]:
    from stylelint_cs.packs.schema import load_pack_layer

    return load_pack_layer(path, shown(path))


def _is_own(entry: Entry) -> bool:
    # What ships is compiled by the project's own tests; reading it again would cost every run its start.
    return entry.layer != PACK_LAYER and not _is_shipped(entry.place.path)


def _check_own(entry: Entry, locale: str) -> Iterable[Problem]:
    return check_entry(entry, locale) if _is_own(entry) else ()


def _uncompilable(
    packs: PackSet, locale: str, words: Mapping[str, WordClass], entries: Iterable[Entry]
) -> Iterable[Problem]:
    pack = packs.get(locale)
    return _with_lines(uncompilable(pack, words, filter(_is_own, entries))) if pack is not None else ()


def _with_lines(problems: Iterable[Problem]) -> list[Problem]:
    """Problems of phrases with the line they stand on; the files were read a moment ago."""
    sources: dict[str, SourceText] = {}
    found = []
    for problem in problems:
        place = problem.place
        if place is not None and problem.line is None:
            if place.path not in sources:
                data = read_bytes(place.path, place.path, DEFAULT_LIMITS.file_bytes)
                sources[place.path] = decode(data, place.path)
            line = shown_line(sources[place.path].line(place.line), place.column)
            problem = replace(problem, message=inert(problem.message), mend=inert(problem.mend), line=line or None)
        found.append(problem)
    return found


@cache
def _is_shipped(path: str) -> bool:
    return lies_in(os.path.realpath(path), resources.brand_dir())


def _named(brand: StrPath | None, config: Config) -> tuple[StrPath, str | None]:
    """The brand and the root that bounds it: what the command line names is read anywhere."""
    root = absolute(config.folder) if config.path is not None else None
    if brand is not None:
        return brand, root if isinstance(brand, str) and is_name(brand) else None
    if config.brand is None:
        return DEFAULT_BRAND, root
    if root is None or is_name(config.brand):
        return config.brand, root
    path = os.path.join(root, config.brand)
    inside(path, root)
    return path, root

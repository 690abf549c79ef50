"""Load a brand voice: find its layers, read and check every file, merge, and report all mistakes at once."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from stylelint_cs import resources
from stylelint_cs.frozen import replace
from stylelint_cs.kinds.base import Kind
from stylelint_cs.model import Problem, SourceText
from stylelint_cs.nodes import Map
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.checks import check_file
from stylelint_cs.policy.extends import collect
from stylelint_cs.policy.find import locate
from stylelint_cs.policy.layers import (
    BrandFile,
    EntryCheck,
    brand_values,
    locale_files,
    locale_values,
    unexplained,
)
from stylelint_cs.policy.locales import Locales
from stylelint_cs.policy.merge import Fold
from stylelint_cs.policy.model import Dropped, Layer, LocaleVoice, Policy
from stylelint_cs.policy.read_entries import EntryCompiler, ReadEntries
from stylelint_cs.policy.references import lost_names
from stylelint_cs.policy.resolve import Layers, LocaleFold, Settings, resolve_policy, resolve_voice
from stylelint_cs.problems import Problems, shown_line
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, StrPath

_FINAL_STOPS = ".।。"


def load_policy(
    brand: StrPath,
    root: StrPath | None = None,
    pack_dirs: Sequence[StrPath] = (),
    *,
    packs: PackSet | None = None,
    kinds: Mapping[str, Kind] | None = None,
    fold: LocaleFold | None = None,
    check_entry: EntryCheck | None = None,
    compile_entries: EntryCompiler | None = None,
    only: Collection[str] | None = None,
    examples: bool = True,
) -> Policy:
    """The brand voice ``brand`` names: a name, a folder, or its brand.yaml.

    ``root`` bounds what brand files may name (default: the nearest folder upwards with ``stylelint-cs.yaml`` or
    ``.git``). ``pack_dirs`` are searched for locale packs before the shipped ones; ``packs`` takes their place.
    ``fold`` says which texts are the same in a locale (default: the pack's folding); ``check_entry`` what else
    is wrong with an entry, and ``compile_entries``, when other mistakes end the load, which of the entries that were
    read could not be compiled. ``only`` names the locales that will be asked for: files of others are not read, which
    is quicker and leaves their mistakes unsaid; so it is with ``examples`` when they are not wanted. Raises
    StylelintError with every problem of every file.
    """
    if kinds is None:
        from stylelint_cs.kinds import KINDS

        kinds = KINDS
    named, base = locate(brand, os.fspath(root) if root is not None else None)
    folder = Path(named)
    packs = packs or PackSet((*pack_dirs, resources.pack_dir()))
    problems = Problems()
    locales = Locales(packs, problems, only)
    settings = Settings(locales.chain, kinds, fold or pack_fold(packs))
    files, complete = collect(folder, base, problems)
    if not files or files[-1].folder != folder:
        problems.raise_if_any()
    entries = ReadEntries(check_entry, compile_entries, locales.chain)
    return _Loader(settings, locales, entries, problems, complete=complete, examples=examples).load(files)


def pack_fold(packs: PackSet) -> LocaleFold:
    """Texts compared as the locale's pack folds them; without one, only case and blanks do not count.

    A final full stop does not count either, as in the phrase notation.
    """
    known: dict[tuple[str, str], str] = {}

    def fold(text: str, locale: str) -> str:
        key = (locale, text)
        if key not in known:
            pack = packs.get(locale)
            folded = pack.folding.fold(text) if pack is not None else text.casefold()
            words = " ".join(folded.split())
            known[key] = words.rstrip(_FINAL_STOPS).rstrip() or words
        return known[key]

    return fold


class _Loader:
    """One load: everything that is read, and everything that is wrong with it."""

    def __init__(
        self,
        settings: Settings,
        locales: Locales,
        entries: ReadEntries,
        problems: Problems,
        *,
        complete: bool,
        examples: bool,
    ) -> None:
        self._settings, self._locales, self._entries, self._problems = settings, locales, entries, problems
        self._sources: dict[str, SourceText] = {}
        self._own_locales: list[Map] = []
        # When a brand that is extended is missing, what it declares is not known: less can be called wrong.
        self._complete = complete
        self._examples = examples

    def load(self, files: tuple[BrandFile, ...]) -> Policy:
        """The policy of brand.yaml files, the brand's own last."""
        own = files[-1]
        brands: list[dict[str, Any]] = []
        kinds: list[dict[str, str]] = []
        for file in files:
            inherited = (kinds[-1] if kinds else {}) if self._complete else None
            values, known = brand_values(file, self._settings.kinds, inherited, self._problems)
            brands.append(values)
            kinds.append(known)
            self._sources[file.path] = file.node.source
        spoken = self._locales.spoken(own.node.get("locales"), brands, locale_files(own.folder, Problems()))
        layers = tuple(
            self._layer(file, values, known, spoken, own=file is own)
            for file, values, known in zip(files, brands, kinds, strict=True)
        )
        if self._complete:
            for name in unexplained(own, kinds[-2] if len(kinds) > 1 else None, self._own_locales):
                self._problems.add(name.problem(*_silent(name.value)))
        self._raise_if_any()
        return self._resolve(Layers(layers, self._settings, spoken), own.node)

    def _layer(
        self, file: BrandFile, values: dict[str, Any], kinds: dict[str, str], spoken: tuple[str, ...], *, own: bool
    ) -> Layer:
        locales: dict[str, dict[str, Any]] = {}
        files: dict[str, str] = {}
        for path in locale_files(file.folder, self._problems if own else Problems()):
            if not self._locales.concerns(path, spoken, own=own and self._complete):
                continue
            definition = (self._settings.kinds, kinds if self._complete else None, self._locales.axes(path.stem))
            read = locale_values(path, file, definition, self._problems, self._entries.read, examples=self._examples)
            if read is None:
                continue
            locales[path.stem], node = read
            self._entries.declare(path.stem, node)
            files[path.stem] = node.source.path
            self._sources[node.source.path] = node.source
            if own:
                self._own_locales.append(node)
            check_file(read[0], self._fold_in(path.stem), node.source, self._problems)
        return Layer(file.name, file.path, str(file.folder), values, locales, files, kinds)

    def _fold_in(self, locale: str) -> Fold:
        def fold(text: str) -> str:
            return self._settings.fold(text, locale)

        return fold

    def _resolve(self, layers: Layers, brand: Map) -> Policy:
        policy = resolve_policy(layers, self._problems)
        voices = []
        dropped: list[Dropped] = []
        for locale in layers.locales:
            voice, lost = resolve_voice(layers, locale, self._problems)
            voices.append(voice)
            dropped += lost
        self._refuse_silent_rules(policy, voices)
        if self._locales.all_asked:
            own = self._own_locales
            self._problems.extend(lost_names(brand, own, policy, voices, self._settings.kinds))
        self._raise_if_any()
        return replace(policy, dropped_suggestions=tuple(dropped))

    def _raise_if_any(self) -> None:
        if self._problems:
            self._problems.extend(self._entries.uncompilable())
        self._problems.raise_if_any()

    def _refuse_silent_rules(self, policy: Policy, voices: list[LocaleVoice]) -> None:
        for rules in [voice.rules for voice in voices] or [policy.rules]:
            for rule in rules.values():
                if not rule.why:
                    place = policy.rules[rule.id].place
                    line = shown_line(self._sources[place.path].line(place.line), place.column)
                    self._problems.add(Problem(*_silent(rule.id), place, line))


def _silent(rule: str) -> tuple[str, str]:
    return said("rule {rule!r} has no 'why'", rule=rule), said("Add 'why: …', one sentence for the writer.")

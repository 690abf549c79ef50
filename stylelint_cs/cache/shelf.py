"""A brand voice on the shelf: its settings, its rules, and of each locale where its phrases are filed."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from stylelint_cs.cache import memos
from stylelint_cs.cache.codec import Files, packed, unpacked
from stylelint_cs.cache.folder import FAULTS, get, get_with_parts, name_of, put, where
from stylelint_cs.cache.sources import Made, changed_since, is_still, made_of, packs_made_of, stamp, tool
from stylelint_cs.cache.tables import add_to_tables, get_tables
from stylelint_cs.compiled import CompiledVoice, compile_voice
from stylelint_cs.file_paths import absolute
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.lazy_items import LazyList, LazyMap
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import StylelintError
from stylelint_cs.packs.loader import FILE, PackSet
from stylelint_cs.packs.pack import AXES, MARKERS, Pack
from stylelint_cs.phrases.matcher import Kept
from stylelint_cs.phrases.plain_programs import Met
from stylelint_cs.policy.find import BRAND_FILE, locate
from stylelint_cs.policy.model import Layer, LocaleVoice, Policy
from stylelint_cs.type_hints import Any, StrPath


class Shelf:
    """Where one brand voice is kept; ``load`` reads it from its files, when that is needed.

    ``only`` are the locales that ``load`` reads, ``None``: all of the brand's.

    Nothing with a mistake is ever kept, so that the mistake is told again.
    """

    def __init__(
        self, folder: str, root: str, packs: PackSet, load: Callable[[], Policy], only: frozenset[str] | None = None
    ) -> None:
        self.folder, self.root, self.packs, self.load, self.only = folder, root, packs, load, only
        self._made: Made | None = None
        self._files = Files(())
        self._warm: dict[str, CompiledVoice] = {}
        """The voices that came from the shelf: a run that compiled every phrase does not know which are needed."""

    @classmethod
    def of(
        cls,
        named: tuple[StrPath, str | None],
        packs: PackSet,
        load: Callable[[], Policy],
        only: frozenset[str] | None = None,
    ) -> Shelf | None:
        """The shelf of a brand, ``None`` when nothing is kept or there is no such brand."""
        if where() is None:
            return None
        try:
            folder, root = locate(*named)
        except StylelintError:
            return None
        return cls(absolute(folder), root, packs, load, only)

    def policy(self) -> Policy:
        """The brand voice, as it was kept or from its files; rules kept have no examples.

        Raises StylelintError with all that is wrong with the files.
        """
        if self.only is not None:
            memos.recall(self.only)
        kept = self._kept(self._name(None))
        if kept is None and self.only is not None:
            kept = self._kept(self._name(self.only))
        if kept is not None:
            return kept
        policy = self.read()
        if self._made is not None:
            layers = [_plain_layer(layer) for layer in policy.layers]
            parts: list[bytes] = []
            with suppress(TypeError):
                plain = packed(policy, self._files, parts)
                put(self._name(self.only), (self._made.plain(), layers, plain), parts)
        return policy

    def settle(self) -> None:
        """Keep what the next run over messages of the same locales need not work out again."""
        if self.only is None:
            return
        if self._warm:
            memos.keep(self.only)
        for locale, voice in self._warm.items():
            met = voice.matcher.met()
            if met is not None:
                add_to_tables(self._met_of(locale), met)

    def read(self) -> Policy:
        """The brand voice from its files; only what is compiled comes from the shelf."""
        began = time.time_ns()
        policy = self.load()
        with suppress(OSError, StylelintError):
            made = made_of(policy.layers, self.packs, self.root, self.only)
            if not changed_since(began, (*made.paths, *_pack_files(made.packs))):
                self._made, self._files = made, Files(made.paths)
        return policy

    def _name(self, only: frozenset[str] | None) -> str:
        wanted = sorted(only) if only is not None else None
        return name_of("brand", tool(), self.folder, self.packs.folders, wanted)

    def _kept(self, name: str) -> Policy | None:
        kept = get_with_parts(name, self._policy_parts)
        try:
            if kept is None:
                return None
            (plain, layers, policy), parts = kept
            made = Made.of_plain(plain)
            if not is_still(made, self.packs, self.root):
                return None
            files = Files(made.paths)
            shown = dict(zip(made.paths, files.names, strict=True))
            found: Policy = replace(
                unpacked(policy, files, parts),
                layers=tuple(_layer(layer, shown) for layer in layers),
                resolver=_Resolver(self),
            )
            found = replace(found, path=found.layers[-1].path)
        except FAULTS:
            return None
        self._made, self._files = made, files
        return found

    def _policy_parts(self) -> Sequence[bytes]:
        """The parts of a policy that was kept, made anew of the same files."""
        parts: list[bytes] = []
        packed(self.load(), self._files, parts)
        return parts

    def voice(self, locale: str) -> LocaleVoice | None:
        """The voice of a locale as it was kept, without examples."""
        kept = self._locale(locale)
        return kept[0] if kept is not None else None

    def compiled(self, policy: Policy, locale: str, pack: Pack) -> CompiledVoice:
        """The voice of a locale, compiled; raises StylelintError with every phrase that cannot be read."""
        kept = self._locale(locale)
        if kept is not None:
            with suppress(*FAULTS):
                voice = kept[0] if isinstance(policy.resolver, _Resolver) else policy.voice(locale)
                known = kept[1]._replace(met=Met._make(get_tables(self._met_of(locale), len(Met._fields))))
                found = compile_voice(policy, voice, pack, known)
                if isinstance(policy.resolver, _Resolver):
                    self._warm[locale] = found
                return found
        made = compile_voice(policy, policy.voice(locale), pack)
        if self._made is not None:
            with suppress(TypeError):
                put(self._name_of(locale), *_plain_voice(made, self._files))
        return made

    def _locale(self, locale: str) -> tuple[LocaleVoice, Kept] | None:
        if self._made is None:
            return None
        files = self._files
        found = get_with_parts(self._name_of(locale), partial(self._parts, locale, files))
        if found is None:
            return None
        plain, parts = found
        try:
            voice, kept, words = plain
            return unpacked(voice, files, parts), Kept.of_plain(kept, parts[words:])
        except FAULTS:
            return None

    def _parts(self, locale: str, files: Files) -> Sequence[bytes]:
        """The parts of a voice that was kept, made anew of the same files."""
        policy, pack = self.load(), self.packs.get(locale)
        assert pack is not None
        return _plain_voice(compile_voice(policy, policy.voice(locale), pack), files)[1]

    def _met_of(self, locale: str) -> str:
        return f"{self._name_of(locale)}-met"

    def _name_of(self, locale: str) -> str:
        assert self._made is not None
        made = self._made.for_locale(self.packs.chain(locale))
        # Places are kept by the number of their file among all files.
        return name_of("locale", tool(), locale, made.plain(), self._made.paths)


class _Resolver(Frozen, slots=False):
    """Answers for the voices of a brand that was kept; what was not kept is read from the files."""

    shelf: Shelf

    @lazy_property
    def _policy(self) -> Policy:
        return self.shelf.load()

    def voice(self, locale: str) -> LocaleVoice:
        """The voice in a locale."""
        return self.shelf.voice(locale) or self._policy.voice(locale)

    def overlaid(self, with_: Mapping[str, Any], locale: str) -> Policy:
        """The policy with further keys laid over it."""
        return self._policy.overlaid(with_, locale)


def _plain_voice(made: CompiledVoice, files: Files) -> tuple[Any, list[bytes]]:
    """A compiled voice as a plain value and its parts: lists of phrases first, and behind them the table of words."""
    parts: list[bytes] = []
    voice = packed(made.voice, files, parts)
    kept, words = made.keep().plain()
    return (voice, kept, len(parts)), [*parts, *words]


def _plain_layer(layer: Layer) -> tuple[Any, ...]:
    return layer.name, absolute(layer.folder), tuple(layer.files), dict(layer.kinds)


def _layer(plain: tuple[Any, ...], shown: Mapping[str, str]) -> Layer:
    name, folder, locales, kinds = plain
    files = {locale: shown[os.path.join(folder, f"{locale}.yaml")] for locale in locales}
    return Layer(name, shown[os.path.join(folder, BRAND_FILE)], folder, {}, {}, files, kinds)


def derived(packs: PackSet, name: str, make: Callable[[], Any]) -> Any:
    """What is derived from all packs, as it was kept or as ``make`` makes it of plain values."""
    if where() is None:
        return make()
    try:
        kept_as = name_of("derived", tool(), name, packs_made_of(packs))
    except OSError:
        return make()
    kept = get(kept_as)
    if kept is not None:
        return kept[0]
    began = time.time_ns()
    found = make()
    if not changed_since(began, _pack_files(packs_made_of(packs))):
        put(kept_as, (found,))
    return found


def _pack_files(packs: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    return (os.path.join(folder, locale, FILE) for folder, locale, _ in packs)


def pack_layer(path: str, read: Callable[[str], Mapping[str, Any]]) -> Mapping[str, Any]:
    """One pack file, as it was kept or as ``read`` reads it."""
    locale = os.path.basename(os.path.dirname(path))
    try:
        name = name_of("pack", tool(), locale, stamp(path))
    except OSError:
        return read(path)
    kept = get_with_parts(name, lambda: _plain_pack(read(path))[1])
    if kept is not None and isinstance(kept[0], dict):
        plain, parts = kept
        return LazyMap(plain, lambda key: _of_pack(plain[key], parts))
    found = read(path)
    with_same = name_of("pack", tool(), locale, stamp(path))
    if with_same == name:
        with suppress(ValueError):
            put(name, *_plain_pack(found))
    return found


def _plain_pack(found: Mapping[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """A pack file as the numbers of its parts by key, and the parts; each marker of an axis is one."""
    parts: list[bytes] = []

    def apart(value: Any) -> int:
        parts.append(marshal.dumps(value))
        return len(parts) - 1

    plain: dict[str, Any] = {key: apart(value) for key, value in found.items() if key != AXES}
    if AXES in found:
        plain[AXES] = axes = {}
        for name, spec in found[AXES].items():
            markers = spec.get(MARKERS)
            listed = markers if isinstance(markers, list | tuple) else ()
            rest = {key: value for key, value in spec.items() if value is not listed}
            axes[name] = apart(rest), [apart(marker) for marker in listed]
    return plain, parts


def _of_pack(kept: Any, parts: Sequence[bytes]) -> Any:
    if isinstance(kept, dict):
        return LazyMap(kept, lambda name: _of_pack(kept[name], parts))
    if isinstance(kept, int):
        return marshal.loads(parts[kept])
    rest, markers = kept
    return {MARKERS: LazyList(markers, lambda number: marshal.loads(parts[number])), **marshal.loads(parts[rest])}

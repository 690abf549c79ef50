"""Finds locale packs, follows their fallback chains and merges them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce

from stylelint_cs.lazy_items import LazyMap
from stylelint_cs.packs.pack import Pack
from stylelint_cs.type_hints import Any, StrPath

ROOT = "root"
FILE = "language.yaml"

ReadLayer = Callable[[str], Mapping[str, Any]]
Keep = Callable[["PackSet", str, Callable[[], Any]], Any]
"""Gives what a name stands for among the packs: as it was kept from an earlier run, or as it is made."""


def canonical(tag: str) -> str:
    """A locale in BCP 47 casing (``hi_in`` is ``hi-IN``)."""
    language, *rest = tag.replace("_", "-").split("-")
    if language.lower() == ROOT:
        return ROOT
    parts = [language.lower()]
    for part in rest:
        parts.append(part.title() if len(part) == 4 else part.upper() if len(part) <= 3 else part.lower())
    return "-".join(parts)


def cldr_parent(locale: str) -> str:
    """The parent that CLDR gives a locale: a listed exception, else the tag without its last part."""
    if "-" not in locale:
        return ROOT
    from babel.core import get_global

    exceptions: Mapping[str, str] = get_global("parent_exceptions")
    parent = exceptions.get(locale.replace("-", "_"))
    return canonical(parent) if parent else locale.rpartition("-")[0]


def merge(base: Any, layer: Any) -> Any:
    """Lay one pack layer over another: maps merge key by key, ``add``/``remove`` edit a list, the rest replaces."""
    if isinstance(layer, Mapping) and layer and set(layer) <= {"add", "remove"} and not isinstance(base, Mapping):
        removed = list(layer.get("remove") or ())
        kept = [item for item in base or () if not any(name in removed for name in _names(item))]
        return (*kept, *(item for item in layer.get("add") or () if item not in kept))
    if isinstance(base, Mapping) and isinstance(layer, Mapping):
        return {**base, **{key: merge(base.get(key), value) for key, value in layer.items()}}
    return layer


def _merged(layers: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What layers say together; what stands under a name is merged when it is asked for."""
    names = dict.fromkeys(name for layer in layers for name in layer)
    return LazyMap(names, lambda name: reduce(merge, (layer[name] for layer in layers if name in layer), None))


def _names(item: Any) -> tuple[Any, ...]:
    """What ``remove`` may call an item of a pack's list: a mapping goes by its phrase, its id or what it says."""
    return tuple(item.get(key) for key in ("phrase", "id", "say")) if isinstance(item, Mapping) else (item,)


class PackSet:
    """The packs that a run can use; folders are searched in order, the first that has a locale wins.

    Packs are read when they are asked for and kept for the life of the set.
    """

    def __init__(self, folders: Iterable[StrPath], read: ReadLayer | None = None, keep: Keep | None = None) -> None:
        self.folders = tuple(os.fspath(folder) for folder in folders)
        self._keep = keep
        self._read = read or _read_layer
        self._layers: dict[str, Mapping[str, Any] | None] = {}
        self._packs: dict[str, Pack | None] = {}
        self.memo: dict[str, Any] = {}
        """What other layers derive from the packs once a run."""

    def derived(self, name: str, make: Callable[[], Any]) -> Any:
        """What is derived from all packs together, in plain values; worked out once a run at the most."""
        if name not in self.memo:
            self.memo[name] = make() if self._keep is None else self._keep(self, name, make)
        return self.memo[name]

    def known(self) -> tuple[str, ...]:
        """Every locale that has a pack of its own, sorted, without root."""
        return tuple(sorted({locale for _, locale, _ in self.files()} - {ROOT}))

    def files(self) -> Iterator[tuple[str, str, str]]:
        """Every pack file: the folder of packs that it is in, its locale, and its path."""
        for folder in self.folders:
            for locale in sorted(_names_in(folder)):
                path = os.path.join(folder, locale, FILE)
                if os.path.isfile(path):
                    yield folder, locale, path

    def chain(self, locale: str) -> tuple[str, ...]:
        """The locales that ``locale`` falls back through, root first, itself last."""
        chain = [canonical(locale)]
        while chain[0] != ROOT:
            layer = self._layer(chain[0]) or {}
            parent = canonical(str(layer.get("parent") or cldr_parent(chain[0])))
            if parent in chain:
                parent = ROOT
            chain.insert(0, parent)
        return tuple(chain)

    def get(self, locale: str) -> Pack | None:
        """The pack of a locale, or ``None`` when nothing in its chain but root has one."""
        locale = canonical(locale)
        if locale not in self._packs:
            chain = self.chain(locale)
            layers = [layer for name in chain if (layer := self._layer(name)) is not None]
            known = any(self._layer(name) is not None for name in chain if name != ROOT)
            self._packs[locale] = Pack(locale, chain, _merged(layers)) if known else None
        return self._packs[locale]

    def has(self, locale: str) -> bool:
        """Whether a locale has a pack of its own."""
        return self._layer(locale) is not None

    def _layer(self, locale: str) -> Mapping[str, Any] | None:
        if locale not in self._layers:
            paths = (os.path.join(folder, locale, FILE) for folder in self.folders)
            path = next((path for path in paths if os.path.isfile(path)), None)
            self._layers[locale] = self._read(path) if path else None
        return self._layers[locale]


def _names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _read_layer(path: str) -> Mapping[str, Any]:
    from stylelint_cs.packs.schema import load_pack_layer

    return load_pack_layer(path)

"""What a kept thing was made of: this version of the tool, and the content of every file that was read.

What ships with the tool is told by size and time, like the tool's own code; every other file by the hash of what it
holds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from stylelint_cs import __version__, resources
from stylelint_cs.cache.folder import name_of
from stylelint_cs.digests import sha256
from stylelint_cs.file_paths import absolute
from stylelint_cs.lazy_regex import build
from stylelint_cs.model import StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.find import BASE, BRAND_FILE, bound_of, extended, inside
from stylelint_cs.policy.model import Layer
from stylelint_cs.type_hints import Any

_NO_PART_OF_A_VOICE = frozenset({"cli", "report", "sources", "review", "library", "fixing", "guide"})
"""Packages that have no say in what brand files and packs mean."""


_UNREAD = ""
_PACKS = "packs made of"


class LayerFiles(NamedTuple):
    """The files of one brand folder, with the stamp of each that was read, and the folders that it extends.

    ``extends`` holds what was written and the folder that it meant.
    """

    folder: str
    files: tuple[tuple[str, str], ...]
    extends: tuple[tuple[str, str], ...]


class Made(NamedTuple):
    """What a brand voice was read from: the layers, and the packs by folder and locale, with the stamp of each."""

    layers: tuple[LayerFiles, ...]
    packs: tuple[tuple[str, str, str], ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The brand files, in the order in which they are numbered."""
        return tuple(os.path.join(layer.folder, name) for layer in self.layers for name, _ in layer.files)

    def for_locale(self, chain: Iterable[str]) -> Made:
        """Only what a voice of one locale is made of."""
        wanted = set(chain)
        names = names_for(wanted)
        layers = (
            layer._replace(files=tuple(item for item in layer.files if item[0] in names)) for layer in self.layers
        )
        return Made(tuple(layers), tuple(item for item in self.packs if item[1] in wanted))

    def plain(self) -> Any:
        """The same as plain values."""
        return tuple(tuple(layer) for layer in self.layers), self.packs

    @classmethod
    def of_plain(cls, value: Any) -> Made:
        """What :meth:`plain` made plain."""
        layers, packs = value
        return cls(tuple(LayerFiles(*layer) for layer in layers), packs)


def names_for(locales: Iterable[str]) -> frozenset[str]:
    """The files of a brand folder that hold what is said in these locales."""
    return frozenset({BRAND_FILE, *(f"{locale}.yaml" for locale in locales)})


@cache
def tool() -> str:
    """This version of the tool, of what runs it, and of the code as it lies there: a checkout changes every day."""
    code = tuple(sorted(_modules(resources.PACKAGE)))
    return name_of(__version__, sys.version, build(), code)


def _modules(folder: str, *, top: bool = True) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
            elif entry.is_dir() and "_" not in entry.name[:1] and not (top and entry.name in _NO_PART_OF_A_VOICE):
                yield from _modules(entry.path, top=False)


def made_of(layers: Iterable[Layer], packs: PackSet, root: str, only: Iterable[str] | None = None) -> Made:
    """What a brand voice of these layers was read from; raises OSError or StylelintError when it is gone.

    ``only`` are the locales whose files were read, with those that they fall back to; ``None``: all.
    """
    found, read = [], None if only is None else names_for({name for each in only for name in packs.chain(each)})
    packs.memo.pop(_PACKS, None)
    for layer in layers:
        given = layer.brand.get("extends") or ()
        extends = tuple((text, os.path.realpath(extended(text, layer.folder, root))) for text in given)
        found.append(LayerFiles(absolute(layer.folder), _files(layer.folder, read), extends))
    return Made(tuple(found), packs_made_of(packs))


def packs_made_of(packs: PackSet) -> tuple[tuple[str, str, str], ...]:
    """Every pack file with its stamp, looked at once a run."""
    if _PACKS not in packs.memo:
        packs.memo[_PACKS] = tuple((folder, locale, stamp(path)) for folder, locale, path in packs.files())
    found: tuple[tuple[str, str, str], ...] = packs.memo[_PACKS]
    return found


def is_still(made: Made, packs: PackSet, root: str) -> bool:
    """Whether a brand voice would be read from the same files again, and they hold the same."""
    base = os.path.join(resources.brand_dir(), BASE)
    based = os.path.isfile(os.path.join(base, BRAND_FILE))
    if based != any(os.path.realpath(layer.folder) == os.path.realpath(base) for layer in made.layers):
        return False
    try:
        return all(_layer_is_still(layer, root) for layer in made.layers) and made.packs == packs_made_of(packs)
    except (OSError, StylelintError):
        return False


def _layer_is_still(layer: LayerFiles, root: str) -> bool:
    for text, found in layer.extends:
        if os.path.realpath(extended(text, layer.folder, root)) != found:
            return False
    bound = bound_of(os.path.realpath(layer.folder), root)
    for name, _ in layer.files:
        inside(os.path.join(layer.folder, name), bound)
    return _files(layer.folder, {name for name, content in layer.files if content != _UNREAD}) == layer.files


def _files(folder: str, read: Collection[str] | None) -> tuple[tuple[str, str], ...]:
    names = sorted(name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")) and not name.startswith("."))
    return tuple(
        (name, stamp(os.path.join(folder, name)) if read is None or name in read else _UNREAD) for name in names
    )


def changed_since(moment: int, paths: Iterable[str]) -> bool:
    """Whether any of the files changed since a moment (``time.time_ns``), as far as the file system can tell."""
    states = map(os.stat, paths)
    return any(max(state.st_mtime_ns, state.st_ctime_ns) >= moment - _TICK for state in states)


_TICK = 50_000_000
"""So many nanoseconds the clock of a file system may be behind."""


def stamp(path: str) -> str:
    """What tells one content of a file from another; raises OSError."""
    if path.startswith(_shipped()):
        state = os.stat(path)
        return f"{state.st_size} {state.st_mtime_ns}"
    with open(path, "rb") as stream:
        return hashed(stream.read())


@cache
def _shipped() -> tuple[str, ...]:
    return tuple(f"{folder}{os.sep}" for folder in (resources.brand_dir(), resources.pack_dir()))


def hashed(data: bytes) -> str:
    """The hash of a file's content."""
    return sha256(data).hexdigest()

"""The bytecode of the modules that commands load, in one file: a short-lived process reads one, not a hundred.

Python looks for, opens and reads a file for each module (PEP 3147). With as many as one check needs that is a tenth
of its time. The file lies beside Python's own, in ``__pycache__``, and is handled as they are: it is trusted like
them, a module in it counts while its source has the same size and time, nothing is written where Python writes
nothing, and where it cannot be read or written modules are loaded as ever.

The modules that checks of one message need stand in it once more, as a group: their code is read in one go, and
they are run in the order in which such a check ran them, without looking for each.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from io import FileIO
from types import CodeType, ModuleType

_PACKAGE, _FOLDER = __name__.partition(".")[0], os.path.dirname(os.path.abspath(__file__))
_NAME = "all_modules.py"
_FIRST = frozenset({__name__, f"{_PACKAGE}.__main__"})
_LENGTH = 4
"""Bytes that say how long the index is: it stands behind them, and behind it the code of each module and the group."""
_READER = "yaml"
_FEW = 8
"""So many modules may be missing in the group before it is made anew: messages differ in what they need."""

State = tuple[bool, int, int]
"""Whether a module is a package, and the size (bytes) and time (nanoseconds) of its source."""
Group = tuple[tuple[str, ...], int, int]
"""The names of some modules, and where their code stands: begin and length (bytes)."""


class _Loader(SourceFileLoader):
    """Python's own loader of a module with a source, save that the code is at hand."""

    def __init__(self, name: str, path: str, code: bytes | CodeType, loaded: list[str]) -> None:
        super().__init__(name, path)
        self._code, self._loaded = code, loaded

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module: what was kept, or that of its source when this cannot be read."""
        if not isinstance(self._code, bytes):
            return self._code
        try:
            found: CodeType = marshal.loads(self._code)
        except (ValueError, EOFError, TypeError):
            return super().get_code(fullname)
        return found

    def exec_module(self, module: ModuleType) -> None:
        """Run the module; it is told when this is done, and so behind every module that it depends on."""
        super().exec_module(module)
        self._loaded.append(self.name)


class Bytecode:
    """What was kept of this package's modules: finds them for the import system (PEP 451), and keeps new ones."""

    def __init__(self) -> None:
        self.path = cache_from_source(os.path.join(_FOLDER, _NAME))
        """The file, named for this interpreter like any other in its folder."""
        self._index: Mapping[str, tuple[State, int, int]] = {}
        self._group: Group = (), 0, 0
        self._loaded: list[str] = []
        """The modules that came from here, each behind those that it depends on."""
        self._is_alone = False
        self._begin = 0
        self._stream: FileIO | None = None
        with suppress(OSError, ValueError, EOFError, TypeError):
            self._open()

    def _open(self) -> None:
        # Open as long as the process lives: another one may put a new file in its place.
        self._stream = FileIO(self.path)
        head = self._stream.read(len(MAGIC_NUMBER) + _LENGTH)
        if not head.startswith(MAGIC_NUMBER):
            return
        length = int.from_bytes(head[len(MAGIC_NUMBER) :], "big")
        folder, index, group = marshal.loads(self._stream.read(length))
        if folder == _FOLDER:
            self._index, self._group, self._begin = index, group, len(head) + length

    @classmethod
    def install(cls) -> Bytecode:
        """Have this process's modules looked for here first."""
        found = cls()
        sys.meta_path.insert(0, found)
        return found

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """How a module is loaded whose code was kept, ``None`` for every other."""
        return self._spec(name) if name in self._index else None

    def _spec(self, name: str, code: CodeType | None = None) -> ModuleSpec | None:
        state, start, length = self._index[name]
        source = _source(name, is_package=state[0])
        if _state(source, is_package=state[0]) != state:
            return None
        loader = _Loader(name, source, code or self._read(start, length), self._loaded)
        spec = ModuleSpec(name, loader, origin=source, is_package=state[0])
        # As importlib does for a file; the place of the code is said, or Python would work out where it might be.
        spec.has_location, spec.cached = True, self.path
        if state[0]:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

    def load_group(self) -> None:
        """Load what a check of one message needs, for this process makes one; where that fails, it is looked for."""
        self._is_alone = True
        names, start, length = self._group
        try:
            codes = marshal.loads(self._read(start, length)) if names else ()
        except (ValueError, EOFError, TypeError):
            self._group = (), 0, 0
            return
        for name, code in zip(names, codes, strict=False):
            if name not in sys.modules and not self._load(name, code):
                return

    def _load(self, name: str, code: CodeType) -> bool:
        """Load a module as the import system does; those that it depends on are loaded before it."""
        spec = self._spec(name, code)
        if spec is None or spec.loader is None:
            return False
        package, _, last = name.rpartition(".")
        sys.modules[name] = module = _module(name, spec)
        try:
            spec.loader.exec_module(module)
            setattr(sys.modules.get(package) or import_module(package), last, module)
        except Exception:
            # Whoever imports it finds out the same, and knows what is to be done.
            sys.modules.pop(name, None)
            return False
        return True

    def finish(self) -> None:
        """Keep what is new; what is imported from now on is found as ever."""
        self._keep()
        with suppress(ValueError):
            sys.meta_path.remove(self)
        if self._stream is not None:
            self._stream.close()

    def _keep(self) -> None:
        """Write what was loaded otherwise beside what was kept; when that cannot be done, nothing is."""
        if sys.dont_write_bytecode or not os.access(os.path.dirname(self.path), os.W_OK):
            return
        found = dict(_loaded())
        # A module that changed may need others than before.
        group = () if found.keys() & self._index.keys() else self._group[0]
        # A run that reads YAML makes what later ones find in the cache, and needs much that they do not.
        usual = self._is_alone and not found and _READER not in sys.modules
        if usual and len(set(self._loaded).difference(group)) > _FEW:
            group = tuple(self._loaded)
        if not found and group == self._group[0]:
            return
        # Imported when something is to be written: that is once for each new version of a module.
        from pathlib import Path

        from stylelint_cs.writing import replace_file

        kept = {name: (state, self._read(start, length)) for name, (state, start, length) in self._index.items()}
        with suppress(OSError, ValueError, EOFError, TypeError):
            replace_file(Path(self.path), _packed(kept | found, group))

    def _read(self, start: int, length: int) -> bytes:
        assert self._stream is not None
        self._stream.seek(self._begin + start)
        return self._stream.read(length)


def _module(name: str, spec: ModuleSpec) -> ModuleType:
    """What `importlib.util.module_from_spec` makes of a spec of ours, at a fifth of the cost."""
    module = ModuleType(name)
    said: dict[str, object] = {
        "loader": spec.loader,
        "spec": spec,
        "package": spec.parent,
        "file": spec.origin,
        "cached": spec.cached,
    }
    if spec.submodule_search_locations is not None:
        said["path"] = spec.submodule_search_locations
    module.__dict__.update({f"__{key}__": value for key, value in said.items()})
    return module


def _packed(kept: Mapping[str, tuple[State, bytes]], group: tuple[str, ...]) -> bytes:
    codes = {name: code for name, (_, code) in kept.items()}
    index, start = {}, 0
    for name, code in codes.items():
        index[name] = kept[name][0], start, len(code)
        start += len(code)
    # Names and texts that several modules hold are read once.
    together = marshal.dumps(tuple(marshal.loads(codes[name]) for name in group))
    head = marshal.dumps((_FOLDER, index, (group, start, len(together))))
    return b"".join((MAGIC_NUMBER, len(head).to_bytes(_LENGTH, "big"), head, *codes.values(), together))


def _source(name: str, *, is_package: bool) -> str:
    path = os.sep.join((_FOLDER, *name.split(".")[1:]))
    return f"{path}{os.sep}__init__.py" if is_package else f"{path}.py"


def _state(source: str, *, is_package: bool) -> State | None:
    try:
        found = os.stat(source)
    except OSError:
        return None
    return is_package, found.st_size, found.st_mtime_ns


def _loaded() -> Iterator[tuple[str, tuple[State, bytes]]]:
    """The modules of the package that Python's own loader brought into this process, save those that begin it."""
    for name, module in tuple(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if not name.startswith(f"{_PACKAGE}.") or name in _FIRST:
            continue
        if spec is None or type(spec.loader) is not SourceFileLoader:
            continue
        is_package = spec.submodule_search_locations is not None
        source = _source(name, is_package=is_package)
        state, code = _state(source, is_package=is_package), spec.loader.get_code(name)
        if state is not None and code is not None and source == spec.origin:
            yield name, (state, marshal.dumps(code))

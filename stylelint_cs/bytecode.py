"""The bytecode of the modules that commands load, in one file: a short-lived process reads one, not a hundred.

Python looks for, opens and reads a file for each module (PEP 3147). With as many as one check needs that is a tenth
of its time. The file lies beside Python's own, in ``__pycache__``, and is handled as they are: it is trusted like
them, a module in it counts while its source has the same size and time, nothing is written where Python writes
nothing, and where it cannot be read or written modules are loaded as ever.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from io import FileIO
from types import CodeType

_PACKAGE, _FOLDER = __name__.partition(".")[0], os.path.dirname(os.path.abspath(__file__))
_NAME = "all_modules.py"
_FIRST = frozenset({__name__, f"{_PACKAGE}.__main__"})
_LENGTH = 4
"""Bytes that say how long the index is: it stands behind them, and behind it the code of each module."""

State = tuple[bool, int, int]
"""Whether a module is a package, and the size (bytes) and time (nanoseconds) of its source."""


class _Loader(SourceFileLoader):
    """Python's own loader of a module with a source, save that the code is at hand."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module: what was kept, or that of its source when this cannot be read."""
        try:
            found: CodeType = marshal.loads(self._code)
        except (ValueError, EOFError, TypeError):
            return super().get_code(fullname)
        return found


class Bytecode:
    """What was kept of this package's modules: finds them for the import system (PEP 451), and keeps new ones."""

    def __init__(self) -> None:
        self.path = cache_from_source(os.path.join(_FOLDER, _NAME))
        """The file, named for this interpreter like any other in its folder."""
        self._index: Mapping[str, tuple[State, int, int]] = {}
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
        folder, index = marshal.loads(self._stream.read(length))
        if folder == _FOLDER:
            self._index, self._begin = index, len(head) + length

    @classmethod
    def install(cls) -> Bytecode:
        """Have this process's modules looked for here first."""
        found = cls()
        sys.meta_path.insert(0, found)
        return found

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """How a module is loaded whose code was kept, ``None`` for every other."""
        if name not in self._index:
            return None
        state = self._index[name][0]
        source = _source(name, is_package=state[0])
        if _state(source, is_package=state[0]) != state:
            return None
        spec = ModuleSpec(name, _Loader(name, source, self._code(name)), origin=source, is_package=state[0])
        # As importlib does for a file; the place of the code is said, or Python would work out where it might be.
        spec.has_location, spec.cached = True, self.path
        if state[0]:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

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
        if not found:
            return
        # Imported when something is to be written: that is once for each new version of a module.
        from pathlib import Path

        from stylelint_cs.writing import replace_file

        kept = {name: (entry[0], self._code(name)) for name, entry in self._index.items()}
        with suppress(OSError):
            replace_file(Path(self.path), _packed(kept | found))

    def _code(self, name: str) -> bytes:
        assert self._stream is not None
        _, start, length = self._index[name]
        self._stream.seek(self._begin + start)
        return self._stream.read(length)


def _packed(kept: Mapping[str, tuple[State, bytes]]) -> bytes:
    index, start = {}, 0
    for name, (state, code) in kept.items():
        index[name] = state, start, len(code)
        start += len(code)
    head = marshal.dumps((_FOLDER, index))
    return b"".join((MAGIC_NUMBER, len(head).to_bytes(_LENGTH, "big"), head, *(code for _, code in kept.values())))


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

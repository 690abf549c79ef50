"""The library ``regex`` in two steps: what matches now, what compiles patterns when something is to be compiled.

A run over one message takes its patterns from the shelf. Loading what it does not need of ``regex`` would take a tenth
of its time.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType

from stylelint_cs.type_hints import Any

_LIBRARY, _MATCHER = "regex", "regex._regex"


class _Deferred(ModuleType):
    """Stands for the library until something is asked of it, and tells the same as the library from then on."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(_LIBRARY) is self:
            del sys.modules[_LIBRARY]
        library = import_module(_LIBRARY)
        vars(self).update(vars(library))
        return getattr(library, name)


def matcher() -> Any:
    """The part that matches, and makes compiled patterns again."""
    return import_module(_MATCHER)


def build() -> tuple[int, int, int]:
    """What tells one build of the library from another: its format of patterns, and the matcher's bytes and time."""
    found = matcher()
    state = os.stat(found.__file__)
    return found.MAGIC, state.st_size, state.st_mtime_ns


def defer() -> None:
    """Load the matcher, and have the rest of the library loaded by its first use.

    Nothing is done where it is loaded, or lies elsewhere than is known: ``import regex`` works in any case.
    """
    library = None if _LIBRARY in sys.modules else PathFinder.find_spec(_LIBRARY)
    part = library and PathFinder.find_spec(_MATCHER, library.submodule_search_locations)
    if not (part and part.loader):
        return
    # Compiled patterns are made again by the matcher alone, and ask for it by this name.
    sys.modules[_MATCHER] = module_from_spec(part)
    part.loader.exec_module(sys.modules[_MATCHER])
    sys.modules[_LIBRARY] = _Deferred(_LIBRARY)

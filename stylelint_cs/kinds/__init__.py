"""The kinds: one module each, listed here and nowhere else; a module is read when its kind is first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.kinds.base import Kind

_NAMES = (
    "phrase",
    "require",
    "greeting",
    "formality",
    "limit",
    "count",
    "emphasis",
    "orthography",
    "digits",
    "repetition",
    "slots",
    "personal",
    "contact",
    "fact",
    "language",
    "coverage",
    "age",
    "expiry",
    "duplicates",
    "channels",
    "figures",
    "placeholders",
    "variety",
    "drift",
    "response",
    "promise",
    "handover",
    "echo",
    "listening",
    "extent",
    "ending",
    "across",
)


class _Kinds(Mapping[str, "Kind"]):
    """The kinds by name, in the order of the list."""

    def __init__(self) -> None:
        self._read: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        found = self._read.get(name)
        if found is None:
            if name not in _NAMES:
                raise KeyError(name)
            found = self._read[name] = import_module(f"{__name__}.{name}").KIND
        return found

    def __contains__(self, name: object) -> bool:
        return name in _NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


KINDS: Mapping[str, Kind] = _Kinds()

__all__ = ["KINDS"]

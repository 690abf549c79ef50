"""The kinds: one module each, listed here with what they look at; a module is read when its kind is first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from stylelint_cs.type_hints import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from stylelint_cs.kinds.base import Kind

Scope = Literal["message", "library", "conversation"]
"""What a rule looks at: one message, all stored messages at once, or whole conversations."""

_SCOPES: Mapping[str, Scope] = {
    "phrase": "message",
    "require": "message",
    "greeting": "message",
    "formality": "message",
    "limit": "message",
    "count": "message",
    "emphasis": "message",
    "orthography": "message",
    "digits": "message",
    "repetition": "message",
    "slots": "message",
    "personal": "message",
    "contact": "message",
    "fact": "message",
    "language": "message",
    "coverage": "library",
    "age": "library",
    "expiry": "library",
    "duplicates": "library",
    "channels": "library",
    "figures": "library",
    "placeholders": "library",
    "variety": "library",
    "drift": "library",
    "response": "conversation",
    "promise": "conversation",
    "handover": "conversation",
    "echo": "conversation",
    "listening": "conversation",
    "extent": "conversation",
    "ending": "conversation",
    "across": "conversation",
}


class Kinds(Mapping[str, "Kind"]):
    """The kinds by name, in the order of the list."""

    def __init__(self) -> None:
        self._read: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        found = self._read.get(name)
        if found is None:
            if name not in _SCOPES:
                raise KeyError(name)
            found = self._read[name] = import_module(f"{__name__}.{name}").KIND
        return found

    def scope(self, name: str) -> Scope:
        """What the rules of a kind look at; the kind is not read for it. Raises KeyError."""
        return _SCOPES[name]

    def __contains__(self, name: object) -> bool:
        return name in _SCOPES

    def __iter__(self) -> Iterator[str]:
        return iter(_SCOPES)

    def __len__(self) -> int:
        return len(_SCOPES)


KINDS = Kinds()

__all__ = ["KINDS", "Kinds", "Scope"]

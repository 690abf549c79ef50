"""Brand voices as plain values and back: a closed list of the package's own types, nothing else.

A plain value stands for itself. Everything else is a tuple that begins with the number of what it is.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType

from stylelint_cs.frozen import Frozen, fields, later
from stylelint_cs.lazy_items import LazyMap, LazySlices
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import Level, Place
from stylelint_cs.policy.find import shown
from stylelint_cs.policy.model import (
    Dropped,
    Entry,
    LocaleVoice,
    Policy,
    Preferred,
    Rule,
    When,
    WordClass,
)
from stylelint_cs.type_hints import Any

_TUPLE, _TUPLES, _MAP, _PROXY, _LISTS, _EACH, _SET, _LEVEL, _PLACE, _FIRST = range(10)
_TYPES: tuple[type[Any], ...] = (Entry, Preferred, Rule, When, WordClass, LocaleVoice, Dropped, Policy)
_SETTINGS = ["Agent", "Contact", "Fact", "Handover", "Hours", "OffChat", "OpenHours", "Retired", "Topic", "Validity"]
"""The settings of a brand: their types are loaded when there is one; most voices have few."""
_LATER = frozenset(_TYPES.index(type_) + _FIRST for type_ in (LocaleVoice, Policy, Rule))
"""What is unpacked field by field: to check one message few of the fields of few rules are asked for."""
_SLICE = 12
"""Entries of a long list that are read at a time: most messages need one of it."""
_PLAIN = frozenset({str, int, float, bool, type(None)})
_LEFT_OUT: Mapping[tuple[type[Any], str], Any] = {
    (Rule, "examples"): (),
    (Policy, "layers"): (),
    (Policy, "resolver"): None,
}
"""What is not kept, and what stands in its place."""


@cache
def _all_types() -> tuple[type[Any], ...]:
    from stylelint_cs.policy import settings

    return (*_TYPES, *(getattr(settings, name) for name in _SETTINGS))


@cache
def _numbers() -> Mapping[type[Any], int]:
    return {type_: number for number, type_ in enumerate(_all_types(), _FIRST)}


class Files(Frozen, slots=False):
    """The files that places are in, by number, so that they can be shown from another working directory."""

    paths: Sequence[str]

    @lazy_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each file as it is shown from here."""
        return {name: number for number, name in enumerate(self.names)}

    @lazy_property
    def names(self) -> Sequence[str]:
        """The files as they are shown from here."""
        return [shown(path) for path in self.paths]


def packed(value: Any, files: Files, parts: list[bytes] | None = None) -> Any:
    """A value of the known types as plain values; raises TypeError for any other.

    With ``parts`` the lists and the rules in it are put there, and their numbers stand in their places.
    """
    return _pack(value, files.numbers, parts)


def _pack(value: Any, numbers: Mapping[str, int], parts: list[bytes] | None) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        plain = all(type(item) in _PLAIN for item in value)
        return (_TUPLE, value) if plain else (_TUPLES, *(_pack(item, numbers, parts) for item in value))
    if kind is dict or kind is MappingProxyType:
        items = {name: _pack(item, numbers, parts) for name, item in value.items()}
        if not all(type(name) in _PLAIN for name in items):
            raise TypeError("a key that cannot be kept")
        firsts = {item[0] if type(item) is tuple else None for item in items.values()}
        if firsts == {_TUPLES}:
            return (_LISTS, {name: _sliced(item, parts) for name, item in items.items()})
        if firsts and firsts <= _LATER:
            return (_EACH, {name: _apart(item, parts) for name, item in items.items()})
        return (_MAP if kind is dict else _PROXY, items)
    if kind is frozenset:
        return (_SET, *(_pack(item, numbers, parts) for item in sorted(value)))
    if kind is Level:
        return (_LEVEL, int(value))
    if kind is Place:
        return (_PLACE, numbers.get(value.path, value.path), value.line, value.column)
    number = _numbers().get(kind)
    if number is None:
        raise TypeError(f"{kind.__name__} cannot be kept")
    found = {
        name: _pack(_LEFT_OUT.get((kind, name), getattr(value, name)), numbers, parts)
        for name in (field.name for field in fields(kind))
    }
    if number not in _LATER:
        return (number, *found.values())
    at_once = {name: item for name, item in found.items() if type(item) is not tuple}
    return (number, at_once, {name: item for name, item in found.items() if name not in at_once})


def _apart(item: Any, parts: list[bytes] | None) -> bytes | int:
    data = marshal.dumps(item)
    if parts is None:
        return data
    parts.append(data)
    return len(parts) - 1


def _sliced(item: tuple[Any, ...], parts: list[bytes] | None) -> bytes | int | tuple[int, int]:
    """A list as a part; a long one as its length and the first of the parts that its slices are."""
    length = len(item) - 1
    if parts is None or length <= _SLICE:
        return _apart(item, parts)
    first = len(parts)
    for start in range(1, length + 1, _SLICE):
        _apart((item[0], *item[start : start + _SLICE]), parts)
    return length, first


def unpacked(value: Any, files: Files, parts: Sequence[bytes] = ()) -> Any:
    """What :func:`packed` made plain; raises LookupError, TypeError or ValueError for anything else."""
    return _unpack(value, files.names, parts)


def _unpack(value: Any, names: Sequence[str], parts: Sequence[bytes]) -> Any:
    if type(value) is not tuple:
        return value
    number = value[0]
    if number in _LATER:
        return later(_TYPES[number - _FIRST], partial(_field, value[2], names, parts), value[1])
    if number >= _FIRST:
        rest = [_unpack(item, names, parts) if type(item) is tuple else item for item in value[1:]]
        type_ = _TYPES[number - _FIRST] if number < _FIRST + len(_TYPES) else _all_types()[number - _FIRST]
        return type_(*rest)
    if number == _TUPLE:
        return value[1]
    if number == _PLACE:
        where = value[1]
        return Place(where if type(where) is str else names[where], value[2], value[3])
    if number == _TUPLES:
        return tuple([_unpack(item, names, parts) for item in value[1:]])
    if number in (_LISTS, _EACH):
        return LazyMap(value[1], partial(_item, value[1], names, parts))
    if number in (_MAP, _PROXY):
        items = {name: _unpack(item, names, parts) for name, item in value[1].items()}
        return items if number == _MAP else MappingProxyType(items)
    if number == _LEVEL:
        return Level(value[1])
    return frozenset(_unpack(item, names, parts) for item in value[1:])


def _field(plain: Mapping[str, Any], names: Sequence[str], parts: Sequence[bytes], name: str) -> Any:
    return _unpack(plain[name], names, parts)


def _item(plain: Mapping[str, Any], files: Sequence[str], parts: Sequence[bytes], name: str) -> Any:
    item = plain[name]
    if type(item) is tuple:
        length, first = item
        return LazySlices(length, _SLICE, lambda number: _part(first + number, files, parts))
    return _part(item, files, parts)


def _part(item: bytes | int, files: Sequence[str], parts: Sequence[bytes]) -> Any:
    return _unpack(marshal.loads(parts[item] if isinstance(item, int) else item), files, parts)

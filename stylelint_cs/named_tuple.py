"""Named tuples that cost little to define: `typing.NamedTuple` for a short-lived process.

The standard library's compiles a constructor and every annotation of each class when a module is imported; with a
hundred classes a sender that checks one message waits for that more than for anything else. Here nothing is compiled.
To a type checker it is `typing.NamedTuple` itself.
"""

from __future__ import annotations

from stylelint_cs.type_hints import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections.abc import Iterable, Mapping
    from operator import itemgetter

    try:
        from _collections import _tuplegetter as _getter
    except ImportError:

        def _getter(index: int, doc: str | None) -> property:
            return property(itemgetter(index), doc=doc)

    _new = tuple.__new__

    def _bound(cls: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> list[Any]:
        """The values of all fields; raises TypeError for arguments that do not fit."""
        names, call = cls._fields, f"{cls.__name__}()"
        if len(args) > len(names):
            raise TypeError(f"{call} takes {len(names)} positional arguments but {len(args)} were given")
        given = dict(zip(names, args, strict=False))
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{call} got multiple values for argument {name!r}")
            if name not in names:
                raise TypeError(f"{call} got an unexpected keyword argument {name!r}")
            given[name] = value
        values = cls._field_defaults | given
        for name in names:
            if name not in values:
                raise TypeError(f"{call} missing argument {name!r}")
        return [values[name] for name in names]

    def _made(cls: Any, items: Iterable[Any]) -> Any:
        """Make a new one from the values of all fields in a row."""
        made = _new(cls, items)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replaced(self: Any, /, **changes: Any) -> Any:
        """Return the same tuple with other values in some fields."""
        made = _new(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _as_dict(self: Any) -> dict[str, Any]:
        """Return the values by the names of their fields."""
        return dict(zip(self._fields, self, strict=True))

    def _shown(self: Any) -> str:
        parts = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(parts)})"

    def _constructor(tails: Mapping[int, tuple[Any, ...]]) -> Any:
        """``tails``: by the number of arguments in their places the defaults of the others."""
        whole = max(tails)

        def __new__(cls: Any, /, *args: Any, **kwargs: Any) -> Any:
            if not kwargs and len(args) == whole:
                return _new(cls, args)
            tail = None if kwargs else tails.get(len(args))
            return _new(cls, _bound(cls, args, kwargs) if tail is None else args + tail)

        return __new__

    def _tails(names: tuple[str, ...], defaults: Mapping[str, Any]) -> dict[int, tuple[Any, ...]]:
        found: dict[int, tuple[Any, ...]] = {len(names): ()}
        for number in range(len(names) - 1, -1, -1):
            if names[number] not in defaults:
                break
            found[number] = (defaults[names[number]], *found[number + 1])
        return found

    _SHARED = {
        "__slots__": (),
        "__repr__": _shown,
        "__getnewargs__": lambda self: tuple(self),
        "_make": classmethod(_made),
        "_replace": _replaced,
        "_asdict": _as_dict,
    }

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], own: dict[str, Any]) -> type:
            names = tuple(own.get("__annotations__", ()))
            defaults = {field: own.pop(field) for field in names if field in own}
            space = _SHARED | own | {"_fields": names, "_field_defaults": defaults, "__match_args__": names}
            space["__new__"] = _constructor(_tails(names, defaults))
            space |= {field: _getter(index, None) for index, field in enumerate(names)}
            return type(name, tuple(tuple if base is _Base else base for base in bases), space)

    _Base = type.__new__(_Maker, "_Base", (), {})

    class _NamedTuple:
        def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
            return (_Base,)

    NamedTuple = _NamedTuple()

"""Frozen typed data that costs nothing to define: the standard library's data classes for a short-lived process.

`dataclasses` compiles six functions a class when a module is imported, about a millisecond each time, and brings
`inspect` along. A sender that checks one message waits for all of that. Here nothing is compiled, and a class takes
a twentieth of the time. The types that a checker sees are the same (PEP 681).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter, itemgetter

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import Any, TypeVar, cast, dataclass_transform, overload

T = TypeVar("T")
_MISSING: Any = object()
_PLAN = "__frozen_fields__"
_SLOTTED = "__frozen_slotted__"
_SETTERS = "__frozen_setters__"
_COPIED = "__frozen_copied__"
_COMPARED = "__frozen_compared__"
_LATER = "__frozen_later__"
_NAMES = "__frozen_names__"


class FrozenError(AttributeError):
    """An attribute of frozen data was set or deleted."""


class Field(NamedTuple):
    """What is known of one field; ``init``: whether it is an argument, ``repr``, ``compare``: whether it counts."""

    name: str
    default: Any = _MISSING
    default_factory: Any = _MISSING
    init: bool = True
    repr: bool = True
    compare: bool = True
    kw_only: bool = False


def field(
    *,
    default: Any = _MISSING,
    default_factory: Any = _MISSING,
    init: bool = True,
    repr: bool = True,
    compare: bool = True,
) -> Any:
    """A field with more to say than a default value; the arguments mean what they do for `dataclasses.field`."""
    return Field("", default, default_factory, init, repr, compare)


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T], /) -> type[T]: ...
@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, slots: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
def frozen(
    cls: type[T] | None = None, /, *, slots: bool = True, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class with annotated fields frozen data; without ``slots`` it may keep what was worked out once.

    With ``kw_only`` its own fields are given by name. `dataclasses.fields`, `replace` and `asdict` take it, too.
    """
    if cls is None:
        return lambda given: _made(given, slots, kw_only)
    return _made(cls, slots, kw_only)


def fields(cls: type[Any]) -> tuple[Field, ...]:
    """The fields of a frozen class, those of its bases first; raises AttributeError for any other class."""
    return cast("tuple[Field, ...]", getattr(cls, _PLAN))


def later(cls: type[T], value_of: Callable[[str], Any], known: Mapping[str, Any]) -> T:
    """Data of a class without slots: some fields are known, each other is what ``value_of`` gives of its name, once."""
    made = object.__new__(cls)
    made.__dict__.update(known)
    made.__dict__[_LATER] = value_of
    return made


def replace(value: T, /, **changes: Any) -> T:
    """The same data with other values in some fields; raises TypeError for a field that it does not have."""
    cls: Any = type(value)
    value_of = None if getattr(cls, _SLOTTED) else value.__dict__.get(_LATER)
    if value_of is not None and changes.keys() <= getattr(cls, _NAMES):
        known = {one.name: value.__dict__[one.name] for one in fields(cls) if one.name in value.__dict__}
        made = later(cls, value_of, known | changes)
        return cast("T", made)
    names, values = cls.__dict__.get(_COPIED) or _copied(cls)
    kept = dict(zip(names, values(value), strict=True)) | changes
    if not len(kept) == len(names) == len(fields(cls)) or hasattr(cls, "__post_init__"):
        return cast("T", cls(**kept))
    # A run copies each finding several times: what is known to fit is not bound once more.
    return cast("T", _restored(cls, *kept.values()))


def as_dict(value: Any) -> dict[str, Any]:
    """The fields of frozen data with their values, not looking into them."""
    return {one.name: getattr(value, one.name) for one in fields(type(value))}


def _made(cls: type[T], slots: bool, kw_only: bool) -> type[T]:
    own = dict(cls.__dict__)
    found = {one.name: one for base in reversed(cls.__mro__[1:]) for one in base.__dict__.get(_PLAN, ())}
    inherited = set(found)
    for name in own.get("__annotations__", {}):
        value = own.pop(name, _MISSING)
        # All arguments in their places: there are hundreds of fields, and a start waits for them.
        said = value[1:-1] if type(value) is Field else (value, _MISSING, True, True, True)
        found[name] = Field(name, *said, kw_only)
    plan = tuple(found.values())
    own |= {
        _PLAN: plan,
        _NAMES: frozenset(found),
        _SLOTTED: slots,
        "__dataclass_fields__": _StandardFields(),
        "__reduce__": _reduced,
    }
    own |= {"__match_args__": tuple(one.name for one in plan if one.init and not one.kw_only)}
    own |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    own.setdefault("__repr__", _shown)
    own.setdefault("__eq__", _equal)
    own.setdefault("__hash__", _hashed)
    own["__init__"] = _first_init(plan)
    if slots:
        own["__slots__"] = tuple(name for name in found if name not in inherited)
    else:
        own.setdefault("__getattr__", _made_later)
    own.pop("__dict__", None)
    own.pop("__weakref__", None)
    metaclass: Any = type(cls)
    return cast("type[T]", metaclass(cls.__name__, cls.__bases__, own))


def _made_later(self: Any, name: str) -> Any:
    """A field that was not asked for before; looked for here when nothing else has the name."""
    value_of = self.__dict__.get(_LATER)
    if value_of is None or name not in getattr(type(self), _NAMES):
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
    found = self.__dict__[name] = value_of(name)
    return found


def _copied(cls: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The arguments of a class, and what gives them of one of its values; worked out when one is copied first."""
    names = tuple(one.name for one in fields(cls) if one.init)
    found = names, _getter(names)
    setattr(cls, _COPIED, found)
    return found


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some fields of any number."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


_Setter = Callable[[Any, Any], None]


def _setters(cls: type[Any]) -> tuple[_Setter, ...]:
    """What sets each field, past the refusal to set any; worked out when the first value is made."""
    plan = fields(cls)
    if getattr(cls, _SLOTTED):
        found: tuple[_Setter, ...] = tuple(getattr(cls, one.name).__set__ for one in plan)
    else:
        found = tuple(partial(_set_in_dict, one.name) for one in plan)
    setattr(cls, _SETTERS, found)
    return found


def _set_in_dict(name: str, value: Any, item: Any) -> None:
    value.__dict__[name] = item


def _first_init(plan: tuple[Field, ...]) -> Callable[..., None]:
    """Makes way for the constructor of its class when that is called first: of many classes a run makes no value."""

    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:
        cls: Any = next(one for one in type(self).__mro__ if one.__dict__.get("__init__") is __init__)
        cls.__init__ = _init(plan, _setters(cls), is_followed=hasattr(cls, "__post_init__"))
        cls.__init__(self, *args, **kwargs)

    return __init__


def _init(plan: tuple[Field, ...], setters: tuple[_Setter, ...], *, is_followed: bool) -> Callable[..., None]:
    names = tuple(one.name for one in plan if one.init and not one.kw_only)
    tails = _tails(plan, names)
    # Named arguments that name every field can be put into their order at once.
    order = itemgetter(*(one.name for one in plan)) if len(plan) > 1 and all(one.init for one in plan) else None
    defaults = {one.name: one.default for one in plan if one.default is not _MISSING}
    known = frozenset(one.name for one in plan)

    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:
        values: tuple[Any, ...]
        if not kwargs and (tail := tails.get(len(args))) is not None:
            values = args + tail
        elif order is not None and not args and (given := defaults | kwargs).keys() == known:
            values = order(given)
        else:
            values = _bound(self, plan, names, args, kwargs)
        for setter, value in zip(setters, values, strict=True):
            if value is not _MISSING:
                setter(self, value)
        if is_followed:
            self.__post_init__()

    return __init__


def _tails(plan: tuple[Field, ...], names: tuple[str, ...]) -> dict[int, tuple[Any, ...]]:
    """By the number of arguments that stand in their places the values of the other fields, where those are known."""
    if len(names) < len(plan):
        return {}
    found: dict[int, tuple[Any, ...]] = {len(plan): ()}
    for number in range(len(plan) - 1, -1, -1):
        if plan[number].default is _MISSING:
            break
        found[number] = (plan[number].default, *found[number + 1])
    return found


def _bound(
    value: Any, plan: tuple[Field, ...], names: tuple[str, ...], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, ...]:
    """The value of each field; raises TypeError for arguments that do not fit."""
    given = dict(zip(names, args, strict=False)) | kwargs
    if len(given) < len(args) + len(kwargs):
        call = f"{type(value).__name__}()"
        twice = next((name for name in names[: len(args)] if name in kwargs), None)
        if twice is not None:
            raise TypeError(f"{call} got multiple values for argument {twice!r}")
        raise TypeError(f"{call} takes {len(names)} positional arguments but {len(args)} were given")
    values: list[Any] = []
    for one in plan:
        if one.name in given and one.init:
            values.append(given.pop(one.name))
        elif one.default_factory is not _MISSING:
            values.append(one.default_factory())
        elif one.default is not _MISSING or not one.init:
            values.append(one.default)
        else:
            raise TypeError(f"{type(value).__name__}() missing argument {one.name!r}")
    for name in given:
        raise TypeError(f"{type(value).__name__}() got an unexpected keyword argument {name!r}")
    return tuple(values)


class _StandardFields:
    """What the functions of `dataclasses` ask a class for, made when they do."""

    def __get__(self, value: Any, cls: type[Any]) -> Mapping[str, Any]:
        import dataclasses

        def standard(one: Field) -> Any:
            given = {name: part for name, part in one._asdict().items() if part is not _MISSING and name != "name"}
            return dataclasses.field(**given)

        made = dataclasses.make_dataclass(cls.__name__, [(one.name, Any, standard(one)) for one in fields(cls)])
        return cast("Mapping[str, Any]", vars(made)["__dataclass_fields__"])


def _compared(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values that tell data from other data; worked out when some is compared first."""
    found = _getter(tuple(one.name for one in fields(cls) if one.compare))
    setattr(cls, _COMPARED, found)
    return found


def _equal(self: Any, other: Any) -> Any:
    cls = type(self)
    if type(other) is not cls:
        return NotImplemented
    values = cls.__dict__.get(_COMPARED) or _compared(cls)
    return values(self) == values(other)


def _hashed(self: Any) -> int:
    cls = type(self)
    return hash((cls.__dict__.get(_COMPARED) or _compared(cls))(self))


def _shown(self: Any) -> str:
    parts = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(type(self)) if one.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse_to_set(self: Any, name: str, value: Any) -> None:
    raise FrozenError(f"{type(self).__name__}.{name} cannot be set")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenError(f"{type(self).__name__}.{name} cannot be deleted")


def _reduced(self: Any) -> tuple[Any, ...]:
    cls = type(self)
    return _restored, (cls, *[getattr(self, one.name) for one in getattr(cls, _PLAN)])


def _restored(cls: type[T], *values: Any) -> T:
    made = object.__new__(cls)
    for setter, value in zip(cls.__dict__.get(_SETTERS) or _setters(cls), values, strict=True):
        setter(made, value)
    return made

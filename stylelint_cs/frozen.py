"""Frozen typed data that costs nothing to define: the standard library's data classes for a short-lived process.

`dataclasses` compiles six functions a class when a module is imported, about a millisecond each time, and brings
`inspect` along. A sender that checks one message waits for all of that. Here nothing is compiled, and a class takes
a twentieth of the time. The types that a checker sees are the same (PEP 681).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter

from stylelint_cs.frozen_init import MISSING, Field, Setter, constructor
from stylelint_cs.type_hints import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")
_PLAN = "__frozen_fields__"
_SLOTTED = "__frozen_slotted__"
_SETTERS = "__frozen_setters__"
_COPIED = "__frozen_copied__"
_COMPARED = "__frozen_compared__"
_LATER = "__frozen_later__"
_NAMES = "__frozen_names__"


class FrozenError(AttributeError):
    """An attribute of frozen data was set or deleted."""


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    init: bool = True,
    repr: bool = True,
    compare: bool = True,
) -> Any:
    """A field with more to say than a default value; the arguments mean what they do for `dataclasses.field`."""
    return Field("", default, default_factory, init, repr, compare)


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


def _made(name: str, bases: tuple[type, ...], own: dict[str, Any], *, slots: bool, kw_only: bool) -> type[Any]:
    above = reversed([each for base in bases for each in base.__mro__])
    found = {one.name: one for each in above for one in each.__dict__.get(_PLAN, ())}
    inherited = set(found)
    for field_name in own.get("__annotations__", {}):
        value = own.pop(field_name, MISSING)
        # All arguments in their places: there are hundreds of fields, and a start waits for them.
        said = value[1:-1] if type(value) is Field else (value, MISSING, True, True, True)
        found[field_name] = Field(field_name, *said, kw_only)
    plan = tuple(found.values())
    space = {**_SHARED, **own, _PLAN: plan, _NAMES: frozenset(found), _SLOTTED: slots, "__init__": _first_init(plan)}
    space["__match_args__"] = tuple(one.name for one in plan if one.init and not one.kw_only)
    if slots:
        space["__slots__"] = tuple(each for each in found if each not in inherited)
    else:
        space.setdefault("__getattr__", _made_later)
    return type(name, bases, space)


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


def _setters(cls: type[Any]) -> tuple[Setter, ...]:
    """What sets each field, past the refusal to set any; worked out when the first value is made."""
    plan = fields(cls)
    if getattr(cls, _SLOTTED):
        found: tuple[Setter, ...] = tuple(getattr(cls, one.name).__set__ for one in plan)
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
        cls.__init__ = constructor(plan, _setters(cls), is_followed=hasattr(cls, "__post_init__"))
        cls.__init__(self, *args, **kwargs)

    return __init__


class _StandardFields:
    """What the functions of `dataclasses` ask a class for, made when they do."""

    def __get__(self, value: Any, cls: type[Any]) -> Mapping[str, Any]:
        import dataclasses

        def standard(one: Field) -> Any:
            given = {name: part for name, part in one._asdict().items() if part is not MISSING and name != "name"}
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


_SHARED: Mapping[str, Any] = {
    "__dataclass_fields__": _StandardFields(),
    "__reduce__": _reduced,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__repr__": _shown,
    "__eq__": _equal,
    "__hash__": _hashed,
}

if TYPE_CHECKING:

    @dataclass_transform(frozen_default=True, field_specifiers=(field,))
    class Frozen:
        """A base that makes a class with annotated fields frozen data; every class below it names it again.

        Without ``slots`` such data may keep what was worked out once. With ``kw_only`` the class's own fields are
        given by name. `dataclasses.fields`, `replace` and `asdict` take it, too.
        """

        def __init_subclass__(cls, *, slots: bool = True, kw_only: bool = False) -> None: ...
else:

    class _Maker(type):
        # The class is made once, with all it needs: to make one and then another of it took twice as long.
        def __new__(
            cls, name: str, bases: tuple[type, ...], own: dict[str, Any], *, slots: bool = True, kw_only: bool = False
        ) -> type:
            return _made(name, tuple(base for base in bases if base is not _Base), own, slots=slots, kw_only=kw_only)

    _Base = type.__new__(_Maker, "_Base", (), {})

    class _Frozen:
        def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
            return (_Base,)

    Frozen = _Frozen()

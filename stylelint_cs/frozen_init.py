"""How frozen data is made of arguments: what is known of its fields, and constructors that compile nothing."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import Any

Setter = Callable[[Any, Any], None]
"""Sets a field of a value, past the refusal to set any."""
MISSING: Any = object()
"""Stands where there is no default value."""


class Field(NamedTuple):
    """What is known of one field; ``init``: whether it is an argument, ``repr``, ``compare``: whether it counts."""

    name: str
    default: Any = MISSING
    default_factory: Any = MISSING
    init: bool = True
    repr: bool = True
    compare: bool = True
    kw_only: bool = False


def constructor(plan: tuple[Field, ...], setters: tuple[Setter, ...], *, is_followed: bool) -> Callable[..., None]:
    """The constructor of a class with these fields, each of which has a setter; ``is_followed`` by its own checks."""
    names = tuple(one.name for one in plan if one.init and not one.kw_only)
    tails = _tails(plan, names)
    # Named arguments that name every field can be put into their order at once.
    order = itemgetter(*(one.name for one in plan)) if len(plan) > 1 and all(one.init for one in plan) else None
    defaults = {one.name: one.default for one in plan if one.default is not MISSING}
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
            if value is not MISSING:
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
        if plan[number].default is MISSING:
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
        elif one.default_factory is not MISSING:
            values.append(one.default_factory())
        elif one.default is not MISSING or not one.init:
            values.append(one.default)
        else:
            raise TypeError(f"{type(value).__name__}() missing argument {one.name!r}")
    for name in given:
        raise TypeError(f"{type(value).__name__}() got an unexpected keyword argument {name!r}")
    return tuple(values)

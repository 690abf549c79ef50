"""Attributes that are worked out when they are first asked for, and once."""

from __future__ import annotations

from collections.abc import Callable

from stylelint_cs.type_hints import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from stylelint_cs.type_hints import Self, overload

OwnerT = TypeVar("OwnerT")
ValueT = TypeVar("ValueT")


class lazy_property(Generic[OwnerT, ValueT]):
    """What `functools.cached_property` does, without the lock that the one of Python 3.11 takes each time.

    A message asks for ten such attributes, which cost more than folding it when each takes a lock.
    """

    def __init__(self, make: Callable[[OwnerT], ValueT]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: type) -> Self: ...
        @overload
        def __get__(self, instance: OwnerT, owner: type) -> ValueT: ...

    def __get__(self, instance: Any, owner: type) -> Any:
        """The value; the object holds it from now on, so that this is asked no more."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value

"""The names of `typing` that this package writes: to a type checker they are those, to a process they cost nothing.

Annotations are never looked at when the tool runs, and importing `typing` takes three milliseconds of each start.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Type checkers take it for true."""

__all__ = [
    "TYPE_CHECKING",
    "Any",
    "BinaryIO",
    "ClassVar",
    "Final",
    "Generic",
    "Literal",
    "Protocol",
    "Self",
    "StrPath",
    "TextIO",
    "TypeAlias",
    "TypeVar",
    "cast",
    "dataclass_transform",
    "overload",
]

if TYPE_CHECKING:
    from os import PathLike
    from typing import (
        Any,
        BinaryIO,
        ClassVar,
        Final,
        Generic,
        Literal,
        Protocol,
        Self,
        TextIO,
        TypeAlias,
        TypeVar,
        cast,
        dataclass_transform,
        overload,
    )

    StrPath: TypeAlias = str | PathLike[str]
else:

    class Generic:
        """A base class that takes type arguments and forgets them."""

        __slots__ = ()

        def __class_getitem__(cls, arguments: object) -> type:
            return cls

    class Protocol(Generic):
        """A base class that says what others must have, to the type checker alone."""

        __slots__ = ()

    class Any(Generic):
        """Stands for each name that is only written in annotations."""

    BinaryIO = ClassVar = Final = Literal = Self = StrPath = TextIO = TypeAlias = Any

    def TypeVar(name: str, bound: object = None) -> str:
        """A name for the type checker."""
        return name

    def cast(kind: object, value: object) -> object:
        """The value."""
        return value

    def overload(function: object) -> object:
        """The function, which the last one of its name replaces."""
        return function

    def dataclass_transform(**said: object) -> object:
        """A decorator that changes nothing."""
        return lambda function: function

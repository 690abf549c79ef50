from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from functools import cached_property

import pytest

from stylelint_cs.frozen import Frozen, FrozenError, field, fields, later, replace


class Point(Frozen):
    x: int
    y: int = 2
    marks: list[str] = field(default_factory=list, compare=False, repr=False)

    @property
    def sum(self) -> int:
        return self.x + self.y


class Noted(Frozen, slots=False, kw_only=True):
    note: str = ""


class Sized(Noted, Frozen, slots=False):
    size: int
    double: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", self.size * 2)

    @cached_property
    def half(self) -> float:
        return self.size / 2


def test_it_is_made_compared_hashed_and_shown_as_data_classes_are() -> None:
    assert repr(Point(1)) == "Point(x=1, y=2)"
    assert Point(1, marks=["a"]) == Point(x=1, y=2)
    assert hash(Point(1)) == hash(Point(1, 2, ["b"]))
    assert Point(1) != Point(1, 3)
    assert Point(1) != (1, 2)
    assert Point(1).marks is not Point(1).marks
    assert (Point(1).sum, Sized(3, note="n").double, Sized(3).half) == (3, 6, 1.5)
    assert repr(Sized(3, note="n")) == "Sized(note='n', size=3, double=6)"
    match Point(1):
        case Point(x, y):
            assert (x, y) == (1, 2)


@pytest.mark.parametrize(
    ("arguments", "named", "wrong"),
    [
        ((), {}, "missing argument 'x'"),
        ((1, 2, [], 4), {}, "takes 3 positional arguments but 4 were given"),
        ((1,), {"x": 2}, "multiple values for argument 'x'"),
        ((1,), {"z": 2}, "unexpected keyword argument 'z'"),
    ],
)
def test_wrong_arguments_are_refused(arguments: tuple[object, ...], named: dict[str, object], wrong: str) -> None:
    with pytest.raises(TypeError, match=wrong):
        Point(*arguments, **named)  # type: ignore[arg-type]


def test_nothing_can_be_set_or_deleted() -> None:
    point = Point(1)
    for change in (lambda: setattr(point, "x", 2), lambda: setattr(point, "new", 2), lambda: delattr(point, "x")):
        with pytest.raises(FrozenError):
            change()
    with pytest.raises(AttributeError):
        _ = point.__dict__


def test_it_is_replaced_copied_and_sent_to_other_processes() -> None:
    sized = Sized(3, note="n")
    assert replace(sized, size=4) == Sized(4, note="n")
    assert pickle.loads(pickle.dumps(sized)) == copy.copy(sized) == copy.deepcopy(sized) == sized
    with pytest.raises(TypeError, match="unexpected keyword argument 'length'"):
        replace(sized, length=4)


@pytest.fixture
def asked() -> list[str]:
    """The names of fields that were worked out, in their order."""
    return []


@pytest.fixture
def lazy(asked: list[str]) -> Sized:
    """Data of which one field is known."""

    def value_of(name: str) -> object:
        asked.append(name)
        return {"note": "n", "double": 6}[name]

    return later(Sized, value_of, {"size": 3})


def test_a_field_may_be_worked_out_when_it_is_asked_for(lazy: Sized, asked: list[str]) -> None:
    assert (lazy.size, asked) == (3, [])
    assert (lazy.double, lazy.double, asked) == (6, 6, ["double"])
    assert (lazy.half, asked) == (1.5, ["double"])
    assert lazy == Sized(3, note="n")
    assert hash(lazy) == hash(Sized(3, note="n"))
    assert repr(lazy) == repr(Sized(3, note="n"))
    with pytest.raises(AttributeError, match="'Sized' object has no attribute 'length'"):
        _ = lazy.length  # type: ignore[attr-defined]
    with pytest.raises(FrozenError):
        lazy.note = "m"  # type: ignore[misc]


def test_such_data_is_replaced_and_sent_as_any_other(lazy: Sized, asked: list[str]) -> None:
    other = replace(lazy, note="m")
    assert (other.size, other.note, asked) == (3, "m", [])
    assert (other.double, lazy.note) == (6, "n")
    assert pickle.loads(pickle.dumps(lazy)) == copy.deepcopy(lazy) == lazy
    with pytest.raises(TypeError, match="unexpected keyword argument 'length'"):
        replace(lazy, length=4)


def test_the_functions_of_the_standard_library_take_it() -> None:
    assert dataclasses.is_dataclass(Point)
    assert [one.name for one in dataclasses.fields(Point)] == [one.name for one in fields(Point)] == ["x", "y", "marks"]
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)
    assert dataclasses.asdict(Point(1, marks=["a"])) == {"x": 1, "y": 2, "marks": ["a"]}
    assert dataclasses.replace(Sized(3), note="x").double == 6


def test_defining_it_needs_nothing_heavy() -> None:
    code = (
        "import sys, stylelint_cs.model; print({'dataclasses', 'inspect', 'regex'} & sys.modules.keys() or 'nothing')"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "nothing\n"
    )

from __future__ import annotations

import copy
import pickle
from typing import Generic, TypeVar

import pytest

from stylelint_cs.named_tuple import NamedTuple

T = TypeVar("T")


class Pair(NamedTuple):
    """Two."""

    x: int
    y: str = "b"
    z: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.x}{self.y}"


class Boxed(NamedTuple, Generic[T]):
    value: T


def test_it_is_a_tuple_with_names() -> None:
    pair = Pair(1)
    assert pair == (1, "b", ()) == Pair(x=1, y="b") == Pair(1, "b", ())
    assert isinstance(pair, tuple)
    assert (pair.x, pair.y, pair.z, pair.both, pair[1]) == (1, "b", (), "1b", "b")
    assert repr(pair) == "Pair(x=1, y='b', z=())"
    assert (Pair._fields, Pair._field_defaults) == (("x", "y", "z"), {"y": "b", "z": ()})
    assert (pair._asdict(), pair._replace(y="c"), Pair._make([3, "d", ()])) == (
        {"x": 1, "y": "b", "z": ()},
        (1, "c", ()),
        (3, "d", ()),
    )
    assert Boxed(3).value == 3
    assert (Pair.__doc__, hash(pair)) == ("Two.", hash((1, "b", ())))
    match pair:
        case Pair(x, y):
            assert (x, y) == (1, "b")


def test_it_is_copied_and_sent_to_other_processes() -> None:
    pair = Pair(1, "c")
    assert pickle.loads(pickle.dumps(pair)) == copy.copy(pair) == copy.deepcopy(pair) == pair
    assert type(pickle.loads(pickle.dumps(pair))) is Pair


@pytest.mark.parametrize(
    ("arguments", "named", "wrong"),
    [
        ((), {}, "missing argument 'x'"),
        ((1, "b", (), 4), {}, "takes 3 positional arguments but 4 were given"),
        ((1,), {"x": 2}, "multiple values for argument 'x'"),
        ((1,), {"q": 2}, "unexpected keyword argument 'q'"),
    ],
)
def test_wrong_arguments_are_refused(arguments: tuple[object, ...], named: dict[str, object], wrong: str) -> None:
    with pytest.raises(TypeError, match=wrong):
        Pair(*arguments, **named)  # type: ignore[arg-type]


def test_nothing_can_be_set_and_nothing_unknown_replaced() -> None:
    pair = Pair(1)
    for name in ("x", "other"):
        with pytest.raises(AttributeError):
            setattr(pair, name, 2)
    with pytest.raises(ValueError, match="unexpected field names"):
        pair._replace(q=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
        Pair._make([1])

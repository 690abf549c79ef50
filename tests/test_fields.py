"""The definition language: what scalars and shapes read, what they refuse, and the JSON Schema they give."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs import fields, marked
from stylelint_cs.fields import (
    BOOL,
    DATE,
    DAY_PART,
    DURATION,
    INVALID,
    LEVEL,
    LOCALE,
    NAME,
    NUMBER,
    PLACE,
    TEXT,
    Edit,
    Key,
    Lazy,
    ListOf,
    MapBy,
    MapOf,
    OneOf,
    Reader,
    Record,
    Scalar,
    Type,
    choice,
    integer,
)
from stylelint_cs.model import Level, Place


def read(type_: Type, text: str) -> tuple[Any, list[str]]:
    """What a type makes of one YAML value, and the problems."""
    reader = Reader()
    node = marked.load(text, "f")
    value = reader.read(node, type_, "'x'")
    return value, [str(problem) for problem in reader.problems.sorted()]


SCALARS: list[tuple[Scalar, str, object]] = [
    (TEXT, "off", "off"),
    (TEXT, "0712345670", "0712345670"),
    (integer(), "12", 12),
    (integer(), '"12"', 12),
    (integer(0, 9), "-1", "'x' must be a whole number from 0 to 9, not '-1'"),
    (integer(), "1e3", "'x' must be a whole number from 0 to 1000000000, not '1e3'"),
    (integer(), "0x_", "'x' must be a whole number from 0 to 1000000000, not '0x_'"),
    (integer(), "१२", "'x' must be a whole number from 0 to 1000000000, not '१२'"),
    (integer(), "9" * 5000, f"'x' must be a whole number from 0 to 1000000000, not '{'9' * 59}…'"),
    (NUMBER, "2.5", 2.5),
    (NUMBER, ".inf", "'x' must be a number from 0 to 1e+09, not '.inf'"),
    (NUMBER, ".nan", "'x' must be a number from 0 to 1e+09, not '.nan'"),
    (BOOL, "true", True),
    (BOOL, "no", "'x' must be true or false, not 'no'"),
    (LEVEL, "off", Level.OFF),
    (LEVEL, "fatal", "'x' is none of error, warning, info, off: 'fatal'"),
    (DATE, "2026-02-28", "2026-02-28"),
    (DATE, "2026-02-30", "'x' must be a day, not '2026-02-30'"),
    (DATE, "31/01/2026", "'x' must be a day, not '31/01/2026'"),
    (DATE, "٢٠٢٦-٠١-٠١", "'x' must be a day, not '٢٠٢٦-٠١-٠١'"),
    (DURATION, "2 min", 120),
    (DURATION, "24h", 86400),
    (DURATION, "1 day", 86400),
    (DURATION, "5", "'x' must be a duration, not '5'"),
    (DAY_PART, "05:00-12:00", (300, 720)),
    (DAY_PART, "22:00–05:00", (1320, 300)),
    (DAY_PART, "18:00-24:00", (1080, 1440)),
    (DAY_PART, "5-12", "'x' must be a part of the day, not '5-12'"),
    (DAY_PART, "24:30-01:00", "'x' must be a part of the day, not '24:30-01:00'"),
    (LOCALE, "no", "no"),
    (LOCALE, "hi-Latn-IN", "hi-Latn-IN"),
    (LOCALE, "AR_eg", "'x' must be a locale, not 'AR_eg'"),
    (NAME, "order_id", "order_id"),
    (NAME, "order id", "'x' must be a name without blanks, not 'order id'"),
]


@pytest.mark.parametrize(("type_", "text", "expected"), SCALARS)
def test_scalars(type_: Scalar, text: str, expected: object) -> None:
    value, problems = read(type_, text)
    if value is INVALID:
        assert [problem.splitlines()[0].partition(": ")[2] for problem in problems] == [expected]
    else:
        assert (value, problems) == (expected, [])


@pytest.mark.parametrize(("type_", "text", "expected"), [case for case in SCALARS if not isinstance(case[2], float)])
def test_the_schema_of_a_scalar_takes_what_the_scalar_takes(type_: Scalar, text: str, expected: object) -> None:
    value, _ = read(type_, text)
    if value is not INVALID:
        jsonschema.validate(text.strip('"'), fields.json_schema(type_, "x"))


POINT = Record("a point", "A place.", (Key("x", integer(), "across", required=True), Key("y", integer(), "down")))


def test_a_record_reads_what_is_there_and_names_what_is_not() -> None:
    assert read(POINT, "{x: 1}") == ({"x": 1}, [])
    assert read(POINT, "{y: a, z: 1}") == (
        INVALID,
        [
            "f:1:1: a point lacks 'x'\n    {y: a, z: 1}\n    Add 'x: …' (across).",
            "f:1:5: 'y' must be a whole number from 0 to 1000000000, not 'a'\n    {y: a, z: 1}\n"
            "    Write digits 0-9 only, such as 90.",
            "f:1:8: unknown key 'z' in a point\n    {y: a, z: 1}\n    Use one of: x, y.",
        ],
    )


def test_a_placed_record_stands_at_its_key() -> None:
    placed = MapOf(Record("a thing", "", (Key("x", TEXT, ""),), placed=True), NAME)
    value, _ = read(placed, "a:\n  x: 1\n")
    assert value == {"a": {"x": "1", PLACE: Place("f", 1, 1)}}


def test_lists() -> None:
    assert read(ListOf(TEXT), "[a, b]") == (("a", "b"), [])
    assert read(ListOf(TEXT), "a")[1] == [
        "f:1:1: 'x' must be a list, not the text 'a'\n    a\n    Write [a, b], or one line '- …' each."
    ]
    assert read(ListOf(TEXT, single=True), "a") == (("a",), [])
    assert read(ListOf(TEXT, unique=True), "[a, b, a]")[1] == [
        "f:1:8: 'a' stands twice in 'x': already on line 1\n    [a, b, a]\n    Take one of them out."
    ]
    assert read(ListOf(TEXT, least=1), "[]")[1] == [
        "f:1:1: 'x' is empty\n    []\n    Fill the list, or take the key out."
    ]
    edit, problems = read(ListOf(TEXT, edits=True), "{add: a, remove: [b]}")
    assert isinstance(edit, Edit)
    assert (edit.add, edit.remove, problems) == (("a",), ("b",), [])
    one, _ = read(ListOf(POINT, edits=True, single=True), "{x: 1}")
    assert one == ({"x": 1},)


def test_either_or() -> None:
    either = OneOf("a text or a point", text=TEXT, map=POINT)
    assert read(either, "a") == ("a", [])
    assert read(either, "{x: 2}") == ({"x": 2}, [])
    assert read(either, "[a]")[1] == [
        "f:1:1: 'x' must be a text or a point, not a list\n    [a]\n"
        "    Write a text or a point; put text that begins with '[' in quotes."
    ]
    assert read(either, "Note: late")[1] == [
        "f:1:1: 'x' must be a text or a point; this is a mapping with the key 'Note'\n    Note: late\n"
        "    Put text that holds ': ' in quotes."
    ]


def test_values_by_key() -> None:
    by = MapBy(lambda name, node, reader: integer() if name.value == "n" else TEXT, TEXT)
    assert read(by, "{n: 1, t: 1}") == ({"n": 1, "t": "1"}, [])


def test_definitions_may_hold_themselves() -> None:
    tree: Record = Record("a tree", "", (Key("name", TEXT, ""), Key("kids", ListOf(Lazy(lambda: tree)), "")))
    value, problems = read(tree, "{name: a, kids: [{name: b}, {name: c, kids: []}]}")
    assert value == {"name": "a", "kids": ({"name": "b"}, {"name": "c", "kids": ()})}
    assert not problems
    schema = fields.json_schema(tree, "tree")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"name": "a", "kids": [{"name": "b"}]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"kids": [{"nam": "b"}]}, schema)


def test_the_schema_describes_every_key() -> None:
    schema = fields.json_schema(POINT, "points")
    assert schema == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "points",
        "$ref": "#/$defs/a-point",
        "$defs": {
            "a-point": {
                "type": "object",
                "description": "A place.",
                "properties": {
                    name: {
                        "type": ["integer", "string"],
                        "pattern": "^-?[0-9]+$",
                        "minimum": 0,
                        "maximum": 1_000_000_000,
                        "description": doc,
                    }
                    for name, doc in (("x", "across"), ("y", "down"))
                },
                "additionalProperties": False,
                "required": ["x"],
            }
        },
    }


@given(st.text(min_size=1, max_size=30))
def test_scalars_read_or_refuse_any_text(text: str) -> None:
    source = marked.Text(marked.load("a", "f").source, 0, 1, text, "'")
    for type_ in (TEXT, integer(), NUMBER, BOOL, LEVEL, DATE, DURATION, DAY_PART, LOCALE, NAME, choice(("a", "b"))):
        reader = Reader()
        value = reader.read(source, type_, "x")
        assert (value is INVALID) == bool(reader.problems)

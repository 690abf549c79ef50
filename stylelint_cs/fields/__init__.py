"""A small language of file definitions: from one description come the checks, the errors and the JSON Schema.

A definition is built from scalars (:mod:`stylelint_cs.fields.scalars`) and shapes
(:mod:`stylelint_cs.fields.shapes`). ``Reader.read`` runs it over a node and returns plain typed values, or
:data:`INVALID`, keeping every problem on the way.
"""

from __future__ import annotations

from stylelint_cs.fields.core import INVALID, PLACE, Bad, Reader, Type
from stylelint_cs.fields.jsonschema import json_schema
from stylelint_cs.fields.scalars import (
    BOOL,
    DATE,
    DAY_PART,
    DURATION,
    LEVEL,
    LOCALE,
    NAME,
    NUMBER,
    TEXT,
    Scalar,
    choice,
    integer,
    number,
    words,
)
from stylelint_cs.fields.shapes import Built, Edit, Key, Lazy, ListOf, MapBy, MapOf, OneOf, Record

__all__ = [
    "BOOL",
    "DATE",
    "DAY_PART",
    "DURATION",
    "INVALID",
    "LEVEL",
    "LOCALE",
    "NAME",
    "NUMBER",
    "PLACE",
    "TEXT",
    "Bad",
    "Built",
    "Edit",
    "Key",
    "Lazy",
    "ListOf",
    "MapBy",
    "MapOf",
    "OneOf",
    "Reader",
    "Record",
    "Scalar",
    "Type",
    "choice",
    "integer",
    "json_schema",
    "number",
    "words",
]

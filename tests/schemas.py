"""Small JSON Schemas, in words of our own, built from the documentation of the formats."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

NUMBER: Schema = {"type": "integer", "minimum": 1}
TEXT: Schema = {"type": "string", "minLength": 1}


def an_object(required: str = "", /, **properties: Schema) -> Schema:
    """An object that knows no other keys; ``required`` are names set off by blanks."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def a_list(items: Schema, **more: Any) -> Schema:
    """A list of ``items``."""
    return {"type": "array", "items": items, **more}

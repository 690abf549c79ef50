"""JSON Schema 2020-12 from a definition, for editors; plain scalars may be typed, as YAML 1.2 types them."""

from __future__ import annotations

from stylelint_cs.fields.core import Type
from stylelint_cs.fields.scalars import Scalar
from stylelint_cs.fields.shapes import Built, Lazy, ListOf, MapBy, MapOf, OneOf, Record
from stylelint_cs.type_hints import Any

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(type_: Type, title: str) -> dict[str, Any]:
    """The schema of a definition; records with a name are written once under ``$defs``."""
    defs: dict[str, Any] = {}
    body = _schema(type_, defs)
    return {"$schema": _DIALECT, "title": title, **body, "$defs": dict(sorted(defs.items()))}


def _schema(type_: Type, defs: dict[str, Any]) -> dict[str, Any]:
    if isinstance(type_, Lazy):
        return _schema(type_.make(), defs)
    if isinstance(type_, Built):
        return _schema(type_.type, defs)
    if isinstance(type_, Scalar):
        return dict(type_.json)
    if isinstance(type_, Record):
        return _record(type_, defs)
    if isinstance(type_, MapBy):
        return {"type": "object", "additionalProperties": _schema(type_.general, defs)}
    if isinstance(type_, MapOf):
        return {"type": "object", "additionalProperties": _schema(type_.value, defs)}
    if isinstance(type_, ListOf):
        return _list(type_, defs)
    if isinstance(type_, OneOf):
        parts = (type_.text, type_.map, type_.list)
        return {"anyOf": [_schema(part, defs) for part in parts if part is not None]}
    raise TypeError(f"no JSON Schema for {type_!r}")


def _record(record: Record, defs: dict[str, Any]) -> dict[str, Any]:
    name = record.name.replace(" ", "-")
    if name not in defs:
        defs[name] = {}
        properties = {key.name: {**_schema(key.type, defs), "description": key.doc} for key in record.keys}
        body: dict[str, Any] = {
            "type": "object",
            "description": record.doc,
            "properties": properties,
            "additionalProperties": False,
        }
        required = [key.name for key in record.keys if key.required]
        if required:
            body["required"] = required
        defs[name] = body
    return {"$ref": f"#/$defs/{name}"}


def _list(list_: ListOf, defs: dict[str, Any]) -> dict[str, Any]:
    item = _schema(list_.item, defs)
    plain: dict[str, Any] = {"type": "array", "items": item}
    if list_.least:
        plain["minItems"] = list_.least
    forms = [plain]
    if list_.single:
        forms.append(item)
    if list_.edits:
        many = {"anyOf": [{"type": "array", "items": item}, item]}
        names = {
            "anyOf": [
                {"type": "array", "items": {"type": ["string", "number"]}},
                {"type": ["string", "number"]},
            ]
        }
        forms.append(
            {
                "type": "object",
                "properties": {"add": many, "remove": names},
                "additionalProperties": False,
                "minProperties": 1,
            }
        )
    return forms[0] if len(forms) == 1 else {"anyOf": forms}

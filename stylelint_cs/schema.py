"""JSON Schema 2020-12 for every file that people write, for editors and other tools."""

from __future__ import annotations

from stylelint_cs import fields
from stylelint_cs.fields import Record
from stylelint_cs.type_hints import Any

NAMES = ("brand", "locale", "configuration", "pack")
"""The files that have a schema."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of brand.yaml, of a brand's locale file, of the configuration or of a locale pack.

    ``name`` is one of :data:`NAMES`; anything else raises KeyError.
    """
    titles = {
        "brand": "stylelint-cs: brand.yaml",
        "locale": "stylelint-cs: a brand's locale file",
        "configuration": "stylelint-cs.yaml",
        "pack": "stylelint-cs: language.yaml of a locale pack",
    }
    title = titles[name]
    return fields.json_schema(_definition(name), title)


def _definition(name: str) -> Record:
    if name == "configuration":
        from stylelint_cs.config_schema import config_record

        return config_record()
    if name == "pack":
        from stylelint_cs.packs.schema import pack_record

        return pack_record()
    from stylelint_cs.kinds import KINDS
    from stylelint_cs.policy.brand_schema import brand_record
    from stylelint_cs.policy.locale_schema import locale_record

    return brand_record(KINDS, {}) if name == "brand" else locale_record(KINDS, {}, shipped_axes())


def shipped_axes() -> dict[str, tuple[str, ...]]:
    """The axes of all shipped packs with all their sides: what some locale file may set."""
    from stylelint_cs import resources
    from stylelint_cs.packs.loader import PackSet

    packs = PackSet((resources.pack_dir(),))
    sides: dict[str, dict[str, None]] = {}
    for locale in packs.known():
        pack = packs.get(locale)
        for name, spec in pack.table("axes").items() if pack is not None else ():
            sides.setdefault(name, {}).update(dict.fromkeys(spec.get("sides") or ()))
    return {name: tuple(found) for name, found in sides.items()}

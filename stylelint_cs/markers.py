"""The axes of a pack with their markers: what each side of an axis is heard by, and the phrases to look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from stylelint_cs.entry_lists import PACK_LAYER, pack_place
from stylelint_cs.model import Problem
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrase_problems import marker_name, marker_problem
from stylelint_cs.phrases.evidence import Axis, Conditions, Marker, marker_key
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.policy.model import Entry


class Recipe(NamedTuple):
    """What a phrase is made of: its list and entry, or word parts to glue; ``axis`` names a marker for problems."""

    key: str
    entry: Entry
    glue: tuple[list[str], list[str], list[str]] | None = None
    axis: str = ""


def axes_of(pack: Pack, compiler: Compiler) -> tuple[tuple[Axis, ...], list[Recipe]]:
    """The axes of a pack, and what the phrases of their markers are made of."""
    axes: list[Axis] = []
    recipes: list[Recipe] = []
    for name, spec in pack.table("axes").items():
        markers: list[Marker] = []
        for item in spec.get("markers") or ():
            key = marker_key(name, len(markers))
            where = marker_name(name, item.get("id"))
            marker = _marker(item, key, compiler)
            markers.append(marker)
            entries = (_marker_entry(phrase, pack) for phrase in _marker_phrases(item, pack))
            recipes += [Recipe(key, entry, axis=where) for entry in entries]
            recipes += [Recipe(key, _marker_entry(marker.id, pack), glue, where) for glue in _glued(item, pack)]
        axes.append(
            Axis(
                name,
                tuple(spec.get("sides") or ()),
                tuple(spec.get("shared") or ()),
                float(spec.get("threshold") or 1),
                float(spec.get("mix") or 1),
                str(spec.get("mismatch") or "formality-mismatch"),
                tuple(markers),
            )
        )
    return tuple(axes), recipes


def marker_problems(axes: Iterable[Axis], pack: Pack) -> Iterator[Problem]:
    """What is wrong with the conditions of markers; all of them are compiled."""
    for axis in axes:
        for marker in axis.markers:
            try:
                dict(marker.conditions)
            except PhraseError as error:
                yield marker_problem(error, marker_name(axis.name, marker.id), pack_place(pack))


def _marker(item: Mapping[str, Any], key: str, compiler: Compiler) -> Marker:
    fold = compiler.pack.folding.fold
    return Marker(
        str(item.get("id", "")),
        key,
        str(item["side"]),
        float(item.get("weight") or 0),
        str(item.get("title") or item.get("id", "")),
        item.get("once") in (True, "true"),
        tuple(_parts(item.get("at"), compiler.pack)),
        {fold(str(key)): str(value) for key, value in (item.get("say") or {}).items()},
        Conditions(item, compiler),
        clause=item.get("scope") == "clause",
        mixes=item.get("mix") not in (False, "false"),
    )


def _marker_phrases(item: Mapping[str, Any], pack: Pack) -> Iterator[Any]:
    yield from item.get("phrases") or ()
    for beginnings, stems, endings in _blocks(item, pack):
        if _is_spaced(stems, endings):
            yield from (f"{first}{stem}{last}" for stem in stems for first in beginnings for last in endings)


def _glued(item: Mapping[str, Any], pack: Pack) -> Iterator[tuple[list[str], list[str], list[str]]]:
    for beginnings, stems, endings in _blocks(item, pack):
        if not _is_spaced(stems, endings):
            yield beginnings, stems, endings


def _is_spaced(stems: list[str], endings: list[str]) -> bool:
    return any(" " in text for text in (*stems, *endings))


def _blocks(item: Mapping[str, Any], pack: Pack) -> Iterator[tuple[list[str], list[str], list[str]]]:
    generate = item.get("generate") or ()
    for block in [generate] if isinstance(generate, Mapping) else generate:
        beginnings, stems, endings = (_parts(block.get(key), pack) for key in ("beginnings", "stems", "endings"))
        yield beginnings or [""], stems, endings or [""]


def _parts(value: Any, pack: Pack) -> list[str]:
    found: list[str] = []
    for item in value.split() if isinstance(value, str) else value or ():
        text = str(item)
        if text.startswith("{") and text.endswith("}"):
            found += str(pack.table("parts").get(text[1:-1], "")).strip("()").split("|")
        else:
            found.append(text)
    return found


def _marker_entry(phrase: Any, pack: Pack) -> Entry:
    if not isinstance(phrase, Mapping):
        return Entry(str(phrase), None, pack_place(pack), PACK_LAYER)
    return Entry(
        str(phrase["phrase"]),
        None,
        pack_place(pack),
        "pack",
        instead=tuple(phrase.get("instead") or ()),
        at=phrase.get("at"),
        unless=tuple(phrase.get("unless") or ()),
    )

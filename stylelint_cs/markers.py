"""The axes of a pack with their markers: what each side of an axis is heard by, and the phrases to look for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from stylelint_cs.entry_lists import PACK_LAYER, pack_place
from stylelint_cs.lazy_items import LazyList
from stylelint_cs.model import Problem
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import AXES, MARKERS, Pack
from stylelint_cs.phrase_problems import marker_name, marker_problem
from stylelint_cs.phrases.evidence import Axis, Conditions, Marker, marker_key
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.policy.model import Entry
from stylelint_cs.type_hints import Any, TypeAlias, overload


class Recipe(NamedTuple):
    """What a phrase is made of: its list and entry, or word parts to glue; ``axis`` names a marker for problems."""

    key: str
    entry: Entry
    glue: tuple[list[str], list[str], list[str]] | None = None
    axis: str = ""


Recipes: TypeAlias = Callable[[], Sequence[Recipe]]
"""Tells what the phrases of a list are made of."""


def axes_of(pack: Pack, compiler: Compiler) -> tuple[tuple[Axis, ...], list[Recipes]]:
    """The axes of a pack, and what the phrases of each of their markers are made of."""
    axes: list[Axis] = []
    recipes: list[Recipes] = []
    for name, spec in pack.table(AXES).items():
        items: Sequence[Mapping[str, Any]] = spec.get(MARKERS) or ()
        keys = [marker_key(name, index) for index in range(len(items))]
        recipes += [partial(_MarkerRecipes, items, index, key, name, pack) for index, key in enumerate(keys)]
        axes.append(
            Axis(
                name,
                tuple(spec.get("sides") or ()),
                tuple(spec.get("shared") or ()),
                float(spec.get("threshold") or 1),
                float(spec.get("mix") or 1),
                str(spec.get("mismatch") or "formality-mismatch"),
                LazyList(range(len(items)), partial(_marker, compiler, keys, items)),
            )
        )
    return tuple(axes), recipes


class _MarkerRecipes(Sequence[Recipe]):
    """What a marker's phrases are made of; some have thousands, of which a message meets two or three."""

    def __init__(self, items: Sequence[Mapping[str, Any]], index: int, key: str, axis: str, pack: Pack) -> None:
        item = items[index]
        self._id, self._key, self._pack = str(item.get("id", "")), key, pack
        self._where = marker_name(axis, item.get("id"))
        self._phrases, self._glued = list(_marker_phrases(item, pack)), list(_glued(item, pack))

    def __len__(self) -> int:
        return len(self._phrases) + len(self._glued)

    @overload
    def __getitem__(self, index: int) -> Recipe: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Recipe]: ...
    def __getitem__(self, index: int | slice) -> Recipe | Sequence[Recipe]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if index < len(self._phrases):
            return Recipe(self._key, _marker_entry(self._phrases[index], self._pack), axis=self._where)
        glue = self._glued[index - len(self._phrases)]
        return Recipe(self._key, _marker_entry(self._id, self._pack), glue, self._where)


def marker_problems(axes: Iterable[Axis], pack: Pack) -> Iterator[Problem]:
    """What is wrong with the conditions of markers; all of them are compiled."""
    for axis in axes:
        for marker in axis.markers:
            try:
                dict(marker.conditions)
            except PhraseError as error:
                yield marker_problem(error, marker_name(axis.name, marker.id), pack_place(pack))


def _marker(compiler: Compiler, keys: Sequence[str], items: Sequence[Mapping[str, Any]], index: int) -> Marker:
    key, item = keys[index], items[index]
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
        not_written=tuple(unicodedata.normalize("NFC", str(text)) for text in item.get("not_written") or ()),
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
    return " " in "|".join((*stems, *endings))


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

"""Locales that keys name along the way to a text: ``translations.sw.body``, ``text.sw``, ``sw.errors.late``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from stylelint_cs.nodes import Map, Node, Text
from stylelint_cs.sources import metadata
from stylelint_cs.sources.base import ReadSpec
from stylelint_cs.sources.metadata import LocaleNode, NodesByName
from stylelint_cs.sources.picking import Found
from stylelint_cs.sources.spread import by_locale, hints, keeps_translations


class KeyedLocales:
    """Finds them in one document; each of its maps is looked at once."""

    def __init__(self, spec: ReadSpec) -> None:
        self._spec = spec
        self._looked_at: dict[int, bool] = {}

    def steps(self, found: Found) -> list[int]:
        """The numbers of the steps to a text whose keys name a locale; none where a path of a source leads to it."""
        if found.path is not None or not self._spec.known:
            return []
        trail = found.trail
        return [
            index
            for index, (node, part) in enumerate(zip(found.above, trail, strict=False))
            if isinstance(part, Text) and self._is_by_locale(node, trail[index - 1] if index else None)
        ]

    def _is_by_locale(self, node: Node, key: Text | int | None) -> bool:
        known = self._looked_at.get(id(node))
        if known is None:
            hinted = keeps_translations(self._spec.name) if key is None else hints(key)
            known = self._looked_at[id(node)] = by_locale(node, self._spec.known, hinted=hinted)
        return known


def locale_nodes(
    found: Found,
    own: NodesByName,
    record: Map | None,
    steps: Collection[int],
    group: Callable[[Map], NodesByName],
) -> Iterator[LocaleNode]:
    """What a text's own map, the keys that lead to it and the maps around it but the file's say its locale is.

    The nearest comes first. ``record`` is the map that is about the text, ``steps`` are the keys that name a locale.
    """
    if found.locale is not None:
        yield "language", found.locale
    yield from metadata.own_locales(own)
    for index in range(len(found.above) - 1, -1, -1):
        node = found.above[index]
        if index in steps and isinstance(key := found.trail[index], Text):
            yield "language", key
        # What a file says of itself is asked last, by whoever asks for all the rest.
        if record is not None and isinstance(node, Map) and node is not record and index:
            for name in metadata.LOCALE_KEYS:
                for value in group(node).get(name, ()):
                    yield name, value

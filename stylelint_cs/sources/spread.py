"""Texts spread over the languages of one file: maps whose keys are locales, and files that are whole catalogues."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from stylelint_cs.lazy import lazy
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.sources import metadata
from stylelint_cs.sources.base import ReadSpec
from stylelint_cs.sources.locales import names_pack

_HINTS = frozenset(
    {"i18n", "intl", "l10n", "lang", "langs", "language", "languages", "locale", "locales", "localization"}
    | {"localizations", "translation", "translations"}
)
"""Names of folders and keys below which locales are named."""

_TAG = lazy(r"[a-z]{2}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?")
_WORDS = lazy(r"\p{L}\p{M}*\s+\p{L}")
_RECORD = frozenset({"history", "id", "locale", "role"})
_TO_ONE = 3
"""How many other texts there are in a catalogue for each that stands under a usual key by chance, at the least."""


def by_locale(node: Node, known: Collection[str], *, hinted: bool = False) -> bool:
    """Whether the keys of a map are locales: two that have a pack, or one where something around it says so.

    ``known`` are the locales with a pack. One alone may be a word: ``hi``.
    """
    if not isinstance(node, Map) or not node.items or not known:
        return False
    spoken = 0
    for key, _ in node.items:
        if names_pack(key.value, known) is not None:
            spoken += 1
        elif not _TAG.fullmatch(key.value):
            return False
    return spoken >= (1 if hinted else 2)


def keeps_translations(name: str | None) -> bool:
    """Whether a path (``config/locales/devise``) says that translations are kept in the file."""
    return name is not None and not _HINTS.isdisjoint(part.casefold() for part in PurePosixPath(name).parts)


def hints(part: Text | int | None) -> bool:
    """Whether a key says that locales stand below it."""
    return isinstance(part, Text) and (part.value.casefold() in _HINTS or part.value in metadata.MESSAGE_KEYS)


def is_catalog(spec: ReadSpec, root: Node, messages: int) -> bool:
    """Whether every text of a file is a message: it is named after a locale, or its first keys name locales.

    ``messages`` is the number of those under the usual keys, which a catalogue of translations may hold too.
    """
    if spec.all_strings:
        return not messages or _holds_other_texts(root, messages)
    # ``hi: Hello`` may be a text that is called so; where maps stand below such keys, they are locales.
    maps = isinstance(root, Map) and all(isinstance(value, Map) for _, value in root.items)
    return not messages and by_locale(root, spec.known, hinted=maps and keeps_translations(spec.name))


def _holds_other_texts(root: Node, messages: int) -> bool:
    """Whether most texts stand under other keys, none of which says something about a message beside it."""
    others = words = 0
    stack: list[tuple[str, Node]] = [("", root)]
    while stack:
        name, node = stack.pop()
        if isinstance(node, List):
            if any(isinstance(item, Map) for item in node.items):
                return False
            stack += [(name, item) for item in node.items]
        elif isinstance(node, Map):
            keys = {key.value for key, _ in node.items}
            if not keys.isdisjoint(metadata.MESSAGE_KEYS) and not keys.isdisjoint(_RECORD):
                return False
            stack += [(key.value, value) for key, value in node.items]
        elif name not in metadata.MESSAGE_KEYS:
            others += 1
            words += _WORDS.search(node.value) is not None
    return others >= _TO_ONE * messages and 2 * words > others

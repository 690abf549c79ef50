"""Which locale a tag or a path names."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

import regex

from stylelint_cs.packs.loader import canonical

_TAG = regex.compile(
    r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?(?:[-_](?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,3}"
)
# A hyphen is too common in names to stand before a locale: say-hi.md is English.
_BEFORE_SUFFIX = regex.compile(r"(?<=.)[._]")

TAG_MEND = "Write a language tag such as en, sw, ar-EG or hi-Latn."


class PathLocale(NamedTuple):
    """The locale a path names, and the path without that name and without the suffix."""

    locale: str
    rest: str


@lru_cache(maxsize=1024)
def read_tag(text: str) -> str | None:
    """A language tag in canonical casing, ``None`` when the text is none."""
    text = text.strip()
    return canonical(text) if _TAG.fullmatch(text) else None


def names_pack(text: str, known: Collection[str]) -> str | None:
    """The canonical tag when it or what it falls back to has a pack: ``hi_IN`` where there is one for ``hi``."""
    tag = read_tag(text)
    if tag is None:
        return None
    parts = tag.split("-")
    return tag if any("-".join(parts[:end]) in known for end in range(len(parts), 0, -1)) else None


def from_path(path: str, known: Collection[str]) -> PathLocale | None:
    """The locale that a relative path (``/``) names: in its stem, else in the folder nearest to the file."""
    pure = PurePosixPath(path)
    stem, folders = pure.name[: len(pure.name) - len(pure.suffix)] or pure.name, list(pure.parent.parts)
    whole = names_pack(stem, known)
    if whole is not None:
        return PathLocale(whole, "/".join(folders))
    for mark in _BEFORE_SUFFIX.finditer(stem):
        tag = names_pack(stem[mark.end() :], known)
        if tag is not None:
            return PathLocale(tag, "/".join((*folders, stem[: mark.start()])))
    for index in range(len(folders) - 1, -1, -1):
        tag = names_pack(folders[index], known)
        if tag is not None:
            return PathLocale(tag, "/".join((*folders[:index], *folders[index + 1 :], stem)))
    return None

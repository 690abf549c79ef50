"""Which locale a tag or a path names."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.loader import canonical
from stylelint_cs.translation import said

_LANGUAGE = frozenset({2, 3})
"""Letters of a language code."""
_VARIANTS = 3
"""So many subtags of variants may stand behind the others."""
# A hyphen is too common in names to stand before a locale: say-hi.md is English.
_BEFORE_SUFFIX = "._"

# Android: values-sw, values-ar-rEG, values-b+hi+Latn, further qualifiers behind. Apple: sw.lproj.
_ANDROID = lazy(
    r"values-(?:b\+(?P<bcp>[A-Za-z0-9+]+)|(?P<language>[a-z]{2,3})(?:-r(?P<region>[A-Z]{2}|[0-9]{3}))?)(?:-.*)?"
)
_APPLE = ".lproj"
# In catalogues of translations a hyphen before a locale is common, and they are not called after a word.
_CATALOGS = frozenset({".arb", ".ftl", ".po", ".properties", ".strings", ".stringsdict", ".xlf", ".xliff"})
_BEFORE_CATALOG_SUFFIX = "._-"

_LONGEST_TAG = 64

TAG_MEND = said("Write a language tag such as en, sw, ar-EG or hi-Latn.")


class PathLocale(NamedTuple):
    """The locale a path names, and the path without that name and without the suffix."""

    locale: str
    rest: str


@lru_cache(maxsize=1024)
def read_tag(text: str) -> str | None:
    """A language tag in canonical casing, ``None`` when the text is none."""
    text = text.strip()
    return canonical(text) if text.isascii() and _is_tag(text.replace("_", "-").split("-")) else None


def _is_tag(subtags: Sequence[str]) -> bool:
    """Whether a language, perhaps a script, perhaps a region, and perhaps variants follow each other (RFC 5646, 2.1).

    Written out, as every run asks this, and few of them need a regular expression otherwise.
    """
    language, *rest = subtags
    if not (len(language) in _LANGUAGE and language.isalpha()):
        return False
    if rest and len(rest[0]) == 4 and rest[0].isalpha():
        rest = rest[1:]
    if rest and ((len(rest[0]) == 2 and rest[0].isalpha()) or (len(rest[0]) == 3 and rest[0].isdigit())):
        rest = rest[1:]
    return len(rest) <= _VARIANTS and all(
        part.isalnum() and (5 <= len(part) <= 8 or (len(part) == 4 and part[0].isdigit())) for part in rest
    )


@lru_cache(maxsize=1024)
def read_field(text: str) -> str | None:
    """A tag that stands where a locale is meant: of two codes for a language the shorter, ``sw`` for ``swa``."""
    tag = read_tag(text)
    language, hyphen, rest = (tag or "").partition("-")
    if len(language) != 3:
        return tag
    from babel.core import get_global

    short = get_global("language_aliases").get(language, "")
    return short + hyphen + rest if len(short) == 2 else tag


def names_pack(text: str, known: Collection[str]) -> str | None:
    """The canonical tag when it or what it falls back to has a pack: ``hi_IN`` where there is one for ``hi``."""
    # What is asked about is remembered; keys of a file may be of any length.
    tag = read_tag(text) if len(text) <= _LONGEST_TAG else None
    if tag is None:
        return None
    parts = tag.split("-")
    return tag if any("-".join(parts[:end]) in known for end in range(len(parts), 0, -1)) else None


def from_path(path: str, known: Collection[str]) -> PathLocale | None:
    """The locale that a relative path (``/``) names: in its stem, else in the folder nearest to the file."""
    folder, name = posixpath.split(path)
    stem, suffix = posixpath.splitext(name)
    folders = [part for part in folder.split("/") if part]
    whole = names_pack(stem, known)
    if whole is not None:
        return PathLocale(whole, "/".join(folders))
    before = _BEFORE_CATALOG_SUFFIX if suffix.lower() in _CATALOGS else _BEFORE_SUFFIX
    for at in range(1, len(stem)):
        tag = names_pack(stem[at + 1 :], known) if stem[at] in before else None
        if tag is not None:
            return PathLocale(tag, "/".join((*folders, stem[:at])))
    for index in range(len(folders) - 1, -1, -1):
        named, rest = _in_folder(folders[index])
        tag = names_pack(named, known)
        if tag is not None:
            return PathLocale(tag, "/".join((*folders[:index], *rest, *folders[index + 1 :], stem)))
    return _without_pack(suffix.lower(), stem, folders)


def _without_pack(suffix: str, stem: str, folders: list[str]) -> PathLocale | None:
    """The locale that a catalogue of translations is in by its path, though nobody has a pack for it.

    Only what cannot mean anything else: ``replies/hr`` and ``replies/it`` may be departments.
    """
    if suffix not in (*_CATALOGS, ".xml"):
        return None
    parts = [(name, rest) for name in folders for named, rest in (_in_folder(name),) if named != name]
    parts += [(name, ()) for name, below in pairwise(folders) if below == "LC_MESSAGES"]
    names = [(_in_folder(name)[0], "/".join((*rest, stem))) for name, rest in parts]
    if suffix in _CATALOGS:
        names.append((stem, "/".join(folders)))
    for name, rest in names:
        tag = read_field(name) if len(name) <= _LONGEST_TAG else None
        if tag is not None and _is_language(tag.partition("-")[0]):
            return PathLocale(tag, rest)
    return None


def _is_language(code: str) -> bool:
    """Whether CLDR knows a language by a code of today or of yesterday."""
    from babel.core import get_global
    from babel.localedata import exists

    return bool(exists(code)) or code in get_global("language_aliases")


def _in_folder(name: str) -> tuple[str, tuple[str, ...]]:
    """What may be a locale in the name of a folder, and the folder that the texts without a locale lie in."""
    if name.endswith(_APPLE):
        return name.removesuffix(_APPLE), ()
    match = _ANDROID.fullmatch(name)
    if match is None:
        return name, ()
    if match["bcp"] is not None:
        return match["bcp"].replace("+", "-"), ("values",)
    return "-".join(part for part in (match["language"], match["region"]) if part), ("values",)

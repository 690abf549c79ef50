"""Which messages of different locales are one: by their ids, given or derived from paths without the locale."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath

from stylelint_cs.kinds.base import Group
from stylelint_cs.model import Message
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.sources.locales import PathLocale, from_path


class Matched(NamedTuple):
    """The messages by id and locale, the locales that each id is asked for in, and what cannot be matched.

    ``unmatched`` messages have no id, or only one that their path gives, and the path names no locale.
    """

    groups: Mapping[str, Group]
    expected: Mapping[str, tuple[str, ...]]
    unmatched: tuple[Message, ...]


def brand_locale(locale: str, packs: PackSet, spoken: Iterable[str]) -> str | None:
    """The locale of a brand that a message in ``locale`` belongs to: itself, or the nearest it falls back to."""
    pack = packs.get(locale)
    known = set(spoken)
    # The chain runs from the language to the locale.
    return next((name for name in reversed(pack.chain) if name in known), None) if pack is not None else None


class Tongues(NamedTuple):
    """The brand's locales, the source first; ``of`` maps each locale that occurs to the brand's.

    With ``declared`` every message is asked for in all of them; else, where nobody has chosen a brand, in those of
    the messages beside it.
    """

    spoken: tuple[str, ...]
    of: Mapping[str, str]
    declared: bool


def match(messages: Iterable[Message], tongues: Tongues, known: Collection[str]) -> Matched:
    """Group messages by id; ``known`` are the locales with a pack, which paths may name."""
    groups: dict[str, dict[str, list[Message]]] = {}
    families: dict[str, set[str]] = {}
    members: dict[str, set[str]] = {}
    unmatched: list[Message] = []
    listed = tuple(messages)
    places = _places({message.source.path for message in listed}, known)
    for message in listed:
        path = message.source.path
        named = places[path]
        if message.id is None or (named is None and _is_derived(message.id, path)):
            unmatched.append(message)
            continue
        assert message.locale is not None
        locale = tongues.of[message.locale]
        groups.setdefault(message.id, {}).setdefault(locale, []).append(message)
        family = str(PurePosixPath(named.rest).parent) if named is not None else path
        families.setdefault(family, set()).add(locale)
        members.setdefault(message.id, set()).add(family)
    frozen = {id_: {locale: tuple(found) for locale, found in group.items()} for id_, group in groups.items()}
    expected = {
        id_: tongues.spoken
        if tongues.declared
        else tuple(locale for locale in tongues.spoken if any(locale in families[name] for name in members[id_]))
        for id_ in frozen
    }
    return Matched(frozen, expected, tuple(unmatched))


def _places(paths: Iterable[str], known: Collection[str]) -> dict[str, PathLocale | None]:
    """What each path names; the one that others name with a locale (Android's values/ beside values-ar/) counts."""
    found = {path: from_path(path, known) for path in paths}
    translated = {named.rest for named in found.values() if named is not None}
    for path, named in found.items():
        bare = _bare(path)
        if named is None and bare in translated:
            found[path] = PathLocale("", bare)
    return found


def _is_derived(id_: str, path: str) -> bool:
    return _bare(path).endswith(id_.partition(":")[0])


def _bare(path: str) -> str:
    return PurePosixPath(path).with_suffix("").as_posix()

"""How one file is to be read: what its path, its source in the configuration and the command line say together."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection

from stylelint_cs.config import Config, Source
from stylelint_cs.file_paths import absolute, lies_in, with_slashes
from stylelint_cs.frozen import Frozen, field, replace
from stylelint_cs.limits import Limits
from stylelint_cs.model import Meta
from stylelint_cs.sources.base import ReadSpec
from stylelint_cs.sources.files import FoundFile
from stylelint_cs.sources.locales import from_path, read_tag
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.sources.detect import Detect


class CollectOptions(Frozen):
    """What the command line says about the input.

    ``known`` are the locales with a pack, ``tell`` names the locale of a text. ``locale`` and ``defaults`` hold for
    messages that do not say themselves; ``stored`` overrides what the kind of input implies. ``config`` stands for
    every configuration, ``limits`` for the configured ones. ``preset`` is a name of
    :data:`stylelint_cs.sources.presets.PRESETS`, ``stdin_format`` text, json or jsonl.
    """

    known: Collection[str] = frozenset()
    tell: Detect | None = None
    locale: str | None = None
    defaults: Meta = field(default_factory=Meta)
    stored: bool | None = None
    config: str | None = None
    limits: Limits | None = None
    preset: str | None = None
    stdin_filename: str | None = None
    stdin_format: str | None = None


def spec_for(found: FoundFile, options: CollectOptions, *, stored: bool | None = True) -> ReadSpec:
    """How to read a file; ``stored`` is what its kind implies."""
    source = found.source or _preset(options.preset)
    given = dict(source.given) if source is not None else {}
    said = (options.stored, options.defaults.stored)
    stored = next((value for value in said if value is not None), stored)
    base = ReadSpec(
        defaults=replace(options.defaults, **{"stored": stored, **given}),
        fallback_locale=options.locale,
        known=options.known,
        tell=options.tell,
        limits=limits_for(found.config, options),
    )
    spec = _with_path(base, found, options.known)
    if source is None:
        return spec
    locale = spec.locale if found.match is not None and found.match.locale else source.locale or spec.locale
    if source.preset is not None:
        from stylelint_cs.sources.layouts import with_preset

        return replace(with_preset(spec, source.preset), locale=locale)
    return replace(
        spec,
        messages=source.messages,
        id=source.id,
        meta=source.meta,
        locale=locale,
        all_strings=spec.all_strings and not source.messages,
    )


def limits_for(config: Config, options: CollectOptions) -> Limits:
    """The caps that hold: the command line's, else the configuration's."""
    return options.limits or config.limits


def _with_path(spec: ReadSpec, found: FoundFile, known: Collection[str]) -> ReadSpec:
    """With the locale that the path names and the name it gives to the messages in it."""
    if found.match is not None and found.match.locale is not None:
        return replace(spec, locale=read_tag(found.match.locale), name=found.match.name, all_strings=True)
    path = _told_by_path(found)
    told = from_path(path, known)
    if told is None:
        return replace(spec, name=posixpath.splitext(path)[0])
    return replace(spec, locale=told.locale, name=told.rest, all_strings=True)


def _told_by_path(found: FoundFile) -> str:
    """The part of the path that may tell something: below the root, else the working directory, else the home."""
    path = os.path.normpath(absolute(found.path))
    folder = absolute(found.config.folder) if found.source is not None else found.root
    for base in (folder, os.getcwd(), os.path.expanduser("~")):
        if base is not None and lies_in(path, base):
            return with_slashes(os.path.relpath(path, base))
    return with_slashes(os.path.splitdrive(path)[1].lstrip(os.sep))


def _preset(name: str | None) -> Source | None:
    if name is None:
        return None
    from stylelint_cs.sources.presets import PRESETS

    return Source((), preset=PRESETS[name])

"""The configuration of a message that is in no file, on the shelf: reading YAML is a sixth of such a run."""

from __future__ import annotations

import os

from stylelint_cs.cache.folder import FAULTS, get, name_of, put, where
from stylelint_cs.cache.sources import hashed, tool
from stylelint_cs.config import Config, Waiver, load_config
from stylelint_cs.file_paths import absolute
from stylelint_cs.frozen import as_dict, replace
from stylelint_cs.limits import Limits
from stylelint_cs.model import Place, Problem
from stylelint_cs.policy.find import shown
from stylelint_cs.type_hints import Any, StrPath


def without_sources(path: StrPath) -> Config:
    """A configuration as :func:`load_config` reads it, as it was kept or from its file, but for its sources.

    Raises StylelintError with every problem in it; nothing with a mistake is kept.
    """
    path = os.fspath(path)
    if where() is None:
        return replace(load_config(path), sources=())
    name = _name(path)
    kept = get(name) if name is not None else None
    if kept is not None:
        try:
            return _of_plain(path, kept)
        except FAULTS:
            pass
    config = replace(load_config(path), sources=())
    # Patterns of paths are no plain values.
    if name is not None and name == _name(path) and all(waiver.path is None for waiver in config.waivers):
        put(name, _plain(config))
    return config


def _name(path: str) -> str | None:
    try:
        with open(path, "rb") as stream:
            return name_of("config", tool(), absolute(path), shown(path), hashed(stream.read()))
    except OSError:
        return None


def _plain(config: Config) -> tuple[Any, ...]:
    at = config.brand_at
    waivers = tuple((*waiver[:4], tuple(waiver.place), *waiver[5:]) for waiver in config.waivers)
    named = (tuple(at.place), at.line) if at is not None and at.place is not None else None
    return config.brand, config.baseline, waivers, as_dict(config.limits), named


def _of_plain(path: str, plain: tuple[Any, ...]) -> Config:
    brand, baseline, waivers, limits, named = plain
    return Config(
        path,
        brand,
        (),
        baseline,
        tuple(Waiver._make((*given[:4], Place(*given[4]), *given[5:])) for given in waivers),
        Limits(**limits),
        Problem("", "", Place(*named[0]), named[1]) if named is not None else None,
    )

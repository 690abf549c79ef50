"""The configuration ``stylelint-cs.yaml``: what it can say, and where it is found."""

from __future__ import annotations

import os
from collections.abc import Mapping

from stylelint_cs.file_paths import absolute, upwards
from stylelint_cs.frozen import Frozen, field
from stylelint_cs.limits import DEFAULT_LIMITS, Limits
from stylelint_cs.model import Place, Problem
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import TYPE_CHECKING, Any, StrPath

if TYPE_CHECKING:
    from stylelint_cs.sources.paths import PathExpression
    from stylelint_cs.sources.patterns import FileMatch, FilePattern
    from stylelint_cs.sources.presets import Preset

CONFIG_FILE = "stylelint-cs.yaml"


class Source(Frozen):
    """Files that hold messages, where in them the texts stand, and what is known of all of them.

    ``preset`` stands in the place of the paths. Without ``messages`` the usual keys are looked for. ``given`` are
    the fields of :class:`stylelint_cs.model.Meta` that hold where a message does not say otherwise.
    """

    files: tuple[FilePattern, ...]
    messages: tuple[PathExpression, ...] = ()
    id: PathExpression | None = None
    meta: Mapping[str, PathExpression] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    locale: str | None = None
    place: Place | None = None
    preset: Preset | None = None

    def match(self, path: str) -> FileMatch | None:
        """What a path relative to the configuration's folder tells, ``None`` when it is not of this source."""
        return next((found for pattern in self.files if (found := pattern.match(path)) is not None), None)


class Waiver(NamedTuple):
    """A finding that stays: who answers for it, why, and the last day it holds (``YYYY-MM-DD``).

    ``message``, ``locale`` and ``path`` are ``None`` where the waiver is for all.
    """

    rule: str
    owner: str
    reason: str
    expires: str
    place: Place
    message: str | None = None
    locale: str | None = None
    path: FilePattern | None = None


class Config(Frozen):
    """One configuration; ``path`` is ``None`` when there is none."""

    path: str | None = None
    brand: str | None = None
    sources: tuple[Source, ...] = ()
    baseline: str | None = None
    waivers: tuple[Waiver, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    brand_at: Problem | None = None
    """A problem to be said of the brand's name: its place and line, for whoever finds that there is no such brand."""

    @property
    def folder(self) -> str:
        """What the paths in it are relative to."""
        return os.path.dirname(self.path or "") or os.curdir


NO_CONFIG = Config()
"""What holds without a configuration."""


def find_config(start: StrPath) -> str | None:
    """The nearest ``stylelint-cs.yaml`` in ``start`` (a folder) or above it."""
    paths = (os.path.join(folder, CONFIG_FILE) for folder in upwards(absolute(start)))
    return next((path for path in paths if os.path.isfile(path)), None)


def load_config(path: StrPath) -> Config:
    """Read a configuration. Raises StylelintError with every problem in it."""
    # Most messages on standard input are checked without a configuration; they need not wait for this.
    from stylelint_cs.config_reading import read_config

    return read_config(os.fspath(path))

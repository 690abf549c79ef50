"""What a run is asked for, and the configuration that holds for it."""

from __future__ import annotations

import os

from stylelint_cs.config import NO_CONFIG, Config, find_config, load_config
from stylelint_cs.engine import LintOptions
from stylelint_cs.frozen import Frozen, field
from stylelint_cs.model import Meta
from stylelint_cs.type_hints import BinaryIO, StrPath
from stylelint_cs.voices import Voice


class Request(Frozen):
    """What is to be checked, and how; see the options of ``stylelint-cs check``.

    ``paths`` are files and folders, none stands for the configured sources. ``stdin`` is read in their place.
    ``defaults`` and ``locale`` hold for messages that do not say themselves, ``preset`` for files of no source.
    ``voice`` is one that is loaded
    already and stands in the place of ``brand``. ``baseline`` stands for those of the configurations,
    ``use_baseline`` is off for whoever writes one. Only what changed ``since`` a git revision is shown. ``jobs`` is
    the number of processes, ``None``: as many as it is worth. ``fix`` applies the safe fixes, ``unsafe`` the others
    too; with ``diff`` nothing is written.
    """

    lint: LintOptions
    paths: tuple[StrPath, ...] = ()
    stdin: BinaryIO | None = None
    brand: StrPath | None = None
    config: str | None = None
    locale: str | None = None
    defaults: Meta = field(default_factory=Meta)
    preset: str | None = None
    stdin_filename: str | None = None
    stdin_format: str | None = None
    voice: Voice | None = None
    baseline: str | None = None
    use_baseline: bool = True
    since: str | None = None
    jobs: int | None = 1
    fix: bool = False
    unsafe: bool = False
    diff: bool = False


def base_config(request: Request) -> Config:
    """The configuration that holds for stdin, and for a check of the working directory."""
    path = config_path(request)
    return NO_CONFIG if path is None else load_config(path)


def stdin_config(request: Request) -> Config:
    """The configuration that holds for stdin; what is in no file needs none of its sources."""
    if request.stdin_filename:
        return base_config(request)
    path = config_path(request)
    if path is None:
        return NO_CONFIG
    from stylelint_cs.cache.configs import without_sources

    return without_sources(path)


def config_path(request: Request) -> str | None:
    """The file of the configuration that holds for stdin, and for a check of the working directory."""
    if request.config is not None:
        return request.config
    return find_config(os.path.dirname(request.stdin_filename or ""))


def is_library(request: Request) -> bool:
    """Whether library rules run: when folders are named, or nothing is; never on named files or standard input."""
    return request.stdin is None and all(os.path.isdir(path) for path in request.paths)

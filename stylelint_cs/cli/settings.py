"""The brand voice that a command is about, from its options or from the configuration."""

from __future__ import annotations

import os

from stylelint_cs.config import NO_CONFIG, Config, find_config, load_config
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.voices import Voice, Voices


def configuration(config: str | None) -> Config:
    """The named configuration, else the nearest one, else none."""
    path = config or find_config(os.curdir)
    return NO_CONFIG if path is None else load_config(path)


def opened(brand: str | None, config: str | None) -> Voice:
    """The brand voice of a command; raises StylelintError with all that is wrong with it."""
    return Voices(brand, LintOptions(day(None))).of(configuration(config))

"""Where the shipped brand voices and locale packs lie: in the wheel, or in the repository for a checkout."""

from __future__ import annotations

import os
from functools import cache

PACKAGE = os.path.dirname(os.path.realpath(__file__))
"""The folder of the tool's own code."""


@cache
def _folder(name: str) -> str:
    packed = os.path.join(PACKAGE, "_data", name)
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(PACKAGE), name)


def brand_dir() -> str:
    """The folder that holds the shipped brand voices, one folder each."""
    return _folder("brand_rules")


def pack_dir() -> str:
    """The folder that holds the shipped locale packs, one folder a locale (BCP 47)."""
    return _folder("locales")

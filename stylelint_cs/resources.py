"""Where the shipped brand voices and locale packs lie: in the wheel, or in the repository for a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _folder(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def brand_dir() -> Path:
    """The folder that holds the shipped brand voices, one folder each."""
    return _folder("brand_rules")


def pack_dir() -> Path:
    """The folder that holds the shipped locale packs, one folder a locale (BCP 47)."""
    return _folder("locales")

"""Compiles the catalogues when the project is built, so that wheels and editable installs speak every language."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Writes the .mo files beside the .po files, from where the wheel takes them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the files are collected."""
        sys.path.insert(0, str(Path(self.root) / ".ci"))
        try:
            from catalogues import compile_all
        finally:
            sys.path.pop(0)
        compile_all()
        # They are built, so git ignores them and the wheel must not.
        build_data["artifacts"].append("/locales/*/LC_MESSAGES/*.mo")

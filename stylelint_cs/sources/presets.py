"""Layouts of well-known tools: where their files hold the texts (``preset: rasa`` in a source, ``--preset rasa``).

Each follows the export or the API object that its vendor documents; what a customer says in them (training phrases,
questions, routing cases) is never among the texts.
"""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.sources.preset import Preset
from stylelint_cs.sources.preset_bots import BOTS
from stylelint_cs.sources.preset_desks import DESKS

__all__ = ["PRESETS", "Preset"]

PRESETS: Mapping[str, Preset] = dict(sorted({**BOTS, **DESKS}.items()))
"""Every layout by its name, sorted."""

"""The kinds: one module each, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.kinds import (
    contact,
    count,
    digits,
    emphasis,
    fact,
    formality,
    greeting,
    language,
    limit,
    orthography,
    personal,
    phrase,
    repetition,
    require,
    slots,
)
from stylelint_cs.kinds.base import Kind

KINDS: Mapping[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (
        phrase,
        require,
        greeting,
        formality,
        limit,
        count,
        emphasis,
        orthography,
        digits,
        repetition,
        slots,
        personal,
        contact,
        fact,
        language,
    )
}

__all__ = ["KINDS", "Kind"]

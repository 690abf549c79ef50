"""The kinds: one module each, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.kinds import (
    across,
    age,
    channels,
    contact,
    count,
    coverage,
    digits,
    drift,
    duplicates,
    echo,
    emphasis,
    ending,
    expiry,
    extent,
    fact,
    figures,
    formality,
    greeting,
    handover,
    language,
    limit,
    listening,
    orthography,
    personal,
    phrase,
    placeholders,
    promise,
    repetition,
    require,
    response,
    slots,
    variety,
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
        coverage,
        age,
        expiry,
        duplicates,
        channels,
        figures,
        placeholders,
        variety,
        drift,
        response,
        promise,
        handover,
        echo,
        listening,
        extent,
        ending,
        across,
    )
}

__all__ = ["KINDS", "Kind"]

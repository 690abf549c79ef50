"""Laying a regional pack over the pack it falls back to."""

from __future__ import annotations

from typing import Any

import pytest

from stylelint_cs.packs.loader import merge


@pytest.mark.parametrize(
    ("base", "layer", "merged"),
    [
        (("a", "b"), {"remove": ("a",)}, ("b",)),
        (("a",), {"add": ("a", "b")}, ("a", "b")),
        (({"phrase": "habari", "hours": (0, 60)}, "mambo"), {"remove": ("habari",)}, ("mambo",)),
        (({"id": "tum", "side": "informal"}, {"id": "aap"}), {"remove": ("tum",)}, ({"id": "aap"},)),
        (({"say": "tafadhali", "not": ("tafadhari",)},), {"remove": ("tafadhali",)}, ()),
        (({"id": "tum"},), {"remove": ("side",)}, ({"id": "tum"},)),
        ({"noun": ("x",)}, {"verb": ("y",)}, {"noun": ("x",), "verb": ("y",)}),
    ],
)
def test_a_layer_is_laid_over_another(base: Any, layer: Any, merged: Any) -> None:
    assert merge(base, layer) == merged

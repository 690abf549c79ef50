"""What must hold whatever comes in.

A run tries two hundred examples of each; ``STYLELINT_CS_EXAMPLES=20000 pytest -m slow tests/properties`` more.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("STYLELINT_CS_EXAMPLES", "200"))
"""Examples of each property."""
PROPERTY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

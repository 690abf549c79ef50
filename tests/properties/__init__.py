"""What must hold whatever comes in.

A run tries a thousand examples of each, the same ones as the run before; more, and other ones, with
``STYLELINT_CS_EXAMPLES=20000 python -m pytest tests/properties``.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("STYLELINT_CS_EXAMPLES", "1000"))
"""Examples of each property."""
PROPERTY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES <= 1000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
WITH_FILES = settings(PROPERTY, max_examples=max(EXAMPLES // 4, 1))
"""For the two properties whose every example writes files, and waits for the disk."""

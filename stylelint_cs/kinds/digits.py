"""digits: two systems of digits in one message.

What it does: nothing yet.
Why: later.
Example: later.
Does not catch: anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stylelint_cs.kinds.base import Context, Kind, Option

if TYPE_CHECKING:
    from stylelint_cs.model import Hit
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterable[Hit]:
    """Nothing yet."""
    return ()


KIND = Kind(
    name="digits",
    doc="Finds two systems of digits in one message.",
    check=check,
    options=(
        Option(
            "system",
            "text",
            "any",
            "`territory`: that of the locale, as the pack says; or a system by its CLDR name, such as arab.",
        ),
    ),
)

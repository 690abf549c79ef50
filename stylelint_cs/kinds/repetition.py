"""repetition: the same word twice in a row.

What it does: nothing yet.
Why: later.
Example: later.
Does not catch: anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stylelint_cs.kinds.base import Context, Kind

if TYPE_CHECKING:
    from stylelint_cs.model import Hit
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterable[Hit]:
    """Nothing yet."""
    return ()


KIND = Kind(
    name="repetition",
    doc="Finds the same word twice in a row.",
    check=check,
)

"""personal: what belongs to one customer or to staff.

What it does: nothing yet.
Why: later.
Example: later.
Does not catch: anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stylelint_cs.kinds.base import Context, EntryList, Kind

if TYPE_CHECKING:
    from stylelint_cs.model import Hit
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterable[Hit]:
    """Nothing yet."""
    return ()


KIND = Kind(
    name="personal",
    doc="Finds what belongs to one customer or to staff.",
    check=check,
    lists=(
        EntryList("phrases", "Internal notes that no customer may read."),
        EntryList("names", "Openings that a person's name may follow."),
    ),
)

"""What a message is called that has no id of its own: the way to it."""

from __future__ import annotations

from stylelint_cs.marked import Text
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.base import ReadSpec
from stylelint_cs.sources.locales import read_tag
from stylelint_cs.sources.paths import format_trail
from stylelint_cs.sources.picking import Trail


class Derived(NamedTuple):
    """An id made of the file's path and the keys in it; ``lasting`` is the part that stays when the file moves."""

    id: str
    lasting: str


def derived_id(spec: ReadSpec, trail: Trail, *, record: bool) -> Derived | None:
    """What a message without an id is called: its path, as long as no place in a list is part of it."""
    if spec.name is None or any(isinstance(part, int) for part in trail):
        return None
    keys = trail[:-1] if record and not spec.messages else trail
    # Rails and its like repeat the locale as the first key; without it the ids of all locales agree.
    if len(keys) > 1 and spec.locale and isinstance(keys[0], Text) and read_tag(keys[0].value) == spec.locale:
        keys = keys[1:]
    return named(spec.name, format_trail(keys))


def named(file: str, way: str) -> Derived | None:
    """The id of what stands at ``way`` in a file of that name; ``None`` when neither tells anything."""
    whole = ":".join(part for part in (file, way) if part)
    return Derived(whole, way or file.rpartition("/")[2]) if whole else None

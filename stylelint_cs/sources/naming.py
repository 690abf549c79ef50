"""What a message is called that has no id of its own: the way to it."""

from __future__ import annotations

from stylelint_cs.frozen import replace
from stylelint_cs.model import Message
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.sources.base import ReadSpec
from stylelint_cs.sources.building import Derived, Trail, named
from stylelint_cs.sources.locales import read_tag
from stylelint_cs.sources.paths import format_trail


def derived_id(spec: ReadSpec, trail: Trail, *, record: bool) -> Derived | None:
    """What a message without an id is called: its path, as long as no place in a list is part of it."""
    if spec.name is None or any(isinstance(part, int) for part in trail):
        return None
    keys = trail[:-1] if record and not spec.messages else trail
    # Rails and its like repeat the locale as the first key; without it the ids of all locales agree.
    if len(keys) > 1 and spec.locale and isinstance(keys[0], Text) and read_tag(keys[0].value) == spec.locale:
        keys = keys[1:]
    return named(spec.name, format_trail(keys))


def way_id(spec: ReadSpec, root: Node, trail: Trail) -> Derived | None:
    """What a message is called where the layout says so: its file and the way to it, up to a key of ``spec.until``.

    A place in a list is called after what stands there, as far as that has a name.
    """
    way: list[Text | int] = [name] if (name := _name(root)) is not None else []
    node: Node | None = root
    for part in trail:
        if isinstance(part, Text) and part.value in spec.until:
            break
        if isinstance(part, int):
            node = node.items[part] if isinstance(node, List) else None
            way.append(part if (name := _name(node)) is None else name)
        else:
            node = node.get(part.value) if isinstance(node, Map) else None
            way.append(part)
    return named(spec.name or "", format_trail(tuple(way)))


def _name(node: Node | None) -> Text | None:
    for key in _NAMES if isinstance(node, Map) else ():
        value = node.get(key) if isinstance(node, Map) else None
        if isinstance(value, Text) and value.value.strip():
            return value
    return None


_NAMES = ("displayName", "intent", "event", "name")
"""Keys that name what stands in a list, the one a reader knows it by first."""


def numbered(message: Message, number: int) -> Message:
    """One of several texts of a template (its header, its buttons), told apart by a number."""
    if number == 1:
        return message
    lasting = None if message.lasting is None else f"{message.lasting}#{number}"
    return replace(message, id=f"{message.id}#{number}", lasting=lasting)


def is_variant(name: str, trail: Trail) -> bool:
    """Whether the id is a key above every list on the way: what the list holds are variants of one text."""
    first = next((index for index, part in enumerate(trail) if isinstance(part, int)), len(trail))
    return any(isinstance(part, Text) and part.value == name for part in trail[:first])

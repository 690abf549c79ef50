"""Message objects as a sender writes them: every key must be a field of a message, every value of its type."""

from __future__ import annotations

from stylelint_cs.model import Message
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.sources import metadata
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.building import Document, Trail
from stylelint_cs.sources.metadata import own_locales
from stylelint_cs.sources.naming import derived_id
from stylelint_cs.sources.records import TreeBuilder
from stylelint_cs.translation import said

_SHAPE = said('Write {{"text": "…", "locale": "…"}}, a list of such objects, or {{"messages": […]}}.')
_FIELDS = tuple(metadata.FIELDS)


def read_objects(document: Document, spec: ReadSpec) -> Reading:
    """The messages of one object, a list of objects, or ``{"messages": [...]}``.

    Fields beside ``messages`` hold for each of them that does not say otherwise.
    """
    builder = TreeBuilder(document, spec)
    root = document.root
    messages: list[Message] = []
    shared: dict[str, tuple[Node, ...]] = {}
    objects: list[tuple[Node, Trail]] = [(root, ())]
    if isinstance(root, Map) and root.get("messages") is not None:
        listed = root.get("messages")
        shared = {name: nodes for name, nodes in builder.group(root).items() if name not in ("messages", "id")}
        _check_fields(builder, root, ("messages", *(name for name in _FIELDS if name != "text")))
        key = next(key for key, _ in root.items if key.value == "messages")
        objects = [(item, (key, index)) for index, item in enumerate(listed.items)] if isinstance(listed, List) else []
        if not isinstance(listed, List):
            builder.complain(listed or root, said("messages must be a list"), _SHAPE)
    elif isinstance(root, List):
        objects = [(item, (index,)) for index, item in enumerate(root.items)]
    for node, trail in objects:
        message = _object(builder, node, trail, shared)
        if message is not None:
            messages.append(message)
    return builder.reading(messages)


def _object(builder: TreeBuilder, node: Node, trail: Trail, shared: dict[str, tuple[Node, ...]]) -> Message | None:
    if not isinstance(node, Map):
        builder.complain(node, said("a message must be an object"), _SHAPE)
        return None
    _check_fields(builder, node, _FIELDS)
    own = {**shared, **builder.group(node)}
    text = node.get("text")
    key = next((key for key, _ in node.items if key.value == "text"), None)
    if text is None or key is None:
        builder.complain(node, said("the message has no text"), said('Add "text": "…".'))
        return None
    if not isinstance(text, Text) or not builder.document.is_text(text):
        builder.complain(text, said("text must be text"), said("Write it in double quotes."))
        return None
    if not text.value.strip():
        return None
    derived = derived_id(builder.spec, (*trail, key), record=True)
    return builder.message(text, own, (*trail, key), own_locales(own), derived=derived)


def _check_fields(builder: TreeBuilder, node: Map, names: tuple[str, ...]) -> None:
    builder.fields({}).known(node, names, said("a message"))

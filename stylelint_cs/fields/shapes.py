"""Shapes of definitions: records, maps, lists and either-or."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from stylelint_cs.fields.core import INVALID, PLACE, Reader, Type
from stylelint_cs.frozen import Frozen
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import did_you_mean, suggest
from stylelint_cs.translation import label as as_label
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any


class Key(NamedTuple):
    """One key of a record."""

    name: str
    type: Type
    doc: str
    required: bool = False


class Edit(NamedTuple):
    """``{add: [...], remove: [...]}`` in a list's place; ``removed`` are the nodes of ``remove``."""

    add: tuple[Any, ...]
    remove: tuple[str, ...]
    removed: tuple[Text, ...]


class Record(Frozen):
    """A mapping with known keys, read as a dict of those that are there.

    ``placed`` adds the place under PLACE. ``build`` makes something else of the dict, or returns INVALID.
    """

    name: str
    doc: str
    keys: tuple[Key, ...]
    placed: bool = False
    build: Callable[[dict[str, Any], Map, Reader], Any] | None = None

    wanted = "a mapping"

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """The dict or what ``build`` makes of it; INVALID when a key is wrong, unknown or missing."""
        if not isinstance(node, Map):
            return reader.mismatch(node, label, self.wanted)
        known = {key.name: key for key in self.keys}
        values: dict[str, Any] = {}
        good = True
        for name, child in node.items:
            key = known.get(name.value)
            if key is None:
                unknown_key(name, self.name, tuple(known), reader)
                good = False
                continue
            value = key.type.read(child, f"{key.name!r}", reader)
            if value is INVALID:
                good = False
            else:
                values[key.name] = value
        for key in self.keys:
            if key.required and not any(name.value == key.name for name, _ in node.items):
                good = False
                reader.problem(
                    node,
                    said("{what} lacks {key!r}", what=as_label(self.name), key=key.name),
                    said("Add '{key}: …' ({doc}).", key=key.name, doc=as_label(key.doc)),
                )
        if self.placed:
            values[PLACE] = node.place
        if not good:
            return INVALID
        return values if self.build is None else self.build(values, node, reader)


def unknown_key(name: Text, where: str, known: tuple[str, ...], reader: Reader) -> None:
    """Keep the problem of an unknown key, with the key that was probably meant."""
    if reader.skips():
        return
    shown = name.value if len(name.value) <= 60 else name.value[:59] + "…"
    odd = next((char for char in name.value if not char.isascii()), None) if known and known[0].isascii() else None
    place = as_label(where)
    message = said("unknown key {key!r} in {where}", key=shown, where=place)
    if odd is not None:
        message = said(
            "unknown key {key!r} in {where} (it holds U+{code:04X}, {name})",
            key=shown,
            where=place,
            code=ord(odd),
            name=unicodedata.name(odd, "unnamed"),
        )
    reader.problem(name, message, suggest(name.value, known))


class MapOf(Frozen):
    """A mapping with free keys, read as a dict; a placed value stands at its key."""

    value: Type
    key: Type
    wanted = "a mapping"

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """The dict, or INVALID when it is no mapping; wrong pairs are left out, their problems kept."""
        if not isinstance(node, Map):
            return reader.mismatch(node, label, self.wanted)
        values: dict[str, Any] = {}
        for name, child in node.items:
            key = self.key.read(name, said("a key of {label}", label=label), reader)
            value = self.value.read(child, f"{name.value[:60]!r}", reader)
            if key is INVALID or value is INVALID:
                continue
            values[key] = _at_key(value, name)
        return values


class ListOf(Frozen):
    """A list, read as a tuple.

    ``edits`` also takes ``{add, remove}``, ``single`` one item without brackets; ``unique`` refuses a text
    that is written twice; ``least`` items must be there.
    """

    item: Type
    edits: bool = False
    single: bool = False
    unique: bool = False
    least: int = 0
    wanted = "a list"

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """The tuple or the Edit, or INVALID; wrong items are left out, their problems kept."""
        if isinstance(node, List):
            return self._items(node, label, reader)
        if isinstance(node, Map) and self.edits and (_is_edit(node) or not (self.single and _takes_maps(self.item))):
            return self._edit(node, label, reader)
        if self.single and not (isinstance(node, Text) and node.null):
            value = self.item.read(node, label, reader)
            return value if value is INVALID else (value,)
        return reader.mismatch(node, label, self.wanted)

    def _items(self, node: List, label: str, reader: Reader) -> Any:
        if len(node.items) < self.least:
            return reader.problem(
                node, said("{label} is empty", label=label), said("Fill the list, or take the key out.")
            )
        if self.unique:
            _refuse_repeats(node, label, reader)
        read = [self.item.read(child, said("an entry of {label}", label=label), reader) for child in node.items]
        return tuple(value for value in read if value is not INVALID)

    def _edit(self, node: Map, label: str, reader: Reader) -> Any:
        added: tuple[Any, ...] = ()
        removed: list[Text] = []
        for name, child in node.items:
            if name.value not in ("add", "remove"):
                unknown_key(name, said("{label} (a list, or add and remove)", label=label), ("add", "remove"), reader)
            elif name.value == "add":
                items = ListOf(self.item, single=True).read(
                    child, said("{key!r} of {name}", key="add", name=label), reader
                )
                added = () if items is INVALID else items
            else:
                removed += _texts(child, said("{key!r} of {name}", key="remove", name=label), reader)
        return Edit(added, tuple(text.value for text in removed), tuple(removed))


def _refuse_repeats(node: List, label: str, reader: Reader) -> None:
    first: dict[str, Text] = {}
    for child in node.items:
        if isinstance(child, Text) and first.setdefault(child.value, child) is not child and not reader.skips():
            line = first[child.value].place.line
            text = child.value[:60]
            message = said(
                "{text!r} stands twice in {label}: already on line {line}", text=text, label=label, line=line
            )
            reader.problem(child, message, said("Take one of them out."))


def _is_edit(node: Map) -> bool:
    return bool(node.items) and all(name.value in ("add", "remove") for name, _ in node.items)


def _takes_maps(type_: Type) -> bool:
    return isinstance(type_, Record) or (isinstance(type_, OneOf) and type_.map is not None)


def _texts(node: Node, label: str, reader: Reader) -> list[Text]:
    items = node.items if isinstance(node, List) else (node,)
    good: list[Text] = []
    for item in items:
        if isinstance(item, Text) and item.value.strip():
            good.append(item)
        else:
            reader.mismatch(item, said("an entry of {label}", label=label), said("the text that names an entry"))
    return good


class OneOf(Frozen):
    """Different types by what is written: a text, a mapping or a list."""

    wanted: str
    text: Type | None = None
    map: Type | None = None
    list: Type | None = None

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """The value of whichever type fits the node's form."""
        type_ = self.text if isinstance(node, Text) else self.map if isinstance(node, Map) else self.list
        if type_ is None or (isinstance(node, Text) and node.null):
            return reader.mismatch(node, label, self.wanted)
        if self.text is not None and isinstance(node, Map) and _is_cut_text(node, type_):
            message = said(
                "{label} must be {wanted}; this is a mapping with the key {key!r}",
                label=label,
                wanted=as_label(self.wanted),
                key=node.items[0][0].value[:60],
            )
            return reader.problem(node, message, said("Put text that holds ': ' in quotes."))
        return type_.read(node, label, reader)


def _is_cut_text(node: Map, type_: Type) -> bool:
    """Whether a mapping is a text of which YAML took the part before a colon for a key."""
    if node.flow or len(node.items) != 1 or not isinstance(type_, Record):
        return False
    return did_you_mean(node.items[0][0].value, [key.name for key in type_.keys]) is None


class Built(Frozen):
    """What ``build`` makes of another type's value; it may keep a problem and return INVALID."""

    type: Type
    build: Callable[[Any, Node, Reader], Any]

    @property
    def wanted(self) -> str:
        """What the type itself wants."""
        return self.type.wanted

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """What is built, or INVALID."""
        value = self.type.read(node, label, reader)
        return value if value is INVALID else self.build(value, node, reader)


class MapBy(Frozen):
    """A mapping whose values differ by key: ``choose`` names the type of a pair, or keeps a problem.

    ``general`` stands for all of them in a JSON Schema.
    """

    choose: Callable[[Text, Node, Reader], Type | None]
    general: Type
    wanted = "a mapping"

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """The dict, or INVALID when it is no mapping; wrong pairs are left out, their problems kept."""
        if not isinstance(node, Map):
            return reader.mismatch(node, label, self.wanted)
        values: dict[str, Any] = {}
        for name, child in node.items:
            type_ = self.choose(name, child, reader)
            value = INVALID if type_ is None else type_.read(child, f"{name.value[:60]!r}", reader)
            if value is not INVALID:
                values[name.value] = _at_key(value, name)
        return values


def _at_key(value: Any, name: Text) -> Any:
    if isinstance(value, dict) and PLACE in value:
        value[PLACE] = name.place
    return value


class Lazy(Frozen):
    """A type that is only known later, for definitions that hold themselves."""

    make: Callable[[], Type]

    @property
    def wanted(self) -> str:
        """What the type itself wants."""
        return self.make().wanted

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """What the type itself reads."""
        return self.make().read(node, label, reader)

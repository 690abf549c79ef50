"""What every reader of messages shares: a document, what is known about a message, and what was in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stylelint_cs.model import Message, Meta, OffsetMap, Skipped, SourceText
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import Map, Node, Text
from stylelint_cs.problems import Problems
from stylelint_cs.sources import metadata
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.locales import TAG_MEND, read_field
from stylelint_cs.sources.metadata import Fields, LocaleNode, NodesByName
from stylelint_cs.translation import said, said_of

Trail = tuple[Text | int, ...]
"""The keys and the places in lists on the way to a text."""


class Document(NamedTuple):
    """A parsed file: its tree, where the characters of a text stand, and which scalars are text at all."""

    source: SourceText
    root: Node
    offsets: Callable[[Text], OffsetMap | None]
    is_text: Callable[[Text], bool] = lambda node: node.style != ""


class Derived(NamedTuple):
    """An id made of the file's path and the keys in it; ``lasting`` is the part that stays when the file moves."""

    id: str
    lasting: str


def named(file: str, way: str) -> Derived | None:
    """The id of what stands at ``way`` in a file of that name; ``None`` when neither tells anything."""
    whole = ":".join(part for part in (file, way) if part)
    return Derived(whole, way or file.rpartition("/")[2]) if whole else None


class About(NamedTuple):
    """What is known about a message besides its text; for ``lasting`` see :class:`Message`."""

    id: str | None
    locale: str | None
    meta: Meta
    lasting: str | None = None


class Builder:
    """Collects what is known about the messages of one document, and what is in the way."""

    def __init__(self, document: Document, spec: ReadSpec) -> None:
        self.document, self.spec = document, spec
        self.problems = Problems()
        self.skipped: list[Skipped] = []
        self._customers = self.internal = 0
        self._groups: dict[int, dict[str, tuple[Node, ...]]] = {}

    def reading(self, messages: list[Message]) -> Reading:
        """Everything that was made and collected."""
        if self._customers:
            self.skip(said_of(self._customers, "one message of customers", "{count} messages of customers"))
        if self.internal:
            self.skip(said_of(self.internal, "one internal note", "{count} internal notes"))
        return Reading(tuple(messages), tuple(self.skipped), (), self.problems.sorted())

    def skip(self, reason: str, id_: str | None = None) -> None:
        """Note something that is not judged."""
        self.skipped.append(Skipped(self.document.source.path, reason, id_))

    def complain(self, node: Node, message: str, mend: str) -> None:
        """Note a problem at a node."""
        self.problems.at(node.source, node.start, message, mend)

    def group(self, node: Map) -> dict[str, tuple[Node, ...]]:
        """The values of a map by key."""
        known = self._groups.get(id(node))
        if known is None:
            known = self._groups[id(node)] = metadata.group(node)
        return known

    def fields(self, own: NodesByName) -> Fields:
        """A reader of fields that complains when the input is strict."""
        return Fields(own, self.complain if self.spec.strict else None, self.document.is_text)

    def about(self, own: NodesByName, locales: Iterable[LocaleNode], derived: Derived | None) -> About | None:
        """What is known about a message, ``None`` when it is not to be judged."""
        fields = self.fields(own)
        meta = fields.meta(self.spec.defaults)
        if meta.role == "customer":
            self._customers += 1
            return None
        own_id = fields.text("id")
        name = own_id or (derived.id if derived is not None else None)
        if not self.spec.strict and fields.unknown_role():
            choices = metadata.choices_doc("role")
            self.skip(said("the role {role!r} is none of {choices}", role=fields.text("role"), choices=choices), name)
            return None
        return About(name, self._locale(locales), meta, None if own_id or derived is None else derived.lasting)

    def _locale(self, locales: Iterable[LocaleNode]) -> str | None:
        """The message's own locale, the path's, the file's header, the command line's."""
        own = self._first_tag(locales)
        return own or self.spec.locale or self._header() or self.spec.fallback_locale

    def _header(self) -> str | None:
        root = self.document.root
        if not isinstance(root, Map):
            return None
        names = (*metadata.LOCALE_KEYS, "@@locale")
        return self._first_tag((name, node) for name in names for node in self.group(root).get(name, ()))

    def _first_tag(self, locales: Iterable[LocaleNode]) -> str | None:
        for name, node in locales:
            if not isinstance(node, Text) or metadata.is_null(node) or not node.value.strip():
                continue
            tag = read_field(node.value)
            if tag is not None:
                return tag
            # ``language: English`` is somebody's note, a ``locale`` that is none is a mistake.
            if name == "locale" or self.spec.strict:
                self.complain(node, said("{text!r} is no locale", text=node.value[:40]), TAG_MEND)
        return None

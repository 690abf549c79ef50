"""Which scalars of a tree are messages: those the configuration's paths lead to, or those under the usual keys."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from stylelint_cs.lazy import lazy
from stylelint_cs.model import OffsetMap, Skipped
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import Problems
from stylelint_cs.sources import metadata
from stylelint_cs.sources.building import Document, Trail
from stylelint_cs.sources.paths import Match, PathExpression, select
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.sources.spread import by_locale
from stylelint_cs.translation import said

BELONGS = frozenset({*metadata.META_FIELDS, *metadata.ID_KEYS, *metadata.LOCALE_KEYS})
"""Keys of a map that say something about its message."""

_DEEPEST = 200
_LIST_ITEM = "li"
_DEFAULT = "defaultMessage"
"""The key of FormatJS that the text stands under; its neighbours tell about it."""
_LETTER = lazy(r"\p{L}")


class Found(NamedTuple):
    """A text that was picked: its node, the nodes above it from the root, and the way to it.

    ``record``: the innermost map above it is about this text (and not a table of texts). ``offsets``: where a text that
    is joined of several stands. ``locale``: the key of a map of locales that it stands under.
    """

    node: Text
    above: tuple[Node, ...]
    trail: Trail
    record: bool = True
    match: Match | None = None
    path: PathExpression | None = None
    offsets: OffsetMap | None = None
    locale: Text | None = None


class Picker:
    """Walks one document; what should have been a message and is none goes into ``problems`` and ``skipped``.

    A value that YAML repeats by an alias is picked once, where it is written. ``known`` are the locales with a pack.
    """

    def __init__(self, document: Document, problems: Problems, known: Collection[str] = frozenset()) -> None:
        self.document, self.problems, self._known = document, problems, known
        self.skipped: list[Skipped] = []
        self._seen: set[int] = set()

    def by_paths(
        self, paths: tuple[PathExpression, ...], twins: Mapping[str, str], *, exact: bool = True
    ) -> Iterator[Found]:
        """The texts that the paths lead to; for ``twins`` see :class:`stylelint_cs.sources.presets.Preset`.

        ``exact``: whoever wrote the paths knows the file, so that anything but text is a mistake there.
        """
        written = {path.text for path in paths}
        for path in paths:
            for match in select(self.document.root, path):
                node = match.node
                if path.text in twins and _is_filled(match.nodes[-2], twins[path.text]):
                    continue
                if path.joined is not None:
                    yield from self._joined(path, match)
                    continue
                if isinstance(node, List) and any(other.startswith(f"{path.text}[") for other in written):
                    continue
                if not isinstance(node, Text):
                    if exact:
                        self._no_text(node, path.text)
                elif self._is_message(node, path.text):
                    yield Found(node, match.nodes[:-1], match.trail, path.ends_in_record, match, path)

    def _joined(self, path: PathExpression, match: Match) -> Iterator[Found]:
        """The texts of one key below a node as one text, a line for each block."""
        pieces = Pieces(match.node.source.text)
        nodes = list(joined_texts(match.node, path.joined or ""))
        for node, begins_line in nodes:
            offsets = self.document.offsets(node) if self.document.is_text(node) else None
            if offsets is not None and self._first_time(node):
                pieces.join(node.value, offsets, "\n" if begins_line else "")
        if pieces.text.strip():
            start, end = nodes[0][0].start, nodes[-1][0].end
            whole = Text(match.node.source, start, end, pieces.text, '"')
            yield Found(whole, match.nodes[:-1], match.trail, True, match, path, pieces.offsets(start))

    def by_keys(self, node: Node, above: tuple[Node, ...] = (), trail: Trail = ()) -> Iterator[Found]:
        """The texts under the usual keys; what belongs to a message (its history, its tags) is no message."""
        if isinstance(node, Text) or not self._first_time(node) or self._too_deep(node, above):
            return
        here = (*above, node)
        if isinstance(node, List):
            for index, item in enumerate(node.items):
                yield from self.by_keys(item, here, (*trail, index))
            return
        record = any(self._holds_text(key, value) for key, value in node.items)
        for key, value in node.items:
            if key.value in metadata.MESSAGE_KEYS:
                yield from self._texts(value, here, (*trail, key))
            if not (record and key.value in BELONGS):
                yield from self.by_keys(value, here, (*trail, key))
        if not record and _lacks_text(node):
            name = next(
                (value.value for key, value in node.items if key.value == "id" and isinstance(value, Text)), None
            )
            self.skipped.append(Skipped(node.source.path, said("a message without text"), name))

    def all_strings(self, node: Node, above: tuple[Node, ...] = (), trail: Trail = ()) -> Iterator[Found]:
        """Every text of a file that is named after a locale; its keys are the names of the texts."""
        if isinstance(node, Text):
            if self.document.is_text(node) and _LETTER.search(node.value) and self._is_message(node):
                yield Found(node, above, trail, record=False)
            return
        if not self._first_time(node) or self._too_deep(node, above):
            return
        here = (*above, node)
        if isinstance(node, List):
            for index, item in enumerate(node.items):
                yield from self.all_strings(item, here, (*trail, index))
            return
        only = node.get(_DEFAULT)
        for key, value in node.items:
            if isinstance(only, Text) and value is not only:
                continue
            # ``@key`` holds notes on ``key``, and what the file says about itself is no message.
            if not key.value.startswith("@") and not (not above and key.value in metadata.LOCALE_KEYS):
                yield from self.all_strings(value, here, (*trail, key))

    def forget(self) -> None:
        """Begin again with another way of picking."""
        self._seen.clear()

    def _first_time(self, node: Node) -> bool:
        if id(node) in self._seen:
            return False
        self._seen.add(id(node))
        return True

    def _too_deep(self, node: Node, above: tuple[Node, ...]) -> bool:
        # The readers refuse deep nesting as it is written; aliases of YAML may still build it.
        if len(above) < _DEEPEST:
            return False
        self.problems.at(node.source, node.start, said("aliases nest this too deep"), said("Write it out."))
        return True

    def _no_text(self, node: Node, path: str) -> None:
        if isinstance(node, List):
            message, end = said("{path} leads to a list, not to text", path=path), "[]"
        else:
            message, end = said("{path} leads to a map, not to text", path=path), ".text"
        mend = said("Write {path} in 'messages:'.", path=path + end)
        self.problems.at(node.source, node.start, message, mend)

    def _is_message(self, node: Text, path: str = "") -> bool:
        if metadata.is_null(node) or not self._first_time(node):
            return False
        if not self.document.is_text(node):
            shown = node.value[:40]
            complaint = (
                said("{path} leads to {value!r}, which is no text", path=path, value=shown)
                if path
                else said("the text of a message is {value!r}, which is no text", value=shown)
            )
            self.problems.at(node.source, node.start, complaint, said("Put it in quotes if it is text."))
            return False
        return bool(node.value.strip())

    def _holds_text(self, key: Text, value: Node) -> bool:
        if key.value not in metadata.MESSAGE_KEYS:
            return False
        return isinstance(value, Text | List) or by_locale(value, self._known, hinted=True)

    def _texts(self, value: Node, above: tuple[Node, ...], trail: Trail) -> Iterator[Found]:
        if isinstance(value, Text):
            if self._is_named(value, above[-1]):
                yield Found(value, above, trail)
        elif isinstance(value, List):
            for index, item in enumerate(value.items):
                if isinstance(item, Text) and self.document.is_text(item) and self._is_message(item):
                    yield Found(item, (*above, value), (*trail, index))
        elif by_locale(value, self._known, hinted=True):
            for key, item in value.items:
                if isinstance(item, Text) and self._is_named(item, above[-1]):
                    yield Found(item, above, (*trail, key), locale=key)

    def _is_named(self, value: Text, record: Node) -> bool:
        # A number under a usual key is a mistake in what is plainly a message, and else somebody else's data.
        if not self.document.is_text(value) and not metadata.is_null(value):
            keys = {key.value for key, _ in record.items} if isinstance(record, Map) else set()
            if not keys & {"id", "locale"}:
                return False
        return self._is_message(value)


def joined_texts(node: Node, key: str) -> Iterator[tuple[Text, bool]]:
    """The texts of a key below a node in order, each with whether it begins a line (a block, an item of a list)."""
    items = node.items if isinstance(node, List) else (node,)
    for item in items:
        for index, (text, begins_line) in enumerate(_texts_of(item, key)):
            yield text, begins_line or not index


def _texts_of(node: Node, key: str) -> Iterator[tuple[Text, bool]]:
    if isinstance(node, Map):
        kind = node.get("type")
        begins_line = isinstance(kind, Text) and kind.value == _LIST_ITEM
        for name, value in node.items:
            if name.value == key and isinstance(value, Text):
                yield value, begins_line
                begins_line = False
            elif not isinstance(value, Text):
                for text, begins in _texts_of(value, key):
                    yield text, begins or begins_line
                    begins_line = False
    elif isinstance(node, List):
        for item in node.items:
            yield from _texts_of(item, key)


def _is_filled(node: Node, name: str) -> bool:
    value = node.get(name) if isinstance(node, Map) else None
    return isinstance(value, Text) and not metadata.is_null(value) and bool(value.value.strip())


def _lacks_text(node: Map) -> bool:
    keys = {key.value for key, _ in node.items}
    return {"id", "locale"} <= keys and all(isinstance(value, Text) for _, value in node.items)

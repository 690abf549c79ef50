"""One pass over the events of libyaml: builds nodes, and refuses what must not be built, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from stylelint_cs.lazy import lazy
from stylelint_cs.marked.controls import escape_mend, is_half, is_suspicious, named
from stylelint_cs.marked.errors import syntax_problem
from stylelint_cs.model import SourceText
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text, cut_text
from stylelint_cs.problems import Problems
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, TypeAlias

_BREAKS = "\x85\u2028\u2029"
_CONTROL = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_EXOTIC = lazy(r"[\x85\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ANCHOR = lazy(r"&\S+\s*")
_HASH = lazy(r"[ \t]#")


class Limits(NamedTuple):
    """What a YAML file may cost: bytes, levels of nesting, and nodes once every alias is written out."""

    bytes: int = 8 * 1024 * 1024
    depth: int = 32
    nodes: int = 1_000_000


class _Stop(Exception):
    """Reading on would be dangerous or pointless; the problem is already kept."""


class _Frame:
    """A mapping or sequence that is still open; ``pairs`` is used by the first, ``values`` by the second."""

    __slots__ = ("anchor", "flow", "is_map", "key", "pairs", "seen", "start", "values", "weight")

    def __init__(self, start: int, anchor: str | None, *, is_map: bool, flow: bool) -> None:
        self.start, self.anchor, self.is_map, self.flow = start, anchor, is_map, flow
        self.values: list[Node] = []
        self.pairs: list[tuple[Text, Node]] = []
        self.key: Text | None = None
        self.seen: dict[str, Text] = {}
        self.weight = 1


KeyPath: TypeAlias = tuple[str | None, ...]
"""Keys from the top of a file down, ``None`` for any."""
_FLATTER = said("Close brackets that were opened, or write it flatter.")


class Shared(Exception):
    """What was to be skipped shares values with the rest of the file, or with itself."""


class Builder:
    """Turns one source into a tree; everything wrong goes into ``problems``."""

    def __init__(
        self, source: SourceText, limits: Limits, problems: Problems, *, strict: bool, skip: KeyPath = ()
    ) -> None:
        self.source, self.limits, self.problems, self.strict = source, limits, problems, strict
        self._skip = skip
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._quoted: list[tuple[int, int]] = []
        self._total = 0
        self._ended: list[Node] | None = None
        """The roots of the documents before this one, ``None`` before the first."""
        self.whole = True
        """Whether the tree holds everything that the file says: problems may have been kept all the same."""
        self._root: Node = Text(source, 0, 0, "", "", True)
        self._watched = is_suspicious(source.text)
        hashes = _HASH.finditer(source.text) if strict and "#" in source.text else ()
        self._hashes = frozenset(match.start() for match in hashes)

    @property
    def documents(self) -> tuple[Node, ...]:
        """The root nodes of all documents, once they were read; the empty ones count only where all are."""
        roots = (*(self._ended or ()), self._root)
        return tuple(root for root in roots if not (isinstance(root, Text) and root.null)) or roots[:1]

    def run(self) -> Node:
        """The root node, an empty text when there is none."""
        import yaml

        if self._watched:
            known = len(self.problems)
            self._refuse_controls()
            if len(self.problems) > known:
                self.whole = False
                return self._root
        open_list = partial(self._open, is_map=False)
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: open_list,
            yaml.MappingStartEvent: partial(self._open, is_map=True),
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
            yaml.DocumentStartEvent: self._document,
        }
        try:
            events = self._events()
            for event in events:
                handler = handlers.get(type(event))
                if handler is None:
                    continue
                if len(self._stack) == len(self._skip) > 0 and handler is open_list and self._is_skipped():
                    self._pass_over(event, events)
                else:
                    handler(event)
        except (yaml.YAMLError, ValueError, _Stop) as error:
            self.whole = False
            if not isinstance(error, _Stop):
                self.problems.add(syntax_problem(self.source, error))
        if self._watched and self.strict:
            self._refuse_reordering()
        return self._root

    def _events(self) -> Iterator[Any]:
        import yaml

        return yaml.parse(self.source.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def _refuse_controls(self) -> None:
        for match in _CONTROL.finditer(self.source.text):
            self.problems.at(
                self.source,
                match.start(),
                said("{char} must not stand in the file", char=named(match[0])),
                escape_mend(match[0]),
            )
        if not self.strict:
            return
        for match in _EXOTIC.finditer(self.source.text):
            if match[0] in _BREAKS:
                message = said("{char} breaks the line where editors and reviewers see none", char=named(match[0]))
                self.problems.at(self.source, match.start(), message, escape_mend(match[0]))

    def _refuse_reordering(self) -> None:
        for match in _EXOTIC.finditer(self.source.text):
            at = match.start()
            if match[0] not in _BREAKS and not any(start <= at < end for start, end in self._quoted):
                message = said("{char} changes the reading order outside quotes", char=named(match[0]))
                self.problems.at(self.source, at, message, escape_mend(match[0]))

    def _stop(self, offset: int, message: str, mend: str) -> _Stop:
        self.problems.at(self.source, offset, message, mend)
        return _Stop()

    def _document(self, event: Any) -> None:
        if self._ended is None:
            self._ended = []
            return
        at = event.start_mark.index
        if self.strict:
            message = said("a second document begins here, and only the first would count")
            raise self._stop(at, message, said("Take out the line '---', or split the file."))
        self._count(1, at)
        self._ended.append(self._root)
        # Anchors end with their document.
        self._anchors, self._root = {}, Text(self.source, at, at, "", "", True)

    def _refuse_tag(self, event: Any) -> None:
        implicit = any(event.implicit) if isinstance(event.implicit, tuple) else event.implicit
        if not implicit:
            message = said("the tag {tag} is not understood", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
            mend = said("Take it out and write plain text, a list ([a, b]) or a mapping ({{key: value}}).")
            self.problems.at(self.source, event.start_mark.index, message, mend)

    def _scalar(self, event: Any) -> None:
        # The bulk of a file: everything that is rare is asked for in one glance.
        start, end, style = event.start_mark.index, event.end_mark.index, event.style
        if event.tag is not None or event.anchor is not None:
            start = self._properties(event, start, end)
        node = Text(self.source, start, end, event.value, style or "", not style and start == end)
        if style:
            if self._watched and style in "'\"":
                self._quoted.append((start, end))
            if style == '"' and is_half(event.value):
                # libyaml refuses it by itself.
                raise ValueError
        elif end in self._hashes:
            cut = cut_text(node)
            if cut is not None:
                self.problems.add(cut)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, 1)
        self._total += 1
        if self._total > self.limits.nodes:
            self._count(0, start)
        self._put(node, 1)

    def _properties(self, event: Any, start: int, end: int) -> int:
        """Where a scalar with a tag or an anchor begins."""
        if event.tag is not None:
            self._refuse_tag(event)
        prefix = _ANCHOR.match(self.source.text, start, end) if event.anchor is not None else None
        return prefix.end() if prefix else start

    def _alias(self, event: Any) -> None:
        known = self._anchors.get(event.anchor)
        at = event.start_mark.index
        if known is None:
            message = said("the alias *{name} has no anchor, or stands inside what it repeats", name=event.anchor)
            raise self._stop(at, message, said("Put text that begins with {char!r} in quotes.", char="*"))
        self._count(known[1], at)
        self._put(known[0], known[1])

    def _count(self, weight: int, at: int) -> None:
        self._total += weight
        if self._total > self.limits.nodes:
            message = said("the file expands to more than {most:,} values", most=self.limits.nodes)
            raise self._stop(at, message, said("Write it without so many aliases (*name), or split it."))

    def _open(self, event: Any, *, is_map: bool) -> None:
        at = event.start_mark.index
        if len(self._stack) >= self.limits.depth:
            message = said("nested deeper than {most} levels", most=self.limits.depth)
            raise self._stop(at, message, _FLATTER)
        if event.tag is not None:
            self._refuse_tag(event)
        self._count(1, at)
        self._stack.append(_Frame(at, event.anchor, is_map=is_map, flow=bool(event.flow_style)))

    def _is_skipped(self) -> bool:
        keys = [frame.key.value if frame.key is not None else "" for frame in self._stack]
        return all(name in (None, key) for name, key in zip(self._skip, keys, strict=True))

    def _pass_over(self, start: Any, events: Iterator[Any]) -> None:
        """Take an empty list for what is not wanted; only what guards against hostile files still counts."""
        depth, event = 1, start
        while depth:
            if event.__class__.__name__ != "AliasEvent" and getattr(event, "anchor", None) is not None:
                raise Shared
            event = next(events)
            kind = event.__class__.__name__
            if kind == "AliasEvent":
                raise Shared
            if self._watched and kind == "ScalarEvent" and event.style in ("'", '"'):
                self._quoted.append((event.start_mark.index, event.end_mark.index))
            depth += kind.endswith("StartEvent") - kind.endswith("EndEvent")
            self._count(1, event.start_mark.index)
            if depth + len(self._stack) > self.limits.depth:
                message = said("nested deeper than {most} levels", most=self.limits.depth)
                raise self._stop(event.start_mark.index, message, _FLATTER)
        self._put(List(self.source, start.start_mark.index, event.end_mark.index, ()), 1)

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        end = event.end_mark.index
        node: Node
        if frame.is_map:
            node = Map(self.source, frame.start, end, tuple(frame.pairs), frame.flow)
        else:
            node = List(self.source, frame.start, end, tuple(frame.values), frame.flow)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (node, frame.weight)
        self._put(node, frame.weight)

    def _put(self, node: Node, weight: int) -> None:
        if not self._stack:
            self._root = node
            return
        frame = self._stack[-1]
        frame.weight += weight
        if not frame.is_map:
            frame.values.append(node)
        elif frame.key is None:
            frame.key = self._as_key(node, frame)
        else:
            frame.pairs.append((frame.key, node))
            frame.key = None

    def _as_key(self, node: Node, frame: _Frame) -> Text:
        if not isinstance(node, Text):
            at = frame.start if frame.flow else node.start
            mend = said("Put text that begins with {char!r} in quotes.", char=self.source.text[at : at + 1] or "?")
            self.problems.at(self.source, at, said("a key must be text"), mend)
            self.whole = False
            return Text(self.source, node.start, node.end, "")
        if self.strict and node.value == "<<" and node.plain:
            message = said("the merge key << is not allowed")
            raise self._stop(node.start, message, said("Write the keys out, or share them through 'extends'."))
        first = frame.seen.setdefault(node.value, node)
        if first is not node:
            line = self.source.position(first.start).line
            message = said(
                "duplicate key {value!r}: it already stands on line {line}", value=node.value[:60], line=line
            )
            self.problems.at(self.source, node.start, message, said("Keep one of the two."))
        return node

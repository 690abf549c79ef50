"""From a tree to messages: each picked text with its id, its locale and everything known about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stylelint_cs.model import Message, OffsetMap, Skipped, Span
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import either
from stylelint_cs.sources import metadata
from stylelint_cs.sources.base import Reading, ReadSpec, too_long
from stylelint_cs.sources.building import Builder, Derived, Document, Trail
from stylelint_cs.sources.entities import without_entities
from stylelint_cs.sources.keyed import KeyedLocales, locale_nodes
from stylelint_cs.sources.metadata import LocaleNode, NodesByName
from stylelint_cs.sources.naming import derived_id, is_variant, numbered, way_id
from stylelint_cs.sources.paths import PathExpression, aligned, format_trail
from stylelint_cs.sources.picking import BELONGS, Found, Picker
from stylelint_cs.sources.plurals import without_plural
from stylelint_cs.sources.prose import markup, union
from stylelint_cs.sources.spread import is_catalog
from stylelint_cs.translation import said, said_of


def read_laid_out(document: Document, spec: ReadSpec) -> Reading:
    """The messages of a tree; one that nobody pointed at is read along its layout, when that is known."""
    # A sender of single messages need not wait for the layouts of files.
    from stylelint_cs.sources.layouts import laid_out

    found = laid_out(spec, document.root)
    return Reading(skipped=(found,)) if isinstance(found, Skipped) else read_document(document, found)


def read_document(document: Document, spec: ReadSpec) -> Reading:
    """The messages of a tree, in the order of the file."""
    builder = TreeBuilder(document, spec)
    picker = Picker(document, builder.problems, spec.known)
    messages = [message for item in chosen(builder, picker) if (message := message_of(builder, item)) is not None]
    messages.sort(key=lambda message: message.offsets.span(0, 0).start)
    return builder.reading(messages)


def read_strings(document: Document, spec: ReadSpec) -> Reading:
    """Every text of a tree, whatever its keys are called."""
    builder = TreeBuilder(document, spec)
    found = Picker(document, builder.problems).all_strings(document.root)
    messages = [message for item in found if (message := message_of(builder, item)) is not None]
    return builder.reading(messages)


def chosen(builder: TreeBuilder, picker: Picker) -> list[Found]:
    """The texts of a document that are messages; where there is none, why is noted."""
    spec, root = builder.spec, builder.document.root
    if spec.messages:
        found = list(picker.by_paths(spec.messages, spec.twins, exact=not spec.others))
        # Several paths lead here and there; the texts of one id are numbered as they stand.
        found.sort(key=lambda item: item.node.start)
    else:
        found = list(picker.by_keys(root))
        if not (picker.skipped or builder.problems) and is_catalog(spec, root, len(found)):
            picker.forget()
            found = list(picker.all_strings(root))
    builder.skipped += picker.skipped
    if not (found or picker.skipped or builder.problems):
        builder.skip(_nothing(spec))
    return found


NOTHING = "no message"
"""How the reason begins for which a tree is left out that holds none."""


def joined(readings: Sequence[Reading]) -> Reading:
    """What several trees of one file hold; one without a message is worth no word beside one that has some."""
    messages = tuple(message for reading in readings for message in reading.messages)
    skipped = tuple(dict.fromkeys(item for reading in readings for item in reading.skipped))
    if messages and len(readings) > 1:
        skipped = tuple(item for item in skipped if not item.reason.startswith(NOTHING))
    problems = tuple(problem for reading in readings for problem in reading.problems)
    return Reading(messages, skipped, (), problems)


def _nothing(spec: ReadSpec) -> str:
    if spec.messages:
        many = len(spec.messages) > 3
        if many:
            return said("nothing stands at one of its paths")
        return said("nothing stands at {paths}", paths=either([path.text for path in spec.messages]))
    return said("no message under the usual keys")


def message_of(builder: TreeBuilder, found: Found) -> Message | None:
    """The message of a picked text, ``None`` when it must not or need not be judged."""
    if _is_internal(builder.spec, found):
        builder.internal += 1
        return None
    own = _own_fields(builder, found)
    most = builder.spec.longest.get(found.path.text) if found.path is not None else None
    if most is not None and len(found.node.value) > most:
        size = len(found.node.value)
        wrong = said_of(
            size,
            "the text has {count:,} character, at most {most:,} may stand here",
            "the text has {count:,} characters, at most {most:,} may stand here",
            most=most,
        )
        builder.complain(found.node, wrong, said("Shorten it; the service that sends it refuses longer ones."))
    steps = builder.keyed.steps(found)
    locales = locale_nodes(found, own, _record(found), steps, builder.group)
    name = found.trail if found.record else _without_plural(builder, found)
    name = tuple(part for index, part in enumerate(name) if index not in steps and part is not found.locale)
    way = way_id(builder.spec, builder.document.root, found.trail) if builder.spec.until else None
    derived = way or derived_id(builder.spec, name, record=found.record)
    message = builder.message(found.node, own, found.trail, locales, derived=derived, offsets=found.offsets)
    if message is None or message.id is None or not _is_numbered(builder.spec):
        return message
    if way is None and is_variant(message.id, found.trail):
        return message
    template = message.id if way is not None else (own["id"][0] if own.get("id") else found.node).start
    return numbered(message, builder.number(template, message.locale))


def _without_plural(builder: TreeBuilder, found: Found) -> Trail:
    above = found.above[-1] if found.above else None
    return without_plural(found.trail, builder.group(above)) if isinstance(above, Map) else found.trail


def _is_numbered(spec: ReadSpec) -> bool:
    return bool(spec.others) and not spec.one_per_locale


def _is_internal(spec: ReadSpec, found: Found) -> bool:
    """Whether a flag beside a text says that no customer reads it."""
    flag = spec.public.get(found.path.text) if found.path is not None else None
    if flag is None or found.match is None or found.path is None:
        return False
    nodes = aligned(found.match, found.path, flag)
    words = [item for node in nodes for item in (node.items if isinstance(node, List) else (node,))]
    return any(isinstance(word, Text) and word.value.casefold() == "false" for word in words)


def _record(found: Found) -> Map | None:
    if not found.record:
        return None
    return next((node for node in reversed(found.above) if isinstance(node, Map)), None)


def _own_fields(builder: TreeBuilder, found: Found) -> dict[str, tuple[Node, ...]]:
    """The fields of the map that holds a text, and above them those the configuration points at."""
    match, path = found.match, found.path
    if match is None or path is None:
        return own_fields(builder, _record(found))

    own = own_fields(builder, _record(found), lambda other: aligned(match, path, other))
    beside: dict[str, list[Node]] = {}
    for name, other in builder.spec.others:
        # Only what keys alone lead to from here is surely about this text.
        if all(step.kind == "key" for step in path.beyond(other)):
            beside[name] = [*beside.get(name, ()), *aligned(match, path, other)]
    own.update((name, (*nodes, *own.get(name, ()))) for name, nodes in beside.items())
    return own


def own_fields(
    builder: Builder, record: Map | None, follow: Callable[[PathExpression], list[Node]] | None = None
) -> dict[str, tuple[Node, ...]]:
    """The fields of ``record``, the id under ``id``, and above them what ``follow`` finds at the paths of the spec."""
    known = builder.group(record) if record is not None else {}
    own = {name: value for name, value in known.items() if name in BELONGS}
    if "role" not in own and not builder.spec.strict and (said_elsewhere := metadata.speaker(known)):
        own["role"] = said_elsewhere
    names = [own.pop(name) for name in metadata.ID_KEYS if name in own]
    if names:
        own["id"] = names[0]
    if follow is not None:
        spec = builder.spec
        pointed = {**spec.meta, **({"id": spec.id} if spec.id is not None else {})}
        own.update((name, tuple(follow(path))) for name, path in pointed.items())
    return own


class TreeBuilder(Builder):
    """Makes messages of the scalars of one tree."""

    def __init__(self, document: Document, spec: ReadSpec) -> None:
        super().__init__(document, spec)
        self._named: dict[tuple[int | str, str | None], int] = {}
        self.keyed = KeyedLocales(spec)

    def message(
        self,
        node: Text,
        own: NodesByName,
        trail: Trail,
        locales: Iterable[LocaleNode] = (),
        *,
        derived: Derived | None = None,
        offsets: OffsetMap | None = None,
        masks: tuple[Span, ...] = (),
    ) -> Message | None:
        """The message of a scalar, ``None`` when it must not or need not be judged."""
        if not self._fits(node):
            return None
        about = self.about(own, locales, derived)
        if offsets is None and about is not None:
            offsets = self.document.offsets(node)
        if about is None or offsets is None:
            return None
        found = markup(node.value, markdown=self.spec.markdown)
        masks = union(found.masks, masks) if masks else found.masks
        text, offsets, masks, quotes = without_entities(node.value, offsets, masks, found.quotes)
        key = format_trail(trail) or None
        place = self.document.source, offsets
        return Message(text, about.locale, about.id, *place, about.meta, key, masks, quotes, about.lasting)

    def number(self, name: int | str, locale: str | None) -> int:
        """How many messages of a locale have had an id, or the id at an offset, by now; this one counted."""
        count = self._named[name, locale] = self._named.get((name, locale), 0) + 1
        return count

    def _fits(self, node: Text) -> bool:
        limit = self.spec.limits.message_bytes
        if len(node.value) * 4 <= limit:
            return True
        size = len(node.value.encode("utf-8", "surrogatepass"))
        if size > limit:
            self.complain(node, too_long(size, limit), said("Split the message."))
        return size <= limit

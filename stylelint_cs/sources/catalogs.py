"""Catalogues of translations: files in which every entry is a message, whatever their notation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from stylelint_cs.frozen import replace
from stylelint_cs.limits import Limits
from stylelint_cs.model import Message, OffsetMap, SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import Map, Text
from stylelint_cs.problems import Problems
from stylelint_cs.sources.base import MARKER, Reading, ReadSpec
from stylelint_cs.sources.building import Document, Trail
from stylelint_cs.sources.comments import Written, placed
from stylelint_cs.sources.paths import format_trail
from stylelint_cs.sources.records import TreeBuilder
from stylelint_cs.translation import said, said_of

UNTRANSLATED, OBSOLETE, FUZZY, FIXED = "untranslated", "obsolete", "fuzzy", "fixed"
"""Why an entry is left out: it has no translation, is not used any more, is a guess, or is not to be translated."""


class Entry(NamedTuple):
    """One text of a catalogue.

    ``start`` and ``end`` are the offsets of the file that enclose the text as it is written, its quotes included;
    ``offsets`` says where each character of ``text`` stands. ``keys`` lead to it; plural forms of one text share the
    keys and differ in ``form`` (a tuple where one key leads to the next). ``locale`` is the entry's own. ``masks`` are
    spans of ``text`` that are no prose.
    """

    text: str
    offsets: OffsetMap
    start: int
    end: int
    keys: tuple[str, ...]
    form: str | int | tuple[str, ...] | None = None
    locale: str | None = None
    masks: tuple[Span, ...] = ()


class Catalog(NamedTuple):
    """What a catalogue holds: its entries in the order of the file, and everything around them.

    ``language`` is what the file says of itself. ``left_out`` counts the entries that are not judged, by reason in
    the singular. ``comments`` are all comments, those that speak to nobody too.
    """

    entries: tuple[Entry, ...] = ()
    language: str | None = None
    left_out: Mapping[str, int] = {}
    comments: tuple[Written, ...] = ()


def read_with(parse: Callable[[SourceText, Limits, Problems], Catalog], source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a catalogue that ``parse`` reads; what it cannot read it puts into the problems."""
    problems = Problems()
    return read_catalog(source, spec, parse(source, spec.limits, problems), problems)


def read_catalog(source: SourceText, spec: ReadSpec, catalog: Catalog, problems: Problems) -> Reading:
    """The messages of a catalogue."""
    head = Text(source, 0, 0, catalog.language or "")
    root = Map(source, 0, len(source.text), ((Text(source, 0, 0, "language"), head),))
    maps: dict[int, OffsetMap] = {}
    builder = TreeBuilder(Document(source, root, lambda node: maps[id(node)], lambda node: True), spec)
    messages: list[Message] = []
    kept: list[Text] = []
    for entry in catalog.entries:
        if not entry.text.strip():
            continue
        node = Text(source, entry.start, entry.end, entry.text, '"')
        kept.append(node)  # while it lives nothing else has its id
        maps[id(node)] = entry.offsets
        message = _message(builder, node, entry)
        if message is not None:
            messages.append(message)
    for reason, count in catalog.left_out.items():
        if count:
            builder.skip(_counted(reason, count))
    if not catalog.entries and not catalog.left_out and not problems:
        builder.skip(said("no message in the file"))
    reading = builder.reading(messages)
    problems.extend(reading.problems)
    spoken = catalog.comments if MARKER in source.text else ()
    return reading._replace(problems=problems.sorted(), comments=placed(source, spoken, reading.messages))


def _counted(reason: str, count: int) -> str:
    return {
        UNTRANSLATED: said_of(count, "one untranslated entry", "{count:,} untranslated entries"),
        OBSOLETE: said_of(count, "one obsolete entry", "{count:,} obsolete entries"),
        FUZZY: said_of(count, "one fuzzy entry", "{count:,} fuzzy entries"),
        FIXED: said_of(count, "one text that is not to be translated", "{count:,} texts that are not to be translated"),
    }[reason]


def too_many_texts(most: int) -> str:
    """What is wrong with a file that holds more texts than the cap allows."""
    return said_of(most, "the file holds more than {count:,} text", "the file holds more than {count:,} texts")


def _message(builder: TreeBuilder, node: Text, entry: Entry) -> Message | None:
    source, spec = node.source, builder.spec
    trail: Trail = tuple(Text(source, entry.start, entry.start, key) for key in entry.keys)
    own: dict[str, tuple[Text, ...]] = {}
    way = format_trail(trail)
    if spec.name is not None:
        name = ":".join(part for part in (spec.name, way) if part)
        own["id"] = (Text(source, entry.start, entry.start, name, '"'),)
    if entry.form is not None:
        forms = entry.form if isinstance(entry.form, tuple) else (str(entry.form),)
        trail = (*trail, *(Text(source, entry.start, entry.start, form) for form in forms))
    locales = [("language", Text(source, entry.start, entry.start, entry.locale))] if entry.locale else []
    message = builder.message(node, own, trail, locales, masks=entry.masks)
    return message if message is None or not own else replace(message, lasting=way or None)


def counted(reasons: Iterable[str]) -> dict[str, int]:
    """How often each reason was given, in the order of their first time."""
    found: dict[str, int] = {}
    for reason in reasons:
        found[reason] = found.get(reason, 0) + 1
    return found

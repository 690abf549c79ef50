"""Apple's string catalogues (``.xcstrings``): every translated value in every language, plural and device forms too.

Entries that are not to be translated and values that are new or stale are counted. Source: the JSON that Xcode 15
and later writes (``strings``, ``localizations``, ``stringUnit``, ``variations``, ``substitutions``).
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.frozen import replace
from stylelint_cs.model import Message, SourceText
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import Map, Text
from stylelint_cs.sources import json
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.building import Document
from stylelint_cs.sources.catalogs import FIXED, UNTRANSLATED, counted
from stylelint_cs.sources.paths import format_trail
from stylelint_cs.sources.records import TreeBuilder
from stylelint_cs.translation import said, said_of

_OPEN = frozenset({"new", "stale"})


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a string catalogue."""
    return json.read_with(source, spec, _interpret)


class _Unit(NamedTuple):
    """A value, the keys that lead to it from its language, and its state."""

    value: Text
    trail: tuple[Text, ...]
    state: str


def _interpret(document: Document, spec: ReadSpec) -> Reading:
    builder = TreeBuilder(document, spec)
    root = document.root
    strings = root.get("strings") if isinstance(root, Map) else None
    messages: list[Message] = []
    left_out: list[str] = []
    for key, entry in strings.items if isinstance(strings, Map) else ():
        localizations = entry.get("localizations") if isinstance(entry, Map) else None
        if not isinstance(entry, Map) or not isinstance(localizations, Map):
            continue
        fixed = entry.get("shouldTranslate")
        if isinstance(fixed, Text) and fixed.value == "false":
            left_out.append(FIXED)
            continue
        for language, node in localizations.items:
            for unit in _units(node, ()):
                if unit.state in _OPEN:
                    left_out.append(UNTRANSLATED)
                    continue
                message = _message(builder, unit, key, language)
                if message is not None:
                    messages.append(message)
    for reason, count in counted(left_out).items():
        builder.skip(_counted(reason, count))
    if not isinstance(strings, Map):
        builder.skip(said("no 'strings' in the file"))
    messages.sort(key=lambda message: message.offsets.span(0, 0).start)
    return builder.reading(messages)


def _counted(reason: str, count: int) -> str:
    if reason == UNTRANSLATED:
        return said_of(count, "{count:,} untranslated entry", "{count:,} untranslated entries")
    return said_of(
        count, "{count:,} text that is not to be translated", "{count:,} texts that are not to be translated"
    )


def _units(node: object, trail: tuple[Text, ...]) -> Iterator[_Unit]:
    """The values below a language: its own, and those of its plural and device forms."""
    if not isinstance(node, Map):
        return
    for key, child in node.items:
        if key.value == "stringUnit" and isinstance(child, Map):
            value, state = child.get("value"), child.get("state")
            if isinstance(value, Text) and value.style == '"' and value.value.strip():
                yield _Unit(value, trail, state.value if isinstance(state, Text) else "")
        elif key.value not in ("argNum", "formatSpecifier"):
            yield from _units(child, trail if key.value in ("variations", "substitutions") else (*trail, key))


def _message(builder: TreeBuilder, unit: _Unit, key: Text, language: Text) -> Message | None:
    own: dict[str, tuple[Text, ...]] = {}
    if builder.spec.name is not None:
        name = ":".join(part for part in (builder.spec.name, format_trail((key,))) if part)
        own["id"] = (Text(key.source, key.start, key.end, name, '"'),)
    trail = (key, language, *unit.trail)
    message = builder.message(unit.value, own, trail, [("language", language)])
    return message if message is None or not own else replace(message, lasting=format_trail((key,)) or None)

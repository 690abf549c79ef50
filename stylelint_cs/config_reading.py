"""Reads ``stylelint-cs.yaml``: works out its paths, patterns and presets, names every mistake with its place."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs import marked
from stylelint_cs.config import Config, Source, Waiver
from stylelint_cs.config_schema import config_record
from stylelint_cs.fields import PLACE, Reader
from stylelint_cs.frozen import replace
from stylelint_cs.limits import DEFAULT_LIMITS
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.policy.find import shown
from stylelint_cs.problems import suggest
from stylelint_cs.sources.paths import PathError, PathExpression, parse
from stylelint_cs.sources.patterns import FilePattern, PatternError, compile_pattern
from stylelint_cs.sources.presets import PRESETS, Preset
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any


def read_config(path: str) -> Config:
    """Read a configuration. Raises StylelintError with every problem in it."""
    node = marked.read(path, shown(path))
    if isinstance(node, Text) and node.null:
        return Config(path)
    reader = Reader()
    values = reader.read(node, config_record(), said("the configuration"))
    nodes, listed = _items(node, "sources"), _items(node, "waivers")
    if reader.problems:
        # What is written wrongly within a source is to be told in the same run.
        for entry in nodes:
            _source({}, entry, reader)
        for entry in listed:
            _waiver_path(entry, reader)
        reader.problems.raise_if_any()
    brand = node.get("brand") if isinstance(node, Map) else None
    sources = tuple(_source(item, entry, reader) for item, entry in zip(values.get("sources", ()), nodes, strict=True))
    waivers = tuple(_waiver(item, entry, reader) for item, entry in zip(values.get("waivers", ()), listed, strict=True))
    reader.problems.raise_if_any()
    return Config(
        path,
        values.get("brand"),
        sources,
        values.get("baseline"),
        waivers,
        replace(DEFAULT_LIMITS, **values.get("limits", {})),
        brand.problem("", "") if brand is not None else None,
    )


def _items(node: Node, key: str) -> tuple[Node, ...]:
    listed = node.get(key) if isinstance(node, Map) else None
    return tuple(listed.items) if isinstance(listed, List) else ()


def _waiver(values: Mapping[str, Any], node: Node, reader: Reader) -> Waiver:
    return Waiver(
        values["rule"],
        values["owner"],
        values["reason"],
        values["expires"],
        values[PLACE],
        values.get("message"),
        values.get("locale"),
        _waiver_path(node, reader),
    )


def _waiver_path(node: Node, reader: Reader) -> FilePattern | None:
    path = node.get("path") if isinstance(node, Map) else None
    return _pattern(path, reader) if isinstance(path, Text) else None


def _source(values: Mapping[str, Any], node: Node, reader: Reader) -> Source:
    """What a source says; problems stand at the text that is wrong."""
    entry = node if isinstance(node, Map) else Map(node.source, node.start, node.end, ())
    patterns = [_pattern(text, reader) for text in _texts(entry.get("files"))]
    preset = _preset(entry, reader)
    messages = _paths(entry.get("messages"), reader)
    id_ = next(iter(_paths(entry.get("id"), reader)), None)
    meta: dict[str, PathExpression] = {}
    pointed = entry.get("meta")
    for key, value in pointed.items if isinstance(pointed, Map) else ():
        meta.update((key.value, path) for path in _paths(value, reader))
    given = {name: values[name] for name in ("channel", "role", "topic", "stored") if name in values}
    files = tuple(pattern for pattern in patterns if pattern is not None)
    return Source(files, messages, id_, meta, given, values.get("locale"), values.get(PLACE), preset)


def _preset(entry: Map, reader: Reader) -> Preset | None:
    node = entry.get("preset")
    if not isinstance(node, Text):
        return None
    for name in ("messages", "id", "meta"):
        other = next((key for key, _ in entry.items if key.value == name), None)
        if other is not None:
            message = said("{name!r} stands beside 'preset', which replaces it", name=name)
            reader.problem(other, message, said("Keep one of the two."))
    preset = PRESETS.get(node.value)
    if preset is None:
        message = said("there is no preset {name!r}", name=node.value[:60])
        reader.problem(node, message, suggest(node.value, sorted(PRESETS)))
    return preset


def _texts(node: Node | None) -> tuple[Text, ...]:
    items = node.items if isinstance(node, List) else (node,)
    return tuple(item for item in items if isinstance(item, Text))


def _pattern(node: Text, reader: Reader) -> FilePattern | None:
    try:
        return compile_pattern(node.value)
    except PatternError as error:
        reader.problem(node, error.message, error.mend)
        return None


def _paths(node: Node | None, reader: Reader) -> tuple[PathExpression, ...]:
    found = []
    for text in _texts(node):
        try:
            found.append(parse(text.value))
        except PathError as error:
            reader.problem(text, error.message, error.mend)
    return tuple(found)

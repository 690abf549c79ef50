"""YAML with positions: every scalar is text, every node knows its place, and nothing hostile gets through.

One pass over libyaml's events both guards and builds, so a file that nests, repeats or expands without end is
refused while it is being read. Duplicate keys, tags, merge keys, aliases without anchor, text that ``#`` cut
off, control characters and characters that fake another reading order are refused with their place.
"""

from __future__ import annotations

import os

from stylelint_cs.decoding import decode, read_bytes, too_big
from stylelint_cs.file_paths import with_slashes
from stylelint_cs.marked.builder import Builder, KeyPath, Limits, Shared
from stylelint_cs.model import Problem, SourceText, StylelintError
from stylelint_cs.nodes import List, Map, Node, Text, cut_text
from stylelint_cs.problems import Problems
from stylelint_cs.translation import said
from stylelint_cs.type_hints import StrPath

__all__ = [
    "DEFAULT_LIMITS",
    "KeyPath",
    "Limits",
    "List",
    "Map",
    "Node",
    "Text",
    "cut_text",
    "load",
    "load_all",
    "parse",
    "read",
]

DEFAULT_LIMITS = Limits()


def read(path: StrPath, shown: str | None = None, limits: Limits = DEFAULT_LIMITS, *, strict: bool = True) -> Node:
    """Load the YAML file at ``path``; ``shown`` names it in errors.

    Raises StylelintError with every problem, as :func:`load` does.
    """
    name = shown if shown is not None else with_slashes(os.fspath(path))
    return load(read_bytes(path, name, limits.bytes), name, limits, strict=strict)


def load(data: bytes | str | SourceText, path: str, limits: Limits = DEFAULT_LIMITS, *, strict: bool = True) -> Node:
    """Parse one YAML document; an empty one is a ``Text`` with ``null``. Without ``strict`` the last one counts.

    ``strict`` (policy files) also refuses what a reviewer could misread: text cut off by ``#``, line
    separators, and bidirectional controls outside quotes. Without it (files of messages) these are content.
    Raises StylelintError with every problem found; behind a syntax error nothing further can be found.
    """
    problems = Problems()
    root = parse(data, path, problems, limits, strict=strict)
    problems.raise_if_any()
    assert root is not None
    return root


def load_all(data: bytes | str | SourceText, path: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Node, ...]:
    """Parse every document of a file of messages, as :func:`load` does one; raises StylelintError."""
    problems = Problems()
    builder = Builder(_source(data, path, limits), limits, problems, strict=False)
    builder.run()
    problems.raise_if_any()
    return builder.documents


def parse(
    data: bytes | str | SourceText,
    path: str,
    problems: Problems,
    limits: Limits = DEFAULT_LIMITS,
    *,
    strict: bool = True,
    skip: KeyPath = (),
) -> Node | None:
    """Parse one YAML document as :func:`load` does, but keep what is wrong in ``problems``.

    The tree is given all the same when it is whole (a duplicate key, a text cut off), so that what else is wrong
    with the file can be said at once; ``None`` when it broke off. Lists under ``skip`` are left empty. Raises
    StylelintError for what is no text at all.
    """
    source = _source(data, path, limits)
    builder = Builder(source, limits, problems, strict=strict, skip=skip)
    try:
        root = builder.run()
    except Shared:
        return parse(source, path, problems, limits, strict=strict)
    return root if builder.whole else None


def _source(data: bytes | str | SourceText, path: str, limits: Limits) -> SourceText:
    if isinstance(data, bytes):
        if len(data) > limits.bytes:
            raise StylelintError([Problem(too_big(path, len(data), limits.bytes), said("Split the file."))])
        return decode(data, path)
    return SourceText.of(path, data.removeprefix("\ufeff")) if isinstance(data, str) else data

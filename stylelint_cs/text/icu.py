"""ICU message arguments: their skeleton is no prose, the texts of their branches are.

``{count, number, integer}`` stands for a value; of ``{count, plural, one {# day} other {# days}}`` only
``# day`` and ``# days`` are read by a customer (ICU MessageFormat).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple

_ARGUMENT = lazy(
    r"\{\s*(?P<name>[\p{L}_][\p{L}\p{N}_]*|\d+)\s*,\s*"
    r"(?P<type>plural|select|selectordinal|number|date|time|spellout|ordinal|duration)\b\s*"
)
_BRANCHING = frozenset({"plural", "select", "selectordinal"})
_BRANCH = lazy(r"\s*,?\s*(?:offset:\d+\s*)?(?:=\d+|[\p{L}_]+)\s*\{")


class Piece(NamedTuple):
    """A part of an argument that is not prose; the first part carries the argument's name."""

    start: int
    end: int
    name: str | None


def pieces(text: str) -> Iterator[Piece]:
    """The skeleton of every well-formed argument, left to right; a broken one yields nothing."""
    at = 0
    while True:
        match = _ARGUMENT.search(text, at)
        if match is None:
            return
        found, at = _argument(text, match)
        yield from found


def _argument(text: str, match: regex.Match[str]) -> tuple[list[Piece], int]:
    if match["type"] not in _BRANCHING:
        end = text.find("}", match.end())
        if end < 0 or "{" in text[match.end() : end]:
            return [], match.end()
        return [Piece(match.start(), end + 1, match["name"])], end + 1
    found: list[Piece] = []
    start, at, name = match.start(), match.end(), match["name"]
    while True:
        branch = _BRANCH.match(text, at)
        if branch is None:
            break
        found.append(Piece(start, branch.end(), name))
        closing = _closing(text, branch.end())
        if closing < 0:
            return [], match.end()
        inner = [
            Piece(piece.start + branch.end(), piece.end + branch.end(), piece.name)
            for piece in pieces(text[branch.end() : closing])
        ]
        found += inner
        start, at, name = closing, closing + 1, None
    end = text.find("}", at)
    if not found or end < 0 or text[at:end].strip():
        return [], match.end()
    return [*found, Piece(start, end + 1, None)], end + 1


def spare_branches(text: str) -> list[Span]:
    """The branches that a reader of one form does not see: of each argument all but the longest."""
    if "plural" not in text and "select" not in text:
        return []
    found: list[Span] = []
    for match in _ARGUMENT.finditer(text):
        branches: list[Span] = []
        at = match.end()
        while match["type"] in _BRANCHING and (branch := _BRANCH.match(text, at)) is not None:
            closing = _closing(text, branch.end())
            if closing < 0:
                break
            branches.append(Span(branch.end(), closing))
            at = closing + 1
        longest = max(branches, key=lambda span: span.end - span.start, default=None)
        found += [span for span in branches if span != longest]
    return found


def _closing(text: str, at: int) -> int:
    depth = 1
    while at < len(text):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if not depth:
                return at
        at += 1
    return -1

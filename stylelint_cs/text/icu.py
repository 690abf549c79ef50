"""ICU message arguments: their skeleton is no prose, the texts of their branches are.

``{count, number, integer}`` stands for a value; of ``{count, plural, one {# day} other {# days}}`` only
``# day`` and ``# days`` are read by a customer, of ``{0,choice,0#no replies|1#one reply}`` only ``no replies`` and
``one reply`` (ICU MessageFormat; java.text.MessageFormat and ChoiceFormat).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple

_ARGUMENT = lazy(
    r"\{\s*+(?P<name>[\p{L}_][\p{L}\p{N}_]*+|\d++)\s*+,\s*+"
    r"(?P<type>plural|selectordinal|select|choice|number|date|time|spellout|ordinal|duration)\b\s*+"
)
_CHOICE = "choice"
_BRANCHING = frozenset({"plural", "select", "selectordinal", _CHOICE})
_BRANCH = lazy(r"\s*+(?:,\s*+)?(?:offset:\d++\s*+)?(?:=\d++|[\p{L}_]++)\s*+\{")
_LIMIT = lazy(r"[,|]\s*+[-+]?(?:\d++(?:\.\d*+)?(?:[eE][-+]?\d++)?|∞)\s*+[#<≤]")
_MARK = lazy(r"[{}|]")
_END = lazy(r"\s*+\}")


class Piece(NamedTuple):
    """A part of an argument that is not prose; the first part carries the argument's name."""

    start: int
    end: int
    name: str | None


class _Argument(NamedTuple):
    """A well-formed argument: where it stands, what it is called and where its branches stand."""

    start: int
    end: int
    name: str
    branches: Sequence[Span]


class _Braces(NamedTuple):
    """Where each brace that is opened is closed, and the bars that stand in it and in no brace within it."""

    closed: Mapping[int, int]
    bars: Mapping[int, Sequence[int]]


def pieces(text: str) -> Iterator[Piece]:
    """The skeleton of every well-formed argument; a broken one yields nothing."""
    for argument in _arguments(text):
        start, name = argument.start, argument.name
        skeleton: str | None = name
        for branch in argument.branches:
            yield Piece(start, branch.start, skeleton)
            start, skeleton = branch.end, None
        yield Piece(start, argument.end, skeleton)


def spare_branches(text: str) -> list[Span]:
    """The branches that a reader of one form does not see: of each argument all but the longest."""
    if "plural" not in text and "select" not in text and _CHOICE not in text:
        return []
    found: list[Span] = []
    for argument in _arguments(text):
        longest = max(argument.branches, key=lambda span: span.end - span.start, default=None)
        found += [span for span in argument.branches if span != longest]
    return found


def _arguments(text: str) -> Iterator[_Argument]:
    """Every well-formed argument in the order of where they begin; those in the branches of one come after it."""
    if _ARGUMENT.search(text) is None:
        return
    braces = _braces(text)
    # A brace that opens a branch may look like the beginning of an argument.
    branches: set[int] = set()
    at = 0
    while (match := _ARGUMENT.search(text, at)) is not None:
        start, at = match.start(), match.end()
        if start in branches:
            at = start + 1
            continue
        closed = braces.closed.get(start)
        if match["type"] not in _BRANCHING:
            if closed is not None and text.find("{", at, closed) < 0:
                yield _Argument(start, closed + 1, match["name"], ())
                at = closed + 1
            continue
        if match["type"] == _CHOICE:
            found = _choices(text, at, closed, braces.bars.get(start, ())) if closed is not None else []
        else:
            found = _branches(text, at, closed, braces)
            branches.update(span.start - 1 for span in found)
        if found and closed is not None:
            yield _Argument(start, closed + 1, match["name"], found)


def _braces(text: str) -> _Braces:
    closed: dict[int, int] = {}
    bars: dict[int, list[int]] = {}
    opened: list[int] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark == "{":
            opened.append(at)
        elif opened and mark == "}":
            closed[opened.pop()] = at
        elif opened:
            bars.setdefault(opened[-1], []).append(at)
    return _Braces(closed, bars)


def _branches(text: str, at: int, end: int | None, braces: _Braces) -> list[Span]:
    """The texts of ``one {…} other {…}`` up to the end of their argument; none when something else stands there."""
    found: list[Span] = []
    while (branch := _BRANCH.match(text, at)) is not None:
        closed = braces.closed.get(branch.end() - 1)
        if closed is None:
            return []
        found.append(Span(branch.end(), closed))
        at = closed + 1
    last = _END.match(text, at)
    return found if last is not None and last.end() - 1 == end else []


def _choices(text: str, at: int, end: int, bars: Sequence[int]) -> list[Span]:
    """The texts of ``0#…|1<…``; a bar that no limit follows is part of a text."""
    limits = [limit for bar in (at, *bars) if (limit := _LIMIT.match(text, bar, end)) is not None]
    if not limits or limits[0].start() != at:
        return []
    ends = [*(limit.start() for limit in limits[1:]), end]
    return [Span(limit.end(), stop) for limit, stop in zip(limits, ends, strict=True)]

"""Paths into YAML and JSON trees: ``replies[].body``, ``[].text``, ``intents.*.answer``, ``"a key".text``.

``[]`` is every item of a list, ``[2]`` one of them, ``[type=BODY|body]`` those whose ``type`` is one of these words
(capitals do not count), ``*`` every key of a map, ``text$*`` every key that begins so, ``**`` any number of levels. A
last ``{text}`` joins the texts of that key, however deep, to one message. A key that holds a dot, a bracket or a
blank stands in quotes. Values that belong to a text (its id, its topic) are
found from where their path and the text's path part, so ``replies[].name`` is the name of the same reply;
a path that ends in the ``*`` they share is the key itself (of ``text$*`` what the ``*`` stands for).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import Literal

Kind = Literal["key", "prefix", "index", "items", "where", "keys", "deep", "joined"]
Part = str | int

_BARE = r"[\p{L}\p{M}\p{N}_$@/-]+"
_STEP = lazy(
    rf"""\[ \s* (?P<field>{_BARE}) \s* = \s* (?P<values>[^\]\s|]+(?:[\ |][^\]\s|]+)*) \s* \]
    | \{{ (?P<joined>{_BARE}) \}}
    | \[ \s* (?: (?P<every>\*?) | (?P<index>\d+) | (?P<quoted>"(?:[^"\\]|\\.)*"|'[^']*') ) \s* \]
    | (?P<deep>\*\*) | (?P<keys>\*) | (?P<text>"(?:[^"\\]|\\.)*"|'[^']*')
    | (?P<prefix>{_BARE})\* | (?P<bare>{_BARE})""",
    "x",
)
_PLAIN_KEY = lazy(_BARE)
_MAX_LENGTH = 500


class PathError(ValueError):
    """A path that cannot be read; ``mend`` says what to write instead."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


class Step(NamedTuple):
    """One step of a path; ``value`` is the key or the index, ``words`` what its value must be."""

    kind: Kind
    value: Part = ""
    words: tuple[str, ...] = ()


class PathExpression(Frozen):
    """A parsed path and how it was written."""

    steps: tuple[Step, ...]
    text: str

    @property
    def ends_in_record(self) -> bool:
        """Whether it names a key of a map (or the items of a list under one), so that map is about the text."""
        kinds = [step.kind for step in self.steps]
        while kinds and kinds[-1] in ("items", "index", "where", "joined"):
            kinds.pop()
        return bool(kinds) and kinds[-1] in ("key", "prefix")

    def beyond(self, other: PathExpression) -> tuple[Step, ...]:
        """The steps of ``other`` behind those that both begin with."""
        shared = 0
        for own, theirs in zip(self.steps, other.steps, strict=False):
            if own != theirs:
                break
            shared += 1
        return other.steps[shared:]

    @property
    def joined(self) -> str | None:
        """The key whose texts are joined to one message, ``None`` when each is one."""
        last = self.steps[-1]
        return str(last.value) if last.kind == "joined" else None


class Match(NamedTuple):
    """A node that a path leads to: the nodes on the way (one a step, from the root) and the parts of the way."""

    node: Node
    nodes: tuple[Node, ...]
    parts: tuple[tuple[Text | int, ...], ...]

    @property
    def trail(self) -> tuple[Text | int, ...]:
        """The keys and indices from the root to the node."""
        return tuple(part for step in self.parts for part in step)


def parse(text: str) -> PathExpression:
    """Read a path. Raises PathError."""
    if not text.strip():
        raise PathError(said("the path is empty"), said("Write a path such as replies[].body."))
    if len(text) > _MAX_LENGTH:
        raise PathError(
            said("the path is too long"),
            said_of(_MAX_LENGTH, "Write at most {count} character.", "Write at most {count} characters."),
        )
    steps: list[Step] = []
    index, dotted = 0, True
    text = text.strip()
    while index < len(text):
        if text[index] == "." and not dotted:
            index, dotted = index + 1, True
            continue
        match = _STEP.match(text, index)
        bracket = text[index] in "[{"
        rooted = text[index] == "$" and text[index + 1 : index + 2] in ("", ".", "[") and not steps
        if match is None or rooted or (not dotted and not bracket) or (dotted and bracket and steps):
            raise _unreadable(text, index, steps)
        steps.append(_step(match))
        index, dotted = match.end(), False
    if dotted:
        raise PathError(
            said("the path ends with a dot"), said("Write {path!r}, or the key behind the dot.", path=text.rstrip("."))
        )
    if any(step.kind == "joined" for step in steps[:-1]):
        raise PathError(said("something follows the braces"), said("Put {{text}} at the end of the path."))
    if steps[-1].kind == "deep":
        raise PathError(said("the path ends with **"), said("Name the key that holds the text, for instance **.text."))
    return PathExpression(tuple(steps), text)


def _step(match: regex.Match[str]) -> Step:
    quoted = match["quoted"] or match["text"]
    if quoted is not None:
        inner = quoted[1:-1]
        return Step("key", regex.sub(r"\\(.)", r"\1", inner) if quoted[0] == '"' else inner)
    if match["index"] is not None:
        return Step("index", int(match["index"]))
    if match["field"] is not None:
        return Step("where", match["field"], tuple(match["values"].casefold().split("|")))
    if match["joined"] is not None:
        return Step("joined", match["joined"])
    if match["prefix"] is not None:
        return Step("prefix", match["prefix"])
    if match["bare"] is not None:
        return Step("key", match["bare"])
    return Step("deep" if match["deep"] else "keys" if match["keys"] else "items")


def _unreadable(text: str, index: int, steps: list[Step]) -> PathError:
    char = text[index]
    message = said(
        "the path {path!r} cannot be read at character {number} ({char!r})", path=text, number=index + 1, char=char
    )
    if char == "." and not steps:
        return PathError(message, said("Begin with a key or with []."))
    if char == "[":
        mend = said('Write [] for every item, [2] for one, or a key in quotes: ["a key"].')
    elif char in "\"'":
        mend = said("Close the quotation mark.")
    elif char == "$":
        mend = said("Leave out the $; the path begins at the top of the file.")
    elif char == ".":
        mend = said("Write one dot between two keys, or ** for any number of levels.")
    else:
        mend = said('Put a key that holds {char!r} in quotes, for instance "opening hours".text.', char=char)
    return PathError(message, mend)


def select(root: Node, path: PathExpression) -> Iterator[Match]:
    """Every node that ``path`` leads to, in the order of the file; missing keys lead nowhere."""
    yield from _follow(root, path.steps, (root,), ())


def _follow(
    node: Node, steps: tuple[Step, ...], nodes: tuple[Node, ...], parts: tuple[tuple[Text | int, ...], ...]
) -> Iterator[Match]:
    if not steps:
        yield Match(node, nodes, parts)
        return
    for trail, child in _children(node, steps[0]):
        yield from _follow(child, steps[1:], (*nodes, child), (*parts, trail))


def _children(node: Node, step: Step) -> Iterator[tuple[tuple[Text | int, ...], Node]]:
    if step.kind == "deep":
        yield from _descendants(node, (), set())
    elif step.kind == "joined":
        yield (), node
    elif isinstance(node, Map) and step.kind == "prefix":
        for key, value in node.items:
            if key.value.startswith(str(step.value)) and len(key.value) > len(str(step.value)):
                yield (key,), value
    elif isinstance(node, Map) and step.kind in ("key", "keys"):
        for key, value in node.items:
            if step.kind == "keys" or key.value == step.value:
                yield (key,), value
    elif isinstance(node, List) and step.kind in ("items", "index", "where"):
        for index, value in enumerate(node.items):
            if step.kind == "items" or index == step.value or (step.kind == "where" and _is_one_of(value, step)):
                yield (index,), value


def _is_one_of(node: Node, step: Step) -> bool:
    value = node.get(str(step.value)) if isinstance(node, Map) else None
    return isinstance(value, Text) and value.value.casefold() in step.words


def _descendants(
    node: Node, trail: tuple[Text | int, ...], seen: set[int]
) -> Iterator[tuple[tuple[Text | int, ...], Node]]:
    """The node and everything below it; what an alias repeats comes once."""
    if isinstance(node, Text) or id(node) in seen:
        return
    seen.add(id(node))
    yield trail, node
    children = node.items if isinstance(node, Map) else enumerate(node.items)
    for part, child in children:
        yield from _descendants(child, (*trail, part), seen)


def aligned(match: Match, path: PathExpression, other: PathExpression) -> list[Node]:
    """What ``other`` leads to beside the node that ``path`` led to.

    Both are followed together as far as they are written alike.
    """
    rest = path.beyond(other)
    shared = len(other.steps) - len(rest)
    if not rest and shared and other.steps[-1].kind in ("keys", "prefix"):
        name = match.parts[shared - 1][0]
        if not isinstance(name, Text):
            return []
        cut = len(str(other.steps[-1].value))
        return [replace(name, value=name.value[cut:])]
    return [found.node for found in _follow(match.nodes[shared], rest, (), ())]


def format_trail(trail: tuple[Text | int, ...]) -> str:
    """The way to a node as it is shown and as a path would be written: ``replies[0].body``."""
    pieces: list[str] = []
    for part in trail:
        if isinstance(part, int):
            pieces.append(f"[{part}]")
            continue
        name = _shown_key(part.value)
        pieces.append(f".{name}" if pieces else name)
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _shown_key(key: str) -> str:
    if _PLAIN_KEY.fullmatch(key):
        return key
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'

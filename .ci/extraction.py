"""What of the tool can be translated: two methods of extraction for Babel.

Python is read through its syntax tree, so that a text inside another is found; of the YAML of brands and packs the
titles and reasons.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import IO, Any

import yaml

Found = tuple[int, str, tuple[str, ...], list[str]]
"""Line, function or key, msgid (and its plural), comments for translators: what Babel asks of a method."""

_SENTENCES: Mapping[str, tuple[int, ...]] = {"said": (0,), "said_of": (1, 2), "Bad": (0,)}
"""Calls that make a sentence with ``{names}``, and which of their arguments are its forms."""
_LABELS: Mapping[str, tuple[int | str, ...]] = {
    "label": (0,),
    "Record": (0,),
    "OneOf": (0,),
    "Scalar": (0,),
    "words": (0, 2),
}
"""Calls whose texts are put into sentences as they are."""
_PLAIN: Mapping[str, tuple[int | str, ...]] = {
    "msgid": (0,),
    "translated": (0,),
    "Opt": (1, "help"),
    "Command": (1, 2),
    "Kind": ("doc",),
    "Option": (3, "doc"),
    "Reader": (3,),
    "Preset": (0,),
}
"""Calls whose texts are shown as they are."""
_MAPPED = ("said", "msgid", "translated")
"""What goes over a row of texts: ``map(said, ("Rule", "Level"))``."""
_COMMENT = "Translators:"


def extract_python(file: IO[bytes], keywords: Any = (), tags: Any = (), options: Any = None) -> Iterator[Found]:
    """The marked texts of a Python module."""
    source = file.read().decode("utf-8")
    comments = {
        number: line.strip().removeprefix("# ")
        for number, line in enumerate(source.splitlines(), 1)
        if line.strip().startswith(f"# {_COMMENT}")
    }
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        for texts in _texts_of(call, name):
            notes = [comments[call.lineno - 1]] if call.lineno - 1 in comments else []
            yield call.lineno, name, texts, notes


def _texts_of(call: ast.Call, name: str) -> Iterator[tuple[str, ...]]:
    if name == "map" and isinstance(call.args[0], ast.Name) and call.args[0].id in _MAPPED:
        for item in getattr(call.args[1], "elts", ()):
            yield from ((text,) for text in _choices(item))
    elif name in ("said", "label", *_MAPPED) and not isinstance(_argument(call, 0), ast.Constant):
        yield from ((text,) for text in _choices(_argument(call, 0)))
    elif name in _SENTENCES:
        forms = tuple(_literal(_argument(call, at)) for at in _SENTENCES[name])
        texts = tuple(form for form in forms if form is not None)
        if len(texts) == len(forms):
            yield texts
    for at in _LABELS.get(name, ()):
        for text in _choices(_argument(call, at)):
            yield (_doubled(text),)
    if name == "Key" and _is_required(call):
        for text in _choices(_argument(call, 2)):
            yield (_doubled(text),)
    for at in _PLAIN.get(name, ()):
        for text in _choices(_argument(call, at)):
            yield (text,)


def _argument(call: ast.Call, at: int | str) -> ast.expr | None:
    if isinstance(at, str):
        return next((word.value for word in call.keywords if word.arg == at), None)
    return call.args[at] if at < len(call.args) else None


def _literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _choices(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        for value in node.value.values:
            yield from _choices(value)
    elif text := _literal(node):
        yield text


def _is_required(call: ast.Call) -> bool:
    given = _argument(call, "required") or _argument(call, 3)
    return isinstance(given, ast.Constant) and given.value is True


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def extract_brand(file: IO[bytes], keywords: Any = (), tags: Any = (), options: Any = None) -> Iterator[Found]:
    """The titles and reasons of a brand voice: ``title:`` and ``why:`` wherever they stand, in English alone."""
    yield from _of_yaml(file, {"title": (False, "Title"), "why": (False, "Reason")})


def extract_pack(file: IO[bytes], keywords: Any = (), tags: Any = (), options: Any = None) -> Iterator[Found]:
    """What explanations take from a pack: names of markers and sides, and the reasons of its checks."""
    keys = {"title": (True, "Name of a marker"), "sides": (True, "Side of an axis"), "why": (False, "Reason")}
    yield from _of_yaml(file, keys)


def _of_yaml(file: IO[bytes], keys: Mapping[str, tuple[bool, str]]) -> Iterator[Found]:
    root = yaml.compose(file.read(), Loader=yaml.SafeLoader)
    for key, node, path in _walk(root, ()):
        if key not in keys or "examples" in path:
            continue
        doubled, what = keys[key]
        where = " ".join(path)
        for value in node.value if isinstance(node, yaml.SequenceNode) else (node,):
            if isinstance(value, yaml.ScalarNode) and value.value:
                text = _doubled(value.value) if doubled else value.value
                yield value.start_mark.line + 1, key, (text,), [f"{what}: {where}" if where else what]


def _walk(node: yaml.Node, path: tuple[str, ...]) -> Iterator[tuple[str, yaml.Node, tuple[str, ...]]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            key = str(name.value)
            yield key, value, path
            yield from _walk(value, (*path, key))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item, path)

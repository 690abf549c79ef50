"""The mutants that ``bench/mutation.py`` tries: what is changed, in which files, and the tests that must notice."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

KNOWN = Path(__file__).parent / "data" / "mutants.yaml"
"""Mutants that no test can notice, each with the reason."""


class Part(NamedTuple):
    """Files that are mutated, and the tests that must notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


PARTS: Mapping[str, Part] = {
    "matcher": Part(
        tuple(f"stylelint_cs/phrases/{name}.py" for name in ("matcher", "machine", "program", "states", "notation")),
        tuple(
            f"tests/test_{name}.py"
            for name in ("machine", "matcher", "matcher_hits", "matcher_words", "notation", "cases", "pattern", "slots")
        ),
    ),
    "loader": Part(
        (
            *(f"stylelint_cs/{name}.py" for name in ("nodes", "marked/builder", "marked/controls", "marked/errors")),
            *(f"stylelint_cs/policy/{name}.py" for name in ("extends", "find", "layers", "load", "merge", "conflicts")),
        ),
        (
            *(f"tests/test_marked{name}.py" for name in ("", "_errors", "_borders", "_skipped")),
            *(f"tests/test_policy_{name}.py" for name in ("all_at_once", "conflicts", "extends", "merge", "voice")),
            *(f"tests/test_policy_{name}errors.py" for name in ("", "brand_", "locale_")),
            "tests/test_fields.py",
        ),
    ),
    "fixer": Part(
        tuple(f"stylelint_cs/fixing/{name}.py" for name in ("choosing", "encoding", "fixer", "outlines", "sheet")),
        tuple(
            f"tests/test_fix_{name}.py"
            for name in ("choosing", "sheet", "catalogs", "formats", "rounds", "command", "properties")
        ),
    ),
}
SWAPS: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


class Mutant(NamedTuple):
    """One change: the file, its line, what is done, and which node of the tree is changed in which way.

    ``function`` is the line of the outermost function that holds it, 0 outside of any.
    """

    file: str
    line: int
    change: str
    node: int
    choice: int
    function: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.change}: {self.text}"

    def applied(self, source: str) -> ast.Module:
        """The changed source."""
        tree = ast.parse(source)
        _mutate(list(ast.walk(tree))[self.node], self.choice)
        return ast.fix_missing_locations(tree)


def mutants(root: Path, file: str) -> Iterator[Mutant]:
    """Every mutant of a file. Docstrings, annotations, texts and what only type checkers read stay as they are."""
    source = (root / file).read_text(encoding="utf-8")
    tree, lines = ast.parse(source), source.splitlines()
    functions = _functions(tree)
    for number, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        for choice in range(3):
            change = _mutate(copy.copy(node), choice, keep=True)
            if change is None:
                break
            line = getattr(node, "lineno", 0)
            text = lines[line - 1].strip() if line else ""
            yield Mutant(file, line, change, number, choice, functions.get(id(node), 0), text)


def _functions(tree: ast.Module) -> Mapping[int, int]:
    """The line of the outermost function that runs each node, by the node's identity."""
    found: dict[int, int] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            first = min([function.lineno, *(item.lineno for item in function.decorator_list)])
            for statement in function.body:
                for node in ast.walk(statement):
                    found.setdefault(id(node), first)
    return found


def _mutate(node: ast.AST, choice: int, *, keep: bool = False) -> str | None:
    """Change a node in place; says how, ``None`` when there is no such change. With ``keep`` nothing is changed."""
    if isinstance(node, ast.Compare) and choice < len(node.ops) and type(node.ops[choice]) in SWAPS:
        old = node.ops[choice]
        new = SWAPS[type(old)]()
        if not keep:
            node.ops[choice] = new  # type: ignore[call-overload]
        return f"{type(old).__name__} -> {type(new).__name__}"
    if choice:
        return None
    if isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPS:
        old_op = node.op
        node.op = SWAPS[type(old_op)]()  # type: ignore[assignment]
        return f"{type(old_op).__name__} -> {type(node.op).__name__}"
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        node.value = not node.value
        return f"{not node.value} -> {node.value}"
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        node.value += 1
        return f"{node.value - 1} -> {node.value}"
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return "condition turned round"
    if isinstance(node, ast.Continue):
        node.__class__ = ast.Break  # type: ignore[assignment]
        return "continue -> break"
    return None


def known() -> Mapping[tuple[str, str, str], str]:
    """Why a mutant cannot be noticed, by its file, the text of its line and its change."""
    entries = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) if KNOWN.is_file() else []
    return {(entry["file"], entry["line"], entry["change"]): entry["why"] for entry in entries}

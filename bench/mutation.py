"""Mutation testing: ``python bench/mutation.py [PART …] [--sample N] [--seed N]``.

One operator, constant or condition of the matcher, the loader or the fixer is changed at a time, in a copy of the
project, and the tests of that part must fail. Prints the score and every mutant that survived. A part is a few files
with the tests that hold them (``PARTS``); ``--sample`` takes so many mutants of each, chosen by the seed, and without
it all of them are tried, which takes hours. A mutant whose tests do not end counts as killed.

What each test runs through is recorded once. A mutant is then shown to the tests that run through its line, the quick
ones first, and to all tests of its part when those do not notice.
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

# Imported here, so that the processes that are forked need not.
import hypothesis  # noqa: F401
import jsonschema  # noqa: F401
import pytest
import yaml  # noqa: F401

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("stylelint_cs", "brand_rules", "locales", "tests", "pyproject.toml", "examples", "docs", ".ci")
SECONDS = 120
"""CPU that the tests of one mutant may take; more counts as killed."""


class Part(NamedTuple):
    """Files that are mutated, and the tests that must notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


PARTS: Mapping[str, Part] = {
    "matcher": Part(
        tuple(f"stylelint_cs/phrases/{name}.py" for name in ("matcher", "machine", "program", "states", "notation")),
        tuple(f"tests/test_{name}.py" for name in ("matcher", "notation", "cases", "pattern", "slots")),
    ),
    "loader": Part(
        (
            *(f"stylelint_cs/marked/{name}.py" for name in ("builder", "controls", "nodes", "errors")),
            *(f"stylelint_cs/policy/{name}.py" for name in ("extends", "find", "layers", "load", "merge", "conflicts")),
        ),
        (
            *(f"tests/test_{name}.py" for name in ("marked", "marked_errors", "marked_borders", "fields")),
            *(
                f"tests/test_policy_{name}.py"
                for name in ("all_at_once", "brand_errors", "conflicts", "errors", "locale_errors", "merge", "voice")
            ),
        ),
    ),
    "fixer": Part(
        tuple(f"stylelint_cs/fixing/{name}.py" for name in ("choosing", "encoding", "fixer", "outlines", "sheet")),
        tuple(f"tests/test_fix_{name}.py" for name in ("catalogs", "formats", "command", "properties")),
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
    """One change: the file, its line, what is done, and which node of the tree is changed in which way."""

    file: str
    line: int
    change: str
    node: int
    choice: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.change}"

    def applied(self, source: str) -> str:
        """The changed source."""
        tree = ast.parse(source)
        _mutate(list(ast.walk(tree))[self.node], self.choice)
        return ast.unparse(tree)


def mutants(root: Path, file: str) -> Iterator[Mutant]:
    """Every mutant of a file. Docstrings, annotations, texts and what only type checkers read stay as they are."""
    tree = ast.parse((root / file).read_text(encoding="utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        for choice in range(3):
            change = _mutate(copy.copy(node), choice, keep=True)
            if change is None:
                break
            yield Mutant(file, getattr(node, "lineno", 0), change, number, choice)


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


class Watch:
    """Records which lines of some files each test runs through, and how long it takes."""

    def __init__(self, files: Sequence[str], log: Path) -> None:
        self._files, self._log = {os.path.realpath(file): file for file in files}, log
        self._now: set[tuple[str, int]] = set()
        self._found: list[tuple[str, float, list[tuple[str, int]]]] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Around one test."""
        self._now, began = set(), time.process_time()
        sys.settrace(self._called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self._found.append((item.nodeid, time.process_time() - began, sorted(self._now)))

    def pytest_sessionfinish(self) -> None:
        """At the end."""
        self._log.write_text(json.dumps(self._found), encoding="utf-8")

    def _called(self, frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        file = self._files.get(frame.f_code.co_filename)
        return None if file is None else self._line(file)

    def _line(self, file: str) -> Callable[..., Any]:
        def line(frame: FrameType, event: str, _: Any) -> Callable[..., Any]:
            self._now.add((file, frame.f_lineno))
            return line

        return line


def notices(copied: Path, tests: Sequence[str], *plugins: object) -> bool:
    """Whether any of some tests fails in the copied project, in a process of its own."""
    pid = os.fork()
    if not pid:
        _test(copied, tests, plugins)
    _, status = os.waitpid(pid, 0)
    return status != 0


def _test(copied: Path, tests: Sequence[str], plugins: Sequence[object]) -> None:
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        os.chdir(copied)
        sys.path.insert(0, str(copied))
        sys.dont_write_bytecode = not plugins
        os.environ.update(PYTHONPATH=str(copied), CI="1", STYLELINT_CS_EXAMPLES="100", STYLELINT_CS_KILLS="1")
        if not plugins:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        # What is imported above cannot be rewritten any more, and need not.
        options = [
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
            "-x",
            "-q",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            "-o",
            "addopts=",
        ]
        code = int(pytest.main([*options, *tests], plugins))
    finally:
        os._exit(code)


def covering(part: Part, copied: Path) -> Mapping[tuple[str, int], Sequence[str]]:
    """The tests that run through each line of the files of a part, the quickest first; all of them must pass."""
    log = copied.parent / "lines.json"
    if notices(copied, part.tests, Watch([str(copied / file) for file in part.files], log)):
        raise SystemExit("the tests fail without any mutant")
    found: dict[tuple[str, int], list[tuple[float, str]]] = defaultdict(list)
    for test, seconds, lines in json.loads(log.read_text(encoding="utf-8")):
        for file, line in lines:
            found[Path(file).relative_to(copied).as_posix(), line].append((seconds, test))
    return {key: [test for _, test in sorted(tests)] for key, tests in found.items()}


def is_noticed(mutant: Mutant, tests: Sequence[str], copied: Path) -> bool:
    """Whether some tests notice a mutant."""
    path = copied / mutant.file
    original = path.read_bytes()
    path.write_text(mutant.applied(original.decode()), encoding="utf-8")
    try:
        return bool(tests) and notices(copied, tests)
    finally:
        path.write_bytes(original)


def main() -> None:
    """Try the mutants, and print the score and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help=f"Of {', '.join(PARTS)}; all without any.")
    parser.add_argument("--sample", type=int, default=None)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder).resolve() / "project"
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, _made(copied / name))
        for name in options.parts or PARTS:
            _report(name, PARTS[name], copied, options.sample, options.seed)


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _report(name: str, part: Part, copied: Path, sample: int | None, seed: int) -> None:
    coverage = covering(part, copied)
    found = [mutant for file in part.files for mutant in mutants(copied, file)]
    chosen = found if sample is None else random.Random(seed).sample(found, min(sample, len(found)))
    left = [item for item in chosen if not is_noticed(item, coverage.get((item.file, item.line), ()), copied)]
    print(f"{name}: {len(chosen) - len(left)} of {len(chosen)} killed by the tests that run through them", flush=True)
    survived = 0
    for mutant in left:
        if not is_noticed(mutant, part.tests, copied):
            survived += 1
            print(f"survived {mutant}", flush=True)
    print(f"{name}: {len(chosen) - survived} of {len(chosen)} killed ({len(found)} mutants in all)", flush=True)


if __name__ == "__main__":
    main()

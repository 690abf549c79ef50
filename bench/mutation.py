"""Mutation testing: ``python bench/mutation.py [PART …] [--sample N] [--seed N]``.

One operator, constant or condition of the matcher, the loader or the fixer is changed at a time, in a copy of the
project, and the tests of that part must fail. Prints the score and every mutant that survived. A part is a few files
with the tests that hold them (``PARTS``); ``--sample`` takes so many mutants of each, chosen by the seed, and without
it all of them are tried, which takes hours. A mutant whose tests do not end counts as killed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("stylelint_cs", "brand_rules", "locales", "tests", "pyproject.toml", "examples")
PATIENCE = 300
"""Seconds of wall time that the tests of one mutant may take."""


class Part(NamedTuple):
    """Files that are mutated, and the tests that must notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


PARTS: Mapping[str, Part] = {
    "matcher": Part(
        tuple(f"stylelint_cs/phrases/{name}.py" for name in ("matcher", "machine", "program")),
        ("tests/test_matcher.py", "tests/test_notation.py", "tests/test_cases.py"),
    ),
    "loader": Part(
        (
            *(f"stylelint_cs/marked/{name}.py" for name in ("builder", "controls", "nodes", "errors")),
            *(f"stylelint_cs/policy/{name}.py" for name in ("extends", "find", "layers", "load", "merge", "conflicts")),
        ),
        (
            *(f"tests/test_{name}.py" for name in ("marked", "marked_errors", "fields")),
            *(
                f"tests/test_policy_{name}.py"
                for name in ("all_at_once", "brand_errors", "conflicts", "errors", "locale_errors", "merge", "voice")
            ),
        ),
    ),
    "fixer": Part(
        tuple(f"stylelint_cs/fixing/{name}.py" for name in ("choosing", "encoding", "fixer", "outlines", "sheet")),
        ("tests/test_fix_formats.py", "tests/test_fix_command.py", "tests/test_fix_properties.py"),
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
    """One change: the file, its line, what was done, and the changed source."""

    file: str
    line: int
    change: str
    source: str


def mutants(file: str) -> Iterator[Mutant]:
    """Every mutant of a file. Docstrings, annotations and texts stay as they are."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        for choice in range(3):
            changed = copy.deepcopy(tree)
            target = next(item for at, item in enumerate(ast.walk(changed)) if at == number)
            change = _mutate(target, choice)
            if change is None:
                break
            yield Mutant(file, getattr(node, "lineno", 0), change, ast.unparse(changed))


def _mutate(node: ast.AST, choice: int) -> str | None:
    """Change a node in place; says how, ``None`` when there is no such change."""
    if isinstance(node, ast.Compare) and choice < len(node.ops) and type(node.ops[choice]) in SWAPS:
        old = node.ops[choice]
        node.ops[choice] = SWAPS[type(old)]()  # type: ignore[call-overload]
        return f"{type(old).__name__} -> {type(node.ops[choice]).__name__}"
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


def is_killed(mutant: Mutant, part: Part, copied: Path) -> bool:
    """Whether the tests of a part notice a mutant."""
    path = copied / mutant.file
    original = path.read_text(encoding="utf-8")
    path.write_text(mutant.source, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(copied), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *part.tests]
    try:
        done = subprocess.run(command, cwd=copied, env=env, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(original, encoding="utf-8")
    return done.returncode != 0


def main() -> None:
    """Try the mutants, and print the score and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help=f"Of {', '.join(PARTS)}; all without any.")
    parser.add_argument("--sample", type=int, default=None)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "project"
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, _made(copied / name))
        for name in options.parts or PARTS:
            _report(name, PARTS[name], copied, options.sample, options.seed)


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _report(name: str, part: Part, copied: Path, sample: int | None, seed: int) -> None:
    unchanged = Mutant(part.files[0], 0, "none", (copied / part.files[0]).read_text(encoding="utf-8"))
    if is_killed(unchanged, part, copied):
        raise SystemExit(f"{name}: the tests fail without any mutant")
    found = [mutant for file in part.files for mutant in mutants(file)]
    chosen = found if sample is None else random.Random(seed).sample(found, min(sample, len(found)))
    killed = 0
    for mutant in chosen:
        if is_killed(mutant, part, copied):
            killed += 1
        else:
            print(f"survived {mutant.file}:{mutant.line} {mutant.change}", flush=True)
    print(f"{name}: {killed} of {len(chosen)} killed ({len(found)} mutants in all)", flush=True)


if __name__ == "__main__":
    main()

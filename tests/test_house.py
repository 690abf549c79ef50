"""The rules of the code base itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from stylelint_cs.cli.options import COMMANDS, Command
from stylelint_cs.kinds import KINDS
from stylelint_cs.kinds.base import Kind

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "stylelint_cs"
MODULES = sorted(PACKAGE.rglob("*.py"))
PYTHON = sorted(path for folder in ("stylelint_cs", "tests", "bench") for path in (ROOT / folder).rglob("*.py"))
LOCALES = {path.parent.name for path in (ROOT / "locales").glob("*/language.yaml")} - {"root"}

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "type_hints",
        "digests file_paths",
        "named_tuple lazy_property lazy_items frozen_init frozen memo pieces lazy_regex lazy",
        "model positions conversation limits resources writing",
        "translation bytecode",
        "problems fingerprint workers days unspoken",
        "decoding git nodes",
        "marked",
        "fields",
        "report",
        "packs",
        "text",
        "phrases",
        "kinds",
        "policy",
        "sources config config_reading config_schema schema discovery ignoring",
        "entry_lists phrase_problems",
        "markers waking",
        "compiled",
        "inference",
        "precedence stamping",
        "context",
        "plan",
        "engine",
        "library",
        "triage cache",
        "voices catalog",
        "request",
        "baseline waivers judging",
        "gathering",
        "excusing fixing pool",
        "mending",
        "review",
        "examples",
        "example_coverage example_mutation run guide drafting",
        "api",
        "cli",
        "__main__",
    )
)
"""What may import what: a module imports its own row and the rows above it, never one below."""

BANNED_MODULES = {
    "re": "the word classes of the standard library break Devanagari and Arabic; use regex",
    "pickle": "a repository could bring one along",
    "socket": "nothing is looked up on a network",
}
KIND_HEADINGS = ("What it does:", "Why:", "Example:", "Does not catch:")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), relative(path))


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def runtime_nodes(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if not is_for_types_only(child):
            yield from runtime_nodes(child)


def imported(path: Path) -> Iterator[str]:
    for node in runtime_nodes(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "stylelint_cs":
                yield from (f"stylelint_cs.{name.name}" for name in node.names)
            else:
                yield node.module


def layer_of(dotted: str) -> int | None:
    part = dotted.split(".")[1]
    return next((index for index, row in enumerate(LAYERS) if part in row), None)


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_files_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    long = [
        node.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 50
    ]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_imports_go_downwards(path: Path) -> None:
    name = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if name == "__init__":
        return
    own = layer_of(f"stylelint_cs.{name}")
    assert own is not None, f"{name} stands in no layer"
    for target in imported(path):
        layer = layer_of(target) if target.startswith("stylelint_cs.") else None
        assert layer is None or layer <= own, f"{relative(path)} imports {target} from above"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_banned_module(path: Path) -> None:
    for target in imported(path):
        assert target.split(".")[0] not in BANNED_MODULES, BANNED_MODULES[target.split(".")[0]]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_locale_is_decided_in_python(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Compare | ast.MatchValue):
            found = {
                part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
            }
            assert not found & LOCALES, f"{relative(path)}:{node.lineno} compares with {found & LOCALES}"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_nothing_is_evaluated(path: Path) -> None:
    called = {
        node.func.id for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"eval", "exec", "compile", "__import__"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_documented(command: Command) -> None:
    assert command.summary.endswith(".")
    assert command.help
    assert all(option.help.endswith(".") or option.help.endswith("…") for option in command.options)
    assert f"stylelint-cs {command.name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_hook_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").splitlines()
    hooks = [line.removeprefix("- id: ") for line in lines if line.startswith("- id: ")]
    assert len(hooks) == 3
    assert [hook for hook in hooks if f"- id: {hook} " not in readme] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_is_documented(kind: Kind) -> None:
    docstring = ast.get_docstring(tree(PACKAGE / "kinds" / f"{kind.name}.py")) or ""
    assert docstring.startswith(f"{kind.name}: ")
    places = [docstring.find(heading) for heading in KIND_HEADINGS]
    assert -1 not in places
    assert places == sorted(places)
    assert KINDS[kind.name] is kind
    assert kind.doc.endswith(".")
    for part in (*kind.options, *kind.lists):
        assert part.doc.endswith("."), part.name


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_looks_at_what_its_line_says(name: str) -> None:
    kind = KINDS[name]
    checks = {"library": kind.library, "conversation": kind.conversation or kind.across}
    assert KINDS.scope(name) == next((scope for scope, check in checks.items() if check is not None), "message")

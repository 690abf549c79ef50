"""The brands a brand is laid over: read in order, each once, without cycles."""

from __future__ import annotations

from pathlib import Path

from stylelint_cs import resources
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.nodes import List, Node, Text
from stylelint_cs.policy.find import BASE, BRAND_FILE, bound_of, extended
from stylelint_cs.policy.layers import BrandFile, brand_file
from stylelint_cs.problems import Problems
from stylelint_cs.translation import said

MAX_EXTENDS = 16
"""How many brands deep ``extends`` may go."""


def collect(folder: Path, root: str, problems: Problems) -> tuple[tuple[BrandFile, ...], bool]:
    """The brand.yaml files from the hidden base to the brand in ``folder``, and whether none is missing.

    Problems are kept.
    """
    collector = _Collector(root, problems)
    base = Path(resources.brand_dir(), BASE)
    if (base / BRAND_FILE).is_file():
        collector.add(base, (), None)
    collector.add(folder, (), None)
    return tuple(collector.files.values()), collector.complete


def texts_of(node: Node | None) -> tuple[Text, ...]:
    """The texts of a list, or the one text that stands in its place."""
    if isinstance(node, Text) and node.value.strip():
        return (node,)
    if isinstance(node, List):
        return tuple(item for item in node.items if isinstance(item, Text) and item.value.strip())
    return ()


class _Collector:
    """Walks ``extends`` depth first; a brand that is reached twice is laid where it was reached first."""

    def __init__(self, root: str, problems: Problems) -> None:
        self._root, self._problems = root, problems
        self.files: dict[Path, BrandFile] = {}
        self.complete = True

    def add(self, folder: Path, chain: tuple[BrandFile, ...], named: Node | None) -> None:
        """Read a brand after everything that it extends."""
        real = folder.resolve()
        if real in self.files:
            return
        if any(file.folder.resolve() == real for file in chain):
            names = " -> ".join([*(file.name for file in chain), folder.name])
            self._at(
                named,
                said("'extends' runs in a cycle: {names}", names=names),
                said("Take one of them out of its 'extends'."),
            )
            return
        if len(chain) > MAX_EXTENDS:
            self._at(
                named,
                said("'extends' goes deeper than {most} brands", most=MAX_EXTENDS),
                said("Extend fewer brands in a row."),
            )
            return
        file = brand_file(folder, Path(bound_of(str(real), self._root)), self._problems)
        if file is None:
            self.complete = False
            return
        for entry in texts_of(file.node.get("extends")):
            try:
                parent = Path(extended(entry.value, str(folder), self._root))
            except StylelintError as error:
                for problem in error.problems:
                    self._at(entry, problem.message, problem.mend)
            else:
                self.add(parent, (*chain, file), entry)
        self.files[real] = file

    def _at(self, node: Node | None, message: str, mend: str) -> None:
        self.complete = False
        self._problems.add(node.problem(message, mend) if node is not None else Problem(message, mend))

"""What a definition is, and the reader that runs one over a node."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.model import Problem
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import Problems
from stylelint_cs.translation import label as as_label
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, Final, Protocol

INVALID: Final = object()
"""What reading returns for a node that does not fit; the problem is already kept."""

A_LIST: Final = said("a list")
A_MAPPING: Final = said("a mapping")
PLACE: Final = "@place"
"""The key under which a record with ``placed`` keeps the place it stands at."""


class Bad(Exception):
    """A scalar that does not fit: what is wrong, and the mend (worked out only when it is shown).

    ``template`` is a msgid in which ``{label}`` names the scalar; see :func:`stylelint_cs.translation.said`.
    """

    def __init__(self, template: str, mend: str | Callable[[], str], **values: object) -> None:
        super().__init__(template)
        self._template, self._mend, self._values = template, mend, values

    def message(self, label: str) -> str:
        """What is wrong with the scalar that ``label`` names."""
        return said(self._template, label=label, **self._values)

    @property
    def mend(self) -> str:
        """How to put it right."""
        return self._mend if isinstance(self._mend, str) else self._mend()


class Type(Protocol):
    """Something a node can be read as."""

    @property
    def wanted(self) -> str:
        """What is wanted, as it stands in an error ("a text", "a list")."""

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """The typed value of ``node``, or INVALID; ``label`` names it in problems."""


class Reader(Frozen):
    """Runs definitions over nodes; ``layer`` is the brand whose file is read.

    ``inspect`` says what else is wrong with a value that a definition has built and shows it.
    """

    problems: Problems = field(default_factory=Problems)
    layer: str = ""
    inspect: Callable[[Any], Iterable[Problem]] | None = None

    def read(self, node: Node, type_: Type, label: str) -> Any:
        """The typed value of a node, or INVALID with the problems kept."""
        return type_.read(node, label, self)

    def problem(self, node: Node, message: str, mend: str) -> Any:
        """Keep a problem at a node; returns INVALID."""
        self.problems.at(node.source, node.start, message, mend)
        return INVALID

    def inspected(self, node: Node, value: Any) -> Any:
        """``value``, with what ``inspect`` says about it kept as problems at the node's line."""
        for found in self.inspect(value) if self.inspect is not None else ():
            self.problems.at(node.source, node.start, found.message, found.mend)
        return value

    def skips(self) -> bool:
        """Whether problems are only counted by now; counts one."""
        if self.problems.full:
            self.problems.more += 1
            return True
        return False

    def mismatch(self, node: Node, label: str, wanted: str) -> Any:
        """Keep the problem that a node is not what was wanted; returns INVALID."""
        if self.skips():
            return INVALID
        form = as_label(wanted)
        if isinstance(node, Text):
            if node.null:
                mend = said("Write {wanted}, or take the key out.", wanted=form)
                return self.problem(node, said("{label} is empty", label=label), mend)
            shown = node.value if len(node.value) <= 60 else node.value[:59] + "…"
            message = said("{label} must be {wanted}, not the text {text!r}", label=label, wanted=form, text=shown)
            return self.problem(node, message, _mend(form))
        message = (
            said("{label} must be {wanted}, not a mapping", label=label, wanted=form)
            if isinstance(node, Map)
            else said("{label} must be {wanted}, not a list", label=label, wanted=form)
        )
        return self.problem(node, message, _shape_mend(node, form))


def _mend(wanted: str) -> str:
    if wanted == A_LIST:
        return said("Write [a, b], or one line '- …' each.")
    return said("Write 'key: value' below it.") if wanted == A_MAPPING else said("Write {wanted}.", wanted=wanted)


def _shape_mend(node: Node, wanted: str) -> str:
    """The mend for a mapping or list that stands where text is wanted: mostly, quotes are missing."""
    if isinstance(node, Map):
        if node.flow and all(isinstance(value, Text) and value.null for _, value in node.items):
            return said("Put text that begins with '{{' in quotes.")
        if not node.flow and len(node.items) == 1 and wanted not in (A_LIST, A_MAPPING):
            return said("Put text that holds ': ' in quotes.")
    elif isinstance(node, List) and node.flow and wanted != A_MAPPING:
        return said("Write {wanted}; put text that begins with '[' in quotes.", wanted=wanted)
    return _mend(wanted)

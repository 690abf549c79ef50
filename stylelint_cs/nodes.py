"""The nodes of a YAML file: text, maps and lists, each with its place."""

from __future__ import annotations

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Place, Problem, SourceText
from stylelint_cs.problems import problem_at
from stylelint_cs.translation import said

# ` #` behind a text of several words needs two blanks to be a comment; behind a single word ` # ` is one,
# unless a number follows, as in `ticket # 5`.
_CUT_PROSE = lazy(r"[ \t]# *[^\s#]")
_CUT_WORD = lazy(r"[ \t]#(?:[^\s#]| \d)")
_CUT_NUMBER = lazy(r"[ \t]#[^\s#]")


class _Node(Frozen):
    source: SourceText = field(repr=False, compare=False)
    start: int
    """File offset (code points, byte order mark not counted) of the node's first character."""
    end: int
    """File offset behind the node's last character."""

    @property
    def place(self) -> Place:
        """Path, 1-based line and column of the node's first character."""
        return Place(self.source.path, *self.source.position(self.start))

    def problem(self, message: str, mend: str) -> Problem:
        """A problem that stands at this node, with its line."""
        return problem_at(self.source, self.start, message, mend)


class Text(_Node, Frozen):
    """A scalar. ``style`` is ``""`` (plain), ``'``, ``"``, ``|`` or ``>``; ``null``: nothing was written.

    ``start`` and ``end`` enclose the scalar as written, quotes and block indicators included, anchors not.
    """

    value: str
    style: str = ""
    null: bool = False

    @property
    def plain(self) -> bool:
        """Whether the text was written without quotes and not as a block."""
        return not self.style


class Map(_Node, Frozen):
    """A mapping: its keys with their places, in the order of the file, no key twice."""

    items: tuple[tuple[Text, Node], ...]
    flow: bool = False

    def get(self, name: str) -> Node | None:
        """The value of a key."""
        for key, value in self.items:
            if key.value == name:
                return value
        return None


class List(_Node, Frozen):
    """A sequence."""

    items: tuple[Node, ...]
    flow: bool = False


Node = Text | Map | List


def cut_text(node: Text) -> Problem | None:
    """What to say when `` #`` seems to have cut an unquoted text short, as in ``Call option #5``."""
    if node.style or node.null:
        return None
    pattern = _CUT_PROSE if " " in node.value else _CUT_NUMBER if node.value.isdecimal() else _CUT_WORD
    if not pattern.match(node.source.text, node.end):
        return None
    return problem_at(
        node.source,
        node.end + 1,
        said("the text is cut off at #: YAML read only {text!r}", text=node.value[:60]),
        said("Put it in quotes; or, if a comment was meant, set it off by two blanks and '# '."),
    )

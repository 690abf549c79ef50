"""XML read safely, with the place of every character.

The tree comes from expat, whose byte offsets lead back to the file. A document type that declares anything is
refused, so no entity is ever expanded and nothing else is fetched; depth and number of nodes are bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

import regex

from stylelint_cs.frozen import Frozen
from stylelint_cs.limits import Limits
from stylelint_cs.model import SourceText, Span, StylelintError
from stylelint_cs.problems import problem_at
from stylelint_cs.sources.comments import Written
from stylelint_cs.sources.pieces import Pieces
from stylelint_cs.translation import said, said_of

_TAG_END = regex.compile(r"<[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>")
_MEND = said("Write well-formed XML; & is written &amp; and < is written &lt;.")


@dataclass(slots=True)
class Element:
    """An element: its name without prefix, where its tags and its content stand, and what it holds in order."""

    name: str
    attributes: dict[str, str]
    start: int
    content: int
    content_end: int = -1
    end: int = -1
    children: list[Element | Chunk] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly below."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self, name: str) -> Iterator[Element]:
        """The elements directly below that have a name."""
        return (child for child in self.elements if child.name == name)

    def first(self, name: str) -> Element | None:
        """The first element directly below that has a name."""
        return next(self.all(name), None)


class Chunk(Frozen):
    """Characters of a text: ``text`` stands at ``[start, end)``, as it is unless ``escaped``."""

    text: str
    start: int
    end: int
    escaped: bool = False


class Tree(Frozen):
    """A document: its root and its comments."""

    root: Element
    comments: tuple[Written, ...]


def parse(source: SourceText, limits: Limits) -> Tree:
    """Read an XML document. Raises StylelintError at what is not well-formed, not safe or over a limit."""
    return _Builder(source, limits).run()


class _Builder:
    """Collects what expat tells, and counts characters where expat counts bytes."""

    def __init__(self, source: SourceText, limits: Limits) -> None:
        self.source, self.text, self.limits = source, source.text, limits
        self.data = source.text.encode("utf-8", "surrogatepass")
        self.is_ascii = source.text.isascii()
        self.byte_at = self.char_at = 0
        self.stack: list[Element] = []
        self.root: Element | None = None
        self.comments: list[Written] = []
        self.in_cdata = False
        self.count = 0
        # Positions are those of the decoded text, whatever encoding the file declares.
        parser = self.parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._chars
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = lambda: self._cdata(True)
        parser.EndCdataSectionHandler = lambda: self._cdata(False)
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped

    def run(self) -> Tree:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            # It may stand inside a character.
            at = len(self.data[: self.parser.ErrorByteIndex].decode("utf-8", "ignore"))
            reason = expat.ErrorString(error.code) if error.code else said("not well-formed")
            raise self._error(at, said("this is no XML: {reason}", reason=reason), _MEND) from None
        if self.root is None:
            raise self._error(0, said("the file holds no element"), _MEND)
        return Tree(self.root, tuple(self.comments))

    def _error(self, at: int, message: str, mend: str) -> StylelintError:
        return StylelintError([problem_at(self.source, at, message, mend)])

    def _offset(self, index: int) -> int:
        """The character at a byte; calls come in the order of the file."""
        if self.is_ascii:
            return min(index, len(self.text))
        self.char_at += len(self.data[self.byte_at : index].decode("utf-8", "surrogatepass"))
        self.byte_at = index
        return self.char_at

    def _here(self) -> int:
        return self._offset(self.parser.CurrentByteIndex)

    def _counted(self, at: int) -> None:
        self.count += 1
        if self.count > self.limits.nodes:
            raise self._error(
                at,
                said_of(
                    self.limits.nodes,
                    "the file holds more than {count:,} element or text",
                    "the file holds more than {count:,} elements and texts",
                ),
                said("Split it."),
            )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._here()
        self._counted(at)
        if len(self.stack) >= self.limits.depth:
            raise self._error(
                at,
                said_of(self.limits.depth, "nested deeper than {count} level", "nested deeper than {count} levels"),
                said("Write it flatter."),
            )
        tag = _TAG_END.match(self.text, at)
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], own, at, tag.end() if tag else at)
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def _end(self, name: str) -> None:
        element = self.stack.pop()
        at = self._here()
        tag = _TAG_END.match(self.text, at) if self.text.startswith("</", at) else None
        element.content_end, element.end = (at, tag.end()) if tag else (element.content, element.content)

    def _cdata(self, opened: bool) -> None:
        self.in_cdata = opened

    def _chars(self, data: str) -> None:
        if not self.stack:
            return
        at = self._here()
        self._counted(at)
        children = self.stack[-1].children
        if self.text[at : at + 1] == "&" and not self.in_cdata:
            end = self.text.find(";", at) + 1
            children.append(Chunk(data, at, end or at + 1, True))
        elif self.text.startswith(data, at):
            children.append(Chunk(data, at, at + len(data)))
        else:  # expat makes a line feed of every line end
            children.append(Chunk(data, at, at + (2 if self.text.startswith("\r\n", at) else 1), True))

    def _comment(self, data: str) -> None:
        at = self._here()
        end = self.text.find("-->", at + 4)
        if end >= 0:
            self.comments.append(Written(at, end + 3, Span(at + 4, end)))

    def _doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            mend = said("Take the declarations out of the DOCTYPE and write the texts out.")
            raise self._error(self._here(), said("a document type with declarations of its own is not read"), mend)

    def _entity(self, *_: object) -> None:
        raise self._error(self._here(), said("entity declarations are not read"), said("Write the texts out."))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        raise self._error(
            self._here(), said("the entity &{name}; is not known", name=name), said("Write the character itself.")
        )


def characters(source: SourceText, chunks: list[Chunk]) -> Pieces:
    """Chunks that follow each other as one decoded text."""
    pieces = Pieces(source.text)
    for chunk in chunks:
        if chunk.escaped:
            pieces.put(chunk.text, chunk.start, chunk.end)
        else:
            pieces.keep(chunk.start, chunk.end)
    return pieces


def flatten(element: Element, pieces: Pieces, tags: list[Span], encloses: Callable[[Element], bool]) -> None:
    """All characters below an element in order, tags as they are written; where those stand goes into ``tags``.

    What an element holds is part of the text when it ``encloses`` text; else it is kept as one tag.
    """
    for child in element.children:
        if isinstance(child, Chunk):
            if child.escaped:
                pieces.put(child.text, child.start, child.end)
            else:
                pieces.keep(child.start, child.end)
        elif encloses(child):
            _keep(child.start, child.content, pieces, tags)
            flatten(child, pieces, tags, encloses)
            if child.content_end < child.end:
                _keep(child.content_end, child.end, pieces, tags)
        else:
            _keep(child.start, child.end, pieces, tags)


def _keep(start: int, end: int, pieces: Pieces, tags: list[Span]) -> None:
    at = pieces.length
    pieces.keep(start, end)
    tags.append(Span(at, pieces.length))

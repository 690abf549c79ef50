"""Offsets, lines and columns: how a place in a message leads back to its place in a file.

Offsets are half-open and count code points. ``text`` offsets point into the decoded message, ``file``
offsets into the decoded file (a byte order mark is stripped before counting). Lines and columns are
1-based; lines end with CRLF, LF or CR and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.named_tuple import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A 1-based line and column (code points)."""

    line: int
    column: int


class Place(NamedTuple):
    """Where something stands in a file: path as shown to the reader, 1-based line and column."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Segment(NamedTuple):
    """A run of a decoded text and where it stands in the file.

    ``verbatim`` runs map code point by code point; any other run (an escape, a folded line break) maps
    as a whole.
    """

    start: int
    end: int
    file_start: int
    file_end: int
    verbatim: bool


class OffsetMap(Frozen):
    """Maps offsets of a decoded message to offsets of its file; segments are contiguous from 0."""

    segments: tuple[Segment, ...]

    @classmethod
    def identity(cls, length: int, base: int = 0) -> OffsetMap:
        """The map of a text that stands in its file as it is, ``base`` code points in."""
        return cls((Segment(0, length, base, base + length, True),))

    def span(self, start: int, end: int) -> Span:
        """The file range that holds ``text[start:end]``; an empty span maps to an empty one."""
        file_start = self._edge(start, at_start=True)
        if end <= start:
            return Span(file_start, file_start)
        return Span(file_start, self._edge(end, at_start=False))

    def _edge(self, offset: int, *, at_start: bool) -> int:
        if not self.segments:
            return 0
        key = offset if at_start else offset - 1
        index = bisect_right(self.segments, key, key=lambda segment: segment.start) - 1
        segment = self.segments[max(index, 0)]
        if segment.verbatim:
            return segment.file_start + min(offset, segment.end) - segment.start
        if at_start:
            return segment.file_end if offset >= segment.end else segment.file_start
        return segment.file_end


class SourceText(Frozen):
    """A decoded file: the path as reported, its text without byte order mark, and its line starts."""

    path: str
    text: str
    line_starts: tuple[int, ...] = field(repr=False)
    base_line: int = 1

    @classmethod
    def of(cls, path: str, text: str, base_line: int = 1) -> SourceText:
        """Index the lines of ``text``; ``base_line`` is the number of its first line (JSONL streams)."""
        starts = [0]
        if "\r" in text:
            index, size = 0, len(text)
            while index < size:
                char = text[index]
                if char == "\r" and text[index + 1 : index + 2] == "\n":
                    index += 1
                if char in "\r\n":
                    starts.append(index + 1)
                index += 1
        else:
            found = text.find("\n")
            while found >= 0:
                starts.append(found + 1)
                found = text.find("\n", found + 1)
        return cls(path, text, tuple(starts), base_line)

    def position(self, offset: int) -> Position:
        """The 1-based line and column of a file offset."""
        index = bisect_right(self.line_starts, offset) - 1
        return Position(index + self.base_line, offset - self.line_starts[index] + 1)

    def line(self, number: int) -> str:
        """The text of line ``number`` without its line end."""
        index = number - self.base_line
        start = self.line_starts[index]
        end = self.line_starts[index + 1] if index + 1 < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

"""The words of the data flow as frozen types: messages, hits, findings, and the problems that stop a run.

Offsets are half-open and count code points. ``text`` offsets point into the decoded message, ``file``
offsets into the decoded file (a byte order mark is stripped before counting). Lines and columns are
1-based; lines end with CRLF, LF or CR and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """How serious a finding is; comparable, ``ERROR`` is the greatest."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as it is written in brand files and reports."""
        return self.name.lower()


LEVELS: Mapping[str, Level] = {level.word: level for level in Level}


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


@dataclass(frozen=True, slots=True)
class OffsetMap:
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


@dataclass(frozen=True, slots=True)
class SourceText:
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


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of a conversation, as the ``history`` field of a message carries it."""

    role: str
    text: str
    author: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about a message besides its words; ``None`` and empty mean unknown."""

    channel: str | None = None
    role: str = "agent"
    topic: str | None = None
    tags: tuple[str, ...] = ()
    position: str | None = None
    known: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    fault: str | None = None
    author: str | None = None
    reviewed: str | None = None
    at: str | None = None
    stored: bool | None = None
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One text with its locale, its id, its metadata and its place in a file.

    ``masks`` are spans of ``text`` that are not prose (code, URLs of a link, HTML tags): no rule looks
    inside them. ``quotes`` are spans that repeat the customer's words (block quotes). ``key`` is the path
    to the text inside its file, such as ``replies[0].body``.
    """

    text: str
    locale: str | None
    id: str | None
    source: SourceText
    offsets: OffsetMap
    meta: Meta = Meta()
    key: str | None = None
    masks: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()

    def file_span(self, start: int, end: int) -> tuple[Position, Position]:
        """Line and column of both ends of ``text[start:end]`` in the file."""
        span = self.offsets.span(start, end)
        return self.source.position(span.start), self.source.position(span.end)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A change of a message's text: ``text[start:end]`` becomes ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a kind found: a span of the message's text (``start == end`` where something is missing).

    ``explanation`` says in one sentence what was found and why it matters; ``suggestions`` are wordings to
    use instead; ``replacements`` are the edits that would mend it, ``safe`` when they may be made unseen;
    ``level`` overrides the rule's level (an entry's own).
    """

    start: int
    end: int
    explanation: str
    suggestions: tuple[str, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    safe: bool = False
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a fix in file coordinates."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding; ``safe`` ones may be applied without a person looking."""

    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with its rule, its level, its place in a file and everything a reader needs to mend it.

    ``text_span`` is half-open in the decoded message; ``excerpt`` is the message's text, for reports that
    show the line. Findings about the exceptions themselves have no locale.
    """

    rule: str
    level: Level
    title: str
    explanation: str
    locale: str | None
    path: str
    message_id: str | None
    key: str | None
    start: Position
    end: Position
    match: str
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    text_span: Span | None = None
    fingerprint: str = ""
    source: SourceText | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not linted, and why (shown in ``summary.skipped``)."""

    path: str
    reason: str
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be judged: what is wrong, where, and how to mend it."""

    message: str
    mend: str
    place: Place | None = None
    line: str | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        shown = f"\n    {self.line}" if self.line is not None else ""
        return f"{where}{self.message}{shown}\n    {self.mend}"


class StylelintError(Exception):
    """The run could not judge: every problem found, all at once (exit 2)."""

    def __init__(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a run, as ``--format json`` reports them."""

    files: int = 0
    messages: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    suppressed: int = 0
    waived: int = 0
    baselined: int = 0
    skipped: tuple[Skipped, ...] = ()
    incomplete: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: findings sorted by path, start and rule, and the counts."""

    findings: tuple[Finding, ...]
    summary: Summary

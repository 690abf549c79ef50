"""The words of the data flow as frozen types: messages, hits, findings, and the problems that stop a run."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.frozen import Frozen, field, replace
from stylelint_cs.positions import OffsetMap, Place, Position, Segment, SourceText, Span
from stylelint_cs.type_hints import ClassVar

__all__ = [
    "LEVELS",
    "Edit",
    "Finding",
    "Fix",
    "Hit",
    "Level",
    "Message",
    "Meta",
    "OffsetMap",
    "Place",
    "Position",
    "Problem",
    "Replacement",
    "Report",
    "Segment",
    "Skipped",
    "SourceText",
    "Span",
    "StylelintError",
    "Summary",
    "Turn",
]


class Level(int):
    """How serious a finding is; comparable, ``ERROR`` is the greatest, and there is one of each.

    No `enum`: loading that takes a sender's check of one message longer than loading all of this package's types.
    """

    __slots__ = ()

    OFF: ClassVar[Level]
    INFO: ClassVar[Level]
    WARNING: ClassVar[Level]
    ERROR: ClassVar[Level]

    def __new__(cls, value: int) -> Level:
        """The level of a number from 0 to 3; raises ValueError for any other."""
        found = _LEVELS.get(value)
        if found is None:
            raise ValueError(f"{value!r} is no level")
        return found

    @property
    def name(self) -> str:
        """The level as it is called here."""
        return _NAMES[self]

    @property
    def word(self) -> str:
        """The level as it is written in brand files and reports."""
        return self.name.lower()

    def __repr__(self) -> str:
        return f"<Level.{self.name}: {int(self)}>"

    def __str__(self) -> str:
        return str(int(self))


_NAMES = ("OFF", "INFO", "WARNING", "ERROR")
_LEVELS = {number: int.__new__(Level, number) for number in range(len(_NAMES))}
for _level in _LEVELS.values():
    setattr(Level, _level.name, _level)
LEVELS: Mapping[str, Level] = {level.word: level for level in _LEVELS.values()}


class Turn(Frozen):
    """One earlier turn of a conversation, as the ``history`` field of a message carries it."""

    role: str
    text: str
    author: str | None = None
    at: str | None = None


class Meta(Frozen):
    """What is known about a message besides its words; ``None`` and empty mean unknown.

    ``first_reply``: nothing of the history shows that one of ours has answered already what this one answers.
    """

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
    first_reply: bool = True
    translated_from: str | None = None

    @property
    def minute(self) -> int | None:
        """The minute of the day (0 to 1439) at which it is sent; ``None`` when ``at`` tells none."""
        moment = self.at or ""
        clock = moment.partition("T")[2] or moment.partition(" ")[2] or moment
        hours, _, minutes = clock[:5].partition(":")
        if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
            return None
        return int(hours) * 60 + int(minutes)

    def positioned(self) -> Meta:
        """With the position that the history tells, when none is said.

        Our first words open a conversation; whether later ones close it cannot be told from what went before.
        """
        if self.position is not None:
            return self
        return replace(self, position="middle" if any(turn.role != "customer" for turn in self.history) else "opening")


class Message(Frozen):
    """One text with its locale, its id, its metadata and its place in a file.

    ``masks`` are spans of ``text`` that are not prose (code, URLs of a link, HTML tags): no rule looks
    inside them. ``quotes`` are spans that repeat the customer's words (block quotes). ``key`` is the path
    to the text inside its file, such as ``replies[0].body``. ``lasting`` stands for an id that tells where the file
    lies: the part of it that stays when the file moves.
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
    lasting: str | None = None

    @property
    def known_as(self) -> str | None:
        """What it is recognised by from run to run, wherever its file lies; ``None``: by its text."""
        return self.id if self.lasting is None else self.lasting

    def file_span(self, start: int, end: int) -> tuple[Position, Position]:
        """Line and column of both ends of ``text[start:end]`` in the file."""
        span = self.offsets.span(start, end)
        return self.source.position(span.start), self.source.position(span.end)


class Replacement(Frozen):
    """A change of a message's text: ``text[start:end]`` becomes ``text``."""

    start: int
    end: int
    text: str


class Hit(Frozen):
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


class Edit(Frozen):
    """One edit of a fix in file coordinates."""

    start: Position
    end: Position
    text: str


class Fix(Frozen):
    """Edits that mend a finding; ``safe`` ones may be applied without a person looking."""

    safe: bool
    edits: tuple[Edit, ...]


class Finding(Frozen):
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


class Skipped(Frozen):
    """Something that was not linted, and why (shown in ``summary.skipped``)."""

    path: str
    reason: str
    message_id: str | None = None


class Problem(Frozen):
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


class Summary(Frozen):
    """Counts of a run, as ``--format json`` reports them."""

    files: int = 0
    messages: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    suppressed: int = 0
    waived: int = 0
    baselined: int = 0
    fixed: int = 0
    skipped: tuple[Skipped, ...] = ()
    incomplete: tuple[str, ...] = ()


class Report(Frozen):
    """The outcome of a run: findings sorted by path, start and rule, and the counts."""

    findings: tuple[Finding, ...]
    summary: Summary

"""All stored messages of a request, by the brand voice that is set for them, and what library rules find in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stylelint_cs.config import Config
from stylelint_cs.file_paths import absolute
from stylelint_cs.git import Changes
from stylelint_cs.judging import CUSTOMER, Judge, Judged, overlaps
from stylelint_cs.library.engine import Library
from stylelint_cs.library.history import History
from stylelint_cs.library.ledger import LEDGER_FILE, read_ledger
from stylelint_cs.library.reviews import KnownReviews
from stylelint_cs.model import Finding, Message, Problem, StylelintError
from stylelint_cs.policy.find import shown
from stylelint_cs.request import Request
from stylelint_cs.sources.base import Comment
from stylelint_cs.sources.collect import discovered
from stylelint_cs.sources.plan import CollectOptions
from stylelint_cs.sources.readers import suffixes
from stylelint_cs.sources.settling import FileMessages
from stylelint_cs.triage import apply_suppressions
from stylelint_cs.voices import Voice


@dataclass
class Gathered:
    """The stored messages of one configuration, in order of place, with the comments beside them."""

    voice: Voice
    messages: list[Message] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def library(self, request: Request) -> Library:
        """The messages as library rules see them. Raises StylelintError when the review ledger cannot be read."""
        file, name = ledger_of(self.voice.config)
        history = History(Path(absolute(self.voice.config.folder)))
        reviews = KnownReviews(read_ledger(file, name), history.source_changed)
        # Without a brand of one's own nobody has said which languages there should be.
        declared = request.brand is not None or request.voice is not None or self.voice.config.brand is not None
        return Library(self.voice.linter, tuple(self.messages), reviews, declared)


def ledger_of(config: Config) -> tuple[Path, str]:
    """The review ledger, beside the configuration or in the working directory, and how reports name it."""
    path = Path(absolute(config.folder), LEDGER_FILE)
    return path, shown(path)


class Gatherer:
    """Puts what is read of files to the messages of its configuration."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._found: dict[str | None, Gathered] = {}

    @property
    def found(self) -> tuple[Gathered, ...]:
        """What has come so far."""
        return tuple(self._found.values())

    def add(self, item: FileMessages) -> None:
        """Take a file, or a part of one, that comes behind all before it."""
        voice = self._judge.voice(item.config)
        if voice is not None:
            gathered = self._found.setdefault(voice.config.path, Gathered(voice))
            gathered.messages += (message for message in item.messages if message.meta.role != CUSTOMER)
            gathered.comments += item.comments


def gather(request: Request, judge: Judge) -> tuple[tuple[Gathered, ...], list[Problem]]:
    """Read everything that a request names; problems are those of the files."""
    gatherer = Gatherer(judge)
    problems: list[Problem] = []
    for file in discovered(request.paths, CollectOptions(config=request.config)):
        for item in judge.read(file):
            problems += item.problems
            gatherer.add(item)
    return gatherer.found, problems


def judge_libraries(request: Request, judge: Judge, read: Gatherer | None = None) -> Iterator[Judged]:
    """What library rules find in everything that a request names; problems of the files are told elsewhere.

    ``read`` is all that the request names when it has been read already.
    """
    changes = Changes(request.since, suffixes()) if request.since is not None else None
    for gathered in read.found if read is not None else gather(request, judge)[0]:
        voice = gathered.voice
        try:
            findings = [item for item in gathered.library(request).findings() if _is_shown(item, changes)]
        except StylelintError as error:
            yield Judged("", voice.config.path, problems=error.problems)
            continue
        yield _excused(findings, gathered, told=changes is None)


def _excused(findings: Iterable[Finding], gathered: Gathered, *, told: bool) -> Judged:
    """What comments leave of the findings; ``told``: comments that excuse no finding of a library rule are findings."""
    voice = gathered.voice
    ran = voice.ran_on_library if told else frozenset()
    triage = apply_suppressions(findings, gathered.comments, voice.rule_names, voice.mandatory, ran)
    # What else is wrong with the comments was said where their file was judged.
    said = {
        (item.path, item.start)
        for item in apply_suppressions((), gathered.comments, voice.rule_names, voice.mandatory, frozenset()).extra
    }
    extra = tuple(item for item in triage.extra if (item.path, item.start) not in said and voice.wants(item.rule))
    kept = tuple(triage.kept)
    return Judged(
        "", voice.config.path, findings=kept, owners=(0,) * len(kept), extra=extra, suppressed=triage.suppressed
    )


def _is_shown(finding: Finding, changes: Changes | None) -> bool:
    lines = changes.lines(Path(finding.path)) if changes is not None else None
    return lines is None or overlaps(lines, finding.start.line, finding.end.line)

"""A whole review: what is read, judged, excused, counted, and told of earlier runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from stylelint_cs import judging
from stylelint_cs.excusing import Excuses
from stylelint_cs.frozen import replace
from stylelint_cs.model import Finding, Level, Message, Problem, Report, Skipped, StylelintError, Summary
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.review.aggregates import Names, aggregates
from stylelint_cs.review.crew import CHUNK, OnCrash, Task, judged_by, processes, shared_out
from stylelint_cs.review.engine import across
from stylelint_cs.review.files import STDIN, TalkFile, base_config, files_of, read, talks_of
from stylelint_cs.review.raw import RawTalk
from stylelint_cs.review.store import Store
from stylelint_cs.review.tally import Tally
from stylelint_cs.review.work import Desk, Judged, ReviewRequest
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import Any, cast
from stylelint_cs.voices import Voice

_MOST_PROBLEMS = 100


class Outcome(NamedTuple):
    """What a review gave. With ``problems`` it could not be finished: the rest is what came so far.

    ``aggregates`` is what the report for programs holds under that name. ``close`` removes what the run kept in a
    file of its own; the findings cannot be read after that.
    """

    report: Report
    aggregates: dict[str, Any]
    problems: tuple[Problem, ...]
    voices: tuple[Voice, ...]
    close: Callable[[], None]


def review(
    request: ReviewRequest, watch: Callable[[int], None] | None = None, on_crash: OnCrash | None = None
) -> Outcome:
    """Review everything that a request names; ``watch`` is told the number of turns after each conversation."""
    run = _Run(request, on_crash)
    with run.careful():
        run.read(watch)
    return run.outcome()


@dataclass
class _Counts:
    files: int = 0
    turns: int = 0
    talks: int = 0
    broken: int = 0
    waived: int = 0
    baselined: int = 0


def _more(path: str, count: int) -> Problem:
    text = said_of(
        count,
        "{path}: and {number} more row that cannot be read",
        "{path}: and {number} more rows that cannot be read",
        path=path,
        number=f"{count:,}",
    )
    return Problem(text, said("Mend those that are named first."))


def _many(count: int, reason: str) -> str:
    return said_of(count, "{number} conversation: {reason}", "{number} conversations: {reason}", number=f"{count:,}",
                   reason=reason)  # fmt: skip


class _Run:
    """The state of one review while its conversations come in."""

    def __init__(self, request: ReviewRequest, on_crash: OnCrash | None) -> None:
        self._request, self._on_crash = request, on_crash
        self._desk = Desk(replace(request, stdin=None))
        self._store, self._tally = Store(), Tally(request.seed, request.sample, request.redact)
        self._counts = _Counts()
        self._skipped: Counter[tuple[str, str]] = Counter()
        self._excuses: dict[str | None, Excuses] = {}
        self._configs: dict[str | None, None] = {}
        self._untold: Counter[str] = Counter()
        self.problems: dict[Problem, None] = {}

    @contextmanager
    def careful(self) -> Iterator[None]:
        """What cannot go on inside is a problem, or raised when nobody makes one of an unexpected error."""
        try:
            yield
        except StylelintError as error:
            self.problems.update(dict.fromkeys(error.problems))
        except Exception as error:
            if self._on_crash is None:
                raise
            self.problems[self._on_crash(error)] = None

    def read(self, watch: Callable[[int], None] | None) -> None:
        """Judge every conversation, then what several show together."""
        files: list[TalkFile] = []
        for found in files_of(self._request) if self._request.stdin is None else ():
            if isinstance(found, Problem):
                self.problems[found] = None
            else:
                files.append(found)
        size = sum(file.path.stat().st_size for file in files)
        count = processes(self._request.jobs, size)
        tasks = self._tasks(files)
        shared = (
            shared_out(count, replace(self._request, stdin=None), tasks, self._on_crash)
            if count > 1
            else ((task, judged_by(self._desk, task, self._on_crash)) for task in tasks)
        )
        while chunk := list(islice(shared, CHUNK)):
            self._take(chunk)
            if watch is not None:
                watch(self._counts.turns)
        for config in self._configs:
            with self.careful():
                self._across(config)

    def _tasks(self, files: Iterable[TalkFile]) -> Iterator[Task]:
        number = 0
        for config, talks in self._sources(files):
            self._configs[config] = None
            for raw in talks:
                yield Task(number, raw, config)
                number += 1

    def _sources(self, files: Iterable[TalkFile]) -> Iterator[tuple[str | None, Iterator[RawTalk | Problem]]]:
        request = self._request
        if request.stdin is not None:
            self._counts.files = 1
            path, config = request.stdin_filename or STDIN, base_config(request)
            suffix = Path(path).suffix.lstrip(".") or None
            format_ = request.stdin_format or (suffix if suffix in ("csv", "json") else None)
            yield config, read(request.stdin, path, format_ or "jsonl", request, *self._ours(config))
            return
        for file in files:
            self._counts.files += 1
            yield file.config, talks_of(file, request, *self._ours(file.config))

    def _ours(self, config: str | None) -> tuple[frozenset[str], tuple[str, ...]]:
        voice = self._desk.voice(config)
        own = (contact.value for contact in voice.policy.contacts)
        self._tally.own = tuple(dict.fromkeys((*self._tally.own, *own)))
        return frozenset(agent.id for agent in voice.policy.agents), tuple(sorted(voice.packs.known()))

    def _take(self, chunk: list[tuple[Task, Judged]]) -> None:
        for task, judged in chunk:
            if judged.problems:
                self._counts.broken += 1
                for problem in judged.problems:
                    if len(self.problems) < _MOST_PROBLEMS:
                        self.problems[problem] = None
                    else:
                        self._untold[judged.path] += 1
                continue
            if judged.skipped is not None:
                self._skipped[judged.path, judged.skipped] += 1
                continue
            for note in judged.notes:
                self._skipped[judged.path, note] += 1
            self._counts.talks += 1
            self._counts.turns += judged.turns
            judged = self._excused(judged, task.config)
            self._tally.add(judged)
            self._store.add_talk(task.number, judged)
            for finding in judged.findings:
                self._keep(finding, task.number, judged.names)

    def _excused(self, judged: Judged, config: str | None) -> Judged:
        if not judged.findings:
            return judged
        left = {id(finding) for finding in self._left(judged.path, config, judged.findings)}
        kept = [
            (finding, author)
            for finding, author in zip(judged.findings, judged.authors, strict=True)
            if id(finding) in left
        ]
        return judged._replace(findings=tuple(item for item, _ in kept), authors=tuple(author for _, author in kept))

    def _left(self, path: str, config: str | None, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        if config not in self._excuses:
            voice = self._desk.voice(config)
            self._excuses[config] = Excuses({config: voice}, self._request.lint.today, self._request.baseline)
        voice = self._desk.voice(config)
        if self._request.baseline is None and voice.config.baseline is None and not voice.config.waivers:
            return findings
        excused = self._excuses[config].apply([judging.Judged(path, config, findings=findings)])
        self._counts.waived += excused.waived
        self._counts.baselined += excused.baselined
        return excused.left

    def _keep(self, finding: Finding, number: int, names: tuple[str, ...]) -> None:
        if self._request.redact:
            clean = self._tally.clean
            finding = replace(
                finding, match=clean(finding.match, names), explanation=clean(finding.explanation, names), source=None
            )
        self._store.add(finding, number)

    def _across(self, config: str | None) -> None:
        reviewer = self._desk.reviewer(config)
        number = 0

        def first(asked: int) -> Message:
            nonlocal number
            number = asked
            return self._store.first_turn(asked)

        for finding in across(reviewer, self._store, first):
            for left in self._left(finding.path, config, (finding,)):
                if left.rule == "repeat-contact":
                    self._tally.repeats += 1
                self._tally.add_across(left, *self._store.about(number))
                self._store.add(left, number)

    def outcome(self) -> Outcome:
        """The report and the aggregates of what came in."""
        voices = {config: self._voice(config) for config in self._configs}
        ready = [voice for voice in voices.values() if voice is not None]
        found: dict[str, Any] = {}
        with self.careful():
            reviewer = self._desk.reviewer(next(iter(self._configs))) if ready else None
            names = Names(self._tally, pseudonymise=self._request.pseudonymise)
            self._store.shown = names.text
            known = self._store.known_customers()
            found = aggregates(self._tally, self._request, reviewer, names, known=known, broken=self._counts.broken)
        more = (_more(path, count) for path, count in sorted(self._untold.items()))
        levels, told = self._store.levels, (*self.problems, *more)
        summary = Summary(
            files=self._counts.files,
            messages=self._counts.turns,
            error=levels[Level.ERROR],
            warning=levels[Level.WARNING],
            info=levels[Level.INFO],
            waived=self._counts.waived,
            baselined=self._counts.baselined,
            skipped=tuple(
                Skipped(path, reason if count == 1 else _many(count, reason))
                for (path, reason), count in sorted(self._skipped.items())
            ),
            incomplete=tuple(str(problem) for problem in told),
        )
        # The findings are read from the file as often as a report goes through them.
        findings = cast("tuple[Finding, ...]", self._store)
        return Outcome(Report(findings, summary), found, told, tuple(ready), self._store.close)

    def _voice(self, config: str | None) -> Voice | None:
        try:
            return self._desk.voice(config)
        except StylelintError as error:
            self.problems.update(dict.fromkeys(error.problems))
            return None

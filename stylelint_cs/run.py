"""A whole check: what is read, held against the brand voices, excused, fixed where that is asked for, and counted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from stylelint_cs.config import Config
from stylelint_cs.engine import order, unique
from stylelint_cs.excusing import Excused, Excuses
from stylelint_cs.file_paths import lies_in
from stylelint_cs.judging import Judge, Judged, Window
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import Finding, Level, Problem, Report, Skipped, StylelintError, Summary
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import in_full
from stylelint_cs.request import Request, base_config, is_library, stdin_config
from stylelint_cs.sources.stdin import collect_stdin
from stylelint_cs.stamping import report_in
from stylelint_cs.translation import said
from stylelint_cs.type_hints import TYPE_CHECKING, StrPath
from stylelint_cs.unspoken import skipped_as_unspoken, unspoken_problem
from stylelint_cs.voices import Voice

if TYPE_CHECKING:
    from stylelint_cs.gathering import Gatherer
    from stylelint_cs.mending import Mended
    from stylelint_cs.pool import OnCrash, Work

__all__ = ["Loaded", "Outcome", "check"]


class Outcome(NamedTuple):
    """What a check gave. With ``problems`` it could not be finished: the findings are those so far.

    ``left`` are the findings before equal ones are told apart, ``notes`` say which fixes were left out, ``mended``
    what the files that fixes change look like then, ``voices`` the brand voices by the order of their use.
    """

    report: Report
    problems: tuple[Problem, ...]
    voices: tuple[Voice, ...]
    left: tuple[Finding, ...] = ()
    notes: tuple[Problem, ...] = ()
    mended: tuple[Mended, ...] = ()


class Loaded(NamedTuple):
    """What checks of standard input that ask the same have in common: loaded once, it serves message after message."""

    judge: Judge
    config: Config

    @classmethod
    def of(cls, request: Request) -> Loaded:
        """Load it; raises StylelintError when the configuration or the brand voice cannot be read."""
        made = cls(Judge(request), stdin_config(request))
        if made.judge.voice(made.config) is None:
            raise StylelintError(made.judge.refused(made.config))
        return made


def check(
    request: Request,
    watch: Callable[[int], None] | None = None,
    on_crash: OnCrash | None = None,
    loaded: Loaded | None = None,
) -> Outcome:
    """Check everything that a request names.

    ``watch`` is told the number of messages after each file. What cannot be judged is a problem, and the rest
    is checked all the same. An unexpected error is raised, or becomes the problem that ``on_crash`` makes of it.
    ``loaded`` is what was loaded for the same request before.
    """
    run = _Run(request, on_crash, loaded)
    with run.careful():
        for _ in run.results():
            if watch is not None:
                watch(run.messages)
    with run.careful():
        return run.outcome()
    return run.unfinished()


class _Run:
    """The state of one check while its files come in."""

    def __init__(self, request: Request, on_crash: OnCrash | None, loaded: Loaded | None) -> None:
        self._request, self._on_crash = request, on_crash
        self._judge = loaded.judge if loaded is not None else Judge(request)
        self._loaded = loaded
        self._work: list[Work] = []
        self._judged: list[tuple[Judged, ...]] = []
        self._stdin = b""
        self._read: Gatherer | None = None
        """What library rules look at, where one process reads all of it."""
        self.messages = 0
        self.problems: list[Problem] = []

    @contextmanager
    def careful(self) -> Iterator[None]:
        """What cannot go on inside is a problem, or raised when nobody makes one of an unexpected error."""
        try:
            yield
        except StylelintError as error:
            self.problems += error.problems
        except Exception as error:
            if self._on_crash is None:
                raise
            self.problems.append(self._on_crash(error))

    def results(self) -> Iterator[None]:
        """Judges file by file."""
        request = self._request
        if request.stdin is not None:
            stream = request.stdin
            if request.diff:
                self._stdin = stream.read()
                stream = BytesIO(self._stdin)
            self._judged.append(())
            for item in collect_stdin(stream, self._judge.options(self._base), self._base):
                self._add(self._judge.judge(item))
                yield
            return
        # What only files need: a sender of one message waits for none of it.
        from stylelint_cs.pool import processes, work_of

        self._work = list(work_of(request))
        count = processes(1 if request.voice is not None else request.jobs, self._work)
        yield from self._shared(count) if count > 1 else self._alone()
        if is_library(request):
            self._judged.append(self._libraries(self._read))
            self._read = None
            yield

    @lazy_property
    def _base(self) -> Config:
        # Standard input is read, judged and excused under one configuration.
        return self._loaded.config if self._loaded is not None else stdin_config(self._request)

    def _libraries(self, read: Gatherer | None = None) -> tuple[Judged, ...]:
        from stylelint_cs.gathering import judge_libraries

        return tuple(judge_libraries(self._request, self._judge, read))

    def _alone(self) -> Iterator[None]:
        if is_library(self._request) and self._request.since is None:
            from stylelint_cs.gathering import Gatherer

            self._read = Gatherer(self._judge)
        for work in self._work:
            self._judged.append(())
            for item in self._judge.read(work.found):
                self._add(self._judge.judge(item, Window(work.lines)))
                if self._read is not None:
                    self._read.add(item)
                yield

    def _shared(self, count: int) -> Iterator[None]:
        from stylelint_cs.pool import shared_out

        for result in shared_out(count, self._request, self._work, self._on_crash or _crashed):
            self._judged.append(())
            for judged in result.judged:
                self._add(judged)
            yield
            if result.ends:
                raise StylelintError(result.ends)

    def _add(self, judged: Judged) -> None:
        self._judged[-1] = (*self._judged[-1], judged)
        self.messages += judged.messages

    def outcome(self) -> Outcome:
        """The report in its order, after the fixes that are asked for, and what could not be judged."""
        request = self._request
        excuses = self._excuses()
        excused = self._apply(excuses)
        mended: tuple[Mended, ...] = ()
        if (request.fix or request.diff) and not self.problems:
            mended = self._mend(excuses, excused)
            if request.fix and not request.diff:
                for item in mended:
                    if not item.problems:
                        self._judged[item.number] = item.judged
                    self.problems += item.problems
                if any(item.fixed for item in mended) and len(self._judged) > len(self._work) > 0:
                    # What library rules found stands elsewhere now, or nowhere.
                    self._judged[-1] = self._libraries()
                excused = self._apply(excuses)
        fixed = sum(item.fixed for item in mended if not item.problems) if request.fix and not request.diff else 0
        notes = tuple(note for item in mended for note in item.notes)
        return self._reported(excused, fixed)._replace(notes=notes, mended=mended)

    def unfinished(self) -> Outcome:
        """The report when something went wrong behind the files: with what they gave."""
        found = [finding for judged in self._all() for finding in (*judged.findings, *judged.extra)]
        return self._reported(Excused(tuple(sorted(found, key=order)), 0, 0, ()), 0)

    def _all(self) -> list[Judged]:
        return [judged for parts in self._judged for judged in parts]

    def _excuses(self) -> Excuses:
        request = self._request
        voices: dict[str | None, Voice] = {}
        configs = {work.found.config.path: work.found.config for work in self._work[: len(self._judged)]}
        if request.stdin is not None:
            configs[self._base.path] = self._base
        for path, config in configs.items():
            voice = self._judge.voice(config)
            if voice is not None:
                voices[path] = voice
            else:
                self.problems += self._judge.refused(config)
        return Excuses(voices, request.lint.today, request.baseline, use_baseline=request.use_baseline)

    def _apply(self, excuses: Excuses) -> Excused:
        judged = self._all()
        finished = not self.problems and not any(part.problems for part in judged)
        request = self._request
        folder = request.stdin is None and (not request.paths or any(os.path.isdir(path) for path in request.paths))
        return excuses.apply(judged, folder=folder, covers=lambda config: finished and folder and self._covers(config))

    def _covers(self, config: Config) -> bool:
        """Whether everything that a configuration speaks of was looked at."""
        request = self._request
        if request.since is not None:
            return False
        starts: tuple[StrPath, ...] = request.paths
        if not starts:
            base = base_config(request)
            starts = (base.folder if base.sources else os.curdir,)
        folder = os.path.realpath(config.folder)
        return any(lies_in(folder, os.path.realpath(start)) for start in starts if os.path.isdir(start))

    def _mend(self, excuses: Excuses, excused: Excused) -> tuple[Mended, ...]:
        from stylelint_cs.mending import mend_files, mend_stdin

        fixable = {finding.path for finding in excused.left if finding.fix is not None}
        if self._request.stdin is not None:
            return mend_stdin(self._request, self._judge, excuses, self._judged[0], self._stdin) if fixable else ()
        chosen = [
            (number, work, parts)
            for number, (work, parts) in enumerate(zip(self._work, self._judged, strict=False))
            if any(part.path in fixable for part in parts)
        ]
        return tuple(mend_files(self._request, self._judge, excuses, chosen))

    def _reported(self, excused: Excused, fixed: int) -> Outcome:
        judged = self._all()
        problems = [*(problem for part in judged for problem in part.problems), *self.problems]
        skipped = [item for part in judged for item in part.skipped]
        skipped += self._unspoken(judged, problems)
        told = tuple(dict.fromkeys(problems))
        left = tuple(sorted((*excused.left, *excused.extra), key=order))
        findings = unique(left)
        levels = Counter(finding.level for finding in findings)
        summary = Summary(
            files=len({part.path for part in judged if part.is_file}),
            messages=self.messages,
            error=levels[Level.ERROR],
            warning=levels[Level.WARNING],
            info=levels[Level.INFO],
            suppressed=sum(part.suppressed for part in judged),
            waived=excused.waived,
            baselined=excused.baselined,
            fixed=fixed,
            skipped=tuple(skipped),
            incomplete=tuple(in_full(problem) for problem in told),
        )
        report = report_in(Report(findings, summary), self._request.lint.language)
        return Outcome(report, told, tuple(self._judge.voices.all()), left)

    def _unspoken(self, judged: list[Judged], problems: list[Problem]) -> Iterator[Skipped]:
        """The messages in languages that the brand does not speak; the only one on stdin is a problem."""
        counted = Counter(item for part in judged for item in part.unspoken)
        if self._request.stdin is not None and not self.messages and counted.total() == 1:
            problems.append(unspoken_problem(next(iter(counted))))
            return
        yield from skipped_as_unspoken(counted)


def _crashed(error: Exception) -> Problem:
    """What a process says of its own mistake when nobody has a better word for it."""
    return Problem(
        said("internal error: {kind}", kind=type(error).__name__),
        said("This is a mistake in stylelint-cs. Please report it."),
    )

"""A whole check: what is read, held against the brand voice that is set for it, and counted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from stylelint_cs.config import NO_CONFIG, Config, find_config, load_config
from stylelint_cs.engine import Incomplete, LintOptions, order, unique
from stylelint_cs.model import (
    Finding,
    Level,
    Message,
    Meta,
    Problem,
    Report,
    Skipped,
    StylelintError,
    Summary,
)
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.problems import suggest
from stylelint_cs.sources.collect import CollectOptions, FileMessages, discovered, read_found
from stylelint_cs.sources.detect import detect
from stylelint_cs.sources.stdin import collect_stdin
from stylelint_cs.text.detect import candidates
from stylelint_cs.triage import apply_suppressions
from stylelint_cs.voices import Voice, Voices, packs_of

CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be checked, and how; see the options of ``stylelint-cs check``.

    ``paths`` are files and folders, none stands for the configured sources. ``stdin`` is read in their place.
    ``defaults`` and ``locale`` hold for messages that do not say themselves. ``voice`` is one that is loaded
    already and stands in the place of ``brand``.
    """

    lint: LintOptions
    paths: tuple[str | Path, ...] = ()
    stdin: BinaryIO | None = None
    brand: str | Path | None = None
    config: Path | None = None
    locale: str | None = None
    defaults: Meta = field(default_factory=Meta)
    stdin_filename: str | None = None
    stdin_format: str | None = None
    voice: Voice | None = None


class Outcome(NamedTuple):
    """What a check gave. With ``problems`` it could not be finished: the findings are those so far."""

    report: Report
    problems: tuple[Problem, ...]
    voices: tuple[Voice, ...]


def check(
    request: Request, watch: Callable[[int], None] | None = None, on_crash: Callable[[Exception], Problem] | None = None
) -> Outcome:
    """Check everything that a request names.

    ``watch`` is told the number of messages after each file. What cannot be judged is a problem, and the rest
    is checked all the same. An unexpected error is raised, or becomes the problem that ``on_crash`` makes of it.
    """
    run = _Run(request)
    try:
        for item in run.files():
            run.take(item)
            if watch is not None:
                watch(run.messages)
    except StylelintError as error:
        run.problems += error.problems
    except Exception as error:
        if on_crash is None:
            raise
        run.problems.append(on_crash(error))
    return run.outcome()


class _Run:
    """The state of one check while its files come in."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._voices = Voices(request.brand, request.lint, request.voice)
        self._collecting: dict[Path | None, CollectOptions] = {}
        self._refused: set[Path | None] = set()
        self._broken: set[tuple[Path | None, str]] = set()
        self._files: set[str] = set()
        self._findings: list[Finding] = []
        self._skipped: list[Skipped] = []
        self._unspoken: Counter[tuple[str, str, str | None]] = Counter()
        self._suppressed = 0
        self.messages = 0
        self.problems: list[Problem] = []

    def files(self) -> Iterator[FileMessages]:
        """The messages of the request, file by file."""
        request = self._request
        if request.stdin is not None:
            yield from collect_stdin(request.stdin, self._options(base_config(request)))
            return
        for found in discovered(request.paths, CollectOptions(config=request.config)):
            yield from read_found(found, self._options(found.config))

    def _options(self, config: Config) -> CollectOptions:
        """How files under a configuration are read: its packs decide which locales there are."""
        if config.path not in self._collecting:
            request = self._request
            packs = packs_of(config)
            if request.locale is not None and packs.get(request.locale) is None:
                mend = suggest(request.locale, packs.known())
                raise StylelintError([Problem(f"there is no locale pack for {request.locale!r}", mend)])
            self._collecting[config.path] = CollectOptions(
                known=frozenset(packs.known()),
                tell=_teller(packs),
                locale=request.locale,
                defaults=request.defaults,
                config=request.config,
                stdin_filename=request.stdin_filename,
                stdin_format=request.stdin_format,
            )
        return self._collecting[config.path]

    def take(self, item: FileMessages) -> None:
        """Check the messages of one file."""
        self.problems += item.problems
        self._skipped += item.skipped
        voice = self._voice(item.config)
        if voice is None:
            return
        if item.source is not None or item.messages:
            self._files.add(item.path)
        found: list[Finding] = []
        for message in item.messages:
            found += self._judge(message, voice, streamed=item.source is None)
        triage = apply_suppressions(found, item.comments, voice.rule_names, voice.mandatory, voice.ran)
        self._suppressed += triage.suppressed
        self._findings += triage.kept
        self._findings += (finding for finding in triage.extra if voice.wants(finding.rule))

    def _voice(self, config: Config) -> Voice | None:
        """The voice of a configuration; ``None`` when it cannot be used, which is said once."""
        if config.path in self._refused:
            return None
        try:
            return self._voices.of(config)
        except StylelintError as error:
            self._refused.add(config.path)
            self.problems += error.problems
            return None

    def _judge(self, message: Message, voice: Voice, *, streamed: bool) -> Iterable[Finding]:
        if message.meta.role == CUSTOMER:
            return ()
        assert message.locale is not None
        if (voice.config.path, message.locale) in self._broken:
            return ()
        try:
            if voice.linter.compiled(message.locale) is None:
                reason = f"{voice.policy.brand} does not speak {message.locale}"
                self._unspoken[message.source.path, reason, None if streamed else message.id] += 1
                return ()
            findings = voice.linter.check_message(message)
        except StylelintError as error:
            self._broken.add((voice.config.path, message.locale))
            self.problems += error.problems
            return ()
        except Incomplete as error:
            line, column = message.file_span(0, 0)[0]
            self.problems.append(
                Problem(f"{message.source.path}:{line}:{column}: {error}", "Simplify the rule's pattern.")
            )
            return ()
        self.messages += 1
        return findings

    def _leave_out_unspoken(self) -> None:
        """Count the messages in languages that the brand does not speak; the only one on stdin is a problem."""
        if self._request.stdin is not None and not self.messages and self._unspoken.total() == 1:
            path, reason, _ = next(iter(self._unspoken))
            self.problems.append(
                Problem(f"{path}: the message cannot be judged, {reason}", "Choose another brand, or the right locale.")
            )
            return
        for (path, reason, id_), count in self._unspoken.items():
            self._skipped.append(Skipped(path, reason if count == 1 else f"{count:,} messages: {reason}", id_))

    def outcome(self) -> Outcome:
        """The report in its order, and what could not be judged."""
        self._leave_out_unspoken()
        problems = tuple(dict.fromkeys(self.problems))
        findings = unique(sorted(self._findings, key=order))
        levels = Counter(finding.level for finding in findings)
        summary = Summary(
            files=len(self._files),
            messages=self.messages,
            error=levels[Level.ERROR],
            warning=levels[Level.WARNING],
            info=levels[Level.INFO],
            suppressed=self._suppressed,
            skipped=tuple(self._skipped),
            incomplete=tuple(str(problem) for problem in problems),
        )
        return Outcome(Report(findings, summary), problems, tuple(self._voices.all()))


def base_config(request: Request) -> Config:
    """The configuration that holds for stdin, and for a check of the working directory."""
    if request.config is not None:
        return load_config(request.config)
    start = Path(request.stdin_filename).parent if request.stdin_filename else Path.cwd()
    path = find_config(start)
    return NO_CONFIG if path is None else load_config(path)


def _teller(packs: PackSet) -> Callable[[str], str | None]:
    """Tells the locale of a text; the packs are only read when the first text asks."""
    known: dict[str, tuple[str, frozenset[str]]] = {}

    def tell(text: str) -> str | None:
        if not known:
            known.update(candidates(packs))
        return detect(text, known)

    return tell


def day(text: str | None) -> str:
    """The day of a run as ``YYYY-MM-DD``: ``text``, else SOURCE_DATE_EPOCH, else today in UTC.

    Raises StylelintError when that is no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if text is not None:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        wrong = text if text is not None else epoch
        raise StylelintError([Problem(f"{wrong!r} is no day", "Write it as 2026-01-31.")]) from None
    return moment.date().isoformat()

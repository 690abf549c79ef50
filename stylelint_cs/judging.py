"""One file held against the brand voice that is set for it: the part of a run that needs no other file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from stylelint_cs.config import Config
from stylelint_cs.engine import Incomplete
from stylelint_cs.frozen import Frozen
from stylelint_cs.model import Finding, Message, Problem, Skipped, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.problems import suggest
from stylelint_cs.request import Request
from stylelint_cs.sources.files import Discovered
from stylelint_cs.sources.plan import CollectOptions
from stylelint_cs.sources.settling import FileMessages
from stylelint_cs.text.detect import candidates
from stylelint_cs.translation import said, together
from stylelint_cs.triage import Triage, apply_suppressions
from stylelint_cs.type_hints import TYPE_CHECKING
from stylelint_cs.unspoken import Unspoken
from stylelint_cs.voices import Voice, Voices

if TYPE_CHECKING:
    from stylelint_cs.git import Lines

CUSTOMER = "customer"


class Window(NamedTuple):
    """What of a file is to be shown: what stands in these lines (as git counts them), or all of it.

    ``kept`` are the messages that were in the lines when the file was read first, by part; fixes may have moved them.
    """

    lines: Lines | None = None
    kept: tuple[frozenset[int], ...] | None = None


ALL = Window()


class Judged(Frozen):
    """What came of one file, or of one part of a stream; only what is shown counts.

    ``owners`` tells for each finding which of the part's messages it is about, ``touched`` which of them are shown.
    ``config`` is the path of the configuration. ``is_file``: there was something to read.
    """

    path: str
    config: str | None
    is_file: bool = False
    findings: tuple[Finding, ...] = ()
    owners: tuple[int, ...] = ()
    extra: tuple[Finding, ...] = ()
    suppressed: int = 0
    messages: int = 0
    touched: frozenset[int] = frozenset()
    skipped: tuple[Skipped, ...] = ()
    unspoken: tuple[Unspoken, ...] = ()
    problems: tuple[Problem, ...] = ()


class Judge:
    """Reads and judges files; brand voices and packs are loaded when the first file of each comes."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.voices = Voices(request.brand, request.lint, request.voice, kept=True)
        self._collecting: dict[str | None, CollectOptions] = {}
        self._refused: dict[str | None, tuple[Problem, ...]] = {}
        self._broken: dict[tuple[str | None, str], tuple[Problem, ...]] = {}

    def read(self, found: Discovered, data: bytes | None = None) -> Iterator[FileMessages]:
        """The messages of a file in parts; ``data`` stands for what the file holds.

        Raises StylelintError when the options do not fit its configuration.
        """
        from stylelint_cs.sources.collect import read_found

        yield from read_found(found, self.options(found.config), data)

    def options(self, config: Config) -> CollectOptions:
        """How files under a configuration are read: its packs decide which locales there are."""
        if config.path not in self._collecting:
            request = self._request
            packs = request.voice.packs if request.voice is not None else self.voices.packs(config)
            if request.locale is not None and packs.get(request.locale) is None:
                mend = suggest(request.locale, packs.known())
                message = said("there is no locale pack for {locale!r}", locale=request.locale)
                raise StylelintError([Problem(message, mend)])
            self._collecting[config.path] = CollectOptions(
                known=frozenset(packs.known()),
                tell=_teller(packs),
                locale=request.locale,
                defaults=request.defaults,
                config=request.config,
                preset=request.preset,
                stdin_filename=request.stdin_filename,
                stdin_format=request.stdin_format,
            )
        return self._collecting[config.path]

    def judge(self, item: FileMessages, window: Window = ALL) -> Judged:
        """What comes of the messages of one part of a file."""
        voice = self.voice(item.config, self._only(item))
        if voice is None:
            problems = (*item.problems, *self._refused[item.config.path])
            return Judged(item.path, item.config.path, skipped=item.skipped, problems=problems)
        tally = _Tally()
        touched = _touched(item, window)
        for index, message in enumerate(item.messages):
            shown = index in touched
            for finding in self._judge(message, voice, tally, streamed=item.source is None, shown=shown):
                tally.owners[id(finding)] = index
                tally.findings.append(finding)
        triage = _triage(tally.findings, item, voice)
        findings = tuple(finding for finding in triage.kept if tally.owners[id(finding)] in touched)
        extra = (finding for finding in triage.extra if voice.wants(finding.rule) and _is_new(finding, item, window))
        return Judged(
            item.path,
            item.config.path,
            item.source is not None or bool(item.messages),
            findings,
            tuple(tally.owners[id(finding)] for finding in findings),
            tuple(extra),
            triage.suppressed,
            tally.messages,
            touched,
            item.skipped,
            tuple(tally.unspoken),
            (*item.problems, *tally.problems),
        )

    def _only(self, item: FileMessages) -> frozenset[str] | None:
        """The locales of a run that is about one message."""
        request = self._request
        alone = request.stdin is not None and request.stdin_filename is None
        if not alone or request.stdin_format not in (None, "text") or len(item.messages) != 1:
            return None
        return frozenset(message.locale for message in item.messages if message.locale is not None) or None

    def voice(self, config: Config, only: frozenset[str] | None = None) -> Voice | None:
        """The voice of a configuration; ``None`` when it cannot be used. ``only``: see :meth:`Voices.of`."""
        if config.path in self._refused:
            return None
        try:
            return self.voices.of(config, only)
        except StylelintError as error:
            self._refused[config.path] = error.problems
            return None

    def refused(self, config: Config) -> tuple[Problem, ...]:
        """Why the voice of a configuration cannot be used; nothing for one that can."""
        return self._refused.get(config.path, ())

    def _judge(
        self, message: Message, voice: Voice, tally: _Tally, *, streamed: bool, shown: bool
    ) -> Iterable[Finding]:
        if message.meta.role == CUSTOMER:
            return ()
        assert message.locale is not None
        broken = self._broken.get((voice.config.path, message.locale))
        if broken is not None:
            tally.problems += broken
            return ()
        try:
            if voice.linter.compiled(message.locale) is None:
                reason = said("{brand} does not speak {locale}", brand=voice.policy.brand, locale=message.locale)
                tally.unspoken.append(Unspoken(message.source.path, reason, None if streamed else message.id))
                return ()
            findings = voice.linter.check_message(message)
        except StylelintError as error:
            self._broken[voice.config.path, message.locale] = error.problems
            tally.problems += error.problems
            return ()
        except Incomplete as error:
            line, column = message.file_span(0, 0)[0]
            text = together(f"{message.source.path}:{line}:{column}", error.reason, between=": ")
            tally.problems.append(Problem(text, said("Simplify the rule's pattern.")))
            return ()
        tally.messages += shown
        return findings


def _triage(findings: list[Finding], item: FileMessages, voice: Voice) -> Triage:
    if not item.comments:
        return Triage(tuple(findings), 0, ())
    return apply_suppressions(findings, item.comments, voice.rule_names, voice.mandatory, voice.ran)


class _Tally:
    """What is counted while the messages of one part are judged; ``owners``: the message of a finding, by identity."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.owners: dict[int, int] = {}
        self.messages = 0
        self.unspoken: list[Unspoken] = []
        self.problems: list[Problem] = []


def _touched(item: FileMessages, window: Window) -> frozenset[int]:
    """The messages of a part that are shown."""
    if window.kept is not None:
        return window.kept[item.part] if item.part < len(window.kept) else frozenset()
    if window.lines is None:
        return frozenset(range(len(item.messages)))
    if len(item.messages) == 1 and item.source is not None:
        # What is known of the only message stands in the same file.
        return frozenset({0} if window.lines else ())
    found = set()
    for index, message in enumerate(item.messages):
        span = message.offsets.span(0, len(message.text))
        if overlaps(window.lines, _git_line(message, span.start), _git_line(message, span.end)):
            found.add(index)
    return frozenset(found)


def _git_line(message: Message, offset: int) -> int:
    """The line of a file offset as git counts: a carriage return alone ends none."""
    source = message.source
    if "\r" not in source.text:
        return source.position(offset).line
    return source.base_line + source.text.count("\n", 0, offset)


def overlaps(lines: Lines, first: int, last: int) -> bool:
    """Whether anything in the lines from ``first`` to ``last`` came or went."""
    return any(start <= last and first <= end if start <= end else first < start <= last for start, end in lines)


def _is_new(finding: Finding, item: FileMessages, window: Window) -> bool:
    if window.lines is None:
        return True
    return overlaps(window.lines, finding.start.line, finding.end.line)


def _teller(packs: PackSet) -> Callable[[str], str | None]:
    """Tells the locale of a text; the packs are only read when the first text asks."""
    known: dict[str, tuple[str, frozenset[str]]] = {}

    def tell(text: str) -> str | None:
        if not known:
            known.update(candidates(packs))
        from stylelint_cs.sources.detect import detect

        return detect(text, known)

    return tell


__all__ = ["ALL", "CUSTOMER", "Judge", "Judged", "Window", "overlaps"]

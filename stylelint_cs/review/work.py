"""One conversation judged, and what of it counts: the part of a review that needs no other conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from stylelint_cs.config import NO_CONFIG, Config, load_config
from stylelint_cs.conversation import AGENT, BOT, CUSTOMER, Conversation
from stylelint_cs.engine import Incomplete, LintOptions
from stylelint_cs.entry_lists import lexicon_key
from stylelint_cs.frozen import Frozen, field, replace
from stylelint_cs.gathering import gather, ledger_of
from stylelint_cs.judging import Judge
from stylelint_cs.kinds.turns import Activity, Contact
from stylelint_cs.lazy import lazy
from stylelint_cs.library.ledger import read_ledger
from stylelint_cs.library.reviews import KnownReviews
from stylelint_cs.model import Finding, Message, Meta, Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.request import Request
from stylelint_cs.review.engine import Reviewer, Turns
from stylelint_cs.review.raw import MOST_TURNS, RawTalk
from stylelint_cs.review.rows import activities_of, contacts_of
from stylelint_cs.review.settle import LONGEST_TURN, UNKNOWN, Settings, placed, settled, teller
from stylelint_cs.review.stored import Stored
from stylelint_cs.translation import said, together
from stylelint_cs.type_hints import BinaryIO
from stylelint_cs.voices import Voice, Voices

_SHOWN_TURNS = 14
_FIGURES_AT_END = lazy(r"[\p{Nd}\p{P}\p{Z}\p{Cf}\s+]+$")
_SHOWN_CHARACTERS = 300


class ReviewRequest(Frozen):
    """What is to be reviewed, and how; see the options of ``stylelint-cs review``.

    ``agents`` and ``bots`` are names of ours in files that name no roles. ``redact`` takes customers' data out of
    everything that is reported, ``pseudonymise`` the agents' names. ``sample`` is how many conversations to pick for
    a person to read, ``seed`` which. ``trend`` is the file that keeps the figures of earlier runs.
    """

    lint: LintOptions
    paths: tuple[str | Path, ...] = ()
    stdin: BinaryIO | None = None
    stdin_format: str | None = None
    stdin_filename: str | None = None
    brand: str | str | None = None
    config: str | None = None
    locale: str | None = None
    defaults: Meta = field(default_factory=Meta)
    agents: frozenset[str] = frozenset()
    bots: frozenset[str] = frozenset()
    baseline: str | None = None
    jobs: int | None = 1
    redact: bool = True
    pseudonymise: bool = False
    sample: int = 10
    seed: int = 0
    trend: Path | None = None


class Shown(NamedTuple):
    """A turn as reports show it; ``marks`` are the rules that found something in it."""

    role: str
    author: str | None
    text: str
    marks: tuple[str, ...] = ()


class Judged(NamedTuple):
    """What came of one conversation. ``authors`` tells for each finding who wrote the turn.

    ``skipped`` and ``problems`` say why it was not judged, ``notes`` what was not judged in it. ``hours`` are weekday
    (Monday is 0) and hour of each turn of the customer; ``first_response`` is in open seconds. ``used`` are the stored
    replies that were sent.
    """

    path: str
    line: int
    id: str
    locale: str | None = None
    channel: str | None = None
    topic: str | None = None
    owner: str | None = None
    day: str | None = None
    turns: int = 0
    ours: int = 0
    agents: tuple[str, ...] = ()
    complaint: bool = False
    thanked: bool = False
    first_response: float | None = None
    hours: tuple[tuple[int, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    authors: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    names: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    activities: tuple[Activity, ...] = ()
    used: tuple[str, ...] = ()
    skipped: str | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


class Desk:
    """Judges conversations for one process; a brand voice is loaded when the first conversation needs it."""

    def __init__(self, request: ReviewRequest) -> None:
        self._request = request
        self._voices = Voices(request.brand, request.lint, kept=True)
        self._configs: dict[str | None, Config] = {None: NO_CONFIG}
        self._open: dict[str | None, tuple[Reviewer, Settings, Callable[[str], str | None]]] = {}

    def voice(self, config: str | None) -> Voice:
        """The brand voice under a configuration. Raises StylelintError when it cannot be read."""
        if config not in self._configs:
            assert config is not None
            self._configs[config] = load_config(config)
        return self._voices.of(self._configs[config])

    def reviewer(self, config: str | None) -> Reviewer:
        """The reviewer under a configuration."""
        return self._opened(config)[0]

    def _opened(self, config: str | None) -> tuple[Reviewer, Settings, Callable[[str], str | None]]:
        if config not in self._open:
            voice, request = self.voice(config), self._request
            reviews = KnownReviews(read_ledger(*ledger_of(voice.config)))
            reviewer = Reviewer(voice.linter, Stored(self._stored(config), voice.linter), reviews)
            settings = Settings(voice.packs, request.locale, request.defaults, reviewer.clock.zone)
            self._open[config] = reviewer, settings, teller(voice.packs)
        return self._open[config]

    def _stored(self, config: str | None) -> list[Message]:
        """The stored replies of a configuration that names sources."""
        if not self._configs[config].sources:
            return []
        request = Request(self._request.lint, brand=self._request.brand, config=config)
        found, _ = gather(replace(request, paths=(self._configs[config].folder,)), Judge(request))
        return [message for item in found for message in item.messages if message.meta.stored is not False]

    def judge(self, raw: RawTalk, config: str | None, number: int) -> Judged:
        """What comes of one conversation; ``number`` is its place in the run."""
        reviewer, settings, tell = self._opened(config)
        talk = settled(raw, settings, tell)
        blank = Judged(raw.path, raw.line, raw.id)
        if not talk.messages:
            return blank._replace(skipped=said("nobody says anything in it"))
        if talk.locale is None:
            return blank._replace(skipped=UNKNOWN)
        if settings.packs.get(talk.locale) is None:
            return blank._replace(skipped=said("there is no locale pack for {locale}", locale=talk.locale))
        if reviewer.linter.compiled(talk.locale) is None:
            return blank._replace(
                skipped=said("{brand} does not speak {locale}", brand=reviewer.linter.policy.brand, locale=talk.locale)
            )
        turns = Turns(reviewer, talk)
        try:
            findings = placed(reviewer.findings(turns), raw)
        except Incomplete as error:
            text = together(f"{raw.path}:{raw.line}", str(error), between=": ")
            return blank._replace(problems=(Problem(text, said("Simplify the rule's pattern.")),))
        except StylelintError as error:
            return blank._replace(problems=error.problems)
        return _judged(blank, turns, findings, number)._replace(notes=tuple(_notes(raw, talk)))


def _notes(raw: RawTalk, talk: Conversation) -> Iterator[str]:
    if any(turn.at and moment is None for turn, moment in zip(raw.turns, talk.moments, strict=True)):
        yield said("a time in it cannot be read, and no rule looks at it")
    if any(len(turn.text) > LONGEST_TURN for turn in raw.turns):
        yield said(
            "a message in it has more than {number} characters, and only these were judged", number=f"{LONGEST_TURN:,}"
        )
    if raw.is_cut:
        yield said("it was cut after {number} turns, and its parts were judged alone", number=f"{MOST_TURNS:,}")


def _judged(blank: Judged, turns: Turns, findings: tuple[Finding, ...], number: int) -> Judged:
    talk, reviewer = turns.talk, turns.reviewer
    told = {
        name: {at for at, role in enumerate(talk.roles) if role == CUSTOMER and _tells(turns, at, name)}
        for name in ("upset", "still-broken", "thanks")
    }
    start = talk.start
    marks: dict[str | None, list[str]] = {}
    for finding in findings:
        marks.setdefault(finding.message_id, []).append(finding.rule)
    writers = {message.id: _writer(message) for message in talk.messages if message.meta.role != CUSTOMER}
    return blank._replace(
        locale=talk.locale,
        channel=talk.channel,
        topic=talk.topic,
        owner=talk.owner,
        day=None if start is None else datetime.fromtimestamp(start, reviewer.clock.zone).date().isoformat(),
        turns=len(talk.messages),
        ours=sum(role != CUSTOMER for role in talk.roles),
        agents=tuple(dict.fromkeys(_writer(item) for item in talk.messages if item.meta.role == AGENT)),
        complaint="complaint" in talk.tags or bool(told["upset"] or told["still-broken"]),
        thanked=bool(told["thanks"]),
        first_response=_first_response(talk, reviewer),
        hours=tuple(
            _hour(moment, reviewer)
            for moment, role in zip(talk.moments, talk.roles, strict=True)
            if moment is not None and role == CUSTOMER
        ),
        findings=findings,
        authors=tuple(writers.get(finding.message_id, "") for finding in findings),
        good=tuple(
            talk.messages[at - 1].text
            for at in sorted(told["thanks"])
            if at and talk.roles[at - 1] == AGENT and talk.messages[at - 1].id not in marks
        ),
        shown=tuple(
            Shown(
                item.meta.role,
                _writer(item) if item.meta.role != CUSTOMER else None,
                _cut(item.text),
                tuple(marks.get(item.id, ())),
            )
            for item in talk.messages[:_SHOWN_TURNS]
        ),
        names=talk.names,
        contacts=tuple(contacts_of(talk, number)),
        activities=tuple(activities_of(talk, number)),
        used=tuple(_used(turns, reviewer)),
    )


def _tells(turns: Turns, at: int, name: str) -> bool:
    return bool(turns.found(at).get(lexicon_key(f"customer-{name}")))


def _writer(message: Message) -> str:
    """Who answers for a turn of ours in the figures."""
    return message.meta.author or message.meta.role if message.meta.role != BOT else BOT


def _cut(text: str) -> str:
    """The beginning of a long text. No half of a number or an address is left: nobody would know it for one."""
    if len(text) <= _SHOWN_CHARACTERS:
        return text
    start = text[: _SHOWN_CHARACTERS - 1]
    whole, blank, _ = start.rpartition(" ")
    return _FIGURES_AT_END.sub("", whole if blank else start) + "…"


def _hour(moment: float, reviewer: Reviewer) -> tuple[int, int]:
    local = datetime.fromtimestamp(moment, reviewer.clock.zone)
    return local.weekday(), local.hour


def _first_response(talk: Conversation, reviewer: Reviewer) -> float | None:
    asked, answer = talk.next_of(CUSTOMER, -1), talk.next_of(AGENT, -1)
    if asked is None or answer is None or answer < asked:
        return None
    start, end = talk.moments[asked], talk.moments[answer]
    return reviewer.clock.open_seconds(start, end) if start is not None and end is not None else None


def _used(turns: Turns, reviewer: Reviewer) -> list[str]:
    if not reviewer.stored.messages:
        return []
    found = []
    for at, role in enumerate(turns.talk.roles):
        twin = reviewer.stored.twin(turns.view(at), 0.8) if role != CUSTOMER else None
        if twin is not None:
            found.append(f"{twin.locale}/{twin.id}")
    return found

"""What many conversations show together; what is kept grows with topics, rules and people, not with conversations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from heapq import heappush, heappushpop

from stylelint_cs.model import Finding, Level
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.review.redact import redacted
from stylelint_cs.review.sampling import Sample
from stylelint_cs.review.work import Judged, Shown
from stylelint_cs.type_hints import TypeVar

PENALTY: Mapping[Level, int] = {Level.ERROR: 15, Level.WARNING: 5, Level.INFO: 1, Level.OFF: 0}
"""What a finding takes from the 100 points of a conversation; nothing goes below 0."""
WEIGHT: Mapping[Level, int] = {Level.ERROR: 3, Level.WARNING: 2, Level.INFO: 1, Level.OFF: 0}
"""How much a finding counts when a week's practices are chosen."""
RECURRING = 3
"""Complaints on one topic in a week from which it is a recurring one."""
BUCKETS = (60, 120, 300, 600, 1800, 3600, 14400, 86400)
"""Upper ends of the classes of first responses, in seconds."""
_BEST = 5
_EXAMPLES = 3
_GOOD = 5
_FEWEST_TURNS = 3
"""Shorter conversations are never the best."""
_GOOD_POINTS = 90
"""Points that one of the best has at least."""
_GOOD_WORDS = range(5, 60)


RankT = TypeVar("RankT", bound=tuple[object, ...])


class Pick(NamedTuple):
    """A conversation that reports show: where it stands, its score, its findings and its turns."""

    path: str
    line: int
    id: str
    locale: str
    channel: str | None
    agents: tuple[str, ...]
    score: int
    rules: tuple[str, ...]
    shown: tuple[Shown, ...]


class Example(NamedTuple):
    """A turn in which a rule found something, for training: the words, the span, what to write instead."""

    locale: str
    text: str
    span: tuple[int, int]
    suggestions: tuple[str, ...]
    id: str


def score_of(findings: Iterable[Finding]) -> int:
    """The points of a conversation, 0 to 100."""
    return max(0, 100 - sum(PENALTY[finding.level] for finding in findings))


def week_of(day: str) -> str:
    """The ISO week of a day, such as ``2026-W47``."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


@dataclass
class Tally:
    """Counts of a review; ``seed`` decides which ``size`` conversations are picked for a person to read."""

    seed: int = 0
    size: int = 10
    redact: bool = True
    own: tuple[str, ...] = ()
    """The brand's own contacts, which are nobody's secret."""
    talks: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    turns: int = 0
    ours: Counter[str] = field(default_factory=Counter)
    found: Counter[tuple[str, str | None, str, str | None]] = field(default_factory=Counter)
    """Findings by rule, locale, agent and channel."""
    weekly: Counter[tuple[str, str, Level]] = field(default_factory=Counter)
    """Findings by week, rule and level."""
    complaints: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Complaints by topic and week."""
    owners: dict[str, str] = field(default_factory=dict)
    topics: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Conversations by topic and locale."""
    hours: Counter[tuple[int, int]] = field(default_factory=Counter)
    responses: Counter[tuple[str, int]] = field(default_factory=Counter)
    """First responses by locale and class."""
    used: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    """The agents that are named."""
    repeats: int = 0
    points: int = 0
    days: tuple[str, str] | None = None
    _best: list[tuple[tuple[int, int, int, str], Pick]] = field(default_factory=list)
    _worst: list[tuple[tuple[int, int, str], Pick]] = field(default_factory=list)
    _examples: dict[str, list[tuple[tuple[bool, int], Example]]] = field(default_factory=dict)
    _last_week: str = ""
    _good: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sample: Sample[Pick] = Sample(self.size)

    def add(self, judged: Judged) -> None:
        """Count one conversation that was judged."""
        locale = judged.locale or ""
        self.talks[locale, judged.channel] += 1
        self.turns += judged.turns
        self.ours[locale] += judged.ours
        self.people.update(judged.agents)
        self.hours.update(judged.hours)
        self.used.update(judged.used)
        if judged.topic:
            self.topics[judged.topic, locale] += 1
            if judged.owner:
                self.owners[judged.topic] = judged.owner
        if judged.first_response is not None:
            self.responses[locale, _bucket(judged.first_response)] += 1
        week = None
        if judged.day is not None:
            first, last = self.days or (judged.day, judged.day)
            self.days = min(first, judged.day), max(last, judged.day)
            week = week_of(judged.day)
            if judged.complaint:
                self.complaints[judged.topic or "", week] += 1
        for finding, author in zip(judged.findings, judged.authors, strict=True):
            self.found[finding.rule, finding.locale, author, judged.channel] += 1
            if week is not None:
                self.weekly[week, finding.rule, finding.level] += 1
                self._keep_example(week, finding, judged)
        self._keep_good(judged, locale)
        self._keep_picks(judged, locale)

    def add_across(self, finding: Finding, channel: str | None, agent: str | None, day: str | None) -> None:
        """Count a finding that several conversations showed."""
        self.found[finding.rule, finding.locale, agent or "", channel] += 1
        if day is not None:
            self.weekly[week_of(day), finding.rule, finding.level] += 1

    def clean(self, text: str, names: Iterable[str]) -> str:
        """A text as reports show it."""
        return redacted(text, names, self.own) if self.redact else text

    def _keep_example(self, week: str, finding: Finding, judged: Judged) -> None:
        # Only the last week is trained for; of the others nothing is kept.
        if week < self._last_week:
            return
        if week > self._last_week:
            self._last_week = week
            self._examples.clear()
        number = int((finding.message_id or "#0").rpartition("#")[2] or 0)
        if not 0 < number <= len(judged.shown) or judged.shown[number - 1].role == "customer":
            return
        kept = self._examples.setdefault(finding.rule, [])
        # Those with a better wording first, then by a number that nobody can choose.
        rank = (not finding.suggestions, self._lot(finding.fingerprint))
        if len(kept) >= _EXAMPLES and rank >= kept[-1][0]:
            return
        start, end = finding.text_span or (0, 0)
        text = judged.shown[number - 1].text
        parts = [self.clean(part, judged.names) for part in (text[:start], text[start:end], text[end:])]
        span = len(parts[0]), len(parts[0]) + len(parts[1])
        example = Example(finding.locale or "", "".join(parts), span, finding.suggestions, judged.id)
        if all(other.text != example.text for _, other in kept):
            kept.append((rank, example))
            kept.sort(key=lambda item: item[0])
            del kept[_EXAMPLES:]

    def _keep_good(self, judged: Judged, locale: str) -> None:
        for text in judged.good:
            if len(text.split()) in _GOOD_WORDS:
                kept = self._good.setdefault(locale, [])
                shown = self.clean(text, judged.names)
                if all(shown != other for _, other in kept):
                    kept.append((self._lot(shown), shown))
                    kept.sort()
                    del kept[_GOOD:]

    def _keep_picks(self, judged: Judged, locale: str) -> None:
        points = score_of(judged.findings)
        self.points += points
        # In one line there may be many conversations.
        key = f"{judged.path}:{judged.line}:{judged.id}"

        def pick() -> Pick:
            rules = tuple(dict.fromkeys(finding.rule for finding in judged.findings))
            shown = tuple(turn._replace(text=self.clean(turn.text, judged.names)) for turn in judged.shown)
            return Pick(judged.path, judged.line, judged.id, locale, judged.channel, judged.agents, points, rules,
                        shown)  # fmt: skip

        stratum = locale, judged.channel or "", judged.agents[0] if judged.agents else ""
        self._sample.offer(stratum, self._lot(key), key, pick)
        bad = 100 - points, judged.turns, key
        if points < 100 and (len(self._worst) < _BEST or bad > self._worst[0][0]):
            _push(self._worst, (bad, pick()))
        good = points, int(judged.thanked), judged.turns, key
        is_good = points >= _GOOD_POINTS and judged.turns >= _FEWEST_TURNS and judged.agents
        if is_good and (len(self._best) < _BEST or good > self._best[0][0]):
            _push(self._best, (good, pick()))

    def _lot(self, text: str) -> int:
        return int.from_bytes(sha256(f"{self.seed}:{text}".encode("utf-8", "surrogatepass")).digest()[:8])

    def best(self) -> list[Pick]:
        """The best conversations: most points, then those that ended with thanks, then the longer ones."""
        return [pick for _, pick in sorted(self._best, key=lambda item: item[0], reverse=True)]

    def worst(self) -> list[Pick]:
        """Those with the fewest points."""
        return [pick for _, pick in sorted(self._worst, key=lambda item: item[0], reverse=True)]

    def sample(self) -> list[Pick]:
        """The conversations for a person to read."""
        return self._sample.drawn()

    def practices(self, count: int = 2) -> Iterator[tuple[str, str, int, tuple[Example, ...]]]:
        """What to train: week, rule, its findings in that week, examples; of the last week that has any."""
        week = max((week for week, *_ in self.weekly), default=None)
        weights: Counter[str] = Counter()
        counts: Counter[str] = Counter()
        for (other, rule, level), number in self.weekly.items():
            if other == week:
                weights[rule] += WEIGHT[level] * number
                counts[rule] += number
        # Times and limits are for whoever plans the shifts; what can be trained has words to show.
        taught = [rule for rule in weights if self._examples.get(rule)]
        for rule in sorted(taught, key=lambda rule: (-weights[rule], rule))[:count]:
            assert week is not None
            yield week, rule, counts[rule], tuple(example for _, example in self._examples[rule])

    def good(self) -> Iterator[tuple[str, str]]:
        """Locale and words of ours after which customers gave thanks, and in which nothing was found."""
        for locale in sorted(self._good):
            for _, text in self._good[locale]:
                yield locale, text


def _bucket(seconds: float) -> int:
    return next((number for number, most in enumerate(BUCKETS) if seconds <= most), len(BUCKETS))


def _push(heap: list[tuple[RankT, Pick]], item: tuple[RankT, Pick]) -> None:
    (heappush if len(heap) < _BEST else heappushpop)(heap, item)

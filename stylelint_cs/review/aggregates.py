"""The figures of a review as the report for programs holds them; every other report is made from these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from stylelint_cs.conversation import AGENT, BOT
from stylelint_cs.kinds.wording import localised
from stylelint_cs.review.engine import Reviewer
from stylelint_cs.review.redact import nameless, parts_of
from stylelint_cs.review.tally import BUCKETS, PENALTY, RECURRING, Example, Pick, Tally
from stylelint_cs.review.trend import Run, kept
from stylelint_cs.review.work import ReviewRequest
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

Figures = dict[str, Any]


def aggregates(
    tally: Tally, request: ReviewRequest, reviewer: Reviewer | None, names: Names, *, known: int, broken: int
) -> Figures:
    """Everything that no single finding can tell. ``known`` conversations name their customer and topic."""
    count = tally.talks.total()
    return {
        "conversations": count,
        "turns": tally.turns,
        "our_turns": tally.ours.total(),
        "broken": broken,
        "from": tally.days[0] if tally.days else None,
        "to": tally.days[1] if tally.days else None,
        "by_locale": _by_locale(tally),
        "score": {"mean": round(tally.points / count, 1) if count else None, "penalty": _penalties()},
        "findings": _found(tally, names),
        "heat": _heat(tally),
        "complaints": _complaints(tally),
        "recurring": _recurring(tally),
        "load": [[tally.hours[day, hour] for hour in range(24)] for day in range(7)],
        "first_response": _responses(tally),
        "first_contact_resolution": round(1 - tally.repeats / known, 3) if known else None,
        "best": [_pick(pick, names) for pick in tally.best()],
        "worst": [_pick(pick, names) for pick in tally.worst()],
        "good_wordings": [{"locale": locale, "text": names.text(text)} for locale, text in tally.good()],
        "practices": _practices(tally, reviewer, names),
        "sample": {
            "seed": request.seed,
            "conversations": [_pick(pick, names) for pick in tally.sample()],
        },
        "stored": _stored(tally, reviewer),
        "trend": _trend(tally, request, reviewer),
    }


def _penalties() -> dict[str, int]:
    return {level.word: points for level, points in PENALTY.items() if points}


class Names:
    """What agents are called: by name, or by a number in the order of their names."""

    def __init__(self, tally: Tally, *, pseudonymise: bool) -> None:
        ordered = sorted(tally.people - {AGENT, BOT})
        self._names = {name: said("agent {number}", number=number) for number, name in enumerate(ordered, 1)}
        self.parts = parts_of(self._names)
        if not pseudonymise:
            self._names, self.parts = {}, frozenset()

    def text(self, text: str) -> str:
        """A text without the names that are numbered."""
        return nameless(text, self.parts)

    def of(self, name: str | None) -> str | None:
        """What an agent is called in reports."""
        return self._names.get(name, name) if name else None


def _by_locale(tally: Tally) -> list[Figures]:
    talks: Counter[str] = Counter()
    for (locale, _), number in tally.talks.items():
        talks[locale] += number
    return [
        {"locale": locale, "conversations": talks[locale], "our_turns": tally.ours[locale]} for locale in sorted(talks)
    ]


def _found(tally: Tally, names: Names) -> list[Figures]:
    rows = [
        {"rule": rule, "locale": locale, "agent": names.of(agent), "channel": channel, "count": number}
        for (rule, locale, agent, channel), number in tally.found.items()
    ]
    return sorted(
        rows, key=lambda row: (-row["count"], *(str(row[key]) for key in ("rule", "locale", "agent", "channel")))
    )


def _heat(tally: Tally) -> list[Figures]:
    """For each rule and locale: findings, and how many they are for every 100 turns of ours there."""
    counts: Counter[tuple[str, str]] = Counter()
    for (rule, locale, _, _), number in tally.found.items():
        counts[rule, locale or ""] += number
    return [
        {
            "rule": rule,
            "locale": locale,
            "count": number,
            "per_100": round(100 * number / tally.ours[locale], 1) if tally.ours[locale] else None,
        }
        for (rule, locale), number in sorted(counts.items())
    ]


def _complaints(tally: Tally) -> list[Figures]:
    return [
        {"topic": topic or None, "week": week, "count": number}
        for (topic, week), number in sorted(tally.complaints.items(), key=lambda item: (item[0][1], item[0][0]))
    ]


def _recurring(tally: Tally) -> list[Figures]:
    """Topics with so many complaints in one week, and who answers for them."""
    topics: dict[str, list[int]] = {}
    for (topic, _), number in tally.complaints.items():
        topics.setdefault(topic, []).append(number)
    rows = [
        {"topic": topic, "complaints": sum(numbers), "weeks": len(numbers), "owner": tally.owners.get(topic)}
        for topic, numbers in topics.items()
        if topic and max(numbers) >= RECURRING
    ]
    return sorted(rows, key=lambda row: (row["owner"] is not None, -row["complaints"], row["topic"]))


def _responses(tally: Tally) -> list[Figures]:
    locales = sorted({locale for locale, _ in tally.responses})
    ends = (*BUCKETS, None)
    return [
        {
            "locale": locale,
            "classes": [{"seconds": end, "count": tally.responses[locale, at]} for at, end in enumerate(ends)],
        }
        for locale in locales
    ]


def _pick(pick: Pick, names: Names) -> Figures:
    return {
        "path": pick.path,
        "line": pick.line,
        "id": pick.id,
        "locale": pick.locale,
        "channel": pick.channel,
        "agents": [names.of(agent) for agent in pick.agents],
        "score": pick.score,
        "rules": list(pick.rules),
        "turns": [
            {
                "role": turn.role,
                "author": names.of(turn.author),
                "text": names.text(turn.text),
                "rules": list(turn.marks),
            }
            for turn in pick.shown
        ],
    }


def _practices(tally: Tally, reviewer: Reviewer | None, names: Names) -> list[Figures]:
    if reviewer is None:
        return []
    language, rules = reviewer.linter.options.language, reviewer.linter.policy.rules
    return [
        {
            "week": week,
            "rule": rule,
            "count": count,
            "title": localised(rules[rule].title, language) if rule in rules else rule,
            "why": localised(rules[rule].why, language) if rule in rules else "",
            "examples": [_example(example, names) for example in examples],
        }
        for week, rule, count, examples in tally.practices()
    ]


def _example(example: Example, names: Names) -> Figures:
    start, end = example.span
    before, found, after = map(names.text, (example.text[:start], example.text[start:end], example.text[end:]))
    return {
        "id": example.id,
        "locale": example.locale,
        "text": before + found + after,
        "span": [len(before), len(before) + len(found)],
        "instead": list(example.suggestions),
    }


def _stored(tally: Tally, reviewer: Reviewer | None) -> Figures | None:
    """Stored replies that nobody sent, those due for a look, and topics that none covers; ``None``: none are known."""
    if reviewer is None or not reviewer.stored.messages:
        return None
    messages = reviewer.stored.messages
    keys = {f"{message.locale}/{message.id}" for message in messages if message.id}
    covered = {(message.meta.topic, message.locale) for message in messages}
    return {
        "replies": len(messages),
        "unused": sorted(keys - set(tally.used)),
        "used": [
            {"reply": key, "count": count}
            for key, count in sorted(tally.used.items(), key=lambda item: (-item[1], item[0]))
        ],
        "due": _due(reviewer),
        "uncovered": [
            {"topic": topic, "locale": locale, "conversations": count}
            for (topic, locale), count in sorted(tally.topics.items(), key=lambda item: (-item[1], item[0]))
            if (topic, locale) not in covered
        ],
    }


def _due(reviewer: Reviewer) -> list[Figures]:
    limit, today = reviewer.linter.policy.max_age_days, date.fromisoformat(reviewer.linter.options.today)
    if limit is None:
        return []
    reviews = reviewer.reviews
    rows = []
    for message in reviewer.stored.messages:
        day = reviews.reviewed(message)
        if day is None or (today - date.fromisoformat(day)).days > limit:
            rows.append({"reply": f"{message.locale}/{message.id}", "path": message.source.path, "reviewed": day})
    return sorted(rows, key=lambda row: (row["reviewed"] or "", row["reply"]))


def _trend(tally: Tally, request: ReviewRequest, reviewer: Reviewer | None) -> list[Figures]:
    """The figures of this run and the earlier ones: points on average, and findings for every 100 turns of ours."""
    if request.trend is None or reviewer is None or not tally.talks:
        return []
    figures: dict[tuple[str, str], float] = {
        ("score", ""): round(tally.points / tally.talks.total(), 2),
        ("conversations", ""): float(tally.talks.total()),
    }
    for row in _heat(tally):
        if row["per_100"] is not None:
            figures[row["rule"], row["locale"]] = row["per_100"]
    for rule in {rule for rule, *_ in tally.found}:
        number = sum(count for key, count in tally.found.items() if key[0] == rule)
        if tally.ours.total():
            figures[rule, ""] = round(100 * number / tally.ours.total(), 2)
    runs = kept(request.trend, reviewer.linter.policy.brand, request.lint.today, figures)
    return [_run(run) for run in runs]


def _run(run: Run) -> Figures:
    figures: Mapping[tuple[str, str], float] = run.figures
    rules: Iterable[tuple[str, float]] = (
        (name, value)
        for (name, locale), value in figures.items()
        if not locale and name not in ("score", "conversations")
    )
    return {
        "day": run.day,
        "score": figures.get(("score", "")),
        "conversations": figures.get(("conversations", "")),
        "per_100": dict(sorted(rules)),
    }

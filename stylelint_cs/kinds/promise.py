"""promise: promises that were not kept in their time.

What it does: reads the time that stands beside a promise (a duration, an hour, a day), else takes the brand's, and
compares it with the next turn of an agent.
Why: a promise that is not kept costs more trust than none.
Example: *"I will write again within two hours."*, and the next turn comes on the day after.
Does not catch: a promise kept by telephone is reported; a day that is only named ("tomorrow") is given a week.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from stylelint_cs.conversation import AGENT, CUSTOMER
from stylelint_cs.kinds.base import EntryList, Kind, from_options, no_message_check
from stylelint_cs.kinds.turns import ConversationContext, ConversationHit, says
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit
from stylelint_cs.text.scan import DATE, DURATION, TIME
from stylelint_cs.text.values import Value, values
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry

_DAY = 86400.0
_SITTING = 300.0
"""Seconds within which a few more words belong to the promise and do not keep it."""
_FEW_WORDS = 12
_LONG = 1800.0
"""Promises for later than this many seconds are not kept in the same sitting."""


def check(context: ConversationContext) -> Iterator[ConversationHit]:
    """A hit for each promise whose time was over before an agent wrote again."""
    for turn, role in enumerate(context.talk.roles):
        at = context.talk.moments[turn]
        if role == CUSTOMER or at is None:
            continue
        for hit in context.found(turn)[:1]:
            due = _due(context, turn, hit, at)
            kept = _next(context, turn, at, due)
            if due is not None and (kept if kept is not None else context.now) > due:
                yield ConversationHit(turn, _hit(context, turn, hit, due))


def _hit(context: ConversationContext, turn: int, hit: PhraseHit[Entry], due: float) -> Hit:
    moment = datetime.fromtimestamp(due, context.zone_of(turn)).strftime("%Y-%m-%d %H:%M")
    words = context.talk.messages[turn].text[hit.start : hit.end]
    return Hit(hit.start, hit.end, f"{quote(words)} → {moment}: {localised(context.rule.why, context.language)}")


def _next(context: ConversationContext, turn: int, at: float, due: float | None) -> float | None:
    """When an agent wrote again; some words in the same sitting keep no promise for later."""
    after = turn
    while (found := context.talk.next_of(AGENT, after)) is not None:
        after, moment = found, context.talk.moments[found]
        if moment is None:
            return at
        words = sum(token.kind == "word" for token in context.view(found).tokens)
        aside = moment - at < _SITTING and words <= _FEW_WORDS and due is not None and due - at > _LONG
        if not aside:
            return moment
    return None


def _due(context: ConversationContext, turn: int, hit: PhraseHit[Entry], at: float) -> float | None:
    """The moment at which a promise is due; ``None`` where its time cannot be told."""
    zone, view = context.zone_of(turn), context.view(turn)
    here = view.sentence_at(hit.folded.start)
    near = [value for value in values(view) if abs(view.sentence_at(value.start) - here) <= 1]
    near.sort(key=lambda value: abs(value.start - hit.folded.start))
    for kind in (DURATION, DATE, TIME):
        for value in near:
            if value.kind == kind:
                return _moment(context, value, at, zone)
    if says(context, turn, "times"):
        # A named day ("tomorrow", "by Friday") is at most a week away.
        return _end_of_day(datetime.fromtimestamp(at, zone) + timedelta(days=7))
    limit = context.policy.limits.get("promise")
    return _after(context, at, limit, zone) if limit is not None else None


def _moment(context: ConversationContext, value: Value, at: float, zone: tzinfo) -> float | None:
    said = datetime.fromtimestamp(at, zone)
    if value.kind == DURATION:
        return _after(context, at, value.high * 60, zone) if value.unit == "minutes" else None
    if value.kind == DATE:
        month, day = divmod(int(value.high), 100)
        for year in (said.year, said.year + 1):
            try:
                moment = _end_of_day(said.replace(year=year, month=month, day=day))
            except ValueError:
                continue
            if moment >= at:
                return moment
        return None
    start = datetime.combine(said.date(), time(), zone).timestamp()
    steps = (_DAY,) if value.unit == "day" else (_DAY / 2, _DAY)
    moments = sorted(start + value.high * 60 + add for add in (0.0, *steps))
    return next((moment for moment in moments if moment >= at), None)


def _after(context: ConversationContext, at: float, seconds: float, zone: tzinfo) -> float:
    """The moment so many seconds later; days are days on which the brand is open, and last to their end."""
    if seconds >= _DAY:
        day = datetime.fromtimestamp(at, zone)
        left = round(seconds / _DAY + 0.49)
        for _ in range(left * 10):
            day += timedelta(days=1)
            end = _end_of_day(day)
            left -= context.open_seconds(end - _DAY, end) > 0
            if not left:
                break
        return _end_of_day(day)
    # The brand may be closed in between: look for the moment at which that much open time is over.
    low, high = at + seconds, at + seconds
    while context.open_seconds(at, high) < seconds and high - at < 30 * _DAY:
        high += _DAY / 2
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if context.open_seconds(at, middle) >= seconds else (middle, high)
    return high


def _end_of_day(moment: datetime) -> float:
    return datetime.combine(moment.date(), time(23, 59, 59), moment.tzinfo).timestamp()


LISTS = (
    EntryList("phrases", "What promises something for later.", required=True),
    EntryList("times", "Times that may stand beside a promise."),
)

KIND = Kind(
    name="promise",
    doc="Finds promises that were not kept in their time.",
    check=no_message_check,
    conversation=check,
    options=from_options(LISTS),
    lists=LISTS,
)

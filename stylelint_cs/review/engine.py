"""Conversations times rules: the message rules on every turn of ours, the conversation rules on the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo

from stylelint_cs.compiled import CompiledVoice
from stylelint_cs.context import holding
from stylelint_cs.conversation import CUSTOMER, Conversation
from stylelint_cs.engine import Linter, order
from stylelint_cs.entry_lists import list_keys
from stylelint_cs.fingerprint import fingerprint
from stylelint_cs.frozen import replace
from stylelint_cs.kinds import KINDS
from stylelint_cs.kinds.base import OptionValue, Reviews
from stylelint_cs.kinds.turns import ConversationHit
from stylelint_cs.library.reviews import KnownReviews
from stylelint_cs.model import Finding, Hit, Level, Message, Turn
from stylelint_cs.phrases.matcher import Found, PhraseHit
from stylelint_cs.policy.model import Entry, Rule
from stylelint_cs.policy.settings import Agent
from stylelint_cs.review.hours import Clock
from stylelint_cs.review.rows import AcrossRows
from stylelint_cs.review.stored import Stored
from stylelint_cs.stamping import finding_in
from stylelint_cs.text.view import View

_HISTORY = 200
"""Turns before one that are its history; nobody goes on about what stood above them."""


_PAUSE = 3600.0
"""Seconds after which a turn of ours begins anew."""


class Reviewer:
    """Judges conversations with one brand voice.

    ``stored`` are the replies that the brand keeps, ``reviews`` tells when somebody last looked at them.
    """

    def __init__(self, linter: Linter, stored: Stored | None = None, reviews: Reviews | None = None) -> None:
        self.linter = linter
        self.reviews: Reviews = reviews if reviews is not None else KnownReviews()
        self.stored = stored if stored is not None else Stored((), linter)
        self.clock = Clock(linter.policy.hours)
        self.now = self.clock.beginning(linter.options.today)
        self.agents: Mapping[str, Agent] = {agent.id: agent for agent in linter.policy.agents}
        rules = [rule for rule in linter.policy.rules.values() if linter.wants(rule)]
        self._rules = [rule for rule in rules if KINDS[rule.kind].conversation is not None]
        self.across_rules = [rule for rule in rules if KINDS[rule.kind].across is not None]

    def findings(self, turns: Turns) -> tuple[Finding, ...]:
        """Everything that one conversation shows by itself, in order of place.

        Raises Incomplete when a rule ran out of time, StylelintError when the voice cannot be read.
        """
        talk = turns.talk
        if talk.locale is None or self.linter.compiled(talk.locale) is None:
            return ()
        found = [finding for message in with_histories(talk) for finding in self.linter.check_message(message)]
        found += self.of_conversation(turns)
        return tuple(sorted(found, key=order))

    def of_conversation(self, turns: Turns) -> list[Finding]:
        """What the conversation rules find."""
        talk = turns.talk
        found: list[Finding] = []
        seen: Counter[tuple[str, int, str]] = Counter()
        for rule in self._rules:
            local, level = self.linter.rule_in(rule, talk.locale)
            check = KINDS[rule.kind].conversation
            if level is Level.OFF or check is None or not self._is_meant(local, talk):
                continue
            for turn, hit in check(TurnsContext(turns, local)):
                message = talk.messages[turn]
                match = message.text[hit.start : hit.end]
                count = seen[rule.id, turn, match]
                seen[rule.id, turn, match] += 1
                found.append(self.finding(local, level, ConversationHit(turn, hit), message, count))
        return found

    def _is_meant(self, rule: Rule, talk: Conversation) -> bool:
        compiled = self.linter.compiled(talk.locale or "")
        if compiled is None or (rule.locales is not None and set(rule.locales).isdisjoint(compiled.pack.chain)):
            return False
        return rule.when is None or (bool(talk.messages) and rule.when.holds(talk.messages[0].meta))

    def finding(self, rule: Rule, level: Level, found: ConversationHit, message: Message, count: int = 0) -> Finding:
        """A hit in a turn as a finding; ``count`` are the equal ones before it."""
        finding = finding_in(message, rule, level, found.hit, self.linter.options.language)
        mark = fingerprint(rule.id, message.locale, message.id, message.text, finding.match, count, str.casefold)
        return replace(finding, fingerprint=mark)


def with_histories(talk: Conversation) -> Iterator[Message]:
    """The turns of ours as message rules see them: about to be sent, with everything that was said before."""
    turns = [Turn(item.meta.role, item.text, item.meta.author, item.meta.at) for item in talk.messages]
    entrances = _entrances(talk)
    for at, message in enumerate(talk.messages):
        if message.meta.role != CUSTOMER:
            meta = replace(message.meta, history=tuple(turns[max(at - _HISTORY, 0) : at]), stored=False)
            yield replace(message, meta=meta if at in entrances else meta.positioned())


def _entrances(talk: Conversation) -> frozenset[int]:
    """The turns in which somebody of ours takes over, or comes back after a while: who greets there greets once."""
    found: set[int] = set()
    known: set[tuple[str, str | None]] = set()
    before: float | None = None
    for at, message in enumerate(talk.messages):
        who, now = (message.meta.role, message.meta.author), talk.moments[at]
        if message.meta.role == CUSTOMER:
            continue
        is_back = before is not None and now is not None and now - before > _PAUSE
        if known and (who not in known or is_back):
            found.add(at)
        known.add(who)
        before = now
    return frozenset(found)


class Turns:
    """The views of one conversation and what stands in them, made when the first rule asks."""

    def __init__(self, reviewer: Reviewer, talk: Conversation) -> None:
        self.reviewer, self.talk = reviewer, talk
        self._views: dict[int, View] = {}
        self._found: dict[int, Found[Entry]] = {}
        self._hits: dict[tuple[int, tuple[str, ...]], tuple[PhraseHit[Entry], ...]] = {}

    def compiled(self, turn: int) -> CompiledVoice:
        """The voice in the language of a turn, else in that of the conversation."""
        linter, own = self.reviewer.linter, self.talk.messages[turn].locale
        compiled = (linter.compiled(own) if own is not None else None) or linter.compiled(self.talk.locale or "")
        assert compiled is not None
        return compiled

    def view(self, turn: int) -> View:
        """The view of a turn."""
        if turn not in self._views:
            self._views[turn] = View(self.talk.messages[turn], self.compiled(turn).pack)
        return self._views[turn]

    def found(self, turn: int) -> Found[Entry]:
        """What may stand in a turn."""
        if turn not in self._found:
            self._found[turn] = self.compiled(turn).matcher.find(self.view(turn))
        return self._found[turn]

    def hits(self, turn: int, keys: tuple[str, ...]) -> tuple[PhraseHit[Entry], ...]:
        """The hits of some lists in a turn, of those that overlap the first and longest."""
        found = self.found(turn)
        if found.keys.isdisjoint(keys):
            return ()
        if (turn, keys) not in self._hits:
            meta = self.talk.messages[turn].meta
            self._hits[turn, keys] = holding(found, keys, meta, self.reviewer.linter)
        return self._hits[turn, keys]


class TurnsContext:
    """The engine's side of :class:`stylelint_cs.kinds.turns.ConversationContext`."""

    def __init__(self, turns: Turns, rule: Rule) -> None:
        reviewer = turns.reviewer
        self._turns, self._reviewer = turns, reviewer
        self.rule = rule
        self.options: Mapping[str, OptionValue] = rule.options
        self.policy = reviewer.linter.policy
        self.language = reviewer.linter.options.language
        self.now = reviewer.now
        self.talk = turns.talk
        self.agents = reviewer.agents
        self._keys: dict[str, tuple[str, ...]] = {}

    def open_seconds(self, start: float, end: float) -> float:
        """See :meth:`stylelint_cs.kinds.turns.ConversationContext.open_seconds`."""
        return self._reviewer.clock.open_seconds(start, end)

    def zone_of(self, turn: int) -> tzinfo:
        """See :meth:`stylelint_cs.kinds.turns.ConversationContext.zone_of`."""
        at = self.talk.messages[turn].meta.at
        if (self.policy.hours is None or self.policy.hours.zone is None) and at:
            try:
                return datetime.fromisoformat(at).tzinfo or self._reviewer.clock.zone
            except ValueError:
                pass
        return self._reviewer.clock.zone

    def view(self, turn: int) -> View:
        """See :meth:`stylelint_cs.kinds.turns.ConversationContext.view`."""
        return self._turns.view(turn)

    def found(self, turn: int, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """See :meth:`stylelint_cs.kinds.turns.ConversationContext.found`."""
        if entries not in self._keys:
            self._keys[entries] = list_keys(self.rule, entries)
        return self._turns.hits(turn, self._keys[entries])

    def stored_twin(self, turn: int, share: float) -> Message | None:
        """See :meth:`stylelint_cs.kinds.turns.ConversationContext.stored_twin`."""
        return self._reviewer.stored.twin(self.view(turn), share)


class AcrossContext:
    """The engine's side of :class:`stylelint_cs.kinds.turns.AcrossContext`; the rows come from ``rows``."""

    def __init__(self, reviewer: Reviewer, rule: Rule, rows: AcrossRows) -> None:
        self.rule = rule
        self.options: Mapping[str, OptionValue] = rule.options
        self.policy = reviewer.linter.policy
        self.language = reviewer.linter.options.language
        self.agents = reviewer.agents
        self.contacts, self.activities = rows.contacts, rows.activities


def across(reviewer: Reviewer, rows: AcrossRows, first: Callable[[int], Message]) -> Iterator[Finding]:
    """What several conversations together show; ``first`` gives the first turn of a conversation by its number."""
    for rule in reviewer.across_rules:
        check = KINDS[rule.kind].across
        assert check is not None
        for number, explanation in check(AcrossContext(reviewer, rule, rows)):
            message = first(number)
            local, level = reviewer.linter.rule_in(rule, message.locale)
            if level is not Level.OFF:
                yield reviewer.finding(local, level, ConversationHit(0, Hit(0, 0, explanation)), message)

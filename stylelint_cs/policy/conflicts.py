"""Wordings that one layer offers and another bans: the heir wins, and what loses is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stylelint_cs.frozen import replace
from stylelint_cs.model import Place
from stylelint_cs.policy.bans import Bans
from stylelint_cs.policy.merge import Fold
from stylelint_cs.policy.model import Dropped, Entry, LocaleVoice, Preferred, Rule

Rank = Mapping[str, int]
"""The position of each file in the order of layers."""


def settle(voice: LocaleVoice, rank: Rank, fold: Fold) -> tuple[LocaleVoice, tuple[Dropped, ...]]:
    """The voice without what an heir overrules, and the list of it.

    A wording that an heir bans is no longer offered by its ancestors. A ban of an ancestor on exactly what an
    heir offers is lifted; one on a part of it stands, and the heir's suggestion is not offered.
    """
    if len(rank) < 2:
        return voice, ()
    entries = [*voice.banned, *(entry for item in voice.preferred for entry in item.entries)]
    court = _Court(voice.locale, rank, Bans(entries, fold))
    for text, place in _offers(voice):
        court.lift(text, place)
    settled = replace(
        voice,
        banned=court.standing(voice.banned),
        preferred=tuple(item for each in voice.preferred if (item := court.preferred(each)).entries),
        greetings={context: court.unbanned(entries) for context, entries in voice.greetings.items()},
        closings=court.unbanned(voice.closings),
        lexicons={name: court.standing(entries) for name, entries in voice.lexicons.items()},
        rules={name: court.rule(rule) for name, rule in voice.rules.items()},
    )
    return settled, tuple(court.dropped.values())


def _offers(voice: LocaleVoice) -> Iterator[tuple[str, Place]]:
    for item in voice.preferred:
        yield item.say, item.place
    for entries in (*voice.greetings.values(), voice.closings):
        for entry in entries:
            yield entry.text, entry.place
    for entry in voice.banned:
        for text in entry.instead:
            yield text, entry.place


class _Court:
    """Decides clashes by the rank of the files they stand in."""

    def __init__(self, locale: str, rank: Rank, bans: Bans) -> None:
        self._locale, self._rank, self._bans = locale, rank, bans
        self._lifted: set[int] = set()
        self.dropped: dict[tuple[str, str, str], Dropped] = {}

    def _of(self, place: Place) -> int:
        return self._rank.get(place.path, len(self._rank))

    def _drop(self, what: str, text: str, place: Place, by: Place) -> None:
        self.dropped.setdefault((what, text, place.path), Dropped(what, text, self._locale, place, by))

    def lift(self, text: str, place: Place) -> None:
        """Lift the bans of ancestors on exactly this wording."""
        for ban, whole in self._bans.on(text):
            if whole and self._of(ban.place) < self._of(place):
                self._lifted.add(id(ban))
                self._drop("ban", ban.text, ban.place, place)

    def _overruled(self, text: str, place: Place, *, in_part: bool) -> bool:
        """Whether a wording may not be offered: an heir bans it, or (``in_part``) an ancestor a part of it."""
        for ban, whole in self._bans.on(text):
            if id(ban) in self._lifted:
                continue
            newer, older = self._of(ban.place) > self._of(place), self._of(ban.place) < self._of(place)
            if newer or (in_part and older and not whole):
                self._drop("suggestion", text, place, ban.place)
                return True
        return False

    def _entry(self, entry: Entry) -> Entry:
        kept = tuple(text for text in entry.instead if not self._overruled(text, entry.place, in_part=True))
        return entry if len(kept) == len(entry.instead) else replace(entry, instead=kept)

    def standing(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries that are not lifted, with the suggestions that may be offered."""
        return tuple(self._entry(entry) for entry in entries if id(entry) not in self._lifted)

    def unbanned(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The greetings or closings that no heir bans."""
        return tuple(entry for entry in entries if not self._overruled(entry.text, entry.place, in_part=False))

    def preferred(self, item: Preferred) -> Preferred:
        """A preferred wording: nothing to say when an heir bans it, and without the bans that are lifted."""
        say = "" if self._overruled(item.say, item.place, in_part=True) else item.say
        return replace(item, say=say, entries=self.standing(item.entries))

    def rule(self, rule: Rule) -> Rule:
        """A rule whose lists offer only what may be offered."""
        lists = {name: self.standing(entries) for name, entries in rule.lists.items()}
        return replace(rule, lists=lists) if rule.lists else rule

"""Which entries no example misses: each is left out in turn, and some example should then fail.

An entry that nothing misses can be broken, or dropped, without anybody noticing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from stylelint_cs.entry_lists import PACK_LAYER
from stylelint_cs.examples import Case, Runner
from stylelint_cs.model import Place
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.model import Entry, LocaleVoice, Policy


class Mutant(NamedTuple):
    """An entry of a locale file, the list it stands in, and whether an example fails without it."""

    locale: str
    list: str
    entry: Entry
    missed: bool


def mutants(policy: Policy, runner: Runner, cases: Iterable[Case], locale: str) -> Iterator[Mutant]:
    """Every entry of the brand's own locale file, left out in turn."""
    touched: dict[tuple[Place, str], list[Case]] = {}
    for case in cases:
        for key in _touched(runner, case):
            touched.setdefault(key, []).append(case)
    voice = policy.voice(locale)
    own = next((layer.files[locale] for layer in reversed(policy.layers) if locale in layer.files), None)
    for name, entries in _lists(voice):
        for entry in entries:
            if entry.place.path == own:
                found = touched.get(_key(entry), ())
                missed = any(runner.run(case, _all_but(entry)) for case in found)
                yield Mutant(locale, name, entry, missed)


def _all_but(entry: Entry) -> Callable[[Entry], bool]:
    gone = _key(entry)
    return lambda other: _key(other) != gone


def _key(entry: Entry) -> tuple[Place, str]:
    return entry.place, entry.text


def _touched(runner: Runner, case: Case) -> set[tuple[Place, str]]:
    found: set[tuple[Place, str]] = set()

    def note(entry: Entry) -> bool:
        if entry.layer != PACK_LAYER:
            found.add(_key(entry))
        return True

    runner.run(case, note)
    return found


def _lists(voice: LocaleVoice) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    yield "banned", voice.banned
    yield "preferred", tuple(entry for item in voice.preferred for entry in item.entries)
    for name, entries in voice.lexicons.items():
        yield f"lexicons.{name}", entries
    for rule in voice.rules.values():
        for name, entries in rule.lists.items():
            yield f"{rule.id}.{name}", entries

"""The lists of entries that a locale's matcher looks for: their names, what they hold, where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from stylelint_cs.lazy_list import LazyList
from stylelint_cs.model import Place
from stylelint_cs.packs.pack import Pack
from stylelint_cs.policy.model import Entry, LocaleVoice, Rule
from stylelint_cs.type_hints import Any

APPROVED_GREETINGS = "greetings:approved"
PACK_GREETINGS = "greetings:pack"
GREETING_REPLIES = "greetings:replies"
APPROVED_CLOSINGS = "closings:approved"
PACK_CLOSINGS = "closings:pack"
PACK_LAYER = "locale pack"
"""The layer of entries that a locale pack holds."""


def list_keys(rule: Rule, name: str) -> tuple[str, ...]:
    """The names in the matcher of what a rule's entry list holds; lists that rules share carry a colon."""
    source = rule.options.get("entries")
    if name == "phrases" and isinstance(source, str) and source != "phrases":
        return (f"voice:{source}",)
    if ":" in name:
        return (name,)
    shared = rule.options.get(f"{name}_from")
    assert shared is None or isinstance(shared, tuple)
    return (f"{rule.id}/{name}", *(_shared_key(item) for item in shared or ()))


def lexicon_key(name: str) -> str:
    """The name of a lexicon in the matcher."""
    return f"lexicon:{name}"


def _shared_key(name: str) -> str:
    # "apology" is a lexicon, "blame.phrases" a list of another rule.
    rule, dot, entries = name.partition(".")
    return f"{rule}/{entries}" if dot else lexicon_key(name)


def list_entries(voice: LocaleVoice, rule: Rule, name: str) -> tuple[Entry, ...]:
    """The entries of a rule's list, those that it shares with other rules included."""
    found = list(rule.lists.get(name, ()))
    shared = rule.options.get(f"{name}_from")
    for item in shared if isinstance(shared, tuple) else ():
        other, _, entries = item.partition(".")
        if entries:
            found += voice.rules[other].lists.get(entries, ()) if other in voice.rules else ()
        else:
            found += voice.lexicons.get(item, ())
    return tuple(found)


def lists_of(voice: LocaleVoice, pack: Pack) -> Iterator[tuple[str, Callable[[], Sequence[Entry]]]]:
    """Every list of entries of a locale, the brand's and the pack's, by its name in the matcher.

    What a list holds is worked out when it is asked for: most lists have nothing in most messages.
    """
    yield "voice:banned", lambda: voice.banned
    yield "voice:preferred", lambda: [entry for preferred in voice.preferred for entry in preferred.entries]
    if any(rule.options.get("entries") == "spelling" or rule.options.get("spelling") for rule in voice.rules.values()):
        yield "voice:spelling", partial(_spelling, pack)
    yield APPROVED_GREETINGS, lambda: [entry for variants in voice.greetings.values() for entry in variants]
    yield PACK_GREETINGS, lambda: _pack_entries(pack, "greetings")
    yield GREETING_REPLIES, lambda: _pack_entries(pack, "greeting_replies")
    yield APPROVED_CLOSINGS, lambda: voice.closings
    yield PACK_CLOSINGS, lambda: _pack_entries(pack, "closings")
    for name in voice.lexicons:
        yield lexicon_key(name), partial(voice.lexicons.__getitem__, name)
    for rule in voice.rules.values():
        for name in rule.lists:
            key = list_keys(rule, name)[0]
            if not key.startswith("voice:"):
                yield key, partial(_list_of, rule, name)


def _list_of(rule: Rule, name: str) -> tuple[Entry, ...]:
    return rule.lists.get(name, ())


def pack_place(pack: Pack) -> Place:
    """Where findings and problems say that an entry of a pack stands."""
    return Place(f"locales/{pack.locale}/language.yaml", 1, 1)


def _pack_entries(pack: Pack, key: str) -> list[Entry]:
    found = []
    for item in pack.texts(key):
        phrase = item.get("phrase") if isinstance(item, Mapping) else item
        unless = tuple(item.get("unless") or ()) if isinstance(item, Mapping) else ()
        found.append(Entry(str(phrase), None, pack_place(pack), PACK_LAYER, unless=unless))
    return found


def _spelling(pack: Pack) -> Sequence[Entry]:
    listed = [(str(item["say"]), wrong) for item in pack.texts("spelling") for wrong in item.get("not") or ()]
    return LazyList(listed, partial(_misspelling, pack_place(pack)))


def _misspelling(place: Place, listed: tuple[str, Any]) -> Entry:
    say, wrong = listed
    phrase = wrong.get("phrase") if isinstance(wrong, Mapping) else wrong
    unless = tuple(wrong.get("unless") or ()) if isinstance(wrong, Mapping) else ()
    return Entry(str(phrase), None, place, PACK_LAYER, instead=(say,), unless=unless)

"""The lists of entries that a locale's matcher looks for: their names, what they hold, where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from stylelint_cs.lazy_items import LazyList
from stylelint_cs.model import Place
from stylelint_cs.packs.pack import Pack
from stylelint_cs.policy.model import Entry, LocaleVoice, Rule
from stylelint_cs.type_hints import Any

APPROVED_GREETINGS = "greetings:approved"
PACK_GREETINGS = "greetings:pack"
GREETING_REPLIES = "greetings:replies"
APPROVED_CLOSINGS = "closings:approved"
PACK_CLOSINGS = "closings:pack"
_SPELLING = "voice:spelling"
_LEXICON = "lexicon:"
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
    return f"{_LEXICON}{name}"


def _shared_key(name: str) -> str:
    # "apology" is a lexicon, "blame.phrases" a list of another rule.
    rule, dot, entries = name.partition(".")
    return f"{rule}/{entries}" if dot else lexicon_key(name)


def list_entries(voice: LocaleVoice, rule: Rule, name: str) -> Iterator[Entry]:
    """The entries of a rule's list, those that it shares with other rules included."""
    yield from rule.lists.get(name, ())
    shared = rule.options.get(f"{name}_from")
    for item in shared if isinstance(shared, tuple) else ():
        other, _, entries = item.partition(".")
        if entries:
            yield from voice.rules[other].lists.get(entries, ()) if other in voice.rules else ()
        else:
            yield from voice.lexicons.get(item, ())


def lists_of(voice: LocaleVoice) -> Iterator[str]:
    """The names in the matcher of all lists of entries of a locale, the brand's and the pack's."""
    spells = (
        rule.options.get("entries") == "spelling" or rule.options.get("spelling") for rule in voice.rules.values()
    )
    yield from (key for key in _OWN if key != _SPELLING or any(spells))
    yield from map(lexicon_key, voice.lexicons)
    for rule in voice.rules.values():
        for name in rule.lists:
            key = list_keys(rule, name)[0]
            if not key.startswith("voice:"):
                yield key


def entries_in(voice: LocaleVoice, pack: Pack, key: str) -> Sequence[Entry]:
    """What a list holds; worked out when it is asked for, for most lists have nothing in most messages."""
    own = _OWN.get(key)
    if own is not None:
        return own(voice, pack)
    lexicon = key.removeprefix(_LEXICON)
    if lexicon != key:
        return voice.lexicons[lexicon]
    rule, _, name = key.partition("/")
    return voice.rules[rule].lists.get(name, ())


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


_OWN: Mapping[str, Callable[[LocaleVoice, Pack], Sequence[Entry]]] = {
    "voice:banned": lambda voice, pack: voice.banned,
    "voice:preferred": lambda voice, pack: [entry for item in voice.preferred for entry in item.entries],
    _SPELLING: lambda voice, pack: _spelling(pack),
    APPROVED_GREETINGS: lambda voice, pack: [entry for variants in voice.greetings.values() for entry in variants],
    PACK_GREETINGS: lambda voice, pack: _pack_entries(pack, "greetings"),
    GREETING_REPLIES: lambda voice, pack: _pack_entries(pack, "greeting_replies"),
    APPROVED_CLOSINGS: lambda voice, pack: voice.closings,
    PACK_CLOSINGS: lambda voice, pack: _pack_entries(pack, "closings"),
}
"""The lists that are no lexicon and no rule's."""


def _misspelling(place: Place, listed: tuple[str, Any]) -> Entry:
    say, wrong = listed
    phrase = wrong.get("phrase") if isinstance(wrong, Mapping) else wrong
    unless = tuple(wrong.get("unless") or ()) if isinstance(wrong, Mapping) else ()
    return Entry(str(phrase), None, place, PACK_LAYER, instead=(say,), unless=unless)

"""Which language a text is in, by script and frequent words; abstains rather than guesses.

A script that one pack alone uses decides by itself; among languages of one script the frequent words of the
packs decide, when there are enough of them and one language clearly leads.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache

import regex

from stylelint_cs.lazy import compiled, lazy
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.text.view import View

MIN_WORDS = 2
"""Different frequent words a language of a shared script needs."""
MIN_SHARE = 0.2
"""The share of a text's words that must be frequent words of the language."""
SURE_SHARE = 0.3
"""The share of a text's words that must be its own language's frequent words to look no further."""
SAMPLE = 200
"""Code points from which a script is told."""
SHARED_SCRIPT = "Latn"
"""The script that several packs use, so that words have to decide."""
LEAD = 2.0
"""How many times more frequent words the best language needs than the next."""
STRANGE_WORDS = 3
"""Different frequent words that a language without a pack needs."""
SCRIPT_SHARE = 0.6
"""The share of letters that a script needs to count as the text's."""

_LETTER = lazy(r"\p{L}")
_WORD = lazy(r"[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*")


class Candidate(NamedTuple):
    """What detection knows of a locale: its script (ISO 15924) and its frequent words, folded."""

    script: str
    frequent: frozenset[str]


def candidates(packs: PackSet) -> dict[str, Candidate]:
    """The languages to tell apart: every pack that lists frequent words of its own and is no regional variant."""
    found = {}
    for locale in packs.known():
        pack = packs.get(locale) if "-" not in locale else None
        if pack is not None and pack.chain[:-1] == ("root",):
            found[locale] = candidate(pack)
    return found


def candidate(pack: Pack) -> Candidate:
    """What detection knows of one pack."""
    return Candidate(pack.script, pack.frequent)


@lru_cache(maxsize=64)
def _script(code: str) -> regex.Pattern[str]:
    return compiled(rf"\p{{Script={code}}}")


def detect(text: str, known: Mapping[str, Candidate]) -> str | None:
    """The locale of a text whose slots and addresses are masked; ``None`` when it is not certain."""
    script = _script_of(text, {item.script for item in known.values()})
    here = {locale: item for locale, item in known.items() if item.script == script}
    return _by_words(text, here) if len(here) > 1 else next(iter(here), None)


def _script_of(text: str, scripts: Set[str]) -> str | None:
    """The one of some scripts that most letters of a text are of; ``None`` when it is not certain."""
    letters = len(_LETTER.findall(text))
    if letters < 3:
        return None
    shares = {script: len(_script(script).findall(text)) / letters for script in scripts}
    script = max(sorted(shares), key=lambda name: shares[name], default=None)
    return script if script is not None and shares[script] >= SCRIPT_SHARE else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def _by_words(text: str, known: Mapping[str, Candidate], least: int = MIN_WORDS) -> str | None:
    words = _words(text)
    if not words:
        return None
    counts = {
        locale: (sum(word in item.frequent for word in words), len({word for word in words if word in item.frequent}))
        for locale, item in known.items()
    }
    ranked = sorted(counts, key=lambda locale: (-counts[locale][0], locale))
    best = ranked[0]
    total, different = counts[best]
    second = counts[ranked[1]][0] if len(ranked) > 1 else 0
    enough = different >= least and total / len(words) >= MIN_SHARE
    return best if enough and total >= LEAD * max(second, 0.5) else None


class Languages:
    """The languages that a message declared as ``pack``'s may be written in instead."""

    def __init__(self, pack: Pack, packs: PackSet) -> None:
        self._pack = pack
        self.packs = packs
        self._own: set[str] = set()
        """Characters that tell no other language: no letters, or of the language's own script."""

    def foreign(self, view: View) -> str | None:
        """The locale that a message is surely written in when that is another language than declared."""
        if self._is_own_script(view.chars) or _is_surely_own(view, self._pack):
            return None
        found = detect(view.masked, _known(self.packs))
        if found is None:
            return self._without_pack(view.masked)
        if found in self._pack.chain:
            return None
        # A variant is none of the languages that are told apart; its words have to be outnumbered all the same.
        own = sum(map(self._pack.frequent.__contains__, view.chunks[0]))
        other = sum(map(self.others[found].frequent.__contains__, _words(view.masked)))
        return found if self._pack.script != self.others[found].script or other >= LEAD * own else None

    def _without_pack(self, text: str) -> str | None:
        """The language of a text that no pack speaks, where its script or enough of its words tell."""
        script = _script_of(text, {item.script for item in self._strangers.values()})
        here = {locale: item for locale, item in self._strangers.items() if item.script == script}
        if len(here) < 2:
            return next(iter(here), None)
        spoken = {locale: item for locale, item in _known(self.packs).items() if item.script == script}
        found = _by_words(text, spoken | here, STRANGE_WORDS)
        return found if found in here else None

    @lazy_property
    def _strangers(self) -> Mapping[str, Candidate]:
        """The languages without a pack, told by words that no pack's language shares."""
        shared = frozenset[str]().union(*(item.frequent for item in _known(self.packs).values()))
        return {
            locale: Candidate(str(item["script"]), frozenset(map(str, item.get("frequent") or ())) - shared)
            for locale, item in self._pack.table("other_languages").items()
        }

    def _is_own_script(self, chars: frozenset[str]) -> bool:
        """Whether all letters are of a script that this language alone writes; each is looked at once."""
        if self._pack.script in ("Zyyy", SHARED_SCRIPT):
            return False
        new = chars - self._own
        script = _script(self._pack.script)
        fine = {char for char in new if not char.isalpha() or script.match(char)}
        self._own |= fine
        return len(fine) == len(new)

    @lazy_property
    def others(self) -> Mapping[str, Candidate]:
        """Every language but the declared one, by locale."""
        return {locale: item for locale, item in _known(self.packs).items() if locale not in self._pack.chain}

    def name(self, locale: str) -> str:
        """The name of a locale's language in itself."""
        pack = self.packs.get(locale)
        other = self._pack.table("other_languages").get(locale)
        return pack.name if pack else str(other["name"]) if other else locale


def _is_surely_own(view: View, pack: Pack) -> bool:
    """A cheap look that settles nearly every message: its own script, or enough of its own frequent words."""
    if pack.script == "Zyyy":
        return False
    if pack.script != SHARED_SCRIPT:
        sample = view.masked[:SAMPLE]
        return len(_script(pack.script).findall(sample)) * 2 >= len(_LETTER.findall(sample))
    words = view.chunks[0]
    own = sum(map(pack.frequent.__contains__, words))
    return own >= MIN_WORDS and own >= len(words) * SURE_SHARE


def _known(packs: PackSet) -> Mapping[str, Candidate]:
    cached: Mapping[str, Candidate] | None = packs.memo.get("known languages")
    if cached is None:
        plain = packs.derived("candidates", lambda: {name: tuple(one) for name, one in candidates(packs).items()})
        cached = packs.memo["known languages"] = {name: Candidate(*parts) for name, parts in plain.items()}
    return cached

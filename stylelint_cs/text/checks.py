"""Orthography checks of a pack, compiled: linear patterns over masked text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType

import regex

from stylelint_cs.frozen import Frozen
from stylelint_cs.lazy import compiled
from stylelint_cs.lazy_items import LazyMap
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import LEVELS, Level
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.folding import points
from stylelint_cs.packs.pack import Pack
from stylelint_cs.text.required import Required, required
from stylelint_cs.type_hints import Any

SECONDS = 0.05
"""How long one pattern may search one message, by the processor's clock; it may try twice."""


class PatternTimeout(Exception):
    """A pattern of a brand or a pack did not finish in time; the message was not fully judged."""


class Found(NamedTuple):
    """A match of a check: half-open offsets of the masked text, and what belongs there instead."""

    start: int
    end: int
    replacement: str | None


class Check(Frozen, slots=False):
    """One check; ``needs`` are characters of which one must be in the text for the pattern to run."""

    id: str
    rule: str
    written: str
    """The pattern as the pack writes it; compiled when the first text has what it needs."""
    needs: frozenset[str]
    replace: str | Mapping[str, str] | None
    safe: bool
    why: str
    excused_by: tuple[str, ...]
    level: Level | None = None
    """Its own level, in place of the rule's."""
    known: Required | None = None
    """What a text must hold for the pattern to match, where that was worked out before."""

    @lazy_property
    def required(self) -> Required:
        """What a text must hold for the pattern to match."""
        return self.known or required(self.written)

    @lazy_property
    def pattern(self) -> regex.Pattern[str]:
        """What is looked for."""
        return compiled(self.written)

    @lazy_property
    def excuses(self) -> tuple[regex.Pattern[str], ...]:
        """What is no mistake."""
        return tuple(map(compiled, self.excused_by))

    def may_match(self, chars: frozenset[str], casefolded: str, casefolded_chars: frozenset[str]) -> bool:
        """Whether there may be a match in a text, by its characters and by what it is casefolded."""
        if self.needs and self.needs.isdisjoint(chars):
            return False
        return self.required.may_match(casefolded, casefolded_chars)

    def find(self, masked: str) -> Iterator[Found]:
        """Every match in a masked text that nothing excuses."""
        found = matches(self.pattern, masked, self.id)
        excused = self._excused(masked) if found else []
        for match in found:
            if not any(start <= match.start() and match.end() <= end for start, end in excused):
                yield Found(match.start(), match.end(), self._replacement(match))

    def _excused(self, masked: str) -> list[tuple[int, int]]:
        """What the ``except`` patterns match in a message; asked for once, when there is a match to excuse."""
        return [match.span() for excuse in self.excuses for match in matches(excuse, masked, self.id)]

    def _replacement(self, match: regex.Match[str]) -> str | None:
        if self.replace is None:
            return None
        if isinstance(self.replace, str):
            return match.expand(self.replace)
        return "".join(self.replace.get(char, char) for char in match.group())


def matches(pattern: regex.Pattern[str], text: str, name: str) -> list[regex.Match[str]]:
    """Every match in a text; raises PatternTimeout with the name when the search took too long twice.

    A machine that is held up for a moment is no pattern that runs away: that one does so again.
    """
    for _ in range(2):
        with suppress(TimeoutError):
            # All at once, so that what is done with one match takes no time from the search for the next.
            return list(pattern.finditer(text, timeout=SECONDS))
    raise PatternTimeout(name)


def _needs(value: Any) -> frozenset[str]:
    return frozenset(value) if isinstance(value, str) else points(value)


def compile_checks(pack: Pack, known: Mapping[str, Required] = MappingProxyType({})) -> Mapping[str, tuple[Check, ...]]:
    """The orthography checks of a pack by their rule, in its order; ``known`` is what patterns are known to need."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for item in pack.texts("orthography"):
        found.setdefault(str(item["rule"]), []).append(item)
    return LazyMap(found, lambda rule: tuple([_compile(item, known) for item in found[rule]]))


def _compile(item: Mapping[str, Any], known: Mapping[str, Required]) -> Check:
    return Check(
        str(item["id"]),
        str(item["rule"]),
        str(item["pattern"]),
        _needs(item.get("needs") or ""),
        item.get("replace"),
        item.get("safe") in (True, "true"),
        str(item.get("why") or ""),
        tuple(str(pattern) for pattern in item.get("except") or ()),
        LEVELS[str(item["level"])] if item.get("level") else None,
        known.get(str(item["pattern"])),
    )

"""What a text must hold before a pattern can match in it: a look that is many times cheaper than the pattern.

A sound guess, never more: what this module cannot read asks for nothing, and the pattern simply runs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Set

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple

_MOST = 64
"""So many literals are looked for; more cost as much as the pattern."""
_WAYS = 64
"""So many ways to write a part are followed; the literals of one with more end there."""
_WIDEST = 64
"""Characters of a class that is looked into."""
_FEW = 4
_SHORTEST = 2
_FLAGS = lazy(r"^\(\?[im]+\)")
"""Flags that change nothing of what must be there: in casefolded texts case does not count, lines are no letters."""
_QUANTIFIER = lazy(r"(?:[*+?]|\{(\d*)(?:(,)(\d*))?\})[?+]?")
_GROUP = lazy(r"\(\?(?:(?P<ahead><?=)|(?P<never><?!)|(?P<plain>-?i:|:|>))|\((?!\?)")
_PROPERTY = lazy(r"\\[pP](?:\{\^?[\w\s=:.-]+\}|[CLMNPSZ])")
_CODE = lazy(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8}))")
_BORDERS = frozenset("ABKMZbmz")
"""Escapes that take no character: borders, and what keeps the match so far out of it."""
_FREQUENT = frozenset(".,")
_LETTERS = lazy(r"[\p{L}\p{M}]{3}")
_USUAL = frozenset((". ", ", ", "? ", "! ", ": ", "; "))
"""What stands in nearly every text, though a mark is in it."""


class Required(NamedTuple):
    """One of ``literals`` and one of ``chars`` stand in every casefolded text that matches; empty: unknown."""

    literals: tuple[str, ...] = ()
    chars: frozenset[str] = frozenset()

    @property
    def marks(self) -> frozenset[str]:
        """``chars``, where they are digits, or few punctuation marks or symbols: rarer than a short word."""
        few = len(self.chars) <= _FEW and all(map(_is_mark, self.chars)) and _FREQUENT.isdisjoint(self.chars)
        return self.chars if few or all(map(str.isdigit, self.chars)) else frozenset()

    @property
    def parts_of_words(self) -> tuple[str, ...]:
        """``literals``, where each holds so many letters in a row that few words do."""
        return self.literals if all(_LETTERS.search(literal) for literal in self.literals) else ()

    def may_match(self, casefolded: str, chars: Set[str]) -> bool:
        """Whether the pattern may match in a text, given casefolded, with the set of its characters."""
        if self.chars and self.chars.isdisjoint(chars):
            return False
        if not self.literals:
            return True
        for literal in self.literals:  # noqa: SIM110 - a generator costs more than the searches
            if literal in casefolded:
                return True
        return False


def required(pattern: str) -> Required:
    """What every text that a pattern (of the ``regex`` module) matches must hold."""
    try:
        reader = _Reader(pattern)
        found = reader.alternatives().needs
        return found if reader.at == len(reader.text) else Required()
    except _Unclear:
        return Required()


class _Part(NamedTuple):
    """What a part of a pattern needs, and in which ways it may be written (casefolded); ``None``: in too many.

    A border takes no character.
    """

    needs: Required = Required()
    ways: tuple[str, ...] | None = None
    is_border: bool = False


class _Unclear(Exception):
    """A construct that is not read."""


class _Reader:
    """Reads a pattern from left to right, once."""

    def __init__(self, text: str) -> None:
        self.text = _FLAGS.sub("", text, 1)
        self.at = 0

    def alternatives(self) -> _Part:
        options = [self._sequence()]
        while self.text.startswith("|", self.at):
            self.at += 1
            options.append(self._sequence())
        literals: tuple[str, ...] = ()
        if all(option.needs.literals for option in options):
            literals = tuple(dict.fromkeys(literal for option in options for literal in option.needs.literals))
        chars = frozenset[str]()
        if all(option.needs.chars for option in options):
            chars = frozenset[str]().union(*(option.needs.chars for option in options))
        ways = None
        if all(option.ways is not None for option in options):
            ways = _few(way for option in options for way in option.ways or ())
        return _Part(Required(literals if len(literals) <= _MOST else (), chars), ways)

    def _sequence(self) -> _Part:
        found: list[Required] = []
        whole = True
        run: tuple[str, ...] = ("",)
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            part = self._atom()
            low, high = self._quantifier()
            if low:
                found.append(part.needs)
            if part.is_border:
                continue
            ways = part.ways
            longer = _joined(run, (*ways, "") if not low else ways) if ways is not None and high == 1 else None
            if longer is not None:
                run = longer
                continue
            # What is repeated stands there at least once, before what follows it and behind what it follows.
            whole = False
            once = ways if ways is not None and low else ("",)
            found += _literals(_joined(run, once) or run)
            run = once
        return _Part(_best((*found, *_literals(run))), run if whole else None)

    def _quantifier(self) -> tuple[int, int | None]:
        match = _QUANTIFIER.match(self.text, self.at)
        if match is None:
            return 1, 1
        self.at = match.end()
        sign = match.group()[0]
        if sign != "{":
            return int(sign == "+"), 1 if sign == "?" else None
        low = int(match[1] or 0)
        return low, (int(match[3]) if match[3] else None) if match[2] else low

    def _atom(self) -> _Part:
        char = self.text[self.at]
        if char == "(":
            return self._group()
        if char == "[":
            members = self._class()
            return _Part(Required((), frozenset(way[:1] for way in members)), _few(members) if members else None)
        if char == "\\":
            return self._escape()
        if char == "{":  # No count: a plain brace, or how far a match may be off.
            raise _Unclear
        self.at += 1
        return _Part(is_border=char in "^$") if char in ".^$" else _char(char)

    def _escape(self) -> _Part:
        code = _CODE.match(self.text, self.at)
        if code is not None:
            self.at = code.end()
            return _char(chr(int(code[1] or code[2] or code[3], 16)))
        char = self.text[self.at + 1 : self.at + 2]
        if char in "pP":
            self._property()
            return _Part()
        if not char or char.isdigit() or char in "gkLXRGNUux":
            raise _Unclear
        self.at += 2
        return _Part(is_border=char in _BORDERS) if char.isalpha() else _char(char)

    def _property(self) -> None:
        match = _PROPERTY.match(self.text, self.at)
        if match is None:  # The letter p, to the engine.
            raise _Unclear
        self.at = match.end()

    def _group(self) -> _Part:
        match = _GROUP.match(self.text, self.at)
        if match is None:
            raise _Unclear
        self.at = match.end()
        found = self.alternatives()
        if not self.text.startswith(")", self.at):
            raise _Unclear
        self.at += 1
        if match["never"]:
            return _Part(is_border=True)
        return _Part(found.needs, is_border=True) if match["ahead"] else found

    def _class(self) -> tuple[str, ...]:
        """The casefolded characters of a class; none for one that is negated, wide or made of properties."""
        self.at += 1
        negated = self.text.startswith("^", self.at)
        members: list[str | None] = []
        self.at += negated
        while not (self.text.startswith("]", self.at) and members):
            if self.text[self.at : self.at + 1] in ("", "[") or self.text.startswith(("&&", "||", "--"), self.at):
                raise _Unclear
            members.append(self._member())
        self.at += 1
        if negated or None in members or sum(map(len, map(str, members))) > _WIDEST:
            return ()
        return tuple(dict.fromkeys(char.casefold() for member in members if member is not None for char in member))

    def _member(self) -> str | None:
        """The characters of one member of a class, a range with all of them; ``None`` where they are not known."""
        first = self._one()
        if first is None or not self.text.startswith("-", self.at) or self.text.startswith("-]", self.at):
            return first
        self.at += 1
        last = self._one()
        if not last or ord(last) - ord(first) > _WIDEST:
            return None
        return "".join(map(chr, range(ord(first), ord(last) + 1)))

    def _one(self) -> str | None:
        char = self.text[self.at : self.at + 1]
        if char != "\\":
            self.at += 1
            return char
        code = _CODE.match(self.text, self.at)
        if code is not None:
            self.at = code.end()
            return chr(int(code[1] or code[2] or code[3], 16))
        char = self.text[self.at + 1 : self.at + 2]
        if char in "pP":
            self._property()
            return None
        self.at += 2
        return None if char.isalnum() else char


def _char(char: str) -> _Part:
    folded = char.casefold()
    return _Part(Required((), frozenset(folded[:1])), (folded,))


def _few(ways: Iterable[str]) -> tuple[str, ...] | None:
    found = tuple(dict.fromkeys(ways))
    return found if len(found) <= _WAYS else None


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...] | None:
    """Every way to write one part behind another; ``None`` for too many."""
    return _few(way + other for way in first for other in second)


def _literals(ways: tuple[str, ...]) -> list[Required]:
    return [Required(ways)] if all(len(way) >= _SHORTEST and way.strip() for way in ways) else []


def _worth(literals: tuple[str, ...]) -> int:
    return min(map(_rarity, literals), default=0)


def _rarity(literal: str) -> int:
    """How few texts hold a literal, as the number of its letters: a mark beside something counts for two."""
    if literal in _USUAL:
        return 1
    return len(literal.strip()) + any(map(_is_mark, literal)) * (1 + literal[:1].isspace())


def _commonness(chars: frozenset[str]) -> tuple[bool, int]:
    # Marks and digits stand in few texts, letters, their signs and blanks in nearly all.
    return not all(char.isdigit() or _is_mark(char) for char in chars), len(chars)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _best(found: Iterable[Required]) -> Required:
    """Of what several parts in a row ask for, that which the fewest texts have."""
    literals: tuple[str, ...] = ()
    chars = frozenset[str]()
    for part in found:
        literals = max(literals, part.literals, key=_worth)
        if part.chars and (not chars or _commonness(part.chars) < _commonness(chars)):
            chars = part.chars
    return Required(literals, chars)

"""What a text must hold before a pattern can match in it: a look that is many times cheaper than the pattern.

A sound guess, never more: what this module cannot read asks for nothing, and the pattern simply runs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple

_MOST = 64
"""So many literals are looked for; more cost as much as the pattern."""
_WIDEST = 64
"""Characters of a class that is looked into."""
_FEW = 4
_SHORTEST = 2
_FLAGS = lazy(r"^\(\?[im]+\)")
"""Flags that change nothing of what must be there: in casefolded texts case does not count, lines are no letters."""
_QUANTIFIER = lazy(r"(?:[*+?]|\{(\d*)(?:,\d*)?\})[?+]?")
_GROUP = lazy(r"\(\?(?:(?P<ahead><?=)|(?P<never><?!)|(?P<plain>i?:|>))|\((?!\?)")
_PROPERTY = lazy(r"\\[pP](?:\{\^?[\w\s=:.-]+\}|[CLMNPSZ])")
_CODE = lazy(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8}))")


class Required(NamedTuple):
    """One of ``literals`` and one of ``chars`` stand in every casefolded text that matches; empty: unknown."""

    literals: tuple[str, ...] = ()
    chars: frozenset[str] = frozenset()

    @property
    def marks(self) -> frozenset[str]:
        """``chars``, where they are few and all of them punctuation or symbols: rarer than any word."""
        return self.chars if len(self.chars) <= _FEW and all(map(_is_mark, self.chars)) else frozenset()

    def may_match(self, casefolded: str) -> bool:
        """Whether the pattern may match in a text, given casefolded."""
        if self.chars and self.chars.isdisjoint(casefolded):
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
        found = reader.alternatives()
        return found if reader.at == len(reader.text) else Required()
    except _Unclear:
        return Required()


class _Unclear(Exception):
    """A construct that is not read."""


class _Reader:
    """Reads a pattern from left to right, once."""

    def __init__(self, text: str) -> None:
        self.text = _FLAGS.sub("", text, 1)
        self.at = 0

    def alternatives(self) -> Required:
        options = [self._sequence()]
        while self.text.startswith("|", self.at):
            self.at += 1
            options.append(self._sequence())
        literals: tuple[str, ...] = ()
        if all(option.literals for option in options):
            literals = tuple(dict.fromkeys(literal for option in options for literal in option.literals))
        chars = frozenset[str]()
        if all(option.chars for option in options):
            chars = frozenset[str]().union(*(option.chars for option in options))
        return Required(literals if len(literals) <= _MOST else (), chars)

    def _sequence(self) -> Required:
        found: list[Required] = []
        run = ""
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            char, atom = self._atom()
            low, once = self._quantifier()
            if char is not None and low:
                # A repeated letter stands there at least once, and ends the run.
                run += char
                found.append(Required((), frozenset(char[:1])))
                if once:
                    continue
            elif low:
                found.append(atom)
            found.append(_literal(run))
            run = ""
        return _best((*found, _literal(run)))

    def _quantifier(self) -> tuple[int, bool]:
        match = _QUANTIFIER.match(self.text, self.at)
        if match is None:
            return 1, True
        self.at = match.end()
        sign = match.group()[0]
        return (int(match[1] or 0) if sign == "{" else int(sign == "+")), False

    def _atom(self) -> tuple[str | None, Required]:
        char = self.text[self.at]
        if char == "(":
            return None, self._group()
        if char == "[":
            return None, Required((), self._class())
        if char == "\\":
            return self._escape()
        if char == "{":  # No count: a plain brace, or how far a match may be off.
            raise _Unclear
        self.at += 1
        return (None, Required()) if char in ".^$" else (char.casefold(), Required())

    def _escape(self) -> tuple[str | None, Required]:
        code = _CODE.match(self.text, self.at)
        if code is not None:
            self.at = code.end()
            return chr(int(code[1] or code[2] or code[3], 16)).casefold(), Required()
        char = self.text[self.at + 1 : self.at + 2]
        if char in "pP":
            self._property()
            return None, Required()
        if not char or char.isdigit() or char in "gkLXRGNUux":
            raise _Unclear
        self.at += 2
        return (None if char.isalpha() else char), Required()

    def _property(self) -> None:
        match = _PROPERTY.match(self.text, self.at)
        if match is None:  # The letter p, to the engine.
            raise _Unclear
        self.at = match.end()

    def _group(self) -> Required:
        match = _GROUP.match(self.text, self.at)
        if match is None:
            raise _Unclear
        self.at = match.end()
        found = self.alternatives()
        if not self.text.startswith(")", self.at):
            raise _Unclear
        self.at += 1
        return Required() if match["never"] else found

    def _class(self) -> frozenset[str]:
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
            return frozenset()
        return frozenset(_folded(member for member in members if member is not None))

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


def _folded(members: Iterable[str]) -> Iterable[str]:
    return (char.casefold()[:1] for member in members for char in member)


def _literal(run: str) -> Required:
    return Required((run,)) if len(run.strip()) >= _SHORTEST else Required()


def _worth(literals: tuple[str, ...]) -> int:
    return min((len(literal.strip()) for literal in literals), default=0)


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

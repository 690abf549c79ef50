"""``pattern:`` entries: regular expressions of the ``regex`` module that cannot run away.

Refused at load: back-references, recursion, fuzzy matching, named lists, conditionals, repeats inside
repeats, bounded repeats whose product is large, and patterns without a literal. What passes still runs with a
timeout.
"""

from __future__ import annotations

import regex

from stylelint_cs.frozen import Frozen
from stylelint_cs.lazy import lazy
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.translation import said, said_of

MAX_LENGTH = 500
"""Code points of a pattern."""
MAX_REPEATS = 1000
"""The largest product of bounded repeats."""
FREE_REPEATS = 100
"""A bound over this counts as none where two repeats stand in a row."""
MIN_LITERAL = 2
"""Letters that every match must hold in a row."""

_FORBIDDEN = (
    (r"\\[1-9]|\\g<|\(\?P=|\\k[<{]", said("a back-reference"), said("write out the text it refers to")),
    (r"\(\?(?:R|\d+|&|P>|\+\d|-\d)", said("recursion"), said("write out the levels that occur")),
    (r"\\L<", said("a named list"), said("write (a|b|c), or one phrase a line")),
    (
        r"\{[^{}]*[eids]\s*(?:<|<=|[:+,}])[^{}]*\}|\{[eids]",
        said("fuzzy matching"),
        said("list the spellings that are meant"),
    ),
    (r"\(\?\(", said("a conditional"), said("write two patterns")),
    (r"\\[XRG]|\(\*", said("a construct that a pattern does not need"), said("use letters, classes and alternatives")),
)
_FLAGS = "im"
_QUANTIFIER = lazy(r"[*+?]|\{(\d*)(,?)(\d*)\}")
_GROUP = lazy(r"\(\?(?:P?<(?P<name>[A-Za-z_]\w*)>|(?P<flags>[a-zA-Z0-9-]*):|(?P<look><?[=!])|>)")


class _Facts(Frozen):
    """What a part of a pattern is: its repeats (0 none, 1 bounded, 2 unbounded), product, literals it must hold."""

    unbounded: bool = False
    product: int = 1
    literals: tuple[str, ...] = ()


def compile_pattern(text: str) -> tuple[regex.Pattern[str], tuple[str, ...]]:
    """A pattern and literals of which every match holds one; raises PhraseError with a mend."""
    if len(text) > MAX_LENGTH:
        raise PhraseError(
            said_of(len(text), "the pattern has {count} character", "the pattern has {count} characters"),
            said("keep it under {most}; use phrases for lists", most=MAX_LENGTH),
        )
    for forbidden, name, mend in _FORBIDDEN:
        if regex.search(forbidden, text):
            raise PhraseError(said("the pattern uses {name}", name=name), mend)
    facts = _Parser(text).parse()
    if not facts.literals:
        raise PhraseError(
            said("the pattern has no literal"),
            said("every way through it needs {least} plain letters in a row, or use a phrase", least=MIN_LITERAL),
        )
    try:
        return regex.compile(text, regex.IGNORECASE | regex.MULTILINE), facts.literals
    except regex.error as error:
        raise PhraseError(
            said("the pattern does not compile: {error}", error=str(error)), said("mend it, or write a phrase")
        ) from error


def accepted_pattern(text: str) -> regex.Pattern[str]:
    """A pattern that :func:`compile_pattern` has accepted before, compiled when it is first used."""
    return lazy(text, _FLAGS)


class _Parser:
    """One pass over the pattern; finds nested repeats and the literal that every match must hold."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def parse(self) -> _Facts:
        facts = self._alternatives(0)
        if self.at < len(self.text):
            raise PhraseError(said("a closing ) without its ("), said("remove it, or write \\)"))
        return facts

    def _alternatives(self, depth: int) -> _Facts:
        if depth > 16:
            raise PhraseError(said("groups nest too deep"), said("nest at most 16 groups"))
        options = [self._sequence(depth)]
        while self.text[self.at : self.at + 1] == "|":
            self.at += 1
            options.append(self._sequence(depth))
        literals: tuple[str, ...] = ()
        if all(option.literals for option in options):
            literals = tuple(literal for option in options for literal in option.literals)
        unbounded = any(option.unbounded for option in options)
        return _Facts(unbounded, max(option.product for option in options), literals)

    def _sequence(self, depth: int) -> _Facts:
        unbounded, product, run = False, 1, ""
        best: tuple[str, ...] = ()
        repeated = ""  # the atom of an unbounded repeat that nothing has parted from what follows
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            start = self.at
            char, facts = self._atom(depth)
            atom = self.text[start : self.at]
            low, high = self._quantifier()
            self._judge(atom, facts, high, repeated)
            product = max(product, facts.product * (high or 1))
            if product > MAX_REPEATS:
                raise PhraseError(
                    said("repeats that multiply"), said("keep the product of {{n,m}} under {most}", most=MAX_REPEATS)
                )
            unbounded = unbounded or facts.unbounded or high is None
            if high is None or high > FREE_REPEATS or facts.unbounded:
                repeated = atom
            elif char is not None and low and repeated and not _takes(repeated, char):
                repeated = ""
            if char is not None and (low, high) == (1, 1):
                run += char
                continue
            best, run = _longer(best, run), ""
            if low and facts.literals:
                best = max(best, facts.literals, key=_worth)
        return _Facts(unbounded, product, _longer(best, run))

    def _judge(self, atom: str, facts: _Facts, high: int | None, repeated: str) -> None:
        if facts.unbounded and (high is None or high > 1):
            raise PhraseError(
                said("a repeat inside a repeat"), said("a pattern may repeat one thing only; use … in a phrase")
            )
        if high is None and atom.startswith("("):
            raise PhraseError(
                said("a group repeated without an end"), said("repeat a letter or a [class], or bound it: (…){{0,5}}")
            )
        if repeated and (high is None or high > FREE_REPEATS or facts.unbounded):
            raise PhraseError(
                said("two repeats without an end in a row"),
                said("bound one of them, as in {{0,40}}, or put a letter between that it does not take"),
            )

    def _atom(self, depth: int) -> tuple[str | None, _Facts]:
        char = self.text[self.at]
        if char == "(":
            return self._group(depth)
        if char == "[":
            self._class()
            return None, _Facts()
        self.at += 1
        if char == "\\":
            return self._escape()
        return (None if char in ".^$*+?" else char), _Facts()

    def _escape(self) -> tuple[str | None, _Facts]:
        char = self.text[self.at : self.at + 1]
        if not char:
            raise PhraseError(said("a \\ with nothing after it"), said("remove it, or write \\\\"))
        self.at += 1
        if char in "pPNxuU":
            match = regex.compile(r"\{[^}]*\}|[0-9A-Fa-f]{2,8}").match(self.text, self.at)
            self.at = match.end() if match else self.at
            return None, _Facts()
        return (None if char.isalnum() else char), _Facts()

    def _group(self, depth: int) -> tuple[None, _Facts]:
        look = False
        match = _GROUP.match(self.text, self.at)
        if match:
            look = bool(match["look"])
            self.at = match.end()
        elif self.text.startswith("(?", self.at):
            raise PhraseError(
                said("a group of an unknown kind"), said("use (…), (?:…), (?=…), (?!…), (?<=…) or (?<!…)")
            )
        else:
            self.at += 1
        facts = self._alternatives(depth + 1)
        if self.at >= len(self.text):
            raise PhraseError(said("a ( without its )"), said("close it, or write \\("))
        self.at += 1
        if look and facts.unbounded:
            raise PhraseError(said("a look-around without an end"), said("bound its repeat, as in {{0,40}}"))
        return None, _Facts(facts.unbounded, facts.product) if look else facts

    def _class(self) -> None:
        end = self.at + 1
        if self.text[end : end + 1] == "^":
            end += 1
        end += 1
        while end < len(self.text) and self.text[end] != "]":
            end += 2 if self.text[end] == "\\" else 1
        if end >= len(self.text):
            raise PhraseError(said("a [ without its ]"), said("close it, or write \\["))
        self.at = end + 1

    def _quantifier(self) -> tuple[int, int | None]:
        match = _QUANTIFIER.match(self.text, self.at)
        if match is None:
            return 1, 1
        self.at = match.end()
        if self.text[self.at : self.at + 1] in {"?", "+"}:
            self.at += 1
        if match.group() == "?":
            return 0, 1
        if match.group() in {"*", "+"}:
            return int(match.group() == "+"), None
        low = int(match[1] or 0)
        return low, (int(match[3]) if match[3] else None) if match[2] else low


def _worth(literals: tuple[str, ...]) -> int:
    return min(map(len, literals), default=0)


def _longer(best: tuple[str, ...], run: str) -> tuple[str, ...]:
    run = run.strip()
    return max(best, (run,), key=_worth) if len(run) >= MIN_LITERAL else best


def _takes(atom: str, char: str) -> bool:
    """Whether a repeated atom can also take the letter behind it."""
    if atom.startswith("("):
        return True
    try:
        return regex.fullmatch(atom, char, regex.IGNORECASE) is not None
    except regex.error:
        return True

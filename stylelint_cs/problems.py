"""Collect everything that is wrong with a file, with place, line and mend, and raise it at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stylelint_cs.frozen import replace
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Place, Problem, SourceText, StylelintError
from stylelint_cs.translation import Text, in_language, said, said_of, together

MAX_SHOWN = 100
"""Problems kept per collector; the rest are counted."""

_WIDTH = 160
_INERT = lazy(r"[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def inert(text: str) -> str:
    """``text`` with control, line-breaking, invisible and bidirectional characters written as escapes."""
    if isinstance(text, Text):
        return text.mapped(inert) if _INERT.search(text) else text
    return _INERT.sub(lambda match: _escape(match[0]), text)


def _escape(char: str) -> str:
    if char == "\t":
        return " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def shown_line(line: str, column: int) -> str:
    """The line as a report prints it: inert, and cut to the surroundings of ``column`` when it is long."""
    if len(line) > _WIDTH:
        start = max(0, min(column - 1 - _WIDTH // 2, len(line) - _WIDTH))
        end = start + _WIDTH
        line = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return inert(line).rstrip()


def problem_at(source: SourceText, offset: int, message: str, mend: str) -> Problem:
    """A problem at a file offset, with the line that stands there."""
    line, column = source.position(min(offset, len(source.text)))
    shown = shown_line(source.line(line), column)
    return Problem(inert(message), inert(mend), Place(source.path, line, column), shown or None)


def problem_in(problem: Problem, language: str) -> Problem:
    """A problem in the reader's language."""
    message, mend = in_language(problem.message, language), in_language(problem.mend, language)
    return replace(problem, message=message, mend=mend)


def in_full(problem: Problem) -> Text:
    """A problem as reports show it: place, what is wrong, the line and the mend; still to be said in a language."""
    first = together(f"{problem.place}: " if problem.place else "", problem.message, between="")
    return together(first, problem.line or "", problem.mend, between="\n    ")


class Problems:
    """Problems in the order they were found; beyond :data:`MAX_SHOWN` they are only counted."""

    __slots__ = ("_found", "_seen", "more")

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._seen: set[tuple[Place | None, str]] = set()
        self.more = 0

    @property
    def full(self) -> bool:
        """Whether a further problem would only be counted (its text need not be worked out)."""
        return len(self._found) >= MAX_SHOWN

    def add(self, problem: Problem) -> None:
        """Keep a problem, once; count it when there are too many."""
        if self.full:
            self.more += 1
            return
        key = (problem.place, problem.message)
        if key not in self._seen:
            self._seen.add(key)
            self._found.append(problem)

    def at(self, source: SourceText, offset: int, message: str, mend: str) -> None:
        """Keep a problem at a file offset."""
        if self.full:
            self.more += 1
        else:
            self.add(problem_at(source, offset, message, mend))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep several problems."""
        for problem in problems:
            self.add(problem)

    def __len__(self) -> int:
        return len(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def sorted(self) -> tuple[Problem, ...]:
        """All kept problems by path and position, and a last one that says how many more there are."""
        found = sorted(self._found, key=lambda item: item.place or Place("", 0, 0))
        if self.more:
            found.append(
                Problem(
                    said_of(self.more, "and {count} more problem", "and {count} more problems"),
                    said("Mend these first, then run again."),
                )
            )
        return tuple(found)

    def raise_if_any(self) -> None:
        """Raise :class:`StylelintError` with everything that was kept."""
        if self._found:
            raise StylelintError(self.sorted())


def did_you_mean(word: str, choices: Sequence[str]) -> str | None:
    """The choice that ``word`` was probably meant to be, if one is near."""
    import difflib

    if len(word) > 100:
        return None
    folded = {choice.casefold().replace("-", "_"): choice for choice in choices}
    near = difflib.get_close_matches(word.casefold().replace("-", "_"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean_it(word: str) -> str:
    """The mend that names a choice."""
    return said("Did you mean {word!r}?", word=word)


def one_of(choices: Sequence[str], limit: int = 20) -> str:
    """A readable list of the choices."""
    shown = ", ".join(choices[:limit])
    return f"{shown}, …" if len(choices) > limit else shown


def either(choices: Sequence[str]) -> str:
    """``a or b or c``."""
    first, *others = choices
    for other in others:
        first = said("{first} or {last}", first=first, last=other)
    return first


def suggest(word: str, choices: Sequence[str]) -> str:
    """The mend for a word that is none of the choices."""
    near = did_you_mean(word, choices)
    if near is not None:
        return did_you_mean_it(near)
    return said("Use one of: {choices}.", choices=one_of(choices)) if choices else said("Take it out.")

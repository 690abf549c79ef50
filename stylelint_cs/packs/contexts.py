"""Sequences of letters that are read as others where they stand: a nasal before its own class, a vowel put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import regex

from stylelint_cs.lazy import compiled, escaped
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.named_tuple import NamedTuple

REMEMBERED = 20_000
"""So many words are kept as they are read."""
_FEW = 8
"""So many letters are looked for in a text in less time than it takes to cut it into words."""


class Contextual(NamedTuple):
    """A contextual folding: ``source`` becomes ``target`` after one of ``after``, at a word's end if asked."""

    source: str
    target: str
    after: str = ""
    word_end: bool = False
    repeats: bool = False
    """Whether the last code point of ``source`` may stand there more than once."""


class Aligned(NamedTuple):
    """A folded text with the range of the original that each folded code point stands for."""

    text: str
    starts: list[int]
    ends: list[int]


class Contexts:
    """The sequences of one locale; of those that fit at a place the longest counts."""

    def __init__(self, rules: Iterable[Contextual], common: Callable[[str], int]) -> None:
        """``common`` tells how often a letter stands in a text of the language."""
        self._rules = sorted(rules, key=lambda rule: -len(rule.source))
        self._common = common

    def __bool__(self) -> bool:
        return bool(self._rules)

    def read(self, folded: str) -> str:
        """A folded text with every sequence as it is read."""
        words = self._words
        return self._read(folded) if words is None else " ".join(map(words.__getitem__, folded.split(" ")))

    def _read(self, folded: str) -> str:
        if not self._may_hold(folded):
            return folded
        return self._pattern.sub(lambda match: self._rules[(match.lastindex or 1) - 1].target, folded)

    def aligned(self, given: Aligned) -> Aligned:
        """The same of a text whose places in the original are known."""
        text, starts, ends = given
        found = Aligned("", [], [])
        pieces: list[str] = []
        done = 0
        for first, last, target in self._changes(text):
            pieces += [text[done:first], target]
            found.starts.extend(starts[done:first] + [starts[first]] * len(target))
            found.ends.extend(ends[done:first] + [ends[last - 1]] * len(target))
            done = last
        pieces.append(text[done:])
        return Aligned("".join(pieces), found.starts + starts[done:], found.ends + ends[done:])

    def _changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a sequence stands and how it is read, left to right."""
        words = self._words
        start = 0
        for part in [text] if words is None else text.split(" "):
            # Most words of a text are read as they are written.
            if words is None or words[part] != part:
                for match in self._pattern.finditer(part):
                    yield start + match.start(), start + match.end(), self._rules[(match.lastindex or 1) - 1].target
            start += len(part) + 1

    @lazy_property
    def _pattern(self) -> regex.Pattern[str]:
        pieces = []
        for rule in self._rules:
            before = f"(?<=[{escaped(rule.after)}])" if rule.after else ""
            behind = r"(?![\p{L}\p{M}])" if rule.word_end else ""
            more = "+" if rule.repeats else ""
            pieces.append(f"{before}({escaped(rule.source)}{more}){behind}")
        return compiled("|".join(pieces))

    @lazy_property
    def _words(self) -> _Words | None:
        """Words as they are read: a language has few, so that nearly every one of a text was met before.

        ``None`` where a look at the whole text costs less, or a sequence is not inside of a word.
        """
        inside = not any(" " in rule.source + rule.after for rule in self._rules)
        return _Words(self._read) if inside and len(self._sources) > _FEW else None

    @lazy_property
    def _sources(self) -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
        """The sources by their rarest letter, and by what they begin with where several begin alike.

        A text is searched for one letter twenty times as fast as for two.
        """
        sources = dict.fromkeys(rule.source for rule in reversed(self._rules))
        least = min(map(len, sources), default=0)
        shortest = [
            text for text in sources if len(text) == least or not any(part in text for part in sources if part != text)
        ]
        shared: dict[str, list[str]] = {}
        for text in shortest:
            shared.setdefault(text[:-1] if len(text) > 2 else text, []).append(text)
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for begin, texts in shared.items():
            first = begin if len(texts) > 1 else texts[0]
            found.setdefault(min(first, key=self._common), []).append((first, tuple(texts)))
        return tuple((letter, tuple(begins)) for letter, begins in found.items())

    def _may_hold(self, folded: str) -> bool:
        # Plain searches are several times cheaper than one pattern that looks around itself.
        for letter, begins in self._sources:
            if letter in folded:
                for begin, sources in begins:
                    if begin in folded and any(source in folded for source in sources):
                        return True
        return False


class _Words(dict[str, str]):
    """Words that were met, each as it is read."""

    def __init__(self, read: Callable[[str], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        read = self[word] = self._read(word)
        return read

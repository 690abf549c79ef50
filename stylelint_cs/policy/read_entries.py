"""The entries that a load reads: checked one by one, and compiled for their mistakes when the load fails anyway."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from stylelint_cs.fields import INVALID, TEXT, MapOf, Reader
from stylelint_cs.model import Problem
from stylelint_cs.nodes import Map, Node
from stylelint_cs.policy.entries import WORD
from stylelint_cs.policy.layers import EntryCheck
from stylelint_cs.policy.model import Entry, WordClass
from stylelint_cs.policy.resolve import word_class

EntryCompiler = Callable[[str, Mapping[str, WordClass], Iterable[Entry]], Iterable[Problem]]
"""What keeps entries of a locale from being compiled with the brand's words (``words:``)."""


class ReadEntries:
    """Every entry of the locale files of one load.

    A load that fails has no merged voice to compile, so that a writer would be told of an unknown word class only
    after mending all else. What was read is compiled with the words that its files declare.
    """

    def __init__(
        self, check: EntryCheck | None, compiles: EntryCompiler | None, chain: Callable[[str], Sequence[str]]
    ) -> None:
        self._check, self._compiles, self._chain = check, compiles, chain
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._words: dict[str, list[Node]] = defaultdict(list)

    def read(self, entry: Entry, locale: str) -> Iterable[Problem]:
        """An entry was read; what is wrong with how it is written."""
        problems = tuple(self._check(entry, locale)) if self._check is not None else ()
        if not problems and self._compiles is not None:
            self._entries[locale].append(entry)
        return problems

    def declare(self, locale: str, file: Map) -> None:
        """A locale file was read; its words hold for its locale and what falls back to it."""
        words = file.get("words")
        if words is not None:
            self._words[locale].append(words)

    def uncompilable(self) -> Iterator[Problem]:
        """What keeps the entries from being compiled; nothing of locales whose words cannot be read."""
        for locale, entries in self._entries.items():
            words = self._words_of(locale)
            if words is not None and self._compiles is not None:
                yield from self._compiles(locale, words, entries)

    def _words_of(self, locale: str) -> Mapping[str, WordClass] | None:
        words: dict[str, WordClass] = {}
        for each in self._chain(locale):
            for node in self._words[each]:
                read = MapOf(WORD, TEXT).read(node, "'words'", Reader())
                if read is INVALID:
                    return None
                words.update((word, word_class(values)) for word, values in read.items())
        return words

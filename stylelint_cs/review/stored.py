"""The stored replies of a brand, and which of them a turn repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from zlib import crc32

from stylelint_cs.engine import Linter
from stylelint_cs.model import Message
from stylelint_cs.text.view import View

_SIZE = 3
"""Words in a shingle."""
_COMPARED = 3
"""Stored replies that one turn is compared with; those that share the most come first."""


class Stored:
    """Stored replies by the runs of words that they hold; ``messages`` are those in the brand's locales."""

    def __init__(self, messages: Iterable[Message], linter: Linter) -> None:
        self.messages: list[Message] = []
        self.used: Counter[str] = Counter()
        """How often each reply was sent, by its locale and id."""
        self._words: list[tuple[str, ...]] = []
        self._index: dict[tuple[str, int], list[int]] = {}
        for message in messages:
            compiled = linter.compiled(message.locale) if message.locale is not None else None
            if compiled is None:
                continue
            words = words_of(View(message, compiled.pack))
            for mark in set(_shingles(words)):
                self._index.setdefault((compiled.pack.chain[1], mark), []).append(len(self.messages))
            self.messages.append(message)
            self._words.append(words)

    def twin(self, view: View, share: float) -> Message | None:
        """The reply of whose words at least ``share`` (0 to 1) stand in a turn, in order; ``None``: there is none."""
        if not self._index:
            return None
        words = words_of(view)
        counts = Counter(
            number for mark in set(_shingles(words)) for number in self._index.get((view.pack.chain[1], mark), ())
        )
        for number, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]:
            theirs = self._words[number]
            blocks = SequenceMatcher(None, theirs, words, autojunk=False).get_matching_blocks()
            same = sum(block.size for block in blocks)
            if same >= share * max(len(theirs), len(words)):
                return self.messages[number]
        return None


def words_of(view: View) -> tuple[str, ...]:
    """The folded words and numbers of a text."""
    return tuple(token.text for token in view.tokens)


def _shingles(words: tuple[str, ...]) -> Iterable[int]:
    runs = (" ".join(words[at : at + _SIZE]) for at in range(max(len(words) - _SIZE, 0) + 1))
    return (crc32(run.encode("utf-8", "surrogatepass")) for run in runs)

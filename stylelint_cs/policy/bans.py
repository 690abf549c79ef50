"""An index of what is not to be said, to hold every offered wording against it at the cost of one lookup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.merge import Fold
from stylelint_cs.policy.model import Entry

_NOTATION = regex.compile(r"[~*(\[…\\^$]|\.\.\.")
_EDGES = regex.compile(r"^[^\p{L}\p{M}\p{N}{}]+|[^\p{L}\p{M}\p{N}{}]+$")


class Ban(NamedTuple):
    """An entry as it is compared: its folded text, the folded phrases that excuse it, and whether parts count."""

    entry: Entry
    folded: str
    excuses: tuple[str, ...]
    in_part: bool


class Clash(NamedTuple):
    """A ban on a wording; ``whole``: on exactly this wording, not on a part of it."""

    ban: Entry
    whole: bool


class Bans:
    """All bans of a file or a voice.

    Phrases that inflect, leave something open or hold only sometimes are compared as a whole: what else they
    match is for the matcher to say when the wording is linted.
    """

    def __init__(self, entries: Iterable[Entry], fold: Fold) -> None:
        self._fold = fold
        self._whole: dict[str, list[Ban]] = {}
        self._first: dict[str, list[tuple[list[str], Ban]]] = {}
        for entry in entries:
            if entry.phrase is None:
                continue
            conditional = bool(entry.when or entry.valid or entry.hours or entry.at)
            in_part = not conditional and not _NOTATION.search(entry.phrase)
            ban = Ban(entry, _bare(fold(entry.phrase)), tuple(fold(excuse) for excuse in entry.unless), in_part)
            words = _words(ban.folded)
            if not words:
                continue
            self._whole.setdefault(ban.folded, []).append(ban)
            if in_part:
                self._first.setdefault(words[0], []).append((words, ban))

    def __bool__(self) -> bool:
        return bool(self._whole)

    def on(self, text: str) -> Iterator[Clash]:
        """Every ban on a wording, those on all of it first."""
        folded = self._fold(text)
        for ban in self._whole.get(_bare(folded), ()):
            if not _excused(ban, folded):
                yield Clash(ban.entry, True)
        words = _words(folded)
        for at, word in enumerate(words):
            for wanted, ban in self._first.get(word, ()):
                is_part = len(wanted) < len(words) and words[at : at + len(wanted)] == wanted
                if is_part and not _excused(ban, folded):
                    yield Clash(ban.entry, False)


def _excused(ban: Ban, folded: str) -> bool:
    return any(excuse in folded for excuse in ban.excuses)


def _bare(text: str) -> str:
    return _EDGES.sub("", text)


def _words(folded: str) -> list[str]:
    return [word for each in folded.split() if (word := _bare(each))]

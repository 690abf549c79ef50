"""What the history of a repository tells of translations: whether the source text changed after them.

Git's blame dates the lines of a message; the file as it was on the translation's day tells whether the source
already said what it says today. Where there is no git, or it does not answer, nothing is known.
"""

from __future__ import annotations

from pathlib import Path

import regex

from stylelint_cs.git import answer
from stylelint_cs.model import Message
from stylelint_cs.named_tuple import NamedTuple

_LINE = regex.compile(r"(?P<commit>[0-9a-f]{40}) \d+ (?P<line>\d+)(?: \d+)?")
_TIME = regex.compile(r"committer-time (?P<seconds>\d+)")
_MOST_LINES = 50_000
"""Longer files are not asked about: blame would take minutes."""


class Change(NamedTuple):
    """The commit that a line comes from, and when it was made, in seconds since 1970."""

    commit: str
    seconds: int


class History:
    """The history of the repository that ``folder`` lies in; each file is asked about once."""

    def __init__(self, folder: Path) -> None:
        start = folder.resolve()
        self._top = next((each for each in (start, *start.parents) if (each / ".git").exists()), None)
        self._blamed: dict[str, dict[int, Change]] = {}
        self._old: dict[tuple[str, str], str] = {}

    def source_changed(self, translation: Message, source: Message) -> str | None:
        """The day (``YYYY-MM-DD``) on which the source became what it is, when its translation is older."""
        if self._top is None or translation.source.path == source.source.path:
            return None
        ours, theirs = self._latest(translation), self._latest(source)
        # Commits of one second (a rebase, an import) are told apart by what the source said in ours.
        if ours is None or theirs is None or theirs.seconds < ours.seconds or theirs.commit == ours.commit:
            return None
        old = self._content(ours.commit, source)
        # Moved or indented lines are no new text.
        if old is None or _slice(source) in old:
            return None
        from datetime import UTC, datetime

        return datetime.fromtimestamp(theirs.seconds, UTC).date().isoformat()

    def _latest(self, message: Message) -> Change | None:
        lines = self._lines(message.source.path)
        first, last = (message.file_span(at, at)[0].line for at in (0, len(message.text)))
        found = [lines[line] for line in range(first, last + 1) if line in lines]
        return max(found, key=lambda change: change.seconds) if len(found) == last - first + 1 else None

    def _lines(self, path: str) -> dict[int, Change]:
        if path not in self._blamed:
            self._blamed[path] = self._blame(path)
        return self._blamed[path]

    def _blame(self, path: str) -> dict[int, Change]:
        name = self._name(path)
        told = self._git("blame", "--porcelain", "-w", "--", name) if name is not None else None
        found: dict[int, str] = {}
        seconds: dict[str, int] = {}
        commit = ""
        for line in (told or "").split("\n"):
            head = _LINE.fullmatch(line)
            if head is not None:
                commit = head["commit"]
                found[int(head["line"])] = commit
            elif (moment := _TIME.fullmatch(line)) is not None:
                seconds[commit] = int(moment["seconds"])
            if len(found) > _MOST_LINES:
                return {}
        return {line: Change(commit, seconds[commit]) for line, commit in found.items() if commit in seconds}

    def _content(self, commit: str, message: Message) -> str | None:
        name = self._name(message.source.path)
        if name is None:
            return None
        if (commit, name) not in self._old:
            self._old[commit, name] = self._git("show", "--no-textconv", f"{commit}:{name}") or ""
        return self._old[commit, name] or None

    def _name(self, path: str) -> str | None:
        assert self._top is not None
        full = Path(path).resolve()
        return full.relative_to(self._top).as_posix() if full.is_relative_to(self._top) else None

    def _git(self, *arguments: str) -> str | None:
        assert self._top is not None
        return answer(self._top, *arguments)


def _slice(message: Message) -> str:
    """The message as its file holds it, its first line's indentation left out."""
    span = message.offsets.span(0, len(message.text))
    return message.source.text[span.start : span.end]

"""Which lines of which files changed since a revision, as the program ``git`` tells it.

Git is started without a shell, its output read in full; it can neither run what a repository configures for
showing differences nor wait for anything.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import inert
from stylelint_cs.translation import said
from stylelint_cs.type_hints import StrPath

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines as git counts them (ended by a line feed): first and last, both included.

Where lines went and none came, the last is one less than the first, and the first the line behind the gap.
"""

_HUNK = lazy(r"@@ -[0-9]+(?:,(?P<old>[0-9]+))? \+(?P<start>[0-9]+)(?:,(?P<new>[0-9]+))? @@")
_ESCAPE = lazy(r"\\(?:(?P<octal>[0-7]{3})|(?P<char>.))")
_CHARS = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_MEND = said("Run it inside the repository, or leave out --since.")


class _Repository(NamedTuple):
    """What changed in one repository since the revision, by path below its top, and all that git keeps in it."""

    top: Path
    changed: Mapping[str, Lines]
    kept: frozenset[str]


class Changes:
    """The changes since a revision; each repository is asked once."""

    def __init__(self, revision: str, suffixes: Iterable[str]) -> None:
        self._revision = revision
        self._patterns = [f":(icase)*{suffix}" for suffix in suffixes]
        self._known: dict[Path, _Repository] = {}

    def lines(self, path: StrPath) -> Lines | None:
        """The lines of a file that are new; none when it is as it was, ``None`` when all of it is new.

        Raises StylelintError when git cannot tell: no repository, no such revision.
        """
        real = Path(os.path.realpath(path))
        top = _top(real)
        if top is None:
            raise StylelintError(
                [Problem(said("--since: {path} lies in no git repository", path=inert(str(path))), _MEND)]
            )
        if top not in self._known:
            self._known[top] = self._ask(top)
        repository = self._known[top]
        name = real.relative_to(top).as_posix()
        if name in repository.changed:
            return repository.changed[name]
        return () if name in repository.kept else None

    def _ask(self, top: Path) -> _Repository:
        commit = self._commit(top) if (outer := self._outer(top)) is None else self._recorded(outer, top)
        if commit is None:
            return _Repository(top, {}, frozenset())
        shown = _git(
            top,
            *("-c", "core.quotePath=false", "-c", "diff.noprefix=false", "diff", "--unified=0", "--find-renames"),
            *("--no-color", "--no-ext-diff", "--no-textconv", "--text", "--src-prefix=a/", "--dst-prefix=b/"),
            *("--submodule=short", "--inter-hunk-context=0", "--ignore-submodules=all", commit, "--", *self._patterns),
        )
        kept = _git(top, "ls-files", "-z", "--", *self._patterns)
        return _Repository(top, dict(_changes(shown)), frozenset(kept.split("\0")))

    @staticmethod
    def _outer(top: Path) -> Path | None:
        """The repository of the working directory, where another one lies inside it."""
        here = _top(Path(os.path.realpath(os.curdir), ".git"))
        return here if here is not None and here in top.parents else None

    def _recorded(self, outer: Path, top: Path) -> str | None:
        """The commit of a submodule that the outer repository had at the revision; ``None``: all in it is new."""
        base = self._commit(outer)
        try:
            found = _git(outer, "rev-parse", "--verify", "--quiet", f"{base}:{top.relative_to(outer).as_posix()}")
            return _git(top, "rev-parse", "--verify", "--quiet", f"{found.strip()}^{{commit}}").strip()
        except _Failed:
            return None

    def _commit(self, top: Path) -> str:
        unknown = StylelintError(
            [
                Problem(
                    said("--since: git knows no revision {revision!r}", revision=inert(self._revision)[:80]),
                    said("Name a commit, a branch or a tag; in a shallow clone fetch it first."),
                )
            ]
        )
        # What begins with a hyphen is an option to git, never a revision.
        if not self._revision or self._revision.startswith("-") or "\0" in self._revision:
            raise unknown
        try:
            return _git(top, "rev-parse", "--verify", "--quiet", f"{self._revision}^{{commit}}").strip()
        except _Failed as failed:
            if failed.said:
                raise _said(inert(failed.said)[:300]) from None
            raise unknown from None


def _top(path: Path) -> Path | None:
    """The nearest folder above a path that is a repository."""
    return next((each for each in path.parents if (each / ".git").exists()), None)


class _Failed(Exception):
    """Git ended with an error; ``said`` is the last line of what it wrote."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.said = words


def _said(text: str) -> StylelintError:
    return StylelintError([Problem(said("--since: git says: {text}", text=text), _MEND)])


def _git(top: Path, *arguments: str) -> str:
    """The output of git; raises StylelintError when there is no git, or for any command but ``rev-parse`` it fails."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", "--no-pager", *arguments],
            cwd=top,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        problem = Problem(
            said("--since: git cannot be started: {reason}", reason=error.strerror),
            said("Install git, or leave out --since."),
        )
        raise StylelintError([problem]) from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if "rev-parse" in arguments:
            raise _Failed(lines[0] if lines else "")
        raise _said(inert(lines[0])[:300] if lines else said("exit code {number}", number=done.returncode))
    return done.stdout.decode("utf-8", "surrogateescape")


def _changes(text: str) -> Iterator[tuple[str, Lines]]:
    """Path and changed lines of each file of a diff without context."""
    name: str | None = None
    found: list[tuple[int, int]] = []
    skip = 0
    for line in text.split("\n"):
        if skip and line[:1] in ("+", "-"):
            skip -= 1
        elif line.startswith("diff --git "):
            if name is not None:
                yield name, tuple(found)
            name, found = None, []
        elif line.startswith("+++ "):
            name = _path(line[4:])
        elif name is not None and (hunk := _HUNK.match(line)):
            start, new = int(hunk["start"]), int(hunk["new"] or 1)
            found.append((start, start + new - 1) if new else (start + 1, start))
            skip = new + int(hunk["old"] or 1)
    if name is not None:
        yield name, tuple(found)


def _path(written: str) -> str | None:
    """A path of a diff header: behind its prefix, quoted when it is unusual, ``None`` for a file that is gone."""
    if written.startswith('"'):
        body = written[1 : written.rindex('"')]
        data = bytearray()
        at = 0
        for match in _ESCAPE.finditer(body):
            data += body[at : match.start()].encode("utf-8", "surrogateescape")
            char = match["char"]
            code = int(match["octal"], 8) if match["octal"] else _CHARS.get(char, ord(char))
            data.append(code)
            at = match.end()
        data += body[at:].encode("utf-8", "surrogateescape")
        written = data.decode("utf-8", "surrogateescape")
    else:
        written = written.removesuffix("\t")
    return written.removeprefix("b/") if written.startswith("b/") else None


def answer(top: Path, *arguments: str) -> str | None:
    """What git says of the repository at ``top``, ``None`` where it does not answer."""
    try:
        return _git(top, *arguments)
    except (StylelintError, _Failed):
        return None

"""Which files a run reads: those that are named, and those that walking the named folders finds.

Folders are walked in sorted order. What ``.gitignore`` files leave out, the folders of tools, this tool's own
files and, where no source names them, documents of the repository (README, LICENSE) are passed over. A link is
followed as long as it stays under the root, and everything is read once.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from stylelint_cs.config import CONFIG_FILE, NO_CONFIG, Config, find_config, load_config
from stylelint_cs.ignoring import Ignoring, ignoring_above
from stylelint_cs.model import Place, StylelintError
from stylelint_cs.policy.find import find_root
from stylelint_cs.sources.files import (
    Discovered,
    FoundFile,
    Unread,
    named_paths,
    own_file,
    passed_over,
    refused,
    repository_document,
    shown_path,
    through_source,
)
from stylelint_cs.sources.readers import reader_for, suffixes
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import StrPath

__all__ = ["SKIPPED_FOLDERS", "FoundFile", "Unread", "discover"]

SKIPPED_FOLDERS = frozenset(
    {".bzr", ".git", ".hg", ".mypy_cache", ".nox", ".pytest_cache", ".ruff_cache", ".svn", ".tox", ".venv"}
    | {"__pycache__", "__pypackages__", "node_modules", "site-packages", "venv"}
)
"""Folders that hold no replies of one's own."""


def discover(paths: Iterable[StrPath], config: StrPath | None = None) -> Iterator[Discovered]:
    """Everything that ``paths`` lead to, in sorted order; without any, the configured sources, else the working
    directory.

    ``config`` stands for every configuration that would be found. Raises StylelintError when it cannot be read, and
    for an empty path.
    """
    finder = _Finder(load_config(config) if config is not None else None)
    yield from finder.run([Path(path) for path in named_paths(paths)])


_Steps = Generator[Discovered, None, Config | None]


class _Finder:
    """One run; remembers what was read and which configurations hold where."""

    def __init__(self, config: Config | None) -> None:
        self._fixed = config
        self._configs: dict[Path, Config | None] = {}
        self._done: set[str] = set()

    def run(self, paths: list[Path]) -> Iterator[Discovered]:
        """Everything the paths lead to."""
        if not paths:
            here = Path.cwd()
            config = yield from self.config_for(here)
            if config is not None and config.sources:
                yield from self._sources(config)
            elif config is not None:
                yield from self._folder(here)
        for path in sorted(dict.fromkeys(paths), key=lambda item: item.as_posix()):
            yield from self._named(path)

    def _sources(self, config: Config) -> Iterator[Discovered]:
        """The configured sources; one that no file belongs to is said aloud, for it is most likely misspelt."""
        used: set[Place | None] = set()
        for found in self._folder(Path(config.folder)):
            if isinstance(found, FoundFile) and found.source is not None:
                used.add(found.source.place)
            yield found
        for source in config.sources:
            if source.place is not None and source.place not in used:
                yield passed_over(
                    source.place.path,
                    said("no file belongs to the source in line {line}", line=source.place.line),
                    config,
                )

    def _named(self, path: Path) -> Iterator[Discovered]:
        shown = shown_path(path)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError):
            what, _, mend = _why_missing(path, shown)
            yield refused(shown, what, mend)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(path)
        elif not stat.S_ISREG(mode):
            yield refused(
                shown,
                said("{path} is not a regular file", path=shown),
                said("Name a regular file; pipes and devices are not read."),
            )
        elif self.first_time(path):
            yield from self._named_file(path, shown)

    def _named_file(self, path: Path, shown: str) -> Iterator[Discovered]:
        config = yield from self.config_for(path.parent)
        if config is None:
            return
        own = own_file(str(path), config)
        found = FoundFile(str(path), shown, True, config, find_root(path.parent))
        matched = through_source(found) if own is None else None
        if own is not None:
            yield passed_over(shown, said("{what}, not messages", what=own), config)
        elif matched is not None:
            yield matched
        elif reader_for(path.name) is not None:
            yield found
        else:
            what = (
                said("{path} has the suffix {suffix!r}, which no format has", path=shown, suffix=path.suffix)
                if path.suffix
                else said("{path} has no suffix", path=shown)
            )
            mend = said(
                "Read are {suffixes}; other text can come over standard input (-).", suffixes=", ".join(suffixes())
            )
            yield refused(shown, what, mend, config)

    def _folder(self, top: Path) -> Iterator[Discovered]:
        config = yield from self.config_for(top)
        if config is not None:
            real = Path(os.path.realpath(top))
            above = ignoring_above(real)
            # A folder that is named is read, even if it is left out as a whole.
            ignoring = Ignoring() if above.ignores(real, is_folder=True) else above
            yield from _Walk(self, real, Path(find_root(real) or real)).folder(top, real, config, ignoring)

    def config_for(self, folder: Path) -> _Steps:
        """Returns the configuration that holds in a folder, ``None`` when it cannot be used (said once)."""
        if self._fixed is not None:
            return self._fixed
        path = find_config(folder)
        return NO_CONFIG if path is None else (yield from self.config_at(Path(path)))

    def config_at(self, path: Path) -> _Steps:
        """Returns the configuration in a file, ``None`` when it cannot be used (said once)."""
        if self._fixed is not None:
            return self._fixed
        key = path.absolute()
        if key not in self._configs:
            try:
                self._configs[key] = load_config(path)
            except StylelintError as error:
                self._configs[key] = None
                yield Unread(shown_path(path), problems=error.problems)
        return self._configs[key]

    def first_time(self, path: Path) -> bool:
        """Whether a file or folder was not come upon before, under whatever name."""
        real = os.path.realpath(path)
        if real in self._done:
            return False
        self._done.add(real)
        return True


class _Walk:
    """The walk through one folder; ``top`` is its real path, ``root`` what links must stay under."""

    def __init__(self, finder: _Finder, top: Path, root: Path) -> None:
        self._finder, self._top, self._root = finder, top, root
        self._visited: set[Path] = set()

    def folder(
        self, path: Path, real: Path, config: Config, ignoring: Ignoring, depth: int = 0
    ) -> Iterator[Discovered]:
        """The files of a folder and of those below it. ``path`` is the folder as it was come upon."""
        shown = shown_path(path)
        if real in self._visited:
            return
        self._visited.add(real)
        if depth > config.limits.walk_depth:
            message = said_of(
                config.limits.walk_depth,
                "{path} lies more than {count} folder deep",
                "{path} lies more than {count} folders deep",
                path=shown,
            )
            yield refused(shown, message, said("Name a folder nearer to it."), config)
            return
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield refused(
                shown,
                said("{path} cannot be read: {reason}", path=shown, reason=error.strerror),
                said("Check the permissions."),
                config,
            )
            return
        if depth and any(entry.name == CONFIG_FILE for entry in found):
            nearer = yield from self._finder.config_at(path / CONFIG_FILE)
            if nearer is None:
                return
            config = nearer
        ignoring = ignoring.below(real)
        for entry in found:
            yield from self._entry(entry, real, config, ignoring, depth)

    def _entry(
        self, entry: os.DirEntry[str], parent: Path, config: Config, ignoring: Ignoring, depth: int
    ) -> Iterator[Discovered]:
        path = Path(entry.path)
        real = parent / entry.name
        try:
            linked = entry.is_symlink()
            is_folder = entry.is_dir()
            mode = 0 if is_folder else entry.stat().st_mode
        except OSError:
            if reader_for(entry.name) is not None:
                shown = shown_path(path)
                yield passed_over(shown, _why_missing(path, shown)[1], config)
            return
        if ignoring.ignores(real, is_folder=is_folder and not linked):
            return
        if linked:
            real = Path(os.path.realpath(path))
            if not real.is_relative_to(self._root):
                yield passed_over(shown_path(path), said("a link that leads out of the repository"), config)
                return
        if is_folder:
            # What lies below the top is come upon under its own name.
            if entry.name not in SKIPPED_FOLDERS and not (linked and real.is_relative_to(self._top)):
                yield from self.folder(path, real, config, ignoring if not linked else ignoring_above(real), depth + 1)
        elif stat.S_ISREG(mode):
            yield from self._file(path, config)
        elif reader_for(entry.name) is not None:
            yield passed_over(shown_path(path), said("not a regular file"), config)

    def _file(self, path: Path, config: Config) -> Iterator[Discovered]:
        if own_file(str(path), config) is not None:
            return
        found = FoundFile(str(path), shown_path(path), False, config, str(self._root))
        if config.sources:
            matched = through_source(found)
            if matched is not None and self._finder.first_time(path):
                yield matched
        elif reader_for(path.name) is not None and self._finder.first_time(path):
            if repository_document(path.name):
                yield passed_over(found.shown, said("a document of the repository"), config)
            else:
                yield found


def _why_missing(path: Path, shown: str) -> tuple[str, str, str]:
    """What is wrong with a path that cannot be looked at: as a sentence, as said where it is named; and the mend."""
    try:
        if path.is_symlink():
            mend = said("Mend the link, or name the file itself.")
            if _loops(path):
                whole = said("{path} is a link that leads back to itself", path=shown)
                return whole, said("is a link that leads back to itself"), mend
            whole = said("{path} is a link that leads nowhere", path=shown)
            return whole, said("is a link that leads nowhere"), mend
        path.lstat()
    except FileNotFoundError:
        whole = said("{path} does not exist", path=shown)
        return whole, said("does not exist"), said("Check the name and the folder.")
    except ValueError:
        whole = said("{path} is no file name: it holds a NUL", path=shown)
        return whole, said("is no file name: it holds a NUL"), said("Check the name.")
    except OSError as error:
        whole = said("{path} cannot be read: {reason}", path=shown, reason=error.strerror)
        part = said("cannot be read: {reason}", reason=error.strerror)
        return whole, part, said("Check the name and the permissions.")
    whole = said("{path} cannot be read", path=shown)
    return whole, said("cannot be read"), said("Check the name and the permissions.")


def _loops(link: Path) -> bool:
    try:
        link.resolve(strict=True)
    except RuntimeError:
        return True
    except OSError as error:
        return error.errno is not None and os.strerror(error.errno).startswith("Too many levels")
    return False

"""A file that a run found, how reports call it, and what is never read as messages."""

from __future__ import annotations

import os
from collections.abc import Iterable

from stylelint_cs.config import CONFIG_FILE, NO_CONFIG, Config, Source
from stylelint_cs.file_paths import absolute, with_slashes
from stylelint_cs.frozen import Frozen
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Problem, Skipped, StylelintError
from stylelint_cs.policy.find import BRAND_FILE
from stylelint_cs.translation import said
from stylelint_cs.type_hints import TYPE_CHECKING, StrPath

if TYPE_CHECKING:
    from stylelint_cs.sources.patterns import FileMatch

_PACK_FILE = "language.yaml"
_OWN_PREFIX = "stylelint-cs."
_DOCUMENT_SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".txt", ".text"})
_DOCUMENT = lazy(
    # A language or a variant may follow: README-ar.md, LICENSE-MIT.txt.
    r"(?i:readme(?:_.*)?|licen[cs]e|changelog|contributing|code_of_conduct|copying|release_notes|pull_request_template)"
    r"|(?:LICEN[CS]E|CHANGELOG)_.*"
    # Words that a reply may be about as well name a document when they are in capitals.
    r"|AGENTS|AUTHORS|CHANGES|CITATION|CLAUDE|CONTRIBUTORS|COPYRIGHT|GOVERNANCE|HISTORY|INSTALL|ISSUE_TEMPLATE"
    r"|MAINTAINERS|NEWS|NOTICE|SECURITY|SUPPORT|TODO|UPGRADING"
)
_LISTS = frozenset({"requirements.txt", "robots.txt"})


class FoundFile(Frozen):
    """A file to read: where it lies, how reports call it, and the settings that hold for it.

    ``named`` on the command line, or found in a folder. ``source`` and ``match`` tell through which source of
    the configuration it is read, ``None`` without one. ``root`` bounds what files may name.
    """

    path: str
    shown: str
    named: bool
    config: Config = NO_CONFIG
    root: str | None = None
    source: Source | None = None
    match: FileMatch | None = None


class Unread(Frozen):
    """Something that is not read: passed over for a reason, or a problem."""

    path: str
    config: Config = NO_CONFIG
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()


Discovered = FoundFile | Unread


def named_paths(given: Iterable[StrPath]) -> list[str]:
    """The paths of a command line or a call; raises StylelintError for an empty one.

    It would be the working directory, and a variable that a script forgot to set a check of everything.
    """
    found = list(given)
    if "" in found:
        raise StylelintError([Problem(said("a path is empty"), said("Name a file or a folder; . is this folder."))])
    return [os.fspath(path) for path in found]


def passed_over(shown: str, reason: str, config: Config = NO_CONFIG) -> Unread:
    """A file that is not judged and need not be."""
    return Unread(shown, config, (Skipped(shown, reason),))


def refused(shown: str, message: str, mend: str, config: Config = NO_CONFIG) -> Unread:
    """A file that should have been judged and cannot be; the message names it."""
    return Unread(shown, config, problems=(Problem(message, mend),))


def shown_path(path: StrPath) -> str:
    """The path as reports show it: relative to the working directory, with ``/``; absolute on another drive.

    Bytes of a name that are no UTF-8 are written as escapes.
    """
    try:
        inner = os.path.relpath(path)
    except ValueError:
        inner = absolute(path)
    return with_slashes(os.fsencode(inner).decode("utf-8", "backslashreplace"))


def own_file(path: str, config: Config) -> str | None:
    """What a file is to this tool itself (its configuration, a brand voice), ``None`` for all others."""
    folder, name = os.path.split(path)
    if name == CONFIG_FILE:
        return said("the configuration")
    if config.baseline is not None and absolute(path) == absolute(os.path.join(config.folder, config.baseline)):
        return said("the baseline")
    if name.startswith(_OWN_PREFIX):
        return said("a file of this tool")
    if name == _PACK_FILE:
        return said("a locale pack")
    if name.endswith((".yaml", ".yml")) and os.path.isfile(os.path.join(folder, BRAND_FILE)):
        return said("a brand voice")
    return None


def repository_document(name: str) -> bool:
    """Whether a file name is that of a document every repository has (a README, a licence), not of replies."""
    if name in _LISTS:
        return True
    suffix = os.path.splitext(name)[1].lower()
    return suffix in _DOCUMENT_SUFFIXES and _DOCUMENT.fullmatch(name.partition(".")[0].replace("-", "_")) is not None


def through_source(found: FoundFile) -> FoundFile | None:
    """The file as the first source that matches it reads it; ``None`` when none does."""
    config = found.config
    if not config.sources:
        return None
    relative = with_slashes(os.path.relpath(found.path, config.folder))
    for source in config.sources:
        match = source.match(relative)
        if match is not None:
            return FoundFile(found.path, found.shown, found.named, config, found.root, source, match)
    return None

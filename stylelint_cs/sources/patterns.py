"""The ``files:`` patterns of a configuration: ``replies/{locale}/*.yaml``.

``*`` is any part of a name, ``**`` any number of folders, ``?`` one character, ``{locale}`` a language tag.
"""

from __future__ import annotations

import regex

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import said

_TOKEN = lazy(r"(?P<folders>(?:\*\*/)+)|(?P<deep>\*\*)|(?P<any>\*)|(?P<one>\?)|\{(?P<field>[^{}/]*)\}|(?P<char>.)")
_LOCALE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
_MOST_WILDCARDS = 12
_FORM = said("Write it relative to this file, such as replies/{{locale}}/*.yaml.")


class PatternError(ValueError):
    """A pattern that cannot be used; ``mend`` says what to write instead."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


class FileMatch(NamedTuple):
    """What a path that fits tells: the locale as written, and the path without it and without suffix."""

    locale: str | None
    name: str


class FilePattern(Frozen):
    """A compiled pattern; ``text`` is what was written."""

    text: str
    pattern: regex.Pattern[str] = field(repr=False, compare=False)

    def match(self, path: str) -> FileMatch | None:
        """Whether a path relative to the configuration's folder (``/``) fits, and what it tells."""
        found = self.pattern.fullmatch(path)
        if found is None:
            return None
        folder, slash, last = path.rpartition("/")
        bare = folder + slash + (last.rpartition(".")[0] if "." in last[1:] else last)
        locale = found.groupdict().get("locale")
        if locale is None:
            return FileMatch(None, bare)
        start, end = found.span("locale")
        pieces = (bare[:start] + bare[end:]).split("/")
        return FileMatch(locale, "/".join(piece for part in pieces if (piece := part.strip("._-"))))


def compile_pattern(text: str) -> FilePattern:
    """Read a pattern. Raises PatternError."""
    written = text.strip().removeprefix("./")
    if "\\" in written:
        raise PatternError(said("the pattern {text!r} holds a backslash", text=text), said("Separate folders by /."))
    if written.startswith(("/", "~")) or regex.match(r"[A-Za-z]:", written):
        raise PatternError(said("the pattern {text!r} is not relative", text=text), _FORM)
    if ".." in written.split("/"):
        raise PatternError(said("the pattern {text!r} leads out of the folder of this file", text=text), _FORM)
    if not written or written.endswith("/"):
        raise PatternError(
            said("the pattern {text!r} names no file", text=text), said("Name files too, such as replies/**/*.yaml.")
        )
    pieces: list[str] = []
    wildcards = 0
    for match in _TOKEN.finditer(written):
        wildcards += match.lastgroup in ("folders", "deep", "any")
        pieces.append(_piece(match, text, seen="(?P<locale>" in "".join(pieces)))
    if wildcards > _MOST_WILDCARDS:
        raise PatternError(
            said("the pattern {text!r} has more than {most} wildcards", text=text, most=_MOST_WILDCARDS),
            said("Use ** for any folders."),
        )
    return FilePattern(text, regex.compile("".join(pieces)))


def _piece(match: regex.Match[str], text: str, *, seen: bool) -> str:
    wild = {"folders": "(?:.*/)?", "deep": ".*", "any": "[^/]*", "one": "[^/]"}
    if match.lastgroup in wild:
        return wild[match.lastgroup]
    if match["field"] is not None:
        if match["field"] != "locale":
            message = said("the pattern {text!r} holds {{{field}}}", text=text, field=match["field"])
            raise PatternError(message, said("Only {{locale}} can be read from a path; use * for the rest."))
        return "(?P=locale)" if seen else f"(?P<locale>{_LOCALE})"
    return regex.escape(match["char"])

"""What every reader is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib import import_module

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.limits import DEFAULT_LIMITS, Limits
from stylelint_cs.model import Message, Meta, Problem, Skipped, SourceText, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import said_of
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.sources.detect import Detect
    from stylelint_cs.sources.paths import PathExpression


class Comment(Frozen):
    """A comment that speaks to the tool, in file offsets, its marks (``#``, ``<!-- -->``) included.

    ``body`` is the span between the marks. ``covers`` are the ranges of the file that it speaks for: a finding
    that starts in one of them, either end included, is meant. ``inside`` tells a comment that stands within a
    message's own text from one beside it.
    """

    source: SourceText = field(repr=False)
    start: int
    end: int
    body: Span
    covers: tuple[Span, ...] = ()
    inside: bool = False


_UNKNOWN = Meta()


class ReadSpec(Frozen):
    """How to find the messages of a file and what is known about them beforehand.

    ``messages`` picks the texts (empty: the usual keys), ``id`` and ``meta`` the values that belong to them.
    ``locale`` comes from the path, ``fallback_locale`` from the command line; ``known`` are those with a pack, which
    keys of a file may name. ``all_strings``: the file is named after a locale, so without the usual keys each of its
    strings is a message. ``name`` is the part of the path that tells this file's messages from others' (``None``:
    derive no ids). ``tell`` names the language of a text. ``others`` are further places of fields, asked when the
    first lead nowhere; ``longest`` are the most characters that a text may have by the path that leads to it,
    ``twins`` the key beside a path that, where filled, holds the same text. ``one_per_locale``: texts that share an id
    are never numbered. ``public`` are paths to the flag beside a text that says "false" where no customer reads it,
    ``until`` the keys that end the way of which an id is made; the texts may be ``markdown``. ``strict`` (what a sender
    writes to standard input): every key must be a field of a message, and no text is cut in parts.
    """

    messages: tuple[PathExpression, ...] = ()
    id: PathExpression | None = None
    meta: Mapping[str, PathExpression] = field(default_factory=dict)
    defaults: Meta = _UNKNOWN
    locale: str | None = None
    fallback_locale: str | None = None
    known: Collection[str] = frozenset()
    all_strings: bool = False
    name: str | None = None
    tell: Detect | None = None
    strict: bool = False
    others: tuple[tuple[str, PathExpression], ...] = ()
    longest: Mapping[str, int] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)
    one_per_locale: bool = False
    public: Mapping[str, PathExpression] = field(default_factory=dict)
    until: frozenset[str] = frozenset()
    markdown: bool = False
    limits: Limits = DEFAULT_LIMITS


class Reading(NamedTuple):
    """What a reader found: the messages in the order of the file, and what it could not or need not judge."""

    messages: tuple[Message, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()


Read = Callable[[SourceText, ReadSpec], Reading]


class Reader(NamedTuple):
    """A file format: the endings it is known by, and the module and function that read it.

    ``structured`` formats hold texts among other data and are skipped when they hold none; ``streamed`` ones
    are read line by line. ``marks``: one of them stands in every file that is worth parsing when nobody asked for
    it, or ``promise`` is the function of the module that tells of its text and of the locales with a pack whether it
    is; ``localized`` files are only read unasked when their path names a locale. ``decoder`` is the function of the
    module that makes text of bytes, where that is not UTF-8, or UTF-16 with a byte order mark. Files of formats that
    are not ``writable`` are never fixed. ``example`` is a short file.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    doc: str
    function: str = "read"
    structured: bool = False
    streamed: bool = False
    marks: tuple[str, ...] = ()
    promise: str = ""
    localized: bool = False
    decoder: str = ""
    writable: bool = True
    example: str = ""

    def may_hold(self, text: str, known: Collection[str]) -> bool:
        """Whether a file that nobody asked for may hold messages; others may be in dialects of their own."""
        if self.promise:
            function: Callable[[str, Collection[str]], bool] = getattr(import_module(self.module), self.promise)
            return function(text, known)
        return not self.localized and (not self.marks or any(mark in text for mark in self.marks))

    def decode(self, data: bytes, path: str) -> SourceText:
        """The text of a file. Raises StylelintError with the place of the first bad byte."""
        if not self.decoder:
            from stylelint_cs.sources.encoding import decode

            return decode(data, path)
        function: Callable[[bytes, str], SourceText] = getattr(import_module(self.module), self.decoder)
        return function(data, path)

    def read(self, source: SourceText, spec: ReadSpec) -> Reading:
        """The messages of a file of this format."""
        # Only the format at hand is imported: a sender waits for every module.
        function: Read = getattr(import_module(self.module), self.function)
        return function(source, spec)


MARKER = "stylelint-cs:"
"""What a comment that speaks to the tool begins with."""


def too_long(size: int, limit: int) -> str:
    """What is wrong with a message of ``size`` bytes where at most ``limit`` may be."""
    return said_of(
        size,
        "the message has {count:,} byte, at most {limit:,}",
        "the message has {count:,} bytes, at most {limit:,}",
        limit=limit,
    )

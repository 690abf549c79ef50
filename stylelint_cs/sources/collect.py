"""Everything a run is to judge, file by file, as it is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import BytesIO

from stylelint_cs.decoding import read_bytes
from stylelint_cs.model import Problem, Skipped, StylelintError
from stylelint_cs.sources.base import Reader, ReadSpec
from stylelint_cs.sources.files import Discovered, FoundFile, Unread
from stylelint_cs.sources.plan import CollectOptions, limits_for, spec_for
from stylelint_cs.sources.readers import reader_for, suffixes
from stylelint_cs.sources.settling import FileMessages, Settler, in_parts
from stylelint_cs.sources.spread import keeps_translations
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import StrPath

__all__ = ["CollectOptions", "FileMessages", "collect", "discovered", "read_found"]


def collect(paths: Iterable[StrPath], options: CollectOptions) -> Iterator[FileMessages]:
    """Everything that ``paths`` lead to, in sorted order; without any, the configured sources or the working directory.

    Files are opened one after the other as the iterator is drawn on. Raises StylelintError when
    ``options.config`` cannot be read.
    """
    for found in discovered(paths, options):
        yield from read_found(found, options)


def discovered(paths: Iterable[StrPath], options: CollectOptions) -> Iterator[Discovered]:
    """The files alone, for a run that shares them out."""
    from stylelint_cs.discovery import discover

    return discover(paths, options.config)


def read_found(found: Discovered, options: CollectOptions, data: bytes | None = None) -> Iterator[FileMessages]:
    """The messages of one file; a stream comes in parts. ``data`` stands for what the file holds."""
    if isinstance(found, Unread):
        yield FileMessages(found.path, None, None, (), (), found.skipped, found.problems, found.config)
        return
    reader = reader_for(found.path)
    if reader is None:
        message = said(
            "{path}: no format has the suffix {suffix!r}", path=found.shown, suffix=os.path.splitext(found.path)[1]
        )
        mend = said(
            "Let 'files:' of the source name files that end in one of: {suffixes}", suffixes=", ".join(suffixes())
        )
        yield _nothing(found, problems=(Problem(message, mend),))
    elif reader.streamed:
        yield from _streamed(found, options, data)
    else:
        yield _whole(found, reader, options, data)


def _nothing(
    found: FoundFile, *, skipped: tuple[Skipped, ...] = (), problems: tuple[Problem, ...] = ()
) -> FileMessages:
    return FileMessages(found.shown, found.path, None, (), (), skipped, problems, found.config)


def _whole(found: FoundFile, reader: Reader, options: CollectOptions, given: bytes | None) -> FileMessages:
    asked_for = found.named or found.source is not None
    data = given or b""
    try:
        if given is None:
            data = read_bytes(found.path, found.shown, limits_for(found.config, options).file_bytes)
        source = reader.decode(data, found.shown)
    except StylelintError as error:
        if not asked_for and b"\0" in data:
            return _nothing(found, skipped=(Skipped(found.shown, said("a binary file")),))
        return _nothing(found, problems=error.problems)
    spec = spec_for(found, options)
    # A file that nobody asked for is parsed only if it can hold messages: others may be in dialects of their own.
    if not (asked_for or spec.all_strings or reader.may_hold(source.text, spec.known) or _may_be_catalog(spec, reader)):
        reason = said("no message under the usual keys") if reader.structured else said("its path names no locale")
        return _nothing(found, skipped=(Skipped(found.shown, reason),))
    reading = reader.read(source, spec)
    settled, unknown = Settler(found.shown, options.known, options.tell).whole(reading.messages)
    return FileMessages(
        found.shown,
        found.path,
        source,
        settled,
        reading.comments,
        (*reading.skipped, *unknown),
        _first(reading.problems, spec.limits.problems, found.shown),
        found.config,
    )


def _may_be_catalog(spec: ReadSpec, reader: Reader) -> bool:
    return reader.name in ("json", "yaml") and keeps_translations(spec.name)


def _first(problems: tuple[Problem, ...], most: int, path: str) -> tuple[Problem, ...]:
    """The first problems, and how many more there are."""
    more = len(problems) - most
    if more <= 0:
        return problems
    return (
        *problems[:most],
        Problem(
            said_of(more, "{path}: and {count:,} more problem", "{path}: and {count:,} more problems", path=path),
            said("Mend these first, then run again."),
        ),
    )


def _streamed(found: FoundFile, options: CollectOptions, given: bytes | None) -> Iterator[FileMessages]:
    from stylelint_cs.sources import jsonl

    settler = Settler(found.shown, options.known, options.tell)
    try:
        with open(found.path, "rb") if given is None else BytesIO(given) as stream:
            readings = jsonl.read_stream(stream, found.shown, spec_for(found, options))
            yield from in_parts(readings, settler, FileMessages(found.shown, found.path, config=found.config))
    except OSError as error:
        message = said("{path} cannot be read: {reason}", path=found.shown, reason=error.strerror or error)
        yield _nothing(found, problems=(Problem(message, said("Check the name and the permissions.")),))

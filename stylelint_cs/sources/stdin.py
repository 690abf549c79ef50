"""Standard input: one message that is about to be sent, message objects, or a file an editor holds."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator

from stylelint_cs.config import NO_CONFIG, Config, find_config, load_config
from stylelint_cs.file_paths import with_slashes
from stylelint_cs.frozen import replace
from stylelint_cs.model import Place, Problem, SourceText, StylelintError
from stylelint_cs.policy.find import find_root
from stylelint_cs.sources.base import Read, Reader, Reading, ReadSpec
from stylelint_cs.sources.files import FoundFile, through_source
from stylelint_cs.sources.plan import CollectOptions, spec_for
from stylelint_cs.sources.readers import READERS, reader_for
from stylelint_cs.sources.settling import UNKNOWN, FileMessages, Settler, in_parts
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import BinaryIO

NAME = "<stdin>"
"""What standard input is called in reports when no file name is given for it."""

_STORED = {"text": False, "json": False, "jsonl": None}
_LANGUAGE_MEND = said("Pass --locale, or write the message's locale into it.")


def collect_stdin(stream: BinaryIO, options: CollectOptions, config: Config | None = None) -> Iterator[FileMessages]:
    """The messages on standard input; JSON Lines come in parts as they are read.

    Without ``stdin_format`` the suffix of ``stdin_filename`` tells the format, and the input is read as the file of
    that name would be. When the only message has no locale that can be judged, that is a problem. ``config`` is the
    configuration where it was read before; raises StylelintError when it cannot be read.
    """
    named = options.stdin_filename or None
    found = _as_file(named, config if config is not None else _config(named, options))
    like = FileMessages(found.shown, config=found.config)
    format_ = options.stdin_format or _format_of(found)
    spec = replace(spec_for(found, options, stored=_STORED.get(format_, True)), name=None)
    objects = options.stdin_format in ("json", "jsonl") or (named is None and format_ != "text")
    spec = replace(spec, strict=objects or format_ == "text", messages=() if objects else spec.messages)
    settler = Settler(found.shown, options.known, options.tell)
    if format_ == "jsonl":
        from stylelint_cs.sources import jsonl

        parts = in_parts(jsonl.read_stream(stream, found.shown, spec), settler, like)
    else:
        reader = READERS[format_]
        parts = iter([_whole(stream, spec, reader, _read_objects if objects else reader.read, settler, like)])
    yield from _only_message_is_judged(parts, like)


def stdin_format(options: CollectOptions, config: Config) -> str:
    """The name of the format that standard input is read in."""
    return options.stdin_format or _format_of(_as_file(options.stdin_filename or None, config))


def _config(named: str | None, options: CollectOptions) -> Config:
    path = options.config or find_config(os.path.dirname(named or ""))
    return NO_CONFIG if path is None else load_config(path)


def _as_file(named: str | None, config: Config) -> FoundFile:
    if named is None:
        return FoundFile(NAME, NAME, True, config)
    found = FoundFile(named, _without_dots(with_slashes(named)), True, config, find_root(os.path.dirname(named)))
    return through_source(found) or found


def _without_dots(path: str) -> str:
    """A path without ``.`` and doubled slashes; ``..`` stays, for it may follow a link."""
    return posixpath.join(
        "/" if path.startswith("/") else "", *(part for part in path.split("/") if part not in ("", "."))
    )


def _format_of(found: FoundFile) -> str:
    reader = reader_for(found.path)
    return reader.name if reader is not None else "text"


def _read_objects(source: SourceText, spec: ReadSpec) -> Reading:
    from stylelint_cs.sources import json
    from stylelint_cs.sources.objects import read_objects

    return json.read_with(source, spec, read_objects)


def _whole(
    stream: BinaryIO, spec: ReadSpec, reader: Reader, read: Read, settler: Settler, like: FileMessages
) -> FileMessages:
    most = spec.limits.file_bytes
    data = stream.read(most + 1)
    if len(data) > most:
        problem = Problem(
            said_of(
                most, "{path} holds more than {count:,} byte", "{path} holds more than {count:,} bytes", path=like.path
            ),
            said("Split it."),
            Place(like.path, 1, 1),
        )
        return replace(like, problems=(problem,))
    try:
        source = reader.decode(data, like.path)
    except StylelintError as error:
        return replace(like, problems=error.problems)
    reading = read(source, spec)
    messages, unknown = settler.whole(reading.messages)
    return replace(
        like,
        source=source,
        messages=messages,
        # A message cannot switch off its own check.
        comments=tuple(comment for comment in reading.comments if not comment.inside),
        skipped=(*reading.skipped, *unknown),
        problems=reading.problems,
    )


def _only_message_is_judged(parts: Iterator[FileMessages], like: FileMessages) -> Iterator[FileMessages]:
    """Passes the parts on; when all there was is one message without a usable locale, that is a problem."""
    judged = problems = 0
    left_out: list[str] = []
    for part in parts:
        judged += len(part.messages)
        problems += len(part.problems)
        left_out += [skipped.reason for skipped in part.skipped][: 2 - len(left_out)]
        yield part
    if not judged and not problems and len(left_out) == 1 and _is_language(left_out[0]):
        message = said("{path}: the message cannot be judged, {reason}", path=like.path, reason=left_out[0])
        yield replace(like, problems=(Problem(message, _LANGUAGE_MEND),), part=1)


def _is_language(reason: str) -> bool:
    return reason == UNKNOWN or reason.startswith("there is no locale pack")

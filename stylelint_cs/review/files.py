"""The files of a review: which are read, in which format, and under which configuration."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from stylelint_cs.config import find_config, load_config
from stylelint_cs.frozen import Frozen
from stylelint_cs.model import Problem
from stylelint_cs.review import json_source, tables, whatsapp
from stylelint_cs.review.raw import RawTalk, cut
from stylelint_cs.review.work import ReviewRequest
from stylelint_cs.sources.files import named_paths, shown_path
from stylelint_cs.translation import said
from stylelint_cs.type_hints import BinaryIO

STDIN = "<stdin>"
FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "whatsapp",
    ".parquet": "parquet",
}
"""The suffixes of conversations, and how they are read."""


class TalkFile(Frozen):
    """A file of conversations: where it lies, how reports call it, its format and its configuration."""

    path: Path
    shown: str
    format: str
    config: str | None


def files_of(request: ReviewRequest) -> Iterator[TalkFile | Problem]:
    """Every file that a request names or that lies in a folder of it, in order of path; raises StylelintError."""
    for named in map(Path, named_paths(request.paths) or (os.curdir,)):
        if named.is_dir():
            yield from _below(named, request)
        elif not named.exists():
            yield Problem(
                said("{path}: there is no such file or folder", path=shown_path(named)), said("Check the name.")
            )
        elif named.suffix.lower() not in FORMATS:
            text = said(
                "{path}: conversations have one of the suffixes {suffixes}",
                path=shown_path(named),
                suffixes=", ".join(FORMATS),
            )
            yield Problem(text, said("Rename the file."))
        else:
            yield _file(named, request)


def _below(folder: Path, request: ReviewRequest) -> Iterator[TalkFile]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        own = path.name.startswith("stylelint-cs.")
        if not hidden and not own and path.suffix.lower() in FORMATS and path.is_file() and _is_meant(path):
            yield _file(path, request)


def _is_meant(path: Path) -> bool:
    # In folders a text may be anything; an export shows itself.
    if FORMATS[path.suffix.lower()] != "whatsapp":
        return True
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        return whatsapp.is_export(stream.readline(1000))


def _file(path: Path, request: ReviewRequest) -> TalkFile:
    config = request.config or find_config(path.parent)
    return TalkFile(path, shown_path(path), FORMATS[path.suffix.lower()], config)


def base_config(request: ReviewRequest) -> str | None:
    """The configuration of the run itself. Raises StylelintError when it cannot be read."""
    path = request.config or find_config(os.curdir)
    if path is not None:
        load_config(path)
    return path


def talks_of(file: TalkFile, request: ReviewRequest, ours: frozenset[str], locales: tuple[str, ...]) -> Iterator[
    RawTalk | Problem
]:  # fmt: skip
    """The conversations of a file, and the problems of what cannot be read."""
    try:
        with file.path.open("rb") as stream:
            yield from read(stream, file.shown, file.format, request, ours, locales)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Problem(
            said("{path} cannot be read: {reason}", path=file.shown, reason=reason), said("Check the permissions.")
        )


def read(
    stream: BinaryIO, path: str, format_: str, request: ReviewRequest, ours: frozenset[str], locales: tuple[str, ...]
) -> Iterator[RawTalk | Problem]:
    """The conversations of a stream in a format of ``FORMATS``; none has more than ``raw.MOST_TURNS`` turns."""
    for talk in _read(stream, path, format_, request, ours, locales):
        yield from cut(talk)


def _read(
    stream: BinaryIO, path: str, format_: str, request: ReviewRequest, ours: frozenset[str], locales: tuple[str, ...]
) -> Iterator[RawTalk | Problem]:
    if format_ == "whatsapp":
        yield from whatsapp.read(stream, path, request.agents | ours, request.bots, locales)
    elif format_ == "csv":
        yield from tables.read_csv(stream, path)
    elif format_ == "parquet":
        yield from tables.read_parquet(stream, path)
    elif format_ == "json":
        yield from json_source.read_list(stream, path)
    else:
        yield from json_source.read_lines(stream, path)


__all__ = ["FORMATS", "STDIN", "TalkFile", "base_config", "files_of", "read", "talks_of"]

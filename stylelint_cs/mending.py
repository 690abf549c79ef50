"""Fixes the files of a run: reads each anew, fixes it, and puts it back when nobody else has changed it meanwhile."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from stylelint_cs.decoding import decode, read_bytes
from stylelint_cs.excusing import Excuses
from stylelint_cs.fixing.fixer import Fixed, Fixer
from stylelint_cs.fixing.sheet import Format
from stylelint_cs.judging import Judge, Judged, Window
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import Pack
from stylelint_cs.pool import Work
from stylelint_cs.request import Request, stdin_config
from stylelint_cs.sources.files import FoundFile
from stylelint_cs.sources.plan import limits_for
from stylelint_cs.sources.readers import READERS, reader_for
from stylelint_cs.sources.settling import FileMessages
from stylelint_cs.sources.stdin import collect_stdin, stdin_format
from stylelint_cs.translation import said
from stylelint_cs.writing import Changed, replace_file

_TRIES = 3


class Mended(NamedTuple):
    """What came of one file: its number in the run, its bytes before and after, its findings then, and what is to say.

    With ``problems`` the file could not be written and is as it was.
    """

    number: int
    path: str
    before: bytes
    after: bytes
    judged: tuple[Judged, ...]
    fixed: int
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def mend_files(
    request: Request, judge: Judge, excuses: Excuses, chosen: Iterable[tuple[int, Work, Sequence[Judged]]]
) -> Iterator[Mended]:
    """Fix files, and write those that change unless only a difference is asked for."""
    for number, work, parts in chosen:
        found = work.found
        reader = reader_for(found.path) if isinstance(found, FoundFile) else None
        if not isinstance(found, FoundFile) or reader is None:
            continue
        fixer = _fixer(request, judge, excuses, work, parts)
        limits = limits_for(found.config, judge.options(found.config))
        format_ = Format(reader.name, limits, partial(_read, judge, found))
        yield _mended(number, found, format_, fixer, tuple(parts), write=request.fix and not request.diff)


def mend_stdin(
    request: Request, judge: Judge, excuses: Excuses, parts: Sequence[Judged], data: bytes
) -> tuple[Mended, ...]:
    """What standard input would be, fixed."""
    config = stdin_config(request)
    options = judge.options(config)

    def read(new: bytes) -> list[FileMessages]:
        return list(collect_stdin(BytesIO(new), options, config))

    name = stdin_format(options, config)
    path = parts[0].path if parts else "<stdin>"
    format_ = Format(name, limits_for(config, options), read)
    unfixed = _unfixable(path, format_, data)
    if unfixed is not None:
        return (Mended(0, path, data, data, tuple(parts), 0, (unfixed,)),)
    fixer = Fixer(judge.judge, excuses.left, _pack_of(judge, parts), request.unsafe)
    fixed = fixer.fix(data, format_)
    return (Mended(0, path, data, fixed.data, fixed.judged, fixed.fixed, fixed.notes),)


def _read(judge: Judge, found: FoundFile, data: bytes) -> list[FileMessages]:
    return list(judge.read(found, data))


def _fixer(request: Request, judge: Judge, excuses: Excuses, work: Work, parts: Sequence[Judged]) -> Fixer:
    window = Window(work.lines, tuple(part.touched for part in parts))
    return Fixer(lambda item: judge.judge(item, window), excuses.left, _pack_of(judge, parts), request.unsafe)


def _pack_of(judge: Judge, parts: Sequence[Judged]) -> Callable[[str], Pack | None]:
    voices = {voice.config.path: voice for voice in judge.voices.all()}
    voice = voices.get(parts[0].config) if parts else None
    return (lambda locale: None) if voice is None else voice.packs.get


def _mended(
    number: int, found: FoundFile, format_: Format, fixer: Fixer, judged: tuple[Judged, ...], *, write: bool
) -> Mended:
    """Fix one file; when somebody else writes it meanwhile, begin again with what they wrote."""
    for _ in range(_TRIES):
        try:
            data = read_bytes(found.path, found.shown, format_.limits.file_bytes)
        except StylelintError as error:
            return Mended(number, found.shown, b"", b"", (), 0, (), error.problems)
        unfixed = _unfixable(found.shown, format_, data)
        if unfixed is not None:
            return Mended(number, found.shown, data, data, judged, 0, (unfixed,))
        fixed = fixer.fix(data, format_)
        kept = Mended(number, found.shown, data, fixed.data, fixed.judged, fixed.fixed, fixed.notes)
        if not write or fixed.data == data:
            return kept
        try:
            _write(found, data, fixed)
        except Changed:
            continue
        except OSError as error:
            return kept._replace(problems=(_unwritten(found, error.strerror or type(error).__name__),))
        except StylelintError as error:
            return kept._replace(problems=error.problems)
        return kept
    return Mended(
        number, found.shown, b"", b"", (), 0, (), (_unwritten(found, said("something else keeps writing it")),)
    )


def _unfixable(shown: str, format_: Format, data: bytes) -> Problem | None:
    """Why nothing in a file can be fixed, whatever its fixes; ``None`` when it can."""
    if not READERS[format_.name].writable:
        return Problem(
            said("{path}: fixes are left out: {format} files are only read", path=shown, format=format_.name),
            said("Mend them by hand."),
        )
    try:
        decode(data, shown)
    except StylelintError:
        return Problem(
            said("{path}: fixes are left out: the file is not UTF-8", path=shown),
            said("Save it as UTF-8, or mend it by hand."),
        )
    return None


def _write(found: FoundFile, data: bytes, fixed: Fixed) -> None:
    target = Path(os.path.realpath(found.path))
    status = target.stat()
    if not stat.S_IMODE(status.st_mode) & 0o222 or not os.access(target, os.W_OK):
        raise StylelintError([_unwritten(found, said("it is read-only"))])
    replace_file(target, fixed.data, data)


def _unwritten(found: FoundFile, reason: str) -> Problem:
    return Problem(
        said("{path} cannot be fixed: {reason}", path=found.shown, reason=reason),
        said("The file is as it was. Check it, then run again."),
    )

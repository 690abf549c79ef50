"""The folder that things are kept in: the user's own, one file a thing, each behind the hash of what it holds.

Plain values alone are kept, in the interpreter's own form (``marshal``), which the folder's owner is trusted with as
with compiled modules. Whatever is wrong with a file or the folder, the thing is made anew.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from stylelint_cs.cache.opened import Opened
from stylelint_cs.cache.parts import Parts, Remake, hashes
from stylelint_cs.digests import sha256
from stylelint_cs.type_hints import Any

VARIABLE = "STYLELINT_CS_CACHE"
"""Names another folder, or turns the cache off."""
OFF = "off"
NAME = "stylelint-cs"
MOST = 400
"""So many things are kept; the ones that were not used for longest go first."""
MOST_BYTES = 200_000_000
"""So large they may be together: whoever edits a brand has a voice of a megabyte kept for each edit."""
FAULTS = (LookupError, TypeError, ValueError, AttributeError)
"""What comes of values that were not made by this version."""
_MARK = b"stylelint-cs 2\n"
_LENGTH = 8
"""Bytes that say how long the body is; the parts stand behind it."""
_OTHERS_WRITE = 0o022
_SUFFIX, _UNFINISHED = ".kept", ".new"


def where() -> str | None:
    """The cache folder, which need not be there yet; ``None`` when nothing is to be kept."""
    given = os.environ.get(VARIABLE)
    if given == OFF:
        return None
    if given:
        return given
    base = _users_own()
    return os.path.join(base, NAME) if base is not None else None


def _users_own() -> str | None:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or None
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named) and sys.platform != "darwin":
        return named
    home = os.path.expanduser("~")
    if home == "~":
        return None
    return os.path.join(home, "Library", "Caches") if sys.platform == "darwin" else os.path.join(home, ".cache")


def name_of(*parts: Any) -> str:
    """The name of a thing that is made of the given plain values."""
    return sha256(marshal.dumps(parts, 2)).hexdigest()


def get(name: str) -> Any:
    """What is kept under a name, ``None`` when nothing is, or nothing that can be trusted."""
    found = _read(name)
    return None if found is None else found[0][0]


def get_with_parts(name: str, remake: Remake) -> tuple[Any, Parts] | None:
    """What is kept under a name, and the parts of it that are believed when they are asked for."""
    found = _read(name)
    if found is None:
        return None
    (value, sizes, known), file, begin = found
    return value, Parts(partial(_piece, file, begin), sizes, known, remake)


def _piece(file: Opened, begin: int, start: int, size: int) -> bytes:
    try:
        return file.read(begin + start, size)
    except OSError:
        return b""


def _read(name: str) -> tuple[tuple[Any, tuple[int, ...], bytes], Opened, int] | None:
    """What the body of a thing holds, its file, and where the parts begin in that."""
    folder = where()
    if folder is None or not _is_ours(folder):
        return None
    path = os.path.join(folder, f"{name}{_SUFFIX}")
    sealed = len(_MARK) + sha256().digest_size
    try:
        file = Opened(path)
        head = file.read(0, sealed + _LENGTH)
        length = int.from_bytes(head[sealed:], "big")
        if length > file.size or head[: len(_MARK)] != _MARK:
            return None
        body = file.read(len(head), length)
    except OSError:
        return None
    if len(body) < length or head[len(_MARK) : sealed] != _seal(name, body):
        return None
    with suppress(OSError):
        os.utime(path)
    try:
        value, sizes, known = marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return None
    return (value, sizes, known), file, len(head) + length


def put(name: str, value: Any, parts: Sequence[bytes] = (), known: Sequence[bytes | None] = ()) -> None:
    """Keep a plain value under a name, and parts that are read one by one; when that cannot be, nothing is kept.

    ``known`` are the hashes of parts, where they are known from an earlier time.
    """
    folder = where()
    if folder is None:
        return
    try:
        body = marshal.dumps((value, tuple(map(len, parts)), hashes(parts, known)))
        _make(folder)
        if _is_ours(folder):
            head = _MARK + _seal(name, body) + len(body).to_bytes(_LENGTH, "big")
            _write(folder, name, b"".join((head, body, *parts)))
            _tidy(folder)
    except (OSError, ValueError):
        return


def _make(folder: str) -> None:
    """Have the folder there: nobody else may look into it, what it lies in is made as everywhere."""
    with suppress(FileExistsError):
        try:
            os.mkdir(folder, 0o700)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(folder), exist_ok=True)
            os.mkdir(folder, 0o700)


def _seal(name: str, body: bytes) -> bytes:
    found = sha256(name.encode())
    found.update(body)
    return found.digest()


def _is_ours(folder: str) -> bool:
    """Whether nobody else could have written what lies in the folder."""
    try:
        state = os.stat(folder)
    except OSError:
        return False
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _OTHERS_WRITE


def _write(folder: str, name: str, data: bytes) -> None:
    temporary = os.path.join(folder, f"{name}.{os.getpid()}.{time.monotonic_ns()}{_UNFINISHED}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(temporary, os.path.join(folder, f"{name}{_SUFFIX}"))
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _tidy(folder: str) -> None:
    """Take out what was not used for longest, and what a writer left half done an hour ago."""
    with os.scandir(folder) as entries:
        states = [(entry.stat(), entry.name) for entry in entries if entry.is_file()]
    found = sorted(((state.st_mtime, name, state.st_size) for state, name in states), reverse=True)
    old = time.time() - 3600
    size = 0
    for index, (moment, name, own) in enumerate(found):
        size += own
        too_many = index >= MOST or size > MOST_BYTES
        if (too_many and name.endswith(_SUFFIX)) or (moment < old and name.endswith(_UNFINISHED)):
            with suppress(OSError):
                os.unlink(os.path.join(folder, name))

"""Runs one hostile case as a user does, in a repository of its own, and measures what it cost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.command import environment, forked
from tests.effort import PATIENCE, TRIES

CARET = "‸"
"""Marks in the text of a case where the first problem or finding must stand; it is not written."""
SECONDS, MEGABYTES = 1.0, 300
"""What a case may cost: seconds of CPU over a run that has nothing to do, and the memory of the whole run."""
BUSY = 3
"""How many times what it may cost a case costs at most while other tests run: what explodes costs far more."""

BRAND = "brand: tiny\nlocales: [en]\n"
LOCALE = "locale: en\nbanned: [any inconvenience]\n"
MESSAGE = "Hello there, all is well.\n"
FILES: Mapping[str, str] = {
    "stylelint-cs.yaml": "brand: tiny\n",
    "brand_rules/tiny/brand.yaml": BRAND,
    "brand_rules/tiny/en.yaml": LOCALE,
    "messages/m.txt": MESSAGE,
}
SECRET = "S3CRET-outside-the-repository"
"""Stands in a file beside the repository and in the environment of every run; no report may ever hold it."""


Content = str | bytes | Callable[[Path], None]
"""What a file holds, or what writes it: a process is charged with the memory of the one that started it."""


class Case(NamedTuple):
    """One attack: the files it puts into the repository, the command, the exit code, what must (not) be said.

    A ``CARET`` in a file is where the first problem or finding must stand. ``exit`` lists the codes that are right.
    """

    name: str
    files: Mapping[str, Content]
    exit: tuple[int, ...] = (2,)
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    args: tuple[str, ...] = ("check", "messages", "--locale", "en")
    stdin: bytes = b""
    seconds: float = SECONDS
    megabytes: int = MEGABYTES


class Run(NamedTuple):
    """What a run left behind; ``code`` is negative when a signal ended it. Seconds are of CPU, memory is its peak."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float
    folder: Path


def brand(name: str, text: str | bytes, *says: str, code: int = 2) -> Case:
    """A case with this brand.yaml."""
    return Case(name, {"brand_rules/tiny/brand.yaml": text}, (code,), says)


def locale(name: str, text: str | bytes, *says: str, code: int = 2) -> Case:
    """A case with this en.yaml."""
    return Case(name, {"brand_rules/tiny/en.yaml": text}, (code,), says)


def lay_out(case: Case, folder: Path) -> Path:
    """Write the repository of a case; a secret lies beside it."""
    repository = folder / "repository"
    (folder / "secret.yaml").write_text(f"brand: {SECRET}\nlocales: [en]\n", encoding="utf-8")
    for name, content in {".git/HEAD": "", **FILES, **case.files}.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content.replace(CARET, "").encode() if isinstance(content, str) else content)
    if any(name != "messages/m.txt" and name.startswith("messages/") for name in case.files):
        (repository / "messages/m.txt").unlink()
    return repository


def place_of(case: Case) -> str | None:
    """``path:line:column`` of the caret."""
    for name, content in case.files.items():
        if isinstance(content, str) and CARET in content:
            before = content.replace("\r\n", "\n").replace("\r", "\n").partition(CARET)[0]
            return f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    return None


def run(case: Case, folder: Path) -> Run:
    """Run the command of a case in its repository."""
    return execute(case.args, lay_out(case, folder), case.stdin)


def execute(args: tuple[str, ...], cwd: Path, stdin: bytes = b"") -> Run:
    """Run the command line in a folder, in a process of its own; what it costs is measured, not guessed."""
    ended, out, err = forked(args, cwd, stdin, environment(SECRET_TOKEN=SECRET), PATIENCE)
    return Run(ended.code, out, err, ended.seconds, ended.kibibytes / 1024, cwd)


def plain() -> float:
    """Seconds of CPU of a run that has nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        repository = lay_out(Case("plain", {}), Path(folder))
        return execute(("check", "messages", "--locale", "en"), repository).seconds


def excess(case: Case, done: Run) -> float:
    """Seconds of CPU that a case took over a plain run; a machine that is busy gets more tries."""
    left = done.seconds - usual()
    for _ in range(TRIES):
        if left <= case.seconds * BUSY:
            break
        again = execute(case.args, done.folder, case.stdin)
        left = min(left, again.seconds - plain())
    return left


@cache
def usual() -> float:
    """What a plain run takes, measured once."""
    return min(plain() for _ in range(3))


def assert_held(case: Case, folder: Path) -> Run:
    """Run a case, and hold against everything that is promised of it."""
    done = run(case, folder)
    said = done.out + done.err
    assert done.code in case.exit, f"exit {done.code}\n{said[:2000]}"
    assert "Traceback" not in said
    for part in case.says:
        assert part.casefold() in said.casefold(), f"no {part!r} in\n{said[:2000]}"
    place = place_of(case)
    assert place is None or f"{place}:" in said or f"{place} " in said, f"no {place} in\n{said[:2000]}"
    for part in (*case.never, SECRET, folder.as_posix()):
        assert part not in said, f"{part!r} stands in\n{said[:2000]}"
    # Errors say how to mend it, and nothing that is printed steers a terminal.
    assert not any(ord(char) < 32 and char not in "\n\t" for char in said if "text" not in case.args), "a control"
    if done.code == 2:
        assert done.err.strip(), "exit 2 says why"
    over = excess(case, done)
    assert over <= case.seconds * BUSY, f"{over:.2f} s over a plain run"
    assert done.megabytes <= case.megabytes, f"{done.megabytes:.0f} MB"
    return done

"""Shares the files of a run out to processes; what comes back is in the order of the files.

Each process has a stretch of the files of its own, so that it loads few languages, and helps out in the longest
stretch that is left when it is done.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from stylelint_cs.judging import Judge, Judged, Window
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.request import Request
from stylelint_cs.sources.collect import CollectOptions, discovered
from stylelint_cs.sources.files import Discovered, FoundFile
from stylelint_cs.sources.readers import suffixes
from stylelint_cs.type_hints import TYPE_CHECKING
from stylelint_cs.workers import available, deserted, dismiss, hired

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from stylelint_cs.git import Lines

WORTH = 1_500_000
"""Bytes of files from which a second process saves more than its start costs."""
_PORTIONS = 24
"""Portions that each process's stretch is cut in."""

OnCrash = Callable[[Exception], Problem]


class Work(NamedTuple):
    """One file to judge, and which of its lines are looked at (``None``: all)."""

    found: Discovered
    lines: Lines | None = None


class Result(NamedTuple):
    """What came of one file. With ``ends`` the run cannot go on behind it, for these problems."""

    judged: tuple[Judged, ...]
    ends: tuple[Problem, ...] = ()


def work_of(request: Request) -> Iterator[Work]:
    """The files that a request names; of those that changed since a revision only the lines that did."""
    changes = None
    if request.since is not None:
        from stylelint_cs.git import Changes

        changes = Changes(request.since, suffixes())
    for found in discovered(request.paths, CollectOptions(config=request.config)):
        if changes is None or not isinstance(found, FoundFile):
            yield Work(found)
        elif (lines := changes.lines(found.path)) != ():
            yield Work(found, lines)


def size_of(work: Work) -> int:
    """Bytes of a file, as far as that can be told."""
    if not isinstance(work.found, FoundFile):
        return 0
    try:
        return os.stat(work.found.path).st_size
    except OSError:
        return 0


def processes(asked: int | None, work: Sequence[Work]) -> int:
    """How many processes a run takes: as many as asked for, else as many as it is worth; never more than files."""
    if asked is None:
        if len(work) < 2 or sum(size_of(item) for item in work) < WORTH:
            return 1
        asked = available()
    return max(1, min(asked, len(work)))


def _result(judge: Judge, work: Work, on_crash: OnCrash) -> Result:
    found: list[Judged] = []
    try:
        found += (judge.judge(item, Window(work.lines)) for item in judge.read(work.found))
    except StylelintError as error:
        return Result(tuple(found), error.problems)
    except Exception as error:
        return Result(tuple(found), (on_crash(error),))
    return Result(tuple(found))


def shared_out(count: int, request: Request, work: Sequence[Work], on_crash: OnCrash) -> Iterator[Result]:
    """The results of all files in their order, from ``count`` processes.

    Raises StylelintError when one of them ends without a word.
    """
    from multiprocessing.connection import Connection, wait

    portions = _portions(work, count)
    stretches = [deque(range(len(portions) * n // count, len(portions) * (n + 1) // count)) for n in range(count)]
    crew = [hired(_serve, request, on_crash) for _ in range(count)]
    try:
        done: dict[int, tuple[Result, ...]] = {}
        own = {pipe: stretch for (pipe, _), stretch in zip(crew, stretches, strict=True)}
        for pipe in tuple(own):
            _hand_out(pipe, portions, own, stretches)
        for number in range(len(portions)):
            while number not in done:
                for ready in wait(list(own)):
                    assert isinstance(ready, Connection)
                    try:
                        finished, results = ready.recv()
                    except (EOFError, OSError):
                        raise deserted() from None
                    done[finished] = results
                    _hand_out(ready, portions, own, stretches)
            yield from done.pop(number)
    finally:
        dismiss(crew)


def _portions(work: Sequence[Work], count: int) -> list[list[Work]]:
    """Runs of files of about equal size."""
    most = max(sum(size_of(item) for item in work) // (count * _PORTIONS), 1)
    portions: list[list[Work]] = [[]]
    size = 0
    for item in work:
        if portions[-1] and size >= most:
            portions.append([])
            size = 0
        portions[-1].append(item)
        size += size_of(item)
    return portions


def _hand_out(
    pipe: Connection,
    portions: Sequence[list[Work]],
    own: dict[Connection, deque[int]],
    stretches: Sequence[deque[int]],
) -> None:
    """Give a process the next portion of its stretch, else the last one of the longest stretch, else its leave."""
    longest = max(stretches, key=len)
    number = own[pipe].popleft() if own[pipe] else longest.pop() if longest else None
    if number is None:
        del own[pipe]
    try:
        pipe.send((number, portions[number]) if number is not None else None)
    except OSError:
        raise deserted() from None


def _serve(pipe: Connection, request: Request, on_crash: OnCrash) -> None:
    """The life of a process: judge portions until there are no more."""
    import signal

    # On Ctrl-C the first process ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    judge = Judge(request)
    try:
        while (task := pipe.recv()) is not None:
            number, portion = task
            pipe.send((number, tuple(_result(judge, work, on_crash) for work in portion)))
    except (EOFError, OSError):
        return

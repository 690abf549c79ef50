"""Processes that judge conversations; what comes back is in the order of the conversations, whatever their number."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.review.raw import RawTalk
from stylelint_cs.review.work import Desk, Judged, ReviewRequest
from stylelint_cs.type_hints import TYPE_CHECKING
from stylelint_cs.workers import available, deserted, dismiss, hired

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CHUNK = 40
"""Conversations that are handed out at a time."""
WORTH = 1_000_000
"""Bytes of files from which a second process saves more than its start costs."""
_AHEAD = 2
"""Chunks that wait for each process."""

OnCrash = Callable[[Exception], Problem]


class Task(NamedTuple):
    """One conversation with its configuration and its place in the run; or the problem of what is none."""

    number: int
    raw: RawTalk | Problem
    config: str | None


def judged_by(desk: Desk, task: Task, on_crash: OnCrash | None) -> Judged:
    """What comes of one task; an unexpected error is raised, or becomes the problem that ``on_crash`` makes of it."""
    raw = task.raw
    if isinstance(raw, Problem):
        place = raw.place
        return Judged(place.path if place is not None else "", place.line if place is not None else 1, "",
                      problems=(raw,))  # fmt: skip
    try:
        return desk.judge(raw, task.config, task.number)
    except StylelintError as error:
        return Judged(raw.path, raw.line, raw.id, problems=error.problems)
    except Exception as error:
        if on_crash is None:
            raise
        return Judged(raw.path, raw.line, raw.id, problems=(on_crash(error),))


def processes(asked: int | None, size: int) -> int:
    """How many processes a run takes: as many as asked for, else as many as so many bytes are worth."""
    if asked is not None:
        return max(1, asked)
    if size < WORTH:
        return 1
    return available()


def shared_out(
    count: int, request: ReviewRequest, tasks: Iterable[Task], on_crash: OnCrash | None
) -> Iterator[tuple[Task, Judged]]:
    """Each task with what came of it, in order, from ``count`` processes; ``stdin`` of the request is not passed on.

    Raises StylelintError when one of them ends without a word.
    """
    crew = [hired(_serve, request, on_crash) for _ in range(count)]
    waiting: deque[tuple[Connection, list[Task]]] = deque()
    source = iter(tasks)
    try:
        number = 0
        while True:
            while len(waiting) < count * _AHEAD and (chunk := list(islice(source, CHUNK))):
                pipe = crew[number % count].pipe
                number += 1
                pipe.send([task for task in chunk if not isinstance(task.raw, Problem)])
                waiting.append((pipe, chunk))
            if not waiting:
                return
            pipe, chunk = waiting.popleft()
            done = iter(pipe.recv())
            for task in chunk:
                if isinstance(task.raw, Problem):
                    place = task.raw.place
                    yield task, Judged(place.path if place is not None else "", 1, "", problems=(task.raw,))
                else:
                    yield task, next(done)
    except (EOFError, OSError):
        raise deserted() from None
    finally:
        dismiss(crew)


def _serve(pipe: Connection, request: ReviewRequest, on_crash: OnCrash | None) -> None:
    # Ctrl-C reaches the whole group; the first process tells the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = Desk(request)
    try:
        while True:
            tasks: list[Task] = pipe.recv()
            pipe.send([judged_by(desk, task, on_crash) for task in tasks])
    except (EOFError, OSError):
        return

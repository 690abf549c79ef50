"""Processes that work for this one: how many, how one is hired, and what is said when one is gone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import said
from stylelint_cs.type_hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


class Worker(NamedTuple):
    """A process that works for this one, and the pipe to it."""

    pipe: Connection
    process: BaseProcess


def available() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def hired(serve: Callable[..., None], *arguments: Any) -> Worker:
    """A new process that runs ``serve`` with its end of a pipe and the arguments."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, *arguments), daemon=True)
    process.start()
    theirs.close()
    return Worker(ours, process)


def dismiss(crew: Iterable[Worker]) -> None:
    """End every process of a crew and wait until all are gone."""
    crew = tuple(crew)
    for worker in crew:
        worker.pipe.close()
        worker.process.terminate()
    for worker in crew:
        worker.process.join()


def deserted() -> StylelintError:
    """The error when a process ended without a word."""
    problem = Problem(
        said("a process ended before its work was done"), said("Run again with --jobs 1; memory may be short.")
    )
    return StylelintError([problem])

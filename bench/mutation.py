"""Mutation testing: ``python bench/mutation.py [PART …] [--sample N] [--seed N] [--slice 1/4] [--quick]``.

One operator, constant or condition of the matcher, the loader or the fixer is changed at a time, in a copy of the
project, and the tests of that part must fail. Prints the score and every mutant that survived. A part is a few files
with the tests that hold them (``PARTS`` in mutants.py); ``--sample`` takes so many mutants of each, chosen by the
seed, and without it all of them are tried. A mutant whose tests do not end counts as killed; one that no test can
notice (bench/data/mutants.yaml says why) counts as survived, and is listed apart.

The tests are collected once, in one process; each mutant is tried in a fork of it, where the functions of its file get
the changed code. It is shown to the tests that run through its function, the quick ones first. One that nobody
notices, or that stands outside of a function, is tried once more by all tests of its part in a process of its own.
``--quick`` gives up after a few seconds of tests and lists what nobody noticed by then as doubtful; ``--slice 2/4``
tries the second quarter of what was chosen.
"""

from __future__ import annotations

import argparse
import ast
import gc
import json
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple, NoReturn

# Imported here, so that the processes that are forked need not.
import jsonschema  # noqa: F401
import pytest
from hypothesis import Phase, settings
from mutants import PARTS, Mutant, Part, known, mutants

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("stylelint_cs", "brand_rules", "locales", "tests", "pyproject.toml", "examples", "docs", ".ci")
SECONDS, TIMES = 3, 20
"""CPU that a test of a mutant may take, over so many times what it takes without; more counts as killed."""
LONGEST = 120
"""Seconds of CPU that all tests of a part may take in a process of their own."""
MEMORY = 3 * 2**30
"""Bytes of addresses; a loop that never ends may fill a list."""
OPTIONS = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-o", "addopts=", "-W", "ignore::pytest.PytestWarning")


class Tries(NamedTuple):
    """How long tests may look for a mutant (seconds of CPU that they take without it), and who is told the outcome."""

    seconds: float
    tell: Callable[[Mutant, bool], None]


class Trials:
    """Tries mutants instead of running the tests that were collected; tells each one that nobody noticed."""

    def __init__(self, part: Part, chosen: Sequence[Mutant], copied: Path, record: Path, tries: Tries) -> None:
        self._part, self._chosen, self._copied, self._record, self._tries = part, chosen, copied, record, tries
        self._live: Mapping[str, Sequence[FunctionType]] = {}
        self._began = 0.0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In the place of running the tests."""
        paths = {str(self._copied / file): file for file in self._part.files}
        self._live = _live(paths)
        if not self._record.exists() and _forked(lambda: self._watch(session.items, paths)):
            raise SystemExit("the tests fail without any mutant")
        covering: dict[tuple[str, int], list[tuple[float, int]]] = defaultdict(list)
        for at, seconds, found in json.loads(self._record.read_text(encoding="utf-8")):
            for file, line in found:
                covering[file, line].append((seconds, at))
        for mutant in self._chosen:
            tests = sorted(covering.get((mutant.file, mutant.function), ())) if mutant.function else []
            spent = accumulate(cost for cost, _ in tests)
            within = [
                (session.items[at], cost)
                for (cost, at), sum_ in zip(tests, spent, strict=True)
                if sum_ < self._tries.seconds
            ]
            self._tries.tell(mutant, bool(within) and self._is_noticed(mutant, within))
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One failure is enough."""
        if report.failed:
            os._exit(1)

    def _watch(self, items: Sequence[pytest.Item], paths: Mapping[str, str]) -> None:
        found = []
        for at, (item, after) in enumerate(zip(items, [*items[1:], None], strict=True)):
            seen: set[tuple[str, int]] = set()

            def called(frame: FrameType, event: str, _: Any, seen: set[tuple[str, int]] = seen) -> None:
                code = frame.f_code
                if code.co_filename in paths:
                    seen.add((paths[code.co_filename], code.co_firstlineno))

            began = time.process_time()
            sys.settrace(called)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            sys.settrace(None)
            found.append((at, time.process_time() - began, sorted(seen)))
        self._record.write_text(json.dumps(found), encoding="utf-8")

    def _is_noticed(self, mutant: Mutant, tests: Sequence[tuple[pytest.Item, float]]) -> bool:
        with _written(mutant, self._copied) as tree:
            return _forked(lambda: self._try(mutant, tree, tests))

    def _try(self, mutant: Mutant, tree: ast.Module, tests: Sequence[tuple[pytest.Item, float]]) -> None:
        path = str(self._copied / mutant.file)
        changed = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(tree, path, "exec"))}
        for function in self._live[path]:
            code = function.__code__
            function.__code__ = changed[code.co_qualname, code.co_firstlineno]
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nexts = [*(item for item, _ in tests[1:]), None]
        for (item, cost), after in zip(tests, nexts, strict=True):
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + SECONDS + TIMES * cost) + 1, hard))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)


def _live(paths: Mapping[str, str]) -> Mapping[str, Sequence[FunctionType]]:
    """The functions there are, by the file that they were written in."""
    found: dict[str, list[FunctionType]] = {path: [] for path in paths}
    for item in gc.get_objects():
        if isinstance(item, FunctionType) and item.__code__.co_filename in found:
            found[item.__code__.co_filename].append(item)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for item in code.co_consts:
        if isinstance(item, CodeType):
            yield from _codes(item)


@contextmanager
def _written(mutant: Mutant, copied: Path) -> Iterator[ast.Module]:
    """A mutant in the copied project for as long as it is tried: a test may start processes of its own."""
    path = copied / mutant.file
    original = path.read_bytes()
    tree = mutant.applied(original.decode())
    path.write_text(ast.unparse(tree), encoding="utf-8")
    try:
        yield tree
    finally:
        path.write_bytes(original)


def _forked(run: Callable[[], None]) -> bool:
    """Whether something fails, in a process of its own."""
    pid = os.fork()
    if not pid:
        _end(run)
    _, status = os.waitpid(pid, 0)
    return status != 0


def _end(run: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        run()
        code = 0
    finally:
        os._exit(code)


def _session(copied: Path, tests: Sequence[str], *plugins: object) -> None:
    """Run pytest in the copied project; ends the process when a test fails."""
    os.chdir(copied)
    sys.path.insert(0, str(copied))
    sys.dont_write_bytecode = True
    os.environ.update(PYTHONPATH=str(copied), PYTHONDONTWRITEBYTECODE="1")
    os.environ.update(STYLELINT_CS_EXAMPLES="40", STYLELINT_CS_KILLS="1")
    # What was found is enough; to make it small would take most of the time.
    settings.register_profile("mutation", derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))
    code = pytest.main(
        [*OPTIONS, "--hypothesis-profile=mutation", f"--basetemp={copied.parent / 'temporary'}", *tests], plugins
    )
    if code:
        raise SystemExit(int(code))


def _alone(mutant: Mutant, part: Part, copied: Path) -> bool:
    """Whether all tests of a part notice a mutant, in a process that loads it as it is."""

    def run() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        _session(copied, part.tests)

    with _written(mutant, copied):
        return _forked(run)


def main() -> None:
    """Try the mutants, and print the score and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help=f"Of {', '.join(PARTS)}; all without any.")
    parser.add_argument("--sample", type=int, default=None)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--slice", default="1/1", help="Which part of what was chosen: 1/4 is the first quarter.")
    parser.add_argument("--records", type=Path, help="Where what the tests run through is kept for the next slice.")
    parser.add_argument("--quick", action="store_true", help="Do not try again what nobody noticed.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder).resolve() / "project"
        copied.mkdir()
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copied / name)
        for name in options.parts or PARTS:
            found = [mutant for file in PARTS[name].files for mutant in mutants(copied, file)]
            sample = min(options.sample or len(found), len(found))
            at, of = map(int, options.slice.split("/"))
            chosen = random.Random(options.seed).sample(found, sample)[at - 1 :: of]
            _report(name, copied, chosen, options.records or copied.parent, quick=options.quick)


def _report(name: str, copied: Path, chosen: Sequence[Mutant], records: Path, *, quick: bool) -> None:
    part, record = PARTS[name], records / f"{name}.json"
    left = records / f"{name}.jsonl"
    left.write_text("", encoding="utf-8")

    def tell(mutant: Mutant, noticed: bool) -> None:
        with left.open("a", encoding="utf-8") as file:
            file.write(json.dumps([noticed, mutant]) + "\n")

    if _forked(
        lambda: _session(copied, part.tests, Trials(part, chosen, copied, record, Tries(5 if quick else LONGEST, tell)))
    ):
        raise SystemExit(f"{name}: the tests fail without any mutant")
    told = [json.loads(line) for line in left.read_text(encoding="utf-8").splitlines()]
    doubtful = [Mutant(*mutant) for noticed, mutant in told if not noticed]
    print(f"{name}: {len(chosen) - len(doubtful)} of {len(chosen)} killed by what runs through them", flush=True)
    excused, survived, equal = known(), 0, 0
    for mutant in doubtful:
        if (quick and mutant.function) or not _alone(mutant, part, copied):
            why = excused.get((mutant.file, mutant.text, mutant.change))
            survived, equal = survived + 1, equal + (why is not None)
            reason = f"\n    cannot be noticed: {why}" if why else ""
            print(f"{'doubtful' if quick else 'survived'} {mutant}{reason}", flush=True)
    killed = len(chosen) - survived
    score = f"{killed} of {len(chosen)} killed ({killed / len(chosen):.0%})"
    print(f"{name}: {score}, {equal} of the others cannot be noticed", flush=True)


if __name__ == "__main__":
    main()

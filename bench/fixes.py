"""Fixes of generated files: nothing but the fixed texts may change, and a second fix must find nothing to do.

Run ``python -m bench.fixes [--files 20000] [--seed 1] [--jobs 2] [--state FILE]``. It makes files, as many in each
format that can be fixed, with words of a small brand that has a replacement for each and with slips that the house
voice mends, fixes them (safe fixes, then unsafe ones, each twice) and reads them with other readers than the tool's
own. Every file that breaks a promise is shown; the exit code is 1 when there is one. ``--state`` keeps what is done
(one line a batch), so that a run that was stopped goes on where it was. Set TMPDIR to a folder in memory to be quick.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from typing import NamedTuple

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import LintOptions
from stylelint_cs.request import Request
from stylelint_cs.run import check
from stylelint_cs.voices import Voice, Voices
from tests.file_catalogs import Tree
from tests.fix_files import Made, made, only_words_changed, read_back
from tests.fixing import TODAY, voice

BATCH = 200


def broken(file: Made, before: Tree, data: bytes, *, words: bool) -> str | None:
    """What is wrong with a file after a fix; ``words``: the brand's words are all that may have changed."""
    try:
        after = read_back(file, data)
    # Whatever a reader of somebody else's raises: the file is broken.
    except Exception as error:
        return f"it cannot be read any more: {error!r}"
    if [name for name, _ in before] != [name for name, _ in after]:
        return "its ids are others"
    if words and not only_words_changed(before, after, file.locale):
        return "more than words is another"
    if data.startswith(b"\xef\xbb\xbf") != file.data.startswith(b"\xef\xbb\xbf"):
        return "its byte order mark is another"
    if (b"\r\n" in data) != (b"\r\n" in file.data) or (b"\r\n" in data and b"\n" in data.replace(b"\r\n", b"")):
        return "its line ends are others"
    return None


def fixed(paths: list[Path], voice: Voice, *, unsafe: bool) -> tuple[list[bytes], int, list[str]]:
    """The files after one fix, how many fixes there were, and problems that are none of what was left out."""
    outcome = check(
        Request(LintOptions(TODAY), paths=tuple(paths), voice=voice, fix=True, unsafe=unsafe, use_baseline=False)
    )
    return [path.read_bytes() for path in paths], outcome.report.summary.fixed, [str(item) for item in outcome.problems]


def batch(files: list[Made], folder: Path, brand: Voice, counts: Counter[str]) -> Iterator[str]:
    """Fix some files and tell what is wrong with them."""
    paths = [folder / file.name for file in files]
    for path, file in zip(paths, files, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    trees = [read_back(file, file.data) for file in files]
    before = [file.data for file in files]
    for unsafe in (False, True):
        once, count, problems = fixed(paths, brand, unsafe=unsafe)
        # A file that the first fix left as it was is the same again for the second.
        again = [path for path, old, new in zip(paths, before, once, strict=True) if old != new]
        more = fixed(again, brand, unsafe=unsafe)[1] if again else 0
        counts["unsafe fixes" if unsafe else "safe fixes"] += count
        counts["fixes of a second run"] += more
        yield from problems
        for path, file, tree, first in zip(paths, files, trees, once, strict=True):
            counts["files changed"] += unsafe and first != file.data
            second = path.read_bytes()
            reason = broken(file, tree, first, words=brand is voice()) or (
                "a second fix changes it" if first != second else None
            )
            if reason is not None:
                yield f"{file.kind} {file.name}: {reason}\n  was {file.data!r}\n  is  {first!r}\n  then {second!r}"
        before = once


@cache
def house() -> Voice:
    """The house voice, loaded once."""
    return Voices("house", LintOptions(TODAY)).of(NO_CONFIG)


class Done(NamedTuple):
    """A batch that was tried: its number, what was counted, and what is wrong."""

    number: int
    counts: Mapping[str, int]
    wrong: tuple[str, ...]


def tried(seed: int, number: int, size: int) -> Done:
    """Make and fix one batch of files; the same seed and number give the same files anywhere."""
    rng = random.Random(f"{seed} {number}")
    files = [made(rng, number * BATCH + index) for index in range(size)]
    counts = Counter({"files": size, **Counter(f"{file.kind} files" for file in files)})
    with tempfile.TemporaryDirectory() as folder:
        wrong = tuple(batch(files, Path(folder), house() if number % 2 else voice(), counts))
    return Done(number, counts, wrong)


def sizes(count: int) -> dict[int, int]:
    """How many files each batch has, by its number."""
    return {start // BATCH: min(BATCH, count - start) for start in range(0, count, BATCH)}


def kept(state: Path | None) -> dict[int, Done]:
    """The batches that an earlier run has tried."""
    lines = state.read_text(encoding="utf-8").splitlines() if state is not None and state.exists() else []
    done = (Done(number, counts, tuple(wrong)) for number, counts, wrong in map(json.loads, lines))
    return {item.number: item for item in done}


def run(count: int, seed: int, jobs: int, state: Path | None) -> Iterator[Done]:
    """Every batch of so many files, as it is done; how far it is goes to standard error."""
    done = kept(state)
    yield from done.values()
    todo = {number: size for number, size in sizes(count).items() if number not in done}
    begun = time.perf_counter()
    with ProcessPoolExecutor(jobs) as pool:
        futures = [pool.submit(tried, seed, number, size) for number, size in todo.items()]
        for at, future in enumerate(as_completed(futures), 1):
            item = future.result()
            if state is not None:
                with state.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps([item.number, dict(item.counts), item.wrong]) + "\n")
            left = (time.perf_counter() - begun) / at * (len(todo) - at)
            print(f"{at} of {len(todo)} batches, {left:.0f} s left", file=sys.stderr, flush=True)
            yield item


def main() -> int:
    """Run it and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--state", type=Path, default=None)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    wrong = 0
    for item in run(options.files, options.seed, options.jobs, options.state):
        counts.update(item.counts)
        wrong += len(item.wrong)
        for line in item.wrong:
            print(line, flush=True)
    for name, number in sorted(counts.items()):
        print(f"{number:>9,} {name}")
    print(f"{wrong:>9,} broken promises in {time.perf_counter() - begun:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

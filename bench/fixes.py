"""Fixes of generated files: nothing but the fixed texts may change, and a second fix must find nothing to do.

Run ``python -m bench.fixes [--files 20000] [--seed 1]``. It makes files in every format that can be fixed, with words
of a small brand that has a replacement for each and with slips that the house voice mends, fixes them (safe fixes,
then unsafe ones, each twice) and reads them with other readers than the tool's own. Every file that breaks a promise
is shown; the exit code is 1 when there is one.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import LintOptions
from stylelint_cs.run import Request, check
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
    for unsafe in (False, True):
        once, count, problems = fixed(paths, brand, unsafe=unsafe)
        twice, more, _ = fixed(paths, brand, unsafe=unsafe)
        counts["unsafe fixes" if unsafe else "safe fixes"] += count
        counts["fixes of a second run"] += more
        yield from problems
        for file, tree, first, second in zip(files, trees, once, twice, strict=True):
            counts["files changed"] += unsafe and first != file.data
            reason = broken(file, tree, first, words=brand is voice()) or (
                "a second fix changes it" if first != second else None
            )
            if reason is not None:
                yield f"{file.kind} {file.name}: {reason}\n  was {file.data!r}\n  is  {first!r}\n  then {second!r}"
    for path in paths:
        path.unlink()


def run(count: int, seed: int, counts: Counter[str]) -> Iterator[str]:
    """Make and fix so many files; what is wrong with them."""
    rng = random.Random(seed)
    files = (made(rng, number) for number in range(count))
    voices = (voice(), Voices("house", LintOptions(TODAY)).of(NO_CONFIG))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(0, count, BATCH):
            part = list(islice(files, BATCH))
            counts["files"] += len(part)
            counts.update(f"{file.kind} files" for file in part)
            yield from batch(part, Path(folder), voices[number // BATCH % 2], counts)


def main() -> int:
    """Run it and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    wrong = 0
    for line in run(options.files, options.seed, counts):
        wrong += 1
        print(line, flush=True)
    for name, number in sorted(counts.items()):
        print(f"{number:>9,} {name}")
    print(f"{wrong:>9,} broken promises in {time.perf_counter() - begun:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Fuzzing with atheris: ``python bench/fuzz.py TARGET [--minutes N] [--corpus FOLDER]``.

``TARGET`` is one of brand, readers, phrases and reports (see fuzz_targets.py). atheris is no dependency: install it
into an environment of its own, with ``pip install atheris``. An input that raises anything but a refusal, or that
takes longer than a second of CPU, ends the run; it is left in the corpus folder, and
``python bench/fuzz.py TARGET --input FILE`` runs it again, without atheris.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from fuzz_words import WORDS

LIMIT = 1.0
"""Seconds of CPU that one input may take."""


def timed(run: Callable[[bytes], object], data: bytes, limit: float = LIMIT) -> None:
    """Run a target over one input; an input that takes too long, whenever it is tried, is a failure too."""
    took = []
    while not took or (min(took) > limit and len(took) < 3):
        began = time.process_time()
        run(data)
        took.append(time.process_time() - began)
    assert min(took) <= limit, f"{len(data)} bytes took {min(took):.1f} s"


def import_all(*packages: str) -> None:
    """Import every module of some packages: one that is imported later, where it is needed, is not instrumented."""
    for package in packages:
        found = import_module(f"stylelint_cs.{package}")
        for module in iter_modules(found.__path__, f"{found.__name__}."):
            import_module(module.name)


def quoted(word: str) -> str:
    """A word as a line of a dictionary of libFuzzer."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'


def main() -> None:
    """Fuzz one target for some minutes, or run one input."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", choices=("brand", "readers", "phrases", "reports"))
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--corpus", type=Path, default=None, help="Where inputs are kept from one run to the next.")
    parser.add_argument("--input", type=Path, default=None, help="Run this one input and nothing else.")
    parser.add_argument(
        "--slow", type=float, default=LIMIT, help="Seconds of CPU for one input; instrumented code is slower."
    )
    options = parser.parse_args()
    if options.input is not None:
        from fuzz_targets import TARGETS

        timed(TARGETS[options.target].run, options.input.read_bytes(), options.slow)
        return
    import atheris

    with atheris.instrument_imports(include=["stylelint_cs"]):
        import_all("sources", "report", "kinds", "phrases", "text", "policy", "marked", "fields")
        from fuzz_targets import TARGETS

    target = TARGETS[options.target]
    corpus = options.corpus or Path("build") / "fuzz" / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = corpus.parent / f"{options.target}.dict"
    words.write_text("".join(map(quoted, WORDS[options.target])), encoding="ascii")
    flags = [f"-dict={words}", "-len_control=0"]
    flags += [f"-max_total_time={int(options.minutes * 60)}", "-max_len=4000", "-timeout=600", "-rss_limit_mb=2000"]
    flags += [f"-artifact_prefix={corpus}/", "-print_final_stats=1", "-verbosity=1"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], lambda data: timed(target.run, data, options.slow))
    atheris.Fuzz()


if __name__ == "__main__":
    main()

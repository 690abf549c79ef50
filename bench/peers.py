"""Other linters of prose beside this one, on the same English texts: one message, and a file of many.

Run ``python -m bench.peers [--messages N] [--path FOLDER ...]``. Whatever is installed takes part, found on PATH and
in the folders given; what is missing is said so. The same fifty phrases are forbidden in every tool that can be told
which; the others run the rules they come with. It prints seconds of CPU for one message as a multiple of
``python -c pass``, and kilobytes a second over the file, its start taken off. The multiples travel between machines.

To install them: ``pip install proselint codespell typos``, ``npm install textlint textlint-rule-prh alex write-good``
(the folder is ``node_modules/.bin``), ``go install github.com/vale-cli/vale/v3/cmd/vale@latest``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

STARTS, RUNS = 15, 3
"""How often a start and a long run are measured; the least counts, for a busy machine only ever adds."""
ONE = "one.md"
WORDS = [
    "order",
    "parcel",
    "refund",
    "card",
    "shop",
    "account",
    "number",
    "address",
    "week",
    "money",
    "link",
    "size",
    "colour",
    "day",
    "help",
    "team",
    "courier",
    "street",
    "invoice",
    "email",
    "page",
    "password",
    "code",
    "price",
    "plan",
    "branch",
    "driver",
    "ticket",
    "phone",
    "screen",
    "message",
    "answer",
    "question",
    "reason",
]
VERBS = ["arrived", "changed", "closed", "opened", "moved", "failed", "returned", "expired", "started", "ended"]
ADJECTIVES = ["new", "old", "late", "early", "correct", "second", "last", "open", "free", "ready"]
BANNED = [f"{adjective} {noun} policy" for adjective in ADJECTIVES for noun in WORDS[:5]]
"""Fifty phrases that nobody may write."""


class Tool(NamedTuple):
    """A command that reads one file; ``told`` says that it looks for the fifty phrases and nothing else."""

    name: str
    program: str
    arguments: tuple[str, ...]
    told: bool
    many: str = "many.md"


TOOLS = (
    Tool("stylelint-cs, the fifty phrases", sys.executable, (), True, "many.jsonl"),
    Tool("stylelint-cs, every rule of the house", sys.executable, (), False, "many.jsonl"),
    Tool("Vale, the fifty phrases", "vale", ("--config", ".vale.ini", "--no-exit"), True),
    Tool("textlint with prh, the fifty phrases", "textlint", ("--rulesdir", ".", "--config", ".textlintrc.json"), True),
    Tool("proselint", "proselint", ("check",), False),
    Tool("alex", "alex", ("--quiet",), False),
    Tool("write-good", "write-good", (), False),
    Tool("codespell", "codespell", (), False),
    Tool("typos", "typos", (), False),
)


def sentence(rng: random.Random) -> str:
    if rng.random() < 0.02:
        return f"This is our {rng.choice(BANNED)}, as ever."
    first, second = rng.sample(WORDS, 2)
    return f"Your {rng.choice(ADJECTIVES)} {first} {rng.choice(VERBS)} when the {second} {rng.choice(VERBS)}."


def message(rng: random.Random) -> str:
    return " ".join(sentence(rng) for _ in range(rng.randint(1, 4)))


def prepare(folder: Path, count: int) -> int:
    """Write the texts and each tool's configuration; returns the bytes of the texts."""
    rng = random.Random(7)
    texts = [message(rng) for _ in range(count)]
    for name, chosen in (("one", texts[:1]), ("many", texts)):
        (folder / f"{name}.md").write_text("\n\n".join(chosen) + "\n", encoding="utf-8")
    rows = (json.dumps({"id": f"m{at}", "locale": "en", "text": text}) for at, text in enumerate(texts))
    (folder / "many.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    brand = folder / "brand_rules/bench"
    brand.mkdir(parents=True)
    (brand / "brand.yaml").write_text("brand: bench\nextends: [house]\nlocales: [en]\n", encoding="utf-8")
    listed = "\n".join(f"  - {phrase}" for phrase in BANNED)
    (brand / "en.yaml").write_text(f"locale: en\nbanned:\n{listed}\n", encoding="utf-8")
    (folder / "stylelint-cs.yaml").write_text("brand: bench\n", encoding="utf-8")
    (folder / "styles/Bench").mkdir(parents=True)
    tokens = "\n".join(f"  - {phrase}" for phrase in BANNED)
    rule = f"extends: existence\nmessage: 'Avoid %s'\nlevel: error\nignorecase: true\ntokens:\n{tokens}\n"
    (folder / "styles/Bench/Banned.yml").write_text(rule, encoding="utf-8")
    (folder / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = Bench\n", encoding="utf-8")
    rules = "\n".join(f"  - expected: our terms\n    pattern: /{phrase}/i" for phrase in BANNED)
    (folder / "prh.yml").write_text(f"version: 1\nrules:\n{rules}\n", encoding="utf-8")
    settings = {"rules": {"prh": {"rulePaths": ["./prh.yml"]}}}
    (folder / ".textlintrc.json").write_text(json.dumps(settings), encoding="utf-8")
    return sum(len(text.encode()) for text in texts)


def command(tool: Tool, program: str, file: str) -> list[str]:
    if tool.program != sys.executable:
        # textlint finds its rules beside itself.
        arguments = [item for item in tool.arguments if item not in ("--rulesdir", ".")]
        return [program, *arguments, file]
    select = ["--select", "banned-phrase"] if tool.told else []
    # A message on its way out comes over standard input.
    named = ["-", "--locale", "en"] if file == ONE else [file]
    return [program, "-m", "stylelint_cs", "check", *named, "--format", "concise", "--fail-on", "never", *select]


def seconds(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], repeats: int = STARTS) -> float:
    """The least CPU time of a few runs."""
    found = []
    for _ in range(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with (folder / ONE).open("rb") as message:
            done = subprocess.run(
                arguments, cwd=folder, env=environment, stdin=message, capture_output=True, check=False
            )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        # The exit code of some is the number of findings.
        if done.returncode < 0 or b"Traceback" in done.stderr:
            raise SystemExit(f"{arguments[0]} failed: {done.stderr.decode()[-300:]}")
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def rows(count: int, path: str) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = prepare(folder, count)
        roots = os.pathsep.join((str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")))
        environment = {**os.environ, "PYTHONPATH": roots, "STYLELINT_CS_CACHE": str(folder / "cache")}
        for tool in TOOLS:
            program = shutil.which(tool.program, path=path)
            if program is None:
                yield tool.name, "not installed", "", ""
                continue
            # Measured anew beside each tool: a machine is faster in one minute than in the next.
            empty = seconds([sys.executable, "-c", "pass"], folder, environment)
            one = seconds(command(tool, program, ONE), folder, environment)
            many = seconds(command(tool, program, tool.many), folder, environment, RUNS)
            rate = size / max(many - one, 1e-3) / 1000
            yield tool.name, "the fifty" if tool.told else "its own", f"{one / empty:.1f}", f"{rate:,.0f}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--path", action="append", default=[], help="where else programs lie")
    given = parser.parse_args(arguments)
    print("| tool | rules | one message, times `python -c pass` | a file of messages, KB/s |\n|---|---|---:|---:|")
    for row in rows(given.messages, os.pathsep.join((*given.path, os.environ.get("PATH", "")))):
        print("| " + " | ".join(row) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

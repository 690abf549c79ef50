"""Cost against the number of phrases: 50,000 of a locale must cost at most 1.5 times what 50 do.

Run ``python bench/phrases.py [--messages N] [--phrases N]``. It makes messages and phrases from a seeded vocabulary,
checks all messages with the house voice and a brand's 50, then 50,000 banned phrases, and prints seconds of CPU and
their ratio. About a third of the phrases are word sequences of other messages, so that verification is part of the
cost, and findings, which cost the same however many phrases there are, are not most of it.
Ratios travel between machines; seconds do not.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from stylelint_cs import resources
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.model import Message, OffsetMap, SourceText
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy

CONSONANTS, VOWELS = "bcdfghjklmnprstvz", "aeiou"
LIMIT = 1.5


def vocabulary(rng: random.Random, size: int) -> list[str]:
    words: set[str] = set()
    while len(words) < size:
        syllables = rng.randint(2, 4)
        words.add("".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(syllables)))
    return sorted(words)


def message(rng: random.Random, words: list[str], weights: list[float]) -> str:
    return " ".join(rng.choices(words, weights, k=rng.randint(10, 40))).capitalize() + "."


def phrases(rng: random.Random, texts: list[str], words: list[str], count: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        length = rng.randint(2, 4)
        if len(made) % 3 == 0:
            source = rng.choice(texts).rstrip(".").lower().split()
            start = rng.randrange(len(source) - length)
            made[" ".join(source[start : start + length])] = None
        else:
            made[" ".join(rng.sample(words, length))] = None
    return list(made)


def brand(folder: Path, locale: str, chosen: list[str]) -> Path:
    """A brand voice over the house that bans the phrases."""
    folder.mkdir(parents=True)
    (folder / "brand.yaml").write_text(f"brand: bench\nextends: [house]\nlocales: [{locale}]\n", encoding="utf-8")
    banned = "\n".join(f"  - {phrase}" for phrase in chosen)
    (folder / f"{locale}.yaml").write_text(f"locale: {locale}\nbanned:\n{banned}\n", encoding="utf-8")
    return folder


def seconds(texts: list[str], folder: Path, packs: PackSet, locale: str) -> tuple[float, int]:
    """CPU seconds of checking every message with the whole brand voice, and how many bans were found."""
    linter = Linter(load_policy(folder, packs=packs), packs, LintOptions("2026-01-01"))
    linter.compiled(locale)
    found = 0
    start = time.process_time()
    for text in texts:
        message = Message(text, locale, None, SourceText("-", text, (0,)), OffsetMap.identity(len(text)))
        found += sum(finding.rule == "banned-phrase" for finding in linter.check_message(message))
    return time.process_time() - start, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--phrases", type=int, default=50_000)
    parser.add_argument("--locale", default="sw")
    options = parser.parse_args()
    rng = random.Random(20261122)
    words = vocabulary(rng, 20_000)
    weights = [1 / (rank + 10) for rank in range(len(words))]
    texts = [message(rng, words, weights) for _ in range(options.messages)]
    others = [message(rng, words, weights) for _ in range(options.phrases)]
    many = phrases(rng, others, words, options.phrases)
    packs = PackSet([resources.pack_dir()])
    with tempfile.TemporaryDirectory() as scratch:
        few = brand(Path(scratch) / "few", options.locale, many[:50])
        all_of_them = brand(Path(scratch) / "many", options.locale, many)
        few_seconds, few_hits = seconds(texts, few, packs, options.locale)
        many_seconds, many_hits = seconds(texts, all_of_them, packs, options.locale)
    ratio = many_seconds / few_seconds
    print(f"{options.messages} messages, {sum(map(len, texts)) / 1e6:.1f} MB, locale {options.locale}")
    print(f"{50:7,} phrases: {few_seconds:7.2f} s, {few_hits} hits")
    print(f"{options.phrases:7,} phrases: {many_seconds:7.2f} s, {many_hits} hits")
    print(f"ratio: {ratio:.2f} (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())

"""What a review costs: conversations in five languages, generated from the shipped samples.

Run ``python bench/review.py [TURNS …] [--jobs N …]`` (default 20,000 and 200,000 turns in one process). It prints
seconds, microseconds a turn, turns a second and the peak of memory of the largest process; with several ``--jobs``
also how many times as fast each is as the first. Every number in the samples is drawn anew and customers say some
words more, one of them in no dictionary, so that no text comes twice and new words never end. Times differ between
machines; the peak should hardly grow with the turns.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import regex

SAMPLES = Path(__file__).parent.parent / "examples" / "conversations"
TODAY = "2026-11-22"
WORDS = {
    "en": "order parcel refund card shop account address week money link box size colour day help",
    "sw": "oda kifurushi pesa kadi duka akaunti anwani wiki kiungo sanduku saizi rangi siku msaada",
    "ar": "طلب طرد مبلغ بطاقة متجر حساب عنوان أسبوع مال رابط صندوق مقاس لون يوم مساعدة",
    "hi": "ऑर्डर पार्सल रकम कार्ड दुकान खाता पता हफ़्ता पैसा लिंक डिब्बा आकार रंग दिन मदद",
    "el": "παραγγελία δέμα ποσό κάρτα κατάστημα λογαριασμός διεύθυνση εβδομάδα χρήματα κουτί χρώμα",
}
SPAN = 60 * 86400
"""Seconds over which the conversations are spread, up to the day of the run."""
AGENTS = 40


class Cost(NamedTuple):
    """Seconds and megabytes of one run."""

    seconds: float
    peak: int


def samples() -> list[dict[str, Any]]:
    """The shipped conversations."""
    lines = (line for path in sorted(SAMPLES.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    return [json.loads(line) for line in lines]


def varied(talk: dict[str, Any], number: int, start: float, rng: random.Random) -> dict[str, Any]:
    """A sample as another conversation: other people, numbers and times, the same course."""
    first = datetime.fromisoformat(talk["messages"][0]["at"]).timestamp()
    messages = []
    for message in talk["messages"]:
        text = regex.sub(r"\d{5,}", lambda match: str(rng.randrange(10 ** len(match[0]))), message["text"])
        if message["role"] == "customer":
            words = WORDS[talk["locale"]].split()
            letters = "".join(words)
            new = "".join(rng.choices(letters, k=rng.randrange(5, 10)))
            text += " " + " ".join([*rng.choices(words, k=rng.randrange(2, 9)), new]) + "."
        author = f"agent-{number % AGENTS}" if message["role"] == "agent" else f"customer-{number}"
        at = start + datetime.fromisoformat(message["at"]).timestamp() - first
        messages.append({**message, "text": text, "author": author, "at": round(at)})
    return {**talk, "id": f"c{number}", "customer": f"customer-{number}", "messages": messages}


def write(path: Path, turns: int) -> None:
    """Conversations that have so many turns together."""
    rng, known = random.Random(1), samples()
    end = datetime.fromisoformat(TODAY).replace(tzinfo=UTC).timestamp() - 86400
    written = number = 0
    with path.open("w", encoding="utf-8") as out:
        while written < turns:
            talk = varied(rng.choice(known), number, end - SPAN * (1 - written / turns), rng)
            talk["messages"] = talk["messages"][: turns - written]
            out.write(json.dumps(talk, ensure_ascii=False) + "\n")
            written += len(talk["messages"])
            number += 1


def _turns_in(report: Path) -> int:
    """How many turns a report says that it counts; the report itself may be larger than memory."""
    with report.open("rb") as stream:
        stream.seek(max(report.stat().st_size - 1_000_000, 0))
        found = regex.findall(rb'"messages": ?(\d+)', stream.read())
    return int(found[-1]) if found else 0


def measure(path: Path, turns: int, jobs: int) -> Cost:
    """Review a file in a process of its own, and print what it took."""
    before = time.perf_counter()
    command = [sys.executable, "-m", "stylelint_cs", "review", str(path), "--today", TODAY, "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.json"
        with report.open("wb") as out:
            subprocess.run([*command, "--fail-on", "never", "--format", "json"], stdout=out, check=True)
        seconds = time.perf_counter() - before
        read = _turns_in(report)
    if read != turns:
        sys.exit(f"{read:,} of {turns:,} turns were reviewed")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"{turns:>9,} turns  {seconds:8.1f} s  {seconds / turns * 1e6:6,.0f} µs/turn  {turns / seconds:6,.0f} turns/s  "
        f"peak {peak:,} MB  jobs {jobs}",
        flush=True,
    )
    return Cost(seconds, peak)


def main() -> None:
    """Measure what was asked for."""
    options = argparse.ArgumentParser(description="What a review costs.")
    options.add_argument("turns", nargs="*", type=int, default=[20_000, 200_000])
    options.add_argument("--jobs", nargs="+", type=int, default=[1])
    asked = options.parse_args()
    for turns in asked.turns:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "talks.jsonl"
            write(path, turns)
            costs = [measure(path, turns, jobs) for jobs in asked.jobs]
            for jobs, cost in zip(asked.jobs[1:], costs[1:], strict=True):
                ratio = costs[0].seconds / cost.seconds
                print(f"{'':>9} {jobs} processes are {ratio:.2f} times as fast as {asked.jobs[0]}")


if __name__ == "__main__":
    main()

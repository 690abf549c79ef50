"""What a review costs: generated conversations in five languages, and ten times as many.

Run ``python bench/review.py [TURNS [JOBS]]`` (default 20,000 turns, then ten times as many, in one process); it prints
seconds, turns a second and the peak of memory of the run and of its largest helper. Times differ between machines; the
peak should hardly grow with the number of turns.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAID = {
    "en": ("Where is my parcel?", "It is still not working.", "Hello, my name is Ann. Which order is it about?"),
    "sw": ("Kifurushi changu kiko wapi?", "Bado haifanyi kazi.", "Habari, naitwa Amina. Ni oda ipi?"),
    "ar": ("أين الطرد الخاص بي؟", "ما زالت المشكلة موجودة.", "مرحبًا، أنا منى. ما الطلب المقصود؟"),
    "hi": ("मेरा पार्सल कहाँ है?", "अभी भी काम नहीं कर रहा।", "नमस्ते, मैं अंजलि हूँ। यह किस ऑर्डर की बात है?"),
    "el": ("Πού είναι το δέμα μου;", "Ακόμα δεν λειτουργεί.", "Γεια σας, είμαι η Άννα. Για ποια παραγγελία πρόκειται;"),
}
WORDS = {
    "en": "order parcel refund card shop account address week money link box size colour day help",
    "sw": "oda kifurushi pesa kadi duka akaunti anwani wiki kiungo sanduku saizi rangi siku msaada",
    "ar": "طلب طرد مبلغ بطاقة متجر حساب عنوان أسبوع مال رابط صندوق مقاس لون يوم مساعدة",
    "hi": "ऑर्डर पार्सल रकम कार्ड दुकान खाता पता हफ़्ता पैसा लिंक डिब्बा आकार रंग दिन मदद",
    "el": "παραγγελία δέμα ποσό κάρτα κατάστημα λογαριασμός διεύθυνση εβδομάδα χρήματα κουτί χρώμα",
}
TURNS = 8
"""Turns of a conversation."""


def write(path: Path, turns: int) -> None:
    """Conversations of ``TURNS`` turns each, one agent to twenty customers."""
    rng = random.Random(1)
    with path.open("w", encoding="utf-8") as out:
        for number in range(turns // TURNS):
            locale = rng.choice(list(SAID))
            start = 1_790_000_000 + number * 40
            messages = []
            for at in range(TURNS):
                ours = at % 2
                known = SAID[locale][2 if ours else min(at // 2, 1)] if at < 3 else ""
                text = known or " ".join(rng.choices(WORDS[locale].split(), k=10)) + "."
                messages.append(
                    {
                        "role": "agent" if ours else "customer",
                        "author": f"agent-{number % 20}" if ours else f"customer-{number}",
                        "at": start + at * 45,
                        "text": text,
                    }
                )
            talk = {"id": f"c{number}", "locale": locale, "channel": "chat", "topic": "order", "messages": messages}
            out.write(json.dumps(talk, ensure_ascii=False) + "\n")


def measure(turns: int, jobs: int) -> None:
    """Review so many turns in a process of its own, and print what it took."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "talks.jsonl"
        write(path, turns)
        before = time.perf_counter()
        command = [sys.executable, "-m", "stylelint_cs", "review", str(path), "--today", "2026-11-22"]
        outputs = ["--fail-on", "never", "--jobs", str(jobs), "--format", "html"]
        subprocess.run([*command, *outputs], stdout=subprocess.DEVNULL, check=True)
        seconds = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{turns:>9,} turns  {seconds:8.1f} s  {turns / seconds:7,.0f} turns/s  peak {peak:,} MB  jobs {jobs}")


def main() -> None:
    """Measure the number that was asked for, and ten times as many."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    measure(turns, jobs)
    measure(turns * 10, jobs)


if __name__ == "__main__":
    main()

"""What library rules cost: a generated repository in five languages, small and ten times as large.

Run ``python bench/library.py [REPLIES]`` (default 5,000 replies, then ten times as many); it prints the CPU
seconds of the library rules alone, their ratio, and the peak of memory. Times differ between machines, the ratio
should not: it stays below 12.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import LintOptions
from stylelint_cs.gathering import judge_libraries
from stylelint_cs.judging import Judge
from stylelint_cs.request import Request

EVERY = 1000
"""One reply of so many has a lost slot in Greek, and one another figure in Hindi."""
WORDS = {
    "en": [
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
        "box",
        "size",
        "colour",
        "day",
        "help",
    ],
    "sw": [
        "oda",
        "kifurushi",
        "pesa",
        "kadi",
        "duka",
        "akaunti",
        "namba",
        "anwani",
        "wiki",
        "kiungo",
        "sanduku",
        "saizi",
        "rangi",
        "siku",
        "msaada",
        "bei",
    ],
    "ar": [
        "طلب",
        "طرد",
        "مبلغ",
        "بطاقة",
        "متجر",
        "حساب",
        "رقم",
        "عنوان",
        "أسبوع",
        "مال",
        "رابط",
        "صندوق",
        "مقاس",
        "لون",
        "يوم",
        "مساعدة",
    ],
    "hi": [
        "ऑर्डर",
        "पार्सल",
        "रकम",
        "कार्ड",
        "दुकान",
        "खाता",
        "नंबर",
        "पता",
        "हफ़्ता",
        "पैसा",
        "लिंक",
        "डिब्बा",
        "आकार",
        "रंग",
        "दिन",
        "मदद",
    ],
    "el": [
        "παραγγελία",
        "δέμα",
        "ποσό",
        "κάρτα",
        "κατάστημα",
        "λογαριασμός",
        "αριθμός",
        "διεύθυνση",
        "εβδομάδα",
        "χρήματα",
        "κουτί",
        "χρώμα",
    ],
}
"""Words that replies are made of: what is compared is their number, not their sense."""
BRAND = """
brand: big
extends: [house]
locales: [en, sw, ar, hi, el]
retired: [{name: Silver Kite, since: 2026-01-31}]
contacts: [{type: phone, value: "+254 700 000 000"}, {type: email, value: help@kite.example}]
"""


def write(folder: Path, count: int) -> None:
    """``count`` replies, in files of a thousand, in each language."""
    for locale, words in WORDS.items():
        rng = random.Random(1)
        place = folder / "replies" / locale
        place.mkdir(parents=True)
        for first in range(0, count, 1000):
            records = [
                {"id": f"r{number}", "text": f"{' '.join(rng.choices(words, k=14))} {_figures(locale, number)}"}
                for number in range(first, min(first + 1000, count))
            ]
            (place / f"{first}.json").write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    brand = folder / "brand"
    brand.mkdir()
    (brand / "brand.yaml").write_text(BRAND, encoding="utf-8")


def _figures(locale: str, number: int) -> str:
    """A slot and a figure; in one language of a thousandth of the replies another figure, or no slot."""
    if locale == "el" and number % EVERY == 0:
        return f"{number % 90 + 10}."
    return f"{{order_id}} {number % 90 + 10 + (locale == 'hi' and number % EVERY == 1)}."


def seconds(count: int) -> float:
    """CPU seconds of all library rules over ``count`` replies in each language, reading included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        request = Request(LintOptions("2026-11-22"), (folder / "replies",), brand=folder / "brand")
        judge = Judge(request)
        for locale in WORDS:
            judge.voices.of(NO_CONFIG).linter.compiled(locale)
        start = time.process_time()
        found = sum(len(judged.findings) for judged in judge_libraries(request, judge))
        spent = time.process_time() - start
    planted = 2 * -(-count // EVERY)
    if found != planted:
        sys.exit(f"{found:,} findings where {planted:,} are planted")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:>7,} replies x {len(WORDS)}: {spent:7.1f} s CPU, {found:,} findings, peak {peak:,.0f} MB")
    return spent


def main() -> None:
    """Print both and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    small = seconds(count)
    large = seconds(count * 10)
    print(f"ratio {large / small:.1f} for 10 times as many")


if __name__ == "__main__":
    main()

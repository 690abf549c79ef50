"""bench/languages.py on a handful of sentences: every figure it prints but the speed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import regex

from bench.languages import TASKS, main

HI = [
    ("formal", "आप अपना नंबर भेजिए।"),
    ("informal", "तुम अपना नंबर भेजो।"),
    ("formal", "आपका पैकेट आ गया है।"),
    ("informal", "तुम्हारा पैकेट आ गया है।"),
    ("formal", "दुकान सुबह नौ बजे खुलती है।"),
    ("formal", "जल्दी करो।"),
]
EL = [
    ("informal", "Πες μου τι θέλεις."),
    ("formal_or_plural", "Πείτε μου τι θέλετε."),
    ("formal_or_plural", "Εσύ περίμενε, εσείς ελάτε."),
    ("informal", "Εσύ περίμενε, εσείς ελάτε."),
    ("informal", "Το δέμα έφτασε χθες."),
]
AR = [
    ("msa", "وصل الطلب أمس."),
    ("najdi", "وصل الطلب أمس."),
    ("egyptian", "الطلب وصل النهارده."),
    ("msa", "قال له: ازيك يا علي."),
]
NEUTRAL = [("", "दुकान सुबह नौ बजे खुलती है।"), ("", "तुम जल्दी आओ।"), ("", "नदी पहाड़ से निकलती है।"), ("", "आज धूप है।")]

DECIDED = "| sentences | n | judged | right | precision | recall | coverage |"
DETECTED = "| sentences | n | positive | found | precision | recall | false alarms per 1,000 |"
EXPECTED = {
    "Hindi: formal or informal": [
        DECIDED,
        "| all | 6 | 5 | 4 | 0.800 | 0.667 | 0.833 |",
        "| formal | 4 | 3 | 2 | 0.667 | 0.500 | 0.750 |",
        "| informal | 2 | 2 | 2 | 1.000 | 1.000 | 1.000 |",
    ],
    # Without its pronoun a sentence about the parcel is the same under both labels.
    "Hindi: verbs alone, every pronoun of address taken out": [
        DECIDED,
        "| all | 6 | 3 | 2 | 0.667 | 0.333 | 0.500 |",
        "| told apart | 4 | 3 | 2 | 0.667 | 0.500 | 0.750 |",
        "| formal | 4 | 2 | 1 | 0.500 | 0.250 | 0.500 |",
        "| informal | 2 | 1 | 1 | 1.000 | 0.500 | 0.500 |",
    ],
    # The sentence with both forms of address counts once, as one that holds the form asked for.
    "Greek: address in the singular": [
        DETECTED,
        "| all | 4 | 3 | 2 | 1.000 | 0.667 | 0.0 |",
        "| formal_or_plural | 1 | 0 | 0 | – | – | 0.0 |",
        "| informal | 3 | 3 | 2 | – | 0.667 | – |",
    ],
    "Greek: address in the plural": [
        DETECTED,
        "| all | 4 | 2 | 2 | 1.000 | 1.000 | 0.0 |",
        "| formal_or_plural | 2 | 2 | 2 | – | 1.000 | – |",
        "| informal | 2 | 0 | 0 | – | – | 0.0 |",
    ],
    "Arabic: dialect, not MSA": [
        DETECTED,
        "| all | 4 | 2 | 2 | 0.500 | 0.500 | 500.0 |",
        "| told apart | 2 | 1 | 2 | 0.500 | 1.000 | 1000.0 |",
        "| msa | 2 | 0 | 1 | – | – | 500.0 |",
        "| egyptian | 1 | 1 | 1 | – | 1.000 | – |",
        "| iraqi | 0 | 0 | 0 | – | – | – |",
        "| levantine | 0 | 0 | 0 | – | – | – |",
        "| moroccan | 0 | 0 | 0 | – | – | – |",
        "| najdi | 1 | 1 | 0 | – | 0.000 | – |",
        "| tunisian | 0 | 0 | 0 | – | – | – |",
    ],
    "Rules of tone in neutral sentences": [
        "| locale | n | findings | per 500 | rules | of level info |",
        "| hi | 4 | 2 | 250.0 | formality-mismatch 2 | 0 |",
    ],
}


def write(path: Path, rows: list[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps({"label": label, "text": text}, ensure_ascii=False) for label, text in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tables(report: str) -> dict[str, list[str]]:
    """The rows of each table by its heading, without the line under the heads."""
    sections = report.split("## ")[1:]
    found = {
        section.splitlines()[0]: [line for line in section.splitlines() if line[:1] == "|"] for section in sections
    }
    return {title: [line for line in lines if "---" not in line] for title, lines in found.items()}


def test_figures_are_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, rows in (("formality/hi.train", HI), ("formality/el.train", EL), ("dialect/ar.train", AR)):
        write(tmp_path / f"{name}.jsonl", rows)
    write(tmp_path / "neutral/hi.jsonl", NEUTRAL)
    assert main([str(tmp_path)]) == 0
    report = capsys.readouterr().out
    found = tables(report)
    heads, *speeds = found.pop("Speed, MB/s")
    assert found == EXPECTED
    assert heads == "| locale | n | MB | folding | folding and formality | every rule |"
    assert len(speeds) == 1
    assert regex.fullmatch(r"\| hi \| 4 \| 0\.00( \| \d+\.\d){3} \|", speeds[0])
    skipped = [line for line in report.splitlines() if line.startswith("Skipped")]
    assert skipped == [f"Skipped: neutral/{locale}.jsonl is not there." for locale in ("en", "sw", "ar", "el")]


def test_missing_files_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    files = [*(task.file for task in TASKS), *(f"neutral/{locale}.jsonl" for locale in ("en", "sw", "ar", "hi", "el"))]
    assert [line for line in lines if line.startswith("Skipped")] == [
        f"Skipped: {file} is not there." for file in files
    ]
    assert [line for line in lines if line.startswith("## ")] == [f"## {task.title}" for task in TASKS]

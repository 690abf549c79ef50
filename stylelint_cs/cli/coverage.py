"""``stylelint-cs coverage``: which topic or message has an answer in which locale."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from stylelint_cs.cli.shell import COULD_NOT_JUDGE, say, write
from stylelint_cs.cli.tables import table
from stylelint_cs.engine import LintOptions
from stylelint_cs.gathering import gather
from stylelint_cs.judging import Judge, Request
from stylelint_cs.library.coverage import STATES, Matrix, matrix
from stylelint_cs.report.csv_cells import inert_cell
from stylelint_cs.report.json import dumps
from stylelint_cs.report.safe_text import in_sentence
from stylelint_cs.run import day

_MARKS = {"present": "yes", "missing": "MISSING", "untranslated": "untranslated", "stale": "stale"}


def run(
    paths: tuple[str, ...],
    brand: str | None,
    config: str | None,
    by: str | None,
    min: int | None,
    format: str,
    today: str | None,
    lang: str,
) -> int:
    """Write the matrix of everything that the paths lead to; 1 when less than ``min`` percent is present."""
    request = Request(LintOptions(day(today)), paths, brand=brand, config=Path(config) if config else None)
    judge = Judge(request)
    found, problems = gather(request, judge)
    matrices = []
    for gathered in found:
        library = gathered.library(request)
        matrices.append((gathered.voice.policy.brand, matrix(library, by or _by(library.linter.policy.topics))))
    write({"json": _json, "csv": _csv, "markdown": _markdown}.get(format, _text)(matrices))
    if problems:
        say(dict.fromkeys(problems), lang)
        return COULD_NOT_JUDGE
    return 1 if min is not None and any(item.percent() < min for _, item in matrices) else 0


def _by(topics: object) -> str:
    return "topic" if topics else "id"


_Matrices = list[tuple[str, Matrix]]


def _text(matrices: _Matrices) -> str:
    parts = []
    for brand, item in matrices:
        rows = [(name, *(_MARKS[row[locale]] for locale in item.locales)) for name, row in item.rows.items()]
        counts = item.counts()
        lines = list(table((item.by, *item.locales), rows))
        for locale in item.locales:
            told = ", ".join(f"{counts[locale][state]} {state}" for state in STATES if counts[locale][state])
            lines.append(f"{locale}: {told or 'nothing'}")
        if item.unmatched:
            lines.append(f"{item.unmatched:,} messages have neither an id nor a locale in their path: not matched.")
        lines.append(f"{brand}: {item.percent():.1f} % present.")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n" if parts else "There are no messages.\n"


def _json(matrices: _Matrices) -> str:
    def told(brand: str, item: Matrix) -> dict[str, Any]:
        return {
            "brand": brand,
            "by": item.by,
            "locales": list(item.locales),
            "rows": [{item.by: name, "locales": dict(row)} for name, row in item.rows.items()],
            "counts": item.counts(),
            "unmatched": item.unmatched,
            "percent": round(item.percent(), 1),
        }

    return dumps([told(brand, item) for brand, item in matrices], indent=1) + "\n"


def _csv(matrices: _Matrices) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for _, item in matrices:
        writer.writerow((item.by, *item.locales))
        for name, row in item.rows.items():
            writer.writerow((inert_cell(name), *(row[locale] for locale in item.locales)))
    return out.getvalue()


def _markdown(matrices: _Matrices) -> str:
    lines = []
    for brand, item in matrices:
        lines += [f"## {_escaped(brand)}: {item.percent():.1f} %", ""]
        lines += ["| " + " | ".join((item.by, *item.locales)) + " |", "|---" * (len(item.locales) + 1) + "|"]
        for name, row in item.rows.items():
            lines.append("| " + " | ".join((_escaped(name), *(_MARKS[row[locale]] for locale in item.locales))) + " |")
        lines.append("")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return in_sentence(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")

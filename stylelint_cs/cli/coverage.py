"""``stylelint-cs coverage``: which topic or message has an answer in which locale."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from stylelint_cs.cli.shell import COULD_NOT_JUDGE, say, write
from stylelint_cs.cli.tables import table
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.gathering import gather
from stylelint_cs.judging import Judge
from stylelint_cs.library.coverage import STATES, Matrix, State, matrix
from stylelint_cs.report.csv_cells import inert_cell
from stylelint_cs.report.json import dumps
from stylelint_cs.report.safe_text import in_sentence
from stylelint_cs.request import Request
from stylelint_cs.translation import Text, in_language, msgid, said, said_of, together, translated
from stylelint_cs.type_hints import Any

_MARKS: Mapping[State, str] = {
    "present": msgid("yes"),
    "missing": msgid("MISSING"),
    "untranslated": msgid("untranslated"),
    "stale": msgid("stale"),
}


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
    request = Request(LintOptions(day(today)), paths, brand=brand, config=config or None)
    judge = Judge(request)
    found, problems = gather(request, judge)
    matrices = []
    for gathered in found:
        library = gathered.library(request)
        matrices.append((gathered.voice.policy.brand, matrix(library, by or _by(library.linter.policy.topics))))
    if format in ("json", "csv"):
        write(_json(matrices) if format == "json" else _csv(matrices))
    else:
        write(_markdown(matrices, lang) if format == "markdown" else _text(matrices, lang))
    if problems:
        say(dict.fromkeys(problems), lang)
        return COULD_NOT_JUDGE
    return 1 if min is not None and any(item.percent() < min for _, item in matrices) else 0


def _by(topics: object) -> str:
    return "topic" if topics else "id"


_Matrices = list[tuple[str, Matrix]]


def _marks(row: Mapping[str, State], locales: Sequence[str], language: str) -> list[str]:
    return [translated(_MARKS[row[locale]], language) for locale in locales]


def _row_name(item: Matrix, language: str) -> str:
    """What a row stands for, as the first column is called."""
    return translated(msgid("topic") if item.by == "topic" else msgid("id"), language)


def _counted(counts: Mapping[State, int]) -> Text:
    """How many rows a locale has in each state."""
    every: Mapping[State, Text] = {
        "present": said("{number} present", number=counts["present"]),
        "missing": said("{number} missing", number=counts["missing"]),
        "untranslated": said("{number} untranslated", number=counts["untranslated"]),
        "stale": said("{number} stale", number=counts["stale"]),
    }
    found = [every[state] for state in STATES if counts[state]]
    return together(*found, between=", ") if found else said("nothing")


def _text(matrices: _Matrices, language: str) -> str:
    parts = []
    for brand, item in matrices:
        rows = [(name, *_marks(row, item.locales, language)) for name, row in item.rows.items()]
        counts = item.counts()
        lines = list(table((_row_name(item, language), *item.locales), rows))
        for locale in item.locales:
            lines.append(f"{locale}: {in_language(_counted(counts[locale]), language)}")
        if item.unmatched:
            unmatched = said_of(
                item.unmatched,
                "{count:,} message has neither an id nor a locale in its path: not matched.",
                "{count:,} messages have neither an id nor a locale in their path: not matched.",
            )
            lines.append(in_language(unmatched, language))
        share = said("{brand}: {percent:.1f} % present.", brand=brand, percent=item.percent())
        lines.append(in_language(share, language))
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n" if parts else translated("There are no messages.", language) + "\n"


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


def _markdown(matrices: _Matrices, language: str) -> str:
    lines = []
    for brand, item in matrices:
        lines += [f"## {_escaped(brand)}: {item.percent():.1f} %", ""]
        lines += [
            "| " + " | ".join((_row_name(item, language), *item.locales)) + " |",
            "|---" * (len(item.locales) + 1) + "|",
        ]
        for name, row in item.rows.items():
            lines.append("| " + " | ".join((_escaped(name), *_marks(row, item.locales, language))) + " |")
        lines.append("")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return in_sentence(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")

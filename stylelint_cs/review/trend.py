"""The figures of earlier runs, in an SQLite file of the user's own: no texts, no names, only counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import said

VERSION = 2
"""The schema's version, kept in ``PRAGMA user_version``."""
_STEPS = (
    """
    CREATE TABLE runs (id INTEGER PRIMARY KEY, day TEXT NOT NULL, brand TEXT NOT NULL);
    CREATE TABLE figures (run INTEGER NOT NULL REFERENCES runs (id), name TEXT NOT NULL, value REAL NOT NULL);
    """,
    # Version 2: figures by locale; what was kept before is of all of them.
    """
    ALTER TABLE figures ADD COLUMN locale TEXT NOT NULL DEFAULT '';
    CREATE INDEX by_name ON figures (name, locale, run);
    """,
)
"""What leads from each version to the next."""
_APPLICATION = 0x53_43_53_52
_MEND = said("Name another file, or take this one away: --trend FILE")


class Run(NamedTuple):
    """The figures of one run: its day (``YYYY-MM-DD``), and values by name and locale (empty: all)."""

    day: str
    figures: Mapping[tuple[str, str], float]


def kept(path: Path, brand: str, day: str, figures: Mapping[tuple[str, str], float]) -> list[Run]:
    """Add this run's figures to the file and give those of all runs of the brand, the oldest first.

    A second run on one day takes the place of the first. Raises StylelintError when the file cannot be used.
    """
    try:
        with closing(sqlite3.connect(path, timeout=10)) as base:
            _migrate(base, path)
            with base:
                for (run,) in base.execute("SELECT id FROM runs WHERE day = ? AND brand = ?", (day, brand)).fetchall():
                    base.execute("DELETE FROM figures WHERE run = ?", (run,))
                    base.execute("DELETE FROM runs WHERE id = ?", (run,))
                run = base.execute("INSERT INTO runs (day, brand) VALUES (?, ?)", (day, brand)).lastrowid
                base.executemany(
                    "INSERT INTO figures (run, name, locale, value) VALUES (?, ?, ?, ?)",
                    [(run, name, locale, value) for (name, locale), value in sorted(figures.items())],
                )
            return _runs(base, brand)
    except sqlite3.Error as error:
        raise StylelintError([Problem(f"{path}: {error}", _MEND)]) from error


def _migrate(base: sqlite3.Connection, path: Path) -> None:
    version = base.execute("PRAGMA user_version").fetchone()[0]
    application = base.execute("PRAGMA application_id").fetchone()[0]
    tables = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != _APPLICATION:
        raise StylelintError([Problem(said("{path} is a database of something else", path=path), _MEND)])
    if version > VERSION:
        text = said("{path} was written by a newer release", path=path)
        raise StylelintError([Problem(text, said("Update stylelint-cs."))])
    if version < VERSION:
        steps = "".join(_STEPS[version:])
        base.executescript(
            f"BEGIN; {steps} PRAGMA user_version = {VERSION}; PRAGMA application_id = {_APPLICATION}; COMMIT;"
        )


def _runs(base: sqlite3.Connection, brand: str) -> list[Run]:
    rows = base.execute(
        "SELECT runs.id, day, name, locale, value FROM runs JOIN figures ON run = runs.id "
        "WHERE brand = ? ORDER BY day, runs.id, name, locale",
        (brand,),
    )
    found: dict[int, tuple[str, dict[tuple[str, str], float]]] = {}
    for run, day, name, locale, value in rows:
        found.setdefault(run, (day, {}))[1][name, locale] = value
    return [Run(day, figures) for day, figures in found.values()]

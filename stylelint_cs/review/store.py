"""What a review finds, kept in a private file of its own while it runs: memory stays flat however much is read.

The file has no name (SQLite makes and removes it); nothing of it is left when the run ends.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from stylelint_cs.kinds.turns import Activity, Contact
from stylelint_cs.model import LEVELS, Finding, Level, Message, Meta, OffsetMap, Position, Segment, SourceText, Span
from stylelint_cs.review.work import Judged
from stylelint_cs.type_hints import Any, overload

_TABLES = """
CREATE TABLE findings (path TEXT, line INT, col INT, rule TEXT, end_line INT, end_col INT, number INT, body TEXT);
CREATE TABLE marks (mark TEXT PRIMARY KEY, count INT) WITHOUT ROWID;
CREATE TABLE contacts (customer TEXT, topic TEXT, start REAL, finish REAL, number INT);
CREATE TABLE activities (agent TEXT, at REAL, number INT);
CREATE TABLE talks (number INTEGER PRIMARY KEY, path TEXT, line INT, id TEXT, locale TEXT, channel TEXT, topic TEXT,
    agent TEXT, day TEXT);
"""


class Store(Sequence[Finding]):
    """The findings in the order of the report, and the rows for the rules that look at several conversations."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000;" + _TABLES)
        self.levels: Counter[Level] = Counter()
        self.shown: Callable[[str], str] = str
        """What a reader is shown of words in a conversation."""

    def close(self) -> None:
        """Remove the file."""
        self._base.close()

    def add_talk(self, number: int, judged: Judged) -> None:
        """Keep what later rules ask of a conversation."""
        self._base.execute(
            "INSERT INTO talks VALUES (?,?,?,?,?,?,?,?,?)",
            (number, judged.path, judged.line, judged.id, judged.locale, judged.channel, judged.topic,
             judged.agents[0] if judged.agents else None, judged.day),
        )  # fmt: skip
        self._base.executemany("INSERT INTO contacts VALUES (?,?,?,?,?)", judged.contacts)
        self._base.executemany("INSERT INTO activities VALUES (?,?,?)", judged.activities)

    def add(self, finding: Finding, number: int) -> None:
        """Keep a finding; of those with one fingerprint each gets its own."""
        self.levels[finding.level] += 1
        mark = finding.fingerprint
        row = self._base.execute(
            "INSERT INTO marks VALUES (?, 1) ON CONFLICT (mark) DO UPDATE SET count = count + 1 RETURNING count",
            (mark,),
        ).fetchone()
        if row[0] > 1:
            mark = sha256(f"{mark}:{row[0] - 1}".encode()).hexdigest()
        body = [finding.level.word, finding.title, finding.explanation, finding.locale, finding.message_id, finding.key,
                finding.match, finding.suggestions, finding.text_span, mark]  # fmt: skip
        self._base.execute(
            "INSERT INTO findings VALUES (?,?,?,?,?,?,?,?)",
            (finding.path, *finding.start, finding.rule, *finding.end, number, json.dumps(body, ensure_ascii=False)),
        )

    def contacts(self) -> Iterator[Contact]:
        """See :meth:`stylelint_cs.review.rows.AcrossRows.contacts`."""
        rows = self._base.execute("SELECT * FROM contacts ORDER BY customer, topic, start, finish, number")
        return map(Contact._make, rows)

    def activities(self) -> Iterator[Activity]:
        """See :meth:`stylelint_cs.review.rows.AcrossRows.activities`."""
        return map(Activity._make, self._base.execute("SELECT * FROM activities ORDER BY agent, at, number"))

    def known_customers(self) -> int:
        """How many conversations name their customer and topic."""
        return int(self._base.execute("SELECT count(*) FROM contacts").fetchone()[0])

    def first_turn(self, number: int) -> Message:
        """Where the finding about a whole conversation stands: an empty message in its place."""
        path, line, id_, locale = self._base.execute(
            "SELECT path, line, id, locale FROM talks WHERE number = ?", (number,)
        ).fetchone()
        source = SourceText(path, "", (0,), line)
        return Message("", locale, id_, source, OffsetMap((Segment(0, 0, 0, 0, False),)), Meta())

    def about(self, number: int) -> tuple[str | None, str | None, str | None]:
        """Channel, first agent and day of a conversation."""
        channel, agent, day = self._base.execute(
            "SELECT channel, agent, day FROM talks WHERE number = ?", (number,)
        ).fetchone()
        return channel, agent, day

    def __len__(self) -> int:
        return self.levels.total()

    def __iter__(self) -> Iterator[Finding]:
        rows = self._base.execute(
            "SELECT * FROM findings ORDER BY path, line, col, rule, end_line, end_col, number, rowid"
        )
        return map(self._finding, rows)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        return list(self)[index]

    def _finding(self, row: tuple[Any, ...]) -> Finding:
        path, line, column, rule, end_line, end_column, _, body = row
        level, title, explanation, locale, id_, key, match, suggestions, span, mark = json.loads(body)
        return Finding(
            rule,
            LEVELS[level],
            title,
            self.shown(explanation),
            locale,
            path,
            id_,
            key,
            Position(line, column),
            Position(end_line, end_column),
            self.shown(match),
            tuple(suggestions),
            text_span=Span(*span) if span else None,
            fingerprint=mark,
        )

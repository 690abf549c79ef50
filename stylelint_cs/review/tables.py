"""Conversations in tables, one row a turn, the rows of a conversation anywhere in the file: CSV, TSV, Parquet."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from io import TextIOWrapper

from stylelint_cs.conversation import RECORDS
from stylelint_cs.model import Place, Problem
from stylelint_cs.review.raw import MOST_TURNS, RawTalk, RawTurn, broken, is_event, role_of, texts_of
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, BinaryIO, TypeAlias

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("conversation_id", "conversation", "chat_id", "ticket_id", "thread_id", "session_id", "id"),
    "role": ("role", "sender_type", "from", "author_type"),
    "text": ("text", "body", "message", "content"),
    "author": ("author", "name", "agent", "sender"),
    "at": ("at", "time", "timestamp", "created_at", "date", "ts"),
    "locale": ("locale", "language"),
    "channel": ("channel",),
    "topic": ("topic", "category"),
    "tags": ("tags",),
    "customer": ("customer", "customer_id", "contact_id"),
    "owner": ("owner",),
    **{name: (name,) for name in RECORDS},
}
_MEND = said("The first line names the columns; needed are conversation_id, role and text.")
Numbered: TypeAlias = tuple[int, Mapping[str, Any] | Problem]
"""A row by the names of its columns, or what is wrong with it, with the line or row it begins in."""


def read_csv(stream: BinaryIO, path: str) -> Iterator[RawTalk | Problem]:
    """The conversations of a CSV or TSV file. A row that cannot be read is a problem, and the rest is read on."""
    csv.field_size_limit(10_000_000)
    text = TextIOWrapper(stream, encoding="utf-8-sig", newline="", errors="surrogateescape")
    try:
        yield from _read_text(text, path)
    finally:
        # The stream is closed by who opened it.
        text.detach()


def _read_text(text: TextIOWrapper, path: str) -> Iterator[RawTalk | Problem]:
    first = text.readline()
    if broken(first):
        yield Problem(said("the file is not UTF-8"), said("Save it as UTF-8."), Place(path, 1, 1))
        return
    mark = max(",;\t|", key=first.count)
    head = next(csv.reader([first], delimiter=mark), [])
    yield from gathered(_csv_rows(text, head, mark, path), head, path)


def _csv_rows(text: Iterable[str], head: list[str], mark: str, path: str) -> Iterator[Numbered]:
    # What is quoted wrongly would take other rows into itself.
    rows = csv.reader(text, delimiter=mark, strict=True)
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as error:
            wrong = said("this is no CSV: {reason}", reason=str(error))
            for lost in range(line, rows.line_num + 2):
                yield lost, Problem(wrong, _MEND, Place(path, lost, 1))
            continue
        if row is None:
            return
        found = _row(row, head, Place(path, line, 1))
        if found is not None:
            yield line, found


def _row(row: list[str], head: list[str], place: Place) -> Mapping[str, Any] | Problem | None:
    if any(map(broken, row)):
        return Problem(said("the file is not UTF-8"), said("Save it as UTF-8."), place)
    if any(row[len(head) :]):
        return Problem(said("the row has more cells than the first line names"), said("Put texts in quotes."), place)
    return dict(zip(head, row, strict=False)) if row else None


def gathered(rows: Iterable[Numbered], head: Iterable[str], path: str) -> Iterator[RawTalk | Problem]:
    """The conversations of rows with their line numbers; what is not sorted is sorted in a file of its own.

    None has more than ``MOST_TURNS`` turns; longer ones come in parts.
    """
    names = {name.strip().casefold(): name for name in head if name}
    columns = {field: names[word] for field, words in _COLUMNS.items() for word in reversed(words) if word in names}
    missing = [field for field in ("id", "role", "text") if field not in columns]
    if missing:
        yield Problem(said("there is no column for {names}", names=", ".join(missing)), _MEND, Place(path, 1, 1))
        return
    base = sqlite3.connect("")
    base.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000;"
        "CREATE TABLE turns (first INT, line INT, body TEXT);"
        "CREATE TABLE talks (id TEXT PRIMARY KEY, first INT) WITHOUT ROWID;"
    )
    for line, row in rows:
        values = {} if isinstance(row, Problem) else {field: _cell(row.get(name)) for field, name in columns.items()}
        wrong = row if isinstance(row, Problem) else _wrong(values, Place(path, line, 1))
        if wrong is not None:
            yield wrong
            continue
        if not is_event(values["role"]):
            base.execute("INSERT OR IGNORE INTO talks VALUES (?, ?)", (values["id"], line))
            first = base.execute("SELECT first FROM talks WHERE id = ?", (values["id"],)).fetchone()[0]
            base.execute("INSERT INTO turns VALUES (?,?,?)", (first, line, json.dumps(values, ensure_ascii=False)))
    yield from _talks(base, path)
    base.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat() if isoformat is not None else value).strip()


def _wrong(values: Mapping[str, str], place: Place) -> Problem | None:
    if not values["id"]:
        return Problem(said("the row names no conversation"), _MEND, place)
    if role_of(values["role"]) is None and not is_event(values["role"]):
        return Problem(said("the row has no role that is customer, agent or bot"), _MEND, place)
    if values["text"] or is_event(values["role"]):
        return None
    return Problem(said("the row has no text"), _MEND, place)


def _talks(base: sqlite3.Connection, path: str) -> Iterator[RawTalk]:
    rows: list[tuple[int, dict[str, str]]] = []
    held: int | None = None
    part = 1
    for first, line, body in base.execute("SELECT first, line, body FROM turns ORDER BY first, line"):
        full = first == held and len(rows) >= MOST_TURNS
        if (first != held or full) and rows:
            yield _talk(rows, path, part, is_cut=full or part > 1)
            rows, part = [], part + 1 if full else 1
        held = first
        rows.append((line, json.loads(body)))
    if rows:
        yield _talk(rows, path, part, is_cut=part > 1)


def _talk(rows: list[tuple[int, dict[str, str]]], path: str, part: int, *, is_cut: bool) -> RawTalk:
    def first(field: str) -> str | None:
        return next((row[field] for _, row in rows if row.get(field)), None)

    turns = tuple(
        RawTurn(role_of(row["role"]) or "", row["text"], row.get("author") or None, row.get("at") or None, line=line)
        for line, row in rows
    )
    people = tuple(dict.fromkeys(turn.author for turn in turns if turn.role == "customer" and turn.author))
    return RawTalk(
        path,
        rows[0][0],
        rows[0][1]["id"] if part == 1 else f"{rows[0][1]['id']}/{part}",
        turns,
        locale=first("locale"),
        channel=first("channel"),
        topic=first("topic"),
        tags=texts_of(first("tags") or ""),
        customer=first("customer") or (people[0] if people else None),
        owner=first("owner"),
        record={name: first(name) or "" for name in RECORDS if name in rows[0][1]},
        names=people,
        is_cut=is_cut,
    )


def read_parquet(stream: BinaryIO, path: str) -> Iterator[RawTalk | Problem]:
    """The conversations of a Parquet file with the same columns, read in batches."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        text = said("{path} is Parquet, and pyarrow is not there", path=path)
        yield Problem(text, said("Install stylelint-cs[parquet]."))
        return
    try:
        file = ParquetFile(stream)
        head = file.schema_arrow.names

        def numbered() -> Iterator[tuple[int, Mapping[str, Any]]]:
            number = 0
            for batch in file.iter_batches(batch_size=5_000):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row

        yield from gathered(numbered(), head, path)
    except ArrowException:
        yield Problem(said("{path} is no Parquet file", path=path), said("Export it again."))

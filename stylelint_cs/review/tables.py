"""Conversations in tables, one row a turn, the rows of a conversation anywhere in the file: CSV, TSV, Parquet."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from io import TextIOWrapper
from typing import Any, BinaryIO

from stylelint_cs.conversation import RECORDS
from stylelint_cs.model import Place, Problem
from stylelint_cs.review.raw import RawTalk, RawTurn, is_event, role_of, texts_of
from stylelint_cs.translation import said, said_of

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
_MOST_PROBLEMS = 100


def read_csv(stream: BinaryIO, path: str) -> Iterator[RawTalk | Problem]:
    """The conversations of a CSV or TSV file. A row that cannot be read is a problem, and the rest is read on."""
    csv.field_size_limit(10_000_000)
    text = TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    first = text.readline()
    mark = max(",;\t|", key=first.count)
    head = next(csv.reader([first], delimiter=mark), [])
    rows = csv.reader(text, delimiter=mark)

    def numbered() -> Iterator[tuple[int, Mapping[str, Any]]]:
        line = 2
        for row in rows:
            if row:
                yield line, dict(zip(head, row, strict=False))
            line = rows.line_num + 2

    try:
        yield from gathered(numbered(), head, path)
    except UnicodeDecodeError:
        yield Problem(said("the file is not UTF-8"), said("Save it as UTF-8."), Place(path, 1, 1))
    except csv.Error as error:
        found = said("this is no CSV: {reason}", reason=str(error))
        yield Problem(found, _MEND, Place(path, rows.line_num + 1, 1))


def gathered(
    rows: Iterable[tuple[int, Mapping[str, Any]]], head: Iterable[str], path: str
) -> Iterator[RawTalk | Problem]:
    """The conversations of rows with their line numbers; what is not sorted is sorted in a file of its own."""
    names = {name.strip().casefold(): name for name in head if name}
    columns = {field: names[word] for field, words in _COLUMNS.items() for word in reversed(words) if word in names}
    missing = [field for field in ("id", "role", "text") if field not in columns]
    if missing:
        yield Problem(said("there is no column for {names}", names=", ".join(missing)), _MEND, Place(path, 1, 1))
        return
    base = sqlite3.connect("")
    base.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
        "CREATE TABLE turns (first INT, line INT, body TEXT);"
        "CREATE TABLE talks (id TEXT PRIMARY KEY, first INT) WITHOUT ROWID;"
    )
    problems = 0
    for line, row in rows:
        values = {field: _cell(row.get(name)) for field, name in columns.items()}
        wrong = _wrong(values)
        if wrong:
            problems += 1
            if problems <= _MOST_PROBLEMS:
                yield Problem(wrong, _MEND, Place(path, line, 1))
            continue
        if not is_event(values["role"]):
            base.execute("INSERT OR IGNORE INTO talks VALUES (?, ?)", (values["id"], line))
            first = base.execute("SELECT first FROM talks WHERE id = ?", (values["id"],)).fetchone()[0]
            base.execute("INSERT INTO turns VALUES (?,?,?)", (first, line, json.dumps(values, ensure_ascii=False)))
    if problems > _MOST_PROBLEMS:
        more = problems - _MOST_PROBLEMS
        text = said_of(
            more,
            "{path}: and {number} more row that cannot be read",
            "{path}: and {number} more rows that cannot be read",
            path=path,
            number=f"{more:,}",
        )
        yield Problem(text, _MEND)
    yield from _talks(base, path)
    base.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat() if isoformat is not None else value).strip()


def _wrong(values: Mapping[str, str]) -> str | None:
    if not values["id"]:
        return said("the row names no conversation")
    if role_of(values["role"]) is None and not is_event(values["role"]):
        return said("the row has no role that is customer, agent or bot")
    return None if values["text"] or is_event(values["role"]) else said("the row has no text")


def _talks(base: sqlite3.Connection, path: str) -> Iterator[RawTalk]:
    rows: list[tuple[int, dict[str, str]]] = []
    held: int | None = None
    for first, line, body in base.execute("SELECT first, line, body FROM turns ORDER BY first, line"):
        if first != held and rows:
            yield _talk(rows, path)
            rows = []
        held = first
        rows.append((line, json.loads(body)))
    if rows:
        yield _talk(rows, path)


def _talk(rows: list[tuple[int, dict[str, str]]], path: str) -> RawTalk:
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
        rows[0][1]["id"],
        turns,
        locale=first("locale"),
        channel=first("channel"),
        topic=first("topic"),
        tags=texts_of(first("tags") or ""),
        customer=first("customer") or (people[0] if people else None),
        owner=first("owner"),
        record={name: first(name) or "" for name in RECORDS if name in rows[0][1]},
        names=people,
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

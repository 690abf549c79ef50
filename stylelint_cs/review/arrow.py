"""Messages in Arrow record batches: the findings that ``check`` would have, for data that lies in a lake.

``frame.mapInArrow(partial(lint_batches, brand="acme", today="2026-11-22"), SCHEMA)`` runs it in PySpark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.model import Message, Meta, OffsetMap, SourceText
from stylelint_cs.packs.loader import canonical
from stylelint_cs.type_hints import Any
from stylelint_cs.voices import Voices

SCHEMA = (
    "id string, rule string, level string, title string, explanation string, locale string, match string, "
    "start int, end int, suggestions array<string>, fingerprint string"
)
"""The columns of the findings, as Spark writes them; ``start`` and ``end`` are code points of the text, half-open."""
_META = ("channel", "role", "topic", "position", "fault", "author", "at")


def lint_batch(batch: Any, linter: Linter) -> Any:
    """The findings of a ``pyarrow.RecordBatch`` as another one, with the columns of ``SCHEMA``.

    Its columns are ``text``, ``locale``, ``id``, and any of channel, role, topic, position, fault, author, at. Rows
    without a text, of a customer, or in a language that the brand does not speak have no findings.
    """
    import pyarrow

    strings = [name.split()[0] for name in SCHEMA.split(", ")]
    columns: dict[str, list[Any]] = {name: [] for name in strings}
    for number, row in enumerate(batch.to_pylist()):
        text, locale = row.get("text") or "", row.get("locale")
        id_ = str(row["id"]) if row.get("id") is not None else str(number)
        meta = Meta(stored=False, **{name: row[name] for name in _META if row.get(name)})
        source = SourceText.of(id_, text)
        places = OffsetMap.identity(len(text))
        message = Message(text, canonical(locale) if locale else None, id_, source, places, meta)
        for finding in linter.check_message(message):
            span = finding.text_span or (0, 0)
            found = (id_, finding.rule, finding.level.word, finding.title, finding.explanation, finding.locale,
                     finding.match, *span, list(finding.suggestions), finding.fingerprint)  # fmt: skip
            for name, value in zip(strings, found, strict=True):
                columns[name].append(value)
    return pyarrow.record_batch(columns, schema=_schema(pyarrow))


def lint_batches(
    batches: Iterable[Any], brand: str | Path | None = None, today: str = "1970-01-01", language: str = "en"
) -> Iterator[Any]:
    """The findings of each batch of an iterator: what Spark's ``mapInArrow`` asks for. ``today`` is ``YYYY-MM-DD``.

    Raises StylelintError when the brand cannot be read, Incomplete when a rule ran out of time.
    """
    linter = Voices(brand, LintOptions(today, language=language)).of(NO_CONFIG).linter
    for batch in batches:
        yield lint_batch(batch, linter)


def _schema(pyarrow: Any) -> Any:
    types = {"string": pyarrow.string(), "int": pyarrow.int32(), "array<string>": pyarrow.list_(pyarrow.string())}
    return pyarrow.schema([(name, types[kind]) for name, kind in (item.split() for item in SCHEMA.split(", "))])

"""Tables (RFC 4180): the first row names the columns, every cell knows where it stands.

Quoted cells may hold line breaks and doubled quotes. A spreadsheet of a locale with a decimal comma separates
columns by semicolons; the header row tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import regex

from stylelint_cs.frozen import replace
from stylelint_cs.model import OffsetMap, Segment, SourceText
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import Problems
from stylelint_cs.sources import metadata
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.building import Document
from stylelint_cs.sources.locales import names_pack
from stylelint_cs.sources.paths import PathExpression, Step
from stylelint_cs.sources.records import read_document
from stylelint_cs.translation import said, said_of

_QUOTED = regex.compile(r'"((?:[^"]++|"")*+)"')
_KNOWN = frozenset({*metadata.MESSAGE_KEYS, *metadata.ID_KEYS, *metadata.LOCALE_KEYS, *metadata.FIELDS})
_DELIMITERS = ",;\t"
# What a spreadsheet writes above a table to tell itself.
_SEPARATOR = regex.compile(r"sep=(?P<mark>[,;\t])(?:\r\n|\n|\r)", regex.IGNORECASE)
_LINE = regex.compile(r"[^\n]*+")
_BETWEEN = regex.compile(rf"[{_DELIMITERS}\r]")
_IN_LANGUAGE = regex.compile(
    r"(?i:\L<keys>)[\s_.:-]*(?:\(\s*+(?P<tag>\w[\w-]+)\s*+\)|\[\s*+(?P<tag>\w[\w-]+)\s*+\]|(?<=[\s_.:-])(?P<tag>\w[\w-]+))",
    keys=[*metadata.MESSAGE_KEYS],
)


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a CSV file; columns are separated by what separates its header: comma, semicolon or tab."""
    return _read(source, spec, delimiter_of(source))


def delimiter_of(source: SourceText) -> str:
    """What separates the columns of a CSV file: whatever stands in its first row most often."""
    told = _SEPARATOR.match(source.text)
    if told is not None:
        return told["mark"]
    header = _QUOTED.sub("", source.line(source.base_line))
    return max(_DELIMITERS, key=header.count)


def read_tsv(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a file whose columns are separated by tabs."""
    return _read(source, spec, "\t")


def _read(source: SourceText, spec: ReadSpec, delimiter: str) -> Reading:
    problems = Problems()
    cells: list[list[Text]] = []
    count = 0
    head = _SEPARATOR.match(source.text)
    for row in rows(source, delimiter, problems):
        if head is not None and row[0].start == 0:
            continue
        cells.append(row)
        count += len(row)
        if count > spec.limits.nodes:
            message = said_of(
                spec.limits.nodes, "the file holds more than {count:,} cell", "the file holds more than {count:,} cells"
            )
            problems.at(source, row[0].start, message, said("Split it, or use JSON Lines."))
            return Reading(problems=problems.sorted())
    root = _table(source, cells, spec, problems)
    reading = read_document(Document(source, root, offsets), in_rows(spec))
    problems.extend(reading.problems)
    return reading._replace(problems=problems.sorted())


def in_rows(spec: ReadSpec) -> ReadSpec:
    """A way to read whose paths lead into the rows of a table; they may name the column alone."""
    return replace(
        spec,
        messages=tuple(_in_rows(path) for path in spec.messages),
        id=_in_rows(spec.id) if spec.id is not None else None,
        meta={name: _in_rows(path) for name, path in spec.meta.items()},
        others=tuple((name, _in_rows(path)) for name, path in spec.others),
    )


def _in_rows(path: PathExpression) -> PathExpression:
    """A path into the rows: the column alone may be written, ``body`` for ``[].body``."""
    if path.steps[0].kind in ("items", "index"):
        return path
    return PathExpression((Step("items"), *path.steps), path.text)


def _table(source: SourceText, cells: list[list[Text]], spec: ReadSpec, problems: Problems) -> List:
    if not cells:
        return List(source, 0, 0, ())
    header = columns(cells[0], spec, problems)
    spoken = languages(header, spec)
    table: list[Node] = []
    for row in cells[1:]:
        extra = next((cell for cell in row[len(header) :] if cell.value.strip()), None)
        if extra is not None:
            message = said_of(
                len(row),
                "the row has {count} cell, the header {header}",
                "the row has {count} cells, the header {header}",
                header=len(header),
            )
            problems.at(source, extra.start, message, said("Put a text that holds the separator in double quotes."))
        pairs = in_languages(source, zip(header, row, strict=False), spoken)
        table.append(Map(source, row[0].start, row[-1].end, pairs))
    return List(source, cells[0][0].start, cells[-1][-1].end, tuple(table))


def columns(cells: Sequence[Text], spec: ReadSpec, problems: Problems) -> list[Text]:
    """The names of the columns that a first row gives."""
    header = [_column(cell, spec) for cell in cells]
    seen: set[str] = set()
    for key in header:
        if key.value and key.value in seen:
            problems.at(
                key.source,
                key.start,
                said("two columns are called {name!r}", name=key.value[:60]),
                said("Rename one of them."),
            )
        seen.add(key.value)
    return header


def languages(header: Sequence[Text], spec: ReadSpec) -> Mapping[str, Text]:
    """The columns that hold the texts of one language, each with its locale: ``sw``, ``text_sw``, ``Body (ar)``.

    A bare locale may be a word, so that two of them have to stand side by side.
    """
    if spec.messages or not spec.known:
        return {}
    found: dict[str, Text] = {}
    bare = 0
    for key in header:
        match = _IN_LANGUAGE.fullmatch(key.value.strip())
        tag = match["tag"] if match is not None else key.value
        if key.value not in _KNOWN and names_pack(tag, spec.known) is not None:
            found[key.value] = replace(key, value=tag)
            bare += match is None
    return {} if bare == 1 and len(found) == 1 else found


def in_languages(
    source: SourceText, row: Iterable[tuple[Text, Text]], spoken: Mapping[str, Text]
) -> tuple[tuple[Text, Node], ...]:
    """A row as fields by name; the cells of columns of one language are one text by locale."""
    if not spoken:
        return tuple(row)
    fields: list[tuple[Text, Node]] = []
    texts: list[tuple[Text, Node]] = []
    for key, cell in row:
        if key.value in spoken:
            texts.append((spoken[key.value], cell))
        else:
            fields.append((key, cell))
    if texts:
        start, end = texts[0][1].start, texts[-1][1].end
        fields.append((Text(source, start, start, "text", '"'), Map(source, start, end, tuple(texts))))
    return tuple(fields)


def may_hold(text: str, known: Collection[str]) -> bool:
    """Whether the first row of a table names a column of texts, or columns by their languages."""
    head = _SEPARATOR.match(text)
    first = _LINE.match(text, head.end() if head is not None else 0)
    names = [name.strip().strip('"').strip() for name in _BETWEEN.split(first[0] if first is not None else "")]
    usual = any(name.casefold() in metadata.MESSAGE_KEYS for name in names)
    return (
        usual
        or any(_IN_LANGUAGE.fullmatch(name) for name in names)
        or (sum(name.casefold() not in _KNOWN and names_pack(name, known) is not None for name in names) > 1)
    )


def _column(cell: Text, spec: ReadSpec) -> Text:
    """A column's name; the usual keys may be written with capitals."""
    name = cell.value.strip()
    usual = name.casefold()
    return replace(cell, value=usual if not spec.messages and usual in _KNOWN else name)


def rows(source: SourceText, delimiter: str, problems: Problems) -> Iterator[list[Text]]:
    """The cells row by row; lines without anything are left out."""
    text, at = source.text, 0
    bare = regex.compile(rf"[^{regex.escape(delimiter)}\r\n]*+")
    while at < len(text):
        row: list[Text] = []
        while True:
            start = at
            value = ""
            quoted = _QUOTED.match(text, at)
            if quoted is not None:
                value, at = quoted[1].replace('""', '"'), quoted.end()
            elif text[at : at + 1] == '"':
                problems.at(
                    source,
                    at,
                    said("the quotation mark is never closed"),
                    said('Close it; a quote inside is written "".'),
                )
            rest = bare.match(text, at)
            if rest is not None:
                value, at = value + rest[0], rest.end()
            row.append(Text(source, start, at, value, '"'))
            if text[at : at + 1] != delimiter:
                break
            at += 1
        at += 2 if text.startswith("\r\n", at) else 1
        if len(row) > 1 or row[0].end > row[0].start:
            yield row


def offsets(node: Text) -> OffsetMap | None:
    """Where each character of a cell stands in the file."""
    text = node.source.text
    quoted = _QUOTED.match(text, node.start, node.end)
    if quoted is None:
        return OffsetMap.identity(len(node.value), node.start)
    segments: list[Segment] = []
    decoded, at = 0, node.start + 1
    for end, skip in _runs(text, at, quoted.end() - 1, node.end):
        if end > at:
            segments.append(Segment(decoded, decoded + end - at, at, end, True))
            decoded += end - at
        if skip == 2:
            segments.append(Segment(decoded, decoded + 1, end, end + 2, False))
            decoded += 1
        at = end + skip
    return OffsetMap(tuple(segments)) if segments else OffsetMap.identity(0, node.start + 1)


def _runs(text: str, start: int, closing: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each run of characters that stand as they are ends, and how many characters of quoting follow."""
    at = text.find('"', start, closing)
    while at >= 0:
        yield at, 2
        at = text.find('"', at + 2, closing)
    yield closing, 1
    yield end, 0

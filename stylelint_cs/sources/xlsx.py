"""XLSX workbooks, read only: the first row of a sheet names its columns, every cell is a value of its row.

Columns are found as in CSV. A place is the row as the line and the character inside the cell as the column; the key
names sheet and cell. Only what the limits allow is unpacked. Source: ECMA-376, SpreadsheetML.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath

import regex

from stylelint_cs.frozen import replace
from stylelint_cs.limits import Limits
from stylelint_cs.model import OffsetMap, Problem, Skipped, SourceText, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import Problems
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.building import Document
from stylelint_cs.sources.csv import columns, in_languages, in_rows, languages
from stylelint_cs.sources.picking import Picker
from stylelint_cs.sources.records import TreeBuilder, chosen, joined, message_of
from stylelint_cs.sources.xmltree import Chunk, Element, parse
from stylelint_cs.translation import said

_CELL = regex.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
_ESCAPE = regex.compile(r"_x([0-9A-Fa-f]{4})_")
_DEEP = 64
_WORKBOOK = "xl/workbook.xml"
_MEND = said("Save it as .xlsx again, or export it as CSV.")


def decode(data: bytes, path: str) -> SourceText:
    """The bytes of a workbook, one character each: there is no text to show lines of."""
    return SourceText(path, data.decode("latin-1"), (0,))


class _Cell(NamedTuple):
    sheet: str
    name: str
    row: int
    text: str


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a workbook."""
    problems = Problems()
    sheets: list[Reading] = []
    try:
        book = _Book(source, spec.limits)
        for name, cells in book.sheets():
            sheets.append(_sheet(source, spec, name, cells, problems))
            problems.extend(sheets[-1].problems)
    except StylelintError as error:
        problems.extend(error.problems)
    reading = joined(sheets)
    if not (reading.messages or reading.skipped or problems):
        return Reading(skipped=(Skipped(source.path, said("no text in any cell")),))
    return reading._replace(problems=problems.sorted())


def _sheet(source: SourceText, spec: ReadSpec, name: str, cells: list[_Cell], problems: Problems) -> Reading:
    """The messages of a sheet: a table whose cells know their row."""
    rows: dict[int, dict[str, Text]] = {}
    where: dict[int, _Cell] = {}
    for cell in cells:
        column = cell.name.rstrip("0123456789")
        own = SourceText(source.path, cell.text, (0,), cell.row)
        node = Text(own, 0, len(cell.text), cell.text, '"')
        where[id(node)] = cell
        rows.setdefault(cell.row, {})[column] = node
    if not rows:
        return Reading()
    first, *others = [rows[number] for number in sorted(rows)]
    header = dict(zip(first, columns(list(first.values()), spec, problems), strict=True))
    spoken = languages([*header.values()], spec)
    table: list[Node] = []
    for row in others:
        named = ((header[column], cell) for column, cell in row.items() if column in header)
        pairs = in_languages(source, named, spoken)
        table.append(Map(next(iter(row.values())).source, 0, 0, pairs))
    root = List(source, 0, 0, tuple(table))
    spec = in_rows(spec)
    document = Document(source, root, lambda node: OffsetMap.identity(len(node.value)))
    builder = TreeBuilder(document, spec)
    picker = Picker(document, builder.problems, spec.known)
    messages = []
    for found in chosen(builder, picker):
        message = message_of(builder, found)
        cell = where[id(found.node)]
        if message is not None:
            key = f"{name}!{cell.name}"
            messages.append(replace(message, source=found.node.source, key=key))
    return builder.reading(messages)


class _Book:
    """The parts of a workbook, unpacked one by one within the limits."""

    def __init__(self, source: SourceText, limits: Limits) -> None:
        self.path, self.limits = source.path, limits
        self.left = limits.file_bytes
        try:
            self.zip = zipfile.ZipFile(BytesIO(source.text.encode("latin-1")))
        except (zipfile.BadZipFile, UnicodeEncodeError, ValueError, OSError, NotImplementedError):
            raise self._broken(said("{path} is no XLSX workbook", path=self.path)) from None
        self.names = frozenset(self.zip.namelist())
        self.strings = self._shared()

    def _broken(self, message: str) -> StylelintError:
        return StylelintError([Problem(message, _MEND)])

    def _part(self, name: str) -> Element:
        """A part as XML. Raises StylelintError when it is missing, broken or over a limit."""
        if name not in self.names:
            raise self._broken(said("{path} lacks its part {name}", path=self.path, name=name))
        try:
            with self.zip.open(name) as stream:
                data = stream.read(self.left + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, NotImplementedError, EOFError):
            raise self._broken(said("{path} cannot be unpacked: {name}", path=self.path, name=name)) from None
        self.left -= len(data)
        if self.left < 0:
            raise self._broken(
                said("{path} unpacks to more than {most:,} bytes", path=self.path, most=self.limits.file_bytes)
            )
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise self._broken(
                said("{path} holds a part that is no UTF-8: {name}", path=self.path, name=name)
            ) from None
        part = SourceText.of(f"{self.path}:{name}", text)
        return parse(part, replace(self.limits, depth=max(self.limits.depth, _DEEP))).root

    def _shared(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.names:
            return []
        return [_rich(item) for item in self._part("xl/sharedStrings.xml").all("si")]

    def sheets(self) -> Iterator[tuple[str, list[_Cell]]]:
        """The sheets in their order, with their cells that hold text."""
        targets = {
            relation.attributes.get("Id", ""): relation.attributes.get("Target", "")
            for relation in self._part("xl/_rels/workbook.xml.rels").all("Relationship")
        }
        listed = self._part(_WORKBOOK).first("sheets")
        for sheet in listed.all("sheet") if listed is not None else ():
            name = sheet.attributes.get("name", "")
            target = targets.get(sheet.attributes.get("id", ""), "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            if part in self.names and "worksheets" in part:
                yield name, list(self._cells(self._part(part), name))

    def _cells(self, root: Element, sheet: str) -> Iterator[_Cell]:
        data = root.first("sheetData")
        for row in data.all("row") if data is not None else ():
            for cell in row.all("c"):
                name = cell.attributes.get("r", "")
                match = _CELL.fullmatch(name)
                text = self._text(cell) if match is not None else ""
                if match is not None and text.strip():
                    yield _Cell(sheet, name, int(match["row"]), text)

    def _text(self, cell: Element) -> str:
        """The text of a cell; numbers and truth values are none."""
        kind = cell.attributes.get("t", "n")
        if kind == "inlineStr":
            inline = cell.first("is")
            return _rich(inline) if inline is not None else ""
        value = cell.first("v")
        written = _chars(value) if value is not None else ""
        if kind == "s":
            return self.strings[int(written)] if written.isdecimal() and int(written) < len(self.strings) else ""
        return _unescaped(written) if kind in ("str", "n") else ""


def _rich(element: Element) -> str:
    """A string with or without runs of its own format; readings of characters (``rPh``) are left out."""
    runs = [part for child in element.elements for part in ([child] if child.name == "t" else child.all("t"))]
    own = [part for child in element.all("rPh") for part in child.all("t")]
    return _unescaped("".join(_chars(part) for part in runs if part not in own))


def _chars(element: Element) -> str:
    return "".join(child.text for child in element.children if isinstance(child, Chunk))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text

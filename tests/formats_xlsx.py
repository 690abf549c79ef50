"""Writes the parts of a workbook that a spreadsheet program would write, as small as they may be."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(sheets: Mapping[str, Sequence[Sequence[str | int | None]]], **parts: str) -> bytes:
    """A workbook: rows of cells by sheet; texts are shared strings, ``None`` leaves a cell out.

    ``parts`` replace or add parts by a name in which ``__`` stands for ``/`` and ``_x`` for ``.xml``.
    """
    strings: list[str] = []
    files: dict[str, str] = {}
    names = list(sheets)
    for number, name in enumerate(names, 1):
        rows = "".join(_row(index, row, strings) for index, row in enumerate(sheets[name], 1))
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    files["xl/workbook.xml"] = f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>'
    links = "".join(
        f'<Relationship Id="rId{number}" Target="worksheets/sheet{number}.xml"/>' for number in range(1, len(names) + 1)
    )
    files["xl/_rels/workbook.xml.rels"] = f"<Relationships>{links}</Relationships>"
    items = "".join(f"<si>{text if text.startswith('<') else f'<t>{escape(text)}</t>'}</si>" for text in strings)
    files["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{items}</sst>'
    files.update((name.replace("__", "/").replace("_x", ".xml"), text) for name, text in parts.items())
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def _row(index: int, row: Sequence[str | int | None], strings: list[str]) -> str:
    cells = []
    for column, value in zip("ABCDEFGH", row, strict=False):
        if isinstance(value, int):
            cells.append(f'<c r="{column}{index}"><v>{value}</v></c>')
        elif value is not None and value.startswith("="):
            cells.append(f'<c r="{column}{index}" t="str"><f>A1</f><v>{escape(value[1:])}</v></c>')
        elif value is not None:
            strings.append(value)
            cells.append(f'<c r="{column}{index}" t="s"><v>{len(strings) - 1}</v></c>')
    return f'<row r="{index}">{"".join(cells)}</row>'

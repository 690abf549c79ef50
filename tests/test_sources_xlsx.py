"""Workbooks: cells as messages of their row, nothing written, nothing unpacked without end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.sources.collect import CollectOptions, FileMessages, collect
from tests.fixing import fixed
from tests.formats_xlsx import workbook

SHEETS: dict[str, list[list[str | int | None]]] = {
    "Replies": [
        ["ID", "Language", "Text", "Note"],
        ["hello", "sw", "Habari <b>yako</b>\nkaribu", "x"],
        [],
        ["bye", "el", "<r><t>Αντίο, </t></r><r><t>φίλε</t></r>", 3],
        ["sum", "sw", "=Jumla", None],
    ],
    "Empty & other": [["a", "b"], ["1", "2"]],
}


def gather(path: Path, data: bytes, **options: Any) -> FileMessages:
    path.write_bytes(data)
    (found,) = collect([path], CollectOptions(known=frozenset({"sw", "el", "en"}), **options))
    return found


def test_a_cell_is_a_message_of_its_row(tmp_path: Path) -> None:
    found = gather(tmp_path / "a.xlsx", workbook(SHEETS))
    assert (found.problems, found.skipped) == ((), ())
    assert [(message.id, message.locale, message.key, message.text) for message in found.messages] == [
        ("hello", "sw", "Replies!C2", "Habari <b>yako</b>\nkaribu"),
        ("bye", "el", "Replies!C4", "Αντίο, φίλε"),
        ("sum", "sw", "Replies!C5", "Jumla"),
    ]
    first, second, _ = found.messages
    start = first.text.index("karibu")
    assert first.file_span(start, start + 6) == ((2, start + 1), (2, start + 7))
    assert second.file_span(7, 11) == ((4, 8), (4, 12))
    assert [first.text[span.start : span.end] for span in first.masks] == ["<b>", "</b>"]


def test_inline_texts_are_read_and_readings_of_characters_are_not(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>Karibu_x000A_tena</t></r><rPh><t>no</t></rPh></is></c></row>'
    )
    parts = {"xl__worksheets__sheet1_x": f"<worksheet><sheetData>{rows}</sheetData></worksheet>"}
    found = gather(tmp_path / "a.xlsx", workbook({"S": []}, **parts), locale="sw")
    assert [message.text for message in found.messages] == ["Karibu\ntena"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04 broken", "is no XLSX workbook"),
        (b"", "is no XLSX workbook"),
        (workbook({"S": []}, xl__workbook_x="<a"), "this is no XML"),
        (workbook({"S": []}, xl__workbook_x="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "a document type with declarations"),
    ],
)
def test_what_is_no_workbook_is_a_problem(tmp_path: Path, data: bytes, problem: str) -> None:
    found = gather(tmp_path / "a.xlsx", data)
    assert [problem in item.message and item.mend != "" for item in found.problems] == [True]


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    data = workbook({"S": [["text"], ["a" * 500_000]]})
    assert len(data) < 10_000
    found = gather(tmp_path / "a.xlsx", data, limits=Limits(file_bytes=100_000))
    assert "unpacks to more than 100,000 bytes" in found.problems[0].message


def test_a_workbook_without_texts_is_skipped(tmp_path: Path) -> None:
    found = gather(tmp_path / "a.xlsx", workbook({"S": [["a"], ["b"]]}))
    assert [item.reason for item in found.skipped] == ["no message under the usual keys"]


def test_a_workbook_is_never_written_and_that_is_said(tmp_path: Path) -> None:
    before = workbook({"S": [["text"], ["kindly wait"]]})
    data, outcome = fixed(tmp_path / "a.xlsx", before)
    assert data == before
    assert [(finding.match, finding.key, finding.start) for finding in outcome.report.findings] == [
        ("kindly", "S!A2", (2, 1))
    ]
    assert "xlsx files are only read" in outcome.notes[0].message

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from stylelint_cs.report.csv import COLUMNS
from stylelint_cs.report.csv_cells import inert_cell
from tests.sample_findings import SWAHILI, finding, rendered, report


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_row_for_each_finding() -> None:
    text = rendered("csv", report([SWAHILI, SWAHILI]))
    assert not text.startswith("\ufeff")
    assert rows(text)[0] == list(COLUMNS)
    assert rows(text)[1:] == 2 * [
        [
            "error", "banned-phrase", "Say what you can do", "sw", "replies/sw/refund.yaml", "2", "19", "2", "30",
            "refund-1", "replies[0].body", "haiwezekani", "It closes the door.", "Hebu nitafute njia nyingine",
            "f" * 64,
        ]
    ]  # fmt: skip


def test_what_is_absent_is_empty_and_several_suggestions_are_one_cell() -> None:
    bare = replace(SWAHILI, locale=None, message_id=None, key=None, suggestions=("a, b", 'c "d"'))
    row = dict(zip(COLUMNS, rows(rendered("csv", report([bare])))[1], strict=True))
    assert (row["locale"], row["message_id"], row["key"], row["suggestions"]) == ("", "", "", 'a, b | c "d"')


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u200e=", "\u00a0=", "＝", "＠", "\ufeff-"]
)
def test_no_cell_is_run_by_a_spreadsheet(start: str) -> None:
    attack = f'{start}HYPERLINK("http://x","y")'
    assert inert_cell(attack).startswith("'")
    item = finding("bad", "bad", path=attack, rule=attack, title=attack, explanation=attack, suggestions=(attack,))
    item = replace(item, match=attack, message_id=attack, key=attack, locale=attack)
    for cell in rows(rendered("csv", report([item])))[1]:
        assert cell[0] not in "=+-@＝＠\t\r\n \u200e\u00a0\ufeff"


def test_no_cell_is_run_where_semicolons_part_them() -> None:
    assert inert_cell("a; =cmd()") == "a; '=cmd()"
    assert inert_cell(";;@x;＝y") == ";;'@x;'＝y"
    assert inert_cell("a; b - c;d=e") == "a; b - c;d=e"


def test_a_finding_is_one_line() -> None:
    item = replace(SWAHILI, match="a\nb", explanation="c\r\nd")
    assert rendered("csv", report([item])).count("\n") == 2


def test_an_unfinished_check_has_a_row() -> None:
    row = dict(zip(COLUMNS, rows(rendered("csv", report([], incomplete=("brand.yaml:3:1: a",))))[1], strict=True))
    assert (row["level"], row["rule"], row["path"], row["line"]) == ("error", "unfinished-check", "brand.yaml", "3")

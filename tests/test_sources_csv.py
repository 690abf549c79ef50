"""Tables: the same cells as the csv module reads, each with its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs.limits import Limits
from stylelint_cs.model import SourceText
from stylelint_cs.problems import Problems
from stylelint_cs.sources.csv import offsets, rows
from stylelint_cs.sources.readers import READERS
from tests.reading import assert_exact, only, place, read, said, written

CELLS = st.lists(st.sampled_from([*'ab ,;"\n', "é", "😀", "\u0301", "\r\n"]), max_size=12).map("".join)


def test_the_header_names_the_columns() -> None:
    file = 'id,Locale,Text,channel\r\na,sw,"Habari, ""wewe""\r\nleo",chat\r\nb,sw,Karibu,\r\n'
    first, second = read("csv", file).messages
    assert (first.id, first.locale, first.key, first.meta.channel) == ("a", "sw", "[0].text", "chat")
    assert first.text == 'Habari, "wewe"\r\nleo'
    assert_exact(first)
    assert written(first, '"wewe"') == '""wewe""'
    assert place(first, "leo") == (3, 1)
    assert (second.id, second.text, second.meta.channel) == ("b", "Karibu", None)


@pytest.mark.parametrize(
    ("format_", "file"),
    [
        ("csv", "id;text\na;any, inconvenience"),
        ("csv", "id\ttext\na\tany, inconvenience"),
        ("tsv", "id\ttext\na\tany, inconvenience"),
    ],
)
def test_the_header_tells_the_separator(format_: str, file: str) -> None:
    assert only(read(format_, file)).text == "any, inconvenience"


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_table_the_csv_module_writes_is_read_alike(table: list[list[str]], line_end: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=line_end).writerows(table)
    source = SourceText.of("file", out.getvalue())
    problems = Problems()
    found = list(rows(source, ",", problems))
    expected = [row for row in csv.reader(io.StringIO(out.getvalue(), newline="")) if row]
    assert [[cell.value for cell in row] for row in found] == expected
    assert not problems
    for cell in (cell for row in found for cell in row):
        mapped = offsets(cell)
        assert mapped is not None
        for index, char in enumerate(cell.value):
            start, end = mapped.span(index, index + 1)
            assert source.text[start:end] == ('""' if char == '"' and cell.start < start else char)


def test_a_column_is_named_alone_or_in_its_row() -> None:
    for path in ("Answer text", "[].Answer text"):
        quoted = path.replace("Answer text", '"Answer text"')
        message = only(read("csv", "Key,Answer text\nq1,Karibu\n", quoted, "Key"))
        assert (message.id, message.text) == ("q1", "Karibu")


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("id,text\na,one,two", "2:7 the row has 3 cells, the header 2"),
        ('id,text\na,"one', "2:3 the quotation mark is never closed"),
        ("text,text\na,b", "1:6 two columns are called 'text'"),
    ],
)
def test_a_broken_table_is_a_problem_with_its_place(file: str, problem: str) -> None:
    assert said(read("csv", file))[0] == problem


@pytest.mark.parametrize("file", ["", "\n\n", "id,title\na,b\n", "id,text\n"])
def test_a_table_without_messages_is_skipped(file: str) -> None:
    reading = read("csv", file)
    assert (reading.messages, reading.problems) == ((), ())
    assert len(reading.skipped) == 1


def test_too_many_cells_are_a_problem() -> None:
    reading = read("csv", "text\n" + "a\n" * 20, limits=Limits(nodes=10))
    assert (reading.messages, said(reading)) == ((), ["11:1 the file holds more than 10 cells"])


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_line_that_tells_the_separator_is_no_row(line_end: str) -> None:
    file = "sep=;\nid;text\na,b;Habari, yako\n".replace("\n", line_end)
    message = only(read("csv", file))
    assert (message.id, message.text, place(message, "yako")) == ("a,b", "Habari, yako", (3, 13))
    assert READERS["csv"].may_hold(file, ())

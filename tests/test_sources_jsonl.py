"""JSON Lines: read as a stream, positions in the stream, broken lines named and read over."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest

from stylelint_cs.limits import Limits
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.jsonl import read_stream
from stylelint_cs.sources.paths import parse
from tests.reading import assert_exact, place, read, said


def stream(data: bytes, spec: ReadSpec | None = None) -> list[Reading]:
    """The readings of a stream."""
    return list(read_stream(io.BytesIO(data), "file", spec or ReadSpec()))


def test_positions_are_those_of_the_stream() -> None:
    file = '\n{"text": "one \\u00e9 two"}\r\n\r\n{"id": "b",\r"text": "three"}\n'
    first, second = read("jsonl", file).messages
    assert_exact(first)
    assert place(first, "two") == (2, 22)
    assert place(second, "three") == (5, 10)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_any_line_end_ends_a_line(end: str) -> None:
    lines = ["", '{"text": "one"}', "", '{"text": "two"}', '{"text": "three"}', ""]
    reading = read("jsonl", end.join(lines))
    assert [place(message, message.text) for message in reading.messages] == [(2, 11), (4, 11), (5, 11)]
    assert_exact(reading.messages[2])


def test_a_byte_order_mark_is_no_column() -> None:
    (reading,) = stream(b"\xef\xbb\xbf" + b'{"text": "one"}\n{"text": "two"}')
    assert [place(message, message.text) for message in reading.messages] == [(1, 11), (2, 11)]


def test_a_broken_line_is_a_problem_and_the_rest_is_read() -> None:
    reading = read("jsonl", '{"text": "one"}\n{"text": "two"\nno\n{"text": "three"}\n[1,]\n')
    assert [message.text for message in reading.messages] == ["one", "three"]
    assert said(reading) == [
        "2:15 the { of line 2 is never closed",
        "3:1 'no' is no JSON value",
        "5:4 nothing follows the comma",
    ]


def test_bytes_that_are_no_utf8_are_a_problem_with_their_line() -> None:
    (reading,) = stream(b'{"text": "one"}\n{"text": "\xe3\xe9\xe1"}\n{"text": "two"}\n')
    assert [message.text for message in reading.messages] == ["one", "two"]
    assert said(reading)[0].startswith("2:11 ")


@pytest.mark.parametrize("path", ["reply.body", "[].reply.body"])
def test_a_path_leads_into_each_line(path: str) -> None:
    spec = ReadSpec(messages=(parse(path),), id=parse("ref"))
    (reading,) = stream(b'{"ref": "a", "reply": {"body": "one"}}\n{"ref": "b", "reply": {"body": "two"}}\n', spec)
    assert [(message.id, message.text) for message in reading.messages] == [("a", "one"), ("b", "two")]


def test_what_is_skipped_is_counted_once() -> None:
    reading = read("jsonl", '{"a": 1}\n{"role": "user", "content": "x"}\n{"a": 2}\n{"text": "y"}\n')
    assert sorted(item.reason for item in reading.skipped) == [
        "2 lines: no message under the usual keys",
        "one message of customers",
    ]


def test_endless_problems_are_cut_short() -> None:
    readings = stream(b"x\n" * 1200, ReadSpec(limits=Limits(problems=5)))
    problems = [problem for reading in readings for problem in reading.problems]
    assert len(problems) == 6
    assert "1,195 more" in problems[-1].message


def test_a_line_over_the_cap_ends_the_reading() -> None:
    (reading,) = stream(b'{"text": "one"}\n{"text": "' + b"a" * 100, ReadSpec(limits=Limits(file_bytes=50)))
    assert [message.text for message in reading.messages] == ["one"]
    assert said(reading) == ["2:1 the line has more than 50 bytes"]


class _Endless(io.RawIOBase):
    """A stream of many lines that are made when they are read."""

    def __init__(self, lines: int) -> None:
        self._lines = self._make(lines)

    @staticmethod
    def _make(lines: int) -> Iterator[bytes]:
        for number in range(lines):
            yield json.dumps({"id": number, "text": "Habari yako " * 5}).encode() + b"\n"

    def readline(self, size: int | None = -1, /) -> bytes:
        return next(self._lines, b"")


def test_memory_does_not_grow_with_the_stream() -> None:
    tracemalloc.start()
    try:
        count = peak = 0
        for reading in read_stream(_Endless(6000), "file", ReadSpec()):  # type: ignore[arg-type]
            count += len(reading.messages)
            if count == 1000:
                tracemalloc.reset_peak()
                peak = tracemalloc.get_traced_memory()[0]
        grown = tracemalloc.get_traced_memory()[1] - peak
    finally:
        tracemalloc.stop()
    assert count == 6000
    assert grown < 4_000_000

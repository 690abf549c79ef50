"""JSON Lines: one value a line, read as a stream; positions are those of the stream."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

from stylelint_cs.decoding import decode
from stylelint_cs.frozen import replace
from stylelint_cs.model import Message, Place, Problem, Skipped, SourceText, StylelintError
from stylelint_cs.sources import json
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.objects import read_objects
from stylelint_cs.sources.paths import PathExpression
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import BinaryIO

CHUNK = 500
"""Lines that are given back at a time."""


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of a JSON Lines text that is held whole (an editor's buffer)."""
    readings = list(read_stream(io.BytesIO(source.text.encode("utf-8", "surrogatepass")), source.path, spec))
    return Reading(
        tuple(message for reading in readings for message in reading.messages),
        tuple(skipped for reading in readings for skipped in reading.skipped),
        (),
        tuple(problem for reading in readings for problem in reading.problems),
    )


def read_stream(stream: BinaryIO, path: str, spec: ReadSpec) -> Iterator[Reading]:
    """The messages of a stream, some lines at a time. A broken line is a problem, and the rest is read on."""
    per_line = replace(
        spec,
        messages=tuple(_in_line(item) for item in spec.messages),
        id=_in_line(spec.id) if spec.id is not None else None,
        meta={name: _in_line(item) for name, item in spec.meta.items()},
    )
    ledger = _Ledger(path, spec.limits.problems)
    messages: list[Message] = []
    problems: list[Problem] = []
    for count, line in enumerate(_lines(stream, path, spec.limits.file_bytes), 1):
        reading = Reading(problems=(line,)) if isinstance(line, Problem) else _read_line(line, per_line)
        messages += reading.messages
        problems += ledger.shown(reading)
        if count % CHUNK == 0:
            yield Reading(tuple(messages), (), (), tuple(problems))
            messages, problems = [], []
    problems += ledger.unshown()
    yield Reading(tuple(messages), ledger.skipped(), (), tuple(problems))


class _Ledger:
    """Keeps what is said about a stream short, however long it is."""

    def __init__(self, path: str, most: int) -> None:
        self._path, self._most = path, most
        self._problems = 0
        self._reasons: Counter[str] = Counter()

    def shown(self, reading: Reading) -> tuple[Problem, ...]:
        """The problems of a line, none when enough were shown."""
        for skipped in reading.skipped:
            known = skipped.reason in self._reasons or len(self._reasons) < self._most
            self._reasons[skipped.reason if known else _OTHERS] += 1
        before = self._problems
        self._problems += len(reading.problems)
        return reading.problems[: max(self._most - before, 0)]

    def unshown(self) -> tuple[Problem, ...]:
        """How many problems were not shown."""
        more = self._problems - self._most
        if more <= 0:
            return ()
        return (
            Problem(
                said_of(
                    more, "{path}: and {count:,} more problem", "{path}: and {count:,} more problems", path=self._path
                ),
                said("Mend these first, then run again."),
            ),
        )

    def skipped(self) -> tuple[Skipped, ...]:
        """What was skipped, counted by reason."""
        return tuple(
            Skipped(
                self._path,
                reason
                if count == 1
                else said_of(count, "{count:,} line: {reason}", "{count:,} lines: {reason}", reason=reason),
            )
            for reason, count in sorted(self._reasons.items())
        )


_OTHERS = said("other reasons")


def _in_line(path: PathExpression) -> PathExpression:
    """A path into one line; ``[].text`` may be written as if the lines were a list."""
    if path.steps[0].kind == "items" and len(path.steps) > 1:
        return PathExpression(path.steps[1:], path.text)
    return path


def _lines(stream: BinaryIO, path: str, max_bytes: int) -> Iterator[SourceText | Problem]:
    """The lines that hold something, each knowing its number in the stream."""
    number = 1
    while data := stream.readline(max_bytes + 1):
        if len(data) > max_bytes:
            place = Place(path, number, 1)
            yield Problem(
                said_of(max_bytes, "the line has more than {count:,} byte", "the line has more than {count:,} bytes"),
                said("Put one value on each line."),
                place,
            )
            return
        try:
            source = decode(data, path)
        except StylelintError as error:
            yield from (_at_line(problem, number) for problem in error.problems)
            number += data.count(b"\n")
            continue
        for line in _ended_by_cr(source):
            if line.text.strip():
                yield replace(line, base_line=line.base_line + number - 1)
        number += len(source.line_starts) - 1


def _ended_by_cr(source: SourceText) -> Iterator[SourceText]:
    """The lines of what the stream takes for one: several where each CR ends a value, for CR may also stand in one."""
    starts = source.line_starts
    lines = [source.text[start:end] for start, end in zip(starts, (*starts[1:], None), strict=True)]
    if len(starts) > 2 and all(_VALUE.get(line.strip()[:1]) == line.strip()[-1:] for line in lines if line.strip()):
        yield from (SourceText.of(source.path, line, number) for number, line in enumerate(lines, 1))
    else:
        yield source


_VALUE = {"{": "}", "[": "]", '"': '"'}


def _at_line(problem: Problem, number: int) -> Problem:
    place = problem.place
    return problem if place is None else replace(problem, place=place._replace(line=place.line + number - 1))


def _read_line(source: SourceText, spec: ReadSpec) -> Reading:
    if not spec.strict:
        return json.read(source, spec)
    return json.read_with(source, spec, read_objects)

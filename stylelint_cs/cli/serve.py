"""``stylelint-cs serve``: one process that answers for message after message, each as soon as it comes.

A line is a message object as ``check - --stdin-format json`` takes it, an answer what that would report. What goes
wrong with one message is said in its answer, and the next is read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO

from stylelint_cs.cli.check import JudgingOptions, exit_code
from stylelint_cs.cli.shell import internal_error, write
from stylelint_cs.days import day
from stylelint_cs.frozen import replace
from stylelint_cs.report.json import dumps, finding_object, summary_object
from stylelint_cs.report.redaction import redacted
from stylelint_cs.request import Request
from stylelint_cs.run import Loaded, Outcome, check
from stylelint_cs.type_hints import Any, BinaryIO


def run(**values: Any) -> int:
    """Answer until stdin ends; raises StylelintError when there is no brand voice to answer with."""
    options = JudgingOptions(**values)
    request = _request(options)
    loaded = Loaded.of(request)
    for line in _lines(sys.stdin.buffer, loaded.config.limits.file_bytes):
        if day(options.today) != request.lint.today:
            # It goes on for longer than a day.
            request = _request(options)
            loaded = Loaded.of(request)
        outcome = check(replace(request, stdin=BytesIO(line)), on_crash=internal_error, loaded=loaded)
        write(dumps(_answer(line, outcome, options)) + "\n")
    return 0


def _request(options: JudgingOptions) -> Request:
    return replace(options.request(), stdin=BytesIO(), stdin_format="json")


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a stream that hold something; of one over ``most`` bytes so much that it is refused."""
    while line := stream.readline(most + 2):
        rest = line
        while not rest.endswith(b"\n") and len(rest) == most + 2:
            rest = stream.readline(most + 2)
        if line.strip():
            yield line


def _answer(line: bytes, outcome: Outcome, options: JudgingOptions) -> dict[str, Any]:
    contacts = [contact.value for voice in outcome.voices for contact in voice.policy.contacts]
    report = outcome.report if options.show_personal_data else redacted(outcome.report, contacts)
    return {
        "id": _id(line),
        "exit_code": exit_code(outcome.report, options.fail_on),
        "findings": [finding_object(finding) for finding in report.findings],
        "summary": summary_object(report.summary),
    }


def _id(line: bytes) -> str | int | None:
    """The id that the message gives itself, so that its sender knows which one the answer is for."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return None
    id_ = given.get("id") if isinstance(given, dict) else None
    return id_ if isinstance(id_, str | int) else None

"""``stylelint-cs serve``: one process that answers for message after message, each as soon as it comes.

A line is a message object as ``check - --stdin-format json`` takes it, an answer what that would report. What goes
wrong with one message is said in its answer, and the next is read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from stylelint_cs.cli.check import exit_code
from stylelint_cs.cli.shell import internal_error, write
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.frozen import frozen, replace
from stylelint_cs.model import Meta
from stylelint_cs.packs.loader import canonical
from stylelint_cs.report.json import dumps, finding_object, summary_object
from stylelint_cs.report.redaction import redacted
from stylelint_cs.run import Loaded, Outcome, Request, check


@frozen
class ServeOptions:
    """The options of ``serve`` as the option table names them."""

    brand: str | None
    config: str | None
    locale: str | None
    channel: str | None
    role: str | None
    topic: str | None
    tags: tuple[str, ...]
    position: str | None
    known: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    today: str | None
    lang: str
    show_personal_data: bool


def run(**values: Any) -> int:
    """Answer until stdin ends; raises StylelintError when there is no brand voice to answer with."""
    options = ServeOptions(**values)
    request = _request(options)
    loaded = Loaded.of(request)
    for line in _lines(sys.stdin.buffer, loaded.config.limits.file_bytes):
        today = day(options.today)
        if today != request.lint.today:
            # It goes on for longer than a day.
            request = _request(options)
            loaded = Loaded.of(request)
        outcome = check(replace(request, stdin=BytesIO(line)), on_crash=internal_error, loaded=loaded)
        write(dumps(_answer(line, outcome, options)) + "\n")
    return 0


def _request(options: ServeOptions) -> Request:
    defaults = Meta(
        channel=options.channel,
        role=options.role or Meta().role,
        topic=options.topic,
        tags=options.tags,
        position=options.position,
        known=options.known,
    )
    return Request(
        LintOptions(day(options.today), frozenset(options.select), frozenset(options.ignore), options.lang),
        stdin=BytesIO(),
        brand=options.brand,
        config=Path(options.config) if options.config else None,
        locale=canonical(options.locale) if options.locale else None,
        defaults=defaults,
        stdin_format="json",
    )


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a stream that hold something; of one over ``most`` bytes so much that it is refused."""
    while line := stream.readline(most + 2):
        rest = line
        while not rest.endswith(b"\n") and len(rest) == most + 2:
            rest = stream.readline(most + 2)
        if line.strip():
            yield line


def _answer(line: bytes, outcome: Outcome, options: ServeOptions) -> dict[str, Any]:
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

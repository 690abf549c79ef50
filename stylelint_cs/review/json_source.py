"""Conversations in JSON Lines, or in a JSON list, read one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from json import JSONDecoder
from typing import BinaryIO

from stylelint_cs.model import Place, Problem
from stylelint_cs.review.raw import RawTalk
from stylelint_cs.review.shapes import Shapeless, talk_of
from stylelint_cs.translation import said, together

LONGEST = 20_000_000
"""Bytes of the longest conversation."""
_CHUNK = 1 << 16
_LISTS = ("conversations", "tickets", "chats", "payload", "data", "results")
"""Keys under which an export may hold its list of conversations."""
_EXAMPLE = '{"id": "1", "locale": "en", "messages": [{"role": "customer", "text": "…"}]}'
_MEND = said("Put one conversation a line: {example}", example=_EXAMPLE)


def read_lines(stream: BinaryIO, path: str) -> Iterator[RawTalk | Problem]:
    """One conversation a line; a line that cannot be read is a problem, and the rest is read on."""
    number = 0
    while data := stream.readline(LONGEST + 1):
        number += 1
        if len(data) > LONGEST:
            text = said("the line has more than {bytes} bytes", bytes=f"{LONGEST:,}")
            yield Problem(text, _MEND, Place(path, number, 1))
            return
        data = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        if data.strip():
            yield _read(data, path, number)


def _read(data: bytes, path: str, number: int) -> RawTalk | Problem:
    place = Place(path, number, 1)
    try:
        text = data.decode("utf-8").rstrip("\r\n")
        return talk_of(json.loads(text), path, number, text)
    except UnicodeDecodeError as error:
        text = said("byte {number} of the line is not UTF-8", number=error.start + 1)
        return Problem(text, said("Save the file as UTF-8."), place)
    except Shapeless as error:
        return Problem(error.reason, _MEND, place)
    except (ValueError, RecursionError):
        return Problem(said("the line is no JSON"), _MEND, place)


def read_list(stream: BinaryIO, path: str) -> Iterator[RawTalk | Problem]:
    """A list of conversations, or one conversation, or an object that holds the list under a usual name."""
    text, at, line = "", 0, 1
    decoder = JSONDecoder()
    pending = b""
    opened = ended = False

    def more() -> bool:
        nonlocal text, at, line, pending, ended
        # A long conversation is read in ever greater pieces, so that it is not parsed from its start too often.
        chunk = stream.read(max(_CHUNK, len(text) - at))
        ended = ended or not chunk
        line += text.count("\n", 0, at)
        data = pending + chunk
        cut = len(data) if ended else _whole(data)
        text, at, pending = text[at:] + data[:cut].decode("utf-8"), 0, data[cut:]
        return bool(chunk)

    try:
        while True:
            while at < len(text) and text[at] in " \t\r\n,\ufeff":
                at += 1
            if at >= len(text):
                if not more():
                    return
                continue
            if not opened and text[at] == "[":
                opened, at = True, at + 1
                continue
            if opened and text[at] == "]":
                return
            try:
                value, end = decoder.raw_decode(text, at)
            except ValueError:
                if len(text) - at > LONGEST or not more():
                    here = line + text.count("\n", 0, at)
                    yield Problem(said("this is no JSON"), said("Save the export again."), Place(path, here, 1))
                    return
                continue
            here = line + text.count("\n", 0, at)
            before = at - (text.rfind("\n", 0, at) + 1)
            yield from _of_value(value, path, here, " " * before + text[at:end])
            at = end
    except UnicodeDecodeError:
        yield Problem(said("{path} is not UTF-8", path=path), said("Save the file as UTF-8."), Place(path, 1, 1))


def _whole(data: bytes) -> int:
    """How many bytes end with a whole character."""
    cut = len(data)
    for back in range(1, min(4, cut) + 1):
        byte = data[cut - back]
        if byte >= 0xC0:
            width = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return cut if width <= back else cut - back
        if byte < 0x80:
            return cut
    return cut


def _of_value(value: object, path: str, line: int, text: str) -> Iterator[RawTalk | Problem]:
    if isinstance(value, dict):
        for name in _LISTS:
            held = value.get(name)
            if isinstance(held, list):
                for number, item in enumerate(held):
                    yield _talk(item, path, line, text, f"{name}[{number}].")
                return
    yield _talk(value, path, line, text, "")


def _talk(value: object, path: str, line: int, text: str, prefix: str) -> RawTalk | Problem:
    try:
        talk = talk_of(value, path, line, text)
    except Shapeless as error:
        return Problem(together(prefix.rstrip("."), error.reason, between=": "), _MEND, Place(path, line, 1))
    return replace(talk, turns=tuple(turn._replace(key=prefix + turn.key) for turn in talk.turns))

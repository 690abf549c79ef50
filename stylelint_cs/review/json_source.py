"""Conversations in JSON Lines, or in a JSON list, read one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json import JSONDecodeError

from stylelint_cs.frozen import replace
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Place, Problem
from stylelint_cs.review.json_window import Broken, Value, Window
from stylelint_cs.review.raw import RawTalk
from stylelint_cs.review.shapes import MARKS, Shapeless, talk_of
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, BinaryIO

LONGEST = 20_000_000
"""Bytes of the longest conversation."""
_LISTS = ("conversations", "tickets", "chats", "payload", "data", "results")
"""Keys under which an export may hold its list of conversations."""
_HALF = lazy(r"\\u[dD][89a-fA-F]")
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
            while data and not data.endswith(b"\n"):
                data = stream.readline(LONGEST)
            continue
        data = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        if data.strip():
            yield _read(data, path, number)


def _read(data: bytes, path: str, number: int) -> RawTalk | Problem:
    place = Place(path, number, 1)
    try:
        text = data.decode("utf-8").rstrip("\r\n")
        return talk_of(_whole(json.loads(text), text), path, number, text)
    except UnicodeDecodeError as error:
        text = said("byte {number} of the line is not UTF-8", number=error.start + 1)
        return Problem(text, said("Save the file as UTF-8."), place)
    except Shapeless as error:
        return Problem(error.reason, _MEND, place)
    except JSONDecodeError as error:
        return Problem(said("the line is no JSON"), _MEND, Place(path, number, error.colno))
    except (ValueError, RecursionError):
        return Problem(said("the line is no JSON"), _MEND, place)


def _whole(data: Any, text: str) -> Any:
    """A value with U+FFFD for each half of a surrogate pair, which stands for no character."""
    return _mended(data) if _HALF.search(text) is not None else data


def _mended(data: Any) -> Any:
    if isinstance(data, str):
        return data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(data, list):
        return [_mended(item) for item in data]
    return {_mended(key): _mended(value) for key, value in data.items()} if isinstance(data, dict) else data


def read_list(stream: BinaryIO, path: str) -> Iterator[RawTalk | Problem]:
    """A list of conversations, or one conversation, or an object that holds the list under a usual name."""
    window = Window(stream, LONGEST)
    try:
        while first := window.peek():
            if first == "[":
                yield from (_talk(value, path) for value in window.items())
            elif first == "{" and _opened(window):
                yield from (_talk(value, path) for value in window.items())
                window.leave()
            else:
                yield _talk(window.value(), path)
    except UnicodeDecodeError:
        yield Problem(said("{path} is not UTF-8", path=path), said("Save the file as UTF-8."), Place(path, 1, 1))
    except Broken as error:
        yield Problem(said("this is no JSON, and what stands behind it is not read"), said("Save the export again."),
                      Place(path, error.line, error.column))  # fmt: skip


def _opened(window: Window) -> bool:
    """Step into an object up to the list of conversations that it holds; false: it is one itself, or nothing."""
    window.mark()
    window.enter()
    while (key := window.key()) is not None:
        if key in MARKS:
            break
        if key in _LISTS and window.is_list_of_maps():
            window.unmark()
            return True
        if key in _LISTS and window.peek() == "{":
            window.enter()
        else:
            window.value()
    window.back()
    return False


def _talk(value: Value, path: str) -> RawTalk | Problem:
    try:
        talk = talk_of(_whole(value.data, value.text), path, value.line, value.text)
    except Shapeless as error:
        return Problem(error.reason, _MEND, Place(path, value.line, value.before + 1))
    return replace(talk, before=value.before)

"""A JSON text of any length, of which only the value that is being read is held."""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder

from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.type_hints import Any, BinaryIO

_CHUNK = 1 << 16
_BETWEEN = " \t\r\n,\ufeff"


class Broken(Exception):
    """The text is no JSON at this line and column (from 1)."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class Value(NamedTuple):
    """A value with the text it was read from, the line that it begins in, and the characters before it there."""

    data: Any
    text: str
    line: int
    before: int


class Window:
    """Reads values one after the other; ``longest`` is how many characters the longest may have.

    Every method may raise Broken, or UnicodeDecodeError when the bytes are no UTF-8.
    """

    def __init__(self, stream: BinaryIO, longest: int) -> None:
        self._stream, self._longest = stream, longest
        self._decoder = JSONDecoder()
        self._text, self._pending, self._ended = "", b"", False
        self._at = self._depth = 0
        self._kept: int | None = None
        # Where the text that is held begins.
        self._line, self._column = 1, 0

    def peek(self) -> str:
        """The next character that is neither space nor comma; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BETWEEN:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def value(self) -> Value:
        """The value that begins next."""
        self.peek()
        data, end = self._decoded()
        line, column = self._position(self._at)
        found = Value(data, self._text[self._at : end], line, column)
        self._at = end
        return found

    def items(self) -> Iterator[Value]:
        """The values of the list that begins next."""
        self._at += 1
        while self.peek() != "]":
            yield self.value()
        self._at += 1

    def is_list_of_maps(self) -> bool:
        """Whether a list begins next, and a map in it."""
        if self.peek() != "[":
            return False
        start, kept = self._at, self._kept
        self._kept = start if kept is None else kept
        offset = start - self._kept
        self._at += 1
        found = self.peek() == "{"
        self._at = self._kept + offset
        self._kept = kept
        return found

    def mark(self) -> None:
        """Hold everything from here, to come back to it."""
        self._kept, self._depth = self._at, 0

    def unmark(self) -> None:
        """Hold it no longer."""
        self._kept = None

    def back(self) -> None:
        """Go back to the mark."""
        assert self._kept is not None
        self._at, self._kept = self._kept, None

    def enter(self) -> None:
        """Step into the map that begins next."""
        self._at += 1
        self._depth += 1

    def key(self) -> str | None:
        """The next key of the map, or of the one around it when it ends; ``None``: the outermost one ended."""
        while self.peek() == "}":
            self._at += 1
            self._depth -= 1
            if not self._depth:
                return None
        data, end = self._decoded()
        self._at = end
        if not isinstance(data, str) or self.peek() != ":":
            raise self._broken(self._at)
        self._at += 1
        return data

    def leave(self) -> None:
        """Pass over the rest of the maps that were entered."""
        while self.key() is not None:
            self.value()

    def _decoded(self) -> tuple[Any, int]:
        while True:
            try:
                data, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                ahead = error.pos - self._at if isinstance(error, JSONDecodeError) else 0
                if isinstance(error, RecursionError) or len(self._text) - self._at > self._longest or not self._more():
                    raise self._broken(self._at + ahead) from None
                continue
            # The figures of a number may go on.
            if end < len(self._text) or not self._more():
                return data, end

    def _more(self) -> bool:
        # A long value is read in ever greater pieces, so that it is not parsed from its start too often.
        start = self._at if self._kept is None else self._kept
        chunk = self._stream.read(max(_CHUNK, len(self._text) - start))
        self._ended = self._ended or not chunk
        self._line, self._column = self._position(start)
        data = self._pending + chunk
        cut = len(data) if self._ended else _whole(data)
        self._text, self._pending = self._text[start:] + data[:cut].decode("utf-8"), data[cut:]
        self._at -= start
        self._kept = None if self._kept is None else 0
        return bool(chunk)

    def _position(self, at: int) -> tuple[int, int]:
        lines = self._text.count("\n", 0, at)
        if not lines:
            return self._line, self._column + at
        return self._line + lines, at - self._text.rfind("\n", 0, at) - 1

    def _broken(self, at: int) -> Broken:
        line, column = self._position(at)
        return Broken(line, column + 1)


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

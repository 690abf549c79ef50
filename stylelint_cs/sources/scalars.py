"""Where each character of a YAML scalar stands in the file.

libyaml gives the decoded text and where the scalar begins and ends. Here the scalar is decoded once more, by
the same rules (YAML 1.1 as libyaml reads it), with the place of every character; the map counts only when both
decodings agree. Should they ever differ, the text maps to the scalar as a whole.
"""

from __future__ import annotations

import regex

from stylelint_cs.model import OffsetMap, Segment
from stylelint_cs.nodes import Text

_BREAK = regex.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_BLANKS = regex.compile(r"[ \t]*+")
_PLAIN_RUN = regex.compile(r"[^ \t\r\n\x85\u2028\u2029]++(?:[ \t]++[^ \t\r\n\x85\u2028\u2029]++)*+")
_SINGLE_RUN = regex.compile(r"[^ \t\r\n\x85\u2028\u2029']++(?:[ \t]++[^ \t\r\n\x85\u2028\u2029']++)*+")
_DOUBLE_RUN = regex.compile(r'[^ \t\r\n\x85\u2028\u2029"\\]++(?:[ \t]++[^ \t\r\n\x85\u2028\u2029"\\]++)*+')
_COMMENTS = regex.compile(r"(?:[ \t\r\n\x85\u2028\u2029]++|#[^\r\n\x85\u2028\u2029]*+)*+")
_LINE = regex.compile(r"[^\r\n\x85\u2028\u2029]*+")
_HEADER = regex.compile(
    r"[|>](?:(?P<indent>[1-9])(?P<chomp>[+-])?|(?P<chomp>[+-])(?P<indent>[1-9])?)?[ \t]*+(?:#[^\r\n]*+)?"
)
_ESCAPED = regex.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])")
_SHORT = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def offsets(node: Text) -> OffsetMap:
    """The offset map of a scalar's value."""
    quote = len(node.style)
    if node.style not in ("|", ">") and node.source.text[node.start + quote : node.end - quote] == node.value:
        return OffsetMap.identity(len(node.value), node.start + quote)
    for segments in _candidates(node):
        if segments is not None:
            return OffsetMap(segments)
    return OffsetMap((Segment(0, len(node.value), node.start, node.end, False),))


def _candidates(node: Text) -> list[tuple[Segment, ...] | None]:
    if node.style in ("|", ">"):
        return [_checked(run, node) for run in _block(node)]
    return [_checked(_flow(node), node)]


def _checked(out: _Output, node: Text) -> tuple[Segment, ...] | None:
    return tuple(out.segments) if "".join(out.pieces) == node.value else None


class _Output:
    """The decoded text so far and where its pieces stand."""

    __slots__ = ("length", "pieces", "segments", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Characters that stand in the file as they are."""
        if end <= start:
            return
        self.pieces.append(self.text[start:end])
        last = self.segments[-1] if self.segments else None
        if last is not None and last.verbatim and last.file_end == start:
            self.segments[-1] = last._replace(end=last.end + end - start, file_end=end)
        else:
            self.segments.append(Segment(self.length, self.length + end - start, start, end, True))
        self.length += end - start

    def put(self, piece: str, start: int, end: int) -> None:
        """Characters that ``[start, end)`` of the file stands for."""
        if self.text[start:end] == piece:
            self.copy(start, end)
        elif piece:
            self.pieces.append(piece)
            self.segments.append(Segment(self.length, self.length + len(piece), start, end, False))
            self.length += len(piece)

    def put_breaks(self, breaks: list[tuple[int, int]]) -> None:
        """Line breaks, each on its own."""
        for start, end in breaks:
            self.put(_break_text(self.text[start:end]), start, end)


def _break_text(written: str) -> str:
    """libyaml keeps U+2028 and U+2029 and reads every other line break as a line feed."""
    return written if written in ("\u2028", "\u2029") else "\n"


def _flow(node: Text) -> _Output:
    """Plain, single-quoted and double-quoted scalars."""
    text = node.source.text
    quote = node.style
    # Comments may stand between an anchor and its scalar, and no flow scalar begins with #.
    before = _COMMENTS.match(text, node.start, node.end)
    at, end = before.end() if before else node.start, node.end
    if quote:
        at, end = at + 1, end - 1
    run = {"": _PLAIN_RUN, "'": _SINGLE_RUN, '"': _DOUBLE_RUN}[quote]
    out = _Output(text)
    while at < end:
        match = run.match(text, at, end)
        if match is not None:
            out.copy(at, match.end())
            at = match.end()
        elif quote == "'" and text[at] == "'":
            out.put("'", at, min(at + 2, end))
            at += 2
        elif quote == '"' and text[at] == "\\":
            at = _escape(out, at, end)
        else:
            after = _white(out, at, end)
            if after == at:
                break
            at = after
    return out


def _escape(out: _Output, at: int, end: int) -> int:
    """An escape; an escaped line break joins two lines without a blank."""
    text = out.text
    broken = _BREAK.match(text, at + 1, end)
    if broken is not None:
        return _white(out, broken.end(), end, joined=True)
    match = _ESCAPED.match(text, at, end)
    if match is None:
        out.copy(at, at + 1)
        return at + 1
    body = match[0][1:]
    char = chr(int(body[1:], 16) % 0x110000) if len(body) > 1 else _SHORT.get(body, body)
    out.put(char, at, match.end())
    return match.end()


def _white(out: _Output, at: int, end: int, *, joined: bool = False) -> int:
    """Blanks within a line stay; around a line break they go, and the break folds."""
    text = out.text
    start = at
    breaks: list[tuple[int, int]] = []
    while True:
        blanks = _BLANKS.match(text, at, end)
        at = blanks.end() if blanks else at
        broken = _BREAK.match(text, at, end)
        if broken is None:
            break
        breaks.append((broken.start(), broken.end()))
        at = broken.end()
    if not breaks and not joined:
        out.copy(start, at)
    elif joined:
        out.put_breaks(breaks)
    else:
        _fold(out, breaks, start, at)
    return at


def _fold(out: _Output, breaks: list[tuple[int, int]], start: int, end: int) -> None:
    """A single line break is a blank, of several the first goes; U+2028 and U+2029 stay."""
    first = out.text[breaks[0][0] : breaks[0][1]]
    if _break_text(first) != "\n":
        out.put_breaks(breaks)
    elif len(breaks) == 1:
        out.put(" ", start, end)
    else:
        second = breaks[1]
        out.put(_break_text(out.text[second[0] : second[1]]), start, second[1])
        out.put_breaks(breaks[2:])


def _block(node: Text) -> list[_Output]:
    """Literal and folded blocks, once for every indentation that the header leaves open."""
    text = node.source.text
    before = _COMMENTS.match(text, node.start, node.end)
    header = _HEADER.match(text, before.end() if before else node.start)
    if header is None:
        return []
    broken = _BREAK.match(text, header.end())
    at = broken.end() if broken else header.end()
    end = max(node.end, at)
    indents = _indents(text, at, end) if header["indent"] else [_detected(text, at, end)]
    return [_read_block(text, at, end, indent, node.style == ">", header["chomp"]) for indent in indents]


def _detected(text: str, at: int, end: int) -> int:
    """The indentation of the first line that is not empty."""
    widest = 0
    while at < end:
        spaces = 0
        while text[at + spaces : at + spaces + 1] == " ":
            spaces += 1
        widest = max(widest, spaces)
        broken = _BREAK.match(text, at + spaces)
        if broken is None:
            return spaces
        at = broken.end()
    return widest


def _indents(text: str, at: int, end: int) -> list[int]:
    """Indentations to try when the header gives it relative to a parent that is not known here."""
    found: set[int] = set()
    while at < end:
        line = _LINE.match(text, at)
        stop = line.end() if line else at
        found.add(stop - at - len(text[at:stop].lstrip(" ")))
        broken = _BREAK.match(text, stop)
        if broken is None:
            break
        at = broken.end()
    return list(range(max(found, default=0) + 1))


def _read_block(text: str, at: int, end: int, indent: int, folded: bool, chomp: str | None) -> _Output:
    out = _Output(text)
    trailing, at = _breaks(text, at, end, indent)
    leading: tuple[int, int] | None = None
    was_blank = False
    while at < end and _column(text, at) == indent:
        blank = text[at] in " \t"
        if (
            folded
            and leading is not None
            and text[leading[0] : leading[1]] not in ("\u2028", "\u2029")
            and not (was_blank or blank)
        ):
            if not trailing:
                out.put(" ", leading[0], at)
        elif leading is not None:
            out.put_breaks([leading])
        out.put_breaks(trailing)
        was_blank = blank
        line = _LINE.match(text, at, end)
        stop = line.end() if line else at
        out.copy(at, stop)
        broken = _BREAK.match(text, stop, end)
        if broken is None:
            leading, trailing, at = None, [], end
            break
        leading = (broken.start(), broken.end())
        trailing, at = _breaks(text, broken.end(), end, indent)
    if chomp != "-" and leading is not None:
        out.put_breaks([leading])
    if chomp == "+":
        out.put_breaks(trailing)
    return out


def _column(text: str, at: int) -> int:
    """How many characters stand before ``at`` on its line."""
    start = at
    while start > 0 and text[start - 1] not in "\r\n\x85\u2028\u2029":
        start -= 1
    return at - start


def _breaks(text: str, at: int, end: int, indent: int) -> tuple[list[tuple[int, int]], int]:
    """The empty lines from ``at`` on, and where the next line's text begins."""
    found: list[tuple[int, int]] = []
    while at < end:
        stop = at
        while stop < end and stop - at < indent and text[stop] == " ":
            stop += 1
        broken = _BREAK.match(text, stop, end)
        if broken is None:
            return found, stop
        found.append((broken.start(), broken.end()))
        at = broken.end()
    return found, at

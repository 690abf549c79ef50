"""What of a Markdown body is no prose: code, links, images, HTML. Follows CommonMark where that matters."""

from __future__ import annotations

from bisect import bisect_left

import regex

from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.prose import html_at

_LINE = regex.compile(r"(?P<text>[^\r\n]*+)(?:\r\n|\n|\r|$)")
_FENCE = regex.compile(r"(?P<prefix>[ \t]*+(?:(?:>|[-*+]|[0-9]{1,9}[.)])[ \t]*+)*+)(?P<fence>`{3,}+(?=[^`]*+$)|~{3,}+)")
_LIST_ITEM = regex.compile(r"[ \t]{0,3}(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_INDENTED = regex.compile(r"(?: {4}| {0,3}\t)")
_DEFINITION = regex.compile(
    r"[ ]{0,3}(?P<target>\[\^[^\]\[\s]{1,999}+\]:|\[[^\]\[]{1,999}+\]:[ \t]*+(?:<[^<>]*+>|\S++))"
)
_LABEL = regex.compile(r"(?<![^\r\n])[ ]{0,3}\[(?P<label>[^\]\[]{1,999}+)\]:")
_COMMENT_LINE = regex.compile(r"[ ]{0,3}<!--")
_SPECIAL = regex.compile(
    r"\\[!-/:-@\[-`{-~]|`++|<|!\[|\]\(|\]\[[^\[\]]{1,999}+\]|\[\^[^\[\]\s]{1,999}+\]|(?<![\p{L}\p{N}])(?:https?://|ftp://|www\.)[^\s<>\"'«»“”]++",
    regex.IGNORECASE,
)
_AUTOLINK = regex.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w.-]++)>")
_TICKS = regex.compile(r"`++")
_AFTER_LINK = ".,;:!?…)]}»”'\"،؛؟।*_"
_TARGET = regex.compile(
    r"<[^<>\r\n]*+>|(?:[^\s()<\\]++|\\.|\((?:[^\s()\\]++|\\.)*+\))(?:[^\s()\\]++|\\.|\((?:[^\s()\\]++|\\.)*+\))*+(?=[\s)])"
)
_IMAGE = regex.compile(
    rf"""!\[(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*+\])*+\]
        (?:\[[^\[\]]*+\] | \(\s*+(?:{_TARGET.pattern})?+(?:\s++(?:"[^"]*+"|'[^']*+'))?+\s*+\))""",
    regex.VERBOSE | regex.DOTALL,
)


class Fence(NamedTuple):
    """A fenced code block: all of it, its info string and what stands between the fences."""

    block: Span
    info: str
    content: Span
    quoted: bool


class Scanned(NamedTuple):
    """The spans of a body in which there is no prose, in order, and those of them that are fenced."""

    masks: tuple[Span, ...]
    fences: tuple[Fence, ...]


def masks(text: str) -> tuple[Span, ...]:
    """The spans of a Markdown body in which there is no prose, in order."""
    return scan(text).masks


def scan(text: str) -> Scanned:
    """What of a Markdown body is no prose."""
    return _Scanner(text).run()


class _Scanner:
    """Goes through the lines; runs of lines that are one paragraph are then searched for inline markup."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Span] = []
        self._fences: list[Fence] = []
        self._paragraph = -1
        self._in_list = False
        self._after_blank = True
        self._unclosed: set[str] = set()
        self._defined: frozenset[str] | None = None

    def run(self) -> Scanned:
        at, size = 0, len(self.text)
        while at < size:
            at = self._block(at)
        self._end_paragraph(size)
        return Scanned(tuple(self.found), tuple(self._fences))

    def _block(self, at: int) -> int:
        """The line at ``at`` and what it opens; returns where the next line begins."""
        match = _LINE.match(self.text, at)
        line, end = (match["text"], match.end()) if match else (self.text[at:], len(self.text))
        if not line.strip():
            at = self._end_paragraph(at)
            self._after_blank = True
            return max(at, end)
        fence = _FENCE.match(line)
        if fence is not None:
            return self._fenced(self._end_paragraph(at), at, end, fence)
        if _COMMENT_LINE.match(line):
            start = self._end_paragraph(at)
            if start > at:
                return start
            comment = html_at(self.text, self.text.index("<!--", at), self._unclosed)
            if comment:
                self.found += comment
                return comment[0].end
        self._in_list = bool(_LIST_ITEM.match(line)) or (
            self._in_list and not (self._after_blank and not line[0].isspace())
        )
        if self._paragraph < 0:
            if not self._in_list and self._after_blank and _INDENTED.match(line):
                self.found.append(Span(at, at + len(line)))
                return end
            definition = _DEFINITION.match(line)
            if definition is not None:
                self.found.append(Span(at + definition.start("target"), at + definition.end("target")))
                return end
            self._paragraph = at
        self._after_blank = False
        return end

    def _fenced(self, start: int, at: int, end: int, fence: regex.Match[str]) -> int:
        """A code block up to its closing fence, the end of the quote around it, or the end of the text."""
        if start > at:
            return start
        mark, depth = fence["fence"], fence["prefix"].count(">")
        info = self.text[at + fence.end() : end].strip()
        begin, at = at + len(fence["prefix"]), end
        content = closing = end
        while at < len(self.text):
            match = _LINE.match(self.text, at)
            line, end = (match["text"], match.end()) if match else (self.text[at:], len(self.text))
            bare = line.lstrip(" \t>")
            if line[: len(line) - len(bare)].count(">") < depth:
                break
            at, closing = end, end
            if bare.startswith(mark) and not bare.rstrip().strip(mark[0]):
                closing = match.start() if match else at
                break
        stop = begin + len(self.text[begin:at].rstrip("\r\n"))
        self.found.append(Span(begin, stop))
        self._fences.append(Fence(Span(begin, stop), info, Span(content, closing), depth > 0))
        self._after_blank = True
        return at

    def _end_paragraph(self, end: int) -> int:
        """Search the paragraph before ``end``; returns ``end``, or where a comment that runs past it stops."""
        start, self._paragraph = self._paragraph, -1
        if start < 0:
            return end
        return max(end, self._inline(start, end))

    def _inline(self, at: int, end: int) -> int:
        ticks: dict[int, list[int]] | None = None
        while at < end:
            match = _SPECIAL.search(self.text, at, end)
            if match is None:
                break
            token, start, at = match[0], match.start(), match.end()
            if token[0] == "`":
                if ticks is None:
                    ticks = self._tick_runs(start, end)
                closing = ticks.get(len(token), [])
                index = bisect_left(closing, at)
                if index < len(closing):
                    at = closing[index] + len(token)
                    self.found.append(Span(start, at))
            elif token == "<":
                at = self._angle(start)
            elif token == "![":
                at = self._image(start, end)
            elif token == "](":
                at = self._target(at, end)
            elif token.startswith("]["):
                # Without a definition for it this is no link: two placeholders side by side.
                if token[2:-1].casefold() in self._labels():
                    self.found.append(Span(start + 1, at))
                else:
                    at = start + 1
            elif token.startswith("[^"):
                self.found.append(Span(start, at))
            elif token[0] != "\\":
                self.found.append(Span(start, start + len(token.rstrip(_AFTER_LINK))))
        return at

    def _labels(self) -> frozenset[str]:
        """What the links that are defined apart from the text are called."""
        if self._defined is None:
            self._defined = frozenset(match["label"].casefold() for match in _LABEL.finditer(self.text))
        return self._defined

    def _tick_runs(self, start: int, end: int) -> dict[int, list[int]]:
        """Where the runs of backticks stand, by their length."""
        runs: dict[int, list[int]] = {}
        for match in _TICKS.finditer(self.text, start, end):
            runs.setdefault(len(match[0]), []).append(match.start())
        return runs

    def _angle(self, at: int) -> int:
        link = _AUTOLINK.match(self.text, at)
        if link is not None:
            self.found.append(Span(link.start(1), link.end(1)))
            return link.end()
        spans = html_at(self.text, at, self._unclosed)
        self.found += spans
        return spans[-1].end if spans else at + 1

    def _image(self, at: int, end: int) -> int:
        """An image: what it says in place of itself is no sentence of the text."""
        match = _IMAGE.match(self.text, at, end)
        if match is None:
            return at + 2
        self.found.append(Span(at, match.end()))
        return match.end()

    def _target(self, at: int, end: int) -> int:
        """The target of a link, from behind its ``](``; its title and text stay prose."""
        match = _TARGET.match(self.text, at, end)
        if match is None or match.end() == at:
            return at
        self.found.append(Span(at, match.end()))
        return match.end()

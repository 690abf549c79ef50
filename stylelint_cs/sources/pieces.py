"""Decodes a raw text piece by piece, and keeps where each piece stands in the file."""

from __future__ import annotations

from bisect import bisect_right

from stylelint_cs.model import OffsetMap, Segment


class Pieces:
    """A decoded text that grows from left to right.

    ``raw`` is what is decoded: a whole file (``base`` is ``None``), or a text that was itself decoded from a file
    along the map ``base``. Offsets count code points of ``raw``.
    """

    def __init__(self, raw: str, base: OffsetMap | None = None) -> None:
        self.raw, self.length = raw, 0
        self._base = base
        self._texts: list[str] = []
        self._segments: list[Segment] = []

    def keep(self, start: int, end: int) -> None:
        """``raw[start:end]`` stands in the text as it is."""
        if end <= start:
            return
        if self._base is None:
            self._add(self.raw[start:end], start, end, verbatim=True)
            return
        segments = self._base.segments
        index = max(bisect_right(segments, start, key=lambda segment: segment.start) - 1, 0)
        while start < end and index < len(segments):
            segment = segments[index]
            stop = min(segment.end, end)
            if stop > start:
                shift = segment.file_start - segment.start
                if segment.verbatim:
                    self._add(self.raw[start:stop], start + shift, stop + shift, verbatim=True)
                else:
                    self._add(self.raw[start:stop], segment.file_start, segment.file_end, verbatim=False)
                start = stop
            index += 1

    def put(self, text: str, start: int, end: int) -> None:
        """``text`` stands in the place of ``raw[start:end]``: an escape, a folded line break; it maps as a whole."""
        if not text:
            return
        span = (start, end) if self._base is None else self._base.span(start, end)
        self._add(text, *span, verbatim=False)

    def join(self, text: str, offsets: OffsetMap, between: str) -> None:
        """Add a text that was decoded elsewhere in the same file, and before it ``between``."""
        if self.length and between:
            last = self._segments[-1].file_end
            self._add(between, last, offsets.span(0, 0).start, verbatim=False)
        for segment in offsets.segments:
            if segment.end > segment.start:
                part = text[segment.start : segment.end]
                self._add(part, segment.file_start, segment.file_end, verbatim=segment.verbatim)

    def _add(self, text: str, file_start: int, file_end: int, *, verbatim: bool) -> None:
        end = self.length + len(text)
        last = self._segments[-1] if self._segments else None
        if verbatim and last is not None and last.verbatim and last.file_end == file_start:
            self._segments[-1] = Segment(last.start, end, last.file_start, file_end, True)
        else:
            self._segments.append(Segment(self.length, end, file_start, file_end, verbatim))
        self._texts.append(text)
        self.length = end

    @property
    def text(self) -> str:
        """What was decoded so far."""
        return "".join(self._texts)

    def offsets(self, at: int = 0) -> OffsetMap:
        """Where the text stands; a text without a character stands at the file offset ``at``."""
        return OffsetMap(tuple(self._segments)) if self._segments else OffsetMap.identity(0, at)

    def strip(self, at: int = 0) -> tuple[str, OffsetMap]:
        """The text without blanks around it, and its map."""
        text = self.text
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if start >= end:
            return "", OffsetMap.identity(0, at)
        if not start and end == len(text):
            return text, self.offsets(at)
        cut = Pieces(text, self.offsets(at))
        cut.keep(start, end)
        return cut.text, cut.offsets(at)

"""A file whose texts are to be changed: writes the changes and proves that nothing else has changed by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from stylelint_cs.decoding import decode
from stylelint_cs.fixing.choosing import Change, applied, by_message
from stylelint_cs.fixing.encoding import encoder
from stylelint_cs.fixing.outlines import Outline, outline, repeated, same, scalars_at
from stylelint_cs.limits import Limits
from stylelint_cs.model import Message, OffsetMap, Replacement, SourceText, Span, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.entities import without_entities
from stylelint_cs.sources.settling import FileMessages

BOM = b"\xef\xbb\xbf"

Read = Callable[[bytes], Sequence[FileMessages]]
"""The messages of a file with another content, read the same way."""


class Format(NamedTuple):
    """How a file is read: the name of its format, its caps, and the reader itself."""

    name: str
    limits: Limits
    read: Read


class Sheet:
    """One state of a file: its bytes, its text, its messages."""

    def __init__(self, data: bytes, format_: Format) -> None:
        self.data = data
        self.format = format_
        self.parts = format_.read(data)
        self.messages: tuple[Message, ...] = tuple(message for part in self.parts for message in part.messages)

    @property
    def is_whole(self) -> bool:
        """Whether everything in the file could be read."""
        return not any(part.problems for part in self.parts)

    def numbered(self) -> list[int]:
        """For each part the number of its first message."""
        starts, count = [], 0
        for part in self.parts:
            starts.append(count)
            count += len(part.messages)
        return starts

    def changed(self, changes: Sequence[Change]) -> tuple[Sheet, list[Change]]:
        """The file with as many of the changes as leave all else as it is, and those that had to be left out."""
        source = decode(self.data, "")
        before = outline(self.format.name, source, self.format.limits)
        kept: list[Change] = []
        left_out: list[Change] = []
        best = self

        def take(some: Sequence[Change]) -> None:
            nonlocal kept, best
            proven = self._proven([*kept, *some], source, before)
            if proven is not None:
                kept, best = [*kept, *some], proven
            elif len(some) == 1:
                left_out.extend(some)
            else:
                take(some[: len(some) // 2])
                take(some[len(some) // 2 :])

        if changes:
            take(changes)
        return best, left_out

    def _proven(self, changes: Sequence[Change], source: SourceText, before: Outline) -> Sheet | None:
        """The file with the changes made, ``None`` when it would not be the same file otherwise."""
        edits = by_message(changes)
        if self.format.name == "markdown" and any(
            _disturbs_marks(self.messages[number].text, of_message) for number, of_message in edits.items()
        ):
            return None
        numbers = sorted(edits)
        spans = [self._span(number, source) for number in numbers]
        places = scalars_at(before, spans)
        text = self._written(edits, numbers, places, source, before)
        data = (BOM if self.data.startswith(BOM) else b"") + text.encode("utf-8")
        try:
            after = Sheet(data, self.format)
            outlined = outline(self.format.name, decode(data, ""), self.format.limits)
        except StylelintError:
            return None
        texts = {
            place: f"={_changed(before[place].value[1:], self.messages[number].text, edits[number])}"
            for number, copies in zip(numbers, repeated(before, places), strict=True)
            for place in copies
        }
        return after if same(before, outlined, texts) and _agree(self, after, edits) else None

    def _base(self, message: Message, source: SourceText) -> int:
        """Where the text that a message's offsets count in begins in the file: a line of a stream, else the file."""
        return 0 if len(message.source.text) == len(source.text) else source.line_starts[message.source.base_line - 1]

    def _span(self, number: int, source: SourceText) -> Span:
        message = self.messages[number]
        span, base = message.offsets.span(0, len(message.text)), self._base(message, source)
        return Span(span.start + base, span.end + base)

    def _written(
        self,
        edits: Mapping[int, Sequence[Replacement]],
        numbers: Sequence[int],
        places: Sequence[int | None],
        source: SourceText,
        before: Outline,
    ) -> str:
        encode = encoder(self.format.name)
        found: list[Replacement] = []
        for number, place in zip(numbers, places, strict=True):
            message = self.messages[number]
            base = self._base(message, source)
            scalar = before[place] if place is not None else None
            for edit in encode(message, edits[number], scalar):
                found.append(Replacement(edit.start + base, edit.end + base, edit.text))
        return applied(source.text, found)


def _changed(value: str, text: str, edits: Sequence[Replacement]) -> str:
    """The value of a file that holds ``text``, with the edits made in its character references' terms."""
    if value != text:
        plain = without_entities(value, OffsetMap.identity(len(value)), (), ())
        if plain.text == text:
            spans = [plain.offsets.span(edit.start, edit.end) for edit in edits]
            inside = [Replacement(*span, edit.text) for span, edit in zip(spans, edits, strict=True)]
            return applied(value, inside)
    return applied(text, edits)


def _agree(before: Sheet, after: Sheet, edits: Mapping[int, Sequence[Replacement]]) -> bool:
    """Whether two states of a file hold the same messages, save for the edits."""
    if len(before.messages) != len(after.messages) or not after.is_whole:
        return False
    for old, new in zip(before.parts, after.parts, strict=True):
        comments = [
            [part.source.text[comment.start : comment.end] for comment in part.comments if part.source is not None]
            for part in (old, new)
        ]
        if old.skipped != new.skipped or comments[0] != comments[1]:
            return False
    if before.format.name == "markdown":
        edits = _with_inner(before.messages, edits)
    return all(
        _is_edited(old, new, edits.get(number, ()))
        for number, (old, new) in enumerate(zip(before.messages, after.messages, strict=True))
    )


def _with_inner(
    messages: Sequence[Message], edits: Mapping[int, Sequence[Replacement]]
) -> Mapping[int, Sequence[Replacement]]:
    """The edits of each message and of those that stand in it, such as a reply in one of its fences."""
    found = {number: list(own) for number, own in edits.items()}
    around: list[tuple[int, Span]] = []
    for number, message in enumerate(messages):
        span = message.offsets.span(0, len(message.text))
        while around and around[-1][1].end <= span.start:
            around.pop()
        for outer, whole in around:
            by = span.start - whole.start
            moved = [Replacement(edit.start + by, edit.end + by, edit.text) for edit in edits.get(number, ())]
            found.setdefault(outer, []).extend(moved)
        around.append((number, span))
    return {number: sorted(own, key=lambda edit: edit.start) for number, own in found.items()}


def _is_edited(old: Message, new: Message, edits: Sequence[Replacement]) -> bool:
    return (
        new.text == applied(old.text, edits)
        and (new.id, new.key, new.locale, new.meta) == (old.id, old.key, old.locale, old.meta)
        and new.masks == tuple(_moved(span, edits) for span in old.masks)
        and new.quotes == tuple(_moved(span, edits) for span in old.quotes)
    )


def _moved(span: Span, edits: Sequence[Replacement]) -> Span:
    start, end = (at + sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= at) for at in span)
    return Span(start, end)


_EMPHASIS = frozenset("*_~")


def _disturbs_marks(text: str, edits: Sequence[Replacement]) -> bool:
    """Whether an edit changes what stands beside a mark of emphasis, which tells whether it opens or closes."""
    for edit in edits:
        old = text[edit.start : edit.end]
        before, behind = text[: edit.start][-1:], text[edit.end : edit.end + 1]
        # Where nothing is left, or was there, what stands on the other side comes to stand beside the mark.
        if before in _EMPHASIS and _sort((edit.text or behind)[:1]) != _sort((old or behind)[:1]):
            return True
        if behind in _EMPHASIS and _sort((edit.text or before)[-1:]) != _sort((old or before)[-1:]):
            return True
        if old.count("\n") + old.count("\r") != edit.text.count("\n"):
            return True
    return False


def _sort(char: str) -> str:
    return "blank" if not char or char.isspace() else "letter" if char.isalnum() else "mark"

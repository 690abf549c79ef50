"""The last word on each message's locale: known, told by its words, or unknown and said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from stylelint_cs.config import NO_CONFIG, Config
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.model import Message, Problem, Skipped, SourceText
from stylelint_cs.sources.base import Comment, Reading
from stylelint_cs.sources.locales import names_pack
from stylelint_cs.translation import said, said_of
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.sources.detect import Detect

UNKNOWN = said("its language is not known")
_MOST_REASONS = 100
_AGREED = 3


class FileMessages(Frozen):
    """The messages of a file, or of one part of a stream (``part`` counts from 0).

    ``path`` is the file as reports name it, ``file`` where it lies (``None`` for standard input), ``source`` its
    text (``None`` for streams and for what could not be read). ``problems`` say what could not be judged.
    """

    path: str
    file: str | None = None
    source: SourceText | None = None
    messages: tuple[Message, ...] = ()
    comments: tuple[Comment, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
    config: Config = NO_CONFIG
    part: int = 0


class Settler:
    """Settles the locales of one file or stream; ``known`` are the locales with a pack."""

    def __init__(self, path: str, known: Collection[str], tell: Detect | None) -> None:
        self._path, self._known, self._tell = path, known, tell
        self._reasons: Counter[str] = Counter()

    def whole(self, messages: Sequence[Message]) -> tuple[tuple[Message, ...], tuple[Skipped, ...]]:
        """The messages of a file that can be judged, and the rest with the reason.

        Short texts tell little: where all that the longer ones tell is one language, it is theirs too.
        """
        told = [self._told(message) for message in messages]
        found = [one.locale for one, message in zip(told, messages, strict=True) if message.locale is None]
        certain = [locale for locale in found if locale is not None]
        if len(certain) >= _AGREED and len(set(certain)) == 1:
            told = [one if one.locale else replace(one, locale=certain[0]) for one in told]
        reasons = [self._reason(message) for message in told]
        return (
            tuple(message for message, reason in zip(told, reasons, strict=True) if reason is None),
            tuple(
                Skipped(self._path, reason, message.id)
                for message, reason in zip(told, reasons, strict=True)
                if reason is not None
            ),
        )

    def part(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """The messages of a part of a stream that can be judged; the rest is counted."""
        kept = []
        for message in messages:
            told = self._told(message)
            reason = self._reason(told)
            if reason is None:
                kept.append(told)
            else:
                self._reasons[reason if len(self._reasons) < _MOST_REASONS else UNKNOWN] += 1
        return tuple(kept)

    def counted(self) -> tuple[Skipped, ...]:
        """What the parts of a stream left out, counted by reason."""
        return tuple(
            Skipped(
                self._path,
                reason
                if count == 1
                else said_of(count, "{count:,} message: {reason}", "{count:,} messages: {reason}", reason=reason),
            )
            for reason, count in sorted(self._reasons.items())
        )

    def _told(self, message: Message) -> Message:
        if message.locale is not None or self._tell is None:
            return message
        from stylelint_cs.sources.detect import message_locale

        locale = message_locale(message, self._tell)
        return message if locale is None else replace(message, locale=locale)

    def _reason(self, message: Message) -> str | None:
        if message.locale is None:
            return UNKNOWN
        if self._known and names_pack(message.locale, self._known) is None:
            return said("there is no locale pack for {locale}", locale=message.locale)
        return None


def in_parts(readings: Iterable[Reading], settler: Settler, like: FileMessages) -> Iterator[FileMessages]:
    """The parts of a stream; what was left out is counted in the last one."""
    part = -1
    for part, reading in enumerate(readings):
        yield FileMessages(
            like.path,
            like.file,
            None,
            settler.part(reading.messages),
            (),
            reading.skipped,
            reading.problems,
            like.config,
            part,
        )
    left_out = settler.counted()
    if left_out:
        yield FileMessages(like.path, like.file, skipped=left_out, config=like.config, part=part + 1)

"""WhatsApp chats exported as text: ``31/12/2026, 21:41 - Maria: Hello`` or ``[31/12/2026, 21:41:07] Maria: Hello``.

Who of ours writes is told by name; everybody else is the customer. A silence of a day begins another conversation,
and so do very many turns: no chat is held as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import lru_cache
from io import TextIOWrapper
from pathlib import PurePosixPath

import regex

from stylelint_cs.model import Place, Problem
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.review.raw import MOST_TURNS, RawTalk, RawTurn, broken
from stylelint_cs.translation import said
from stylelint_cs.type_hints import BinaryIO

_HEAD = regex.compile(
    r"[\u200e\u200f\ufeff]*\[?(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{2,4}),?[ \u200f]+"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:[ \u00a0\u202f]?(?P<part>[^\]\-–0-9:]{1,8}?))?"
    r"(?:\]| [-–]) (?P<rest>.*)"
)
_SAID = regex.compile(r"[\u200e\u200f]*(?P<author>[^:]{1,80}?): (?P<text>.*)")
_SILENCE = 86400
_LONGEST = 100_000
"""Characters of a message; WhatsApp sends fewer."""
_MEND = said("Export the chat again as text, without media.")


class _Line(NamedTuple):
    number: int
    moment: datetime | None
    author: str | None
    text: str
    column: int


@lru_cache(maxsize=1)
def _afternoons(locales: tuple[str, ...]) -> frozenset[str]:
    """What the second half of the day is called in the languages that there are packs for."""
    from babel import Locale, UnknownLocaleError

    found = {"pm", "p.m."}
    for name in locales:
        try:
            periods = Locale.parse(name, sep="-").day_periods
        except (UnknownLocaleError, ValueError):
            continue
        for widths in periods.values():
            found |= {str(words["pm"]).casefold() for words in widths.values() if "pm" in words}
    return frozenset(found)


def is_export(first: str) -> bool:
    """Whether a line begins a WhatsApp export."""
    return _HEAD.match(first) is not None


def read(
    stream: BinaryIO, path: str, ours: Collection[str], bots: Collection[str], locales: tuple[str, ...]
) -> Iterator[RawTalk | Problem]:
    """The conversations of one exported chat."""
    if not ours and not bots:
        text = said("{path}: nobody says who of the chat is ours", path=path)
        yield Problem(text, said("Name them: --agents NAME[,NAME]."))
        return
    month_first = _month_first(stream)
    stream.seek(0)
    chat = _Chat(path, frozenset(ours), frozenset(bots))
    for line in _lines(stream, locales, month_first=month_first):
        at = Place(path, line.number, 1)
        if broken(line.text) or broken(line.author or ""):
            yield Problem(said("the file is not UTF-8"), said("Save it as UTF-8."), at)
        elif line.moment is None and line.author is None:
            if not chat.goes_on(line) and line.text.strip():
                yield Problem(said("the line belongs to no message"), _MEND, at)
        elif line.author is not None:
            yield from chat.ended(line)
            chat.begin(line)
    yield from chat.rest()


def _text(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream; what is no UTF-8 stands in them as ``broken`` tells."""
    text = TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape")
    try:
        # Not `from text`: who opened the stream closes it.
        yield from iter(text.readline, "")
    finally:
        text.detach()


class _Chat:
    """The turns of the conversation that is being read."""

    def __init__(self, path: str, ours: Collection[str], bots: Collection[str]) -> None:
        self._path, self._ours, self._bots = path, ours, bots
        self._turns: list[RawTurn] = []
        self._parts: list[str] = []
        self._size = self._count = 0
        self._last: datetime | None = None
        self._is_cut = False

    def begin(self, line: _Line) -> None:
        """A message begins."""
        self._finish()
        self._last = line.moment or self._last
        author = line.author
        role = "bot" if author in self._bots else "agent" if author in self._ours else "customer"
        at = line.moment.isoformat() if line.moment is not None else None
        self._turns.append(RawTurn(role, "", author, at, line=line.number, column=line.column))
        self._parts, self._size = [line.text], len(line.text)

    def goes_on(self, line: _Line) -> bool:
        """Add a line to the message that was begun; false: there is none, or it is full."""
        if not self._parts or self._size + len(line.text) > _LONGEST:
            return False
        self._parts.append(line.text)
        self._size += len(line.text) + 1
        return True

    def ended(self, line: _Line) -> Iterator[RawTalk]:
        """The conversation that is over when this message begins."""
        if self._last is None or line.moment is None:
            silent = False
        else:
            silent = (line.moment - self._last).total_seconds() > _SILENCE
        if self._turns and (silent or len(self._turns) >= MOST_TURNS):
            self._is_cut = self._is_cut or not silent
            yield from self.rest()
            self._is_cut = not silent

    def rest(self) -> Iterator[RawTalk]:
        """The conversation that was read last."""
        self._finish()
        if not self._turns:
            return
        turns, self._turns = tuple(self._turns), []
        self._count += 1
        people = tuple(dict.fromkeys(turn.author for turn in turns if turn.role == "customer" and turn.author))
        name = f"{PurePosixPath(self._path).stem}/{self._count}"
        customer = people[0] if people else None
        yield RawTalk(self._path, turns[0].line, name, turns, channel="whatsapp", customer=customer, names=people,
                      is_cut=self._is_cut)  # fmt: skip

    def _finish(self) -> None:
        if self._parts:
            self._turns[-1] = self._turns[-1]._replace(text="\n".join(self._parts))
            self._parts = []


def _month_first(stream: BinaryIO) -> bool:
    """Whether the month stands first: some second figure is too great for a month, and no first one is."""
    found = False
    for line in _text(stream):
        match = _HEAD.match(line)
        if match is not None and len(match["a"]) < 4:
            if int(match["a"]) > 12:
                return False
            found = found or int(match["b"]) > 12
    return found


def _lines(stream: BinaryIO, locales: tuple[str, ...], *, month_first: bool) -> Iterator[_Line]:
    started = False
    for number, line in enumerate(_text(stream), 1):
        line = line.rstrip("\r\n")
        match = _HEAD.match(line)
        if match is None:
            yield _Line(number, None, None, line, -1 if started else 0)
            continue
        started = True
        said = _SAID.match(match["rest"])
        moment = _moment(match, _afternoons(locales), month_first=month_first)
        if said is None:
            # Somebody joined, a number changed: nobody said that.
            yield _Line(number, moment, None, "", 0)
            continue
        column = match.start("rest") + said.start("text") + 1
        yield _Line(number, moment, said["author"].strip("\u200e\u200f\u202a\u202c~ "), said["text"], column)


def _moment(match: regex.Match[str], afternoons: frozenset[str], *, month_first: bool) -> datetime | None:
    first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        year, month, day = first, second, third
    else:
        day, month = (second, first) if month_first else (first, second)
        year = third + 2000 if third < 100 else third
    hour, part = int(match["hour"]), (match["part"] or "").strip().casefold()
    if part and hour <= 12:
        hour = hour % 12 + (12 if part in afternoons else 0)
    try:
        return datetime(year, month, day, hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None

"""Systems of digits, and the figures of a text that a reader reads as amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.text.spans import Cover

SYSTEMS: Mapping[str, str] = {
    "latn": "0",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "deva": "\u0966",
    "fullwide": "\uff10",
    "gujr": "\u0ae6",
    "guru": "\u0a66",
    "khmr": "\u17e0",
    "knda": "\u0ce6",
    "laoo": "\u0ed0",
    "mlym": "\u0d66",
    "mymr": "\u1040",
    "orya": "\u0b66",
    "tamldec": "\u0be6",
    "telu": "\u0c66",
    "thai": "\u0e50",
    "tibt": "\u0f20",
}
"""The zero of each system of decimal digits, by its name in Unicode CLDR (numberingSystems.xml)."""
_NAMES = {chr(ord(zero) + value): name for name, zero in SYSTEMS.items() for value in range(10)}
_RUN = lazy(r"(?<![\p{N}#*@_/+\uFFFC-])\p{Nd}+(?:[.,:/٫٬٪%–-]\p{Nd}+)*(?![\p{L}\p{M}\p{N}#*@_\uFFFC])")
_GROUPS = lazy(r"(?<![\p{L}\p{N}])[+(]?\p{Nd}+(?:[ ().-]{1,2}\p{Nd}+)+")
_LETTERS = lazy(r"[\p{L}\p{M}]+$")
_REACH = 20
_DIGITS = lazy(r"\p{Nd}+")
_LETTERED = lazy(r"-\p{L}")
_ID_DIGITS = 6
"""Digits in a row from which a figure is an id, a code or a phone number."""


class Figure(NamedTuple):
    """A figure of a text: half-open offsets, and the system of its digits."""

    start: int
    end: int
    system: str


def system_of(digit: str) -> str:
    """The system of a digit, the empty string when it is none that CLDR names here."""
    return _NAMES.get(digit, "")


def figures(masked: str, particles: Iterable[str] = ()) -> Iterator[Figure]:
    """The figures of a text that are no ids, codes or phone numbers; one that mixes systems in pieces.

    Letters right before a figure make it an id, unless they are one of ``particles``.
    """
    attached = frozenset(particles)
    phones = Cover(match.span() for match in _GROUPS.finditer(masked) if _digits(match.group()) > _ID_DIGITS)
    for match in _RUN.finditer(masked):
        if phones.holds(*match.span()):
            continue
        text = match.group()
        before = _LETTERS.search(masked, max(match.start() - _REACH, 0), match.start())
        if before is not None and before.group() not in attached:
            continue
        if _LETTERED.match(masked, match.end()) or max(map(len, _DIGITS.findall(text))) >= _ID_DIGITS:
            continue
        yield from _pieces(text, match.start())


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))


def _pieces(text: str, offset: int) -> Iterator[Figure]:
    start, system, last = 0, "", 0
    for index, char in enumerate(text):
        if not char.isdecimal():
            continue
        if system and system_of(char) != system:
            yield Figure(offset + start, offset + last + 1, system)
            start = index
        elif not system:
            start = index
        system, last = system_of(char), index
    if system:
        yield Figure(offset + start, offset + last + 1, system)


def written_in(system: str, text: str) -> str:
    """``text`` with its digits in another system."""
    zero = SYSTEMS[system]
    return "".join(chr(ord(zero) + int(char)) if char.isdecimal() else char for char in text)

"""Finds what belongs to a person in a text: e-mail addresses, phone numbers, payment cards, bank accounts.

Digits count in any system of writing, and direction marks between them do not matter. Cards must pass the check
of ISO/IEC 7812-1 (Luhn), accounts that of ISO 13616 (IBAN, modulo 97), so that order numbers stay. Names and
addresses of houses are not found: no list could, and a wrong cut hides what a reader has to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

import regex

from stylelint_cs.lazy import compiled, lazy
from stylelint_cs.named_tuple import NamedTuple

_UNSEEN = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_BLANK = rf" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{_UNSEEN}"
_DASH = r"\u2010-\u2015\u2212-"
_GAP = rf"[{_BLANK}\r\n._{_DASH}]{{0,3}}"
"""Inside cards and accounts, which have their own check: a line may end there."""
_WIDE_GAP = rf"[{_BLANK}().{_DASH}]{{0,3}}"
_ALNUM = r"[\p{L}\p{N}]"
_ZERO = r"[\p{Nd}&&\p{nv=0}]"
_FROM_TWO = r"[\p{Nd}--[\p{nv=0}\p{nv=1}]]"
_MOBILE = r"[\p{Nd}&&[\p{nv=2}\p{nv=6}\p{nv=7}\p{nv=8}\p{nv=9}]]"
_DATE_OR_TIME = (
    r"(?!\p{Nd}{4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2}(?!\p{Nd})|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{4}(?!\p{Nd})"
    r"|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}(?![./-]?\p{Nd})|\p{Nd}{1,2}\.\p{Nd}{2}(?!\.?\p{N}))"
)
_THREES = rf"\p{{Nd}}{{3}}(?:[{_BLANK}]\p{{Nd}}{{3}})*+(?![{_BLANK}]?\p{{Nd}})"
_AMOUNT = rf"(?!(?<=\p{{Nd}}[{_BLANK}]){_THREES}|\p{{Nd}}{{1,3}}[{_BLANK}]\p{{Nd}}{{3}}[{_BLANK}]{_THREES})"
_ANOTHER = rf"[{_BLANK}.-]?\p{{Nd}}(?:[{_BLANK}.-]?\p{{Nd}}){{6}}"
_END = rf"(?!{_ALNUM}|_|[-.]\p{{N}}|[/,](?!{_ANOTHER})\p{{N}})"
"""Not within a longer number; behind a stroke or comma another one may follow."""
_START = r"(?<![\p{L}\p{N}#_.:-]|(?<!\p{Nd}{3})[/,])"

_AT = rf"[{_UNSEEN}]{{0,3}}(?:[@＠﹫]|%40|&\#(?:64|[xX]40);|&commat;|\\u0040|\\x40)[{_UNSEEN}]{{0,3}}"
_SPACED_AT = r"(?<=[\p{L}\p{N}])[ \u00a0]@[ \u00a0](?=\p{L})"

_MAYBE = lazy(r"[@＠﹫]|%40|&\#(?:64|[xX]40);|&commat;|\\u0040|\\x40|\p{Nd}(?:\P{Nd}{0,3}\p{Nd}){6}")
_EMAIL = lazy(
    rf"(?:[\p{{L}}\p{{N}}_][\p{{L}}\p{{M}}\p{{N}}._+'!$*^~{_UNSEEN}-]{{0,63}}+|\"[^\"\n]{{1,64}}\")(?:{_AT}|{_SPACED_AT})"
    rf"(?:[\p{{L}}\p{{M}}\p{{N}}{_UNSEEN}-]{{1,63}}[.。]){{1,8}}[\p{{L}}\p{{M}}\p{{N}}-]{{1,62}}[\p{{L}}\p{{M}}\p{{N}}]"
)
_ACCOUNT = lazy(rf"(?<!{_ALNUM})[A-Za-z]{{2}}\p{{Nd}}{{2}}(?:{_GAP}[A-Za-z\p{{Nd}}]){{11,30}}")
_CARD = lazy(rf"(?<!{_ALNUM})\p{{Nd}}(?:{_GAP}\p{{Nd}}){{12,18}}")
_PHONES = (
    rf"(?:tel:|sms:|whatsapp:|wa\.me/|phone=)(?:[+＋]|%2b)?\p{{Nd}}(?:[.-]?\p{{Nd}}){{6,14}}+{_END}",
    # International: +254 700 000 000, 00254 …; where writing runs to the left the plus may stand behind.
    rf"(?<![{_ALNUM}+])(?:[+＋]|{_ZERO}{{2}}){_WIDE_GAP}\p{{Nd}}(?:{_WIDE_GAP}\p{{Nd}}){{7,14}}+(?!\p{{N}})",
    rf"(?<![{_ALNUM}])\p{{Nd}}{{2,4}}(?:[{_BLANK}{_DASH}]{{0,2}}\p{{Nd}}){{7,11}}+[+＋](?!\p{{N}})",
    # Digit by digit: 0 7 1 2 …
    rf"(?<![{_ALNUM}])(?:[+＋]|{_ZERO})(?:[{_BLANK}.-]\p{{Nd}}){{8,14}}+(?![{_BLANK}.-]?{_ALNUM})",
    # National with a leading zero: 0712 345 678, 030/123456, 01.23.45.67.89; no dates, no opening hours.
    rf"{_START}{_DATE_OR_TIME}(?!(?<=\p{{Nd}}[{_BLANK}]){_THREES})"
    rf"{_ZERO}\p{{Nd}}{{1,4}}(?:/|{_WIDE_GAP})\p{{Nd}}(?:{_WIDE_GAP}\p{{Nd}}){{5,9}}+{_END}",
    # Ten digits without one: 98765 43210, (210) 123-4567, 1-800-555-0199.
    rf"(?<![{_ALNUM}#/_.,:+-]){_DATE_OR_TIME}{_AMOUNT}(?:\p{{nv=1}}[ .-])?\(?"
    rf"(?:{_MOBILE}\p{{Nd}}{{9}}|{_FROM_TWO}\p{{Nd}}(?=\p{{Nd}}{{0,3}}\P{{Nd}})(?:{_WIDE_GAP}\p{{Nd}}){{8}}+)"
    rf"{_END}",
)
_ISSUERS = lazy(r"[3-6]|2[2-7]|8[12]")
_LEAST_DIGITS_OF_ACCOUNT = 10
_LEAST_COMMON = 7
"""National numbers are the ends of international ones; so many digits must agree."""


@cache
def _phones() -> tuple[regex.Pattern[str], ...]:
    # Most texts hold no digits to speak of, and these take longer to compile than all the rest.
    return tuple(compiled(f"(?V1){pattern}", "i") for pattern in _PHONES)


class Personal(NamedTuple):
    """A half-open span of a text (code points) and what stands there: ``email``, ``phone``, ``card``, ``iban``."""

    start: int
    end: int
    what: str


def plain(value: str) -> str:
    """A contact as it is compared: small letters, Latin digits, nothing between them."""
    if "@" in value:
        return value.casefold().removeprefix("mailto:")
    return "".join(str(int(char)) if char.isdecimal() else char.casefold() for char in value if char.isalnum())


def personal_data(text: str, own: Iterable[str] = ()) -> list[Personal]:
    """What belongs to a person in ``text``, left to right, never overlapping; ``own`` are the brand's contacts."""
    if not _MAYBE.search(text):
        return []
    found: list[Personal] = []
    for item in _candidates(text):
        if not any(item.start < other.end and other.start < item.end for other in found):
            found.append(item)
    known = frozenset(map(plain, own)) if found else frozenset()
    return sorted(item for item in found if not _is_own(text[item.start : item.end], item.what, known))


def _candidates(text: str) -> Iterator[Personal]:
    """The strictest first: an account holds digits that could be a card, a card those of a phone."""
    for match in _EMAIL.finditer(text):
        yield Personal(*match.span(), "email")
    for match in _ACCOUNT.finditer(text, overlapped=True):
        end = _checked_end(text, match.start(), match.end(), 15, _is_account)
        if end is not None:
            yield Personal(match.start(), end, "iban")
    for match in _CARD.finditer(text, overlapped=True):
        end = _checked_end(text, match.start(), match.end(), 13, _is_card)
        if end is not None:
            yield Personal(match.start(), end, "card")
    for pattern in _phones():
        for match in pattern.finditer(text):
            if len(set(match.group())) > 1:
                yield Personal(*match.span(), "phone")


def _checked_end(text: str, start: int, end: int, least: int, passes: Callable[[str], bool]) -> int | None:
    """The end of the longest run of groups from ``start`` that passes a check; what follows may not be part of it."""
    written = [(at + 1, char) for at, char in enumerate(text[start:end], start) if char.isalnum()]
    value = plain("".join(char for _, char in written))
    for count in range(len(written), least - 1, -1):
        border = written[count - 1][0]
        if not text[border : border + 1].isalnum() and passes(value[:count]):
            return border
    return None


def _is_account(value: str) -> bool:
    if sum(map(str.isdigit, value[4:])) < _LEAST_DIGITS_OF_ACCOUNT:
        return False
    return int("".join(str(int(char, 36)) for char in value[4:] + value[:4])) % 97 == 1


def _is_card(value: str) -> bool:
    if not _ISSUERS.match(value) or value == value[0] * len(value):
        return False
    doubled = (2 * int(char) for char in value[-2::-2])
    return (sum(map(int, value[-1::-2])) + sum(twice - 9 * (twice > 9) for twice in doubled)) % 10 == 0


def _is_own(value: str, what: str, known: frozenset[str]) -> bool:
    seen = plain(value)
    if what != "phone":
        return seen in known
    digits = "".join(char for char in seen if char.isdigit()).removeprefix("00").lstrip("0")
    return any(
        digits == other or (len(digits) >= _LEAST_COMMON and other.endswith(digits))
        for other in (item.removeprefix("00").lstrip("0") for item in known)
    )

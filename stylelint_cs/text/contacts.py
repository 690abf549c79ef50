"""Phone numbers, addresses and links of a text: what they are, and whether they are meant for customers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from stylelint_cs.lazy import compiled, lazy
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import Pack
from stylelint_cs.text.view import View

_PHONE = lazy(
    r"(?<![\p{L}\p{N}#/_.,-])"
    r"(?:(?:\+|00)[ .-]?\d(?:[ ().-]{0,2}\d){6,14}|0\d{1,4}(?:[ ().-]{0,2}\d){6,10})"
    r"(?![\p{L}\p{N}/_-])"
)
_DATE = lazy(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_SIGNIFICANT = 7
PHONES = frozenset({"phone", "sms", "whatsapp"})
"""The types of contacts that are phone numbers."""
_HOST = lazy(r"(?:[a-z]+://)?(?:[^/@\s]*@)?(?:www\.)?(?P<host>[^/:?#\s]+)(?P<rest>.*)", "i")
# fmt: off
_FREE_MAIL = frozenset({
    "aol.com", "gmail.com", "gmx.com", "gmx.net", "googlemail.com", "hotmail.com", "hotmail.gr", "icloud.com",
    "live.com", "mail.com", "mail.ru", "me.com", "msn.com", "outlook.com", "proton.me", "protonmail.com",
    "rediffmail.com", "rocketmail.com", "tutanota.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.com", "yahoo.gr",
    "yahoo.in", "yandex.com", "yandex.ru", "ymail.com",
})
_EXAMPLES = frozenset({
    "abc", "address", "customer", "email", "example", "firstname.lastname", "mail", "me", "myname", "name",
    "someone", "test", "user", "username", "you", "your", "youremail", "yourname", "your.name", "your.email", "xxx",
})
# fmt: on
_STAFF_HOST = lazy(
    r"localhost|127\.0\.0\.1|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}"
    r"|[\w.-]+\.(?:local|internal|intranet|corp|lan)|(?:[\w-]+\.)?intranet(?:\.[\w.-]+)?"
    r"|(?:jira|confluence|jenkins|grafana|staging)\.[\w.-]+"
    r"|[\w-]+\.(?:atlassian\.net|slack\.com|sharepoint\.com)|(?:docs|drive)\.google\.com"
)
_STAFF_PATH = lazy(r"(?:/(?:agent|admin|backoffice|wp-admin)(?:/|$)|/desk/)")
_FOR_ALL = lazy(r"/forms/|/servicedesk/customer|/viewform")


class Phone(NamedTuple):
    """A phone number of a message: its span and its digits as they are compared."""

    span: Span
    digits: str


def phones(view: View) -> Iterator[Phone]:
    """The phone numbers of a message, left to right; dates are none."""
    if not any(map(str.isdecimal, view.chars)):
        return
    found = [match for match in _PHONE.finditer(view.folded) if not _DATE.fullmatch(match.group())]
    national = _national(tuple(view.pack.texts("phones")))
    # Ten digits in a row may be the number of anything.
    if national is not None:
        found += [match for match in national.finditer(view.folded) if not match.group().isdecimal()]
    done = 0
    for match in sorted(found, key=lambda match: match.span()):
        if match.start() >= done:
            done = match.end()
            yield Phone(view.span(*match.span()), significant(match.group()))


def may_be_phone(written: str, pack: Pack) -> bool:
    """Whether digits in a row have the shape of a phone number of the locale; they may be the number of anything."""
    national = _national(tuple(pack.texts("phones")))
    return national is not None and national.fullmatch(pack.folding.fold(written.strip())) is not None


@lru_cache(maxsize=64)
def _national(shapes: tuple[str, ...]) -> regex.Pattern[str] | None:
    """What a locale's numbers without a country code look like: digits, ``x`` for any, ``-`` where they are parted."""
    body = "|".join(map(_grouped, shapes))
    return compiled(rf"(?<![\p{{L}}\p{{N}}#/_.,-])(?:{body})(?![\p{{L}}\p{{N}}/_-])") if shapes else None


def _grouped(shape: str) -> str:
    """A pattern of the digits of a shape; between any two of them a writer may leave a gap."""
    groups = ("[ .-]?".join(r"\d" if digit == "x" else digit for digit in group) for group in shape.split("-"))
    return "[ .-]".join(groups)


def significant(text: str) -> str:
    """The digits of a folded phone number without what leads out of a country or a town."""
    return "".join(char for char in text if char.isdigit()).removeprefix("00").lstrip("0")


def same_phone(found: str, known: str) -> bool:
    """Whether digits found in a text are those of a folded number: a national one lacks its country code."""
    digits = significant(known)
    return found == digits or (len(found) >= _SIGNIFICANT and digits.endswith(found))


def host_of(link: str) -> tuple[str, str] | None:
    """The host of a link in lower case without ``www.``, and what follows it; ``None`` when there is none."""
    match = _HOST.match(link)
    return (match["host"].casefold().rstrip("."), match["rest"]) if match else None


def is_free_mail(address: str) -> bool:
    """Whether an address in lower case belongs to a provider where anybody has one."""
    return address.rpartition("@")[2] in _FREE_MAIL


def is_example(address: str) -> bool:
    """Whether an address in lower case shows what an address looks like."""
    return address.partition("@")[0] in _EXAMPLES


def is_for_staff(link: str, own: Iterable[str]) -> bool:
    """Whether a link in lower case leads where customers cannot go; ``own`` are the brand's hosts."""
    found = host_of(link)
    if found is None:
        return False
    host, rest = found
    path = rest[rest.find("/") :] if "/" in rest else ""
    if _FOR_ALL.search(path):
        return False
    listed = any(host == other or host.endswith("." + other) for other in map(str.casefold, own))
    return bool(_STAFF_PATH.search(path)) or (not listed and _STAFF_HOST.fullmatch(host) is not None)

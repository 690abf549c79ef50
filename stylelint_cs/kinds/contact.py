"""contact: addresses, numbers and links that are not the brand's.

What it does: compares e-mail addresses, phone numbers (by their international digits) and links (by domain)
with ``contacts:`` and ``links:``, each once the brand lists any.
Why: a wrong number sends the customer away, or to a fraudster.
Example: ``contacts: [{type: phone, value: "+254 700 000 000", purpose: support}]``
Does not catch: short codes and emergency numbers (under seven digits), numbers written as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import regex

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit, Span

if TYPE_CHECKING:
    from stylelint_cs.text.view import View

_PHONE = regex.compile(
    r"(?<![\p{L}\p{N}#/_.,-])"
    r"(?:(?:\+|00)[ .-]?\d(?:[ ().-]{0,2}\d){6,14}|0\d{1,4}(?:[ ().-]{0,2}\d){6,10})"
    r"(?![\p{L}\p{N}/_-])"
)
_DATE = regex.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_HOST = regex.compile(r"(?:[a-z]+://)?(?:[^/@\s]*@)?(?:www\.)?(?P<host>[^/:?#\s]+)(?P<rest>.*)", regex.IGNORECASE)
_SIGNIFICANT = 7


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each contact that the brand does not list."""
    if context.options["finds"] == "unexplained":
        return
    contacts = context.policy.contacts
    mails = {contact.value.casefold() for contact in contacts if contact.type == "email"}
    hosts = {link.casefold().removeprefix("www.") for link in context.policy.links}
    if mails or hosts:
        for kind, span in view.addresses:
            value = view.text[span.start : span.end]
            known = _mail_known(value, mails) if kind == "email" else _link_known(value, hosts, context)
            if not known and not _echoed(value, context):
                yield _hit(span, sorted(mails) if kind == "email" else sorted(hosts), view, context)
    phones = [contact.value for contact in contacts if contact.type in {"phone", "sms", "whatsapp"}]
    if phones:
        yield from _phones(view, context, phones)


def _mail_known(value: str, mails: set[str]) -> bool:
    return not mails or value.casefold() in mails


def _link_known(value: str, hosts: set[str], context: Context) -> bool:
    match = _HOST.match(value)
    if not hosts or match is None:
        return True
    host = match["host"].casefold().rstrip(".")
    excused = context.options["excused"]
    assert isinstance(excused, tuple)
    if any(word in value.casefold() for word in excused):
        return True
    return any(host == known or host.endswith("." + known) for known in hosts)


def _phones(view: View, context: Context, phones: Iterable[str]) -> Iterator[Hit]:
    known = [_digits(view.pack.folding.fold(phone)) for phone in phones]
    for match in _PHONE.finditer(view.folded):
        if _DATE.fullmatch(match.group()):
            continue
        digits = _digits(match.group())
        span = view.span(match.start(), match.end())
        if not any(_same(digits, other) for other in known) and not _echoed(digits, context):
            yield _hit(span, tuple(phones), view, context)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit()).removeprefix("00").lstrip("0")


def _same(found: str, known: str) -> bool:
    # A national number is the international one without its country code.
    return found == known or (len(found) >= _SIGNIFICANT and known.endswith(found))


def _echoed(value: str, context: Context) -> bool:
    if not context.meta.history:
        return False
    plain = value.casefold()
    digits = _digits(value)
    for turn in context.meta.history:
        if turn.role == "customer" and (plain in turn.text.casefold() or (digits and digits in _digits(turn.text))):
            return True
    return False


def _hit(span: Span, known: Iterable[str], view: View, context: Context) -> Hit:
    match = view.text[span.start : span.end]
    return Hit(
        span.start,
        span.end,
        f"{quote(match)}: {localised(context.rule.why, context.language)}",
        suggestions=tuple(known),
    )


KIND = Kind(
    name="contact",
    doc="Finds addresses, numbers and links that are not the brand's.",
    check=check,
    options=(
        Option("excused", "texts", ("track",), "A link that holds one of these words is the carrier's, not ours."),
        Option(
            "finds",
            "text",
            "unknown",
            "Contacts that are not the brand's, or several of one type and no word which is for what.",
            ("unknown", "unexplained"),
        ),
    ),
    lists=(EntryList("excused", "For `unexplained`: words that say what a contact is for."),),
)

"""contact: addresses, numbers and links that are not the brand's, or several and no word which is for what.

What it does: compares e-mail addresses, phone numbers (by their international digits) and links (by domain)
with ``contacts:`` and ``links:``, each once the brand lists any; with ``finds: unexplained`` it finds two
numbers or two addresses in one message of which none is said to be for anything.
Why: a wrong number sends the customer away, or to a fraudster; two without a word make them try both.
Example: ``contacts: [{type: phone, value: "+254 700 000 000", purpose: support}]``
Does not catch: short codes and emergency numbers (under seven digits), numbers written as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option, from_options
from stylelint_cs.kinds.unexplained import unexplained
from stylelint_cs.kinds.wording import because, quote
from stylelint_cs.model import Hit, Span
from stylelint_cs.text.contacts import PHONES, host_of, phones, same_phone, significant
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each contact that the brand does not list, or for each row of contacts that nothing explains."""
    if context.options["finds"] == "unexplained":
        yield from unexplained(view, context)
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
    listed = [contact.value for contact in contacts if contact.type in PHONES]
    if listed:
        yield from _phones(view, context, listed)


def _mail_known(value: str, mails: set[str]) -> bool:
    return not mails or value.casefold() in mails


def _link_known(value: str, hosts: set[str], context: Context) -> bool:
    found = host_of(value)
    if not hosts or found is None:
        return True
    excused = context.options["excused"]
    assert isinstance(excused, tuple)
    if any(word in value.casefold() for word in excused):
        return True
    return any(found[0] == known or found[0].endswith("." + known) for known in hosts)


def _phones(view: View, context: Context, listed: Iterable[str]) -> Iterator[Hit]:
    known = [view.pack.folding.fold(phone) for phone in listed]
    for phone in phones(view):
        if not any(same_phone(phone.digits, other) for other in known) and not _echoed(phone.digits, context):
            yield _hit(phone.span, tuple(listed), view, context)


def _echoed(value: str, context: Context) -> bool:
    if not context.meta.history:
        return False
    plain = value.casefold()
    digits = significant(value)
    for turn in context.meta.history:
        if turn.role == "customer" and (plain in turn.text.casefold() or (digits and digits in significant(turn.text))):
            return True
    return False


def _hit(span: Span, known: Iterable[str], view: View, context: Context) -> Hit:
    match = view.text[span.start : span.end]
    return Hit(
        span.start,
        span.end,
        because(quote(match), context),
        suggestions=tuple(known),
    )


_LISTS = (EntryList("excused", "For `unexplained`: words that say what a contact is for."),)
KIND = Kind(
    name="contact",
    doc="Finds addresses, numbers and links that are not the brand's, or that no word explains.",
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
        *from_options(_LISTS),
    ),
    lists=_LISTS,
)

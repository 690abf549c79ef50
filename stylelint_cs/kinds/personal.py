"""personal: what belongs to one customer or to staff.

What it does: finds a person's name behind an opening, addresses at providers of free mail, phone numbers, one
customer's order or ticket, links that only staff can open, and internal notes.
Why: a stored reply is sent to everybody.
Example: ``names: [dear]`` finds "Anna" in "Dear Anna," and passes "Dear {name},"
Does not catch: a name in the middle of a sentence; a phone number while the brand lists none, unless a name
stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import Context, EntryList, Kind, from_options
from stylelint_cs.kinds.wording import because, phrase_explanation, quote
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Span
from stylelint_cs.text.contacts import is_example, is_for_staff, is_free_mail, phones, same_phone
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry

_NUMBER = lazy(r"#[ ]?(?=[\p{L}-]{0,5}\p{Nd})(?!(?:19|20)\p{Nd}{2}\b)[A-Z]{0,4}-?\p{Nd}{4,}(?![\p{L}\p{N}])")
_CODE = lazy(r"[ :：#№.]{1,4}(?P<code>(?=[A-Z-]{0,6}\p{Nd})[A-Z]{0,5}-?\p{Nd}[\p{Nd}-]{3,})(?![\p{L}\p{N}])")
_AFTER_NAME = lazy(r"[ ]?(?:[,،;:!.)]|$|\n|[–—-] )")
_NAME = lazy(r"[ ]?(?P<name>\p{Lu}[\p{L}\p{M}'’-]+(?:[ ](?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]+)){0,2})")
_CASED = lazy(r"[\p{Lu}\p{Ll}]")


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each thing that one customer or staff alone should see, left to right."""
    taken: list[Span] = []
    for hit in sorted(_all(view, context), key=lambda hit: (hit.start, -hit.end)):
        span = Span(hit.start, hit.end)
        if not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
            yield hit


def _all(view: View, context: Context) -> Iterator[Hit]:
    for hit in context.found():
        match = view.text[hit.start : hit.end]
        yield Hit(hit.start, hit.end, phrase_explanation(match, hit.entry, context), level=hit.entry.level)
    names = [span for hit in context.found("names") if (span := _name(hit, view, context)) is not None]
    for span in (*names, *_addresses(view, context), *_phones(view, context, names), *_numbers(view, context)):
        yield Hit(span.start, span.end, because(quote(view.text[span.start : span.end]), context))


def _name(hit: PhraseHit[Entry], view: View, context: Context) -> Span | None:
    """The name behind an opening; where names have no capitals the entry itself holds the name."""
    if not _CASED.search(view.text, hit.start, hit.end):
        return Span(hit.start, hit.end)
    match = _NAME.match(view.masked, hit.end)
    if match is None or not _AFTER_NAME.match(view.masked, match.end()):
        return None
    words = [view.pack.folding.fold(word) for word in match["name"].split()]
    pack = view.pack
    known = context.policy.brand.casefold()
    if any(word in pack.frequent or word in pack.lexicon or word == known for word in words):
        return None
    return Span(match.start("name"), match.end("name"))


def _addresses(view: View, context: Context) -> Iterator[Span]:
    own = {contact.value.casefold() for contact in context.policy.contacts}
    for kind, span in view.addresses:
        value = view.text[span.start : span.end].casefold()
        if kind == "email":
            if value not in own and is_free_mail(value) and not is_example(value):
                yield span
        elif is_for_staff(value, context.policy.links):
            yield span


def _phones(view: View, context: Context, names: list[Span]) -> Iterator[Span]:
    listed = [contact.value for contact in context.policy.contacts if contact.type in {"phone", "sms", "whatsapp"}]
    known = [view.pack.folding.fold(phone) for phone in listed]
    lines = [_sentence(span, view) for span in names]
    for phone in phones(view):
        if listed:
            strange = not any(same_phone(phone.digits, other) for other in known)
        else:
            strange = _sentence(phone.span, view) in lines
        if strange:
            yield phone.span


def _sentence(span: Span, view: View) -> int:
    return next((at for at, item in enumerate(view.sentences) if span.start < view.span(*item).end), -1)


def _numbers(view: View, context: Context) -> Iterator[Span]:
    if "#" in view.masked:
        for match in _NUMBER.finditer(view.masked):
            yield Span(*match.span())
    for hit in context.found("labels"):
        code = _CODE.match(view.masked, hit.end)
        if code is not None:
            yield Span(code.start("code"), code.end("code"))


_LISTS = (
    EntryList("phrases", "Internal notes that no customer may read."),
    EntryList("names", "Openings that a person's name may follow; in scripts without capitals with the name."),
    EntryList("labels", "What stands before one customer's number: order, ticket, account."),
)
KIND = Kind(
    name="personal",
    doc="Finds what belongs to one customer or to staff.",
    check=check,
    options=from_options(_LISTS),
    lists=_LISTS,
)

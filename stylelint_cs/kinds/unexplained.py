"""Several contacts of one type in a message, and no word which is for what."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import Context
from stylelint_cs.kinds.wording import because, quote
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.text.contacts import phones
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View

_LABEL = lazy(
    r"(?P<label>\p{L}[\p{L}\p{M}\p{N} '’/-]{0,40})[*_]*\s?[:：–—-][*_]*[ \t(]*$|(?P<in>\p{L}[\p{L}\p{M} ]*) \($"
)
_BEHIND = lazy(r"[ \t]*\((?P<label>[^()\n]{2,60})\)")
_COUNTRY = 3
"""Digits of an international number in which country codes differ."""


class _Contact(NamedTuple):
    span: Span
    value: str
    text: str


def unexplained(view: View, context: Context) -> Iterator[Hit]:
    """One hit for each type of which two contacts or more say nothing, from the first such to the last."""
    mails = [
        _Contact(span, view.text[span.start : span.end].casefold(), view.text[span.start : span.end])
        for kind, span in view.addresses
        if kind == "email"
    ]
    numbers = [_Contact(phone.span, phone.digits, view.text[slice(*phone.span)]) for phone in phones(view)]
    for contacts in (numbers, mails):
        # A number in two forms, or given twice, is one number.
        if len({_tail(contact.value) for contact in contacts}) < 2:
            continue
        bare = _bare(contacts, view, context)
        if len({_tail(contact.value) for contact in bare}) < 2 or _of_countries(bare):
            continue
        named = ", ".join(quote(contact.text) for contact in bare)
        yield Hit(bare[0].span.start, bare[-1].span.end, because(named, context))


def _tail(value: str) -> str:
    return value if "@" in value else value[-8:]


def _of_countries(contacts: list[_Contact]) -> bool:
    codes = [contact.value[:_COUNTRY] for contact in contacts if contact.text.lstrip("(").startswith(("+", "00"))]
    return len(codes) == len(contacts) == len(set(codes))


def _bare(contacts: list[_Contact], view: View, context: Context) -> list[_Contact]:
    """The contacts that neither a word of purpose nor a label of their own explains."""
    words = [Span(hit.start, hit.end) for hit in context.found("excused")]
    words += _purposes(view, context)
    labels = [_label(contact, view) for contact in contacts]
    own = {label for label in labels if label}
    found = []
    for index, contact in enumerate(contacts):
        before = contacts[index - 1].span.end if index else _start(contact.span, view)
        after = contacts[index + 1].span.start if index + 1 < len(contacts) else _end(contact.span, view)
        if any(before <= word.start and word.end <= after for word in words):
            continue
        # One label before all of them ("Phone: …, …") explains none.
        if labels[index] and len(own) > 1:
            continue
        found.append(contact)
    return found


def _purposes(view: View, context: Context) -> Iterator[Span]:
    fold = view.pack.folding.fold
    purposes = {fold(contact.purpose) for contact in context.policy.contacts if contact.purpose}
    for token in view.tokens:
        if token.text in purposes:
            yield view.span(token.start, token.end)


def _label(contact: _Contact, view: View) -> str:
    line = view.text.rfind("\n", 0, contact.span.start) + 1
    match = _LABEL.search(view.masked[line : contact.span.start])
    behind = _BEHIND.match(view.masked, contact.span.end)
    found = (match["label"] or match["in"]) if match else behind["label"] if behind else ""
    return view.pack.folding.fold(found.strip())


def _sentence(span: Span, view: View) -> Span:
    spans = (view.span(*sentence) for sentence in view.sentences)
    return next((item for item in spans if span.start < item.end), Span(0, len(view.text)))


def _start(span: Span, view: View) -> int:
    return _sentence(span, view).start


def _end(span: Span, view: View) -> int:
    return max(_sentence(span, view).end, span.end)


__all__ = ["unexplained"]

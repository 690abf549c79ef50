"""What was to be filled in and is still there: slots of every syntax, and what people write by hand."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Span
from stylelint_cs.text.view import View

_BY_HAND = lazy(
    r"""
      <(?P<angle>\p{L}[\p{L}\p{M}\p{N}_-]*(?:[ ][\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*){0,4})>
    | \[(?P<square>\p{L}[\p{L}\p{M}_'’-]{2,}(?:[ _][\p{L}\p{M}_'’-]+){0,4})\](?![(\[:])
    | (?<![\p{N}%])%(?P<percent>[A-Za-z][A-Za-z_]+)%
    | (?<=[\p{L}:：][ ]?)_{4,}
    """,
    "x",
)
_HINTS = "<[%_"
# fmt: off
_TAGS = frozenset({
    "a", "abbr", "b", "big", "blockquote", "br", "button", "center", "code", "dd", "div", "dl", "dt", "em", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "img", "input", "label",
    "li", "link", "main", "meta", "nav", "ol", "option", "p", "pre", "q", "s", "section", "select", "small", "span",
    "strike", "strong", "style", "sub", "sup", "table", "tbody", "td", "th", "thead", "title", "tr", "tt", "u", "ul",
})
# fmt: on
"""Elements of HTML: markup, and nothing to be filled in."""
_ASIDES = frozenset({"sic", "dot", "redacted", "email protected"})
"""What stands in square brackets in text that is finished."""
_CURRENCY = lazy(r"\$[A-Z]{2,3}\d*")


def unfilled(view: View) -> Iterator[tuple[Span, str | None]]:
    """Every placeholder that stands in a message outside code and links, with its name, left to right."""
    found = [
        (Span(slot.start, slot.end), slot.name)
        for slot in view.slots
        if view.text[slot.start] != "}" and not _CURRENCY.fullmatch(view.text[slot.start : slot.end])
    ]
    if any(hint in view.text for hint in _HINTS):
        found += _by_hand(view, [span for span, _ in found])
    for span, name in sorted(found):
        if not any(span.start < mask.end and mask.start < span.end for mask in view.message.masks):
            yield span, name


def _by_hand(view: View, slots: list[Span]) -> Iterator[tuple[Span, str | None]]:
    # [b]bold[/b]: brackets that close like this are markup (BBCode).
    is_markup = "[/" in view.text
    for match in _BY_HAND.finditer(view.text):
        name = match["angle"] or match["square"] or match["percent"]
        plain = (name or "").casefold()
        if match["angle"] and plain.partition(" ")[0] in _TAGS:
            continue
        if match["square"] and (is_markup or plain in _ASIDES):
            continue
        if not any(match.start() < slot.end and slot.start < match.end() for slot in slots):
            yield Span(*match.span()), name


__all__ = ["unfilled"]

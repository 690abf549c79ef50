"""slots: placeholders that are broken, that the brand does not define, or that were left unfilled.

What it does: finds unbalanced braces in every common syntax, and names outside ``placeholders:``; with
``finds: unfilled`` every placeholder that is left in a message about to be sent, and what else the locale's
``phrases`` say that people write where something is to be filled in (TODO, XXX).
Why: a customer who reads "{{name}" knows that nobody wrote to them.
Example: ``placeholders: [name, order_id, agent]``
Does not catch: a slot filled with the wrong value.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option, from_options
from stylelint_cs.kinds.wording import because, phrase_explanation, quote
from stylelint_cs.model import Hit, Span
from stylelint_cs.text.slots import Slot
from stylelint_cs.text.unfilled import unfilled
from stylelint_cs.translation import said
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterator[Hit]:
    """Broken placeholders, then slots that the brand does not define; or all that is left unfilled."""
    if context.options["finds"] == "unfilled":
        yield from _unfilled(view, context)
        return
    for span in view.broken:
        if any(span.start < mask.end and mask.start < span.end for mask in view.message.masks):
            continue
        match = view.text[span.start : span.end]
        yield Hit(span.start, span.end, because(quote(match), context))
    defined = context.policy.placeholders
    if not defined:
        return
    for slot in view.slots:
        if slot.name is not None and not slot.name.isdigit() and not _is_defined(slot.name, defined):
            yield _undefined(slot, defined, view)


def _unfilled(view: View, context: Context) -> Iterator[Hit]:
    taken: list[Span] = []
    for hit in context.found():
        taken.append(Span(hit.start, hit.end))
        yield Hit(
            hit.start,
            hit.end,
            phrase_explanation(view.text[hit.start : hit.end], hit.entry, context),
            hit.entry.instead,
            level=hit.entry.level,
        )
    names = {_plain(name) for name in context.policy.placeholders}
    for span, name in unfilled(view):
        if any(span.start < other.end and other.start < span.end for other in taken) or view.is_quoted(span):
            continue
        # A tag such as "[Solved] Your question" opens a subject; a placeholder of the brand is one wherever it stands.
        if _is_tag(span, view) and _plain(name or "") not in names:
            continue
        yield Hit(span.start, span.end, because(quote(view.text[span.start : span.end]), context))


def _is_tag(span: Span, view: View) -> bool:
    follows = view.text[span.end : span.end + 2]
    return view.text[span.start] == "[" and not view.text[: span.start].strip() and follows[:1] == " "


def _is_defined(name: str, defined: tuple[str, ...]) -> bool:
    plain = _plain(name)
    return any(plain == _plain(other) for other in defined)


def _plain(name: str) -> str:
    # [Order number], {order_number} and {{ order-number }} are one slot to the person who wrote them.
    return name.casefold().replace(" ", "_").replace("-", "_")


def _undefined(slot: Slot, defined: tuple[str, ...], view: View) -> Hit:
    assert slot.name is not None
    match = view.text[slot.start : slot.end]
    import difflib

    close = difflib.get_close_matches(_plain(slot.name), defined, n=1, cutoff=0.6)
    meant = match.replace(slot.name, close[0]) if close else None
    known = ", ".join(defined)
    return Hit(
        slot.start,
        slot.end,
        said(
            "{match} is not a placeholder of the brand ({known}): nothing will fill it.",
            match=quote(match),
            known=known,
        ),
        suggestions=(meant,) if meant else (),
    )


_LISTS = (EntryList("phrases", "For `unfilled`: what else people write where something is to be filled in."),)
KIND = Kind(
    name="slots",
    doc="Finds placeholders that are broken, not defined by the brand, or left in a message that is sent.",
    check=check,
    options=(
        Option(
            "finds",
            "text",
            "broken",
            "Placeholders that nothing will fill, or those that are left in a message about to be sent.",
            ("broken", "unfilled"),
        ),
        *from_options(_LISTS),
    ),
    lists=_LISTS,
)

"""digits: two systems of digits in one message.

What it does: finds the figures that are written in the rarer of two digit systems, or, where the brand asks for
one system, those of any other. Runs the pack's checks that are filed under the rule, too.
Why: two systems in one message make figures hard to compare, to copy and to search for.
Example: ``options: {system: territory}`` asks for ٣ in Egypt and for 3 in Morocco
Does not catch: figures in ids, codes, phone numbers, links and slots, which are copied as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.kinds.base import Context, Kind, Option
from stylelint_cs.kinds.wording import because, quote
from stylelint_cs.kinds.written import pack_hits
from stylelint_cs.model import Hit, Replacement, Span
from stylelint_cs.text.numerals import SYSTEMS, Figure, figures, written_in
from stylelint_cs.text.spans import Taken
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each match of the pack's checks, then for each figure outside the system of the message."""
    taken = Taken()
    for hit in pack_hits(view, context):
        taken.add(hit.start, hit.end)
        yield hit
    if not any(map(str.isdecimal, view.chars)):
        return
    found = [
        figure
        for figure in figures(view.masked, view.pack.particles)
        if not view.is_quoted(Span(figure.start, figure.end))
    ]
    wanted, sure = _wanted(found, view, context)
    for figure in found:
        if figure.system != wanted and taken.is_free(figure.start, figure.end):
            yield _hit(figure, wanted, sure, view, context)


def _wanted(found: list[Figure], view: View, context: Context) -> tuple[str, bool]:
    """The system that the message keeps to, and whether that is beyond doubt."""
    system = context.options["system"]
    digits = view.pack.table("digits")
    territory = (view.message.locale or view.pack.locale).rpartition("-")[2]
    own = str(digits.get(territory) or digits.get("default") or "latn")
    if system == "territory":
        return own, True
    if system != "any":
        return str(system), True
    counts = Counter(figure.system for figure in found)
    if not counts:
        return own, False
    most = max(counts.values())
    leading = [name for name, count in counts.items() if count == most]
    return (leading[0], True) if len(leading) == 1 else (own if own in leading else leading[0], False)


def _hit(figure: Figure, wanted: str, sure: bool, view: View, context: Context) -> Hit:
    match = view.text[figure.start : figure.end]
    plain = all(map(str.isdecimal, match))
    text = written_in(wanted, match)
    return Hit(
        figure.start,
        figure.end,
        because(quote(match), context),
        (text,),
        (Replacement(figure.start, figure.end, text),) if plain else (),
        safe=plain and sure,
    )


KIND = Kind(
    name="digits",
    doc="Finds two systems of digits in one message.",
    check=check,
    options=(
        Option(
            "system",
            "text",
            "any",
            "`any`: one system a message; `territory`: that of the locale, as the pack says; or one by its CLDR name.",
            ("any", "territory", *SYSTEMS),
        ),
    ),
)

"""expiry: products and plans that are gone, and days that are over.

What it does: looks for the names of ``retired:`` in every language, and for dates before today beside words of
validity ("valid until").
Why: a reply that offers what is no longer sold promises what nobody can keep.
Example: ``retired: [{name: "Silver plan", since: 2026-01-31, say: "Basic plan"}]``
Does not catch: other names for the same product; dates without a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from stylelint_cs.kinds.base import EntryList, Kind, LibraryContext, LibraryHit, Option, from_options, no_message_check
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Message
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.policy.settings import Retired

_DATE = lazy(
    r"(?<!\d)(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))(?!\d)"
)
_DIGITS = 6
"""Digits of the shortest date with a year."""
_EDGE = r"(?<![\p{L}\p{M}\p{N}])(?:%s)(?![\p{L}\p{M}\p{N}])"


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit for each retired name, or each day that is over."""
    if context.options["finds"] == "terms":
        gone = [item for item in context.policy.retired if item.since is None or item.since <= context.today]
        for message in context.messages if gone else ():
            yield from _terms(gone, message, context)
    else:
        for message in context.messages:
            if sum(map(str.isdecimal, message.text)) >= _DIGITS:
                yield from _dates(message, context)


def _terms(gone: Sequence[Retired], message: Message, context: LibraryContext) -> Iterator[LibraryHit]:
    view = context.view(message)
    fold = view.pack.folding.fold
    for item in gone:
        name = fold(item.name)
        if name not in view.folded:
            continue
        # Particles that the language glues to a word may stand before it: بالباقة.
        particles = "|".join(sorted(map(regex.escape, view.pack.particles), key=len, reverse=True))
        pattern = _EDGE % (f"(?:{particles})?{regex.escape(name)}" if particles else regex.escape(name))
        for found in regex.finditer(pattern, view.folded):
            start, end = view.span(*found.span())
            since = f" ({item.since})" if item.since else ""
            explanation = f"{quote(message.text[start:end])}{since}: {localised(context.rule.why, context.language)}"
            yield LibraryHit(Hit(start, end, explanation, (item.say,) if item.say else ()), message)


def _dates(message: Message, context: LibraryContext) -> Iterator[LibraryHit]:
    view = context.view(message)
    days = [(match, day) for match in _DATE.finditer(view.folded) if (day := _day(match)) is not None]
    over = [match for match, day in days if day < context.today]
    # Few replies name a day, and fewer one that is over: only then it is worth looking for words of validity.
    sentences = {view.sentence_at(hit.folded.start) for hit in context.found(message)} if over else set()
    for match in over:
        if view.sentence_at(match.start()) in sentences:
            start, end = view.span(*match.span())
            explanation = f"{quote(message.text[start:end])}: {localised(context.rule.why, context.language)}"
            yield LibraryHit(Hit(start, end, explanation), message)


def _day(match: regex.Match[str]) -> str | None:
    year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


LISTS = (EntryList("phrases", "Words of validity, beside which a day that is over is a mistake."),)

KIND = Kind(
    name="expiry",
    doc="Finds products and plans that are gone, and days that are over.",
    check=no_message_check,
    library=check,
    options=(Option("finds", "text", "terms", "What to look for.", ("terms", "dates")), *from_options(LISTS)),
    lists=LISTS,
)

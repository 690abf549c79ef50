"""variety: openings that are always the same, and approved ones that nobody uses.

What it does: counts which of the brand's greeting variants the replies of a locale open with.
Why: variants are there so that regular customers are not greeted by a machine.
Example: ``options: {share: 90, fewest: 10}``
Does not catch: openings that are no approved variant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.kinds.base import Kind, LibraryContext, LibraryHit, Option, no_message_check
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.policy.model import Entry


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit for each variant that takes nearly all openings of its context, or none."""
    used: dict[str, Counter[str]] = {}
    for message in context.messages:
        locale = context.locale_of(message)
        if not any(len(entries) > 1 for entries in context.voice(locale).greetings.values()):
            continue
        for hit in context.found(message, "greetings:approved")[:1]:
            if not message.text[: hit.start].strip():
                used.setdefault(locale, Counter())[hit.entry.text] += 1
    for locale, counts in used.items():
        for entries in context.voice(locale).greetings.values():
            if len(entries) > 1:
                yield from _in_context(entries, counts, locale, context)


def _in_context(
    entries: tuple[Entry, ...], counts: Counter[str], locale: str, context: LibraryContext
) -> Iterator[LibraryHit]:
    share, fewest = context.options["share"], context.options["fewest"]
    assert isinstance(share, int)
    assert isinstance(fewest, int)
    own = {entry.text: counts[entry.text] for entry in entries}
    total = sum(own.values())
    if total < fewest:
        return
    why = localised(context.rule.why, context.language)
    for entry in entries:
        count = own[entry.text]
        if count == 0 or count * 100 >= share * total:
            explanation = f"{quote(entry.text)}: {count}/{total}. {why}"
            yield LibraryHit(Hit(0, 0, explanation), place=entry.place, locale=locale)


KIND = Kind(
    name="variety",
    doc="Finds openings that are always the same, and approved ones that nobody uses.",
    check=no_message_check,
    library=check,
    options=(
        Option("share", "int", 90, "The share of openings, in percent, from which a variant is monotonous."),
        Option("fewest", "int", 10, "With fewer openings in a context nothing is said."),
    ),
)

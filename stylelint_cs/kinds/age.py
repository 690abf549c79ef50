"""age: replies that nobody has looked at for long, or ever, and translations whose source has changed.

What it does: compares the day of the last review (a field of the message, or the review ledger) with
``review.max_age_days``, and translations with their source text.
Why: opening hours, prices and links change; a reply that nobody reads again goes on telling the old ones.
Example: ``review: {max_age_days: 31}``
Does not catch: a review that nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stylelint_cs.kinds.base import Kind, LibraryContext, LibraryHit, Option, no_message_check
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Hit, Message


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit for each message that ``finds`` asks for."""
    if context.options["finds"] == "outdated":
        yield from _outdated(context)
        return
    limit = context.policy.max_age_days
    if limit is None:
        return
    never = context.options["finds"] == "unreviewed"
    for message in context.messages:
        reviewed = context.reviews.reviewed(message)
        if reviewed is None:
            if never:
                yield _hit(message, "", context)
        elif not never and _days(reviewed, context.today) > limit:
            yield _hit(message, f"{reviewed} (> {limit} d): ", context)


def _days(since: str, today: str) -> int:
    return (date.fromisoformat(today) - date.fromisoformat(since)).days


def _outdated(context: LibraryContext) -> Iterator[LibraryHit]:
    asked = {id(message) for message in context.messages}
    for group in context.groups.values():
        source = next((group[locale][0] for locale in context.locales if locale in group), None)
        if source is None:
            continue
        for messages in group.values():
            for message in messages:
                if message.locale == source.locale or id(message) not in asked:
                    continue
                since = context.reviews.source_changed(message, source)
                if since is not None:
                    yield _hit(message, f"{f'{source.locale} {since}'.strip()}: ", context)


def _hit(message: Message, evidence: str, context: LibraryContext) -> LibraryHit:
    return LibraryHit(Hit(0, 0, evidence + localised(context.rule.why, context.language)), message)


KIND = Kind(
    name="age",
    doc="Finds replies that were not reviewed for long, and translations whose source has changed.",
    check=no_message_check,
    scope="library",
    library=check,
    options=(Option("finds", "text", "stale", "What to look for.", ("stale", "unreviewed", "outdated")),),
)

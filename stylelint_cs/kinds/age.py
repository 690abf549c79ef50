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
from stylelint_cs.kinds.wording import localised, where
from stylelint_cs.model import Hit, Message
from stylelint_cs.translation import said, said_of, together


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
        elif not never and days_since(reviewed, context.today) > limit:
            since = said_of(
                limit,
                "Last reviewed on {day}, more than {count} day ago.",
                "Last reviewed on {day}, more than {count} days ago.",
                day=reviewed,
            )
            yield _hit(message, since, context)


def days_since(since: str, today: str) -> int:
    """The days from one day to another, both ``YYYY-MM-DD``."""
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
                    yield _hit(message, _changed(source, since), context)


def _changed(source: Message, since: str) -> str:
    if since:
        return said("{locale} changed on {day}, see {where}.", locale=source.locale, day=since, where=where(source))
    return said("{locale} changed, see {where}.", locale=source.locale, where=where(source))


def _hit(message: Message, evidence: str, context: LibraryContext) -> LibraryHit:
    return LibraryHit(Hit(0, 0, together(evidence, localised(context.rule.why, context.language))), message)


KIND = Kind(
    name="age",
    doc="Finds replies that were not reviewed for long, and translations whose source has changed.",
    check=no_message_check,
    library=check,
    options=(Option("finds", "text", "stale", "What to look for.", ("stale", "unreviewed", "outdated")),),
)

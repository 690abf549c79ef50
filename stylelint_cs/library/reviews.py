"""When texts were looked at: by the messages' own field, the ledger, and the history of the repository."""

from __future__ import annotations

from collections.abc import Callable

import regex

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.library.ledger import Ledger, text_hash
from stylelint_cs.model import Message

_DAY = regex.compile(r"\d{4}-\d{2}-\d{2}")

SourceAt = Callable[[Message, Message], str | None]
"""The day since which a translation is behind its source by the repository's history, ``None`` when it is not."""


def _unknown(translation: Message, source: Message) -> str | None:
    return None


class KnownReviews(Frozen, slots=False):
    """The engine's side of :class:`stylelint_cs.kinds.base.Reviews`."""

    ledger: Ledger = field(default_factory=dict)
    history: SourceAt = _unknown

    def reviewed(self, message: Message) -> str | None:
        """The later of the message's own day and the ledger's, which holds for this very text only."""
        own = _DAY.match(message.meta.reviewed or "")
        days = [own.group()] if own is not None else []
        review = self.ledger.get((message.id or "", message.locale or ""))
        if review is not None and review.hash == text_hash(message.text) and _DAY.fullmatch(review.on):
            days.append(review.on)
        return max(days, default=None)

    def source_changed(self, translation: Message, source: Message) -> str | None:
        """By the source text that the translation carries, else by the ledger, else by the history.

        By the ledger a translation is behind when it is as it was reviewed and its source is not.
        """
        carried = translation.meta.translated_from
        if carried is not None:
            # On which day the source changed is not known.
            return None if carried.split() == source.text.split() else ""
        ours = self.ledger.get((translation.id or "", translation.locale or ""))
        theirs = self.ledger.get((source.id or "", source.locale or ""))
        if ours is not None and theirs is not None:
            if ours.hash == text_hash(translation.text):
                if theirs.hash != text_hash(source.text):
                    return theirs.on
                return theirs.since if theirs.since > ours.on else None
            return None
        return self.history(translation, source)

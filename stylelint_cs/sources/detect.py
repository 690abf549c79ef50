"""The locale of a message that names none: by the scripts and the frequent words of the packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Message
from stylelint_cs.text import detect as languages
from stylelint_cs.text.slots import find_slots, mask

Detect = Callable[[str], str | None]
"""Tells the locale of a text that holds words alone; ``None`` when it is not certain."""

_ADDRESS = lazy(r"(?:https?|ftp)://\S+|www\.\S+|[\w.+-]++@[\w-]++(?:\.[\w-]++)++")


def detect(text: str, candidates: Mapping[str, tuple[str, frozenset[str]]]) -> str | None:
    """The locale of a text among ``candidates`` (script and frequent words by locale).

    Placeholders, links and addresses do not count. ``None`` when it is not certain.
    """
    known = {locale: languages.Candidate(*candidate) for locale, candidate in candidates.items()}
    return languages.detect(words_alone(text), known)


def words_alone(text: str, masks: tuple[tuple[int, int], ...] = ()) -> str:
    """``text`` with placeholders, addresses and ``masks`` blanked out."""
    spans = [*masks, *((slot.start, slot.end) for slot in find_slots(text))]
    spans += [match.span() for match in _ADDRESS.finditer(text)]
    return mask(text, spans, " ")


def message_locale(message: Message, tell: Detect) -> str | None:
    """The locale that the words of a message tell."""
    return tell(words_alone(message.text, message.masks))

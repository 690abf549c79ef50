"""Sentences that kinds share: explanations in the reader's language, replacements that keep capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from stylelint_cs.model import Message, Replacement
from stylelint_cs.translation import Text, together, translated
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.kinds.base import Context
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View


def localised(text: Mapping[str, str] | None, language: str) -> str:
    """A text in the reader's language (its own, else the catalogue's), else as the brand wrote it; empty for none."""
    if not text:
        return ""
    return text.get(language) or translated(text.get("") or text.get("en") or next(iter(text.values())), language)


def quote(text: str) -> str:
    """A wording as it is named in an explanation, on one line."""
    return f"“{' '.join(text.split())}”"


def where(message: Message, offset: int = 0) -> str:
    """The place of another message as an explanation names it: its file and the line of an offset of its text."""
    return f"{message.source.path}:{message.file_span(offset, offset)[0].line}"


def because(what: str, context: Context) -> Text:
    """What was found, and the rule's reason why it should not be there."""
    return together(what, localised(context.rule.why, context.language), between=": ")


def phrase_explanation(match: str, entry: Entry, context: Context) -> str:
    """What was found and why it should not be there: the entry's own reason, else the rule's."""
    why = localised(entry.why, context.language) or localised(context.rule.why, context.language)
    return together(quote(match), why, between=": ")


def keep_capital(original: str, replacement: str) -> str:
    """``replacement`` with a capital where ``original`` has one; all capitals stay all capitals."""
    if len(original) > 1 and original.isupper() and replacement.islower():
        return replacement.upper()
    if original[:1].isupper() and replacement[:1].islower():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def phrase_replacement(hit: PhraseHit[Entry], view: View) -> tuple[Replacement, ...]:
    """The edit that puts the entry's one replacement in the hit's place; none where there is a choice.

    A particle that is attached to the first word stays before the replacement.
    """
    if len(hit.entry.instead) != 1:
        return ()
    start = _behind_particle(hit, view)
    if start is None:
        return ()
    original, replacement = view.text[start : hit.end], hit.entry.instead[0]
    written = keep_capital(original, replacement)
    if written.isupper() and not replacement.isupper() and not _marks(original, view):
        # Where capitals drop their marks, the replacement drops them, too.
        written = _without_marks(written, view)
    return (Replacement(start, hit.end, written),)


def _behind_particle(hit: PhraseHit[Entry], view: View) -> int | None:
    """Where the phrase itself begins in the message; ``None`` when that cannot be told."""
    particles = view.pack.particles
    found = view.folded[hit.folded.start : hit.folded.end]
    if hit.literal or not found.startswith(particles):
        return hit.start
    first = (hit.entry.phrase or "").split()[:1]
    if not first or not first[0].isalpha():
        return None
    word = view.pack.folding.fold(first[0])
    if found.startswith(word):
        return hit.start
    particle = next((part for part in particles if found.startswith(part + word)), None)
    return view.span(hit.folded.start, hit.folded.start + len(particle)).end if particle is not None else None


def _marks(text: str, view: View) -> bool:
    return not view.pack.folding.marks.isdisjoint(unicodedata.normalize("NFD", text))


def _without_marks(text: str, view: View) -> str:
    marks = view.pack.folding.marks
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if char not in marks)
    return unicodedata.normalize("NFC", bare) if bare != unicodedata.normalize("NFD", text) else text

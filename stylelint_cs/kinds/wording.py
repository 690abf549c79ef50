"""Sentences that kinds share: explanations in the reader's language, replacements that keep capitals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from stylelint_cs.model import Replacement
from stylelint_cs.translation import translated

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


def phrase_explanation(match: str, entry: Entry, context: Context) -> str:
    """What was found and why it should not be there: the entry's own reason, else the rule's."""
    why = localised(entry.why, context.language) or localised(context.rule.why, context.language)
    return f"{quote(match)}: {why}" if why else quote(match)


def keep_capital(original: str, replacement: str) -> str:
    """``replacement`` with a capital where ``original`` has one; all capitals stay all capitals."""
    if len(original) > 1 and original.isupper() and replacement.islower():
        return replacement.upper()
    if original[:1].isupper() and replacement[:1].islower():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def phrase_replacement(hit: PhraseHit[Entry], view: View) -> tuple[Replacement, ...]:
    """The edit that puts the entry's one replacement in the hit's place; none where there is a choice."""
    if len(hit.entry.instead) != 1:
        return ()
    original = view.text[hit.start : hit.end]
    return (Replacement(hit.start, hit.end, keep_capital(original, hit.entry.instead[0])),)

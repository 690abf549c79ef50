"""Phrase notation as a person reads it: one of its readings, without signs."""

from __future__ import annotations

import regex

_INNERMOST = regex.compile(r"\(([^()]*\|[^()]*)\)")
_SIGNS = regex.compile(r"(?<!\\)[~*]")
_SPACES = regex.compile(r"\s+")


def readable(phrase: str) -> str:
    """The first reading of a phrase: of each choice the first word that is none of nothing, slots as they are."""
    text = phrase
    while True:
        shorter = _INNERMOST.sub(_first, text)
        if shorter == text:
            break
        text = shorter
    return _SPACES.sub(" ", _SIGNS.sub("", text).replace("\\", "")).strip()


def _first(match: regex.Match[str]) -> str:
    choices = match[1].split("|")
    # What may be left out is left out where it is glued to a word, and kept where it is a word of its own.
    glued = _touches(match)
    return next((choice for choice in choices if choice.strip()), "") if not glued else choices[0]


def _touches(match: regex.Match[str]) -> bool:
    text = match.string
    return text[match.start() - 1 : match.start()].isalnum() or text[match.end() : match.end() + 1].isalnum()

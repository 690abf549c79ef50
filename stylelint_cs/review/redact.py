"""Takes customers' data out of texts that are shown: what reports cut out, and the names that the files tell."""

from __future__ import annotations

from collections.abc import Iterable, Set

import regex

from stylelint_cs.report.redaction import redact

_LONG = regex.compile(r"(?<![\p{L}\p{Nd}])(?!\p{Nd}{4}-\p{Nd}{2}-)\+?\p{Nd}(?:[ \u00a0().-]{0,2}\p{Nd}){8,}")
"""So many figures in a row, whatever they are: numbers that stand side by side are told apart by nobody."""
_WORD = regex.compile(r"[\p{L}\p{M}]++")
_SHORTEST = 3
"""Letters of the shortest name that is cut out: shorter ones are words as well."""


def redacted(text: str, names: Iterable[str] = (), own: tuple[str, ...] = ()) -> str:
    """``text`` with ``[email]``, ``[phone]``, ``[card]``, ``[iban]``, ``[number]`` and ``[name]`` in their place.

    ``names`` are those of the customer as the file gives them, each also by its parts. ``own`` contacts stay.
    """
    ours = {_digits(contact) for contact in own}
    text = _LONG.sub(lambda match: match[0] if _digits(match[0]) in ours else "[number]", redact(text, own))
    known = {part for name in names for part in (name, *name.split()) if len(part) >= _SHORTEST}
    for name in sorted(known, key=lambda part: (-len(part), part)):
        if name.casefold() in text.casefold():
            pattern = rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){regex.escape(name)}(?![\p{{L}}\p{{N}}])"
            text = regex.sub(pattern, "[name]", text, flags=regex.IGNORECASE)
    return text


def parts_of(names: Iterable[str]) -> frozenset[str]:
    """The names as :func:`nameless` looks for them: whole and by their words, short ones left out."""
    words = (word for name in names for word in _WORD.findall(name))
    return frozenset(word.casefold() for word in words if len(word) >= _SHORTEST)


def nameless(text: str, parts: Set[str]) -> str:
    """``text`` with ``[name]`` for each word that is a part of a name."""
    if not parts:
        return text
    text = _WORD.sub(lambda match: "[name]" if match[0].casefold() in parts else match[0], text)
    return text.replace("[name] [name]", "[name]")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())

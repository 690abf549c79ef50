"""Takes customers' data out of texts that are shown: what reports cut out, and the names that the files tell."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from stylelint_cs.report.redaction import redact

_LONG = regex.compile(r"(?<![\p{L}\p{Nd}])(?!\p{Nd}{4}-\p{Nd}{2}-)\+?\p{Nd}(?:[ \u00a0().-]{0,2}\p{Nd}){8,}")
"""So many figures in a row, whatever they are: numbers that stand side by side are told apart by nobody."""
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


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())

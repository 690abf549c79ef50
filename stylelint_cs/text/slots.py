"""Placeholders (slots) in every common syntax, and what looks like one but is broken.

Syntaxes: ``{name}`` (Rasa, ICU, .NET), ``{{ name }}`` (Mustache, Handlebars, Liquid), ``{% … %}`` (Liquid),
``{}`` (Python), ``{n, plural, …}`` (ICU), ``${name}``, ``%{name}`` (Ruby), ``%(name)s`` (Python), ``%name%`` (Symfony),
``%s %1$s %d %@`` (printf, Android, iOS), ``%#@days@`` (iOS), ``$name`` (Dialogflow), ``$t(key)`` (i18next),
``@contact.name`` and ``@(upper(name))`` (RapidPro), ``#{name}`` (Zammad), ``[Name]`` (written by hand). A space flag
(``% s``) is no placeholder: "100% sawa" is prose.
"""

from __future__ import annotations

from collections.abc import Iterable

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple

_NAME = r"[\p{L}_][\p{L}\p{M}\p{N}_.-]*"
_SLOT = lazy(
    rf"""
      (?P<tag>\{{%[^{{}}%]*%\}})
    | [$%\#]?\{{\{{\{{?\s*[#/^&>!]?\s*(?P<double>[^{{}}]*?)\s*\}}?\}}\}}
    | %\((?P<python>[^()\s]+)\)[-#0+]*\d*(?:\.\d+)?[a-zA-Z]
    | (?<!\{{)[$%\#@]?(?<!\{{)\{{\s*(?P<single>{_NAME}(?:[ ]{_NAME}){{0,3}}|\d*)\s*(?:[:!][^{{}}]*)?\}}(?!\}})
    | (?<![\p{{N}}%\w])%(?P<percent>[a-zA-Z][\w.-]*)%(?![%\w])
    | %(?:\d+\$)?\#@(?P<apple>[^\s@]+)@ | (?<![\p{{N}}%])%arg\b
    | (?<![\p{{N}}%])%\d+\$[-#0+]*\d*(?:\.\d+)?(?:l{{0,2}}[sdifuxX]|@)
    | (?<![\p{{N}}%])%[-#0+]*\d*(?:\.\d+)?(?:l{{0,2}}[sdifuxX]|@)(?![\p{{Latin}}\p{{N}}])
    | \$t\([^()]*\) | @\((?:[^()]|\([^()]*\))*+\)
    | (?<![\w.])@(?P<at>(?:contact|fields|results|urns|globals|flow|run|parent|child|input|trigger)(?:\.\w+)++)
    | \$(?P<dollar>[a-zA-Z_][\w.-]*[\w])
    | \[(?P<square>\p{{Lu}}[\p{{L}}\p{{M}}_]*(?:[ _]\p{{L}}[\p{{L}}\p{{M}}_]*){{0,3}})\](?![(\[:])
    """,
    "x",
)
_BROKEN = lazy(rf"\{{+\s*{_NAME}(?:\s*\}}+)?|{_NAME}\s*\}}+|[%$\#]\{{[^}}\s\ufffc]*|%\({_NAME}\)(?![a-zA-Z])|[{{}}]+")
_INNER = lazy(_NAME + r"|\d+")
_WORDS = lazy(rf"{_NAME}(?: {_NAME})*")


class Slot(NamedTuple):
    """A placeholder: its span in the message and its name (``None`` for ``%s`` and Liquid tags)."""

    start: int
    end: int
    name: str | None


def find_slots(text: str) -> tuple[Slot, ...]:
    """Every well-formed placeholder of ``text``, left to right."""
    # Five searches written out cost a third of a loop over them, and most messages hold no slot.
    if not ("{" in text or "%" in text or "$" in text or "[" in text or "@" in text):
        return ()
    found = _icu_slots(text) if "," in text else []
    rest = mask(text, ((slot.start, slot.end) for slot in found), "\ufffc") if found else text
    for match in _SLOT.finditer(rest):
        raw = match["double"] or match["python"] or match["single"] or match["dollar"]
        raw = raw or match["at"] or match["square"] or match["apple"] or match["percent"]
        found.append(Slot(match.start(), match.end(), slot_name(raw) if raw else None))
    return tuple(sorted(found))


def _icu_slots(text: str) -> list[Slot]:
    from stylelint_cs.text import icu

    return [Slot(*piece) for piece in icu.pieces(text)]


def slot_name(raw: str) -> str | None:
    """The name inside a placeholder without filters and defaults (``user.name | fallback: "x"``)."""
    name = raw.partition("|")[0].strip()
    if _WORDS.fullmatch(name):
        return name
    match = _INNER.search(name)
    return match.group() if match else None


def find_broken(text: str, slots: tuple[Slot, ...]) -> tuple[Span, ...]:
    """Spans that were meant as placeholders and do not parse: unbalanced braces, ``%{name``, ``%(name)``."""
    if not ("{" in text or "}" in text or "%(" in text):
        return ()
    rest = mask(text, ((slot.start, slot.end) for slot in slots), "\ufffc")
    if not ("{" in rest or "}" in rest or "%(" in rest):
        return ()
    return tuple(Span(match.start(), match.end()) for match in _BROKEN.finditer(rest))


def mask(text: str, spans: Iterable[tuple[int, int]], filler: str) -> str:
    """``text`` with every span overwritten by ``filler``, length kept."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        start = max(start, done)
        pieces += [text[done:start], filler * (end - start)]
        done = end
    return "".join(pieces) + text[done:] if pieces else text

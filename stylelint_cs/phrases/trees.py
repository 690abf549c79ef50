"""The trees of phrases, each read once: reading one takes longer than looking for it."""

from __future__ import annotations

from stylelint_cs.memo import Memo
from stylelint_cs.phrases.tree import Choice, Element, Gap, Mark, Sequence, SlotRef, Word
from stylelint_cs.type_hints import Any

_TYPES = (Word, Gap, SlotRef, Mark)
_CHOICE = len(_TYPES)


def _parse(phrase: str) -> Sequence:
    # Imported when there is something to read: what messages needed before is kept as trees, and compiled.
    from stylelint_cs.phrases.notation import parse

    return parse(phrase)


def _plain(sequence: Sequence) -> tuple[Any, ...]:
    return tuple(
        (_CHOICE, *map(_plain, element.options))
        if isinstance(element, Choice)
        else (_TYPES.index(type(element)), *element)
        for element in sequence
    )


def _of_plain(plain: tuple[Any, ...]) -> Sequence:
    return tuple(map(_element, plain))


def _element(plain: tuple[Any, ...]) -> Element:
    number, *rest = plain
    return Choice(tuple(map(_of_plain, rest))) if number == _CHOICE else _TYPES[number](*rest)


TREES: Memo[str, Sequence] = Memo(_parse, _plain, _of_plain)
"""Phrases by what they are written as; raises :class:`PhraseError` with a mend."""

"""A style guide as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from stylelint_cs.guide.content import Card, Guide, Sample, Swap, Table
from stylelint_cs.report.safe_text import safe_text
from stylelint_cs.translation import translated

_BREAKS = regex.compile(r"\s*\n\s*")
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#"})


def to_markdown(guides: tuple[Guide, ...]) -> str:
    """The guides one after the other."""
    return "\n".join(line for guide in guides for line in _guide(guide)) + "\n"


def _guide(guide: Guide) -> Iterator[str]:
    yield f"# {_plain(guide.brand)}: {_plain(guide.name)} ({guide.locale})"
    for table in guide.tables:
        yield from _table(table)
    if guide.swaps:
        yield from ("", f"## {translated('Words we avoid, and what we say', guide.language)}", "")
        yield from map(_swap, guide.swaps)
    for chapter in guide.chapters:
        yield from ("", f"## {chapter.title}")
        for card in chapter.cards:
            yield from _card(card, guide.language)
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"## {_plain(table.title)}", "")
    for first, *rest in table.rows:
        yield f"- {_plain(first)}" + (": " + " · ".join(_plain(cell) for cell in rest if cell) if rest else "")


def _swap(swap: Swap) -> str:
    say = " → " + " | ".join(map(_plain, swap.say)) if swap.say else ""
    why = f" ({_plain(swap.why)})" if swap.why else ""
    return f"- ~~{_plain(swap.avoid)}~~{say}{why}"


def _card(card: Card, language: str) -> Iterator[str]:
    yield from ("", f"### {_plain(card.title)}", "")
    yield f"{_plain(card.why)} `{card.id}`, {card.level_name}" + (f", {_plain(card.source)}" if card.source else "")
    if card.dont or card.do or card.swaps:
        yield ""
    yield from (f"- {translated('Not', language)}: {_marked(sample)}" for sample in card.dont)
    yield from (f"- {translated('Yes', language)}: {_plain(sample.text)}" for sample in card.do)
    yield from map(_swap, card.swaps)


def _marked(sample: Sample) -> str:
    parts, at = [], 0
    for span in sample.spans:
        parts += [_plain(sample.text[at : span.start]), "**", _plain(sample.text[span.start : span.end]), "**"]
        at = span.end
    return "".join((*parts, _plain(sample.text[at:])))


def _plain(text: str) -> str:
    return _BREAKS.sub(" ", safe_text(text)).translate(_SPECIAL)

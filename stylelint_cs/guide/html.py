"""A style guide as one HTML page: a table of contents, then a guide a locale, each in its direction of writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stylelint_cs.guide.content import Card, Chapter, Guide, Swap, Table
from stylelint_cs.report.page import isolated, marked, page, table, text
from stylelint_cs.translation import in_language, msgid, said_of, translated


def to_html(guides: tuple[Guide, ...], direction: str) -> str:
    """The page; ``direction`` is that of the reader's language."""
    first = guides[0]
    what = translated("How we write to customers", first.language)
    body = [f"<h1>{isolated(first.brand)}: {text(what)}</h1>"]
    if len(guides) > 1:
        links = "".join(
            f'<li><a href="#{text(guide.locale)}">{isolated(guide.name, guide.locale)}</a></li>' for guide in guides
        )
        body.append(f"<nav><ul>{links}</ul></nav>")
    for guide in guides:
        body += _guide(guide)
    return page(f"{first.brand}: {what}", body, first.language, direction)


def _guide(guide: Guide) -> Iterator[str]:
    said = _Words(guide.language)
    yield f'<section id="{text(guide.locale)}">'
    yield f"<h2>{isolated(guide.name, guide.locale)} <span class='soft'>({text(guide.locale)})</span></h2>"
    for item in guide.tables:
        yield _table(item, guide)
    if guide.swaps:
        yield f"<h3>{said('Words we avoid, and what we say')}</h3>"
        yield _swaps(guide.swaps, guide)
    for chapter in guide.chapters:
        yield f"<h3>{text(chapter.title)}</h3>"
        yield _contents(chapter, guide)
        yield from (_card(card, guide) for card in chapter.cards)
    yield "</section>"


def _contents(chapter: Chapter, guide: Guide) -> str:
    links = "".join(
        f'<li><a href="#{text(guide.locale)}-{text(card.id)}">{isolated(card.title)}</a></li>' for card in chapter.cards
    )
    count = in_language(said_of(len(chapter.cards), "{count} rule", "{count} rules"), guide.language)
    return f'<nav><details class="soft"><summary>{text(count)}</summary><ul>{links}</ul></details></nav>'


class _Words:
    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, label: str) -> str:
        return text(translated(label, self._language))


def _table(item: Table, guide: Guide) -> str:
    rows = [[isolated(first), _each(isolated(cell) for cell in rest if cell)] for first, *rest in item.rows]
    shown = rows if any(rest for _, rest in rows) else [[first] for first, _ in rows]
    return f"<h3>{text(item.title)}</h3>{table((), shown)}"


def _each(items: Iterable[str]) -> str:
    """Wordings below each other: in a row they could run into each other where one is written from right to left."""
    inner = " ".join(items)
    return f'<div class="each">{inner}</div>' if inner else ""


def _swaps(swaps: tuple[Swap, ...], guide: Guide) -> str:
    head = [translated(label, guide.language) for label in map(msgid, ("Not", "But", "Why"))]
    rows = [
        (
            f"<del>{isolated(swap.avoid, guide.locale)}</del>",
            _each(f"<ins>{isolated(say, guide.locale)}</ins>" for say in swap.say),
            isolated(swap.why),
        )
        for swap in swaps
    ]
    return table(head, rows)


def _card(card: Card, guide: Guide) -> str:
    said = _Words(guide.language)
    parts = [f'<div class="card" id="{text(guide.locale)}-{text(card.id)}"><h3>{isolated(card.title)}</h3>']
    parts.append(f"<p>{isolated(card.why)}</p>")
    for sample in card.dont:
        text_ = marked(sample.text, sample.spans, guide.locale)
        parts.append(f'<p class="dont"><strong>{said("Not")}:</strong> {text_}</p>')
    for sample in card.do:
        parts.append(f'<p class="do"><strong>{said("Yes")}:</strong> {isolated(sample.text, guide.locale)}</p>')
    if card.swaps:
        rows = [
            (
                f"<del>{isolated(swap.avoid, guide.locale)}</del>",
                _each(f"<ins>{isolated(say, guide.locale)}</ins>" for say in swap.say),
            )
            for swap in card.swaps
        ]
        parts.append(table((), rows))
    source = f" · {text(card.source)}" if card.source else ""
    level = f'<span class="{card.level}">{text(card.level_name)}</span>'
    parts.append(f'<p class="soft"><code>{text(card.id)}</code> · {level}{source}</p></div>')
    return "".join(parts)

"""The review as one HTML file that needs nothing else: charts with tables, chats to open, screen and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from stylelint_cs.model import Report
from stylelint_cs.report.base import Catalogue, Style
from stylelint_cs.report.page import isolated, marked, page, sentence, table, text
from stylelint_cs.review import charts
from stylelint_cs.review.sections import Section, Table, Words, sections
from stylelint_cs.type_hints import Any

Figures = Mapping[str, Any]
_SHOWN_ROWS = 10
"""Rows of a long table that are seen before it is opened."""
_STYLE = """<style>
.counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.6rem;margin:1rem 0;padding:0}
.counts div{background:var(--card);border-radius:.6rem;padding:.6rem .8rem}
.counts dt{color:var(--soft);font-size:.85rem}.counts dd{margin:0;font-size:1.5rem;font-weight:600}
.chart{width:100%;min-width:34rem;max-width:46rem;height:auto;font:12px system-ui,sans-serif;fill:var(--ink)}
.chart rect,.chart circle{fill:var(--link)}
.chart polyline{fill:none;stroke:var(--link);stroke-width:2}.chart .axis{stroke:var(--line)}
.heat th .soft,.dont>bdi,.do>bdi{display:block;font-weight:400}
.heat td:not(:first-child){text-align:center;white-space:nowrap;font-variant-numeric:tabular-nums}
details{margin:.4rem 0}summary{cursor:pointer;overflow-wrap:anywhere}
summary .why{display:block;margin-inline-start:1.1rem;font-size:.9rem}
.turn{margin:.35rem 0;padding:.4rem .7rem;border-radius:.6rem;max-width:44rem;overflow-wrap:anywhere}
.turn.customer{background:var(--card);margin-inline-end:2rem}
.turn.ours{background:var(--good-back);margin-inline-start:2rem}
.turn.ours.bad{background:var(--bad-back)}
.who{display:block;color:var(--soft);font-size:.8rem}
@media print{details>*{display:block}.turn{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}}
</style>"""


def render(report: Report, figures: Figures, rules: Catalogue, style: Style) -> str:
    """The whole page."""
    said = Words(style.language)
    parts = list(sections(report, figures, rules, style))
    title = parts[0].title if parts else said("Conversation review")
    body = [f"<h1>{isolated(title)}</h1>"]
    if report.summary.incomplete:
        lines = "".join(f"<li>{isolated(line)}</li>" for line in report.summary.incomplete[:20])
        head = isolated(said("This review could not be finished."))
        body.append(f'<div class="card error"><p><strong>{head}</strong></p><ul>{lines}</ul></div>')
    if len(parts) > 1:
        links = "".join(f'<li><a href="#s{at}">{isolated(part.title)}</a></li>' for at, part in enumerate(parts) if at)
        body.append(f"<nav><ul>{links}</ul></nav>")
    for at, part in enumerate(parts):
        if at:
            body.append(f'<h2 id="s{at}">{isolated(part.title)}</h2>')
        if part.intro:
            body.append(f'<p class="soft">{sentence(part.intro)}</p>')
        body += _tables(part, figures, said, rules)
    if not parts:
        body.append(f"<p>{isolated(said('There was no conversation to judge.'))}</p>")
    return page(title, body, style.language, style.direction, _STYLE)


def _tables(part: Section, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    for item in part.tables:
        if not item.rows:
            continue
        drawn = _DRAWN.get(item.name)
        if drawn is not None:
            yield from drawn(part, item, figures, said, rules)
        else:
            yield _plain(item)


def _plain(item: Table) -> str:
    return table(item.head, [[_cell(cell) for cell in row] for row in item.rows])


def _cell(cell: object) -> str:
    return f'<span class="num">{cell:,}</span>' if isinstance(cell, int | float) else isolated(str(cell))


def _twin(item: Table, said: Words) -> str:
    """The figures of a chart as a table, closed at first."""
    return f"<details><summary>{isolated(said('The same as a table'))}</summary>{_plain(item)}</details>"


def _counts(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    cells = "".join(
        f"<div><dt>{isolated(str(name))}</dt><dd>{_cell(value) if value is not None else '–'}</dd></div>"
        for name, value in item.rows
    )
    yield f'<dl class="counts">{cells}</dl>'


def _practices(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    for practice in figures["practices"]:
        where = f"{practice['rule']} · {practice['week']} · {practice['count']}"
        lines = [f"<h3>{isolated(practice['title'])}</h3>", f"<p>{isolated(practice['why'])}</p>"]
        for example in practice["examples"]:
            lines.append(f'<div class="dont">{marked(example["text"], [example["span"]], example["locale"])}</div>')
            if example["instead"]:
                better = "".join(isolated(wording, example["locale"]) for wording in example["instead"])
                lines.append(f'<div class="do">{better}</div>')
        yield f'<section class="card">{"".join(lines)}<p class="soft">{isolated(where)}</p></section>'


def _heat(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    numbers = [cell for row in item.rows for cell in row[1:] if isinstance(cell, int | float)]
    most = max(numbers, default=0) or 1
    lines = []
    for name, *cells in item.rows:
        head = f'<th scope="row">{_titled(str(name), rules)}</th>'
        lines.append(f"<tr>{head}{''.join(_heat_cell(cell, most) for cell in cells)}</tr>")
    top = "".join(f'<th scope="col">{text(str(cell))}</th>' for cell in item.head)
    yield (
        f'<div class="wide"><table class="heat"><thead><tr>{top}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _titled(rule: str, rules: Catalogue) -> str:
    """What a rule wants, and its name."""
    info = rules.get(rule)
    name = f'<span class="soft">{isolated(rule)}</span>'
    return f"{isolated(info.title)} {name}" if info is not None else name


def _heat_cell(cell: object, most: float) -> str:
    if not isinstance(cell, int | float):
        return "<td></td>"
    share = round(8 + 52 * cell / most)
    return f'<td style="background:color-mix(in srgb,var(--bad) {share}%,var(--page))">{cell:g}</td>'


def _complaints(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    topics: Counter[str] = Counter()
    for _, topic, count in item.rows:
        topics[str(topic)] += int(str(count))
    rows = [(topic, float(count)) for topic, count in topics.most_common(15)]
    yield charts.bars(rows, part.title) + _twin(item, said)


def _responses(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    classes: Counter[str] = Counter()
    for _, label, count in item.rows:
        classes[str(label)] += int(str(count))
    order = list(dict.fromkeys(str(row[1]) for row in sorted(item.rows, key=_first_class(figures))))
    yield charts.bars([(label, float(classes[label])) for label in order], part.title) + _twin(item, said)


def _first_class(figures: Figures) -> Callable[[Sequence[object]], int]:
    from stylelint_cs.kinds.turns import span_text

    ends = [part["seconds"] for part in figures["first_response"][0]["classes"]]
    labels = {f"≤ {span_text(end)}": at for at, end in enumerate(ends) if end is not None}
    return lambda row: labels.get(str(row[1]), len(ends))


def _load(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    yield charts.week(figures["load"], said.days(), part.title) + _twin(item, said)


def _trend(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    points = [(str(day), float(str(score))) for day, _, score in item.rows if score is not None]
    if len(points) > 1:
        yield charts.line(points, part.title, 100)
    yield _plain(item)


def _picks(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    groups = (figures["worst"], figures["best"], figures["sample"]["conversations"])
    keys = [row[1] for row in item.rows]
    picks = next(group for group in groups if [pick["id"] for pick in group] == keys)
    for pick in picks:
        agents = ", ".join(said.name(name) for name in pick["agents"] if name)
        head = " · ".join(str(value) for value in (pick["score"], pick["locale"], pick["channel"], agents) if value)
        place = f"{pick['path']}:{pick['line']}"
        turns = "".join(_turn(turn, pick["locale"], said) for turn in pick["turns"])
        yield (
            f"<details><summary><strong>{isolated(str(pick['id']))}</strong> {isolated(head)} "
            f'<span class="soft">{isolated(place)}</span>{_found(pick["rules"], rules)}</summary>{turns}</details>'
        )


def _found(names: Sequence[str], rules: Catalogue) -> str:
    titles = [info.title if (info := rules.get(name)) is not None else name for name in names]
    return f'<span class="why">{" · ".join(map(isolated, titles))}</span>' if titles else ""


def _people(part: Section, item: Table, figures: Figures, said: Words, rules: Catalogue) -> Iterator[str]:
    yield _plain(item._replace(rows=item.rows[:_SHOWN_ROWS]))
    if len(item.rows) > _SHOWN_ROWS:
        yield f"<details><summary>{isolated(said('All'))}</summary>{_plain(item)}</details>"


def _turn(turn: Figures, locale: str, said: Words) -> str:
    who = said({"customer": "Customer", "agent": "Agent", "bot": "Bot"}[turn["role"]])
    name = f" {isolated(said.name(turn['author']))}" if turn["author"] and turn["author"] != turn["role"] else ""
    side = "customer" if turn["role"] == "customer" else "ours bad" if turn["rules"] else "ours"
    rules = f'<span class="who error">{isolated(", ".join(turn["rules"]))}</span>' if turn["rules"] else ""
    words = isolated(turn["text"], locale)
    return f'<div class="turn {side}"><span class="who">{text(who)}{name}</span>{words}{rules}</div>'


_DRAWN: Mapping[str, Callable[[Section, Table, Figures, Words, Catalogue], Iterator[str]]] = {
    "counts": _counts,
    "practices": _practices,
    "heat": _heat,
    "complaints": _complaints,
    "responses": _responses,
    "load": _load,
    "picks": _picks,
    "trend": _trend,
    "people": _people,
}

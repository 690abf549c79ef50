"""Charts as inline SVG in the page's own colours; a table with the same figures always stands beside each."""

from __future__ import annotations

from collections.abc import Sequence

from stylelint_cs.report.page import text

_WIDTH = 640
_BAR = 22
_LABEL = 200
_LINE_HEIGHT = 180
_MARGIN = 34


def bars(rows: Sequence[tuple[str, float]], title: str) -> str:
    """Lying bars, one a row: label and value."""
    most = max((value for _, value in rows), default=0) or 1
    room = _WIDTH - _LABEL - 60
    parts = []
    for number, (label, value) in enumerate(rows):
        y, width = number * _BAR, max(room * value / most, 1)
        parts.append(
            f'<text x="{_LABEL - 8}" y="{y + 15}" text-anchor="end">{text(_short(label))}</text>'
            f'<rect x="{_LABEL}" y="{y + 3}" width="{width:.1f}" height="{_BAR - 7}" rx="2"/>'
            f'<text x="{_LABEL + width + 6:.1f}" y="{y + 15}">{value:g}</text>'
        )
    return _svg(parts, len(rows) * _BAR + 4, title)


def _short(label: str) -> str:
    return label if len(label) <= 26 else label[:25] + "…"


def line(points: Sequence[tuple[str, float]], title: str, top: float | None = None) -> str:
    """A line through values in order; the labels of the first and the last stand below."""
    most = top or max((value for _, value in points), default=0) or 1
    wide, high = _WIDTH - 2 * _MARGIN, _LINE_HEIGHT - 2 * _MARGIN
    step = wide / max(len(points) - 1, 1)
    places = [(_MARGIN + at * step, _MARGIN + high * (1 - value / most)) for at, (_, value) in enumerate(points)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    parts = [
        f'<line class="axis" x1="{_MARGIN}" y1="{_LINE_HEIGHT - _MARGIN}" x2="{_WIDTH - _MARGIN}" '
        f'y2="{_LINE_HEIGHT - _MARGIN}"/>',
        f'<polyline points="{path}"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in places),
        *(
            f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle">{value:g}</text>'
            for (x, y), (_, value) in zip(places, points, strict=True)
        ),
        *(
            f'<text x="{places[at][0]:.1f}" y="{_LINE_HEIGHT - 12}" text-anchor="middle">{text(points[at][0])}</text>'
            for at in sorted({0, len(points) - 1})
            if points
        ),
    ]
    return _svg(parts, _LINE_HEIGHT, title)


def week(load: Sequence[Sequence[int]], days: Sequence[str], title: str) -> str:
    """Seven rows of 24 hours, the darker the more."""
    most = max((value for row in load for value in row), default=0) or 1
    cell, left, top = 24, 56, 18
    parts = [
        f'<text x="{left + hour * cell + cell / 2:.0f}" y="13" text-anchor="middle">{hour}</text>'
        for hour in range(0, 24, 3)
    ]
    for day, row in enumerate(load):
        y = top + day * cell
        parts.append(f'<text x="{left - 8}" y="{y + 16}" text-anchor="end">{text(days[day])}</text>')
        for hour, value in enumerate(row):
            strength = 0.06 + 0.94 * value / most if value else 0.03
            parts.append(
                f'<rect x="{left + hour * cell}" y="{y}" width="{cell - 2}" height="{cell - 2}" rx="2" '
                f'fill-opacity="{strength:.2f}"><title>{text(days[day])} {hour}:00 · {value}</title></rect>'
            )
    return _svg(parts, top + 7 * cell, title)


def _svg(parts: Sequence[str], height: float, title: str) -> str:
    return (
        f'<div class="wide"><svg class="chart" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-label="{text(title)}" direction="ltr">{"".join(parts)}</svg></div>'
    )

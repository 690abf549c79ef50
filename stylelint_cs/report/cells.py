"""Terminal cells: how wide a text is drawn, and the part of a line that fits around a marked span.

Widths follow what terminals do: wide and full-width characters (UAX #11) take two cells, non-spacing and
enclosing marks and format characters none, everything else one. A grapheme cluster (UAX #29) is never cut;
an emoji sequence takes the two cells of one emoji.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from stylelint_cs.lazy import lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.report.safe_text import safe_pieces

ELLIPSIS = "…"

_CLUSTER = lazy(r"\X")
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})
_EMOJI_STYLE = "\ufe0f"
_POINTS_PER_CELL = 4
"""Code points looked at for each cell of a window: enough for honest marks, and long lines stay cheap."""


class Snippet(NamedTuple):
    """A printable part of a line: what stands before, in and after the marked span, and where to underline.

    ``lead`` and ``width`` are cells; ``width`` is at least 1, so that an empty span can be pointed at.
    """

    before: str
    span: str
    after: str
    lead: int
    width: int

    @property
    def line(self) -> str:
        """The whole snippet."""
        return self.before + self.span + self.after

    @property
    def underline(self) -> str:
        """Blanks and carets to print under ``line``."""
        return " " * self.lead + "^" * self.width


class _Cluster(NamedTuple):
    shown: str
    width: int


def cell_width(text: str) -> int:
    """How many terminal cells ``text`` takes when it is printed as it is."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_cluster_width(match.group()) for match in _CLUSTER.finditer(text))


def _cluster_width(cluster: str) -> int:
    widths = [_char_width(char) for char in cluster]
    if widths[0] == 2 or _EMOJI_STYLE in cluster or _is_flag(cluster):
        return 2
    return sum(widths)


def _is_flag(cluster: str) -> bool:
    return len(cluster) == 2 and all("\U0001f1e6" <= char <= "\U0001f1ff" for char in cluster)


def _char_width(char: str) -> int:
    if " " <= char <= "~":
        return 1
    if unicodedata.category(char) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def snippet(line: str, start: int, end: int, limit: int) -> Snippet:
    """The part of ``line`` around ``line[start:end]`` that takes at most ``limit`` cells (plus ellipses).

    ``start`` and ``end`` are code points of ``line``; a tab is shown as one blank, indentation is left out.
    """
    reach = limit + 1
    if not line[max(0, start - reach) : end + reach].isascii():
        reach = limit * _POINTS_PER_CELL
    low = max(0, start - reach)
    high = min(len(line), min(end, start + reach) + reach)
    near = line[low:high].replace("\t", " ")
    pieces = safe_pieces(near)
    before: list[_Cluster] = []
    span: list[_Cluster] = []
    after: list[_Cluster] = []
    for match in _CLUSTER.finditer(near):
        shown = "".join(pieces[match.start() : match.end()])
        part = before if match.end() + low <= start else after if match.start() + low >= end else span
        part.append(_Cluster(shown, cell_width(shown)))
    if low == 0:
        before = before[_indentation(before) :]
    return _fit(before, span, after, limit, more_before=low > 0, more_after=high < len(line))


def _indentation(clusters: list[_Cluster]) -> int:
    return next((index for index, cluster in enumerate(clusters) if cluster.shown != " "), len(clusters))


def _fit(
    before: list[_Cluster],
    span: list[_Cluster],
    after: list[_Cluster],
    limit: int,
    *,
    more_before: bool,
    more_after: bool,
) -> Snippet:
    marked, span_cut = _take(span, limit)
    room = limit - _width(marked)
    # Each side may have half of the room, and what the other side does not need.
    head, head_cut = _take(reversed(before), room - min(_width(after), room // 2))
    head.reverse()
    tail, tail_cut = ([], bool(after)) if span_cut else _take(after, room - _width(head))
    lead = (ELLIPSIS if head_cut or more_before else "") + _text(head)
    return Snippet(
        before=lead,
        span=_text(marked),
        after=_text(tail) + (ELLIPSIS if span_cut or tail_cut or more_after else ""),
        lead=cell_width(lead),
        width=max(_width(marked), 1),
    )


def _take(clusters: Iterable[_Cluster], cells: int) -> tuple[list[_Cluster], bool]:
    """As many clusters as fit into ``cells``, and whether any was left."""
    taken: list[_Cluster] = []
    for cluster in clusters:
        if cluster.width > cells:
            return taken, True
        cells -= cluster.width
        taken.append(cluster)
    return taken, False


def _width(clusters: list[_Cluster]) -> int:
    return sum(cluster.width for cluster in clusters)


def _text(clusters: list[_Cluster]) -> str:
    return "".join(cluster.shown for cluster in clusters)

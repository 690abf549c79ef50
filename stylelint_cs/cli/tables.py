"""Plain tables for a terminal: columns as wide as their longest cell, counted in terminal cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stylelint_cs.report.cells import cell_width
from stylelint_cs.report.safe_text import in_sentence

_GAP = "  "


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; every cell is made safe and kept on one line."""
    shown = [[in_sentence(cell) for cell in row] for row in (header, *rows)]
    widths = [max(cell_width(row[index]) for row in shown) for index in range(len(header))]
    for row in shown:
        cells = [cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True)]
        yield _GAP.join(cells).rstrip()

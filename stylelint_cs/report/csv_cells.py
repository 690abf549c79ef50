"""Cells of a CSV file that a spreadsheet reads as text, never as a formula (CWE-1236)."""

from __future__ import annotations

from stylelint_cs.lazy import lazy
from stylelint_cs.report.safe_text import safe_text

_INNER = lazy(r"(;[\s\u200b]*)(?=[=+\-@＝＋－＠])")
"""Where a semicolon parts the cells, as where decimals are written with a comma, a formula could begin behind it."""
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_UNSEEN = " \u00a0\u200b\u200e\u200f\u2066\u2067\u2068\ufeff"


def inert_cell(text: str) -> str:
    """``text`` with an apostrophe before whatever a spreadsheet would run."""
    shown = _INNER.sub(r"\1'", safe_text(text)) if ";" in text else safe_text(text)
    return "'" + shown if text.lstrip(_UNSEEN).startswith(_STARTS) else shown

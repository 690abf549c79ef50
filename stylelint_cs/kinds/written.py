"""What kinds share that look at the text as written: the pack's checks as hits."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import Context
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit, Replacement
from stylelint_cs.text.spans import Taken
from stylelint_cs.translation import together, translated
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.checks import Check
    from stylelint_cs.text.view import View


def pack_hits(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each match of each check filed under the rule, those of the pack's order first where two overlap."""
    taken = Taken()
    seen = view.chars, view.casefolded, view.casefolded_chars
    for item in [check for check in context.checks if check.may_match(*seen)]:
        for start, end, replacement in item.find(view.masked):
            if end > start and not taken.is_free(start, end):
                continue
            taken.add(start, end)
            yield _hit(item, start, end, replacement, view, context)


def _hit(item: Check, start: int, end: int, replacement: str | None, view: View, context: Context) -> Hit:
    span = view.snap(start, end)
    why = translated(item.why, context.language) or localised(context.rule.why, context.language)
    match = view.text[span.start : span.end]
    if replacement is not None:
        replacement = view.text[span.start : start] + replacement + view.text[end : span.end]
    shown = replacement if replacement and replacement.strip() and replacement != match else None
    return Hit(
        span.start,
        span.end,
        together(quote(match), why, between=": ") if match.strip() else why,
        suggestions=(shown,) if shown else (),
        replacements=(Replacement(span.start, span.end, replacement),) if replacement is not None else (),
        safe=item.safe,
        level=item.level,
    )

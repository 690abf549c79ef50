"""orthography: marks, spaces and letters as the language writes them.

What it does: runs the checks that the locale pack files under the rule's id, on text whose slots, addresses
and code are masked; with ``spelling: true`` it also finds the misspellings that the pack lists.
Why: a wrong question mark or a Latin letter inside a Greek word looks careless, and breaks search.
Example: ``{id: latin-question-mark, rule: wrong-punctuation, pattern: '(?<=\\p{Arabic})\\?', replace: "؟"}``
Does not catch: spelling that neither a check nor the pack's list holds; there is no dictionary in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import CHECKS, Context, Kind, Option
from stylelint_cs.kinds.wording import phrase_explanation, phrase_replacement
from stylelint_cs.kinds.written import pack_hits
from stylelint_cs.model import Hit, Span
from stylelint_cs.text.spans import Taken
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View

SPELLING = "voice:spelling"
"""The name of the pack's list of misspellings."""


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each match of each check, those of the pack's order first, then for each listed misspelling."""
    taken = Taken()
    for hit in pack_hits(view, context):
        taken.add(hit.start, hit.end)
        yield hit
    if context.options["spelling"]:
        for hit in _spelling(view, context):
            if taken.is_free(hit.start, hit.end):
                yield hit


def _spelling(view: View, context: Context) -> Iterator[Hit]:
    for hit in context.found(SPELLING):
        if view.is_quoted(Span(hit.start, hit.end)):
            continue
        replacements = phrase_replacement(hit, view)
        yield Hit(
            hit.start,
            hit.end,
            phrase_explanation(view.text[hit.start : hit.end], hit.entry, context),
            suggestions=tuple(edit.text for edit in replacements) or hit.entry.instead,
            replacements=replacements,
            safe=bool(replacements) and hit.literal,
        )


KIND = Kind(
    name="orthography",
    doc="Runs the pack's checks of marks, spaces and letters.",
    check=check,
    woken_by=lambda options: (CHECKS, SPELLING) if options["spelling"] else (CHECKS,),
    options=(Option("spelling", "bool", False, "Whether the pack's `spelling` belongs to the rule, too."),),
)

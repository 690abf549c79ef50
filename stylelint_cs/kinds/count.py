"""count: wordings that are fine once and too many in a row.

What it does: counts the entries of the rule's list in each sentence and reports the sentence that holds too many.
Why: three instructions in one sentence are read as one.
Example: ``phrases: [open, tap, choose]`` with ``options: {most: 2}``
Does not catch: what a list on lines of its own holds; each line is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option, from_options
from stylelint_cs.kinds.wording import because, quote
from stylelint_cs.model import Hit, Span
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit from the first to the last entry of each sentence that holds more than ``most``."""
    hits = [hit for hit in context.found() if not view.is_quoted(Span(hit.start, hit.end))]
    most = context.options["most"]
    assert isinstance(most, int)
    if len(hits) <= most:
        return

    def sentence(hit: PhraseHit[Entry]) -> int:
        return view.sentence_at(hit.folded.start)

    for _, group in groupby(hits, key=sentence):
        steps = list(group)
        if len(steps) > most:
            words = ", ".join(quote(view.text[hit.start : hit.end]) for hit in steps)
            yield Hit(steps[0].start, steps[-1].end, because(words, context))


LISTS = (EntryList("phrases", "The wordings to count.", required=True),)

KIND = Kind(
    name="count",
    doc="Counts wordings that are fine once and too many in a row.",
    check=check,
    options=(
        Option("most", "int", 2, "How many of them a sentence may hold."),
        Option("rank", "int", 0, "Where rules overlap on a span, the highest rank speaks; 0 takes no part."),
        *from_options(LISTS),
    ),
    lists=LISTS,
    woken_by=lambda _: ("phrases",),
)

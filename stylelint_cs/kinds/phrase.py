"""phrase: wordings that should not be there.

What it does: finds every entry of the rule's list and offers what to write instead.
Why: a brand voice is first of all a list of words to use and words to avoid.
Example: ``- {phrase: "tunathamini sana wateja wetu", instead: ["Asante kwa kuwa nasi"]}``
Does not catch: a wording that no entry holds; it never guesses by meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option
from stylelint_cs.kinds.wording import phrase_explanation, phrase_replacement
from stylelint_cs.model import Hit, Span

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterator[Hit]:
    """One hit for each entry found, leftmost and longest first."""
    for hit in context.found():
        if context.options["quoted"] == "exempt" and view.is_quoted(Span(hit.start, hit.end)):
            continue
        if context.options["questions"] == "exempt" and view.is_question(hit.folded.start):
            continue
        fix = context.options["fix"]
        replacements = phrase_replacement(hit, view) if fix != "never" else ()
        yield Hit(
            hit.start,
            hit.end,
            phrase_explanation(view.text[hit.start : hit.end], hit.entry, context),
            suggestions=hit.entry.instead,
            replacements=replacements,
            safe=fix == "safe" and bool(replacements) and hit.literal and _words(hit, view) == hit.words,
            level=hit.entry.level,
        )


def _words(hit: PhraseHit[Entry], view: View) -> int:
    return sum(1 for _ in view.pack.words.finditer(view.pack.folding.fold(hit.entry.instead[0])))


KIND = Kind(
    name="phrase",
    doc="Finds wordings of a list and offers better ones.",
    check=check,
    options=(
        Option(
            "entries", "text", "phrases", "Where the entries come from.", ("phrases", "banned", "preferred", "spelling")
        ),
        Option("quoted", "text", "exempt", "Words quoted from the customer.", ("exempt", "checked")),
        Option(
            "fix",
            "text",
            "safe",
            "Whether `instead` can take the phrase's place: safe where the form allows; never: it says something else.",
            ("safe", "unsafe", "never"),
        ),
        Option("questions", "text", "checked", "Sentences that end with a question mark.", ("exempt", "checked")),
        Option("rank", "int", 0, "Where rules overlap on a span, the highest rank speaks; 0 takes no part."),
    ),
    lists=(EntryList("phrases", "Wordings to avoid, with what to write instead."),),
)

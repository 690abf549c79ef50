"""phrase: wordings that should not be there.

What it does: finds every entry of the rule's list and offers what to write instead. Weak entries count only
beside a partner and away from what excuses them.
Why: a brand voice is first of all a list of words to use and words to avoid.
Example: ``- {phrase: "tunathamini sana wateja wetu", instead: ["Asante kwa kuwa nasi"]}``
Does not catch: a wording that no entry holds; it never guesses by meaning.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.kinds.base import Context, EntryList, Kind, Option, from_options
from stylelint_cs.kinds.nearness import OPTIONS, any_near, counting, has_partner, reach_of
from stylelint_cs.kinds.wording import phrase_explanation, phrase_replacement
from stylelint_cs.model import Hit, Level, Span
from stylelint_cs.text.labels import is_label
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.phrases.matcher import PhraseHit
    from stylelint_cs.policy.model import Entry
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterator[Hit]:
    """One hit for each entry found, leftmost and longest first; a weak one gives way to a strong one."""
    if context.options["labels"] == "exempt" and is_label(view):
        return
    strong = [hit for hit in context.found() if _holds(hit, view, context)]
    yield from (_hit(hit, hit.entry.level, view, context) for hit in strong)
    weak = [hit for hit in context.found("weak") if _holds(hit, view, context)]
    if not weak:
        return
    partners = list(counting("partners", view, context))
    excused = list(counting("excused", view, context))
    for hit in weak:
        if any(hit.start < other.end and other.start < hit.end for other in strong):
            continue
        if any_near(hit, excused, view, reach_of(context.options)):
            continue
        if not context.has_entries("partners") or has_partner(hit, partners, view, context):
            yield _hit(hit, hit.entry.level, view, context)
        elif not _softer(context).isdisjoint(context.meta.tags):
            yield _hit(hit, Level.WARNING, view, context)


def _softer(context: Context) -> set[str]:
    tags = context.options["softer_tags"]
    assert isinstance(tags, tuple)
    return set(tags)


def _holds(hit: PhraseHit[Entry], view: View, context: Context) -> bool:
    if context.options["quoted"] == "exempt" and view.is_quoted(Span(hit.start, hit.end)):
        return False
    return not (context.options["questions"] == "exempt" and view.is_question(hit.folded.start))


def _hit(hit: PhraseHit[Entry], level: Level | None, view: View, context: Context) -> Hit:
    fix = context.options["fix"]
    replacements = phrase_replacement(hit, view) if fix != "never" else ()
    return Hit(
        hit.start,
        hit.end,
        phrase_explanation(view.text[hit.start : hit.end], hit.entry, context),
        suggestions=hit.entry.instead,
        replacements=replacements,
        safe=fix == "safe" and bool(replacements) and hit.literal and _words(hit, view) == hit.words,
        level=level,
    )


def _words(hit: PhraseHit[Entry], view: View) -> int:
    return sum(1 for _ in view.pack.words.finditer(view.pack.folding.fold(hit.entry.instead[0])))


LISTS = (
    EntryList("phrases", "Wordings to avoid, with what to write instead."),
    EntryList("weak", "Wordings to avoid beside a partner, and away from what excuses them."),
    EntryList("partners", "Wordings of which one must stand near a weak one; without any, weak ones need none."),
    EntryList("excused", "Wordings near which a weak one is fine."),
)

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
        *OPTIONS,
        Option("softer_tags", "texts", (), "Tags beside which a weak wording without a partner is a warning."),
        *from_options(LISTS),
    ),
    lists=LISTS,
    woken_by=lambda _: ("phrases", "weak"),
)

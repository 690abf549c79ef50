"""formality: address, politeness, register and gender against what the brand declares.

What it does: weighs the markers of the pack's axes (formality, number of address, dialect) and reports those
that contradict the declared side, or both sides in one message. An axis whose ``mismatch`` names a rule of its own
(gendered address) is left to that rule.
Why: mixing registers is what customers notice first and reviewers of one language alone cannot see.
Example: ``formality: formal`` in a locale file flags informal address and slang.
Does not catch: register that no marker of the pack shows; it never judges by meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from stylelint_cs.kinds.base import AXES, Context, Kind, Option
from stylelint_cs.kinds.wording import keep_capital, localised, quote
from stylelint_cs.model import Hit, Replacement
from stylelint_cs.phrases.evidence import Axis, Evidence, scores
from stylelint_cs.translation import Text, label, said, together
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View

MISMATCH = "formality-mismatch"
MIXED = "mixed-formality"
_SHOWN = 5
"""How many further markers an explanation names."""


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for every marker that contradicts the declared side, or that takes part in a mix."""
    if context.options["finds"] == "gender":
        yield from _gender(view, context)
        return
    mixes = context.options["finds"] == "mix"
    for axis in context.axes:
        # An axis with a rule of its own is that rule's affair.
        evidence = context.evidence(axis.name) if axis.mismatch in (MISMATCH, MIXED) else ()
        if not evidence:
            continue
        declared = context.voice.axes.get(axis.name)
        mixed = _is_mixed(axis, evidence)
        if mixes and mixed:
            yield from _mix(axis, evidence, declared, view, context)
        elif declared and (axis.mismatch == MIXED) is mixes and not (mixed and MIXED in context.running):
            yield from _mismatch(axis, evidence, declared, view, context)


def _gender(view: View, context: Context) -> Iterator[Hit]:
    """What contradicts the axes that name this rule; where the brand declares no side the first one holds."""
    for axis in context.axes:
        if axis.mismatch == context.rule.id and axis.sides and (evidence := context.evidence(axis.name)):
            declared = context.voice.axes.get(axis.name) or axis.sides[0]
            yield from _mismatch(axis, evidence, declared, view, context)


def _is_mixed(axis: Axis, evidence: tuple[Evidence, ...]) -> bool:
    if len(axis.sides) != 2:
        return False
    totals = scores(item for item in evidence if item.mixes)
    return all(totals.get(side, 0.0) >= axis.mix for side in axis.sides)


def _mismatch(axis: Axis, evidence: tuple[Evidence, ...], declared: str, view: View, context: Context) -> Iterator[Hit]:
    opposing = axis.opposing(declared)
    against = [item for item in evidence if item.side in opposing]
    if declared not in axis.sides or sum(item.weight for item in against) < axis.threshold:
        return
    for item in against:
        if item.weight > 0:
            match = quote(view.text[item.start : item.end])
            verdict = said(
                "{match} is {side}, but {declared} is set: {marker}.",
                match=match,
                side=label(item.side),
                declared=label(declared),
                marker=label(item.title),
            )
            yield _hit(item, against, verdict, view, context)


def _mix(
    axis: Axis, evidence: tuple[Evidence, ...], declared: str | None, view: View, context: Context
) -> Iterator[Hit]:
    wanted = declared if declared in axis.sides else _stronger(axis, evidence)
    level = (
        max(context.rule.level, context.running[MISMATCH])
        if declared in axis.sides and MISMATCH in context.running
        else None
    )
    for item in evidence:
        if item.side != wanted and item.weight > 0 and item.mixes:
            verdict = said(
                "{match} is {side} in a message that is otherwise {wanted}: {marker}.",
                match=quote(view.text[item.start : item.end]),
                side=label(item.side),
                wanted=label(wanted),
                marker=label(item.title),
            )
            hit = _hit(item, evidence, verdict, view, context)
            yield Hit(hit.start, hit.end, hit.explanation, hit.suggestions, hit.replacements, level=level)


def _stronger(axis: Axis, evidence: tuple[Evidence, ...]) -> str:
    totals = scores(evidence)
    return max(axis.sides, key=lambda side: (totals.get(side, 0.0), side == axis.sides[0]))


def _hit(
    item: Evidence, others: list[Evidence] | tuple[Evidence, ...], verdict: str, view: View, context: Context
) -> Hit:
    match = view.text[item.start : item.end]
    rest = list(islice((other for other in others if other is not item and other.weight >= 0), _SHOWN))
    named = together(*(_named(other, view) for other in rest), between=", ")
    beside = said("Also here: {markers}.", markers=named) if rest else ""
    why = localised(context.rule.why, context.language)
    say = keep_capital(match, item.say) if item.say else None
    return Hit(
        item.start,
        item.end,
        together(verdict, beside, why),
        suggestions=(say,) if say else (),
        replacements=(Replacement(item.start, item.end, say),) if say else (),
    )


def _named(item: Evidence, view: View) -> Text:
    match = quote(view.text[item.start : item.end])
    return said("{match} ({marker})", match=match, marker=label(item.title))


KIND = Kind(
    name="formality",
    doc="Holds address, politeness and dialect against the declared register, with the evidence.",
    check=check,
    woken_by=lambda _: (AXES,),
    options=(
        Option(
            "finds",
            "text",
            "mismatch",
            "A contradiction of what is declared, both sides at once, or a form that fits one gender only.",
            ("mismatch", "mix", "gender"),
        ),
    ),
)

"""fact: figures that contradict the brand's facts.

What it does: reads the quantity of each of the brand's ``facts:`` as a value (30 days, KSh 500, 18:00) and looks
in the sentences that hold the fact's words for a value of the same kind that says something else. Figures and
words, all digit systems and units are compared by what they are worth: *a month and a half*, डेढ़ महीना.
Why: customers hold the brand to what it writes.
Example: ``facts: [{name: return-period, near: [return, send back], value: "30 days"}]``
Does not catch: a wrong figure in a sentence that also holds the right one, or without the fact's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stylelint_cs.kinds.base import Context, Kind
from stylelint_cs.kinds.wording import localised, quote
from stylelint_cs.model import Hit, Message, OffsetMap, Problem, SourceText, Span, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.phrases.matcher import Matcher, Phrase
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.text.view import View
from stylelint_cs.translation import said, together
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.packs.pack import Pack
    from stylelint_cs.policy.settings import Fact
    from stylelint_cs.text.values import Value

_MEMO = "fact"


class _Facts(NamedTuple):
    """The facts of a locale whose value can be read, and what finds their words."""

    wanted: dict[str, tuple[Fact, Value]]
    matcher: Matcher[str]


def check(view: View, context: Context) -> Iterator[Hit]:
    """One hit for each fact that a sentence contradicts, on the value nearest to the fact's words."""
    if not context.policy.facts or not any(map(str.isalnum, view.folded)):
        return
    facts = context.memo.get(_MEMO)
    if facts is None:
        facts = context.memo[_MEMO] = _read(view, context)
    assert isinstance(facts, _Facts)
    # Most brands write no facts down, and wait for nothing that reads them.
    from stylelint_cs.text.values import values

    found = facts.matcher.find(view)
    near = [name for name in facts.wanted if name in found and found.get(name)]
    if not near:
        return
    told = [value for value in values(view) if not view.is_quoted(view.span(value.start, value.end))]
    taken: set[int] = set()
    for name in near:
        fact, wanted = facts.wanted[name]
        for value in _wrong(wanted, [hit.folded for hit in found.get(name)], told, view):
            if value.start not in taken:
                taken.add(value.start)
                yield _hit(fact, value, view, context)


def _wrong(wanted: Value, words: Sequence[Span], told: Sequence[Value], view: View) -> Iterator[Value]:
    for number in sorted({view.sentence_at(word.start) for word in words}):
        sentence = view.sentences[number]
        here = [value for value in told if sentence.start <= value.start < sentence.end and value.comparable(wanted)]
        if not here or any(value.agrees(wanted) for value in here):
            continue
        beside = [word for word in words if sentence.start <= word.start < sentence.end]
        yield min(here, key=lambda value: min(_distance(value, word) for word in beside))


def _distance(value: Value, word: Span) -> int:
    return max(word.start - value.end, value.start - word.end, 0)


def _hit(fact: Fact, value: Value, view: View, context: Context) -> Hit:
    span = view.span(value.start, value.end)
    match = view.text[span.start : span.end]
    why = localised(context.rule.why, context.language)
    clash = said("{match}, but {name} is {value}.", match=quote(match), name=fact.name, value=fact.value)
    return Hit(span.start, span.end, together(clash, why), (fact.value,))


def _read(view: View, context: Context) -> _Facts:
    """The facts of the locale; raises StylelintError for words of a fact that cannot be read."""
    wanted: dict[str, tuple[Fact, Value]] = {}
    phrases: list[Phrase[str]] = []
    problems: list[Problem] = []
    for fact in context.policy.facts:
        if fact.locales and set(fact.locales).isdisjoint(view.pack.chain):
            continue
        value = value_of(fact.value, view.pack)
        if value is None:
            continue
        wanted[fact.name] = (fact, value)
        for text in fact.near:
            try:
                phrases.append(Phrase(fact.name, text, context.compiler.compile(text)))
            except PhraseError as error:
                # What is meant for every language may hold words that one of them cannot inflect.
                if fact.locales:
                    problems.append(Problem(together(repr(text), error.message, between=": "), error.mend, fact.place))
    if problems:
        raise StylelintError(problems)
    return _Facts(wanted, Matcher(phrases, context.compiler))


def value_of(text: str, pack: Pack) -> Value | None:
    """The one value of a text, as a language reads it; ``None`` when it holds none, or several."""
    from stylelint_cs.text.values import COUNT, values

    message = Message(text, pack.locale, None, SourceText.of("", text), OffsetMap.identity(len(text)))
    found = values(View(message, pack))
    typed = [value for value in found if value.kind != COUNT] or list(found)
    return typed[0] if len(typed) == 1 else None


KIND = Kind(name="fact", doc="Holds figures near certain words against the brand's facts.", check=check)

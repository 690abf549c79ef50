"""What no single key of a brand file shows: entries that fold alike, and wordings a file offers and bans at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from stylelint_cs.fields import Edit
from stylelint_cs.model import Place, Problem, SourceText
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.bans import Bans
from stylelint_cs.policy.circles import circles
from stylelint_cs.policy.merge import Fold, conditions
from stylelint_cs.policy.model import Entry, Preferred
from stylelint_cs.problems import Problems, shown_line
from stylelint_cs.translation import msgid, said
from stylelint_cs.type_hints import Any


class Wording(NamedTuple):
    """A text that the brand offers, and where; ``clash`` says that a ban forbids it, from both."""

    text: str
    place: Place
    clash: Callable[[str, Entry], str]


def check_file(values: Mapping[str, Any], fold: Fold, source: SourceText, problems: Problems) -> None:
    """Keep the problems of one locale file; ``fold`` says which texts are the same in its locale."""

    def at(place: Place, message: str, mend: str) -> None:
        line = shown_line(source.line(place.line), place.column)
        problems.add(Problem(message, mend, place, line or None))

    for label, entries in _lists(values):
        first: dict[Any, Entry] = {}
        for entry in entries:
            other = first.setdefault((fold(entry.text), conditions(entry)), entry)
            if other is not entry:
                message = said(
                    "{text!r} stands twice in {label}: it folds like line {line}",
                    text=entry.text[:60],
                    label=label,
                    line=other.place.line,
                )
                at(entry.place, message, said("Take one of the two out."))
    told: dict[str, Preferred] = {}
    for preferred in items_of(values.get("preferred")):
        other_say = told.setdefault(fold(preferred.say), preferred)
        if other_say is not preferred:
            message = said(
                "{say!r} is preferred twice: it folds like line {line}",
                say=preferred.say[:60],
                line=other_say.place.line,
            )
            at(preferred.place, message, said("Put all wordings under one 'not'."))
    bans = Bans(_unwanted(values), fold)
    for wording in _offered(values) if bans else ():
        clash = next(bans.on(wording.text), None)
        if clash is not None:
            at(
                wording.place,
                wording.clash(wording.text, clash.ban),
                said("Offer another wording, or lift the ban (unless:, when:)."),
            )
    for place, circle in circles(_of_rules(values), fold):
        at(place, circle, said("Suggest something that no entry replaces, or excuse it (unless:)."))


def _clash(template: str, text: str, ban: Entry) -> str:
    return said(template, text=text[:60], line=ban.place.line, ban=ban.text[:60])


_preferred = partial(_clash, msgid("the preferred {text!r} is what line {line} bans ({ban!r})"))
_greeting = partial(_clash, msgid("the greeting {text!r} is what line {line} bans ({ban!r})"))
_closing = partial(_clash, msgid("the closing {text!r} is what line {line} bans ({ban!r})"))
_suggestion = partial(_clash, msgid("the suggestion {text!r} is what line {line} bans ({ban!r})"))


def items_of(value: Any) -> tuple[Any, ...]:
    """The items a list or an edit of one brings."""
    return value.add if isinstance(value, Edit) else value or ()


def _unwanted(values: Mapping[str, Any]) -> list[Entry]:
    """The entries that say what is not to be said."""
    unwanted = [entry for preferred in items_of(values.get("preferred")) for entry in preferred.entries]
    return [*items_of(values.get("banned")), *unwanted]


def _offered(values: Mapping[str, Any]) -> Iterator[Wording]:
    """The wordings that a locale file offers: suggestions, greetings, closings."""
    for preferred in items_of(values.get("preferred")):
        yield Wording(preferred.say, preferred.place, _preferred)
    for entries in (values.get("greetings") or {}).values():
        for entry in items_of(entries):
            yield Wording(entry.text, entry.place, _greeting)
    for entry in items_of(values.get("closings")):
        yield Wording(entry.text, entry.place, _closing)
    for entry in items_of(values.get("banned")):
        yield from _instead(entry)
    for rule in (values.get("rules") or {}).values():
        for entries in _rule_lists(rule).values():
            for entry in items_of(entries):
                yield from _instead(entry)


def _instead(entry: Entry) -> Iterator[Wording]:
    for text in entry.instead:
        yield Wording(text, entry.place, _suggestion)


def _lists(values: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    yield "'banned'", items_of(values.get("banned"))
    yield "'closings'", items_of(values.get("closings"))
    for context, entries in (values.get("greetings") or {}).items():
        yield said("'greetings' of {context!r}", context=context), items_of(entries)
    for name, entries in (values.get("lexicons") or {}).items():
        yield said("'lexicons' of {name!r}", name=name), items_of(entries)
    yield "'preferred'", tuple(entry for item in items_of(values.get("preferred")) for entry in item.entries)
    yield from _of_rules(values)


def _of_rules(values: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for name, rule in (values.get("rules") or {}).items():
        for key, entries in _rule_lists(rule).items():
            yield said("{key!r} of {name!r}", key=key, name=name), items_of(entries)


def _rule_lists(rule: Mapping[str, Any]) -> dict[str, Any]:
    """The entry lists of a rule's keys."""
    return {
        key: value
        for key, value in rule.items()
        if key != "examples"
        and (items := items_of(value) if isinstance(value, tuple | Edit) else ())
        and isinstance(items[0], Entry)
    }

"""The coverage matrix: which topic, or which message, has an answer in which locale, and in what state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stylelint_cs.kinds.age import days_since
from stylelint_cs.library.engine import Library
from stylelint_cs.model import Message
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.text.detect import Languages
from stylelint_cs.text.mixture import is_part_own
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import Literal

State = Literal["present", "missing", "untranslated", "stale"]
STATES: tuple[State, ...] = ("present", "missing", "untranslated", "stale")
_WORDS = 3
"""From this many words on a text in another language, or the same as its source, tells that it was not translated."""


class Matrix(NamedTuple):
    """A state for each row (a topic or an id) and locale; ``unmatched`` messages have no id to match them by."""

    by: str
    locales: tuple[str, ...]
    rows: Mapping[str, Mapping[str, State]]
    unmatched: int

    def counts(self) -> dict[str, dict[State, int]]:
        """How many rows each locale has in each state."""
        return {
            locale: {state: sum(row[locale] == state for row in self.rows.values()) for state in STATES}
            for locale in self.locales
        }

    def percent(self) -> float:
        """The share of present cells, in percent; 100 where there is nothing to cover."""
        cells = [state for row in self.rows.values() for state in row.values()]
        return 100 * sum(state == "present" for state in cells) / len(cells) if cells else 100.0


def matrix(library: Library, by: str) -> Matrix:
    """The matrix of a library by ``topic`` or by ``id``; required topics have a row whether answered or not."""
    rows: dict[str, dict[str, list[Message]]] = {}
    sources: dict[str, Message] = {}
    for id_, group in library.matched.groups.items():
        first = next((group[locale][0] for locale in library.locales if locale in group), None)
        for locale, messages in group.items():
            for message in messages:
                name = id_ if by == "id" else message.meta.topic
                if name is not None:
                    rows.setdefault(name, {}).setdefault(locale, []).append(message)
                if first is not None:
                    sources[id_] = first
    if by == "topic":
        for message in library.matched.unmatched:
            if message.meta.topic is not None and message.locale is not None:
                row = rows.setdefault(message.meta.topic, {})
                row.setdefault(library.locale_of[message.locale], []).append(message)
        for name, topic in library.linter.policy.topics.items():
            if topic.required:
                rows.setdefault(name, {})
    states = {
        name: {locale: _state(held.get(locale, ()), sources, library) for locale in library.locales}
        for name, held in sorted(rows.items())
    }
    return Matrix(by, library.locales, states, len(library.matched.unmatched))


def _state(messages: Iterable[Message], sources: Mapping[str, Message], library: Library) -> State:
    """The best state of some messages: one that is present answers the row."""
    found: list[State] = [_of_message(message, sources.get(message.id or ""), library) for message in messages]
    return next((state for state in ("present", "stale", "untranslated") if state in found), "missing")


def _of_message(message: Message, source: Message | None, library: Library) -> State:
    if is_untranslated(message, source, library):
        return "untranslated"
    policy, today = library.linter.policy, library.linter.options.today
    reviewed = library.reviews.reviewed(message)
    if policy.max_age_days is not None and (reviewed is None or days_since(reviewed, today) > policy.max_age_days):
        return "stale"
    if source is None or source is message:
        return "present"
    return "stale" if library.reviews.source_changed(message, source) is not None else "present"


def is_untranslated(message: Message, source: Message | None, library: Library) -> bool:
    """Whether a message says word for word what its source says, or is surely in another language."""
    assert message.locale is not None
    pack = library.linter.packs.get(message.locale)
    assert pack is not None
    # The view masks placeholders: names in them, and the skeleton of a plural, are in English in every language.
    view = View(message, pack)
    if sum(token.kind == "word" and token.text[:1].isalpha() for token in view.tokens) < _WORDS:
        return False
    if source is not None and source.locale != message.locale and source.text.strip() == message.text.strip():
        return True
    return Languages(pack, library.linter.packs).foreign(view) is not None and not is_part_own(view)

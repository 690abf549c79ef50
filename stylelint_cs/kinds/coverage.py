"""coverage: topics that nothing answers, and messages that a locale lacks.

What it does: looks for every required topic in every locale, and for every message in the other locales.
Why: a question that is answered in one language only is not answered.
Example: ``topics: {refund: {required: true}}``
Does not catch: messages without an id or a locale in their path; they cannot be matched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stylelint_cs.kinds.base import Group, Kind, LibraryContext, LibraryHit, Option, no_message_check
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Hit, Message

_SHOWN = 12
"""How many ids an explanation names."""


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """One hit for each locale that lacks something."""
    yield from _topics(context) if context.options["finds"] == "topics" else _translations(context)


def _topics(context: LibraryContext) -> Iterator[LibraryHit]:
    required = {name: topic for name, topic in context.policy.topics.items() if topic.required}
    if not required:
        return
    held = {(context.locale_of(message), message.meta.topic) for message in context.messages}
    for locale in context.locales:
        missing = [topic for name, topic in required.items() if (locale, name) not in held]
        if missing:
            explanation = _explanation((topic.name for topic in missing), len(missing), locale, context)
            yield LibraryHit(Hit(0, 0, explanation), place=missing[0].place, locale=locale)


def _translations(context: LibraryContext) -> Iterator[LibraryHit]:
    if len(context.locales) < 2:
        return
    asked = {id(message) for message in context.messages}
    lacking: dict[str, list[Message]] = {locale: [] for locale in context.locales}
    for id_, group in context.groups.items():
        for locale in context.expected[id_]:
            if locale not in group:
                source = _source(group, context, asked)
                if source is not None:
                    lacking[locale].append(source)
    for locale, sources in lacking.items():
        if sources:
            first = min(sources, key=_place)
            ids = (message.id or "" for message in sorted(sources, key=_place))
            hit = Hit(0, 0, _explanation(ids, len(sources), locale, context))
            # One more message that lacks its counterpart is another finding, whichever stands first.
            known_as = "\n".join(sorted(message.known_as or "" for message in sources))
            yield LibraryHit(hit, message=first, locale=locale, known_as=known_as)


def _source(group: Group, context: LibraryContext, asked: set[int]) -> Message | None:
    for locale in context.locales:
        for message in group.get(locale, ()):
            if id(message) in asked:
                return message
    return None


def _place(message: Message) -> tuple[str, int]:
    return message.source.path, message.offsets.span(0, 0).start


def _explanation(names: Iterable[str], count: int, locale: str, context: LibraryContext) -> str:
    shown = [name for name, _ in zip(names, range(_SHOWN), strict=False)]
    more = f" (+{count - len(shown)})" if count > len(shown) else ""
    why = localised(context.rule.why, context.language)
    return f"{context.language_name(locale)} ({locale}): {_briefly(shown)}{more}. {why}"


def _briefly(names: Iterable[str]) -> str:
    """Ids in a row; the file that derived ids begin with is said once."""
    files: dict[str, list[str]] = {}
    for name in names:
        file, colon, rest = name.partition(":")
        files.setdefault(file + colon if rest else "", []).append(rest or name)
    return "; ".join(f"{file} {', '.join(ids)}".strip() for file, ids in files.items())


KIND = Kind(
    name="coverage",
    doc="Finds topics that nothing answers, and messages that a locale lacks.",
    check=no_message_check,
    library=check,
    options=(Option("finds", "text", "translations", "What to look for.", ("topics", "translations")),),
)

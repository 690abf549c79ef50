"""duplicates: one id twice in a locale, and replies that say nearly the same.

What it does: counts ids, and compares the words of all replies of a locale by their shingles (runs of words).
Why: of two replies for one case only one is kept up to date.
Example: ``options: {finds: texts, least: 80}``
Does not catch: the same in other words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from stylelint_cs.kinds.base import Kind, LibraryContext, LibraryHit, Option, no_message_check
from stylelint_cs.kinds.wording import localised, quote, where
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Hit, Message

_SIZE = 3
"""Words in a shingle."""
_MOST_COMPARED = 24
"""How many earlier replies one is compared with; those that share its rarest shingles come first."""
_INDEX = lazy(r"\[\d+\]")
_WORD = lazy(r"[\p{L}\p{M}\p{N}]+|\ufffc+")


def check(context: LibraryContext) -> Iterator[LibraryHit]:
    """A hit for each later one of two that are the same."""
    yield from _ids(context) if context.options["finds"] == "ids" else _texts(context)


def _ids(context: LibraryContext) -> Iterator[LibraryHit]:
    seen: dict[tuple[object, ...], Message] = {}
    for message in context.messages:
        if message.id is None or _is_variant(message):
            continue
        key = (message.id, message.locale, message.meta.channel, _field(message))
        first = seen.setdefault(key, message)
        if first is not message:
            why = localised(context.rule.why, context.language)
            yield LibraryHit(Hit(0, 0, f"{quote(message.id)} = {where(first)}. {why}"), message)


def _is_variant(message: Message) -> bool:
    # responses.utter_greet[1].text: the id stands above the place in the list, so the list holds its variants.
    key = message.key or ""
    index = _INDEX.search(key)
    return index is not None and message.id is not None and message.id in key[: index.start()].split(".")


def _field(message: Message) -> str:
    return (message.key or "").rpartition(".")[2] if "[" not in (message.key or "").rpartition(".")[2] else ""


def _texts(context: LibraryContext) -> Iterator[LibraryHit]:
    least = context.options["least"]
    assert isinstance(least, int)
    by_locale: dict[str, list[Message]] = {}
    for message in context.messages:
        by_locale.setdefault(context.locale_of(message), []).append(message)
    for messages in by_locale.values():
        # Which of two is the twin must not change when they change places.
        yield from _in_one_locale(sorted(messages, key=_lasting), least / 100, context)


def _lasting(message: Message) -> tuple[str, str]:
    return message.known_as or "", message.text


def _in_one_locale(messages: list[Message], least: float, context: LibraryContext) -> Iterator[LibraryHit]:
    fewest = context.options["fewest_words"]
    assert isinstance(fewest, int)
    texts: list[tuple[Message, frozenset[int]]] = []
    for message in messages:
        words = _WORD.findall(context.fold(message))
        if len(words) >= fewest:
            texts.append((message, frozenset(_shingles(words))))
    counts: Counter[int] = Counter()
    for _, shingles in texts:
        counts.update(shingles)
    # Replies that agree in `least` of their shingles share one of each other's rarest: only those are indexed.
    index: dict[int, list[int]] = {}
    names: dict[int, set[str]] = {}
    for number, (message, shingles) in enumerate(texts):
        rare = sorted(shingles, key=lambda one: (counts[one], one))
        prefix = rare[: len(rare) - int(least * len(rare)) + 1]
        twin = _twin(texts, shingles, _candidates(prefix, index), least)
        known = names.setdefault(number if twin is None else twin, set())
        if twin is None:
            for one in prefix:
                index.setdefault(one, []).append(number)
        elif known.isdisjoint(_names(message)):
            yield _hit(message, texts[twin][0], context)
        known.update(_names(message))


def _names(message: Message) -> Iterator[str]:
    """What makes two one reply: one id, or one key in catalogues that lie side by side."""
    if message.id is not None:
        yield message.id
        if message.key is not None and "[" not in message.key and message.id.endswith(message.key):
            yield message.key


def _shingles(words: list[str]) -> Iterable[int]:
    # Not hash(): findings must not depend on the seed of a process.
    runs = zip(words, *(words[at:] for at in range(1, _SIZE)), strict=False) if len(words) > _SIZE else (words,)
    return (crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)


def _candidates(prefix: list[int], index: dict[int, list[int]]) -> list[int]:
    found: dict[int, None] = {}
    for one in prefix:
        for number in index.get(one, ()):
            found[number] = None
            if len(found) >= _MOST_COMPARED:
                return list(found)
    return list(found)


def _twin(
    texts: list[tuple[Message, frozenset[int]]], shingles: frozenset[int], candidates: list[int], least: float
) -> int | None:
    for number in candidates:
        other = texts[number][1]
        if len(shingles & other) >= least * len(shingles | other):
            return number
    return None


def _hit(message: Message, twin: Message, context: LibraryContext) -> LibraryHit:
    name = f"{quote(twin.id)}, " if twin.id else ""
    why = localised(context.rule.why, context.language)
    return LibraryHit(Hit(0, 0, f"= {name}{where(twin)}. {why}"), message)


KIND = Kind(
    name="duplicates",
    doc="Finds ids that stand twice, and replies that say nearly the same.",
    check=no_message_check,
    library=check,
    options=(
        Option("finds", "text", "texts", "What to compare.", ("ids", "texts")),
        Option("least", "int", 80, "How much of their runs of three words two replies must share, in percent."),
        Option("fewest_words", "int", 8, "Replies with fewer words are not compared."),
    ),
)

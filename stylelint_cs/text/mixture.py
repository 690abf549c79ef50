"""How much of a message is written in another language than its own; abstains rather than guesses.

A word counts when another language uses it every day and this one does not (its frequent words), and so do the
words of a foreign script between and beside such words. Names, marks and products (capitals, digits), quoted
labels and the words that the pack accepts never count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stylelint_cs.lazy import compiled, lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.pack import Pack
from stylelint_cs.text.detect import SHARED_SCRIPT, Candidate, Languages
from stylelint_cs.text.spans import Cover
from stylelint_cs.text.view import View
from stylelint_cs.text.words import Token

MIN_FREQUENT = 2
"""Different everyday words of the other language that must be there."""
MIN_WORDS = 3
"""Words of the other language that a message must hold."""
OWN_SHARE = 0.25
"""The share of words in the own script from which a message is mixed and not simply in another language."""
MIN_SHARE = 0.1
"""The share of the words of a message from which it is mixed."""
_LABEL = lazy(r"«[^«»\n]{1,60}»|“[^“”\n]{1,60}”|\"[^\"\n]{1,60}\"|‘[^‘’\n]{1,60}’|\*\*[^*\n]{1,60}\*\*")


class Mixture(NamedTuple):
    """The words of another language in a message: its locale, their share of all words (0 to 1), the words."""

    locale: str
    share: float
    tokens: tuple[Token, ...]


class _Word(NamedTuple):
    token: Token
    is_plain: bool
    """Whether it is written as an ordinary word: in lower case, outside labels and quotations. One that begins a
    sentence may have its capital from that, if the pack lists it among the words that people mix in."""


class Everyday(NamedTuple):
    """The words by which other languages show in a message: those of each by its locale, and all of them."""

    of: Mapping[str, frozenset[str]]
    all: frozenset[str]


def everyday_words(pack: Pack, languages: Languages) -> Everyday:
    """The words by which each other language shows in a message of a pack's language; worked out once."""

    def work_out() -> dict[str, frozenset[str]]:
        fold_all, table = pack.folding.fold_all, pack.table("mixed_in")
        return {
            locale: (other.frequent - pack.frequent).union(fold_all(table.get(locale) or ()))
            for locale, other in languages.others.items()
        }

    found = languages.packs.derived(f"everyday words beside {pack.locale}", work_out)
    return Everyday(found, frozenset[str]().union(*found.values()))


def foreign_words(view: View, languages: Languages, everyday_words: Everyday, brand: str) -> Mixture | None:
    """The language that a message mixes in, when there is enough of it."""
    if not view.may_hold(everyday_words.all, MIN_FREQUENT):
        return None
    everyday_of, others = everyday_words.of, languages.others
    others = {locale: other for locale, other in others.items() if view.may_hold(everyday_of[locale], MIN_FREQUENT)}
    words = list(_words(view, brand)) if others else []
    if not words:
        return None
    own = {word.token.text for word in words} & (view.pack.frequent | view.pack.lexicon.keys())
    best: Mixture | None = None
    for locale, other in sorted(others.items()):
        everyday = (everyday_of[locale] - own) | view.pack.mixed_in.get(locale, frozenset())
        if sum(word.token.text in everyday for word in words) < MIN_FREQUENT:
            continue
        found = tuple(_of_language(words, everyday, other, view))
        if len({token.text for token in found} & everyday) < MIN_FREQUENT or len(found) < MIN_WORDS:
            continue
        share = len(found) / len(words)
        if share >= MIN_SHARE and (best is None or share > best.share):
            best = Mixture(locale, share, found)
    return best


def is_part_own(view: View) -> bool:
    """Whether a good part of a message stands in its language's own script, where no other language here shares it."""
    if view.pack.script in ("Zyyy", SHARED_SCRIPT):
        return False
    words = [token for token in view.tokens if token.kind == "word" and token.text[0].isalpha()]
    own = sum(_in_script(token, view.pack.script) for token in words)
    return own >= MIN_WORDS and own >= OWN_SHARE * len(words)


def _words(view: View, brand: str) -> Iterator[_Word]:
    labels = Cover(match.span() for match in _LABEL.finditer(view.masked))
    spared = view.pack.accepted | {view.pack.folding.fold(brand)}
    mixed_in = frozenset[str]().union(*view.pack.mixed_in.values())
    for token in view.tokens:
        if token.kind != "word" or any(map(str.isdigit, token.text)):
            continue
        span = view.span(token.start, token.end)
        written = view.text[span.start : span.end]
        in_lower = written.islower() or not token.text.isascii()
        if not in_lower and token.text in mixed_in and written[1:].islower():
            # Its capital is that of the sentence.
            in_lower = not view.folded[view.sentences[view.sentence_at(token.start)].start : token.start].strip()
        plain = (
            in_lower
            and token.text not in spared
            and not labels.holds(span.start, span.end)
            and not view.is_quoted(span)
        )
        yield _Word(token, plain)


def _of_language(words: list[_Word], everyday: frozenset[str], other: Candidate, view: View) -> Iterator[Token]:
    """Everyday words of the other language with the words beside them that the message's own language cannot own."""
    foreign_script = other.script != view.pack.script
    counts = [word.is_plain and word.token.text in everyday for word in words]
    for index, word in enumerate(words):
        beside = counts[max(index - 1, 0) : index] + counts[index + 1 : index + 2]
        in_name = any(_is_name(item, view) for item in words[max(index - 1, 0) : index] + words[index + 1 : index + 2])
        if (counts[index] and not in_name) or (
            foreign_script and word.is_plain and any(beside) and _in_script(word.token, other.script)
        ):
            yield word.token


def _is_name(word: _Word, view: View) -> bool:
    if word.is_plain:
        return False
    span = view.span(word.token.start, word.token.end)
    text = view.text[span.start : span.end]
    return word.token.text.isascii() and text[:1].isupper() and view.pack.script != SHARED_SCRIPT


def _in_script(token: Token, script: str) -> bool:
    return compiled(rf"\p{{Script={script}}}").match(token.text) is not None


__all__ = ["Everyday", "Mixture", "everyday_words", "foreign_words", "is_part_own"]

"""How surely a banned word is found in every form and disguise, and nothing beside it: measured on ``bench/data``.

``forms.<locale>.yaml`` lists, for each word, every form and ``others``: words that look alike and are no form of
it. ``half`` tells the words that the packs were mended on (``tuned``) from those that were left alone (``held``).
Every word of the file is looked up for every ``~word``, so a form of one word is a trap for all the others.
A disguise writes the same words another way; only words that it changes count.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

import regex
import yaml

from stylelint_cs.model import Message, OffsetMap, SourceText
from stylelint_cs.packs.pack import Pack, WordClass
from stylelint_cs.phrases.matcher import Matcher, Phrase
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.text.view import View

DATA = Path(__file__).parent / "data"
SENTENCE_HEADS = ("finds", "silent", "precision", "recall")
HEADS = ("words", "half", "n", "forms", "written", "precision", "recall")

Table = tuple[str, Sequence[str], list[Sequence[str]]]
"""A title, the heads and the rows."""

TONOS, NUKTA = "\u0301", "\u093c"
ONE_CODE_POINT = {unicodedata.normalize("NFD", char): char for char in map(chr, range(0x958, 0x960))}
PRESENTED = {
    unicodedata.normalize("NFKC", char): char
    for char in map(chr, range(0xFE80, 0xFEF5))
    if unicodedata.decomposition(char).startswith("<medial>")
}
"""Arabic letters by their medial presentation form, which some old software still writes."""


class Word(NamedTuple):
    """A word to ban: its class, irregular forms to declare, all forms, and words that are none."""

    word: str
    word_class: str
    also: tuple[str, ...]
    half: str
    forms: frozenset[str]
    others: frozenset[str]


class Collection(NamedTuple):
    """The words of one locale and the disguises that its writers use."""

    locale: str
    disguises: tuple[str, ...]
    lookalikes: Mapping[str, str]
    words: tuple[Word, ...]


def collection(path: Path) -> Collection:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = tuple(
        Word(
            item["word"],
            item["class"],
            tuple(item.get("also", ())),
            item["half"],
            frozenset(item["forms"].split()),
            frozenset(item["others"].split()),
        )
        for item in data["words"]
    )
    return Collection(data["locale"], tuple(data["disguises"]), data["lookalikes"], words)


def _map(marked: Callable[[str], str], word: str) -> str:
    return unicodedata.normalize("NFC", marked(unicodedata.normalize("NFD", word)))


def _middle(mark: str, word: str) -> str:
    """The mark after the first code point that has one on each side of it; never before a combining one."""
    at = next((i for i in range(1, len(word)) if unicodedata.category(word[i])[0] != "M"), len(word))
    return word[:at] + mark + word[at:] if at < len(word) else word


def _polytonic(word: str) -> str:
    breathed = regex.sub(r"^([αεηιουω])", "\\1\u0313", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", regex.sub(f"([αηιυω]){TONOS}", "\\1\u0342", breathed))


def _second_accent(word: str) -> str:
    """το παράπονό σας: a word accented on its third last syllable takes a second accent before an enclitic."""
    plain = unicodedata.normalize("NFD", word)
    syllables = [*regex.finditer(rf"(?:[αο]ι|ου|[αε]υ|ει|οι|[αεηιουω])(?:{TONOS}|\u0308)*", plain)]
    if len(syllables) < 3 or TONOS not in syllables[-3].group():
        return word
    end = syllables[-1].end()
    return unicodedata.normalize("NFC", plain[:end] + TONOS + plain[end:])


def _replaced(pairs: Mapping[str, str], word: str) -> str:
    return next((word.replace(old, new, 1) for old, new in pairs.items() if old in word), word)


def _all_replaced(pairs: Mapping[str, str], word: str) -> str:
    for old, new in pairs.items():
        word = word.replace(old, new)
    return word


DISGUISES: Mapping[str, Callable[[str], str]] = {
    "capitals": lambda word: _map(lambda marked: marked.replace(TONOS, ""), word.upper()),
    "no-accents": partial(_map, lambda word: word.replace(TONOS, "")),
    "decomposed": partial(unicodedata.normalize, "NFD"),
    "polytonic": _polytonic,
    "second-accent": _second_accent,
    "zero-width": partial(_middle, "\u200d"),
    "soft-hyphen": partial(_middle, "\u00ad"),
    "precomposed": partial(_all_replaced, ONE_CODE_POINT),
    "no-nukta": partial(_map, lambda word: word.replace(NUKTA, "")),
    "anusvara": lambda word: word.replace("ँ", "ं"),
    "doubled-sign": lambda word: regex.sub(r"([ािीुूेैोौं])$", r"\1\1", word),
    "typographic": lambda word: word.replace("'", "\u2019"),
    "twice": lambda word: f"{word} {word}",
    "vowelled": lambda word: regex.sub(r"(?<=^.)(?=.)", "\u064e", word),
    "stretched": partial(_middle, "\u0640"),
    "no-hamza": lambda word: regex.sub("[أإآ]", "ا", word),
    "presentation": lambda word: word[:1] + _all_replaced(PRESENTED, word[1:-1]) + word[-1:],
}
"""Ways of writing a word that a reader takes for the same; one that does not concern a word leaves it alone."""


def found(words: Sequence[Word], texts: Sequence[str], pack: Pack) -> list[set[int]]:
    """For each word the indexes of the texts in which it is found."""
    # A word that the pack knows needs no declaration, as in a brand file.
    declared = {item.word: WordClass(item.word_class, item.also, ()) for item in words}
    for item in words:
        known = pack.lexicon.get(pack.folding.fold(item.word))
        if known is not None and known.name == item.word_class:
            del declared[item.word]
    compiler = Compiler(pack, declared, "Acme")
    phrases = [Phrase(str(i), str(i), compiler.compile(f"~{item.word}")) for i, item in enumerate(words)]
    starts: dict[int, int] = {}
    position = 0
    for index, text in enumerate(texts):
        starts |= dict.fromkeys(range(position, position + len(text)), index)
        position += len(text) + 2
    whole = "\n\n".join(texts)
    message = Message(whole, pack.locale, None, SourceText("-", whole, (0,)), OffsetMap.identity(len(whole)))
    hits = Matcher(phrases, compiler).find(View(message, pack))
    return [{starts[hit.start] for hit in hits.get(phrase.key)} for phrase in phrases]


class Count(NamedTuple):
    """What one way of writing gave for one class: right hits, wrong hits, forms that were not found."""

    right: int
    wrong: int
    missed: int


def counted(data: Collection, pack: Pack, written: str) -> Iterator[tuple[Word, Count, list[str]]]:
    """For each word what is found in all words of the collection as ``written``; and what is found amiss."""
    changed = DISGUISES.get(written, str)
    if written == "look-alike":
        changed = partial(_replaced, data.lookalikes)
    pool = sorted({form for item in data.words for form in item.forms | item.others})
    if written != "plain":
        pool = [form for form in pool if changed(form) != form]
    hits = found(data.words, [changed(form) for form in pool], pack)
    for item, indexes in zip(data.words, hits, strict=True):
        seen = {pool[index] for index in indexes}
        forms = item.forms.intersection(pool)
        amiss = [*(f"-{form}" for form in sorted(forms - seen)), *(f"+{form}" for form in sorted(seen - forms))]
        yield item, Count(len(seen & forms), len(seen - forms), len(forms - seen)), amiss


def rows(data: Collection, pack: Pack, written: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The rows of the table: by class and half as written plainly, all together in each disguise."""
    for way in written:
        totals: dict[tuple[str, str], Counter[str]] = {}
        for item, count, _ in counted(data, pack, way):
            for key in ((item.word_class, item.half),) if way == "plain" else (("all", "both"),):
                totals.setdefault(key, Counter()).update({**count._asdict(), "n": 1})
        for (name, half), total in sorted(totals.items(), reverse=True):
            forms = total["right"] + total["missed"]
            if forms:
                figures = (total["right"] / max(1, total["right"] + total["wrong"]), total["right"] / forms)
                yield name, half, str(total["n"]), str(forms), way, *(f"{figure:.3f}" for figure in figures)


class Ear(Protocol):
    """Hears one axis of a locale."""

    def holds(self, text: str, sides: frozenset[str], /) -> bool: ...


def heard(ear_of: Callable[[str, str], Ear | None], folder: Path = DATA) -> Iterator[Table]:
    """A table for each set of labelled sentences: ``finds`` hold the side, ``silent`` are near misses."""
    for path in sorted(folder.glob("address.*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for item in data["sets"]:
            ear = ear_of(data["locale"], item["axis"])
            assert ear is not None
            side = frozenset({item["side"]})
            right, wrong = (sum(ear.holds(text, side) for text in item[key]) for key in ("finds", "silent"))
            counts = str(len(item["finds"])), str(len(item["silent"]))
            figures = (right / max(1, right + wrong), right / len(item["finds"]))
            row = (*counts, *(f"{figure:.3f}" for figure in figures))
            yield f"{data['locale']}: {item['title']}", SENTENCE_HEADS, [row]


def tables(packs: Callable[[str], Pack | None], folder: Path = DATA) -> Iterator[Table]:
    """A table for each locale of the folder."""
    for path in sorted(folder.glob("forms.*.yaml")):
        data = collection(path)
        pack = packs(data.locale)
        assert pack is not None
        title = f"~word, every form: {pack.data['english']}"
        yield title, HEADS, [*rows(data, pack, ("plain", *data.disguises))]

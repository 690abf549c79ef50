"""Made-up reply files: from a tree of texts by a seeded generator, so that the same seed gives the same anywhere."""

from __future__ import annotations

import random
from typing import NamedTuple

import regex

from tests.file_catalogs import Tree
from tests.file_kinds import KINDS
from tests.fixing import PLAIN, WORDS

MARKS = (
    *(". ", ", ", "! ", " – ", ": ", " #", " {name} ", ' "', "' ", "\\", "\n", "\n\n", " <b>", "</b> "),
    *(" &amp; ", "&nbsp;", "&#39;"),
    *(" https://x.example/a ", "? ", "… ", " & ", "%", " = ", "; ", "@", "`", " * ", "\u00a0", " \U0001f600 "),
)
"""What stands between words; some formats read it as their own."""

FAULTS = (
    *("  ", " ,", " .", "!!!", "??", "...", " ?", " !", ",,", "\u200b", "\u00ad", "\u200f", " ;", "“", "”", "«"),
    *("cаll", "pаypаl", "अाप", "κaλά", "шare", "ـــ", "١٢", "१२", "؟", "،", "।", ";", "·", "ي\u0640"),
)
"""Slips of orthography: marks, blanks, invisible characters and look-alike letters."""


class Made(NamedTuple):
    """A file: its name below a folder that tells the locale, how it is written, and the texts in it."""

    kind: str
    name: str
    data: bytes
    locale: str
    tree: Tree


def text_of(rng: random.Random, locale: str, *, lines: bool) -> str:
    """Words that are fixed, words that are not, marks, and now and then a slip."""
    words = [*WORDS[locale], *PLAIN[locale]]
    marks = [mark for mark in MARKS if lines or "\n" not in mark]
    pieces = []
    for _ in range(rng.randint(1, 6)):
        word = rng.choice(words)
        pieces += [word.capitalize() if rng.random() < 0.1 else word]
        pieces += [rng.choice(FAULTS) if rng.random() < 0.1 else rng.choice(marks) if rng.random() < 0.5 else " "]
    return "".join(pieces).strip(" \n\u00a0") or "a"


def made(rng: random.Random, number: int) -> Made:
    """The file of that number; the formats take turns."""
    kind = sorted(KINDS)[number % len(KINDS)]
    how = KINDS[kind]
    locale = rng.choice(sorted(WORDS))
    tree = [(f"m{at}", text_of(rng, locale, lines=how.lines)) for at in range(rng.randint(1, 4))]
    text = how.write(tree, rng)
    ending = rng.choice(["\n", "\n", "\r\n"])
    bom = b"\xef\xbb\xbf" if rng.random() < 0.1 and kind not in ("properties", "text") else b""
    return Made(kind, f"{locale}/f{number}{how.suffix}", bom + text.replace("\n", ending).encode(), locale, tree)


def read_back(file: Made, data: bytes) -> Tree:
    """What a file holds, read by somebody else's reader; line ends as ``\\n``."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    return KINDS[file.kind].read(text)


def expected(text: str, locale: str) -> set[str]:
    """Every text that the fixes of whole words can make of another, capitals apart."""
    # A tatweel stretches a word and is no letter of it.
    apart = r"(?<!(?!\u0640)\w)\L<words>(?!(?!\u0640)\w)"
    pattern = regex.compile(apart, words=[*WORDS[locale]], flags=regex.IGNORECASE)
    pieces = pattern.split(text)
    found = {pieces[0]}
    for match, piece in zip(pattern.findall(text), pieces[1:], strict=True):
        found = {f"{start}{middle}{piece}" for start in found for middle in (match, WORDS[locale][match.lower()])}
    return found


def only_words_changed(before: Tree, after: Tree, locale: str) -> bool:
    """Whether the ids agree and each text is what fixes of the brand's words can make of it."""
    return len(before) == len(after) and all(
        name == other and new.casefold() in {item.casefold() for item in expected(old, locale)}
        for (name, old), (other, new) in zip(before, after, strict=True)
    )

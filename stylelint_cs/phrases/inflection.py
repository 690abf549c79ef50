"""Inflection by a pack's classes: every form of a word as one pattern over folded text.

A class is a list of forms. Each takes off a dictionary beginning or ending and puts the rest, the stem, into
templates such as ``{stem}(ματος|ματα|μάτων)``; ``{part}`` names a piece of the pack's ``parts``. A template is
literals, ``( | )``, ``{part}``, ``{stem}`` and ``{bare}``, so no pattern can run away.

Where a word has one mark (tonos), the mark may move: ``{stem}`` keeps it where the dictionary form has it,
``{bare}`` lets it stand anywhere, a mark written in a template belongs there. A text without marks agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stylelint_cs.frozen import Frozen
from stylelint_cs.lazy import escaped, lazy
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs.folding import MarkProfile
from stylelint_cs.packs.pack import Pack, WordClass
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.phrases.word_tests import MARK
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

_TOKEN = lazy(r"\{(?P<part>[\w-]+)\}|(?P<mark>[(|)])|(?P<text>[^(){}|]+)|(?P<bad>.)")
_MAX_DEPTH = 16


class Inflected(NamedTuple):
    """Every form of a word: a pattern for a whole folded word, one for a word with its mark, and stems.

    Each form holds one of the ``stems``; ``marked`` is ``None`` where the locale's words have no single mark.
    """

    pattern: str
    marked: str | None
    stems: tuple[str, ...]


class _Stem(Frozen):
    """What is left of a dictionary form; ``mark`` is the letter its mark stands on, ``None``: not fixed."""

    text: str
    mark: int | None


def declared(word: str, pack: Pack, classes: Mapping[str, WordClass]) -> WordClass:
    """The class of a word: declared by the brand, by the pack's lexicon, or certain from its shape.

    Raises :class:`PhraseError` listing the classes when none of these knows it.
    """
    folded = pack.folding.fold(word)
    own = next((known for name, known in classes.items() if pack.folding.fold(name) == folded), None)
    if own is not None and own.name:
        return own
    known = pack.lexicon.get(folded) or _certain_class(word, pack)
    if known is not None:
        return known if own is None else WordClass(known.name, (*known.also, *own.also), own.stems or known.stems)
    names = ", ".join(sorted(pack.table("classes")))
    if not names:
        raise PhraseError(
            said("the locale has no word classes, so ~{word} has no forms", word=word),
            said("write the word without ~ and list its forms"),
        )
    raise PhraseError(
        said("the class of ~{word} is not known", word=word),
        said("declare it under words: {{{word}: {{class: …}}}}; the classes are {names}", word=word, names=names),
    )


def _certain_class(word: str, pack: Pack) -> WordClass | None:
    certain = [
        name
        for name, forms in pack.table("classes").items()
        if any(form.get("certain") in (True, "true") and _stem(word, form, pack) is not None for form in forms)
    ]
    return WordClass(certain[0]) if len(certain) == 1 else None


def _stem(word: str, form: Mapping[str, Any], pack: Pack) -> _Stem | None:
    fold = pack.folding.fold
    folded = fold(word)
    written = str(form.get("ending") or "")
    ending, beginning = fold(written), fold(str(form.get("beginning") or ""))
    if not (folded.endswith(ending) and folded.startswith(beginning)):
        return None
    stem = folded[len(beginning) : len(folded) - len(ending)]
    if len(stem) < int(form.get("min", 1)):
        return None
    mark = _mark(pack.folding.profile(word))
    in_ending = mark is not None and mark >= len(folded) - len(ending)
    asked = _mark(pack.folding.profile(written))
    if mark is not None and ending and (mark - len(folded) + len(ending) if in_ending else None) != asked:
        return None
    fixed = None if mark is None or in_ending else mark - len(beginning)
    return _Stem(stem, fixed if fixed is not None and fixed >= 0 else None)


def _mark(profile: MarkProfile) -> int | None:
    return profile[0][0] if profile else None


def inflect(word: str, word_class: WordClass, pack: Pack) -> Inflected:
    """Every form of ``word``; raises :class:`PhraseError` for an unknown class or one that does not fit."""
    forms = pack.table("classes").get(word_class.name)
    if forms is None:
        names = ", ".join(sorted(pack.table("classes"))) or "none"
        raise PhraseError(
            said("no class is called {name!r}", name=word_class.name),
            said("the classes of {locale} are {names}", locale=pack.locale, names=names),
        )
    has_mark = bool(pack.folding.marks) and pack.folding.mark_style == "one_per_word"
    plain: list[str] = []
    marked: list[str] = []
    stems: set[str] = set()
    for written, stem, form in _pairs(word, word_class, forms, pack):
        stems.add(stem.text if stem else pack.folding.fold(written))
        if stem is None or form is None:
            whole = _Stem(pack.folding.fold(written), _mark(pack.folding.profile(written)))
            plain.append(escaped(whole.text))
            marked.append(_letters(whole, free=whole.mark is None))
            continue
        for template in form["patterns"]:
            plain.append(_Template(pack, stem, with_marks=False).compile(str(template)))
            if has_mark:
                marked.append(_Template(pack, stem, with_marks=True).compile(str(template)))
    return Inflected("|".join(plain), "|".join(marked) if has_mark else None, _shortest(stems))


Pair = tuple[str, _Stem | None, Mapping[str, Any] | None]


def _pairs(word: str, word_class: WordClass, forms: Sequence[Mapping[str, Any]], pack: Pack) -> Iterator[Pair]:
    """The dictionary form and what is listed beside it, each with the stems and templates that fit it."""
    takers = [form for form in forms if form.get("stems") in (True, "true")]
    for listed in (word, *word_class.also):
        yield listed, None, None
        # Without rows for declared stems, these take the place of what the dictionary form would give.
        if listed is not word or takers or not word_class.stems:
            yield from _fitting(listed, forms, pack)
    for stem in word_class.stems:
        for form in takers or forms:
            yield stem, _Stem(pack.folding.fold(stem), _mark(pack.folding.profile(stem))), form


def _fitting(word: str, forms: Sequence[Mapping[str, Any]], pack: Pack) -> Iterator[Pair]:
    length = len(pack.folding.fold(word))
    fitting: list[tuple[int, _Stem, Mapping[str, Any]]] = []
    for form in forms:
        stem = _stem(word, form, pack)
        if stem is not None and form.get("stems") not in (True, "true"):
            fitting.append((length - len(stem.text), stem, form))
    longest = max((taken for taken, _, _ in fitting), default=0)
    yield from ((word, stem, form) for taken, stem, form in fitting if taken == longest)


def _shortest(stems: set[str]) -> tuple[str, ...]:
    # A stem that holds another finds nothing that the other does not.
    return tuple(sorted(stem for stem in stems if not any(other != stem and other in stem for other in stems)))


def _letters(stem: _Stem, *, free: bool) -> str:
    optional = f"{MARK}?"
    return "".join(
        escaped(letter) + (optional if free or index == stem.mark else "") for index, letter in enumerate(stem.text)
    )


class _Template(Frozen):
    """Turns templates into patterns for one stem."""

    pack: Pack
    stem: _Stem
    with_marks: bool

    def compile(self, template: str, depth: int = 0, *, free: bool | None = None) -> str:
        if depth > _MAX_DEPTH:
            raise PhraseError(
                said("the parts of {template!r} refer to each other without end", template=template),
                said("mend `parts:` of the locale pack"),
            )
        if free is None:
            free = "{bare}" in template or self.stem.mark is None
        pieces: list[str] = []
        for match in _TOKEN.finditer(template):
            if match["part"] in {"stem", "bare"}:
                pieces.append(_letters(self.stem, free=free) if self.with_marks else escaped(self.stem.text))
            elif match["part"]:
                pieces.append(f"(?:{self.compile(self._part(match['part']), depth + 1, free=free)})")
            elif match["mark"]:
                pieces.append("(?:" if match["mark"] == "(" else match["mark"])
            elif match["text"]:
                pieces.append(self._literal(match["text"].replace(" ", ""), free))
            else:
                raise PhraseError(
                    said("{group} has no meaning in the template {template!r}", group=match.group(), template=template),
                    said("use letters, ( | ) and {{part}}"),
                )
        return "".join(pieces)

    def _part(self, name: str) -> str:
        part = self.pack.table("parts").get(name)
        if part is None:
            raise PhraseError(said("no part is called {name!r}", name=name), said("mend `parts:` of the locale pack"))
        return str(part)

    def _literal(self, text: str, free: bool) -> str:
        folded = self.pack.folding.fold(text)
        if not self.with_marks:
            return escaped(folded)
        mark = _mark(self.pack.folding.profile(text))
        if mark is None:
            return _letters(_Stem(folded, None), free=free)
        return escaped(folded[: mark + 1]) + MARK + escaped(folded[mark + 1 :])

"""A locale pack as the engine uses it: its facts merged along the fallback chain, its folding ready."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from stylelint_cs.frozen import Frozen, field
from stylelint_cs.lazy import compiled, escaped, lazy
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.packs import folding as folds
from stylelint_cs.packs.contexts import Contextual
from stylelint_cs.packs.folding import Folding
from stylelint_cs.packs.page import Page
from stylelint_cs.type_hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stylelint_cs.packs.quantities import Quantities

AXES, MARKERS = "axes", "markers"
"""Where in a pack the axes stand, and in an axis what its sides are heard by."""
MARK_NAMES: Mapping[str, str] = {
    "?": "question",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "!": "exclamation",
    ".": "full_stop",
}
"""How a mark that a phrase writes is called in a pack's ``marks``."""


_MASK = lazy(f"{folds.OPAQUE}+")
_NUMBER = lazy(r"\p{Nd}[.,:/٫٬]\p{Nd}")


class WordClass(NamedTuple):
    """How a word inflects, as ``words:`` of a brand or ``lexicon:`` of a pack declares it."""

    name: str
    also: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


class Pack(Frozen, slots=False):
    """The facts of one locale; ``data`` is the merged ``language.yaml`` of its ``chain`` (root first)."""

    locale: str
    chain: tuple[str, ...]
    data: Mapping[str, Any] = field(repr=False)

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return str(self.data.get("name", self.locale))

    @property
    def script(self) -> str:
        """The script as an ISO 15924 code."""
        return str(self.data.get("script", "Zyyy"))

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self.data.get("direction", "ltr"))

    @property
    def reviewed(self) -> str | None:
        """Who reviewed the pack and when, or ``None``: nobody has."""
        value = self.data.get("reviewed")
        if isinstance(value, Mapping):
            return f"{value.get('by')}, {value.get('on')}"
        return None

    def texts(self, key: str) -> tuple[Any, ...]:
        """A list of the pack, empty when it has none."""
        value = self.data.get(key) or ()
        return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else ()

    def table(self, key: str) -> Mapping[str, Any]:
        """A map of the pack, empty when it has none."""
        value = self.data.get(key)
        return value if isinstance(value, Mapping) else {}

    @lazy_property
    def folding(self) -> Folding:
        """How this locale folds."""
        spec = self.table("folding")
        equal: dict[str, str] = {}
        for target, letters in (spec.get("equal") or {}).items():
            equal.update(dict.fromkeys(letters, target))
        marks = spec.get("marks") or {}
        lookalikes: dict[str, str] = {}
        ours = compiled(rf"\p{{Script={self.script}}}") if self.script != "Zyyy" else None
        for target, letters in (spec.get("lookalikes") or {}).items():
            if ours is not None and ours.match(target):
                lookalikes.update(dict.fromkeys(letters, target))
        return Folding(
            equal=equal,
            drop=folds.points(spec.get("drop") or ()),
            marks=folds.points(marks.get("points") or ()),
            mark_style=marks.get("style", "on_letter"),
            sequences=tuple(_sequence(item) for item in spec.get("sequences") or ()),
            lookalikes=lookalikes,
            script=self.script,
            sample=" ".join(self.texts("frequent")),
        )

    @lazy_property
    def sentence_ends(self) -> str:
        """The marks that end a sentence."""
        return str(self.data.get("sentence_ends") or ".!?…")

    @lazy_property
    def particles(self) -> tuple[str, ...]:
        """Particles that may stand attached before the first word of a phrase, folded."""
        return tuple(self.folding.fold(particle) for particle in self.texts("particles"))

    @lazy_property
    def clause_words(self) -> frozenset[str]:
        """Words that begin a clause, folded."""
        return frozenset(self.folding.fold_all(self.texts("clause_words")))

    @lazy_property
    def frequent(self) -> frozenset[str]:
        """The commonest words of the language, folded."""
        return frozenset(self.folding.fold_all(self.texts("frequent")))

    @lazy_property
    def mixed_in(self) -> Mapping[str, frozenset[str]]:
        """Words of other languages that its speakers mix in, folded, by locale."""
        return {locale: frozenset(self.folding.fold_all(words)) for locale, words in self.table("mixed_in").items()}

    @lazy_property
    def accepted(self) -> frozenset[str]:
        """Foreign words, marks and acronyms that the language has made its own, folded."""
        return frozenset(self.folding.fold_all(map(str, self.texts("accepted"))))

    @lazy_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations whose full stop ends no sentence, folded."""
        return frozenset(self.folding.fold_all(self.texts("abbreviations")))

    @lazy_property
    def repeatable(self) -> frozenset[str]:
        """Words that may stand twice in a row, folded, and phrases in which a word may (``ya ya kwanza``)."""
        return frozenset(self.folding.fold_all(self.texts("repeatable")))

    @property
    def reduplication(self) -> bool:
        """Whether doubling a word is grammar, so that only words of ``never_repeated`` are ever doubled by mistake."""
        return self.data.get("reduplication") in (True, "true")

    @lazy_property
    def never_repeated(self) -> frozenset[str]:
        """Words that never stand twice in a row, folded, even where words are doubled on purpose."""
        return frozenset(self.folding.fold_all(self.texts("never_repeated")))

    @lazy_property
    def quantities(self) -> Quantities:
        """How the language says numbers, durations, money, dates and hours."""
        from stylelint_cs.packs.quantities import quantities

        return quantities(self.data, self.folding)

    @lazy_property
    def quoting_words(self) -> Mapping[str, frozenset[str]]:
        """A word of each of ``naming`` and ``reporting``, by the name of the list: without one nothing is quoted."""
        lists = {key: self.folding.fold_all(self.texts(key)) for key in ("naming", "reporting")}
        return {key: frozenset(max(text.split(), key=len) for text in texts) for key, texts in lists.items()}

    @lazy_property
    def reporting(self) -> regex.Pattern[str] | None:
        """Words after which a quotation repeats the customer, as one pattern over folded text."""
        return self._words_of("reporting")

    @lazy_property
    def naming(self) -> regex.Pattern[str] | None:
        """Words after which a quotation is the name of something, as one pattern over folded text."""
        return self._words_of("naming")

    def _words_of(self, key: str) -> regex.Pattern[str] | None:
        words = sorted(self.folding.fold_all(self.texts(key)), key=len, reverse=True)
        if not words:
            return None
        body = "|".join(r"\s+".join(map(escaped, word.split())) for word in words)
        return compiled(rf"(?<![\p{{L}}\p{{M}}])(?:{body})(?![\p{{L}}\p{{M}}])")

    @lazy_property
    def lexicon(self) -> Mapping[str, WordClass]:
        """The classes of common words, by folded word."""
        table = self.table("lexicon")
        return {
            word: WordClass(str(spec["class"]), tuple(spec.get("also") or ()), tuple(spec.get("stems") or ()))
            for word, spec in zip(self.folding.fold_all(table), table.values(), strict=True)
        }

    def mark_forms(self, mark: str) -> str:
        """Every form in which the locale writes a mark of a phrase: ``?`` is also ``؟`` in Arabic, and back."""
        own = self.table("marks")
        for latin, name in MARK_NAMES.items():
            if own.get(name) == mark and latin != mark:
                return mark + latin
        return mark + str(own.get(MARK_NAMES.get(mark, ""), ""))

    @lazy_property
    def inner_marks(self) -> str:
        """Marks that may belong to a word, such as an apostrophe."""
        spec = self.table("words")
        return str(spec.get("inner", "'")) + str(spec.get("trailing", ""))

    @lazy_property
    def uneven(self) -> frozenset[str]:
        """Characters of a rough word that may be no word, or more than one."""
        return frozenset("0123456789" + self.inner_marks)

    @lazy_property
    def _chunks(self) -> Page:
        letters = compiled(rf"[\p{{L}}\p{{M}}\p{{N}}{folds.OPAQUE}{escaped(self.inner_marks)}]")
        return Page(_Blanks(letters), (self.uneven | {folds.OPAQUE}).__contains__)

    def chunks(self, folded: str) -> tuple[list[str], bool]:
        """The runs of letters, marks, digits and inner marks, and masks: rough words, found at a tenth of the cost.

        Every word lies in one run, or is a number whose separators part it. Unless the text is uneven, which is
        said beside, each run is one word.
        """
        blanked, unusual = self._chunks.map(folded)
        if not unusual:
            return blanked.split(), False
        if folds.OPAQUE in blanked:
            blanked = _MASK.sub(f" {folds.OPAQUE} ", blanked)
        uneven = any(mark in folded for mark in self.inner_marks) or _NUMBER.search(folded) is not None
        return blanked.split(), uneven

    @lazy_property
    def words(self) -> regex.Pattern[str]:
        """The pattern of a word in folded text: letters with their marks, digits, and what holds them together.

        The standard library's word class lacks combining marks and breaks Devanagari and vocalised Arabic
        (UAX #29); a number keeps its inner separators.
        """
        spec = self.table("words")
        inner = escaped(str(spec.get("inner", "'")))
        trailing = escaped(str(spec.get("trailing", "")))
        letters = r"[\p{L}\p{M}\p{N}]"
        joined = rf"(?:[{inner}](?=\p{{L}}){letters}+)*" if inner else ""
        elided = rf"(?:[{trailing}](?!\p{{L}}))?" if trailing else ""
        return compiled(
            rf"(?P<number>\p{{Nd}}+(?:[.,:/٫٬]\p{{Nd}}+)+)|(?P<word>{letters}+{joined}{elided})|(?P<mask>{folds.OPAQUE}+)"
        )


class _Blanks(dict[int, str]):
    """Maps code points of words to themselves and all others to a blank; filled as they are met."""

    def __init__(self, letters: regex.Pattern[str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, point: int) -> str:
        char = chr(point)
        self[point] = char if self._letters.match(char) else " "
        return self[point]


def _sequence(item: Mapping[str, Any]) -> Contextual:
    return Contextual(
        str(item["from"]), str(item.get("to", "")), str(item.get("after", "")), item.get("at") == "word_end"
    )

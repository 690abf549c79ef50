"""The definition of a locale pack's ``language.yaml``, and the reader that holds a file against it."""

from __future__ import annotations

import os
from functools import cache

from stylelint_cs import fields, marked
from stylelint_cs.fields import (
    BOOL,
    DATE,
    INVALID,
    LOCALE,
    NAME,
    NUMBER,
    TEXT,
    Edit,
    Key,
    ListOf,
    MapOf,
    OneOf,
    Record,
    choice,
    integer,
    words,
)
from stylelint_cs.packs.phrase_schema import ANY, AXIS, ENTRIES, TEXTS
from stylelint_cs.packs.quantities import UNITS
from stylelint_cs.packs.quantities_schema import QUANTITIES
from stylelint_cs.problems import Problems
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any, StrPath

_POINTS = ListOf(
    words("code points", r"U\+[0-9A-F]{4,6}(?:-U\+[0-9A-F]{4,6})?", "Write U+0640, or U+0610-U+061A."),
    edits=True,
    unique=True,
)

_SHAPE = words(
    "a shape of phone numbers", r"[0-9x]+(?:-[0-9x]+)*", "Write digits, x for any digit, - for a gap: 2xx-xxxxxxx."
)

_FOLDING = Record(
    "folding",
    "What does not count when text is compared; done to texts and to phrases.",
    (
        Key("equal", MapOf(TEXT, TEXT), "letters that are read as the letter on the left"),
        Key("drop", _POINTS, "code points that never count"),
        Key(
            "marks",
            Record(
                "folding marks",
                "Marks that may be missing and must not contradict.",
                (
                    Key("style", choice(("one_per_word", "on_letter")), "how they are compared", required=True),
                    Key("points", _POINTS, "their code points", required=True),
                ),
            ),
            "marks that may be missing, and must not contradict",
        ),
        Key(
            "sequences",
            ListOf(
                Record(
                    "a folding sequence",
                    "A run of folded letters that is read as another.",
                    (
                        Key("from", TEXT, "the run", required=True),
                        Key("to", ANY, "what it is read as", required=True),
                        Key("after", TEXT, "one of these letters stands before it"),
                        Key("at", choice(("word_end",)), "where it must stand"),
                    ),
                ),
                edits=True,
            ),
            "runs of letters that are read as others, the longest first",
        ),
        Key("lookalikes", MapOf(TEXT, TEXT), "letters of other scripts that look like the letter on the left"),
    ),
)
_FORM = Record(
    "a form of a class",
    "How words of a class with one ending or beginning inflect.",
    (
        Key("ending", ANY, "the ending that is taken off"),
        Key("beginning", ANY, "the beginning that is taken off"),
        Key("min", integer(0, 50), "letters the stem needs to inflect at all"),
        Key("certain", BOOL, "whether a word that is not declared belongs here when it has this ending"),
        Key("stems", BOOL, "whether declared stems are put in for {stem}"),
        Key("patterns", ListOf(TEXT, edits=True, single=True, least=1), "the forms", required=True),
    ),
)
WORD = Record(
    "a word",
    "How a word used with ~ inflects.",
    (
        Key("class", NAME, "its class"),
        Key("also", TEXTS, "further forms that no pattern gives"),
        Key("stems", TEXTS, "its stems, for classes that ask for them"),
    ),
)
_CHECK = Record(
    "an orthography check",
    "A pattern over the text as written, and what belongs there instead.",
    (
        Key("id", NAME, "its name, unique in the pack", required=True),
        Key("rule", NAME, "the rule it belongs to", required=True),
        Key("pattern", TEXT, "a regular expression", required=True),
        Key(
            "needs",
            OneOf("characters or code points", text=TEXT, list=_POINTS),
            "characters of which one must be there for the pattern to run",
        ),
        Key("replace", OneOf("a text or a mapping", text=ANY, map=MapOf(ANY, TEXT)), "the correction"),
        Key("safe", BOOL, "whether the correction is unique"),
        Key("why", TEXT, "the explanation", required=True),
        Key("level", choice(("error", "warning", "info")), "its own level, in place of the rule's"),
        Key("except", ListOf(TEXT, single=True, unique=True), "patterns whose matches excuse"),
    ),
)


@cache
def pack_record() -> Record:
    """The definition of ``language.yaml``."""
    texts = ", ".join(("question", "comma", "semicolon", "colon", "exclamation", "full_stop"))
    return Record("a locale pack", "Facts about one language.", (*_identity(), *_words(), *_marks(texts), *_lists()))


def _identity() -> tuple[Key, ...]:
    review = Record("reviewed", "Who reviewed it.", (Key("by", TEXT, "who", True), Key("on", DATE, "when", True)))
    return (
        Key("schema", choice(("1",)), "the version of this format"),
        Key("locale", LOCALE, "the folder's name", required=True),
        Key("name", TEXT, "the language's name in itself"),
        Key("english", TEXT, "the language's name in English"),
        Key(
            "script",
            words("a script code", "[A-Z][a-z]{3}", "Write four letters, such as Latn."),
            "ISO 15924",
        ),
        Key("direction", choice(("ltr", "rtl")), "the writing direction"),
        Key("parent", LOCALE, "the pack it inherits from, when it is not CLDR's"),
        Key("reviewed", OneOf("unreviewed, or by and on", text=choice(("unreviewed",)), map=review), "by whom"),
        Key("sources", ListOf(TEXT, edits=True), "where the facts come from"),
        Key("folding", _FOLDING, "what does not count when text is compared"),
    )


def _words() -> tuple[Key, ...]:
    marks = (Key("inner", ANY, "between letters"), Key("trailing", ANY, "behind an elided word"))
    return (
        Key("words", Record("word marks", "Marks that hold a word together.", marks), "marks inside words"),
        Key("particles", TEXTS, "particles attached before the first word of a phrase"),
        Key("clause_words", TEXTS, "words that begin a clause"),
        Key("parts", MapOf(ANY, NAME), "named pieces for the patterns of classes"),
        Key("classes", MapOf(ListOf(_FORM, edits=True), NAME), "how ~word inflects"),
        Key("lexicon", MapOf(WORD, TEXT), "the classes of common words"),
    )


def _marks(names: str) -> tuple[Key, ...]:
    name = choice(tuple(names.split(", ")))
    return (
        Key("sentence_ends", TEXT, "the marks that end a sentence"),
        Key("abbreviations", TEXTS, "where a full stop ends no sentence"),
        Key("marks", MapOf(TEXT, name), "the language's forms of the marks"),
        Key("quotes", ListOf(ListOf(TEXT, least=2), edits=True), "pairs of quotation marks"),
        Key("digits", MapOf(NAME, NAME), "digit systems by territory"),
        Key("repeatable", TEXTS, "words that may stand twice in a row"),
        Key("reduplication", BOOL, "whether doubling a word is grammar"),
        Key("never_repeated", TEXTS, "words that are doubled by mistake only"),
    )


def _lists() -> tuple[Key, ...]:
    units = MapOf(TEXTS, choice(UNITS))
    time = (
        Key("durations", ENTRIES, "phrases that are a {duration}"),
        Key("deadlines", ENTRIES, "phrases that are a {deadline}"),
        Key("prepositions", TEXTS, "words that may lead a {deadline} in"),
        Key("units", units, "the words for units"),
    )
    spelling = (Key("say", TEXT, "the right spelling", True), Key("not", ENTRIES, "wrong spellings", True))
    other = Record(
        "another language",
        "A language that no pack speaks.",
        (
            Key("name", TEXT, "its name in itself", True),
            Key("script", NAME, "an ISO 15924 code", True),
            Key("frequent", TEXTS, "common words that tell it; without any the script decides"),
        ),
    )
    romanised = (
        Key("words", TEXTS, "typical words", True),
        Key("at_least", integer(1, 50), "how many are enough"),
    )
    return (
        Key("phones", ListOf(_SHAPE), "phone numbers without a country code: digits, x for any digit, - for a gap"),
        Key("reporting", TEXTS, "words before a quotation of the customer"),
        Key("naming", TEXTS, "words before the name of something in quotation marks: a button, a title"),
        Key("axes", MapOf(AXIS, NAME), "formality and what else a brand may choose"),
        Key("greetings", ENTRIES, "what a greeting is"),
        Key("greeting_replies", ENTRIES, "answers to the customer's own greeting"),
        Key("closings", ENTRIES, "what closes a conversation"),
        Key("numbers", MapOf(NUMBER, TEXT), "number words"),
        Key("currencies", TEXTS, "words and signs for money"),
        Key("quantities", QUANTITIES, "how numbers, durations, money, dates and hours are said"),
        Key("time", Record("time", "How time is told.", time), "durations, deadlines and units"),
        Key("orthography", ListOf(_CHECK, edits=True), "checks of marks, spaces and letters"),
        Key("spelling", ListOf(Record("a spelling", "A misspelling.", spelling), edits=True), "misspellings"),
        Key("frequent", TEXTS, "the commonest words, for language detection"),
        Key("romanised", Record("romanised", "The language in Latin letters.", romanised), "how it is told"),
        Key("other_languages", MapOf(other, LOCALE), "languages without a pack, to tell a message in one of them"),
        Key("accepted", TEXTS, "foreign words that are fine"),
        Key("mixed_in", MapOf(TEXTS, LOCALE), "words of a neighbour language that people mix in, by its locale"),
    )


def load_pack_layer(path: StrPath, shown: str | None = None) -> dict[str, Any]:
    """One ``language.yaml`` as plain typed values: dicts, tuples, texts, numbers, bools.

    Keys are those of the file. ``hours`` are minutes ``(start, end)``; an edited list is
    ``{"add": (...), "remove": (...)}``. Raises StylelintError with every problem.
    """
    node = marked.read(path, shown)
    problems = Problems()
    values = fields.Reader(problems).read(node, pack_record(), said("the pack"))
    folder = os.path.basename(os.path.dirname(path))
    if isinstance(node, marked.Map):
        locale = node.get("locale")
        if values is not INVALID and locale is not None and values["locale"] != folder:
            message = said(
                "the pack says it is {locale!r}, but its folder is {folder!r}",
                locale=values["locale"],
                folder=folder,
            )
            problems.add(locale.problem(message, said("Rename the folder or mend the locale.")))
    problems.raise_if_any()
    plain: dict[str, Any] = _plain(values)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Edit):
        return {"add": _plain(value.add), "remove": value.remove}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value

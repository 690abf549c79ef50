"""The reader's language: texts of the tool through gettext catalogues, ``locales/<locale>/LC_MESSAGES``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from stylelint_cs.resources import pack_dir

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "stylelint_cs"
SOURCE = "en"
"""The language that the texts are written in."""


@lru_cache(maxsize=32)
def _catalogue(language: str) -> NullTranslations | None:
    # A reader of English waits for no catalogue.
    from gettext import translation

    tag = language.replace("_", "-")
    parts = tag.split("-")
    names = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    try:
        return translation(DOMAIN, str(pack_dir()), names)
    except OSError:
        return None


def translated(text: str, language: str) -> str:
    """``text`` (English) in the reader's language (BCP 47), as it is where no catalogue has it."""
    if not text or language == SOURCE or language.startswith("en-"):
        return text
    catalogue = _catalogue(language)
    return catalogue.gettext(text) if catalogue is not None else text


class Text(str):
    """A sentence of the tool with what was filled in: reads as English, and can be said in another language.

    Made by :func:`said` and :func:`said_of`; joined to others by :func:`together`, because ``+``, ``join`` and
    f-strings give plain English.
    """

    __slots__ = ("number", "plural", "template", "values")

    template: str
    plural: str | None
    number: int
    values: Mapping[str, object]

    def __new__(cls, template: str, plural: str | None, count: int, values: Mapping[str, object]) -> Text:
        """See :func:`said` and :func:`said_of`."""
        english = template if plural is None or count == 1 else plural
        text = super().__new__(cls, english.format_map(values))
        text.template, text.plural, text.number, text.values = template, plural, count, values
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, str | None, int, Mapping[str, object]]]:
        return Text, (self.template, self.plural, self.number, dict(self.values))

    def mapped(self, change: Callable[[str], str]) -> Text:
        """The same sentence with every text in it changed."""
        values = {name: _mapped(value, change) for name, value in self.values.items()}
        return Text(self.template, self.plural, self.number, values)


def said(template: str, /, **values: object) -> Text:
    """A sentence of the tool; ``template`` is the English msgid, its ``{name}`` are filled from ``values``."""
    return Text(template, None, 1, values)


def said_of(count: int, singular: str, plural: str, /, **values: object) -> Text:
    """A sentence that goes by a number, ``{count}`` in both forms."""
    return Text(singular, plural, count, {"count": count, **values})


def together(*parts: str, between: str = " ") -> Text:
    """Sentences in a row; empty ones are left out."""
    kept = [part for part in parts if part]
    names = [f"part{at}" for at in range(len(kept))]
    # No msgid: the row itself has nothing to translate.
    template = between.replace("{", "{{").replace("}", "}}").join(f"{{{name}}}" for name in names)
    return Text(template, None, 1, dict(zip(names, kept, strict=True)))


def in_language(text: str, language: str) -> str:
    """``text`` in the reader's language where it is a sentence of the tool, else as it is."""
    if not isinstance(text, Text) or language == SOURCE or language.startswith("en-"):
        return text
    catalogue = _catalogue(language)
    if catalogue is None:
        return text
    if text.plural is None:
        template = catalogue.gettext(text.template) if text.template else ""
    else:
        template = catalogue.ngettext(text.template, text.plural, text.number)
    return template.format_map({name: _in_language(value, language) for name, value in text.values.items()})


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, Text):
        return value.mapped(change)
    return change(value) if isinstance(value, str) else value


def _in_language(value: object, language: str) -> object:
    return in_language(value, language) if isinstance(value, Text) else value

"""The reader's language: texts of the tool through gettext catalogues, ``locales/<locale>/LC_MESSAGES``.

A text is marked where it is written: :func:`said` and :func:`said_of` for sentences with something to fill in,
:func:`label` and :func:`msgid` for words of tables. ``.ci/catalogues.py`` collects what is marked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache

from stylelint_cs.resources import pack_dir
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "stylelint_cs"
SOURCE = "en"
"""The language that the texts are written in."""


def _is_source(language: str) -> bool:
    return language == SOURCE or language.startswith("en-")


def _folder(language: str) -> str | None:
    """The name of the catalogue for a language: its own, else that of the language without script and country."""
    parts = language.replace("_", "-").split("-")
    if not all(part.isalnum() for part in parts):
        return None
    names = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((name for name in names if os.path.isfile(catalogue_of(name))), None)


def catalogue_of(name: str) -> str:
    """Where the compiled catalogue of a language lies, if there is one."""
    return os.path.join(pack_dir(), name, "LC_MESSAGES", f"{DOMAIN}.mo")


@lru_cache(maxsize=32)
def _catalogue(language: str) -> NullTranslations | None:
    # A reader of English waits for no catalogue.
    from gettext import translation

    name = _folder(language)
    return translation(DOMAIN, pack_dir(), [name]) if name is not None else None


def readers_language(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for, as gettext reads it; English where there is no catalogue for it.

    ``LANGUAGE`` is a list that counts first, unless the locale (``LC_ALL``, ``LC_MESSAGES``, ``LANG``) is ``C``.
    """
    locale = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    if _tag(locale) in _NO_LANGUAGE:
        return SOURCE
    for asked in (*environment.get("LANGUAGE", "").split(":"), locale):
        tag = _tag(asked)
        if tag and (tag in _NO_LANGUAGE or _is_source(tag)):
            return SOURCE
        if tag and _folder(tag) is not None:
            return tag
    return SOURCE


_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NO_LANGUAGE = frozenset({"C", "POSIX"})


def _tag(locale: str) -> str:
    """The language tag of a POSIX locale: ``ar-EG`` of ``ar_EG.UTF-8``."""
    return locale.partition(".")[0].partition("@")[0].replace("_", "-")


def msgid(text: str) -> str:
    """``text`` itself, marked for the catalogues: a word of a table that is given to :func:`translated` later."""
    return text


def translated(text: str, language: str) -> str:
    """``text`` (English) in the reader's language (BCP 47), as it is where no catalogue has it."""
    if not text or _is_source(language):
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


def label(text: str) -> Text:
    """A word of a table, or a text of a pack, to be put into a sentence; nothing is filled into it."""
    return text if isinstance(text, Text) else Text(text.replace("{", "{{").replace("}", "}}"), None, 1, {})


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
    if not isinstance(text, Text) or _is_source(language):
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

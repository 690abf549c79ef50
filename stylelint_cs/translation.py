"""The reader's language: texts of the tool through gettext catalogues, ``locales/<locale>/LC_MESSAGES``."""

from __future__ import annotations

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


def counted(singular: str, plural: str, count: int, language: str) -> str:
    """The form that goes with ``count`` in the reader's language, ``{count}`` filled in."""
    english = singular if count == 1 else plural
    catalogue = None if language == SOURCE or language.startswith("en-") else _catalogue(language)
    text = catalogue.ngettext(singular, plural, count) if catalogue is not None else english
    return text.replace("{count}", f"{count:,}")

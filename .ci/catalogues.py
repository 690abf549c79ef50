"""The catalogues of what the tool says: collect the texts, bring the catalogues up to date, compile them.

    python .ci/catalogues.py extract            # writes locales/stylelint_cs.pot
    python .ci/catalogues.py update [LOCALE]…   # extract, and merge into every catalogue (a new LOCALE is begun)
    python .ci/catalogues.py compile            # writes the .mo files; the build does it, too
    python .ci/catalogues.py check              # what is missing, stale, fuzzy, or has other placeholders

Messages are collected by Babel (``pybabel`` reads and writes the same files) with two methods of extraction of our own:
Python through its syntax tree, so that a text inside another is found, and the YAML of brands and packs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import regex
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext
from extraction import Found, extract_brand, extract_pack, extract_python

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
DOMAIN = "stylelint_cs"
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
WIDTH = 110

_SOURCES: tuple[tuple[str, Callable[..., Iterator[Found]]], ...] = (
    ("stylelint_cs/**/*.py", extract_python),
    ("brand_rules/*/*.yaml", extract_brand),
    ("locales/*/language.yaml", extract_pack),
)


_HEAD: Mapping[str, Any] = {
    "domain": DOMAIN,
    "project": DOMAIN,
    "charset": "utf-8",
    "fuzzy": False,
}


def template() -> Catalog:
    """Every text of the tool, as it stands now."""
    catalog = Catalog(**_HEAD, header_comment="# What stylelint_cs says, for translators.")
    for pattern, method in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            with path.open("rb") as file:
                for _, _, texts, notes in method(file):
                    # Without line numbers, so that a catalogue changes when a text does and not when code moves.
                    place = (path.relative_to(ROOT).as_posix(), None)
                    catalog.add(texts if len(texts) > 1 else texts[0], None, [place], (), notes)
    return catalog


def catalogue_paths() -> list[Path]:
    """The catalogues there are."""
    return sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path, locale: str | None = None) -> Catalog:
    """A catalogue, or the template."""
    with path.open("rb") as file:
        return read_po(file, locale=locale, domain=DOMAIN)


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalogue where it changes."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=WIDTH, include_lineno=False, sort_by_file=False)
    made = _TO_FILL_IN.sub(b"", buffer.getvalue())
    old = path.read_bytes() if path.exists() else b""
    if old != made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
        print(f"wrote {path.relative_to(ROOT).as_posix()}: {len(catalog)} messages")


_TO_FILL_IN = regex.compile(
    rb'(?m)^"(?:Report-Msgid-Bugs-To|[A-Za-z-]+-Date|Last-Translator|Language-Team|Project-Id-Version|Generated-By):'
    rb' [^"]*"\n'
)
"""Head lines to be filled in by hand, and Babel's version: who changed what and when is known from the history."""


def locale_of(path: Path) -> str:
    """The locale of a catalogue, by its folder."""
    return path.parent.parent.name


def plural_forms(locale: str) -> str:
    """The header of gettext for the plural rules of CLDR."""
    return to_gettext(Locale.parse(locale, sep="-").plural_form)


def update(wanted: Sequence[str]) -> None:
    """Bring every catalogue up to date with the texts as they stand now, and begin those of new locales."""
    texts = template()
    write(texts, TEMPLATE)
    begun = [LOCALES / locale / "LC_MESSAGES" / f"{DOMAIN}.po" for locale in wanted]
    for path in dict.fromkeys([*catalogue_paths(), *begun]):
        locale = locale_of(path)
        catalog = read(path, locale) if path.exists() else Catalog(locale, **_HEAD)
        catalog.mime_headers = [("Plural-Forms", plural_forms(locale))]
        catalog.update(texts, update_creation_date=False)
        catalog.obsolete.clear()
        catalog.header_comment = f"# What stylelint_cs says, in {locale}; CONTRIBUTING.md tells how it is translated."
        write(catalog, path)


def compile_all(target: Path | None = None) -> list[Path]:
    """Write the .mo beside each .po (or below ``target``) where it is older; a reader finds the old or the new one."""
    written = []
    for path in catalogue_paths():
        made = (target / path.relative_to(LOCALES) if target else path).with_suffix(".mo")
        if made.exists() and made.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        made.parent.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(f".{os.getpid()}.part")
        with part.open("wb") as file:
            write_mo(file, _translated(read(path, locale_of(path))))
        part.replace(made)
        written.append(made)
    return written


def _translated(catalog: Catalog) -> Catalog:
    """A catalogue without what is not translated yet: a plural without a form would be said as nothing at all."""
    for message in [message for message in catalog if message.pluralizable and not all(message.string)]:
        catalog.delete(message.id)
    return catalog


def problems() -> Iterator[str]:
    """What is wrong with the template and the catalogues."""
    texts = template()
    known = {message.id: message for message in texts if message.id}
    listed = {message.id for message in read(TEMPLATE) if message.id}
    for id_ in [id_ for id_ in known if id_ not in listed]:
        yield f"{TEMPLATE.name} lacks {id_!r}"
    for id_ in [id_ for id_ in listed if id_ not in known]:
        yield f"{TEMPLATE.name} holds {id_!r}, which nothing says"
    for path in catalogue_paths():
        catalog = read(path, locale_of(path))
        name = path.relative_to(ROOT).as_posix()
        yield from (f"{name} lacks {id_!r}" for id_ in known if id_ not in catalog)
        for message in catalog:
            if message.id:
                faults = _faults(message, catalog.num_plurals, known)
                yield from (f"{name}: {wrong}: {message.id!r}" for wrong in faults)


def _faults(message: Message, plurals: int, known: Container[object]) -> Iterator[str]:
    if message.id not in known:
        yield "nothing says this"
    if message.fuzzy:
        yield "fuzzy"
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if message.pluralizable and len(forms) != plurals:
        yield f"{len(forms)} plural forms, not {plurals}"
    if not all(forms):
        yield "not translated"
        return
    wanted = placeholders(message.id[-1] if message.pluralizable else message.id)
    for number, form in enumerate(forms):
        found = placeholders(form)
        # "One file" and "two files" may do without the number.
        missing, strange = wanted - found, found - wanted
        if strange or (missing and not (message.pluralizable and missing <= COUNTS and number < len(forms) - 1)):
            yield f"placeholders {sorted(found)}, not {sorted(wanted)}"


COUNTS = frozenset(("{count}", "{count:,}"))
_FIELD = regex.compile(r"\{\{|\}\}|\{[^{}]*\}?|\}")


def placeholders(text: str) -> frozenset[str]:
    """What is filled in or looks like it: ``{name!r}``, ``{count:,}``; doubled braces, and single ones, count too."""
    return frozenset(_FIELD.findall(text))


def main(arguments: Sequence[str]) -> int:
    """Run one of the commands."""
    command, *rest = arguments or [""]
    if command == "extract":
        write(template(), TEMPLATE)
    elif command == "update":
        update(rest)
    elif command == "compile":
        for path in compile_all():
            print(f"wrote {path.relative_to(ROOT).as_posix()}")
    elif command == "check":
        found = list(problems())
        print("\n".join(found) if found else "Every text is there in every catalogue.")
        return int(bool(found))
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

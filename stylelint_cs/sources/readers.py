"""The file formats. A new one is a module with ``read`` and a line here."""

from __future__ import annotations

import os
from collections.abc import Mapping

from stylelint_cs.sources.base import Reader
from stylelint_cs.sources.metadata import MESSAGE_KEYS
from stylelint_cs.sources.preset import MARKS

_HERE = "stylelint_cs.sources"
_MARKS = (*MESSAGE_KEYS, *MARKS)

_ALL = (
    Reader(
        "text",
        (".txt", ".text"),
        f"{_HERE}.text",
        "plain text: the file is one message",
        example="Habari {name}, karibu tena.\n",
    ),
    Reader(
        "markdown",
        (".md", ".markdown", ".mdx"),
        f"{_HERE}.markdown",
        "Markdown, with YAML front matter",
        example="---\nlocale: sw\n---\nHabari **{name}**, karibu tena.\n",
    ),
    Reader(
        "yaml",
        (".yaml", ".yml"),
        f"{_HERE}.yaml",
        "YAML",
        structured=True,
        marks=_MARKS,
        example="- {id: hello, locale: sw, text: Karibu tena.}\n",
    ),
    Reader(
        "json",
        (".json",),
        f"{_HERE}.json",
        "JSON, also i18next",
        structured=True,
        marks=_MARKS,
        example='{"id": "hello", "locale": "sw", "text": "Karibu tena."}\n',
    ),
    Reader(
        "arb",
        (".arb",),
        f"{_HERE}.json",
        "Application Resource Bundles of Flutter: every text, no notes",
        "read_arb",
        example='{"@@locale": "sw", "hello": "Karibu tena.", "@hello": {"description": "Shown at the start."}}\n',
    ),
    Reader(
        "jsonl",
        (".jsonl", ".ndjson"),
        f"{_HERE}.jsonl",
        "JSON Lines, streamed",
        structured=True,
        streamed=True,
        example='{"id": "hello", "locale": "sw", "text": "Karibu tena."}\n',
    ),
    Reader(
        "csv",
        (".csv",),
        f"{_HERE}.csv",
        "CSV, columns named by the first row",
        structured=True,
        promise="may_hold",
        example="id,locale,text\nhello,sw,Karibu tena.\n",
    ),
    Reader(
        "tsv",
        (".tsv", ".tab"),
        f"{_HERE}.csv",
        "TSV, columns named by the first row",
        "read_tsv",
        structured=True,
        promise="may_hold",
        example="id\tlocale\ttext\nhello\tsw\tKaribu tena.\n",
    ),
    Reader(
        "xlsx",
        (".xlsx",),
        f"{_HERE}.xlsx",
        "XLSX, read only, columns named by the first row",
        decoder="decode",
        writable=False,
    ),
    Reader(
        "po",
        (".po", ".pot"),
        f"{_HERE}.po",
        "gettext: every translation, plural forms one by one",
        example='msgid ""\nmsgstr "Language: sw\\n"\n\nmsgid "Welcome back."\nmsgstr "Karibu tena."\n',
    ),
    Reader(
        "xliff",
        (".xlf", ".xliff"),
        f"{_HERE}.xml",
        "XLIFF 1.2 and 2.0: every target",
        example='<xliff version="2.0" srcLang="en" trgLang="sw"><file id="f"><unit id="hello"><segment>\n'
        "<source>Welcome back.</source><target>Karibu tena.</target>\n</segment></unit></file></xliff>\n",
    ),
    Reader(
        "xml",
        (".xml",),
        f"{_HERE}.xml",
        "Android string resources (values-sw/strings.xml), XLIFF",
        structured=True,
        marks=("<resources", "<xliff"),
        example='<resources>\n  <string name="hello">Karibu tena.</string>\n</resources>\n',
    ),
    Reader(
        "strings",
        (".strings",),
        f"{_HERE}.apple",
        "Apple strings (sw.lproj/Localizable.strings), UTF-8 or UTF-16",
        decoder="decode",
        example='"hello" = "Karibu tena.";\n',
    ),
    Reader(
        "stringsdict",
        (".stringsdict",),
        f"{_HERE}.plist",
        "Apple plural rules (sw.lproj/Localizable.stringsdict): every form of every variable",
        decoder="decode",
        example='<plist version="1.0"><dict><key>days</key><dict>\n'
        "  <key>NSStringLocalizedFormatKey</key><string>%#@n@</string>\n"
        "  <key>n</key><dict><key>one</key><string>Karibu kesho.</string>"
        "<key>other</key><string>Karibu baada ya siku %d.</string></dict>\n"
        "</dict></dict></plist>\n",
    ),
    Reader(
        "xcstrings",
        (".xcstrings",),
        f"{_HERE}.xcstrings",
        "Apple string catalogues: every language and form",
        example='{"sourceLanguage": "en", "version": "1.0", "strings": {"hello": {"localizations": {"sw":\n'
        '  {"stringUnit": {"state": "translated", "value": "Karibu tena."}}}}}}\n',
    ),
    Reader(
        "properties",
        (".properties",),
        f"{_HERE}.properties",
        "Java properties (messages_sw.properties), UTF-8 or ISO-8859-1",
        localized=True,
        decoder="decode",
        example="hello = Karibu tena.\n",
    ),
    Reader(
        "fluent",
        (".ftl",),
        f"{_HERE}.fluent",
        "Fluent: values, attributes and variants one by one",
        example="hello = Karibu tena.\n    .title = Karibu\n",
    ),
)

READERS: Mapping[str, Reader] = {reader.name: reader for reader in _ALL}

_BY_SUFFIX = {suffix: reader for reader in READERS.values() for suffix in reader.suffixes}


def reader_for(path: str) -> Reader | None:
    """The reader of a file, by its suffix."""
    return _BY_SUFFIX.get(os.path.splitext(path)[1].lower())


def suffixes() -> tuple[str, ...]:
    """Every suffix that is read, sorted."""
    return tuple(sorted(_BY_SUFFIX))

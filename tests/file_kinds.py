"""How made-up reply files are written in every format that can be fixed, and readers that are none of ours."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import yaml

from tests import file_catalogs as catalogs
from tests.file_catalogs import Tree


class Kind(NamedTuple):
    """A format: the suffix, how it is written (``\\n`` ends lines) and read; ``lines``: texts may have several."""

    suffix: str
    write: Callable[[Tree, random.Random], str]
    read: Callable[[str], Tree]
    lines: bool = True


def _scalar(rng: random.Random, text: str, indent: str) -> str:
    style = rng.choice("p'\"||>")
    if style == "|" and not text.startswith((" ", "\n")) and text.isprintable() | ("\n" in text):
        body = "".join(f"\n{indent}{line}" if line else "\n" for line in text.split("\n"))
        dumped = f"|-{body}"
    elif style == "'" and "\n" not in text:
        dumped = "'" + text.replace("'", "''") + "'"
    elif style in "p>" and "\n" not in text:
        dumped = yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").strip()
    else:
        dumped = json.dumps(text, ensure_ascii=max(text) < "\U00010000" and rng.random() < 0.3)
    try:
        if yaml.safe_load(f"a:\n  b: {dumped}\n") == {"a": {"b": text}}:
            return dumped
    except yaml.YAMLError:
        pass
    return json.dumps(text, ensure_ascii=False)


def _yaml(tree: Tree, rng: random.Random) -> str:
    return "".join(
        f"- id: {name}  # kindly\n  note: log on\n  text: {_scalar(rng, text, '      ')}\n" for name, text in tree
    )


def _rails(tree: Tree, rng: random.Random) -> str:
    return "en:\n  support:\n" + "".join(f"    {name}: {_scalar(rng, text, '      ')}\n" for name, text in tree)


def _rasa(tree: Tree, rng: random.Random) -> str:
    texts = "".join(f"  utter_{name}:\n  - text: {_scalar(rng, text, '      ')}\n" for name, text in tree)
    return f"intents:\n- log_on\nresponses:\n{texts}slots:\n  kindly: {{type: text}}\n"


def _dumps(value: Any, rng: random.Random) -> str:
    return json.dumps(value, ensure_ascii=rng.random() < 0.3, indent=rng.choice([None, 2, 4]))


def _json(tree: Tree, rng: random.Random) -> str:
    return _dumps([{"id": name, "note": "log on", "text": text} for name, text in tree], rng)


def _jsonl(tree: Tree, rng: random.Random) -> str:
    return "".join(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n" for name, text in tree)


def _strings_json(tree: Tree, rng: random.Random) -> str:
    return _dumps({"support": dict(tree)}, rng)


def _arb(tree: Tree, rng: random.Random) -> str:
    notes = {f"@{name}": {"description": "log on"} for name, _ in tree}
    return _dumps({**dict(tree), **notes}, rng)


def _whatsapp(tree: Tree, rng: random.Random) -> str:
    parts = [
        {"name": name, "components": [{"type": "BODY", "text": text, "example": {"body_text": [["log on"]]}}]}
        for name, text in tree
    ]
    return _dumps({"data": parts}, rng)


def _macros(tree: Tree, rng: random.Random) -> str:
    macros = [
        {"title": name, "actions": [{"field": "status", "value": "kindly"}, {"field": "comment_value", "value": text}]}
        for name, text in tree
    ]
    return _dumps({"macros": macros}, rng)


def _cx(tree: Tree, rng: random.Random) -> str:
    messages = [{"text": {"text": [text]}, "note": name} for name, text in tree]
    return _dumps({"displayName": "kindly", "entryFulfillment": {"messages": messages}, "transitionRoutes": []}, rng)


def _xcstrings(tree: Tree, rng: random.Random) -> str:
    unit = {
        name: {"localizations": {"en": {"stringUnit": {"state": "translated", "value": text}}}} for name, text in tree
    }
    return _dumps({"sourceLanguage": "en", "strings": unit, "version": "1.0"}, rng)


def _table(delimiter: str) -> Callable[[Tree, random.Random], str]:
    def write(tree: Tree, rng: random.Random) -> str:
        out = io.StringIO(newline="")
        how = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=how)
        writer.writerows([("id", "note", "text"), *((name, "log on", text) for name, text in tree)])
        return out.getvalue()

    return write


def _read_table(delimiter: str) -> Callable[[str], Tree]:
    def read(text: str) -> Tree:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        assert rows[0] == ["id", "note", "text"]
        assert all(row[1] == "log on" for row in rows[1:])
        return [(row[0], row[2]) for row in rows[1:]]

    return read


def _paragraphs(tree: Tree, rng: random.Random) -> str:
    leads = ["", "", "# ", "- ", "1. ", "> "]
    return "\n\n".join(rng.choice(leads) + text for _, text in tree) + "\n"


def _read_paragraphs(text: str) -> Tree:
    parts = text.split("\n\n")
    return [(f"m{at}", part.removesuffix("\n") if at == len(parts) - 1 else part) for at, part in enumerate(parts)]


def _all_of(key: str) -> Callable[[str], Tree]:
    def read(text: str) -> Tree:
        items = [json.loads(line) for line in text.split("\n") if line] if key == "lines" else json.loads(text)
        return [(item["id"], item["text"]) for item in items]

    return read


def _read_yaml(text: str) -> Tree:
    items = yaml.safe_load(text)
    assert all(item["note"] == "log on" for item in items)
    return [(item["id"], item["text"]) for item in items]


def _read_rasa(text: str) -> Tree:
    root = yaml.safe_load(text)
    assert (root["intents"], root["slots"]) == (["log_on"], {"kindly": {"type": "text"}})
    return [(name.removeprefix("utter_"), items[0]["text"]) for name, items in root["responses"].items()]


def _read_cx(text: str) -> Tree:
    root = json.loads(text)
    assert root["displayName"] == "kindly"
    return [(item["note"], item["text"]["text"][0]) for item in root["entryFulfillment"]["messages"]]


def _read_xcstrings(text: str) -> Tree:
    return [
        (name, item["localizations"]["en"]["stringUnit"]["value"]) for name, item in json.loads(text)["strings"].items()
    ]


def _read_arb(text: str) -> Tree:
    return [(name, value) for name, value in json.loads(text).items() if isinstance(value, str)]


KINDS: Mapping[str, Kind] = {
    "yaml": Kind(".yaml", _yaml, _read_yaml),
    "rails": Kind(".yml", _rails, lambda text: list(yaml.safe_load(text)["en"]["support"].items())),
    "rasa": Kind(".yml", _rasa, _read_rasa),
    "json": Kind(".json", _json, _all_of("list")),
    "jsonl": Kind(".jsonl", _jsonl, _all_of("lines")),
    "i18next": Kind(".json", _strings_json, lambda text: list(json.loads(text)["support"].items())),
    "arb": Kind(".arb", _arb, _read_arb),
    "whatsapp": Kind(
        ".json",
        _whatsapp,
        lambda text: [(item["name"], item["components"][0]["text"]) for item in json.loads(text)["data"]],
    ),
    "macros": Kind(
        ".json",
        _macros,
        lambda text: [(item["title"], item["actions"][1]["value"]) for item in json.loads(text)["macros"]],
    ),
    "cx": Kind(".json", _cx, _read_cx),
    "xcstrings": Kind(".xcstrings", _xcstrings, _read_xcstrings),
    "csv": Kind(".csv", _table(","), _read_table(",")),
    "tsv": Kind(".tsv", _table("\t"), _read_table("\t"), lines=False),
    "po": Kind(".po", catalogs.po, catalogs.read_gettext),
    "xliff": Kind(".xlf", catalogs.xliff, catalogs.read_xliff),
    "android": Kind(".xml", catalogs.android, catalogs.read_android),
    "strings": Kind(".strings", catalogs.apple, catalogs.read_apple),
    "stringsdict": Kind(".stringsdict", catalogs.plurals, catalogs.read_plurals),
    "properties": Kind(".properties", catalogs.properties, catalogs.read_properties),
    "fluent": Kind(".ftl", catalogs.fluent, catalogs.read_fluent, lines=False),
    "text": Kind(".txt", _paragraphs, _read_paragraphs, lines=False),
    "markdown": Kind(".md", _paragraphs, _read_paragraphs, lines=False),
}

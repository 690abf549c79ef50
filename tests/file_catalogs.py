"""How made-up catalogues of translations are written, and readers of them that are none of ours."""

from __future__ import annotations

import io
import plistlib
import random
from html import escape
from xml.etree import ElementTree

import regex
from babel.messages.pofile import read_po

Tree = list[tuple[str, str]]
"""Ids and texts in the order of the file."""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def po(tree: Tree, rng: random.Random) -> str:
    pieces = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    for name, text in tree:
        cut = rng.randint(0, len(text))
        parts = [text] if rng.random() < 0.6 else ["", text[:cut], text[cut:]]
        pieces.append(f'\n# kindly\nmsgctxt "{name}"\nmsgid "kindly"\nmsgstr ' + "\n".join(map(_quoted, parts)) + "\n")
    return "".join(pieces)


def read_gettext(text: str) -> Tree:
    catalog = read_po(io.StringIO(text))
    assert all(message.id == "kindly" for message in catalog if message.id)
    return [(str(message.context), str(message.string)) for message in catalog if message.id]


def xliff(tree: Tree, rng: random.Random) -> str:
    if rng.random() < 0.5:
        units = "".join(
            f'<trans-unit id="{name}"><source>kindly</source><target>{_xml(text, rng)}</target></trans-unit>\n'
            for name, text in tree
        )
        return f'<xliff version="1.2"><file original="a">\n<body>\n{units}</body></file></xliff>\n'
    units = "".join(
        f'<unit id="{name}"><segment><source>kindly</source><target>{_xml(text, rng)}</target></segment></unit>\n'
        for name, text in tree
    )
    return f'<xliff version="2.0"><file id="f">\n{units}</file></xliff>\n'


def _xml(text: str, rng: random.Random) -> str:
    if rng.random() < 0.2:
        return f"<![CDATA[{text}]]>"
    return escape(text, quote=rng.random() < 0.3)


def read_xliff(text: str) -> Tree:
    units = [item for item in ElementTree.fromstring(text).iter() if item.tag in ("trans-unit", "unit")]
    assert all("".join(source.itertext()) == "kindly" for unit in units for source in unit.iter("source"))
    return [(unit.attrib["id"], "".join(next(unit.iter("target")).itertext())) for unit in units]


def android(tree: Tree, rng: random.Random) -> str:
    def written(text: str) -> str:
        text = regex.sub(r"[\\'\"]", r"\\\g<0>", text).replace("\n", "\\n")
        return escape("\\" + text if text[:1] in ("@", "?") else text, quote=False)

    rows = "".join(f'    <!-- kindly -->\n    <string name="{name}">{written(text)}</string>\n' for name, text in tree)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<resources>\n{rows}</resources>\n'


def plurals(tree: Tree, rng: random.Random) -> str:
    def written(text: str) -> str:
        return f"<string>{_xml(text, rng)}</string>"

    head = "<key>NSStringLocalizedFormatKey</key>\n<string>%#@kindly@</string>\n"
    rows = "".join(
        f"<key>{name}</key>\n<dict>\n{head}<key>kindly</key>\n"
        f"<dict><key>NSStringFormatValueTypeKey</key><string>d</string><key>other</key>{written(text)}</dict>\n</dict>\n"
        for name, text in tree
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n{rows}</dict>\n</plist>\n'


def read_plurals(text: str) -> Tree:
    root = plistlib.loads(text.encode())
    assert all(item["NSStringLocalizedFormatKey"] == "%#@kindly@" for item in root.values())
    return [(name, item["kindly"]["other"]) for name, item in root.items()]


def _unescaped(text: str) -> str:
    special = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}

    def char(match: regex.Match[str]) -> str:
        return chr(int(match["code"], 16)) if match["code"] else special.get(match["char"], match["char"])

    return regex.sub(r"\\(?:u(?P<code>[0-9A-Fa-f]{4})|(?P<char>.))", char, text)


def read_android(text: str) -> Tree:
    return [(item.attrib["name"], _unescaped(item.text or "")) for item in ElementTree.fromstring(text)]


def apple(tree: Tree, rng: random.Random) -> str:
    return "".join(f'/* log on */\n"{name}" = {_quoted(text)};\n' for name, text in tree)


def read_apple(text: str) -> Tree:
    pairs = regex.findall(r'(?s)"((?:[^"\\]|\\.)*)" = "((?:[^"\\]|\\.)*)";\n', text)
    assert text.count("/* log on */\n") == len(pairs)
    return [(name, _unescaped(value)) for name, value in pairs]


def properties(tree: Tree, rng: random.Random) -> str:
    def written(text: str) -> str:
        text = text.replace("\\", "\\\\").replace("\n", "\\n")
        if rng.random() < 0.2:
            text = "".join(char if ord(char) < 127 or ord(char) > 0xFFFF else f"\\u{ord(char):04x}" for char in text)
        blank = text.find(" ", 3)
        return f"{text[: blank + 1]}\\\n    {text[blank + 1 :]}" if blank > 0 and rng.random() < 0.3 else text

    return "".join(f"# log on\n{name} = {written(text)}\n" for name, text in tree)


def read_properties(text: str) -> Tree:
    joined = regex.sub(r"(?<!\\)((?:\\\\)*)\\\n[ \t]*", r"\1", text)
    lines = [line for line in joined.split("\n") if line and line != "# log on"]
    return [(name, _unescaped(value)) for name, _, value in (line.partition(" = ") for line in lines)]


def fluent(tree: Tree, rng: random.Random) -> str:
    def written(text: str) -> str:
        text = regex.sub(r"[{}]", lambda match: '{ "' + match[0] + '" }', text.replace("{name}", "\0"))
        return text.replace("\0", "{ $name }")

    return "".join(f"# log on\n{name} = {written(text)}\n    .{name} = {written(text)}\n" for name, text in tree)


def read_fluent(text: str) -> Tree:
    found: Tree = []
    for line in text.split("\n"):
        if line and line != "# log on":
            name, _, value = line.strip().partition(" = ")
            plain = regex.sub(r'\{ "([{}])" \}', r"\1", value.replace("{ $name }", "\0")).replace("\0", "{name}")
            found.append((name.removeprefix("."), plain))
    return found

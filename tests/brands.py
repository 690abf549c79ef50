"""Brand folders written for one test."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs import resources
from stylelint_cs.model import StylelintError
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Entry, Policy

PACKS = PackSet([resources.pack_dir()])
"""The packs that ship, each read once for all tests: that takes most of the time of loading a small brand."""
BRAND = "brand: b\nlocales: [sw]\n"
LOCALE = "locale: sw\n"

PARENT = """
brand: parent
version: "1.0"
locales: [sw, ar]
placeholders: [name, order_id]
links: [example.org]
contacts:
  - {type: phone, value: "0712345670", purpose: support}
  - {type: email, value: help@example.org}
limits: {response: 5 min, turns: 40}
channels: {chat: {max_words: 90, max_emoji: 1}, sms: {max_characters: 160}}
topics: {refund: {required: true, kind: problem}}
handover: {to: a colleague, when: {turns: 30}}
rules:
  hollow:
    kind: phrase
    title: Say it plainly
    why: Nobody says this aloud.
    source: {guide: chat, point: 5}
    when: {role: [agent], channel: [chat, sms]}
    options: {rank: 20}
"""
PARENT_SW = """
locale: sw
formality: formal
channels: {chat: {max_words: 70}}
closings: [Karibu tena., Asante sana.]
words: {kataa: {class: verb}}
rules:
  hollow:
    level: info
    phrases: [wateja wapendwa, tunathamini wateja]
    examples: ["[[Wateja wapendwa]], karibu."]
"""
FILES = {"parent/brand.yaml": PARENT, "parent/sw.yaml": PARENT_SW}
HEIR = "brand: heir\nextends: [../parent]\n"

ENTRY = """
locale: sw
banned:
  - phrase: haiwezekani
    instead: [Hebu nitafute]
    why: It closes the door.
    level: info
    at: alone
    unless: haiwezekani kwa sasa
    when: {channel: chat, stored: true}
    valid: {from: 2026-01-01, to: 2026-12-31}
  - {pattern: 'ha(wa|ya)wezi'}
preferred:
  - {say: tovuti, not: [website, {phrase: wavuti, level: error}], why: One word.}
greetings: {first_contact: [{phrase: Habari za asubuhi, hours: "05:00-12:00"}], known_customer: Karibu tena}
words: {kataa: {class: verb, also: [kukataa]}, pole: {}}
"""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], brand: str = "./b") -> list[str]:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, files)
    with pytest.raises(StylelintError) as raised:
        load_policy(brand, packs=PACKS)
    return [str(problem) for problem in raised.value.problems]


def load(folder: Path, files: dict[str, str], brand: str = "heir") -> Policy:
    """The policy of a brand in a repository with these files."""
    (folder / ".git").mkdir(exist_ok=True)
    write(folder, files)
    return load_policy(folder / brand, packs=PACKS)


def phrases(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.text for entry in entries]

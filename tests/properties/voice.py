"""A small brand in five languages, texts that it finds something in, and runs of it without a start of its own."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import yaml
from hypothesis import strategies as st

from stylelint_cs import resources
from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.model import Finding
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from stylelint_cs.request import Request
from stylelint_cs.run import Outcome, check
from stylelint_cs.voices import Voice, voice_of
from tests.conftest import message

TODAY = "2026-11-22"
OPTIONS = LintOptions(TODAY)
PACKS = PackSet([resources.pack_dir()])
LOCALES = ("ar", "el", "en", "hi", "sw")
BANNED: Mapping[str, tuple[str, ...]] = {
    "en": ("any inconvenience", "no can do", "kindly", "your own fault"),
    "sw": ("haiwezekani", "usumbufu wowote", "ni kosa lako"),
    "ar": ("أي إزعاج", "هذا خطؤك", "غير ممكن"),
    "hi": ("असुविधा के लिए", "यह नहीं हो सकता", "आपकी गलती"),
    "el": ("δεν γίνεται", "δικό σας λάθος", "την αναστάτωση"),
}
"""Phrases without choices, gaps or forms, so that what is found must fold to one of them."""
PLAIN: Mapping[str, tuple[str, ...]] = {
    "en": ("hello", "thank you", "we look into it", "{name}", "24"),
    "sw": ("habari", "asante sana", "tunaangalia", "{name}", "٢٤"),
    "ar": ("مرحبا", "شكرا لك", "سننظر", "{name}", "وَقت"),
    "hi": ("नमस्ते", "धन्यवाद", "हम देखते हैं", "{name}", "२४"),
    "el": ("καλημέρα", "ευχαριστώ", "το κοιτάμε", "{name}", "πότε"),
}
MARKS = (" ", "  ", "\u00a0", "\n", "\n\n", ", ", ". ", "! ", "؟ ", "। ", " – ", " “", "” ", "\u200b", "\u00ad", " 😀 ")
STRANGE = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def _brand(locales: Mapping[str, Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    rules = {
        "hollow": {"kind": "phrase", "level": "warning", "title": "Leave it out", "why": "It says nothing."},
        "invisible-character": {"kind": "orthography", "level": "info", "why": "It hides."},
    }
    everyday = ("missing-greeting", "missing-closing", "unapproved-greeting")
    rules.update({name: {"level": "off"} for name in everyday})
    return {"schema": 1, "brand": "prop", "locales": sorted(locales), "rules": {**rules, **more}}


def written(order: int = 1, **more: Any) -> Path:
    """The brand in a folder; ``order`` turns every list and map around, ``more`` are further rules."""
    locales: dict[str, dict[str, Any]] = {
        locale: {"locale": locale, "banned": list(words[:-1][::order]), "rules": {"hollow": {"phrases": [words[-1]]}}}
        for locale, words in BANNED.items()
    }
    for rule in more:
        for locale in locales.values():
            locale["rules"][rule] = {"phrases": ["zzyzx qwv"]}
    folder = Path(mkdtemp()) / "prop"
    folder.mkdir()
    brand = _brand(locales, **more)
    for name, values in {"brand": brand, **locales}.items():
        turned = dict(list(values.items())[::order])
        (folder / f"{name}.yaml").write_text(
            yaml.safe_dump(turned, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    return folder


@cache
def voice() -> Voice:
    """The brand, loaded once."""
    folder = written()
    return voice_of(load_policy(folder, folder, packs=PACKS), NO_CONFIG, PACKS, OPTIONS)


@cache
def linter(order: int = 1, *, harmless: bool = False) -> Linter:
    """The brand's linter; turned around, or with one rule more that finds nothing."""
    extra = {"kind": "phrase", "level": "error", "title": "Never", "why": "Nobody says it."}
    folder = written(order, **({"harmless": extra} if harmless else {}))
    return Linter(load_policy(folder, folder, packs=PACKS), PACKS, OPTIONS)


def findings(text: str, locale: str | None, by: Linter | None = None) -> tuple[Finding, ...]:
    """What is found in one text."""
    return (by or linter()).check_message(message(text, locale))


def fold(text: str, locale: str) -> str:
    """A text as its locale folds it, blanks and marks between words apart."""
    pack = PACKS.get(locale)
    assert pack is not None
    return " ".join("".join(char if char.isalnum() else " " for char in pack.folding.fold(text)).split())


def over_stdin(text: str | bytes, *, locale: str | None = None, format_: str = "text", **more: Any) -> Outcome:
    """A run over standard input."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    stream = io.BytesIO(data)
    return check(Request(OPTIONS, stdin=stream, locale=locale, stdin_format=format_, voice=voice(), **more))


@cache
def texts(locale: str, *, strange: bool = True) -> st.SearchStrategy[str]:
    """Words of a language, some of them banned, between marks of all sorts."""
    pieces: st.SearchStrategy[str] = st.sampled_from(
        [word + mark for word in (*BANNED[locale], *PLAIN[locale]) for mark in MARKS]
    )
    if strange:
        pieces = st.one_of(pieces, pieces, pieces, st.tuples(STRANGE, st.sampled_from(MARKS)).map("".join))
    return st.lists(pieces, min_size=1, max_size=7).map("".join)


@cache
def spoken(*, strange: bool = True) -> st.SearchStrategy[tuple[str, str]]:
    """A locale and a text in it."""
    return st.one_of(*(st.tuples(st.just(locale), texts(locale, strange=strange)) for locale in LOCALES))


def bare(found: tuple[Finding, ...]) -> list[tuple[str, object, str]]:
    """Findings without what depends on the file."""
    return [(finding.rule, finding.text_span, finding.match) for finding in found]

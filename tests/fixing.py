"""A brand voice whose every rule has a fix, in five languages, and runs of it without a start of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import yaml

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import LintOptions
from stylelint_cs.request import Request
from stylelint_cs.run import Outcome, check
from stylelint_cs.voices import Voice, Voices

TODAY = "2026-11-22"

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "log on": "sign in",
        "kindly": "please",
        "ledger": 'the "book"',
        "gizmo": "part: small",
        "widget": "a #1 part",
    },
    "sw": {"wavuti": "tovuti", "barua pepe": "anwani mpya", "kitufe": "bonyeza: hiki", "skrini": "- kioo"},
    "ar": {"الويب": "الموقع", "الايميل": "البريد", "الباسورد": "كلمة السر", "زر": "المفتاح: هذا"},
    "hi": {"वेबसाइट": "साइट", "ईमेल": "पत्र", "बटन": "'कुंजी'", "लॉगिन": "प्रवेश, अभी"},
    "el": {"ιστότοπος": "σελίδα", "ιμέιλ": "μήνυμα", "κουμπί": "κλειδί \\ πλήκτρο", "λινκ": "{σύνδεσμος}"},
}
"""What each language's rule finds, and its one replacement; some hold what a format may read as its own."""

PLAIN: Mapping[str, tuple[str, ...]] = {
    "en": ("hello", "please", "wait here", "thank you"),
    "sw": ("habari", "asante", "karibu tena"),
    "ar": ("مرحبا", "شكرا لك", "انتظر هنا"),
    "hi": ("नमस्ते", "धन्यवाद", "यहाँ रुकें"),
    "el": ("καλημέρα", "ευχαριστώ", "περίμενε εδώ"),
}
"""Words that nothing finds."""


def write_brand(folder: Path) -> Path:
    """Write the brand below ``folder``."""
    brand = folder / "brand_rules" / "mender"
    brand.mkdir(parents=True)
    rules = {
        "mend": {"kind": "phrase", "level": "warning", "title": "Mend it", "why": "It is an old word."},
        "strict": {"kind": "phrase", "level": "error", "title": "Never", "why": "The law says so.", "mandatory": True},
    }
    head = {"schema": 1, "brand": "mender", "version": "1.0.0", "locales": sorted(WORDS), "rules": rules}
    everyday = ("missing-greeting", "missing-closing", "unapproved-greeting", "formality-mismatch", "mixed-formality")
    rules.update({name: {"level": "off"} for name in everyday})
    (brand / "brand.yaml").write_text(yaml.safe_dump(head, allow_unicode=True), encoding="utf-8")
    for locale, words in WORDS.items():
        phrases = [{"phrase": wrong.replace("{", "\\{"), "instead": [right]} for wrong, right in words.items()]
        own = {"locale": locale, "rules": {"mend": {"phrases": phrases}}}
        if locale == "en":
            own["rules"]["strict"] = {"phrases": ["guaranteed"]}
        (brand / f"{locale}.yaml").write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
    return brand


@cache
def voice() -> Voice:
    """The brand, loaded once."""
    return Voices(write_brand(Path(mkdtemp())), LintOptions(TODAY)).of(NO_CONFIG)


def run(*paths: Path, locale: str | None = None, fix: bool = True, unsafe: bool = True, diff: bool = False) -> Outcome:
    """Check files with the brand, and fix them."""
    request = Request(LintOptions(TODAY), paths=paths, locale=locale, voice=voice(), fix=fix, unsafe=unsafe, diff=diff)
    return check(request)


def fixed(path: Path, data: bytes, locale: str = "en", *, unsafe: bool = True) -> tuple[bytes, Outcome]:
    """What a file with this content is after a fix."""
    path.write_bytes(data)
    outcome = run(path, locale=locale, unsafe=unsafe)
    return path.read_bytes(), outcome

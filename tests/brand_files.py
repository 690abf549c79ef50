"""Brand voices written for one test."""

from __future__ import annotations

from pathlib import Path

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import LintOptions
from stylelint_cs.voices import Voice, Voices

TODAY = "2026-11-22"

BRAND = """\
schema: 1
brand: tiny
version: "1.0.0"
locales: [en]
rules:
  hollow-word:
    kind: phrase
    level: {level}
    title: Leave it out
    why: It says nothing.
{extra}"""


def tiny_brand(folder: Path, examples: str, *, level: str = "warning", extra: str = "") -> Voice:
    """A brand voice with one rule that finds "kindly" and "at all", and the given lines of examples."""
    brand = folder / "brand_rules" / "tiny"
    brand.mkdir(parents=True)
    (brand / "brand.yaml").write_text(BRAND.format(level=level, extra=extra), encoding="utf-8")
    lines = [f"      - {line}" for line in examples.strip().splitlines()]
    head = ["locale: en", "rules:", "  hollow-word:", '    phrases: ["kindly", "at all"]', "    examples:"]
    (brand / "en.yaml").write_text("\n".join([*head, *lines, ""]), encoding="utf-8")
    return Voices(brand, LintOptions(TODAY)).of(NO_CONFIG)

"""The brand voice as a style guide: what it holds, in which direction, and that it fetches nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import regex

from tests.command import ROOT, stylelint


@cache
def guide(*arguments: str) -> str:
    done = stylelint("guide", *arguments, cwd=ROOT / "examples")
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize(
    ("locale", "direction"), [("en", "ltr"), ("sw", "ltr"), ("ar", "rtl"), ("hi", "ltr"), ("el", "ltr")]
)
def test_a_page_a_language_in_its_direction(locale: str, direction: str) -> None:
    page = guide("--locale", locale, "--lang", locale, "--format", "html")
    assert f'<html lang="{locale}" dir="{direction}">' in page
    assert page.count('<section id="') == 1
    assert f'id="{locale}-blame"' in page
    assert 'class="dont"' in page
    assert 'class="do"' in page


def test_a_page_fetches_and_runs_nothing() -> None:
    page = guide("--locale", "ar", "--lang", "ar", "--format", "html")
    assert not regex.search(r"<(?:script|img|iframe|link)(?![^>]*data:,)|@import|url\(", page)


def test_every_link_of_a_page_leads_somewhere() -> None:
    page = guide("--format", "html")
    ids = set(regex.findall(r' id="([^"]+)"', page))
    assert set(regex.findall(r'href="#([^"]+)"', page)) <= ids


def test_line_breaks_and_signs_for_machines_are_not_shown() -> None:
    assert "&lt;U+" not in guide("--locale", "ar", "--lang", "ar", "--format", "html")


def test_limits_are_said_in_words_and_rules_by_what_they_look_at() -> None:
    text = guide("--locale", "en", "--format", "markdown")
    assert "at most 1 exclamation mark ·" in text
    heads = regex.findall(r"(?m)^## (What we hold .*)$", text)
    assert heads == [
        "What we hold every message against",
        "What we hold all replies together against",
        "What we hold conversations against",
    ]


def test_a_fact_of_other_languages_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "brand_rules" / "facts"
    folder.mkdir(parents=True)
    fact = "facts: [{name: return-period, near: [return], value: 30 days, locales: [en]}]"
    (folder / "brand.yaml").write_text(f"brand: facts\nlocales: [en, sw]\n{fact}\n", encoding="utf-8")
    for locale, is_there in (("en", True), ("sw", False)):
        done = stylelint("guide", "--brand", "facts", "--locale", locale, cwd=tmp_path)
        assert ("return period" in done.out) is is_there, done.err

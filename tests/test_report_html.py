"""The HTML report: what stands in it, and what a browser makes of it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from stylelint_cs.model import Finding, Level, Skipped
from stylelint_cs.report.base import Style
from stylelint_cs.report.html import document
from tests.effort import PATIENCE
from tests.sample_findings import CATALOGUE, SWAHILI, finding, rendered, report

ARABIC = finding(
    "نحن نثمن ثقتكم، شكرًا.",
    "نثمن ثقتكم",
    path="replies/ar/a.txt",
    rule="canned-phrase",
    level=Level.WARNING,
    locale="ar",
    explanation="“نثمن ثقتكم”: It sounds prewritten.",
    suggestions=("شكرًا لك",),
)
NOTE = replace(SWAHILI, level=Level.INFO, rule="other", locale=None, start=SWAHILI.start, end=SWAHILI.start, match="")
FINDINGS = (ARABIC, SWAHILI, NOTE)


class Matrix(NamedTuple):
    by: str = "topic"
    locales: tuple[str, ...] = ("en", "sw")
    rows: dict[str, dict[str, str]] = {"refund <b>": {"en": "present", "sw": "missing"}}  # noqa: RUF012


class _Tags(HTMLParser):
    """Refuses tags that do not nest, and keeps every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser.seen


def test_counts_rules_locales_and_files() -> None:
    text = rendered("html", report(FINDINGS))
    tags(text)
    assert '<li class="error"><b>1</b>Errors</li>' in text
    for heading in ("By rule", "By locale", "By file", "Findings"):
        assert f"<h2>{heading}</h2>" in text
    assert text.count("<article ") == 3
    assert text.count('<details class="file"') == 2
    assert "<mark>haiwezekani</mark>" in text


def test_each_direction_of_writing_keeps_to_itself() -> None:
    text = rendered("html", report(FINDINGS))
    assert '<bdi lang="ar" dir="rtl">نحن <mark>نثمن ثقتكم</mark>، شكرًا.</bdi>' in text
    assert '<bdi dir="ltr">“<bdi>نثمن ثقتكم</bdi>”: It sounds prewritten.</bdi>' in text
    assert '<bdi lang="ar" dir="auto">شكرًا لك</bdi>' in text
    assert rendered("html", report([ARABIC]), Style(language="ar", direction="rtl")).startswith(
        '<!doctype html>\n<html lang="ar" dir="rtl">'
    )


def test_dates_and_paths_in_a_sentence_are_read_from_left_to_right() -> None:
    said = "تغيرت في 2026-11-22، يُنظر ../en/a.yaml:5. تغير النص/المصدر."
    text = rendered("html", report([replace(ARABIC, explanation=said)]))
    assert '<bdi dir="ltr">2026-11-22</bdi>، يُنظر <bdi dir="ltr">../en/a.yaml:5</bdi>. تغير' in text
    assert '<bdi dir="ltr">النص' not in text
    attack = rendered("html", report([replace(ARABIC, explanation="</bdi><b>/</b> x/&quot;<i>")]))
    tags(attack)
    assert "<b>/" not in attack


def test_the_tables_lead_to_the_findings() -> None:
    text = rendered("html", report([*FINDINGS, replace(ARABIC, rule="a&b=c")], skipped=(Skipped("a", "why"),)))
    hrefs = {attributes.get("href") for _, attributes in tags(text)} - {None, "data:,"}
    named = {f"#{attributes['id']}" for _, attributes in tags(text) if "id" in attributes}
    assert hrefs <= named
    assert {"#by-rule", "#by-locale", "#by-file", "#findings", "#skipped"} <= hrefs
    assert '<a href="#findings" data-ask="rule=a%26b%3Dc">a&amp;b=c</a>' in text
    assert "<nav>" not in rendered("html", report([]))


def test_a_long_table_of_files_is_closed_at_first() -> None:
    many = [replace(SWAHILI, path=f"replies/{number:02}.txt") for number in range(31)]
    text = rendered("html", report(many))
    assert "<details><summary>31 files</summary>" in text
    tags(text)
    assert "<details><summary>" not in rendered("html", report(many[:30]))


def test_nothing_is_fetched() -> None:
    text = rendered("html", report(FINDINGS))
    assert "default-src 'none'" in text
    for tag, attributes in tags(text):
        assert tag not in ("img", "iframe", "object", "base")
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href", "action"):
            assert (attributes.get(name) or "#").startswith(("#", "data:,"))


def test_the_script_and_the_boxes_are_needed_for_nothing_else() -> None:
    text = rendered("html", report(FINDINGS))
    assert '<form id="filter" class="screen" hidden>' in text
    assert not any(tag == "article" and "hidden" in attributes for tag, attributes in tags(text))
    assert "<script>" not in rendered("html", report([]))


ATTACK = "</script><script>x</script>\"'><img src=x> &lt; \u202e\x00 --> {{y}}"


def test_what_an_attacker_writes_is_text() -> None:
    item = finding("bad", "bad", path=ATTACK, title=ATTACK, explanation=ATTACK, suggestions=(ATTACK,), rule=ATTACK)
    item = replace(item, match=ATTACK, locale=ATTACK, message_id=ATTACK, source=None)
    text = rendered("html", report([item], skipped=(Skipped(ATTACK, ATTACK),), incomplete=(ATTACK,)))
    plain = [tag for tag, _ in tags(rendered("html", report([SWAHILI])))]
    assert {tag for tag, _ in tags(text)} - set(plain) <= {"pre", "ul", "li"}
    assert text.count("<script") == 1
    assert "\u202e" not in text
    assert "\x00" not in text


def test_a_matrix_has_its_section_when_there_is_one() -> None:
    text = document(report(FINDINGS), CATALOGUE, Style(coverage=(Matrix(),)))
    tags(text)
    assert "<h2>Coverage</h2>" in text
    assert 'refund &lt;b&gt;</bdi></td><td><span class="present">Present</span>' in text
    assert '<span class="missing">Missing</span>' in text
    assert '<td><code>sw</code></td><td class="n">0</td><td class="n">1</td>' in text
    states = {f"m{number}": {"en": "present", "sw": "present" if number else "stale"} for number in range(300)}
    text = document(report(FINDINGS), CATALOGUE, Style(coverage=(Matrix("id", rows=states),)))
    assert text.count('<span class="stale">') == 1
    assert "299 more rows" in text
    assert "Coverage" not in document(report(FINDINGS), CATALOGUE, Style())


def test_clean_unfinished_and_skipped() -> None:
    assert '<p class="do">No findings</p>' in rendered("html", report([]))
    text = rendered("html", report([], incomplete=("brand.yaml:3:1: a",), skipped=(Skipped("a", "why"),) * 2))
    tags(text)
    assert "The check could not be finished" in text
    assert "No findings so far" in text
    assert '<bdi dir="auto">why</bdi> (2)</li>' in text


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# What is tested is the page: the browser's own errands find no host.
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-logging=stderr", "--virtual-time-budget=5000", "--dump-dom",
)  # fmt: skip
_TRIAL = """<script>
const seen = () => document.querySelectorAll("article:not([hidden])").length;
const form = document.getElementById("filter"), told = [seen()];
const ask = (name, value) => {
  form.elements[name].value = value;
  form.dispatchEvent(new Event("input", {bubbles: true}));
  told.push(seen());
};
ask("level", "warning"); ask("level", ""); ask("rule", "other"); ask("rule", ""); ask("locale", "sw");
ask("locale", ""); ask("file", "replies/ar/a.txt"); ask("file", "");
ask("search", "HAIWEZEKANI Hebu"); ask("search", "nothing at all");
told.push(document.querySelectorAll("details.file:not([hidden])").length, form.hidden ? "hidden" : "shown");
told.push(performance.getEntriesByType("resource").length, document.documentElement.scrollWidth <= innerWidth);
document.querySelector('a[data-ask="rule=canned-phrase"]').click();
setTimeout(() => {
  told.push(form.elements.search.value + form.elements.rule.value, seen());
  ask("locale", "sw");
  document.querySelector('a[href="#file-0"]').click();  // what leads to a hidden place clears the boxes
  setTimeout(() => {
    told.push(seen());
    document.title = "told " + told.join(" ");
  }, 50);
}, 50);
</script>"""


def browsed(folder: Path, text: str, ask: str = "") -> tuple[str, str]:
    """The page after its scripts have run, and what the browser logged."""
    assert CHROMIUM is not None
    page = folder / "report.html"
    page.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [CHROMIUM, *_FLAGS, f"--user-data-dir={folder / 'profile'}", page.as_uri() + ask],
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("style", [Style(), Style(language="ar", direction="rtl")], ids=["en", "ar"])
def test_in_a_browser_the_boxes_filter_and_nothing_goes_wrong(style: Style, tmp_path: Path) -> None:
    found: list[Finding] = [*FINDINGS, replace(ARABIC, level=Level.ERROR)]
    text = rendered("html", report(found), style).replace("</main>", f"</main>{_TRIAL}")
    page, log = browsed(tmp_path, text)
    title = regex.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert title[1] == "told 4 1 4 1 4 1 4 2 4 2 0 0 shown 0 true canned-phrase 2 0 4"
    assert [line for line in log.splitlines() if "CONSOLE" in line] == []


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_in_a_browser_the_address_says_what_is_shown_first(tmp_path: Path) -> None:
    page, log = browsed(tmp_path, rendered("html", report(FINDINGS)), "#rule=canned-phrase&locale=ar&length=1&nobody=1")
    assert [attributes.get("data-rule") for tag, attributes in tags(page) if shown(tag, attributes)] == [
        "canned-phrase"
    ]
    assert [line for line in log.splitlines() if "CONSOLE" in line] == []


def shown(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag == "article" and "hidden" not in attributes

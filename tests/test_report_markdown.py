from __future__ import annotations

from dataclasses import replace

import regex

from stylelint_cs.model import Level
from stylelint_cs.report.markdown import SHOWN
from tests.sample_findings import SWAHILI, finding, rendered, report

_TAGS = regex.compile(r"</?code>|<br>|</?span>")
_REFERENCE = regex.compile(r"&#\d{2,3};")


def test_the_summary_the_rules_and_the_table() -> None:
    warning = replace(SWAHILI, level=Level.WARNING, rule="other", title="Say *more*", suggestions=(), match="")
    assert rendered("markdown", report([warning, SWAHILI])).splitlines() == [
        "## stylelint-cs",
        "",
        "Found 1 error and 1 warning in 2 messages of 1 file.",
        "",
        "| Rule | Findings | What it asks |",
        "| --- | ---: | --- |",
        "| <code>banned&#45;phrase</code> | 1 | Say what you can do |",
        "| <code>other</code> | 1 | Say &#42;more&#42; |",
        "",
        "| Level | Place | Rule | Found | Write instead |",
        "| --- | --- | --- | --- | --- |",
        "| error | <code>replies/sw/refund.yaml&#58;2&#58;19</code> | <code>banned&#45;phrase</code> | "
        "<code>haiwezekani</code> | Hebu nitafute njia nyingine |",
        "| warning | <code>replies/sw/refund.yaml&#58;2&#58;19</code> | <code>other</code> |  | Say &#42;more&#42; |",
    ]


ATTACK = (
    "a|b `c` <img src=x onerror=y> [l](http://e) www.e.com @name #1 \\| \n# h ![x](y) *b* _c_ ~d~ <!-- &lt; :x: | |"
)


def test_what_an_attacker_writes_is_text() -> None:
    item = finding(
        "bad", "bad", path=ATTACK, title=ATTACK, explanation=ATTACK, suggestions=(ATTACK, ATTACK), rule=ATTACK
    )
    for line in rendered("markdown", report([replace(item, match=ATTACK)])).splitlines():
        if not line.startswith("| <code>") and not line.startswith("| error"):
            continue
        assert line.count("|") == (6 if line.startswith("| error") else 4)
        bare = _REFERENCE.sub("", _TAGS.sub("", line))
        assert not any(char in bare for char in "<>&`*_[]!#~@\\:\"'="), bare


def test_right_to_left_words_are_isolated() -> None:
    assert "<code>\u2068مرحبا\u2069</code>" in rendered("markdown", report([finding("مرحبا", "مرحبا")]))


def test_only_so_many_rows_and_the_rest_is_counted() -> None:
    text = rendered("markdown", report([SWAHILI] * (SHOWN + 5)))
    assert text.count("\n| error |") == SHOWN
    assert text.endswith("\n5 more findings: see a report in another format.\n")


def test_a_summary_is_never_larger_than_github_takes() -> None:
    wide = replace(SWAHILI, path="|" * 5000, match="<" * 5000, suggestions=("[" * 5000,) * 5, title="&" * 5000)
    rules = [replace(wide, rule=f"{index}" + "_" * 5000) for index in range(2000)]
    text = rendered("markdown", report(rules, incomplete=("|" * 5000,) * 2000))
    assert len(text.encode()) < 1024 * 1024
    assert "more findings: see" in text
    assert "more rules" in text
    assert "more problems" in text


def test_a_clean_and_an_unfinished_check() -> None:
    assert rendered("markdown", report([])) == "## stylelint-cs\n\nNo findings in 0 messages of 1 file.\n"
    text = rendered("markdown", report([], incomplete=("brand.yaml:3:1: a\n    b",)))
    assert text.splitlines()[2:] == [
        "The check could not be finished. No findings so far in 0 messages of 1 file.",
        "",
        "- **Could not be judged:** <code>brand.yaml&#58;3&#58;1&#58; a b</code>",
    ]

from __future__ import annotations

from dataclasses import replace

import pytest

from stylelint_cs.model import Level, Skipped
from stylelint_cs.report.base import Style
from tests.sample_findings import SWAHILI, finding, rendered, report

PARAGRAPH = """\
replies/sw/refund.yaml:2:19 error banned-phrase: Say what you can do
    body: Samahani, haiwezekani sasa.
                    ^^^^^^^^^^^
    It closes the door.
    Write instead: Hebu nitafute njia nyingine

Found 1 error in 1 message of 1 file.
"""


def test_a_finding_is_a_paragraph() -> None:
    assert rendered("text", report([SWAHILI])) == PARAGRAPH


def test_concise_is_one_line_each() -> None:
    assert rendered("concise", report([SWAHILI])) == (
        "replies/sw/refund.yaml:2:19: error banned-phrase It closes the door. "
        "Write instead: Hebu nitafute njia nyingine\n"
        "Found 1 error in 1 message of 1 file.\n"
    )


def test_several_suggestions_stand_below_each_other() -> None:
    text = rendered("text", report([replace(SWAHILI, suggestions=("a", "b"))]))
    assert "    Write instead: a\n                   b\n" in text


@pytest.mark.parametrize(
    ("text", "match", "lines"),
    [
        ("body: अब क्षमा करें", "क्षमा", ["    body: अब क्षमा करें", "             ^^^^"]),
        (
            "body: نأسف لأي إزعاج",
            "لأي إزعاج",
            [
                "    \u2068body: نأسف لأي إزعاج\u2069",
                "               ^^^^^^^^^",
                "    Found: \u2068لأي إزعاج\u2069",
            ],
        ),
        (
            "body: a\x1b[2Jbad\u202e",
            "bad",
            ["    body: a<U+001B>[2Jbad<U+202E>", "                      ^^^"],
        ),
        ("::error::bad", "bad", ["    :<U+003A>error:<U+003A>bad", "                           ^^^"]),
        ("two\nlines", "two\nlines", ["    two", "    ^^^", "    Found: two lines"]),
    ],
)
def test_the_line_is_shown_safely(text: str, match: str, lines: list[str]) -> None:
    out = rendered("text", report([finding(text, match)])).split("\n")
    assert out[1 : 1 + len(lines)] == lines


def test_an_escaped_match_stands_once_more_decoded() -> None:
    escaped = finding('{"text": "\\u0928\\u092e"}', "\\u0928\\u092e")
    assert "\n    Found: नम\n" in rendered("text", report([replace(escaped, match="नम")]))


def test_no_line_of_the_output_can_be_a_command() -> None:
    attack = finding(
        "::set-output name=a::b ##[error]c",
        "name",
        path="::error::x\n::warning::y",
        explanation="::add-mask::\n::stop-commands::x",
        suggestions=("##vso[task]",),
        title="::group::",
    )
    for name in ("text", "concise"):
        text = rendered(name, report([attack], skipped=(Skipped("::a", "::b\n::c"),)))
        assert "::" not in text
        assert "##vso[" not in text
        assert "##[" not in text


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in rendered("text", report([SWAHILI]))
    coloured = rendered("text", report([SWAHILI]), Style(colour=True))
    assert "\x1b[31merror\x1b[0m \x1b[1mbanned-phrase\x1b[0m" in coloured
    assert "Samahani, \x1b[31mhaiwezekani\x1b[0m sasa." in coloured


def test_a_thousand_findings_of_a_file_are_shown_and_the_rest_counted() -> None:
    text = rendered("text", report([SWAHILI] * 1003))
    assert text.count("banned-phrase: ") == 1000
    assert "replies/sw/refund.yaml: 3 more findings in this file\n" in text
    assert text.endswith("Found 1,003 errors in 1,003 messages of 1 file.\n")
    assert rendered("concise", report([SWAHILI] * 1003)).count("banned-phrase") == 1003


def test_the_summary_names_what_was_left_out() -> None:
    outcome = report([], skipped=tuple(Skipped(f"{name}.yaml", "no locale") for name in "abcd"))
    assert rendered("text", outcome) == (
        "Skipped 4: no locale (a.yaml, b.yaml, c.yaml, …)\nNo findings in 0 messages of 1 file.\n"
    )
    counted = replace(outcome.summary, suppressed=2, waived=1, baselined=3, skipped=(), incomplete=("x",))
    assert rendered("text", replace(outcome, summary=counted)) == (
        "The check could not be finished. "
        "No findings so far (2 suppressed, 1 waived, 3 in the baseline) in 0 messages of 1 file.\n"
    )


def test_statistics_count_rules() -> None:
    other = replace(SWAHILI, rule="blame", level=Level.INFO)
    text = rendered("text", report([SWAHILI, other, other]), Style(statistics=True))
    assert text.endswith(
        "2 info    blame\n1 error   banned-phrase\nFound 1 error and 2 notes in 3 messages of 1 file.\n"
    )


def test_a_finding_without_source_shows_its_match() -> None:
    assert "    Found: haiwezekani\n" in rendered("text", report([replace(SWAHILI, source=None)]))
    assert (
        rendered("text", report([replace(SWAHILI, source=None, match="")])).split("\n")[1].startswith("    It closes")
    )

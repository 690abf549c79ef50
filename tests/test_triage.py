"""Inline suppressions: what they take out, and which of them are findings themselves."""

from __future__ import annotations

import pytest

from stylelint_cs.model import Finding, Level, Position
from stylelint_cs.sources.base import Comment
from stylelint_cs.triage import RULES, Triage, apply_suppressions
from tests.reading import read

NAMES = frozenset({"blame", "canned-phrase", "asks-for-secret"})


def finding(line: int, column: int = 1, rule: str = "blame", path: str = "file") -> Finding:
    """A finding of a rule at a place."""
    at = Position(line, column)
    return Finding(rule, Level.ERROR, "t", "e", "en", path, None, None, at, at, "")


def comments(file: str, format_: str = "yaml") -> tuple[Comment, ...]:
    """The comments of a file."""
    return read(format_, file).comments


def extras(triage: Triage) -> list[tuple[str, int, int, str]]:
    """Rule, place and match of the findings about the suppressions."""
    return [(item.rule, *item.start, item.match) for item in triage.extra]


@pytest.mark.parametrize(
    ("file", "line", "suppressed"),
    [
        ("- text: one\n# stylelint-cs: ignore[blame] -- why\n- text: two\n- text: three\n", 1, False),
        ("- text: one\n# stylelint-cs: ignore[blame] -- why\n- text: two\n- text: three\n", 3, True),
        ("- text: one\n# stylelint-cs: ignore[blame] -- why\n- text: two\n- text: three\n", 4, False),
        ("- text: one  # stylelint-cs: ignore[blame] -- why\n- text: two\n", 1, True),
        ("- text: one  # stylelint-cs: ignore[blame] -- why\n- text: two\n", 2, False),
        ("- text: one # stylelint-cs: ignore [canned-phrase, blame] — why not\n", 1, True),
        ("- text: one # stylelint-cs: ignore[canned-phrase] -- why\n", 1, False),
        ("- text: one # stylelint-cs: ignore[blame]\n", 1, False),
        ("- text: one # stylelint-cs: ignore[blame] --  \n", 1, False),
        ("- text: one # stylelint-cs: ignore blame -- why\n", 1, False),
        ("- text: one # stylelint-cs: disable[blame] -- why\n", 1, False),
    ],
)
def test_a_suppression_holds_where_it_speaks(file: str, line: int, suppressed: bool) -> None:
    item = finding(line, 9)
    triage = apply_suppressions([item], comments(file), NAMES)
    assert triage.kept == (() if suppressed else (item,))
    assert triage.suppressed == int(suppressed)


def test_a_suppression_of_another_file_does_not_hold() -> None:
    found = comments("- text: one  # stylelint-cs: ignore[blame] -- why\n")
    assert apply_suppressions([finding(1, path="other")], found, NAMES).suppressed == 0


def test_a_finding_at_either_end_of_a_message_is_suppressed() -> None:
    file = "# stylelint-cs: ignore[blame] -- why\n- text: one two\n"
    triage = apply_suppressions([finding(2, 9), finding(2, 16), finding(2, 8)], comments(file), NAMES)
    assert [item.start.column for item in triage.kept] == [8]


@pytest.mark.parametrize(
    ("comment", "said", "rule", "match"),
    [
        ("ignore[blame]", "reason is missing", "unused-suppression", "# stylelint-cs: ignore[blame]"),
        ("ignore[blame] -- ", "reason is missing", "unused-suppression", "# stylelint-cs: ignore[blame] -- "),
        ("ignore", "cannot be read", "unused-suppression", "# stylelint-cs: ignore"),
        ("ignore[] -- why", "cannot be read", "unused-suppression", "# stylelint-cs: ignore[] -- why"),
        ("off", "cannot be read", "unused-suppression", "# stylelint-cs: off"),
        ("ignore[blame] -- why", "finds nothing here", "unused-suppression", "blame"),
        ("ignore[asks-for-secret] -- why", "mandatory", "unused-suppression", "asks-for-secret"),
        ("ignore[blam] -- why", "Did you mean blame?", "unknown-rule", "blam"),
        ("ignore[*] -- why", "No rule is called '*'", "unknown-rule", "*"),
    ],
)
def test_what_does_not_hold_is_a_finding(comment: str, said: str, rule: str, match: str) -> None:
    found = comments(f"- text: one\n  # stylelint-cs: {comment}\n")
    (extra,) = apply_suppressions([], found, NAMES, {"asks-for-secret"}).extra
    assert (extra.rule, extra.match, extra.level, extra.locale) == (rule, match, Level.WARNING, None)
    assert said in extra.explanation
    assert extra.title == RULES[rule][0]
    assert extra.start.line == 2
    assert found[0].source.line(2)[extra.start.column - 1 : extra.end.column - 1] == match


def test_each_rule_of_a_suppression_is_judged_by_itself() -> None:
    found = comments("- text: one  # stylelint-cs: ignore[blame, canned-phrase, blamed] -- why\n")
    triage = apply_suppressions([finding(1, 9)], found, NAMES)
    assert triage.suppressed == 1
    assert extras(triage) == [("unused-suppression", 1, 44, "canned-phrase"), ("unknown-rule", 1, 59, "blamed")]


def test_a_mandatory_rule_is_never_suppressed() -> None:
    found = comments("- text: one  # stylelint-cs: ignore[blame] -- why\n")
    triage = apply_suppressions([finding(1, 9)], found, NAMES, mandatory={"blame"})
    assert (len(triage.kept), triage.suppressed, len(triage.extra)) == (1, 0, 1)


def test_a_suppression_of_a_rule_that_did_not_run_may_stay() -> None:
    found = comments("- text: one  # stylelint-cs: ignore[blame] -- why\n")
    assert apply_suppressions([], found, NAMES, ran={"canned-phrase"}).extra == ()
    assert len(apply_suppressions([], found, NAMES, ran={"blame"}).extra) == 1


def test_every_suppression_that_meant_a_finding_is_used() -> None:
    file = "# stylelint-cs: ignore[blame] -- why\n- text: one  # stylelint-cs: ignore[blame] -- why\n"
    triage = apply_suppressions([finding(2, 9)], comments(file), NAMES)
    assert (triage.suppressed, triage.extra) == (1, ())


def test_a_paragraph_of_markdown_is_suppressed_alone() -> None:
    file = "One.\n\n<!-- stylelint-cs: ignore[blame] -- why -->\nTwo\nlines.\n\nThree."
    items = [finding(1), finding(4), finding(5, 6), finding(7)]
    triage = apply_suppressions(items, comments(file, "markdown"), NAMES)
    assert [item.start.line for item in triage.kept] == [1, 7]


def test_fingerprints_tell_equal_findings_apart() -> None:
    file = "- text: one # stylelint-cs: ignore[blame] -- why\n- text: two # stylelint-cs: ignore[blame] -- why\n"
    extra = apply_suppressions([], comments(file), NAMES).extra
    assert len({item.fingerprint for item in extra}) == 2
    assert all(len(item.fingerprint) == 64 for item in extra)

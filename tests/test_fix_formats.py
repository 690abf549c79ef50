"""What a fix writes in each format, and which fixes are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixing import fixed

CASES = [
    ("a.yaml", "- text: Log on\n", "- text: Sign in\n"),
    ("a.yaml", "- text: Log on # why\n", "- text: Sign in # why\n"),
    ("a.yaml", "- text: 'It''s a ledger'\n", "- text: 'It''s a the \"book\"'\n"),
    ("a.yaml", '- text: "A ledger\\n"\n', '- text: "A the \\"book\\"\\n"\n'),
    ("a.yaml", "- text: ledger\n", '- text: the "book"\n'),
    ("a.yaml", "- text: a gizmo\n", "- text: 'a part: small'\n"),
    ("a.yaml", "- text: a gizmo, it's\n", "- text: 'a part: small, it''s'\n"),
    ("a.yaml", "- text: a widget\n", "- text: 'a a #1 part'\n"),
    ("a.yaml", "- text: one\n    gizmo\n    more\n", "- text: 'one\n    part: small\n    more'\n"),
    ("a.yaml", "- {text: a widget, id: b}\n", "- {text: 'a a #1 part', id: b}\n"),
    ("a.yaml", "- text: |\n    Kindly wait,\n    kindly.\n", "- text: |\n    Please wait,\n    please.\n"),
    ("a.yaml", "- text: >\n    Please log\n    on now.\n", "- text: >\n    Please sign in now.\n"),
    ("a.yaml", "- text: &a Log on\n- text: *a\n", "- text: &a Sign in\n- text: *a\n"),
    ("a.yaml", "- text: Log on\r\n  id: a\r\n", "- text: Sign in\r\n  id: a\r\n"),
    ("a.yaml", "- text: Log on\r  id: a\r", "- text: Sign in\r  id: a\r"),
    ("a.yaml", "text: Log on\n---\n\n- text: a gizmo\n...\n", "text: Sign in\n---\n\n- text: 'a part: small'\n...\n"),
    ("a.yaml", "\ufeff- text: Log on\n", "\ufeff- text: Sign in\n"),
    (
        "a.json",
        '{"text": "a \\"ledger\\""}',
        '{"text": "a \\"the \\"book\\"\\""}',
    ),
    ("a.json", '{"text": "kindly \\u2013 wait"}', '{"text": "please \\u2013 wait"}'),
    ("a.jsonl", '{"text": "hello"}\n{"text": "kindly"}\r\n', '{"text": "hello"}\n{"text": "please"}\r\n'),
    ("a.csv", "id,text\n1,kindly\n", "id,text\n1,please\n"),
    ("a.csv", "id,text\n1,a; kindly\n", "id,text\n1,a; please\n"),
    ("a.csv", "id,text\n1,a ledger\n", 'id,text\n1,"a the ""book"""\n'),
    ("a.csv", 'id,text\n1,"a ""ledger"", ok"\n', 'id,text\n1,"a ""the ""book"""", ok"\n'),
    ("a.tsv", "id\ttext\n1\tkindly\n", "id\ttext\n1\tplease\n"),
    ("a.txt", "Kindly wait\r\nfor the gizmo.\r\n", "Please wait\r\nfor the part: small.\r\n"),
    ("a.md", "---\nid: log on\n---\n# Log on\n\n**log on**\n", "---\nid: log on\n---\n# Sign in\n\n**sign in**\n"),
]
"""File, content, and what it is after all fixes."""

LEFT_OUT = [
    ("a.txt", "Open https://x.example/kindly now"),
    ("a.txt", "Hello {kindly}, wait"),
    ("a.md", "Type `kindly` now"),
    ("a.md", "> kindly wait"),
    ("a.md", "1. hello\n\n[a](kindly)"),
    ("a.json", '{"text": "<a href=\'kindly\'>x</a>"}'),
]
"""Files in which nothing may change."""


@pytest.mark.parametrize(("name", "before", "after"), CASES)
def test_a_fix_is_written_as_the_format_wants_it(tmp_path: Path, name: str, before: str, after: str) -> None:
    data, outcome = fixed(tmp_path / name, before.encode())
    assert data.decode() == after
    assert outcome.report.summary.fixed > 0
    assert [finding.match for finding in outcome.report.findings] == []
    again, second = fixed(tmp_path / name, data)
    assert (again, second.report.summary.fixed) == (data, 0)


@pytest.mark.parametrize(("name", "text"), LEFT_OUT)
def test_code_links_placeholders_and_quotations_stay(tmp_path: Path, name: str, text: str) -> None:
    data, outcome = fixed(tmp_path / name, text.encode())
    assert (data.decode(), outcome.report.summary.fixed) == (text, 0)


@pytest.mark.parametrize(
    ("name", "text", "locale", "reason"),
    [
        ("a.txt", "Πάτα το λινκ εδώ", "el", "placeholder"),
        ("a.md", "skrini yako", "sw", "more of the file"),
        ("a.md", "Πάτα το κουμπί εδώ", "el", "more of the file"),
        ("a.yaml", "- text: skrini\n", "sw", ""),
    ],
)
def test_a_fix_that_would_change_more_is_left_out_and_said(
    tmp_path: Path, name: str, text: str, locale: str, reason: str
) -> None:
    data, outcome = fixed(tmp_path / name, text.encode(), locale)
    if not reason:
        assert data.decode() == "- text: '- kioo'\n"
        return
    assert data.decode() == text
    (note,) = outcome.notes
    assert reason in note.message
    assert [finding.rule for finding in outcome.report.findings] == ["mend"]


def test_only_safe_fixes_are_made_unless_asked(tmp_path: Path) -> None:
    text = "Kindly open the ledger."
    data, outcome = fixed(tmp_path / "a.txt", text.encode(), unsafe=False)
    assert data.decode() == "Please open the ledger."
    assert (outcome.report.summary.fixed, [finding.match for finding in outcome.report.findings]) == (1, ["ledger"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {text: लॉगिन, id: b}\n", "- {text: 'प्रवेश, अभी', id: b}\n"),
        ("[{text: लॉगिन}]\n", "[{text: 'प्रवेश, अभी'}]\n"),
        ("- text: लॉगिन\n", "- text: प्रवेश, अभी\n"),
        ("text: [लॉगिन]\n", "text: ['प्रवेश, अभी']\n"),
    ],
)
def test_a_comma_needs_quotes_between_brackets_alone(tmp_path: Path, before: str, after: str) -> None:
    data, outcome = fixed(tmp_path / "a.yaml", before.encode(), "hi")
    assert (data.decode(), outcome.report.summary.fixed) == (after, 1)


def test_what_is_suppressed_is_not_fixed(tmp_path: Path) -> None:
    text = "- text: kindly  # stylelint-cs: ignore[mend] -- a quotation\n- text: kindly\n"
    data, _ = fixed(tmp_path / "a.yaml", text.encode())
    assert data.decode() == text[:-8] + " please\n"


def test_a_capital_and_an_attached_particle_stay(tmp_path: Path) -> None:
    assert fixed(tmp_path / "a.txt", b"KINDLY wait. Kindly wait.")[0] == b"PLEASE wait. Please wait."
    data, _ = fixed(tmp_path / "b.txt", "افتح والويب من فضلك".encode(), "ar")
    assert data.decode() == "افتح والموقع من فضلك"

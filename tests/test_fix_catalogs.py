"""What a fix writes in catalogues of translations, and what it leaves as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixing import fixed

CASES = [
    ("a.po", 'msgid "x"\nmsgstr "Log on, ledger\\n"\n', 'msgid "x"\nmsgstr "Sign in, the \\"book\\"\\n"\n'),
    ("a.po", 'msgid "x"\nmsgstr ""\n"kindly "\n"wait"\n', 'msgid "x"\nmsgstr ""\n"please "\n"wait"\n'),
    ("a.po", 'msgid "kindly"\nmsgstr[0] "kindly"\r\n', 'msgid "kindly"\nmsgstr[0] "please"\r\n'),
    ("a.properties", "# kindly\nkindly = a ledger \\\n  kindly\n", '# kindly\nkindly = a the "book" \\\n  please\n'),
    ("a.properties", "a=kindly \\u2013 wait\n", "a=please \\u2013 wait\n"),
    ("a.strings", '/* kindly */ "kindly" = "a ledger";\n', '/* kindly */ "kindly" = "a the \\"book\\"";\n'),
    (
        "a.strings",
        '<?xml version="1.0"?>\n<plist><dict><key>kindly</key><string>a ledger &amp; "</string></dict></plist>\n',
        '<?xml version="1.0"?>\n<plist><dict><key>kindly</key><string>a the "book" &amp; "</string></dict></plist>\n',
    ),
    (
        "a.stringsdict",
        "<plist><dict><key>kindly</key><dict><key>n</key><dict><key>one</key><string>a ledger</string>"
        "<key>other</key>\r\n<string>kindly</string></dict></dict></dict></plist>",
        '<plist><dict><key>kindly</key><dict><key>n</key><dict><key>one</key><string>a the "book"</string>'
        "<key>other</key>\r\n<string>please</string></dict></dict></dict></plist>",
    ),
    (
        "a.xml",
        '<resources>\n<!-- kindly -->\n<string name="kindly">a <b>ledger</b> &amp; kindly</string></resources>',
        '<resources>\n<!-- kindly -->\n<string name="kindly">a <b>the \\"book\\"</b> &amp; please</string></resources>',
    ),
    (
        "a.xlf",
        '<xliff version="1.2"><file target-language="en"><body><trans-unit id="1"><source>kindly</source>'
        "<target>kindly</target></trans-unit></body></file></xliff>",
        '<xliff version="1.2"><file target-language="en"><body><trans-unit id="1"><source>kindly</source>'
        "<target>please</target></trans-unit></body></file></xliff>",
    ),
    (
        "a.ftl",
        "a = kindly { $n ->\n    [one] a ledger\n   *[other] kindly\n}\n    .kindly = kindly\n",
        'a = kindly { $n ->\n    [one] a the "book"\n   *[other] please\n}\n    .kindly = please\n',
    ),
    (
        "a.xcstrings",
        '{"strings": {"kindly": {"localizations": {"en": {"stringUnit": {"value": "a ledger"}}}}}}',
        '{"strings": {"kindly": {"localizations": {"en": {"stringUnit": {"value": "a the \\"book\\""}}}}}}',
    ),
]
"""File, content, and what it is after all fixes."""


@pytest.mark.parametrize(("name", "before", "after"), CASES)
def test_a_fix_is_escaped_as_the_catalogue_wants_it(tmp_path: Path, name: str, before: str, after: str) -> None:
    data, outcome = fixed(tmp_path / name, before.encode())
    assert data.decode() == after
    assert outcome.report.summary.fixed > 0
    again, second = fixed(tmp_path / name, data)
    assert (again, second.report.summary.fixed) == (data, 0)


@pytest.mark.parametrize(
    ("name", "text", "codec"),
    [
        ("a.strings", '"a" = "kindly";\n', "utf-16"),
        ("a.strings", '"a" = "kindly";\n', "utf-16-le"),
        ("a.csv", "id,text\n1,kindly\n", "utf-16"),
    ],
)
def test_a_file_that_is_not_utf8_is_left_as_it_is_and_said(tmp_path: Path, name: str, text: str, codec: str) -> None:
    before = text.encode(codec)
    data, outcome = fixed(tmp_path / name, before)
    assert data == before
    assert [finding.match for finding in outcome.report.findings] == ["kindly"]
    assert [note.message.partition(": ")[2] for note in outcome.notes] == ["fixes are left out: the file is not UTF-8"]


def test_an_iso_8859_1_file_is_left_as_it_is_and_said(tmp_path: Path) -> None:
    before = "a = kindly é\n".encode("iso-8859-1")
    data, outcome = fixed(tmp_path / "a.properties", before)
    assert data == before
    assert len(outcome.notes) == 1


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.json", '{"text": "A &amp; B: kindly &lt;wait&gt;"}', '{"text": "A &amp; B: please &lt;wait&gt;"}'),
        ("a.yaml", "text: A&nbsp;&#39;kindly&#39;, kindly\n", "text: A&nbsp;&#39;please&#39;, please\n"),
        ("a.yaml", "text: |\n  A &amp; B\n  kindly wait\n", "text: |\n  A &amp; B\n  please wait\n"),
        ("a.csv", 'id,text\n1,"kindly, &amp; ""so"""\n', 'id,text\n1,"please, &amp; ""so"""\n'),
        ("a.po", 'msgid "a"\nmsgstr "A &amp; kindly"\n', 'msgid "a"\nmsgstr "A &amp; please"\n'),
    ],
)
def test_character_references_stay_as_they_are_written(name: str, before: str, after: str, tmp_path: Path) -> None:
    data, outcome = fixed(tmp_path / name, before.encode())
    assert (data.decode(), outcome.notes) == (after, ())


def test_a_fix_that_would_write_a_reference_anew_is_left_out(tmp_path: Path) -> None:
    # The comma asks for quotation marks around the whole cell.
    before = b"id,text\n1,A &amp; ledger\n"
    data, outcome = fixed(tmp_path / "a.csv", before)
    assert data == before
    assert "more of the file" in outcome.notes[0].message

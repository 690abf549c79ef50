"""The two reports in XML: what a strict parser reads back, whatever stands in the findings."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.model import Level
from stylelint_cs.report.base import Style
from stylelint_cs.report.xml import attributes, xml_text
from tests.sample_findings import SWAHILI, finding, rendered, report

WARNING = replace(SWAHILI, level=Level.WARNING, path="b.yaml")
NOTE = replace(SWAHILI, level=Level.INFO, path="b.yaml")


def parsed(name: str, *findings: object, style: Style | None = None, **options: object) -> ElementTree.Element:
    return ElementTree.fromstring(rendered(name, report(findings, **options), style).encode())  # type: ignore[arg-type]


def test_checkstyle_has_a_file_for_each_path() -> None:
    root = parsed("checkstyle", SWAHILI, WARNING, NOTE)
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    assert [(file.get("name"), len(file)) for file in root] == [("replies/sw/refund.yaml", 1), ("b.yaml", 2)]
    assert root[0][0].attrib == {
        "line": "2",
        "column": "19",
        "severity": "error",
        "message": "Say what you can do: It closes the door. Write instead: Hebu nitafute njia nyingine",
        "source": "stylelint-cs.banned-phrase",
    }
    assert [error.get("severity") for error in root[1]] == ["warning", "info"]
    assert len(parsed("checkstyle")) == 0


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_finding() -> None:
    root = parsed("junit", SWAHILI, WARNING, NOTE)
    assert root.attrib == {"name": "stylelint-cs", "tests": "3", "failures": "1", "errors": "0"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("replies/sw/refund.yaml", "1", "1"),
        ("b.yaml", "2", "0"),
    ]
    case = root[0][0]
    assert case.get("name") == "banned-phrase replies/sw/refund.yaml:2:19"
    assert [(child.tag, child.get("type")) for child in case] == [("failure", "error")]
    assert case[0].text == (
        "replies/sw/refund.yaml:2:19: error banned-phrase: Say what you can do\nFound: haiwezekani\n"
        "It closes the door. Write instead: Hebu nitafute njia nyingine"
    )
    assert [case[0].tag for case in root[1]] == ["system-out", "system-out"]


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(Level.INFO, "3"), (Level.WARNING, "2"), (Level.ERROR, "1"), (Level.OFF, "0")]
)
def test_junit_fails_what_fails_the_run(fail_on: Level, failures: str) -> None:
    assert parsed("junit", SWAHILI, WARNING, NOTE, style=Style(fail_on=fail_on)).get("failures") == failures


def test_junit_without_findings_is_a_case_that_passed() -> None:
    root = parsed("junit")
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert len(root[0][0]) == 0


def test_an_unfinished_check_is_an_error_in_both() -> None:
    error = parsed("checkstyle", incomplete=("brand.yaml:3:1: a\n    b",))[0]
    assert (error.get("name"), error[0].get("line"), error[0].get("message")) == ("brand.yaml", "3", "a b")
    root = parsed("junit", incomplete=("brand.yaml:3:1: a",))
    assert root.get("errors") == "1"
    assert root[0][0][0].text == "brand.yaml:3: a"


ATTACK = "a\"b'<c>&d\x00\x07\x1b[31m\x85\u2028\u202e\ud800\ufffe ]]> ##[error]x ::error::y {नमस्ते}"


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_what_an_attacker_writes_stays_text(name: str) -> None:
    item = finding("bad", "bad", path=ATTACK, explanation=ATTACK, title=ATTACK, suggestions=(ATTACK,), rule=ATTACK)
    text = rendered(name, report([replace(item, match=ATTACK)]))
    root = ElementTree.fromstring(text.encode())
    read = ATTACK.replace("\x00", "<U+0000>").replace("\x07", "<U+0007>").replace("\x1b", "<U+001B>")
    read = read.replace("\ud800", "<U+D800>").replace("\ufffe", "<U+FFFE>")
    assert root[0].get("name") == read
    assert "::" not in text
    assert "##[" not in text
    assert all(char.isprintable() or char == "\n" for char in text)


@given(st.text(st.characters()))
def test_xml_is_read_back_as_it_was(text: str) -> None:
    root = ElementTree.fromstring(f"<a{attributes([('b', text)])}>{xml_text(text)}</a>".encode())
    allowed = "".join(
        char if char in "\t\n\r" or (char >= " " and not "\ud800" <= char <= "\udfff" and ord(char) & 0xFFFE != 0xFFFE)
        else f"<U+{ord(char):04X}>"
        for char in text
    )  # fmt: skip
    assert root.get("b") == allowed
    assert (root.text or "") == allowed

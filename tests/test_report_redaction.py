"""No report shows personal data unless it is asked to, and nothing else changes by that."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stylelint_cs.model import Edit, Finding, Fix, Position, Problem, Skipped
from stylelint_cs.report import REPORTS
from stylelint_cs.report.base import Style
from stylelint_cs.report.redaction import redacted, redacted_problem, shown_line
from tests.command import stylelint
from tests.sample_findings import SWAHILI, finding, rendered, report

SECRETS = ("jane.doe@gmail.example", "+254 712 345 678", "٤١١١ ١١١١ ١١١١ ١١١١", "GR16 0110 1250 0000 0001 2300 695")
LINE = f"body: Write {SECRETS[0]}, ring {SECRETS[1]}, card {SECRETS[2]}, account {SECRETS[3]}, haiwezekani.\n"
SHOWING = Style(personal_data=True)


def one(item: Finding, *own: str) -> Finding:
    return redacted(report([item]), own).findings[0]


def loud() -> Finding:
    """A finding that holds all of it in every field."""
    everything = " / ".join(SECRETS)
    return replace(
        finding(LINE, "haiwezekani", explanation=everything, suggestions=(everything,)),
        match=everything,
        message_id=f"{SECRETS[0]}-{SECRETS[1]}",
        key=f"threads['{SECRETS[0]}'].body",
        fix=Fix(True, (Edit(Position(1, 7), Position(1, 12), everything),)),
    )


@pytest.mark.parametrize("name", REPORTS)
def test_no_format_shows_it_unless_asked(name: str) -> None:
    outcome = report([loud()], skipped=(Skipped("a", SECRETS[0]),), incomplete=(f"a.yaml:1:1: {SECRETS[1]}",))
    text = rendered(name, outcome)
    assert [secret for secret in SECRETS if secret in text] == []
    assert "712" not in text
    shown = rendered(name, outcome, SHOWING)
    assert SECRETS[3] in shown or name in ("text", "concise")


def test_places_and_fingerprints_stay_and_honest_findings_are_the_same() -> None:
    item = one(loud())
    whole = loud()
    assert (item.start, item.end, item.text_span, item.fingerprint, item.path) == (
        whole.start, whole.end, whole.text_span, whole.fingerprint, whole.path,
    )  # fmt: skip
    assert item.match == "[email] / [phone] / [card] / [iban]"
    assert item.suggestions == (item.match,)
    assert item.message_id == "[email]-[phone]"
    assert item.key == "threads['[email]'].body"
    assert one(SWAHILI) == SWAHILI


def test_a_fix_that_would_write_a_token_is_left_out() -> None:
    assert one(loud()).fix is None
    fix = Fix(True, (Edit(Position(2, 19), Position(2, 30), "x"),))
    assert one(replace(SWAHILI, fix=fix)).fix == fix


def test_a_part_of_something_personal_is_cut_out_as_well() -> None:
    part = finding("body: Ring +254 712 345 678 now.\n", "345 678 now", explanation="“345 678 now” is odd.")
    assert (one(part).match, one(part).explanation) == ("[phone] now", "“[phone] now” is odd.")
    inside = finding("body: jane.doe@gmail.example\n", "doe", explanation="“doe”")
    assert (one(inside).match, one(inside).explanation) == ("[email]", "“[email]”")


def test_lines_are_shown_with_tokens_and_the_span_in_its_place() -> None:
    line = shown_line(finding(LINE, "haiwezekani"), Style())
    assert line is not None
    assert line.text == "body: Write [email], ring [phone], card [card], account [iban], haiwezekani."
    assert line.text[line.start : line.end] == "haiwezekani"
    found = shown_line(finding(LINE, SECRETS[1]), Style())
    assert found is not None
    assert found.text[found.start : found.end] == "[phone]"
    text = rendered("text", report([finding(LINE, "haiwezekani")]))
    assert line.text in text


def test_far_along_a_long_line_nothing_is_lost() -> None:
    text = "x" * 5000 + LINE.rstrip("\n") + "y" * 5000
    line = shown_line(finding(text, "haiwezekani"), Style())
    assert line is not None
    assert line.text[line.start : line.end] == "haiwezekani"
    assert "[iban], haiwezekani." in line.text
    assert len(line.text) < 5000


def test_ids_that_are_numbers_stay() -> None:
    numbered = replace(SWAHILI, message_id="4111111111111111", key="rows[0712345678].body")
    assert one(numbered) == numbered
    hexes = replace(SWAHILI, message_id="gb29nwbk60161331926819")
    assert one(hexes) == hexes


@pytest.mark.parametrize(
    ("id_", "shown"),
    [
        ("chat-jane＠example.com", "[email]"),
        ("254712345678@c.us", "[email]"),
        ("＋٢٥٤٧١٢٣٤٥٦٧٨", "[phone]"),
        ("pay/GB29NWBK60161331926819", "pay/[iban]"),
    ],
)
def test_ids_that_belong_to_a_person_are_cut_out(id_: str, shown: str) -> None:
    item = one(replace(SWAHILI, message_id=id_, key=id_))
    assert (item.message_id, item.key) == (shown, shown)


def test_the_brands_contacts_stay() -> None:
    item = finding("body: Ring 0700 000 001 now.\n", "0700 000 001")
    assert one(item, "+254 700 000 001").match == "0700 000 001"
    assert one(item).match == "[phone]"


def test_problems_are_said_without_it() -> None:
    problem = redacted_problem(Problem(f"{SECRETS[0]} is odd", "Mend it.", None, LINE))
    assert not any(secret in str(problem) for secret in SECRETS)


MESSAGE = "It's your own fault. Write to jane.doe@gmail.example now.\n"


def test_the_command_line_cuts_it_out_unless_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / "reply.en.txt").write_text(MESSAGE, encoding="utf-8")
    out = tmp_path / "report.html"
    done = stylelint("check", "reply.en.txt", "--output", f"html={out}", cwd=tmp_path)
    assert (done.code, done.err) == (1, "")
    assert "jane.doe" not in done.out + out.read_text(encoding="utf-8")
    assert "[email]" in done.out
    done = stylelint("check", "reply.en.txt", "--show-personal-data", "--output", f"html={out}", cwd=tmp_path)
    assert "jane.doe@gmail.example" in done.out
    assert "jane.doe@gmail.example" in out.read_text(encoding="utf-8")


def test_what_is_honest_still_equals_the_file(tmp_path: Path) -> None:
    (tmp_path / "reply.en.txt").write_text(MESSAGE, encoding="utf-8")
    done = stylelint("check", "reply.en.txt", "--select", "blame", "--format", "json", cwd=tmp_path)
    found = json.loads(done.out)["findings"][0]
    assert MESSAGE[found["start"]["column"] - 1 : found["end"]["column"] - 1] == found["match"]


BRAND = """\
brand: kite
extends: [house]
locales: [en]
contacts: [{type: email, value: help@kite.example, purpose: support}]
"""


def test_a_contact_that_a_rule_asks_about_stays_in_stored_replies_alone(tmp_path: Path) -> None:
    brand = tmp_path / "brand_rules" / "kite"
    brand.mkdir(parents=True)
    (brand / "brand.yaml").write_text(BRAND, encoding="utf-8")
    text = "Write to sales@other.example, or ring +254 712 345 678.\n"
    (tmp_path / "reply.en.txt").write_text(text, encoding="utf-8")
    asked = ("--brand", "kite", "--locale", "en", "--select", "unknown-contact")
    for format_ in ("json", "sarif", "text", "csv"):
        done = stylelint("check", "reply.en.txt", *asked, "--format", format_, cwd=tmp_path)
        assert "sales@other.example" in done.out
        assert "712" not in done.out
    done = stylelint("check", "-", *asked, "--format", "json", cwd=tmp_path, stdin=text)
    assert json.loads(done.out)["findings"][0]["match"] == "[email]"
    (tmp_path / "reply.en.txt").write_text(MESSAGE.replace("gmail.example", "gmail.com"), encoding="utf-8")
    done = stylelint("check", "reply.en.txt", "--select", "personal-data-in-reply", "--format", "json", cwd=tmp_path)
    assert json.loads(done.out)["findings"][0]["match"] == "[email]"

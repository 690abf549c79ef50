"""Slips of a brand file that YAML takes, and that would switch something off in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import stylelint

BRAND = "brand: acme\nextends: [house]\nlocales: [en, sw]\n"
ENTRY = "Write a blank behind the colon, and no quotation marks around both: {}: …"
IN_BRAND = [
    (
        "links: ['acme.example/help']",
        "4:9",
        "an entry of 'links' must be a domain, not 'acme.example/help'",
        "acme.example.",
    ),
    ("links: [a b]", "4:9", "an entry of 'links' must be a domain, not 'a b'", "acme.example."),
    ("contacts: [{type: email, value: notmail}]", "4:33", "'notmail' is no e-mail address", "help@acme.example."),
    ("contacts: [{type: sms, value: call me}]", "4:31", "'call me' is no phone number", "+254 700 000 000."),
    ("facts: [{name: a, near: [], value: 30 days}]", "4:9", "the fact has no words that it stands near", "'near'"),
    ("facts: [{name: a, near: [refund], value: soon}]", "4:9", "no locale reads one value in 'soon'", "30 days."),
]
LOST_IN_BRAND = [
    (
        "rules: {odd: {kind: phrase, why: W., options: {phrases_from: [apolgy]}}}",
        "4:63",
        "'apolgy' is neither",
        "'apology'",
    ),
    ("rules: {blame: {options: {phrases_from: blame.phrase}}}", "4:41", "'blame.phrase' is neither", "'blame.phrases'"),
    (
        "topics: {refund: {}}\noff_chat: [{topic: refnd, to: mail}]",
        "5:20",
        "'refnd' is none of the brand's",
        "'refund'",
    ),
    ("topics: {refund: {}}\nhandover: {when: {topics: refnd}}", "5:27", "'refnd' is none of the brand's", "'refund'"),
]
LOST_IN_LOCALE = [
    ("lexicons: {apolgy: {add: [so sorry]}}", "2:12", "no rule looks for the lexicon 'apolgy'", "'apology'"),
    (
        "lexicons: {custmer-upset: {add: [grr]}}",
        "2:12",
        "no rule looks for the lexicon 'custmer-upset'",
        "'customer-upset'",
    ),
    ("greetings: {first_contact: ['Hello {nme}.']}", "2:29", "asks for the placeholder 'nme'", "'name'"),
    ("closings: {add: [{phrase: 'Yours, {agnt}'}]}", "2:27", "asks for the placeholder 'agnt'", "'agent'"),
    (
        "banned: {add: [{phrase: gratis, when: {role: customer}}]}",
        "2:46",
        "none of agent, bot: 'customer'",
        "agent, bot",
    ),
]
FOUND = """\
locale: en
lexicons: {customer-moved: [we moved], apology: {add: [so sorry about that]}, house-style: [howdy]}
greetings: {first_contact: ['Hello {first_name}.', 'Hi {name}.']}
"""
IN_LOCALE = [
    ("- phrase:no way", "'phrase:no way' is read as one text, not as the key 'phrase'", "phrase"),
    ("- phrase:no way\n    why:because", "'phrase:no way why:because' is read as one text", "phrase"),
    ("- 'phrase: no way'", "'phrase: no way' is read as one text", "phrase"),
    ("- unless:no way", "'unless:no way' is read as one text", "unless"),
]


def told(folder: Path, locale: str = "locale: en\n") -> str:
    """What the check of the examples says of a brand."""
    (folder / "en.yaml").write_text(locale, encoding="utf-8")
    done = stylelint("test", ".", cwd=folder)
    assert (done.code, done.out) == (2, "")
    return done.err


@pytest.mark.parametrize(("line", "place", "said", "mend"), IN_BRAND)
def test_a_slip_in_brand_yaml_is_told(line: str, place: str, said: str, mend: str, tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(f"{BRAND}{line}\n", encoding="utf-8")
    err = told(tmp_path)
    assert f"brand.yaml:{place}: {said}" in err
    assert mend in err
    assert line in err


@pytest.mark.parametrize(("lines", "place", "said", "mend"), LOST_IN_BRAND)
def test_a_name_in_brand_yaml_that_leads_nowhere_is_told(
    lines: str, place: str, said: str, mend: str, tmp_path: Path
) -> None:
    (tmp_path / "brand.yaml").write_text(f"{BRAND}{lines}\n", encoding="utf-8")
    err = told(tmp_path)
    assert f"brand.yaml:{place}: {said}" in err
    assert f"Did you mean {mend}?" in err


@pytest.mark.parametrize(("line", "place", "said", "mend"), LOST_IN_LOCALE)
def test_a_name_in_a_locale_file_that_leads_nowhere_is_told(
    line: str, place: str, said: str, mend: str, tmp_path: Path
) -> None:
    (tmp_path / "brand.yaml").write_text(f"{BRAND}placeholders: [name, first_name]\n", encoding="utf-8")
    err = told(tmp_path, f"locale: en\n{line}\n")
    assert f"en.yaml:{place}: " in err
    assert said in err
    assert mend in err


def test_names_that_lead_somewhere_are_taken(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(f"{BRAND}placeholders: [name, first-name]\n", encoding="utf-8")
    (tmp_path / "en.yaml").write_text(FOUND, encoding="utf-8")
    done = stylelint("test", ".", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(("entry", "said", "key"), IN_LOCALE)
def test_a_key_without_its_blank_is_told(entry: str, said: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(BRAND, encoding="utf-8")
    err = told(tmp_path, f"locale: en\nbanned:\n  add:\n  {entry}\n")
    assert f"en.yaml:4:5: {said}" in err
    assert ENTRY.format(key) in err


@pytest.mark.parametrize("link", ["acme.example", "https://acme.example/", "WWW.acme.example", "https://acme.example"])
def test_a_domain_may_be_written_as_a_link(link: str, tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(f"{BRAND}links: ['{link}']\n", encoding="utf-8")
    (tmp_path / "en.yaml").write_text("locale: en\nbanned:\n  add: ['at: once', 'why not']\n", encoding="utf-8")
    assert stylelint("test", ".", cwd=tmp_path).code == 2
    (tmp_path / "en.yaml").write_text("locale: en\nbanned:\n  add: ['why not', 'ratio 3:1']\n", encoding="utf-8")
    assert stylelint("test", ".", cwd=tmp_path).code == 0
    words = ("check", "-", "--brand", ".", "--locale", "en", "--select", "unknown-contact", "--format", "concise")
    own = stylelint(*words, cwd=tmp_path, stdin="Open https://help.acme.example/parcels to see it.")
    assert (own.code, own.out) == (0, "No findings in 1 message of 1 file.\n")
    assert "unknown-contact" in stylelint(*words, cwd=tmp_path, stdin="Open https://acme.example.net to see it.").out

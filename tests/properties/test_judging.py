"""What holds of findings, whatever the message."""

from __future__ import annotations

import unicodedata

import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from stylelint_cs.model import Finding
from tests.conftest import message
from tests.properties import PROPERTY
from tests.properties.voice import BANNED, LOCALES, bare, findings, fold, linter, spoken, texts

Spoken = tuple[str, str]
ANY_TEXT = st.one_of(st.text(max_size=60), spoken().map(lambda case: case[1]))


def tone(found: tuple[Finding, ...], locale: str) -> list[tuple[str, str]]:
    return sorted((item.rule, fold(item.match, locale)) for item in found if item.rule in ("banned-phrase", "hollow"))


@PROPERTY
@given(text=ANY_TEXT, locale=st.sampled_from([*LOCALES, "sw-KE", "xx", None]))
def test_nothing_raises(text: str, locale: str | None) -> None:
    for finding in findings(text, locale):
        assert finding.explanation
        assert finding.title


@PROPERTY
@given(case=spoken())
def test_a_finding_is_what_was_asked_for_on_grapheme_borders(case: Spoken) -> None:
    locale, text = case
    borders = {0, *(cluster.end() for cluster in regex.finditer(r"\X", text))}
    wanted = {fold(phrase, locale) for phrase in BANNED[locale]}
    for finding in findings(text, locale):
        assert finding.text_span is not None
        assert text[slice(*finding.text_span)] == finding.match
        assert set(finding.text_span) <= borders
        if finding.rule in ("banned-phrase", "hollow"):
            found = fold(finding.match, locale)
            assert any(found.endswith(phrase) and len(found) <= len(phrase) + 1 for phrase in wanted)


@PROPERTY
@given(case=spoken(strange=False))
def test_normal_forms_find_the_same(case: Spoken) -> None:
    locale, text = case
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert tone(findings(forms[0], locale), locale) == tone(findings(forms[1], locale), locale)


@PROPERTY
@given(case=spoken())
def test_the_order_of_rules_and_phrases_does_not_matter(case: Spoken) -> None:
    locale, text = case
    assert bare(findings(text, locale)) == bare(findings(text, locale, linter(-1)))


@PROPERTY
@given(case=spoken())
def test_a_rule_that_finds_nothing_changes_nothing(case: Spoken) -> None:
    locale, text = case
    assert bare(findings(text, locale)) == bare(findings(text, locale, linter(harmless=True)))


@PROPERTY
@given(cases=st.lists(spoken(), min_size=1, max_size=4))
def test_messages_add_up(cases: list[Spoken]) -> None:
    together = sorted(linter().check([message(text, locale) for locale, text in cases]), key=repr)
    alone = sorted((finding for locale, text in cases for finding in findings(text, locale)), key=repr)
    assert [(item.rule, item.match) for item in together] == [(item.rule, item.match) for item in alone]


@PROPERTY
@given(case=spoken(strange=False))
def test_capitals_hide_nothing(case: Spoken) -> None:
    locale, text = case
    shouted = text.upper()
    assume("{NAME}" not in shouted)
    assert tone(findings(text, locale), locale) == tone(findings(shouted, locale), locale)


@PROPERTY
@given(case=spoken(), again=st.integers(2, 3))
def test_judging_again_says_the_same(case: Spoken, again: int) -> None:
    locale, text = case
    first = findings(text, locale)
    assert all(findings(text, locale) == first for _ in range(again))


@PROPERTY
@given(case=spoken(strange=False), invisible=st.sampled_from("\u200b\u2060\u00ad\ufeff"), data=st.data())
def test_invisible_characters_hide_nothing(case: Spoken, invisible: str, data: st.DataObject) -> None:
    locale, text = case
    letters = [at for at in range(1, len(text)) if text[at - 1].isalpha() and text[at].isalpha()]
    assume(letters)
    at = data.draw(st.sampled_from(letters))
    hidden = text[:at] + invisible + text[at:]
    assert tone(findings(text, locale), locale) == tone(findings(hidden, locale), locale)


@PROPERTY
@given(locale=st.sampled_from(LOCALES), data=st.data())
def test_a_paragraph_behind_moves_nothing(locale: str, data: st.DataObject) -> None:
    text = data.draw(texts(locale)).rstrip()
    kept = {item[:2] for item in bare(findings(text, locale)) if item[0] in ("banned-phrase", "hollow")}
    assert kept <= {item[:2] for item in bare(findings(f"{text}\n\n42", locale))}

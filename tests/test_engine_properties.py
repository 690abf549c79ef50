"""What must hold whatever the messages are: order, forms of text and harmless additions change no finding."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.model import Finding
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from tests.brands import load
from tests.conftest import message

LOCALES = ("en", "sw", "ar", "hi", "el")
SAMPLES = {
    "en": [
        "We value your patience",
        "you should have read",
        "We will call you",
        "{name}",
        "hey buddy",
        "Dear Sir",
        " ,",
    ],
    "sw": ["Tunathamini sana wateja wetu", "Mambo vipi", "Tutakupigia", "ng'ombe", "{name}", "wewe", "ninyi", " ,"],
    "ar": ["وللأسف", "سنتصل بك", "عايز", "أنتم", "{name}", "?", ",", "نَأسَفُ لِلإزعاج", "ﻣﺮﺣﺒﺎ"],
    "hi": ["तुम", "आपको", "असुविधा के लिए खेद है", "कॉल करेंगे", "{name}", "|", "ज़रूर", "तुम्हेंं"],
    "el": ["Μπορείς", "σας", "ΔΥΣΤΥΧΏΣ", "Θα επικοινωνήσουμε", "{name}", "?", "μεγάλo", "πότε"],
}
JOINTS = [" ", ". ", "\n", "! ", ", ", "  "]
COMMON = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def linter(packs: PackSet) -> Linter:
    return Linter(load_policy("house", packs=packs), packs, LintOptions("2026-11-22"))


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    locale = draw(st.sampled_from(LOCALES))
    pieces = draw(
        st.lists(st.tuples(st.sampled_from(SAMPLES[locale]), st.sampled_from(JOINTS)), min_size=1, max_size=6)
    )
    return locale, "".join(piece + joint for piece, joint in pieces)


def bare(findings: tuple[Finding, ...], fold: object) -> list[tuple[str, str]]:
    return sorted((finding.rule, fold(finding.match)) for finding in findings)  # type: ignore[operator]


@COMMON
@given(case=texts())
def test_spans_are_exact_and_on_grapheme_borders(linter: Linter, case: tuple[str, str]) -> None:
    locale, text = case
    borders = {0, *(cluster.end() for cluster in regex.finditer(r"\X", text))}
    for finding in linter.check_message(message(text, locale)):
        assert finding.text_span is not None
        assert text[slice(*finding.text_span)] == finding.match
        assert set(finding.text_span) <= borders
        assert finding.explanation
        assert finding.title


@COMMON
@given(case=texts())
def test_normal_forms_change_no_finding(linter: Linter, case: tuple[str, str]) -> None:
    locale, text = case
    compiled = linter.compiled(locale)
    assert compiled is not None
    fold = compiled.pack.folding.fold
    tone = {"formality-mismatch", "mixed-formality", "canned-phrase", "promise-without-time", "blame", "banned-phrase"}
    found = [
        [item for item in bare(linter.check_message(message(form, locale)), fold) if item[0] in tone]
        for form in (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
    ]
    assert found[0] == found[1]


@COMMON
@given(cases=st.lists(texts(), min_size=2, max_size=5))
def test_the_order_of_messages_does_not_matter(linter: Linter, cases: list[tuple[str, str]]) -> None:
    messages = [message(text, locale) for locale, text in cases]
    forwards = sorted(linter.check(messages), key=repr)
    assert forwards == sorted(linter.check(reversed(messages)), key=repr)


PHRASES = ("very sorry", "sorry", "we regret", "(kindly|please) note", "regret* that", "note … sorry")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(PHRASES),
    words=st.lists(
        st.sampled_from(["we", "regret", "very", "sorry", "kindly", "note", "that", "please"]), min_size=1, max_size=12
    ),
)
def test_the_order_of_phrases_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, packs: PackSet, order: list[str], words: list[str]
) -> None:
    text = " ".join(words)
    found = []
    for phrases in (PHRASES, order):
        folder: Path = tmp_path_factory.mktemp("brand")
        banned = "\n".join(f"  - {phrase}" for phrase in phrases)
        files = {"b/brand.yaml": "brand: b\nlocales: [en]\n", "b/en.yaml": f"locale: en\nbanned:\n{banned}\n"}
        linter = Linter(load(folder, files, "b"), packs, LintOptions("2026-11-22"))
        found.append([(finding.text_span, finding.rule) for finding in linter.check_message(message(text, "en"))])
    assert found[0] == found[1]


@COMMON
@given(case=texts())
def test_a_paragraph_behind_moves_no_finding(linter: Linter, case: tuple[str, str]) -> None:
    locale, text = case
    spans = {"wrong-punctuation", "mixed-script-word", "broken-placeholder", "banned-phrase", "canned-phrase"}
    alone = [f for f in linter.check_message(message(text, locale)) if f.rule in spans]
    longer = linter.check_message(message(f"{text.rstrip()}\n\n42", locale))
    kept = {(finding.rule, finding.text_span) for finding in longer}
    assert {(f.rule, f.text_span) for f in alone if f.match.strip()} <= kept

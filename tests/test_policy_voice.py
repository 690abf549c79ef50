"""What a voice holds: entries, examples, conditions, hours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.model import Level, Meta, Problem, Span, StylelintError
from stylelint_cs.policy.example_schema import unmark
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Entry, When
from stylelint_cs.policy.settings import Hours, Validity
from tests.brands import ENTRY, FILES, HEIR, load, phrases


def test_entries(tmp_path: Path) -> None:
    voice = load(tmp_path, {"heir/brand.yaml": "locales: [sw]\n", "heir/sw.yaml": ENTRY}).voice("sw")
    first, second = voice.banned
    assert (first.phrase, first.pattern, first.instead, first.unless) == (
        "haiwezekani",
        None,
        ("Hebu nitafute",),
        ("haiwezekani kwa sasa",),
    )
    assert (first.why, first.level, first.at) == ({"": "It closes the door."}, Level.INFO, "alone")
    assert first.when == When({"channel": ("chat",), "stored": ("true",)})
    assert first.valid == Validity("2026-01-01", "2026-12-31")
    assert (first.place.line, first.place.column, first.layer) == (4, 5, "heir")
    assert (second.phrase, second.pattern) == (None, "ha(wa|ya)wezi")
    (preferred,) = voice.preferred
    assert [(entry.text, entry.instead, entry.level, entry.why) for entry in preferred.entries] == [
        ("website", ("tovuti",), None, {"": "One word."}),
        ("wavuti", ("tovuti",), Level.ERROR, {"": "One word."}),
    ]
    assert voice.greetings["first_contact"][0].hours == Hours(300, 720)
    assert phrases(voice.greetings["known_customer"]) == ["Karibu tena"]
    assert (voice.words["kataa"].class_, voice.words["kataa"].also, voice.words["pole"].class_) == (
        "verb",
        ("kukataa",),
        "",
    )


EXAMPLES = """
locale: sw
rules:
  hollow:
    examples:
      - "[[Wateja]] wetu, [[wateja]]."
      - Asante.
      - {text: Karibu, tags: complaint, known: [order_number], finds: true, today: 2026-02-01, stored: false}
      - {messages: [{id: a, text: "[[x]]"}, {id: b, text: y, role: bot}], finds: [a]}
      - {text: Habari, history: [{role: customer, text: Niko hapa}], with: {placeholders: [x], banned: [y]}}
"""


def test_examples(tmp_path: Path) -> None:
    heir = "rules: {hollow: {valid: {from: 2026-03-01}, when: {tags: [upset], stored: [true]}}}\n"
    files = {**FILES, "heir/brand.yaml": HEIR + heir, "heir/sw.yaml": EXAMPLES}
    policy = load(tmp_path, files)
    rule = policy.voice("sw").rules["hollow"]
    marked, silent, fires, several, overlaid = rule.examples
    assert (marked.text, marked.spans, marked.finds) == ("Wateja wetu, wateja.", (Span(0, 6), Span(13, 19)), True)
    assert (silent.text, silent.spans, silent.finds) == ("Asante.", (), False)
    assert (fires.finds, fires.meta.tags, fires.meta.known, fires.today_for(rule)) == (
        True,
        ("complaint",),
        ("order_number",),
        "2026-02-01",
    )
    assert silent.today_for(rule) == "2026-03-01"
    assert silent.meta_for(rule) == Meta(channel="chat", tags=("upset",), stored=True)
    assert fires.meta_for(rule).tags == ("complaint",)
    assert fires.meta_for(rule).stored is False
    assert (several.text, several.finds, [each.id for each in several.messages]) == (None, ("a",), ["a", "b"])
    assert several.messages[0].spans == (Span(0, 1),)
    assert overlaid.meta.history[0].role == "customer"
    laid = policy.overlaid(overlaid.with_, "sw")
    assert laid.placeholders == ("x",)
    assert phrases(laid.voice("sw").banned) == ["y"]
    assert policy.placeholders == ("name", "order_id")
    assert phrases(policy.voice("sw").closings) == ["Karibu tena.", "Asante sana."]


def test_a_hook_says_what_is_wrong_with_a_phrase(tmp_path: Path) -> None:
    def check(entry: Entry, locale: str) -> list[Problem]:
        return [Problem(f"{locale}: {entry.text}", "mend", entry.place)] if "x" in entry.text else []

    (tmp_path / "heir").mkdir()
    (tmp_path / "heir/brand.yaml").write_text("locales: [sw]\n", encoding="utf-8")
    (tmp_path / "heir/sw.yaml").write_text("locale: sw\nbanned: [ax, b]\nclosings: [xa]\n", encoding="utf-8")
    with pytest.raises(StylelintError) as raised:
        load_policy(tmp_path / "heir", check_entry=check)
    assert [problem.message for problem in raised.value.problems] == ["sw: ax", "sw: xa"]


def test_opening_hours(tmp_path: Path) -> None:
    hours = 'hours: {zone: Africa/Nairobi, open: ["Fri-Mon 08:00-18:00", "Wed 22:00-02:00"], holidays: [2026-12-25]}\n'
    opened = load(tmp_path, {"heir/brand.yaml": "locales: [sw]\n" + hours}).hours
    assert opened is not None
    assert [day for day, _ in opened.weekly] == [0, 2, 4, 5, 6]
    assert opened.weekly[1][1].contains(60)
    assert not opened.weekly[1][1].contains(120)
    assert opened.holidays == ("2026-12-25",)


@pytest.mark.parametrize(
    ("values", "meta", "holds"),
    [
        ({"role": ("agent", "bot")}, Meta(), True),
        ({"role": ("bot",)}, Meta(), False),
        ({"channel": ("chat",)}, Meta(), False),
        ({"channel": ()}, Meta(), True),
        ({"tags": ("upset", "complaint")}, Meta(tags=("complaint",)), True),
        ({"tags": ("upset",), "channel": ("chat",)}, Meta(tags=("upset",)), False),
        ({"stored": ("true",)}, Meta(stored=True), True),
        ({"stored": ("false",)}, Meta(stored=False), True),
        ({"stored": ("false",)}, Meta(), False),
    ],
)
def test_conditions(values: dict[str, tuple[str, ...]], meta: Meta, holds: bool) -> None:
    assert When(values).holds(meta) is holds


TEXTS = st.text("ab[]\\ ", max_size=12)


@given(st.lists(st.tuples(st.text("abé ", max_size=4), st.booleans()), max_size=5))
def test_unmarking_is_the_inverse_of_marking(parts: list[tuple[str, bool]]) -> None:
    marked = "".join(f"[[{text}]]" if mark else text for text, mark in parts)
    found = unmark(marked)
    assert found is not None
    text, spans = found
    assert text == "".join(part for part, _ in parts)
    assert [text[start:end] for start, end in spans] == [part for part, mark in parts if mark]


@given(TEXTS)
def test_unmarking_never_fails(text: str) -> None:
    found = unmark(text)
    assert found is None or all(0 <= start <= end <= len(found[0]) for start, end in found[1])

"""How brands are laid over one another: order, maps, edits, levels, locales, and who wins a clash."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.fields import Edit
from stylelint_cs.model import Level, StylelintError
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.merge import lay
from stylelint_cs.policy.model import When
from stylelint_cs.problems import Problems
from tests.brands import FILES, HEIR, load, phrases


def test_settings_merge_key_by_key_and_lists_are_edited(tmp_path: Path) -> None:
    heir = """
version: "2.0"
locales: [sw]
placeholders: {add: [agent], remove: [order_id]}
links: [example.com]
contacts: {remove: ["0712345670"], add: {type: sms, value: "21000"}}
limits: {turns: 20}
channels: {chat: {max_emoji: 0}}
topics: {refund: {options: true}, hours: {required: true}}
handover: {when: {minutes: 15}}
"""
    policy = load(tmp_path, {**FILES, "heir/brand.yaml": HEIR + heir})
    assert (policy.brand, policy.version, policy.locales) == ("heir", "2.0", ("sw",))
    assert policy.placeholders == ("name", "agent")
    assert policy.links == ("example.com",)
    assert [(each.type, each.value) for each in policy.contacts] == [("email", "help@example.org"), ("sms", "21000")]
    assert policy.limits == {"response": 300, "turns": 20}
    assert policy.channels == {"chat": {"max_words": 90, "max_emoji": 0}, "sms": {"max_characters": 160}}
    assert policy.topics["refund"].required
    assert policy.topics["refund"].options
    assert policy.topics["hours"].place[1:] == (11, 35)
    assert (policy.handover.to, policy.handover.turns, policy.handover.minutes) == ("a colleague", 30, 15)
    assert [layer.name for layer in policy.layers] == ["_base", "parent", "heir"]


def test_rules_merge_and_remember_their_nearest_level(tmp_path: Path) -> None:
    heir = "rules: {hollow: {level: off, title: Short, when: {channel: []}, options: {rank: 3}}}\n"
    heir_sw = "locale: sw\nrules: {hollow: {phrases: {add: [mpendwa mteja], remove: [WATEJA  wapendwa]}}}\n"
    policy = load(tmp_path, {**FILES, "heir/brand.yaml": HEIR + heir, "heir/sw.yaml": heir_sw})
    rule = policy.voice("sw").rules["hollow"]
    assert (rule.kind, rule.level, rule.active_level) == ("phrase", Level.OFF, Level.INFO)
    assert rule.title == {"": "Short"}
    assert rule.why == {"": "Nobody says this aloud."}
    assert rule.source == {"guide": "chat", "point": "5"}
    assert rule.when == When({"role": ("agent",)})
    assert (rule.options["rank"], rule.options["entries"]) == (3, "phrases")
    assert phrases(rule.lists["phrases"]) == ["tunathamini wateja", "mpendwa mteja"]
    assert [entry.layer for entry in rule.entries] == ["parent", "heir"]
    assert rule.examples == ()
    assert policy.voice("ar").rules["hollow"].active_level is Level.WARNING


def test_a_later_layer_may_set_a_level_again(tmp_path: Path) -> None:
    heir = "rules: {hollow: {level: off}}\n"
    policy = load(
        tmp_path,
        {**FILES, "heir/brand.yaml": HEIR + heir, "heir/sw.yaml": "locale: sw\nrules: {hollow: {level: error}}\n"},
    )
    assert policy.voice("sw").rules["hollow"].level is Level.ERROR
    assert policy.voice("ar").rules["hollow"].level is Level.OFF


def test_an_heirs_brand_file_beats_its_parents_locale_file(tmp_path: Path) -> None:
    policy = load(tmp_path, {**FILES, "heir/brand.yaml": HEIR + "channels: {chat: {max_words: 80}}\n"})
    assert policy.voice("sw").channels["chat"] == {"max_words": 80, "max_emoji": 1}
    parent = load_policy(tmp_path / "parent")
    assert parent.voice("sw").channels["chat"] == {"max_words": 70, "max_emoji": 1}
    assert parent.voice("ar").channels["chat"] == {"max_words": 90, "max_emoji": 1}


def test_several_parents_are_laid_left_to_right_and_each_once(tmp_path: Path) -> None:
    files = {
        **FILES,
        "one/brand.yaml": 'brand: one\nextends: [../parent]\nversion: "one"\nlimits: {turns: 1}\n',
        "two/brand.yaml": 'brand: two\nextends: ["../parent/brand.yaml"]\nlimits: {minutes: 2}\n',
        "heir/brand.yaml": "brand: heir\nextends: [../one, ../two]\n",
    }
    policy = load(tmp_path, files)
    assert [layer.name for layer in policy.layers] == ["_base", "parent", "one", "two", "heir"]
    assert policy.version == "one"
    assert policy.limits == {"response": 300, "turns": 1, "minutes": 2}


def test_texts_by_language(tmp_path: Path) -> None:
    heir = "rules: {hollow: {title: {sw: Sema wazi, en: Plainly}, why: {sw: Hakuna asemaye hivi.}}}\n"
    policy = load(tmp_path, {**FILES, "heir/brand.yaml": HEIR + heir})
    assert policy.rules["hollow"].title == {"": "Say it plainly", "sw": "Sema wazi", "en": "Plainly"}
    again = {
        "last/brand.yaml": "brand: last\nextends: [../heir]\nrules: {hollow: {why: Because., title: {sw: Wazi}}}\n"
    }
    last = load(tmp_path, again, "last").rules["hollow"]
    assert last.why == {"": "Because."}
    assert last.title == {"": "Say it plainly", "sw": "Wazi", "en": "Plainly"}


def test_every_brand_has_the_rules_of_the_everyday_keys(tmp_path: Path) -> None:
    policy = load(tmp_path, {"heir/brand.yaml": "locales: [sw]\n"})
    assert policy.brand == "heir"
    assert {
        "formality-mismatch",
        "mixed-formality",
        "missing-greeting",
        "unapproved-greeting",
        "missing-closing",
        "banned-phrase",
        "preferred-phrase",
    } <= set(policy.rules)


def test_a_regional_locale_falls_back(tmp_path: Path) -> None:
    files = {
        "heir/brand.yaml": "brand: heir\nlocales: [ar]\n",
        "heir/ar.yaml": "locale: ar\nformality: formal\ndialect: msa\nclosings: [شكرا]\nbanned: [غالي]\n",
        "heir/ar-EG.yaml": "locale: ar-EG\ndialect: EG\nbanned: {add: [مستحيل]}\n",
    }
    policy = load(tmp_path, files)
    egypt = policy.voice("ar-EG")
    assert egypt.chain == ("ar", "ar-EG")
    assert (egypt.formality, egypt.axes) == ("formal", {"dialect": "EG", "formality": "formal"})
    assert phrases(egypt.banned) == ["غالي", "مستحيل"]
    assert phrases(policy.voice("ar").banned) == ["غالي"]
    assert policy.voice("ar-SA").axes["dialect"] == "msa"


def test_inherited_locales_outside_locales_are_ignored(tmp_path: Path) -> None:
    files = {**FILES, "parent/el.yaml": "broken: [", "heir/brand.yaml": HEIR + "locales: [sw]\n"}
    assert load(tmp_path, files).voice("el").banned == ()


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    files = {
        "heir/brand.yaml": "locales: [sw, ar, xx]\n",
        "heir/sw.yaml": "broken: [",
        "heir/ar.yaml": "locale: ar\nbanned: [غالي]\n",
        "heir/ar-EG.yaml": "locale: ar-EG\nbanned: {add: [مستحيل]}\n",
    }
    with pytest.raises(StylelintError):
        load(tmp_path, files)
    policy = load_policy(tmp_path / "heir", only=["ar-EG"])
    assert policy.locales == ("ar",)
    assert phrases(policy.voice("ar-EG").banned) == ["غالي", "مستحيل"]


def test_a_locale_without_a_pack_falls_back_as_cldr_says(tmp_path: Path) -> None:
    files = {"heir/brand.yaml": "locales: [en-KE]\n", "heir/en.yaml": "locale: en\nclosings: [Bye.]\n"}
    voice = load(tmp_path, files).voice("en-KE")
    assert voice.chain == ("en", "en-001", "en-KE")
    assert phrases(voice.closings) == ["Bye."]


def test_names_are_looked_for_in_the_repository_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "brand_rules/house/brand.yaml": 'brand: own\nversion: "7"\nlocales: [sw]\n',
        "brand_rules/heir/brand.yaml": "extends: house\n",
    }
    policy = load(tmp_path, files, "brand_rules/heir")
    assert [layer.name for layer in policy.layers] == ["_base", "own", "heir"]
    monkeypatch.chdir(tmp_path)
    assert load_policy("heir").version == "7"
    assert load_policy("brand_rules/heir/brand.yaml").path == "brand_rules/heir/brand.yaml"


LAYERS = st.recursive(
    st.one_of(st.integers(), st.lists(st.text(max_size=2), max_size=3).map(tuple)),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(LAYERS, LAYERS)
def test_laying_twice_is_laying_once(base: object, layer: object) -> None:
    problems = Problems()
    once = lay(base, layer, str, problems)
    assert lay(once, layer, str, problems) == once
    assert not problems


@given(st.lists(st.text("ab", min_size=1, max_size=2), unique=True, max_size=5), st.text("ab", min_size=1, max_size=2))
def test_an_edit_adds_once_and_replaces_its_like(base: list[str], added: str) -> None:
    problems = Problems()
    edited = lay(tuple(base), Edit((added,), (), ()), str.casefold, problems)
    assert edited.count(added) == 1
    assert set(edited) == {*base, added}


def test_a_value_that_is_no_dict_replaces_as_a_whole() -> None:
    problems = Problems()
    assert lay({"a": 1}, MappingProxyType({"b": 2}), str, problems) == {"b": 2}
    assert lay(MappingProxyType({"": 1}), {"b": 2}, str, problems) == {"": 1, "b": 2}


def test_entries_of_one_phrase_are_told_apart_by_their_conditions(tmp_path: Path) -> None:
    parent = "locale: sw\nbanned: [{phrase: poa, at: start, why: A}, {phrase: sawa, why: B}]\n"
    added = "[{phrase: POA, why: C}, {phrase: Sawa, why: D}, {phrase: poa, at: start, why: E}]"
    heir = f"locale: sw\nbanned: {{add: {added}}}\n"
    files = {**FILES, "parent/sw.yaml": parent, "heir/brand.yaml": HEIR, "heir/sw.yaml": heir}
    found = [(entry.text, entry.why[""]) for entry in load(tmp_path, files).voice("sw").banned]
    assert found == [("poa", "E"), ("Sawa", "D"), ("POA", "C")]


def test_a_part_of_a_preferred_wording_can_be_removed(tmp_path: Path) -> None:
    preferred = "[{say: tovuti, not: [website, wavuti]}, {say: barua pepe, not: [imeli]}, {say: simu, not: [fon]}]"
    parent = f"locale: sw\npreferred: {preferred}\n"
    heir = "locale: sw\npreferred: {remove: [Wavuti, imeli, SIMU]}\n"
    files = {**FILES, "parent/sw.yaml": parent, "heir/brand.yaml": HEIR, "heir/sw.yaml": heir}
    found = [(item.say, phrases(item.entries)) for item in load(tmp_path, files).voice("sw").preferred]
    assert found == [("tovuti", ["website"])]

"""The configuration: where it is found, what it says, and every way it can be wrong."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from stylelint_cs import config_schema
from stylelint_cs.config import CONFIG_FILE, Config, find_config, load_config
from stylelint_cs.engine import LintOptions
from stylelint_cs.fields import Record
from stylelint_cs.limits import Limits
from stylelint_cs.model import StylelintError
from stylelint_cs.sources.patterns import PatternError, compile_pattern
from stylelint_cs.sources.presets import PRESETS
from stylelint_cs.voices import Voices

FULL = """\
brand: acme
sources:
  - files: "replies/{locale}/*.yaml"
    messages: "replies[].body"
    id: "replies[].name"
    meta: {topic: "replies[].topic", tags: "replies[].tags"}
    channel: chat
    role: bot
    topic: money
    stored: false
  - files: ["a/*.md", "b/**/*.md"]
    locale: sw
  - {files: domain.yml, preset: rasa}
baseline: accepted.json
waivers: [{rule: long-message, message: refund, owner: legal, reason: "fixed by law", expires: 2027-01-31}]
limits: {message_bytes: 5000}
"""


def load(text: str, folder: Path) -> Config:
    """A configuration with this text."""
    path = folder / "stylelint-cs.yaml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def test_everything_a_configuration_says_is_read(tmp_path: Path) -> None:
    config = load(FULL, tmp_path)
    first, second, third = config.sources
    assert (config.brand, config.baseline, config.folder) == ("acme", "accepted.json", str(tmp_path))
    assert config.limits == Limits(message_bytes=5000)
    assert [path.text for path in first.messages] == ["replies[].body"]
    assert first.id is not None
    assert first.id.text == "replies[].name"
    assert {name: path.text for name, path in first.meta.items()} == {
        "topic": "replies[].topic",
        "tags": "replies[].tags",
    }
    assert dict(first.given) == {"channel": "chat", "role": "bot", "topic": "money", "stored": False}
    assert first.place is not None
    assert first.place.line == 3
    assert (second.locale, second.messages, dict(second.given)) == ("sw", (), {})
    assert [pattern.text for pattern in second.files] == ["a/*.md", "b/**/*.md"]
    assert third.preset is PRESETS["rasa"]
    (waiver,) = config.waivers
    assert (waiver.rule, waiver.message, waiver.locale, waiver.owner) == ("long-message", "refund", None, "legal")
    assert (waiver.reason, waiver.expires, waiver.place.line) == ("fixed by law", "2027-01-31", 15)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "brand: acme\n"])
def test_a_configuration_may_say_little(text: str, tmp_path: Path) -> None:
    assert load(text, tmp_path).sources == ()


@pytest.mark.parametrize(
    ("text", "place", "said", "mend"),
    [
        ("sourcs: []", "1:1", "unknown key 'sourcs'", "sources"),
        ("sources: [{messages: a}]", "1:11", "lacks 'files'", "files"),
        ("sources: [{files: a.yaml, messages: 'a..b'}]", "1:37", "a..b", "one dot"),
        ("sources: [{files: a.yaml, id: 'a['}]", "1:31", "a[", "[]"),
        ("sources: [{files: a.yaml, meta: {topic: '$.a'}}]", "1:41", "'$'", "Leave out the $"),
        ("sources: [{files: a.yaml, meta: {topik: a}}]", "1:34", "topik", "topic"),
        ("sources: [{files: ../a.yaml}]", "1:19", "leads out", "relative"),
        ("sources: [{files: /a.yaml}]", "1:19", "not relative", "replies/{locale}"),
        ("sources: [{files: 'a\\b.yaml'}]", "1:19", "backslash", "/"),
        ("sources: [{files: '{lang}/a.yaml'}]", "1:19", "{lang}", "{locale}"),
        ("sources: [{files: 'a/'}]", "1:19", "names no file", "replies"),
        ("sources: [{files: a.yaml, preset: raza}]", "1:35", "raza", "rasa"),
        ("sources: [{files: a.yaml, preset: rasa, id: a}]", "1:41", "'id' stands beside 'preset'", "one of the two"),
        ("sources: [{files: a.yaml, role: boss}]", "1:33", "boss", ""),
        ("brand: [a]", "1:8", "brand", ""),
        ("waivers: [{rule: a, owner: b, reason: c}]", "1:11", "expires", "expires"),
        ("brand: a\nbrand: b", "2:1", "duplicate key 'brand'", ""),
    ],
)
def test_a_mistake_is_named_with_its_place_and_mend(
    text: str, place: str, said: str, mend: str, tmp_path: Path
) -> None:
    with pytest.raises(StylelintError) as caught:
        load(text, tmp_path)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert said in problem.message
    assert mend in problem.mend


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(StylelintError) as caught:
        load("sources:\n- {files: ../a, messages: '.a'}\n- {files: b, preset: x}\n", tmp_path)
    assert [problem.place.line for problem in caught.value.problems if problem.place] == [2, 2, 3]


def test_the_nearest_configuration_upwards_is_found(tmp_path: Path) -> None:
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    outer, inner = tmp_path / "stylelint-cs.yaml", tmp_path / "a" / "b" / "stylelint-cs.yaml"
    outer.touch()
    inner.touch()
    assert find_config(tmp_path / "a" / "b" / "c") == str(inner)
    assert find_config(tmp_path / "a") == str(outer)
    assert find_config(tmp_path / "a" / "missing") == str(outer)


@pytest.mark.parametrize(
    ("pattern", "path", "locale", "name"),
    [
        ("replies/{locale}/*.yaml", "replies/sw/a.yaml", "sw", "replies/a"),
        ("replies/{locale}/*.yaml", "replies/hi_IN/a.yaml", "hi_IN", "replies/a"),
        ("./replies/*.{locale}.md", "replies/a.sw.md", "sw", "replies/a"),
        ("{locale}.json", "sw.json", "sw", ""),
        ("**/{locale}/**/*.md", "x/y/sw/z/a.md", "sw", "x/y/z/a"),
        ("**/{locale}/**/*.md", "sw/a.md", "sw", "a"),
        ("{locale}/{locale}.yaml", "sw/sw.yaml", "sw", "sw"),
        ("a/**", "a/b/c.yaml", None, "a/b/c"),
        ("a/?.yaml", "a/b.yaml", None, "a/b"),
        ("a+(b).yaml", "a+(b).yaml", None, "a+(b)"),
        ("*.yaml", ".hidden.yaml", None, ".hidden"),
    ],
)
def test_a_pattern_tells_the_locale_and_the_name(pattern: str, path: str, locale: str | None, name: str) -> None:
    assert compile_pattern(pattern).match(path) == (locale, name)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("replies/*.yaml", "replies/sw/a.yaml"),
        ("replies/*.yaml", "replies/a.yml"),
        ("replies/{locale}/*.yaml", "replies/english/a.yaml"),
        ("{locale}/{locale}.yaml", "sw/hi.yaml"),
        ("a/?.yaml", "a/bc.yaml"),
        ("a/**/b.md", "xa/b.md"),
    ],
)
def test_a_pattern_does_not_match_other_paths(pattern: str, path: str) -> None:
    assert compile_pattern(pattern).match(path) is None


def test_every_cap_can_be_configured() -> None:
    limits = next(key.type for key in config_schema.config_record().keys if key.name == "limits")
    assert isinstance(limits, Record)
    assert {key.name for key in limits.keys} == {field.name for field in fields(Limits)}
    assert config_schema.CONFIG_FILE == CONFIG_FILE


def test_too_many_wildcards_are_refused() -> None:
    with pytest.raises(PatternError, match="wildcards"):
        compile_pattern("*a" * 13)


WRONG_IN_EVERY_WAY = """\
sources:
  - {files: /etc/*.yaml}
  - {files: a.yaml, messages: "["}
  - {files: a.yaml, preset: rasaa}
  - {files: a.yaml, messages: "[].text", meta: {foo: x}}
waivers:
  - {rule: jargon, owner: me, reason: Because., expires: 2026-99-01, path: ../x}
"""


def test_every_mistake_of_a_configuration_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "stylelint-cs.yaml").write_text(WRONG_IN_EVERY_WAY, encoding="utf-8")
    with pytest.raises(StylelintError) as raised:
        load_config(tmp_path / "stylelint-cs.yaml")
    places = [problem.place for problem in raised.value.problems]
    assert [(place.line, place.column) for place in places if place] == [
        (2, 13),
        (3, 31),
        (4, 29),
        (5, 49),
        (7, 58),
        (7, 76),
    ]


def test_a_brand_that_is_not_there_is_placed_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "stylelint-cs.yaml").write_text("# ours\nbrand: hose\n", encoding="utf-8")
    with pytest.raises(StylelintError) as raised:
        Voices(None, LintOptions("2026-11-22")).of(load_config(tmp_path / "stylelint-cs.yaml"))
    problem = raised.value.problems[0]
    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.line) == (2, 8, "brand: hose")
    assert "'house'" in problem.mend

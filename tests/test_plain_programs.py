"""What one message needed of the phrases, kept as plain values, serves the next process as it served the first."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from pathlib import Path

import pytest

from stylelint_cs.compiled import CompiledVoice, compile_voice
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.examples import cases
from stylelint_cs.frozen import replace
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases import matcher, program
from stylelint_cs.phrases.plain_programs import Met, nodes_of, plain_nodes, plain_test
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.surroundings import surroundings
from stylelint_cs.phrases.word_tests import AnyOf, Literal, Wildcard
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Policy
from tests.command import stylelint
from tests.conftest import kept_files, message
from tests.test_house_voice import BAD, LOCALES

OPTIONS = LintOptions("2026-01-31")


@pytest.fixture(scope="module")
def policy(packs: PackSet) -> Policy:
    return load_policy("house", packs=packs)


def texts_of(policy: Policy, locale: str) -> Iterator[str]:
    told = [case.example.text for case in cases(policy) if case.locale == locale and case.example.text is not None]
    assert len(told) > 500
    yield from told[::3]


def from_one_to_the_next(met: Met) -> Met:
    return Met._make(marshal.loads(marshal.dumps(tuple(met))))


@pytest.mark.parametrize("locale", LOCALES)
def test_findings_are_the_same_with_what_was_met(
    locale: str, policy: Policy, packs: PackSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (matcher, program):
        monkeypatch.setattr(module, "MOST", 100_000)
    pack = packs.get(locale)
    assert pack is not None
    kept = compile_voice(policy, policy.voice(locale), pack).keep()
    voices: list[CompiledVoice] = []

    def compiling(policy: Policy, locale: str, pack: Pack) -> CompiledVoice:
        voices.append(compile_voice(policy, policy.voice(locale), pack, kept._replace(met=met)))
        return voices[-1]

    met = Met()
    first = Linter(policy, packs, OPTIONS, compiling)
    texts = list(texts_of(policy, locale))
    told = [first.check_message(message(text, locale)) for text in texts]
    found = voices[0].matcher.met()
    assert found is not None
    assert len(found.programs) > 100
    assert len(found.guards) > 300
    met = from_one_to_the_next(found)
    second = Linter(policy, packs, OPTIONS, compiling)
    assert [second.check_message(message(text, locale)) for text in texts] == told
    assert voices[1].matcher.met() is None, "nothing was new"


@pytest.mark.parametrize("locale", LOCALES)
def test_programs_come_back_as_they_were(locale: str, policy: Policy, packs: PackSet) -> None:
    pack = packs.get(locale)
    assert pack is not None
    compiler = compile_voice(policy, policy.voice(locale), pack).compiler
    plain = marshal.loads(marshal.dumps(compiler.plain()))
    again = replace(compiler, kept=plain, _programs={}, _others={})
    phrases = [key for key in plain if isinstance(key, str)]
    assert len(phrases) > 100
    for phrase in phrases:
        nodes = plain[phrase][0]
        one, other = compiler.compile(phrase), again.compile(phrase)
        assert plain_nodes(other.nodes) == nodes == plain_nodes(nodes_of(nodes))
        assert (one.literal, one.shortest, one.begins_with_amount) == (
            other.literal,
            other.shortest,
            other.begins_with_amount,
        )
        assert (one.single is None) == (other.single is None)
        assert len(one.anchors) == len(other.anchors)
        assert [anchor[:-1] for anchor in one.anchors] == [anchor[:-1] for anchor in other.anchors]


@pytest.mark.parametrize("locale", LOCALES)
def test_conditions_come_back_as_they_were(locale: str, policy: Policy, packs: PackSet) -> None:
    pack = packs.get(locale)
    assert pack is not None
    compiler = compile_voice(policy, policy.voice(locale), pack).compiler
    written = [key for key in compiler._others if isinstance(key, tuple)]
    assert len(written) > 3
    again = replace(compiler, kept=marshal.loads(marshal.dumps(compiler._others)), _programs={}, _others={})
    for phrases in written:
        one, other = surroundings(phrases, compiler), surroundings(phrases, again)
        assert again._programs == {}, "nothing was compiled"
        assert other.plain() == one.plain() == compiler._others[phrases]
        assert (other.program is None) == (one.program is None)


def test_only_so_many_are_kept_and_no_test_that_is_more_than_its_words(
    packs: PackSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = packs.get("en")
    assert pack is not None
    compiler = Compiler(pack, {}, "Acme")
    assert compiler.plain() == {}
    compiler.compile("~invoice today")
    assert compiler.plain() == {}
    for phrase in ("one (way|road)", "two wa*", "{number} days", "(either|or)"):
        compiler.compile(phrase)
    assert list(compiler.plain()) == ["one (way|road)", "two wa*", "{number} days", "(either|or)"]
    monkeypatch.setattr(program, "MOST", 2)
    assert list(compiler.plain()) == ["one (way|road)", "two wa*"]
    forms = compiler.compile("~invoice").nodes[2].test
    assert forms is not None
    for test in (forms, AnyOf([Literal("a", ()), forms])):  # type: ignore[list-item]
        with pytest.raises(ValueError, match="no plain test"):
            plain_test(test)
    assert plain_test(AnyOf([Wildcard(("a", ""), ((), ()))])) != plain_test(AnyOf([Literal("a", ())]))


def test_runs_keep_what_they_met_and_use_it(cache: Path, tmp_path: Path) -> None:
    said = [stylelint("check", "-", "--locale", "sw", cwd=tmp_path, stdin=BAD["sw"]) for _ in range(3)]
    assert said[0] == said[1] == said[2]
    met = [path for path in kept_files(cache) if path.stem.endswith("-met")]
    assert len(met) == 1
    written = met[0].stat().st_mtime_ns, met[0].read_bytes()
    assert stylelint("check", "-", "--locale", "sw", cwd=tmp_path, stdin=BAD["sw"]) == said[0]
    assert met[0].read_bytes() == written[1]
    stylelint("check", "-", "--locale", "sw", cwd=tmp_path, stdin="Tutakupigia kesho. Asante kwa subira yako.")
    assert len(met[0].read_bytes()) > len(written[1])

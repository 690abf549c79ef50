"""What one process works out and another need not: it is the same, and whatever is wrong with it, it is made anew."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from stylelint_cs.cache.configs import without_sources
from stylelint_cs.config import load_config
from stylelint_cs.frozen import replace
from stylelint_cs.lazy import PATTERNS
from stylelint_cs.memo import MOST, Memo
from stylelint_cs.model import StylelintError
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.phrases.notation import parse
from stylelint_cs.phrases.trees import TREES
from stylelint_cs.policy.load import load_policy
from tests.command import environment, stylelint
from tests.conftest import kept_files
from tests.test_house_voice import BAD, LOCALES

CONFIG = """\
brand: house
baseline: base.json
sources:
  - {files: "replies/**/*.yaml", messages: a.b}
limits: {message_bytes: 5000}
waivers:
  - {rule: blame, owner: Asha, reason: It is quoted., expires: 2027-01-31, message: refund, locale: sw}
"""
CHECKED = """
import sys
from stylelint_cs.__main__ import main
main(["check", "-", "--locale", sys.argv[1], "--format", "json"])
from stylelint_cs.lazy import PATTERNS
from stylelint_cs.phrases.trees import TREES
print(PATTERNS.is_new, TREES.is_new, "regex._regex_core" in sys.modules, file=sys.stderr)
"""


def again(memo: Memo[object, object], key: object) -> object:
    """What a process makes of what another one kept."""
    memo(key)
    other = Memo(memo._make, memo._plain, memo._of_plain)
    other.recall(marshal.loads(marshal.dumps(memo.plain())))
    other._make = lambda key: pytest.fail(f"{key!r} was worked out again")
    return other(key)


@pytest.mark.parametrize("locale", LOCALES)
def test_patterns_are_put_together_as_they_were_compiled(locale: str, packs: PackSet) -> None:
    pack = packs.get(locale)
    assert pack is not None
    written = [str(check["pattern"]) for check in pack.texts("orthography")]
    assert len(written) > 5
    for text in (*written, pack.words.pattern):
        made, plain = again(Memo(PATTERNS._make, PATTERNS._plain, PATTERNS._of_plain), (text, "")), regex.compile(text)
        assert isinstance(made, regex.Pattern)
        assert (made.pattern, made.flags, made.groupindex) == (plain.pattern, plain.flags, plain.groupindex)
        spans = [match.span() for match in made.finditer(BAD[locale])]
        assert spans == [match.span() for match in plain.finditer(BAD[locale])]


def test_trees_are_put_together_as_they_were_read(packs: PackSet) -> None:
    voice = load_policy("house", packs=packs).voice("sw")
    phrases = {entry.phrase for rule in voice.rules.values() for entries in rule.lists.values() for entry in entries}
    for phrase in (*filter(None, phrases), "~tatizo (la|wa) … {name}, (a|b (c|))! na*ni"):
        assert again(Memo(TREES._make, TREES._plain, TREES._of_plain), phrase) == parse(phrase)


@pytest.mark.parametrize("wrong", [None, 3, "x", (), ((9, "a"),), ((0,),), ({}, [], 1)])
def test_what_was_kept_by_nobody_is_worked_out(wrong: object) -> None:
    for memo, key in ((PATTERNS, ("ab+", "")), (TREES, "some words")):
        other = Memo(memo._make, memo._plain, memo._of_plain)
        other.recall({key: wrong})
        assert other(key) == memo(key) or wrong == ()


def test_only_so_much_is_remembered() -> None:
    memo = Memo(lambda key: key, lambda value: value, lambda plain: plain)
    assert not memo.is_new
    assert [memo(number) for number in range(MOST - 1)] == list(range(MOST - 1))
    assert memo.is_new
    assert [memo(number) for number in range(2 * MOST)] == list(range(2 * MOST))
    assert len(memo.plain()) == MOST
    assert not memo.is_new
    other = Memo(lambda key: key, lambda value: value, lambda plain: plain)
    other.recall(dict.fromkeys(range(MOST), 0))
    assert (other(-1), other.is_new) == (-1, False)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_third_run_works_nothing_out(locale: str, cache: Path, tmp_path: Path) -> None:
    said = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", CHECKED, locale],
            input=BAD[locale].encode(),
            capture_output=True,
            cwd=tmp_path,
            env=environment(STYLELINT_CS_CACHE=str(cache)),
            check=True,
        )
        said.append((done.stdout, done.stderr.split()[-3:]))
    assert len({out for out, _ in said}) == 1
    assert b"True" in said[1][1]
    assert said[2][1] == [b"False", b"False", b"False"], "what compiles patterns was loaded, and had nothing to do"


def test_a_configuration_is_kept_without_its_sources(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "stylelint-cs.yaml"
    path.write_text(CONFIG, encoding="utf-8")
    read = load_config(path)
    assert read.sources
    assert read.waivers
    for _ in range(2):
        assert without_sources(path) == replace(read, sources=())
    assert len(kept_files(cache)) == 1
    path.write_text(CONFIG.replace("5000", "6000"), encoding="utf-8")
    assert without_sources(path).limits.message_bytes == 6000
    path.write_text(CONFIG.replace("5000", "many"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StylelintError, match="many"):
            without_sources(path)


def test_a_configuration_with_patterns_in_its_waivers_is_read_each_time(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "stylelint-cs.yaml"
    path.write_text(CONFIG.replace("locale: sw}", "path: replies/*.yaml}"), encoding="utf-8")
    assert without_sources(path) == without_sources(path) == replace(load_config(path), sources=())
    assert kept_files(cache) == []


def test_a_message_is_judged_alike_with_what_was_kept(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "stylelint-cs.yaml").write_text(CONFIG.replace("baseline: base.json\n", ""), encoding="utf-8")
    words = ("check", "-", "--locale", "sw", "--format", "json")
    first, *others = (stylelint(*words, cwd=tmp_path, stdin=BAD["sw"], STYLELINT_CS_CACHE=str(cache)) for _ in range(3))
    assert (first.code, "policy-instead-of-help" in first.out) == (0, True)
    assert others == [first, first]
    assert stylelint(*words, cwd=tmp_path, stdin=BAD["sw"], STYLELINT_CS_CACHE="off") == first

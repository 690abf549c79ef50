"""What is kept between runs changes no report, and whatever is wrong with it, it is made anew."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stylelint_cs.cache.folder import VARIABLE, get, get_with_parts, put
from stylelint_cs.cache.parts import Damaged
from stylelint_cs.cache.shelf import Shelf
from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.examples import cases
from stylelint_cs.model import Finding, StylelintError
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Policy
from stylelint_cs.voices import Voices
from tests.command import environment
from tests.conftest import kept_files, message
from tests.effort import PATIENCE

OPTIONS = LintOptions("2026-01-31")
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes are those of POSIX")

PACK = """\
name: Xish
script: Latn
frequent: [the, and]
classes:
  noun: [{ending: a, patterns: ["{stem}(a|ai)"], certain: true}]
axes:
  formality:
    sides: [formal, informal]
    markers:
      - {id: you, side: informal, weight: 3, phrases: [thou], before: [all, "of them"]}
"""
BRAND = """\
brand: small
locales: [xx]
contacts: [{type: email, value: help@example.com}]
topics: {refund: {required: true}}
rules:
  rude: {kind: phrase, level: error, why: It hurts.}
  voice: {kind: formality, why: Keep to one.}
"""
LOCALE = """\
locale: xx
formality: formal
banned: [{phrase: never ever, instead: soon, why: {en: No promises.}}]
rules:
  rude:
    phrases: ["you (fool|twit)", {phrase: shut … up, unless: [shut it up], valid: {to: 2027-01-01}}, "sill*", ~masa]
"""
TEXT = "Thou all you fool, shut the door up. Silly masai never ever said the and so."


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    """A small brand with a pack of its own, old enough to be kept."""
    files = {"locales/xx/language.yaml": f"locale: xx\n{PACK}", "brand/brand.yaml": BRAND, "brand/xx.yaml": LOCALE}
    for name, text in files.items():
        path = tmp_path / "repository" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "repository" / "brand"


@pytest.fixture(autouse=True)
def old_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were written a moment ago count as written long ago."""
    monkeypatch.setattr("stylelint_cs.cache.sources._TICK", -60_000_000_000)


def shelf_of(brand: Path) -> Shelf:
    packs = PackSet([brand.parent / "locales"])

    def load() -> Policy:
        return load_policy(brand, brand.parent, packs=packs)

    shelf = Shelf.of((brand, brand.parent), packs, load)
    assert shelf is not None
    return shelf


def found_in(brand: Path) -> tuple[Finding, ...]:
    """What is found in the text, by whatever is kept now."""
    shelf = shelf_of(brand)
    linter = Linter(shelf.policy(), shelf.packs, OPTIONS, shelf.compiled)
    return linter.check_message(message(TEXT, "xx"))


def unkept(brand: Path) -> tuple[Finding, ...]:
    shelf = shelf_of(brand)
    return Linter(shelf.load(), shelf.packs, OPTIONS).check_message(message(TEXT, "xx"))


def test_a_second_run_reads_no_brand_file(cache: Path, brand: Path) -> None:
    plain = unkept(brand)
    assert {finding.rule for finding in plain} >= {"rude", "voice"}
    assert found_in(brand) == plain
    shelf = shelf_of(brand)
    shelf.load = lambda: pytest.fail("the brand was read again")
    policy = shelf.policy()
    assert Linter(policy, shelf.packs, OPTIONS, shelf.compiled).check_message(message(TEXT, "xx")) == plain


def test_a_kept_policy_says_what_the_files_say(cache: Path, brand: Path) -> None:
    first, second = shelf_of(brand).policy(), shelf_of(brand).policy()
    assert second.contacts == first.contacts
    assert second.rules == first.rules
    assert second.topics == first.topics
    assert second.layers[-1].kinds == first.layers[-1].kinds
    assert second.layers[-1].files == first.layers[-1].files
    assert second.voice("xx") == first.voice("xx")


def test_all_house_examples_are_found_alike(cache: Path) -> None:
    plain = Voices("house", OPTIONS, kept=True).of(NO_CONFIG)
    for locale in plain.policy.locales:
        plain.linter.compiled(locale)
    kept = Voices("house", OPTIONS, kept=True).of(NO_CONFIG)
    assert plain.policy.layers[-1].brand != {}
    assert kept.policy.layers[-1].brand == {}
    told = list(cases(Voices("house", OPTIONS).of(NO_CONFIG).policy))
    assert len(told) > 1000
    for case in told[::4]:
        if case.example.text is not None:
            text = message(case.example.text, case.locale)
            assert kept.linter.check_message(text) == plain.linter.check_message(text), case


def is_believed(name: str) -> bool:
    found = get_with_parts(name, tuple)
    if found is None:
        return False
    try:
        return list(found[1]) is not None
    except Damaged:
        return False


def test_damaged_parts_are_made_anew(cache: Path, brand: Path) -> None:
    plain = unkept(brand)
    assert found_in(brand) == plain
    damaged = 0
    for path in kept_files(cache):
        found = get_with_parts(path.stem, tuple)
        assert found is not None
        size = sum(map(len, found[1]))
        data = path.read_bytes()
        path.write_bytes(data[: len(data) - size] + bytes(size))
        damaged += size
    assert damaged > 1000
    assert found_in(brand) == plain


def test_damage_is_never_believed(cache: Path, brand: Path) -> None:
    plain = unkept(brand)
    assert found_in(brand) == plain
    whole = {path: path.read_bytes() for path in kept_files(cache)}
    assert len(whole) == 2
    chance = random.Random(1)
    for turn in range(1000):
        path = chance.choice(sorted(whole))
        data = bytearray(whole[path])
        at = chance.randrange(len(data))
        if turn % 4:
            data[at] ^= 1 << chance.randrange(8)
        else:
            del data[at:]
        path.write_bytes(data)
        assert not is_believed(path.stem)
        if turn % 50 == 0:
            assert found_in(brand) == plain
        path.write_bytes(whole[path])
    assert found_in(brand) == plain


@pytest.mark.parametrize("value", [None, (), "text", ((), [], 5), ((((1,),), ()), [], (99, 1)), {"a": 1}])
def test_other_values_in_its_place_are_a_miss(cache: Path, brand: Path, value: object) -> None:
    plain = found_in(brand)
    for path in kept_files(cache):
        put(path.stem, value)
    assert found_in(brand) == plain


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("brand/brand.yaml", ("level: error", "level: info")),
        ("brand/xx.yaml", ("(fool|twit)", "(food|twit)")),
        ("locales/xx/language.yaml", ("phrases: [thou]", "phrases: [thee]")),
    ],
)
def test_a_changed_file_is_read_again(cache: Path, brand: Path, name: str, change: tuple[str, str]) -> None:
    before = found_in(brand)
    path = brand.parent / name
    state = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    # Neither the size nor the time need tell.
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    after = found_in(brand)
    assert after != before
    assert after == unkept(brand)


def test_a_file_that_comes_or_goes_counts(cache: Path, brand: Path) -> None:
    parent = brand.parent / "brand_rules" / "parent"
    parent.mkdir(parents=True)
    (parent / "brand.yaml").write_text("brand: parent\n", encoding="utf-8")
    (brand / "brand.yaml").write_text("extends: parent\n" + BRAND, encoding="utf-8")
    before = found_in(brand)
    assert found_in(brand) == before
    (parent / "xx.yaml").write_text("locale: xx\nrules: {other: {phrases: [the door]}}\n", encoding="utf-8")
    (parent / "brand.yaml").write_text(
        "brand: parent\nrules: {other: {kind: phrase, why: It hurts.}}\n", encoding="utf-8"
    )
    assert len(found_in(brand)) == len(before) + 1
    shutil.rmtree(parent)
    with pytest.raises(StylelintError, match="no brand 'parent'"):
        found_in(brand)


def test_mistakes_are_told_each_time(cache: Path, brand: Path) -> None:
    (brand / "xx.yaml").write_text(LOCALE + "colour: red\n", encoding="utf-8")
    said = []
    for _ in range(2):
        with pytest.raises(StylelintError) as caught:
            found_in(brand)
        said.append(str(caught.value))
    assert said[0] == said[1]
    assert kept_files(cache) == []


def test_a_file_changed_while_it_was_read_is_not_kept(
    cache: Path, brand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stylelint_cs.cache.sources._TICK", 60_000_000_000)
    found_in(brand)
    assert kept_files(cache) == []


@POSIX
def test_the_folder_is_the_users_own(cache: Path, brand: Path) -> None:
    plain = found_in(brand)
    assert cache.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in kept_files(cache))
    cache.chmod(0o770)
    assert get(kept_files(cache)[0].stem) is None
    assert found_in(brand) == plain


@POSIX
@pytest.mark.parametrize("place", ["file", "sealed", "below"])
def test_a_folder_that_cannot_be_written_is_no_mistake(
    tmp_path: Path, brand: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    here = tmp_path / "place"
    if place == "file":
        here.write_text("", encoding="utf-8")
    else:
        here.mkdir(mode=0o500)
    monkeypatch.setenv(VARIABLE, str(here / "deeper" if place == "below" else here))

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError

    if place == "sealed":
        monkeypatch.setattr(os, "open", refuse)
    assert found_in(brand) == unkept(brand)


def test_off_keeps_nothing(cache: Path, brand: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    put("one", 1)
    assert get("one") is None
    assert Shelf.of((brand, None), PackSet([]), lambda: pytest.fail("read")) is None
    assert not cache.exists()


def test_processes_may_write_at_once(cache: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "stylelint_cs", "check", "-", "--locale", "sw", "--format", "json"]
    running = [
        subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = {process.communicate("Haiwezekani kabisa.\n", timeout=PATIENCE)[0] for process in running}
    assert len(said) == 1
    assert '"rule"' in said.pop()
    assert not list(cache.glob("*.new"))
    assert all(get(path.stem) is not None for path in kept_files(cache))

"""Two ways to one answer: libyaml and the pure loader, and Unicode's own normal forms through the offset map."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
import yaml

from stylelint_cs import resources
from stylelint_cs.marked import List, Map, Node, Text, load
from stylelint_cs.model import StylelintError
from stylelint_cs.packs.folding import Folding
from stylelint_cs.packs.loader import PackSet
from tests.conftest import ROOT
from tests.hostile.brand_cases import CASES
from tests.hostile.harness import CARET

YAML_FILES = sorted(
    path for folder in ("brand_rules", "locales", "examples", "tests/cases") for path in (ROOT / folder).rglob("*.yaml")
)
HOSTILE = [
    (case.name, next(iter(case.files.values())))
    for case in CASES
    if isinstance(next(iter(case.files.values())), str) and len(str(next(iter(case.files.values())))) < 20_000
]


def plain(node: Node) -> object:
    """A tree as the pure loader's base constructor gives it: every scalar a text."""
    if isinstance(node, Map):
        return {key.value: plain(value) for key, value in node.items}
    return [plain(item) for item in node.items] if isinstance(node, List) else node.value


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_good_file_says_the_same_to_the_pure_loader(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert plain(load(text, path.name, strict=False)) == yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(("name", "text"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_the_verdict_does_not_hang_on_libyaml(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts = []
    for pure in (False, True):
        if pure:
            monkeypatch.delattr(yaml, "CSafeLoader")
        try:
            verdicts.append((plain(load(text.replace(CARET, ""), "f.yaml")), None))
        except StylelintError as error:
            first = error.problems[0].place
            verdicts.append((None, first.line if first is not None else 0))
    (tree, line), (pure_tree, pure_line) = verdicts
    assert (tree is None) == (pure_tree is None), "one loader takes what the other refuses"
    assert tree == pure_tree
    assert line is None or abs(line - (pure_line or 0)) <= 1, (line, pure_line)


def normal_forms() -> Iterator[tuple[str, ...]]:
    """Every character of this Python's Unicode that has another form, in all its forms."""
    for point in range(sys.maxunicode + 1):
        char = chr(point)
        if 0xD800 <= point < 0xE000 or not unicodedata.decomposition(char):
            continue
        yield tuple(unicodedata.normalize(form, char) for form in ("NFC", "NFD", "NFKC", "NFKD"))


def test_every_normal_form_folds_alike_and_leads_back() -> None:
    packs = [pack for locale in ("en", "sw", "ar", "hi", "el") if (pack := PackSet([resources.pack_dir()]).get(locale))]
    for forms in normal_forms():
        # Symbols that are composed, as ≠ is, are no parts of words: each form stays what it is.
        for pack in packs if unicodedata.category(forms[0][0])[0] in "LMN" else ():
            folded = {pack.folding.fold(form) for form in forms[:2]}
            assert len(folded) == 1, (pack.locale, forms, folded)
        for form in forms:
            assert_leads_back(packs[0].folding, f"a{form}b")


UNICODE_FILES = (Path("/usr/share/unicode"), Path("/usr/share/unicode-data"))


def unicode_file(name: str) -> list[str]:
    """The lines of one of Unicode's own test files, where the system has them (Debian: unicode-data)."""
    for folder in UNICODE_FILES:
        for path in (folder / name, folder / "auxiliary" / name):
            if path.is_file():
                return path.read_text(encoding="utf-8").splitlines()
    pytest.skip(f"{name} is not on this machine; the package unicode-data brings it")


def test_the_normalization_test_of_unicode() -> None:
    pack = PackSet([resources.pack_dir()]).get("en")
    assert pack is not None
    for line in unicode_file("NormalizationTest.txt"):
        columns = line.partition("#")[0].split(";")[:5]
        if len(columns) < 5:
            continue
        source, nfc, nfd, _, _ = ("".join(chr(int(point, 16)) for point in column.split()) for column in columns)
        if all(unicodedata.category(char)[0] in "LMN" for char in nfc):
            assert pack.folding.fold(source) == pack.folding.fold(nfc) == pack.folding.fold(nfd)
        assert_leads_back(pack.folding, source)


def test_the_grapheme_test_of_unicode() -> None:
    for line in unicode_file("GraphemeBreakTest.txt"):
        marked = line.partition("#")[0].split()
        if not marked:
            continue
        text, borders = "", {0}
        for item in marked:
            if item == "÷":
                borders.add(len(text))
            elif item != "×":
                text += chr(int(item, 16))
        assert {0, *(found.end() for found in regex.finditer(r"\X", text))} == borders, line


def assert_leads_back(folding: Folding, text: str) -> None:
    """The offsets of a folded text rise, and lie in the original."""
    folded = folding.fold(text)
    aligned = folding.align(text, folding.letters(text), folded)
    if aligned is None:
        assert len(folded) == len(text)
        return
    assert aligned.text == folded
    assert len(aligned.starts) == len(aligned.ends) == len(folded)
    assert all(0 <= start < end <= len(text) for start, end in zip(aligned.starts, aligned.ends, strict=True))
    assert aligned.starts == sorted(aligned.starts)


def test_a_text_is_read_the_same_as_a_text_or_as_bytes() -> None:
    assert isinstance(load("a", "f.yaml"), Text)
    assert load(b"\xef\xbb\xbfa: b", "f.yaml") == load("a: b", "f.yaml")

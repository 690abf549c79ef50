"""What the loader says about a brand's files together: locales, what is extended, and how many mistakes."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylelint_cs.model import StylelintError
from stylelint_cs.policy.load import load_policy
from tests.brands import BRAND, ENTRY, LOCALE, PACKS, errors, write


def test_all_files_are_reported_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"b/brand.yaml": BRAND + "x: 1\n", "b/sw.yaml": LOCALE + "y: 1\nbanned: [a, A]\nformality: f\n"}
    assert [error.partition(": ")[0] for error in errors(tmp_path, monkeypatch, files)] == [
        "b/brand.yaml:3:1",
        "b/sw.yaml:2:1",
        "b/sw.yaml:4:12",
    ]


def test_files_are_read_also_when_a_brand_they_extend_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "b/brand.yaml": BRAND + "extends: [huose]\nrules: {theirs: {level: off, titel: x}}\n",
        "b/sw.yaml": LOCALE + "banned: [{phrase: a, insted: b}]\nrules: {theirs: {phrases: [x, X]}}\n",
    }
    assert [error.splitlines()[0] for error in errors(tmp_path, monkeypatch, files)] == [
        "b/brand.yaml:3:11: there is no brand 'huose' to extend",
        "b/brand.yaml:4:30: unknown key 'titel' in a rule",
        "b/sw.yaml:2:22: unknown key 'insted' in an entry",
        "b/sw.yaml:3:31: 'X' stands twice in 'phrases' of 'theirs': it folds like line 3",
    ]


LOCALES = {
    "a listed locale without a pack": (
        {"b/brand.yaml": "brand: b\nlocales: [sw, xx]\n"},
        """b/brand.yaml:2:15: unknown locale 'xx': neither it nor a parent of it has a locale pack
    locales: [sw, xx]
    Use one of: {packs}.""",
    ),
    "a misspelt locale": (
        {"b/brand.yaml": "brand: b\nlocales: [ar_EG]\n"},
        """b/brand.yaml:2:11: an entry of 'locales' must be a locale, not 'ar_EG'
    locales: [ar_EG]
    Did you mean 'ar-EG'?""",
    ),
    "a file of a locale without a pack": (
        {"b/brand.yaml": BRAND, "b/notes.yaml": "locale: notes\n"},
        """b/notes.yaml:1:1: unknown locale 'notes': neither it nor a parent of it has a locale pack
    Use one of: {packs}.""",
    ),
    "a file of a locale that is not spoken": (
        {"b/brand.yaml": BRAND, "b/el.yaml": "locale: el\n"},
        """b/el.yaml:1:1: the brand does not speak 'el': it is not among 'locales' (sw)
    Add el to 'locales' in brand.yaml, or take the file out.""",
    ),
    "a file that would never be read": (
        {"b/brand.yaml": BRAND, "b/sw.yml": LOCALE},
        """b/sw.yml:1:1: a file that ends in .yml is not read
    Rename it to sw.yaml.""",
    ),
}


@pytest.mark.parametrize("name", LOCALES)
def test_locales(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stylelint_cs import resources
    from stylelint_cs.packs.loader import PackSet

    files, expected = LOCALES[name]
    packs = ", ".join(PackSet((resources.pack_dir(),)).known())
    assert errors(tmp_path, monkeypatch, files) == [expected.replace("{packs}", packs)]


EXTENDS = {
    "outside": ("../../../etc/passwd", "'../../../etc/passwd' lies outside ."),
    "absolute": ("/etc/passwd", "'/etc/passwd' lies outside ."),
    "home": ("~/brands/b", "'~/brands/b' lies outside ."),
    "variable": ("$HOME/b", "'$HOME/b' lies outside ."),
    "windows share": ("\\\\evil\\share", "'\\\\\\\\evil\\\\share' lies outside ."),
    "url": ("file:///etc/passwd", "'extends' takes no URL: 'file:///etc/passwd'"),
    "missing": ("./not-there", "'./not-there' is missing, so there is no brand.yaml"),
    "directory": ("./", "'extends' runs in a cycle: b -> b"),
    "file": ("./sw.yaml", "'./sw.yaml' is a file, not a brand folder"),
    "link": ("../out/", "'../out/' lies outside ."),
    "link by name": ("out", "'out' lies outside ."),
    "unknown name": ("huose", "there is no brand 'huose' to extend"),
    "itself": ("../b", "'extends' runs in a cycle: b -> b"),
}


@pytest.mark.parametrize("name", EXTENDS)
def test_extends(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, message = EXTENDS[name]
    outside = tmp_path / "outside"
    write(outside, {"brand.yaml": "brand: SECRET\n"})
    root = tmp_path / "repo"
    root.mkdir()
    (root / ".git").mkdir()
    (root / "out").symlink_to(outside)
    (root / "brand_rules").mkdir()
    (root / "brand_rules" / "out").symlink_to(outside)
    quoted = text.replace("'", "''")
    files = {"b/brand.yaml": f"brand: b\nlocales: [sw]\nextends: ['{quoted}']\n", "b/sw.yaml": LOCALE}
    found = errors(root, monkeypatch, files)
    assert [error.splitlines()[0] for error in found] == [f"b/brand.yaml:3:11: {message}"]
    assert "SECRET" not in "".join(found)


def test_a_cycle_names_its_brands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{a}/brand.yaml": f"brand: {a}\nlocales: [sw]\nextends: [../{b}]\n" for a, b in ("bc", "cd", "db")}
    (tmp_path / ".git").mkdir()
    assert errors(tmp_path, monkeypatch, files) == [
        """d/brand.yaml:3:11: 'extends' runs in a cycle: b -> c -> d -> b
    extends: [../b]
    Take one of them out of its 'extends'."""
    ]


def test_extends_has_a_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    files = {f"b{i}/brand.yaml": f"locales: [sw]\nextends: [../b{i + 1}]\n" for i in range(40)}
    found = errors(tmp_path, monkeypatch, files, "./b0")
    assert [error.splitlines()[0] for error in found] == ["b16/brand.yaml:2:11: 'extends' goes deeper than 16 brands"]


def test_a_locale_file_may_not_link_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.yaml").write_text("SECRET: 1\n", encoding="utf-8")
    root = tmp_path / "repo"
    write(root, {".git/x": "", "b/brand.yaml": BRAND})
    (root / "b" / "sw.yaml").symlink_to(tmp_path / "secret.yaml")
    found = errors(root, monkeypatch, {})
    assert found == ["b/sw.yaml lies outside .\n    Keep it inside the repository."]


def test_no_such_brand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert errors(tmp_path, monkeypatch, {}, "huose") == [
        "there is no brand 'huose'\n    Did you mean 'house'? A path to a folder with brand.yaml will do too."
    ]
    assert errors(tmp_path, monkeypatch, {}, "./nowhere") == [
        "there is no nowhere/brand.yaml\n    Name a folder with brand.yaml, or a brand by its name."
    ]


def test_a_flood_is_cut_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = BRAND + "".join(f"x{i}: 1\n" for i in range(20_000))
    found = errors(tmp_path, monkeypatch, {"b/brand.yaml": text})
    assert len(found) == 101
    assert found[-1].startswith("and 19900 more problems")


KEYS = st.sampled_from(
    ["brand", "locales", "rules", "extends", "contacts", "limits", "banned-phrase", "kind", "x", "é"]
)
VALUES = st.recursive(
    st.one_of(st.sampled_from(["off", "en", "", "1", "{a}", "phrase"]), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_tree_loads_or_is_refused(tmp_path: Path, tree: object) -> None:
    write(tmp_path, {"b/brand.yaml": json.dumps(tree)})
    with suppress(StylelintError):
        load_policy(tmp_path / "b", packs=PACKS)


DAMAGE = st.tuples(
    st.integers(0, 2_000),
    st.integers(0, 6),
    st.sampled_from(
        ["", "\n", "  ", "- ", ": ", "[", "}", '"', " #x", "*a", "&a ", "!!int ", "[[", "\u202e", "\0", "{add: []}"]
    ),
)


@given(st.lists(DAMAGE, min_size=1, max_size=4))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_loads_or_is_refused_with_a_place(tmp_path: Path, damage: list[tuple[int, int, str]]) -> None:
    text = ENTRY
    for at, size, piece in damage:
        at %= len(text) + 1
        text = text[:at] + piece + text[at + size :]
    write(tmp_path, {"b/brand.yaml": BRAND, "b/sw.yaml": text})
    try:
        load_policy(tmp_path / "b", packs=PACKS)
    except StylelintError as refused:
        problems = refused.problems
    else:
        return
    assert all(problem.message and problem.mend and problem.place for problem in problems)

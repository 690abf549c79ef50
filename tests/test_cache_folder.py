"""Where things are kept between runs, and what of them is believed; and what a quick start leaves unread."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from stylelint_cs import marked
from stylelint_cs.cache import folder, tables
from stylelint_cs.cache.codec import Files, packed, unpacked
from stylelint_cs.cache.folder import VARIABLE, get, get_with_parts, put
from stylelint_cs.cache.parts import Damaged
from stylelint_cs.cache.tables import add_to_tables, get_tables
from stylelint_cs.marked import List, Map, Text
from stylelint_cs.problems import Problems
from tests.command import ROOT, stylelint
from tests.conftest import kept_files


def test_a_thing_is_only_believed_under_its_own_name(cache: Path) -> None:
    put("one", (1, 2))
    assert get("one") == (1, 2)
    shutil.copy(cache / "one.kept", cache / "two.kept")
    assert get("two") is None


def test_a_part_is_the_one_that_was_kept_or_none(cache: Path) -> None:
    put("thing", "value", [b"one", b"", b"three"])
    value, parts = get_with_parts("thing", tuple) or (None, [])
    assert (value, list(parts), list(parts[1:]), list(parts[1:][1:])) == (
        "value",
        [b"one", b"", b"three"],
        [b"", b"three"],
        [b"three"],
    )
    file = cache / "thing.kept"
    file.write_bytes(file.read_bytes().replace(b"three", b"threw"))
    made = [(b"one", b"", b"three"), (b"one", b"", b"four!"), (b"one",)]
    mended, other, fewer = (get_with_parts("thing", lambda fresh=fresh: fresh) for fresh in made)
    assert mended is not None
    assert mended[1][2] == b"three"
    for found in (other, fewer):
        assert found is not None
        assert found[1][0] == b"one"
        with pytest.raises(Damaged):
            found[1][2]


def contents(name: str) -> list[dict[object, object]]:
    return [dict(table) for table in get_tables(name, 2)]


def test_tables_grow_and_stay_as_they_are(cache: Path) -> None:
    assert contents("tables") == [{}, {}]
    add_to_tables("tables", [{"a": 1}, {}])
    add_to_tables("tables", [{"a": 2, ("b", 0): (2, None)}, {3: "three"}])
    assert contents("tables") == [{"a": 1, ("b", 0): (2, None)}, {3: "three"}]
    first, second = get_tables("tables", 2)
    assert ("a" in first, "c" in first, first.get("c"), len(first), second[3]) == (True, False, None, 2, "three")
    assert list(map(len, get_tables("tables", 3))) == [0, 0, 0], "that is no such thing"
    assert get_tables("others", 1)[0].get("a") is None


def test_a_damaged_value_is_not_there_until_it_is_kept_again(cache: Path) -> None:
    add_to_tables("tables", [{"a": "first", "b": "other"}, {}])
    file = cache / "tables.kept"
    file.write_bytes(file.read_bytes().replace(b"first", b"worst"))
    add_to_tables("tables", [{"c": "third"}, {}])
    (table, _) = get_tables("tables", 2)
    assert (table.get("a"), "a" in table, dict(table)) == (None, False, {"b": "other", "c": "third"})
    add_to_tables("tables", [{"a": "first", "b": "none"}, {}])
    assert contents("tables")[0] == {"a": "first", "b": "other", "c": "third"}


@pytest.mark.parametrize("value", [None, 5, (), ((), ()), (("a",), ([],)), ("ab", "c")])
def test_what_is_no_table_is_none(cache: Path, value: object) -> None:
    put("tables", value, [b"one"])
    assert contents("tables") == [{}, {}]


def test_tables_have_so_much_room(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST", 3)
    add_to_tables("tables", [{"a": 1, "b": 2}, {}])
    add_to_tables("tables", [{"c": 3, "d": 4}, {"e": 5}])
    assert contents("tables") == [{"a": 1, "b": 2, "c": 3}, {"e": 5}]


def test_the_cache_lies_where_caches_lie(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder.where() == str(tmp_path / "stylelint-cs")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder.where() == str(tmp_path / ".cache" / "stylelint-cs")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder.where() == str(tmp_path / "Library" / "Caches" / "stylelint-cs")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert folder.where() == str(tmp_path / "Local" / "stylelint-cs")


def test_old_things_go(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST", 3)
    for number in range(6):
        put(f"thing{number}", number)
        os.utime(cache / f"thing{number}.kept", (1_000_000 + number, 1_000_000 + number))
    put("last", 0)
    assert [path.stem for path in kept_files(cache)] == ["last", "thing4", "thing5"]


def test_large_things_go_before_there_are_many(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_BYTES", 25_000)
    for number in range(5):
        put(f"thing{number}", "x" * 10_000)
        os.utime(cache / f"thing{number}.kept", (number, number))
    put("last", 1)
    assert sorted(path.stem for path in kept_files(cache)) == ["last", "thing3", "thing4"]


def test_only_known_types_are_kept() -> None:
    files = Files(("/a/brand.yaml",))
    assert unpacked(packed({"a": (1, ("b", None)), "c": frozenset({"d"})}, files), files) == {
        "a": (1, ("b", None)),
        "c": frozenset({"d"}),
    }
    with pytest.raises(TypeError):
        packed(object(), files)


def test_nothing_of_the_package_pickles() -> None:
    for path in (ROOT / "stylelint_cs").rglob("*.py"):
        assert "pickle" not in path.read_text(encoding="utf-8"), path


SKIP = ("rules", None, "examples")


def skipped(text: str) -> tuple[Map, Problems]:
    problems = Problems()
    root = marked.parse(text, "x.yaml", problems, skip=SKIP)
    assert isinstance(root, Map)
    return root, problems


def at(root: Map, *keys: str) -> Map | List | Text | None:
    node: Map | List | Text | None = root
    for key in keys:
        assert isinstance(node, Map)
        node = node.get(key)
    return node


def test_what_is_skipped_is_left_empty() -> None:
    root, problems = skipped("rules:\n  a:\n    examples: [{x: [1, 2]}, '\u202e']\n    level: error\nexamples: [1]\n")
    left_out, level, kept = at(root, "rules", "a", "examples"), at(root, "rules", "a", "level"), at(root, "examples")
    assert isinstance(left_out, List)
    assert left_out.items == ()
    assert isinstance(level, Text)
    assert isinstance(kept, List)
    assert len(kept.items) == 1
    assert len(problems) == 0


def test_what_is_shared_with_the_rest_is_read() -> None:
    root, problems = skipped("rules: {a: {examples: [&x {y: 1}]}}\nb: *x\n")
    assert isinstance(root.get("b"), Map)
    assert len(problems) == 0


def test_hostile_nesting_is_refused_where_it_is_skipped() -> None:
    problems = Problems()
    assert marked.parse("rules: {a: {examples: " + "[" * 40 + "]" * 40 + "}}", "x.yaml", problems, skip=SKIP) is None
    assert "nested deeper" in problems.sorted()[0].message


def test_a_message_is_judged_though_another_language_is_broken(tmp_path: Path) -> None:
    brand = tmp_path / "brand"
    brand.mkdir()
    (brand / "brand.yaml").write_text("brand: small\nextends: house\nlocales: [en, sw]\n", encoding="utf-8")
    (brand / "sw.yaml").write_text("locale: sw\ncolour: red\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Hello there.\n", encoding="utf-8")
    alone = stylelint("check", "-", "--locale", "en", "--brand", "brand", cwd=tmp_path, stdin="Thanks.\n")
    assert "colour" not in alone.err
    assert alone.code < 2
    told = stylelint("check", "-", "--locale", "sw", "--brand", "brand", cwd=tmp_path, stdin="Asante.\n")
    assert "colour" in told.err
    assert told.code == 2
    file = stylelint("check", "a.txt", "--locale", "en", "--brand", "brand", cwd=tmp_path)
    assert "colour" in file.err
    assert file.code == 2

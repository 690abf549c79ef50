"""The bytecode of all modules in one file: it is used while it is true, and never missed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from tests.command import ROOT, environment

LOADERS = """
from stylelint_cs.bytecode import Bytecode
kept = Bytecode.install()
from stylelint_cs import positions
from stylelint_cs.cli import options
for module in (positions, options):
    print(type(module.__loader__).__name__, module.__spec__.cached == kept.path)
    print(module.__file__ == module.__loader__.get_filename(), bool(module.__loader__.get_source(module.__name__)))
print(getattr(positions, "ADDED", ""))
"""
KEPT, READ = "_Loader True True True", "SourceFileLoader False True True"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the package alone, and none of the bytecode that lies beside it."""
    shutil.copytree(ROOT / "stylelint_cs", tmp_path / "stylelint_cs", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def python(folder: Path, *arguments: str, stdin: IO[bytes] | None = None, **variables: str) -> str:
    """What a process says that takes the package from a folder."""
    taken = {name: value for name, value in environment().items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=True,
        cwd=folder,
        stdin=stdin,
        env=taken | {"PYTHONPATH": str(folder)} | variables,
        text=True,
    )
    assert done.stderr == ""
    return " ".join(done.stdout.split())


def kept_file(folder: Path) -> Path:
    return folder / "stylelint_cs" / "__pycache__" / f"all_modules.{sys.implementation.cache_tag}.pyc"


def run(folder: Path, **variables: str) -> str:
    return python(folder, "-m", "stylelint_cs", "check", "--help", **variables)


def test_what_one_process_loaded_the_next_one_finds_in_one_file(copy: Path) -> None:
    first = run(copy)
    written = kept_file(copy).read_bytes()
    assert run(copy) == first
    assert kept_file(copy).read_bytes() == written, "nothing new was loaded"
    assert python(copy, "-c", LOADERS) == f"{KEPT} {KEPT}"


def test_other_commands_add_what_they_load(copy: Path) -> None:
    run(copy)
    before = kept_file(copy).stat().st_size
    python(copy, "-m", "stylelint_cs", "formats")
    assert kept_file(copy).stat().st_size > before


def test_a_module_that_changed_is_read_anew_and_kept_again(copy: Path) -> None:
    run(copy)
    with (copy / "stylelint_cs" / "positions.py").open("a") as stream:
        stream.write('\nADDED = "added"\n')
    assert python(copy, "-c", LOADERS) == f"{READ} {KEPT} added"
    run(copy)
    assert python(copy, "-c", LOADERS) == f"{KEPT} {KEPT} added"


@pytest.fixture
def whole(copy: Path) -> Path:
    """The package with the house voice and the packs of two locales, so that it can check messages."""
    for name in ("brand_rules", "locales/en", "locales/el"):
        shutil.copytree(ROOT / name, copy / name)
    return copy


CHECKED = """
import sys
from stylelint_cs.bytecode import Bytecode
kept = Bytecode.install()
kept.load_group()
print(*(name for name in ("judging", "cli.check", "cli.review", "policy.load")
        if f"stylelint_cs.{name}" in sys.modules))
"""


def inline(folder: Path, text: str = "Dear valued customer!", locale: str = "en") -> str:
    """What a check of one message says; the policy is kept in the folder, too."""
    (folder / "message").write_text(text, encoding="utf-8")
    with (folder / "message").open("rb") as message:
        given = ("check", "-", "--locale", locale, "--format", "json", "--fail-on", "never")
        return python(folder, "-m", "stylelint_cs", *given, stdin=message, STYLELINT_CS_CACHE=str(folder / "cache"))


def group(folder: Path) -> str:
    """The modules of some that a process has loaded which makes a check of one message."""
    return python(folder, "-c", CHECKED)


def test_what_one_check_needs_is_loaded_at_once(whole: Path) -> None:
    inline(whole)
    assert group(whole) == "", "the run read YAML"
    said = inline(whole)
    assert group(whole) == "judging cli.check", "the run found all in the caches"
    written = kept_file(whole).read_bytes()
    assert inline(whole) == said
    assert inline(whole, "Καλημέρα σας", "el") != said
    assert kept_file(whole).read_bytes() == written


ATTRIBUTES = """
import sys
from importlib.util import module_from_spec
from stylelint_cs.bytecode import Bytecode
kept = Bytecode.install()
kept.load_group()
names = ("loader", "spec", "package", "file", "cached", "path", "name")
for name in ("stylelint_cs.cli", "stylelint_cs.judging"):
    made = module_from_spec(sys.modules[name].__spec__)
    ours, theirs = (vars(module) for module in (sys.modules[name], made))
    print(*(key for key in names if ours.get(f"__{key}__") != theirs.get(f"__{key}__")), "same")
"""


def test_a_module_of_the_group_has_the_attributes_that_the_import_system_sets(whole: Path) -> None:
    inline(whole)
    inline(whole)
    assert python(whole, "-c", ATTRIBUTES) == "same same"


def test_a_module_that_changed_ends_the_group_there(whole: Path) -> None:
    inline(whole)
    said = inline(whole)
    with (whole / "stylelint_cs" / "judging.py").open("a") as stream:
        stream.write('\nADDED = "added"\n')
    assert group(whole) == ""
    assert inline(whole) == said
    assert inline(whole) == said
    assert group(whole) == "judging cli.check"


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20_000])


def cut_in_the_index(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def of_another_python(file: Path) -> None:
    file.write_bytes(b"\0\0\r\n" + file.read_bytes()[4:])


def garbled(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:8] + bytes(range(256)) * 40)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("harm", [cut_short, cut_in_the_index, of_another_python, garbled, a_folder])
def test_a_file_that_cannot_be_used_is_as_none(copy: Path, harm: Callable[[Path], None]) -> None:
    first = run(copy)
    harm(kept_file(copy))
    assert run(copy) == first
    assert run(copy) == first


@pytest.mark.parametrize("harm", [cut_short, cut_in_the_index, garbled])
def test_a_group_that_cannot_be_used_is_as_none(whole: Path, harm: Callable[[Path], None]) -> None:
    inline(whole)
    said = inline(whole)
    harm(kept_file(whole))
    assert [inline(whole) for _ in range(3)] == [said] * 3
    assert group(whole) == "judging cli.check"


def test_bytecode_of_another_folder_is_not_taken(copy: Path, tmp_path: Path) -> None:
    run(copy)
    other = tmp_path / "other"
    shutil.copytree(copy / "stylelint_cs", other / "stylelint_cs")
    assert python(other, "-c", LOADERS) == f"{READ} {READ}"


def test_nothing_is_written_where_python_writes_nothing(copy: Path) -> None:
    run(copy, PYTHONDONTWRITEBYTECODE="1")
    assert not kept_file(copy).exists()


def test_it_lies_where_python_puts_its_bytecode(copy: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    run(copy, PYTHONPYCACHEPREFIX=str(elsewhere))
    assert not kept_file(copy).exists()
    assert list(elsewhere.rglob(kept_file(copy).name))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only to this user")
def test_a_folder_that_cannot_be_written_is_left_alone(copy: Path) -> None:
    first = run(copy, PYTHONDONTWRITEBYTECODE="1")
    cache = kept_file(copy).parent
    cache.mkdir()
    cache.chmod(0o500)
    assert run(copy) == first
    assert list(cache.iterdir()) == []

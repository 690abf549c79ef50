"""Changed lines as real git repositories tell them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from stylelint_cs.git import Changes
from stylelint_cs.judging import overlaps
from stylelint_cs.model import StylelintError

SUFFIXES = (".txt", ".yaml")


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody."""
    who = {f"GIT_{role}_{part}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of a few files."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt", "old name.txt", 'π \t"q".txt', "gone.txt", "crlf.txt"):
        ending = "\r\n" if name == "crlf.txt" else "\n"
        (tmp_path / name).write_bytes(ending.join(f"{name} {number}" for number in range(1, 11)).encode())
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_changed_added_and_removed_lines(repository: Path) -> None:
    changed(repository / "a.txt", "a.txt 3\na.txt 4\n", "--- new\n+++ b/x\n@@ -1 +1 @@\n")
    changed(repository / "a.txt", "a.txt 7\na.txt 8\n", "")
    changes = Changes("HEAD", SUFFIXES)
    assert changes.lines(repository / "a.txt") == ((3, 5), (8, 7))
    assert changes.lines(repository / "sub/b.txt") == ()


def test_new_renamed_quoted_and_staged_files(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "new.txt").write_text("new", encoding="utf-8")
    (repository / "staged.txt").write_text("one\ntwo", encoding="utf-8")
    git(repository, "add", "staged.txt")
    git(repository, "mv", "old name.txt", "sub/new name.txt")
    changed(repository / "sub/new name.txt", "name.txt 5", "name.txt five")
    changed(repository / 'π \t"q".txt', 'q".txt 2\n', 'q".txt two\n')
    changed(repository / "crlf.txt", "crlf.txt 4", "crlf.txt four")
    (repository / "gone.txt").unlink()
    monkeypatch.chdir(repository / "sub")
    changes = Changes("main", SUFFIXES)
    assert changes.lines(Path("../new.txt")) is None
    assert changes.lines(Path("../staged.txt")) == ((1, 2),)
    assert changes.lines(Path("new name.txt")) == ((5, 5),)
    assert changes.lines(Path('../π \t"q".txt')) == ((2, 2),)
    assert changes.lines(Path("../crlf.txt")) == ((4, 4),)
    assert changes.lines(Path("b.txt")) == ()


def test_a_submodule_is_what_the_outer_repository_recorded(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path_factory.mktemp("inner")
    git(inner, "init", "-q", "-b", "main")
    (inner / "s.txt").write_text("one\ntwo\n", encoding="utf-8")
    git(inner, "add", "-A")
    git(inner, "commit", "-qm", "one")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "sm")
    git(repository, "commit", "-qm", "with a submodule")
    changed(repository / "sm" / "s.txt", "two\n", "two\nthree\n")
    git(repository / "sm", "commit", "-qam", "two")
    (repository / "clone").mkdir()
    git(repository / "clone", "init", "-q")
    (repository / "clone" / "n.txt").write_text("new", encoding="utf-8")
    monkeypatch.chdir(repository)
    changes = Changes("HEAD", SUFFIXES)
    assert changes.lines(repository / "sm" / "s.txt") == ((3, 3),), "since the commit that the outer one names"
    assert changes.lines(repository / "clone" / "n.txt") is None
    assert changes.lines(repository / "a.txt") == ()
    before = Changes("HEAD~1", SUFFIXES)
    assert before.lines(repository / "sm" / "s.txt") is None, "there was no submodule"
    with pytest.raises(StylelintError, match="git knows no revision 'nosuch'"):
        Changes("nosuch", SUFFIXES).lines(repository / "sm" / "s.txt")
    monkeypatch.chdir(repository / "sm")
    assert Changes("HEAD~1", SUFFIXES).lines(repository / "sm" / "s.txt") == ((3, 3),)


def test_a_link_is_what_it_leads_to(repository: Path) -> None:
    (repository / "link.txt").symlink_to("a.txt")
    assert Changes("HEAD", SUFFIXES).lines(repository / "link.txt") == ()
    changed(repository / "a.txt", "a.txt 1\n", "one\n")
    assert Changes("HEAD", SUFFIXES).lines(repository / "link.txt") == ((1, 1),)


@pytest.mark.parametrize("revision", ["no-such", "--output=x", "", "HEAD~5", "-"])
def test_an_unknown_revision_is_told(repository: Path, revision: str) -> None:
    with pytest.raises(StylelintError, match="git knows no revision"):
        Changes(revision, SUFFIXES).lines(repository / "a.txt")
    assert not (repository / "x").exists()


def test_no_repository_and_no_git_are_told(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with pytest.raises(StylelintError, match="lies in no git repository"):
        Changes("HEAD", SUFFIXES).lines(elsewhere / "a.txt")
    monkeypatch.setenv("PATH", str(elsewhere))
    with pytest.raises(StylelintError, match="git cannot be started"):
        Changes("HEAD", SUFFIXES).lines(repository / "a.txt")


def test_what_a_repository_configures_for_differences_is_not_run(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.txt diff=evil binary\n", encoding="utf-8")
    for key in ("diff.evil.command", "diff.evil.textconv", "diff.external", "core.fsmonitor"):
        git(repository, "config", key, f"touch {repository}/ran; false")
    git(repository, "config", "diff.noprefix", "true")
    changed(repository / "a.txt", "a.txt 2\n", "two\n")
    assert Changes("HEAD", SUFFIXES).lines(repository / "a.txt") == ((2, 2),)
    assert not (repository / "ran").exists()


@pytest.mark.parametrize(
    ("lines", "first", "last", "said"),
    [
        (((3, 5),), 1, 2, False),
        (((3, 5),), 5, 9, True),
        (((3, 5),), 4, 4, True),
        (((4, 3),), 3, 4, True),
        (((4, 3),), 4, 6, False),
        (((4, 3),), 1, 3, False),
        ((), 1, 9, False),
    ],
)
def test_a_gap_touches_only_what_it_lies_in(
    lines: tuple[tuple[int, int], ...], first: int, last: int, said: bool
) -> None:
    assert overlaps(lines, first, last) is said

"""Which files a run reads: walks, ignore files, links, tricks of the file system, and configurations on the way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from stylelint_cs.discovery import FoundFile, Unread, discover
from stylelint_cs.model import StylelintError

SOURCES = "sources: [{files: 'replies/{locale}/*.yaml'}]\n"
CONFIG = "stylelint-cs.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory that is a repository."""
    folder = tmp_path / "repo"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def lay(folder: Path, files: Mapping[str, str] | Iterable[str]) -> None:
    """Write files, with their folders; those without a text are empty."""
    for name, text in (files if isinstance(files, Mapping) else dict.fromkeys(files, "")).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def look(*paths: str, config: Path | None = None) -> tuple[list[str], list[str], list[str]]:
    """The files that are read, those passed over with the reason, and the problems."""
    found = list(discover(paths, config))
    skipped = [f"{skip.path}: {skip.reason}" for item in found if isinstance(item, Unread) for skip in item.skipped]
    problems = [problem.message for item in found if isinstance(item, Unread) for problem in item.problems]
    return [item.shown for item in found if isinstance(item, FoundFile)], skipped, problems


def test_folders_are_walked_in_sorted_order(here: Path) -> None:
    lay(
        here,
        ("b/z.md", "b/a.json", "a.txt", "c.yml", "B.csv", "b.tsv", "x.png", "LICENSE", ".h/a.md"),
    )
    assert look(".") == ([".h/a.md", "B.csv", "a.txt", "b/a.json", "b/z.md", "b.tsv", "c.yml"], [], [])
    assert look() == look(".")
    assert look("b", "a.txt", "b/z.md", "./a.txt") == (["a.txt", "b/a.json", "b/z.md"], [], [])


def test_folders_of_tools_and_own_files_are_passed_over(here: Path) -> None:
    own = {
        CONFIG: "brand: x",
        "stylelint-cs.baseline.json": "{}",
        "brand_rules/x/brand.yaml": "",
        "brand_rules/x/sw.yaml": "",
    }
    lay(here, {**own, "locales/sw/language.yaml": "", "brand_rules/x/replies/a.yaml": ""})
    lay(here, {f"{folder}/a.md": "" for folder in (".git", "node_modules", ".venv", "venv", "a/__pycache__")})
    assert look(".") == (["brand_rules/x/replies/a.yaml"], [], [])
    assert look(CONFIG, "brand_rules/x/sw.yaml")[1] == [
        "brand_rules/x/sw.yaml: a brand voice, not messages",
        "stylelint-cs.yaml: the configuration, not messages",
    ]


def test_documents_of_the_repository_are_left_out_of_a_walk(here: Path) -> None:
    documents = ("README.md", "readme.txt", "Readme.sw.md", "README-ar.md", "LICENSE.txt", "LICENSE-MIT.txt")
    documents += (
        "licence.md",
        "CHANGELOG.md",
        "contributing.markdown",
        "code-of-conduct.md",
        "SECURITY.md",
        "HISTORY.txt",
    )
    documents += ("requirements.txt", "robots.txt", "a/README.md", ".github/PULL_REQUEST_TEMPLATE.md")
    replies = ("security.md", "history.md", "install.txt", "license_lost.md", "readmember.md", "README.yaml")
    lay(here, (*documents, *replies))
    read, skipped, problems = look(".")
    assert (read, problems) == (sorted(replies), [])
    assert sorted(skipped) == sorted(f"{name}: a document of the repository" for name in documents)
    assert look("README.md", "a/README.md")[:2] == (["README.md", "a/README.md"], [])
    lay(here, {CONFIG: "sources: [{files: 'a/*.md'}]"})
    assert look(".") == (["a/README.md"], [], [])


def test_ignore_files_hold_at_every_level(here: Path) -> None:
    lay(here, {".gitignore": "*.txt\n!keep.txt\n/build/\nout/\n[\n", "a/.gitignore": "!b.txt\nc.md\n/d/\n"})
    lay(
        here,
        ("x.txt", "keep.txt", "build/a.md", "a/build/a.md", "a/b.txt", "a/c.md", "a/d/e.md"),
    )
    lay(here, ("c.md", "out/a.md", "a/out/a.md", "a/e/c.md", "a/e/d/e.md"))
    assert look(".")[0] == ["a/b.txt", "a/build/a.md", "a/e/d/e.md", "c.md", "keep.txt"]
    assert look("a/e")[0] == ["a/e/d/e.md"]
    assert look("build", "x.txt")[0] == ["build/a.md", "x.txt"]


def test_sources_say_what_a_folder_holds(here: Path) -> None:
    lay(
        here, {CONFIG: SOURCES, "replies/sw/a.yaml": "", "replies/sw/b.json": "", "replies/x.yaml": "", "README.md": ""}
    )
    assert look()[0] == look(".")[0] == look("replies/sw")[0] == ["replies/sw/a.yaml"]
    (found,) = discover(["."])
    assert isinstance(found, FoundFile)
    assert found.source is not None
    assert found.match == ("sw", "replies/a")
    named = [item for item in discover(["README.md", "replies/sw/a.yaml"]) if isinstance(item, FoundFile)]
    assert [(item.shown, item.source is not None) for item in named] == [
        ("README.md", False),
        ("replies/sw/a.yaml", True),
    ]


def test_the_configured_sources_are_read_from_below(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(here, {CONFIG: SOURCES, "replies/sw/a.yaml": "", "docs/a.md": ""})
    monkeypatch.chdir(here / "docs")
    assert look()[0] == ["../replies/sw/a.yaml"]


def test_the_nearest_configuration_holds(here: Path) -> None:
    lay(here, {"a/" + CONFIG: SOURCES, "a/replies/sw/x.yaml": "", "a/y.yaml": "", "y.yaml": ""})
    assert look(".")[0] == ["a/replies/sw/x.yaml", "y.yaml"]
    other = here.parent / CONFIG
    other.write_text("brand: x", encoding="utf-8")
    assert look(".", config=other)[0] == ["a/replies/sw/x.yaml", "a/y.yaml", "y.yaml"]


def test_a_broken_configuration_is_said_once_and_the_rest_is_read(here: Path) -> None:
    lay(here, {"a/" + CONFIG: "sourcs: []", "a/x.yaml": "", "a/b/z.yaml": "", "y.yaml": ""})
    read, _, problems = look(".", "a/x.yaml", "a/b/z.yaml")
    assert read == ["y.yaml"]
    assert len(problems) == 1
    assert "sourcs" in problems[0]
    with pytest.raises(StylelintError):
        look(".", config=here / "a" / CONFIG)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.md", "missing.md does not exist"),
        ("pipe.md", "pipe.md is not a regular file"),
        ("loop.md", "loop.md is a link that leads back to itself"),
        ("dangling.md", "dangling.md is a link that leads nowhere"),
        ("picture.png", "picture.png has the suffix '.png', which no format has"),
        ("LICENSE", "LICENSE has no suffix"),
        ("a\0b.md", "a\0b.md is no file name: it holds a NUL"),
    ],
)
def test_a_named_file_that_cannot_be_read_is_a_problem(here: Path, name: str, said: str) -> None:
    os.mkfifo(here / "pipe.md")
    (here / "loop.md").symlink_to("loop.md")
    (here / "dangling.md").symlink_to("nowhere.md")
    lay(here, {"picture.png": "", "LICENSE": ""})
    assert look(name) == ([], [], [said])  # Opening the pipe would wait for ever.


def test_tricks_of_the_file_system_are_named_and_passed_over(here: Path) -> None:
    lay(here.parent, {"outside/x.md": "", "outside.md": ""})
    lay(here, {"a/x.md": "", "shared/y.md": ""})
    os.mkfifo(here / "a" / "pipe.md")
    for name, target in {
        "loop.md": "loop.md",
        "dangling.md": "nowhere",
        "out.md": "../../outside.md",
        "outfolder": "../../outside",
        "up": "..",
        "shared": "../shared",
        "copy.md": "x.md",
    }.items():
        (here / "a" / name).symlink_to(target)
    read, skipped, problems = look("a")
    assert (read, problems) == (["a/copy.md", "a/shared/y.md"], [])
    assert skipped == [
        "a/dangling.md: is a link that leads nowhere",
        "a/loop.md: is a link that leads back to itself",
        "a/out.md: a link that leads out of the repository",
        "a/outfolder: a link that leads out of the repository",
        "a/pipe.md: not a regular file",
    ]
    assert look("a/out.md", "a/outfolder")[0] == ["a/out.md", "a/outfolder/x.md"]


def test_odd_names_are_read_and_shown_inertly(here: Path) -> None:
    lay(here, {"a\nb.md": "", "-x.md": "", "क.md": "", " .md": ""})
    Path(os.fsdecode(bytes(here) + b"/\xff.md")).write_text("x", encoding="utf-8")
    assert look(".")[0] == [" .md", "-x.md", "a\nb.md", "क.md", "\\xff.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_a_problem(here: Path) -> None:
    (here / "a").mkdir(mode=0)
    assert "cannot be read" in look(".")[2][0]


def test_folders_too_deep_are_a_problem(here: Path) -> None:
    lay(here, {CONFIG: "limits: {walk_depth: 2}", "a/b/c/d.md": "", "a/b/x.md": ""})
    assert look(".") == (["a/b/x.md"], [], ["a/b/c lies more than 2 folders deep"])


def test_a_source_that_no_file_belongs_to_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies/a.yaml").write_text("- text: Hello\n", encoding="utf-8")
    config = 'sources:\n  - files: "replies/*.yaml"\n  - files: "replyes/*.yaml"\n'
    (tmp_path / "stylelint-cs.yaml").write_text(config, encoding="utf-8")
    found = list(discover([]))
    assert [item.shown for item in found if isinstance(item, FoundFile)] == ["replies/a.yaml"]
    skipped = [(skip.path, skip.reason) for item in found if isinstance(item, Unread) for skip in item.skipped]
    assert skipped == [("stylelint-cs.yaml", "no file belongs to the source in line 3")]

"""The hooks as another repository has them: the real pre-commit, a real git repository, real commits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from stylelint_cs.sources.readers import suffixes
from tests.effort import PATIENCE

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"

CONFIG = """\
repos:
  - repo: local
    hooks:
      - id: stylelint-cs
        name: stylelint-cs
        entry: {python} -m stylelint_cs check
        language: system
        files: {files}
        exclude: {exclude}
        require_serial: true
      - id: stylelint-cs-test
        name: stylelint-cs-test
        entry: {python} -m stylelint_cs test
        language: system
        files: (^|/)brand_rules/.*\\.yaml$
        pass_filenames: false
        require_serial: true
"""
GOOD = "replies:\n  - id: a\n    body: Hello, your refund arrives on Friday.\n"
BAD = "replies:\n  - id: a\n    body: Hello, no can do.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def hooks() -> dict[str, dict[str, str]]:
    """The published hooks by id; the file is simple enough to be read line by line."""
    found: dict[str, dict[str, str]] = {}
    for line in HOOKS.read_text(encoding="utf-8").splitlines():
        name, colon, value = line.lstrip("- ").partition(": ")
        if line.startswith("- id: "):
            current = found.setdefault(value, {})
        elif colon and not line.startswith("#") and line.startswith("  ") and not line.lstrip().startswith("#"):
            current[name.strip()] = value
    return found


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with nobody's git settings, and this checkout as the installed tool."""
    env = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(cwd / "home"),
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(cwd / "home" / "pre-commit"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        words, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a brand voice and the hooks installed, everything committed."""
    assert run("git", "init", "-q", "-b", "main", cwd=tmp_path).returncode == 0
    start = run(sys.executable, "-m", "stylelint_cs", "init", "--locale", "en", cwd=tmp_path)
    assert start.returncode == 0, start.stderr
    hook = hooks()["stylelint-cs"]
    config = CONFIG.format(python=sys.executable, files=hook["files"], exclude=hook["exclude"])
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("home/\n", encoding="utf-8")
    installed = run(sys.executable, "-m", "pre_commit", "install", cwd=tmp_path)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    first = commit(tmp_path)
    assert first.returncode == 0, first.stdout + first.stderr
    return tmp_path


def commit(repository: Path) -> subprocess.CompletedProcess[str]:
    run("git", "add", "-A", cwd=repository)
    return run("git", "commit", "-q", "-m", "change", cwd=repository)


def test_a_bad_reply_is_stopped_and_a_good_one_committed(repository: Path) -> None:
    reply = repository / "replies" / "en" / "refund.yaml"
    reply.write_text(BAD, encoding="utf-8")
    stopped = commit(repository)
    assert stopped.returncode != 0
    shown = stopped.stdout + stopped.stderr
    assert "replies/en/refund.yaml:3:18 error banned-phrase" in shown
    assert "Let me find another way" in shown

    reply.write_text(GOOD, encoding="utf-8")
    passed = commit(repository)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert run("git", "log", "--oneline", cwd=repository).stdout.count("change") == 2


def test_a_brand_file_whose_example_fails_is_stopped(repository: Path) -> None:
    voice = repository / "brand_rules" / "my-brand" / "en.yaml"
    text = voice.read_text(encoding="utf-8")
    voice.write_text(text.replace("We have answered your question.", "We closed your ticket."), encoding="utf-8")
    stopped = commit(repository)
    assert stopped.returncode != 0
    assert "brand_rules/my-brand/en.yaml:" in stopped.stdout + stopped.stderr


@pytest.mark.parametrize("suffix", suffixes())
def test_every_file_that_can_be_read_is_passed(suffix: str) -> None:
    hook = hooks()["stylelint-cs"]
    assert regex.search(hook["files"], f"replies/sw/refund{suffix}")
    assert not regex.search(hook["exclude"], f"replies/sw/refund{suffix}")


@pytest.mark.parametrize("path", ["app.py", "replies/sw/refund.html", "refund.yaml.bak", "json"])
def test_no_file_is_passed_that_cannot_be_read(path: str) -> None:
    assert not regex.search(hooks()["stylelint-cs"]["files"], path)


@pytest.mark.parametrize("path", ["README.md", "docs/CHANGELOG.txt", "requirements-dev.txt", "LICENSE.txt"])
def test_texts_for_developers_are_left_out(path: str) -> None:
    assert regex.search(hooks()["stylelint-cs"]["exclude"], path)


def test_the_hooks_are_what_the_documents_promise() -> None:
    found = hooks()
    assert list(found) == ["stylelint-cs", "stylelint-cs-library", "stylelint-cs-test"]
    assert {hook["language"] for hook in found.values()} == {"python"}
    assert found["stylelint-cs"]["require_serial"] == "true"
    assert found["stylelint-cs-library"]["pass_filenames"] == "false"

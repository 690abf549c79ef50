"""The recipes for build servers and shells: each is what its page shows, and does what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import regex
import yaml

from tests.command import environment

PAGE = (Path(__file__).parent.parent / "docs" / "recipes.md").read_text(encoding="utf-8")
BLOCKS = {path: yaml.safe_load(text) for text, path in regex.findall(r"(?s)```yml\n(# ([\w./-]+)\n.*?)```", PAGE)}
GOOD = "- {id: a, text: Your refund arrives on Friday.}\n"
BAD = "- {id: a, text: Your refund arrives on Friday.}\n- {id: b, text: It is your own fault.}\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the recipes are for POSIX shells")


def shell(command: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a recipe, with this checkout as the installed tool."""
    tool = cwd / ".bin" / "stylelint-cs"
    if not tool.exists():
        tool.parent.mkdir()
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stylelint_cs "$@"\n')
        tool.chmod(0o755)
    env = environment(**more)
    env["PATH"] = f"{tool.parent}{os.pathsep}{env['PATH']}"
    return subprocess.run(["bash", "-c", command], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def replies(folder: Path, text: str) -> Path:
    """A repository of replies."""
    (folder / "replies" / "en").mkdir(parents=True, exist_ok=True)
    (folder / "replies" / "en" / "a.yaml").write_text(text, encoding="utf-8")
    return folder


def our_line(lines: list[str]) -> str:
    (line,) = [line for line in lines if line.startswith("stylelint-cs ")]
    return line


def test_the_page_shows_the_hooks_there_are() -> None:
    root = Path(__file__).parent.parent
    known = {hook["id"] for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    shown = [hook["id"] for repo in BLOCKS[".pre-commit-config.yaml"]["repos"] for hook in repo["hooks"]]
    assert {*shown} == known


def test_the_step_on_github_writes_what_the_next_ones_take(tmp_path: Path) -> None:
    steps = BLOCKS[".github/workflows/replies.yml"]["jobs"]["style"]["steps"]
    line = our_line([step.get("run", "") for step in steps])
    summary = tmp_path / "summary.md"
    done = shell(line, replies(tmp_path, BAD), GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1, done.stderr
    assert "::error " in done.stdout
    uploaded = [step["with"]["sarif_file"] for step in steps if "sarif_file" in step.get("with", {})]
    assert len(json.loads((tmp_path / uploaded[0]).read_text(encoding="utf-8"))["runs"][0]["results"]) == 1
    assert "blame" in summary.read_text(encoding="utf-8")


def test_the_job_on_gitlab_writes_the_reports_it_names(tmp_path: Path) -> None:
    job = BLOCKS[".gitlab-ci.yml"]["replies"]
    done = shell(our_line(job["script"]), replies(tmp_path, BAD))
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    assert len(json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))) == 1
    assert ElementTree.parse(tmp_path / reports["junit"]).getroot().get("failures") == "1"
    assert all((tmp_path / name).stat().st_size for name in job["artifacts"]["paths"])


@pytest.mark.skipif(shutil.which("actionlint") is None, reason="actionlint is not installed")
def test_actionlint_has_nothing_to_say(tmp_path: Path) -> None:
    text = next(text for text, path in regex.findall(r"(?s)```yml\n(# ([\w./-]+)\n.*?)```", PAGE) if "github" in path)
    (tmp_path / "replies.yml").write_text(text, encoding="utf-8")
    done = subprocess.run(["actionlint", "replies.yml"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("reviewdog") is None, reason="reviewdog is not installed")
def test_reviewdog_shows_what_a_change_brought_in(tmp_path: Path) -> None:
    git = "git -c user.name=a -c user.email=a@b.example -c init.defaultBranch=main"
    replies(tmp_path, "- {id: c, text: It is your own fault.}\n" + GOOD)
    shell(f"{git} init -q . && {git} add replies && {git} commit -qm one", tmp_path)
    replies(tmp_path, "- {id: c, text: It is your own fault.}\n" + BAD)
    (line,) = regex.findall(r"(?m)^(stylelint-cs .*reviewdog.*)$", PAGE)
    done = shell(line, tmp_path)
    # Some versions write path:line, others the whole diagnostic as it came.
    lines = regex.findall(r"replies/en/a\.yaml(?::|\".*?start:\s*\{\s*line:\s*)(\d+)", done.stdout + done.stderr)
    assert {*lines} == {"3"}, done.stdout + done.stderr


def completed(words: str, cwd: Path) -> Any:
    """What bash offers behind ``words``, asked as its completion asks."""
    (line,) = regex.findall(r'(?m)^(eval .*bash_source stylelint-cs\)")', PAGE)
    ask = (
        f"{line}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); "
        '_stylelint_cs_completion stylelint-cs; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = shell(ask, cwd)
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_commands_options_words_and_files(tmp_path: Path) -> None:
    replies(tmp_path, GOOD)
    assert completed("stylelint-cs ch", tmp_path) == ["check"]
    assert "--format" in completed("stylelint-cs check --fo", tmp_path)
    assert completed("stylelint-cs check --format sa", tmp_path) == ["sarif"]
    asked = {"COMP_WORDS": "stylelint-cs check rep", "COMP_CWORD": "2", "_STYLELINT_CS_COMPLETE": "bash_complete"}
    assert shell("stylelint-cs", tmp_path, **asked).stdout == "file,rep\n"  # for these bash looks itself

"""``check`` as its users meet it: real processes, real files, real exit codes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stylelint_cs.cli import shell
from stylelint_cs.engine import Linter
from stylelint_cs.model import Finding, Message
from tests.command import environment, stylelint
from tests.effort import PATIENCE

SHOP = Path(__file__).parent / "golden" / "shop"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A copy of the small repository with a brand of its own."""
    shutil.copytree(SHOP, tmp_path / "shop")
    return tmp_path / "shop"


@pytest.mark.parametrize(
    ("fail_on", "path", "code"),
    [
        ("error", "replies/en", 1),
        ("error", "replies/hi", 0),
        ("warning", "replies/hi", 1),
        ("info", "replies/hi", 1),
        ("never", "replies/en", 0),
    ],
)
def test_the_exit_code_heeds_fail_on(shop: Path, fail_on: str, path: str, code: int) -> None:
    assert stylelint("check", path, "--fail-on", fail_on, cwd=shop).code == code


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    [
        ("brand.yaml", "    why: It says nothing.", "    whyy: It says nothing.", "brand.yaml:16:5", "whyy"),
        ("brand.yaml", "level: warning", "level: warnign", "brand.yaml:8:12", "warnign"),
        ("brand.yaml", "locales: [en,", "locales: [xx,", "brand.yaml:4:11", "xx"),
        ("en.yaml", '"kindly"', '"[kindly]"', "en.yaml:14:15", "[kindly]"),
        ("en.yaml", "formality: neutral", "formality: [", "en.yaml:", "en.yaml"),
    ],
)
def test_a_bad_brand_is_exit_2_with_its_place(shop: Path, file: str, old: str, new: str, place: str, said: str) -> None:
    path = shop / "brand_rules" / "shop" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = stylelint("check", "replies/en", "--format", "json", cwd=shop)
    assert done.code == 2, done.err
    assert f"brand_rules/shop/{place}" in done.err
    assert said in done.err
    value = json.loads(done.out)
    assert value["findings"] == []
    assert any(place in problem for problem in value["summary"]["incomplete"])
    assert stylelint("check", "replies/en", cwd=shop).out == ""


def test_bad_input_is_exit_2_and_the_rest_is_checked(shop: Path) -> None:
    (shop / "replies" / "en" / "broken.yaml").write_text("replies: [", encoding="utf-8")
    done = stylelint("check", "replies/en", "--format", "json", cwd=shop)
    value = json.loads(done.out)
    assert done.code == 2
    assert "replies/en/broken.yaml:1:" in done.err
    assert len(value["findings"]) == 3
    assert len(value["summary"]["incomplete"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "replies"], "stdin (-) and paths do not go together"),
        (["--stdin-format", "json"], "stdin, which is not read"),
        (["--output", "json"], "names no file"),
        (["--output", "json=x", "--output", "sarif=x"], "two reports would be written to x"),
        ([""], "a path is empty"),
        (["replies", ""], "a path is empty"),
        (["--output", "jsn=x"], "there is no format 'jsn'"),
        (["--output", "json=no/such/folder.json"], "cannot be written: No such file or directory"),
        (["--today", "yesterday"], "'yesterday' is no day"),
        (["--locale", "swa"], "Did you mean 'sw'?"),
        (["--config", "nowhere.yaml"], "nowhere.yaml cannot be read"),
        (["--select", "baned-phrase"], "Did you mean 'banned-phrase'?"),
        (["--ignore", "blame,no-such"], "no rule is called 'no-such'"),
    ],
)
def test_options_that_cannot_be_followed_are_exit_2(shop: Path, arguments: list[str], said: str) -> None:
    done = stylelint("check", *arguments, "--format", "json", cwd=shop)
    assert done.code == 2
    assert said in done.err
    assert json.loads(done.out)["summary"]["incomplete"]


def test_several_reports_in_one_run(shop: Path) -> None:
    done = stylelint(
        "check", "--output", "json=a.json", "--output", "sarif=b.sarif", "--output", "text=c.txt",
        "--format", "concise", "--color", "always", cwd=shop,
    )  # fmt: skip
    assert done.code == 1
    assert len(json.loads((shop / "a.json").read_text(encoding="utf-8"))["findings"]) == 7
    assert len(json.loads((shop / "b.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 7
    assert "\x1b" not in (shop / "c.txt").read_text(encoding="utf-8")
    assert [path.name for path in shop.iterdir() if path.name.startswith(".")] == []


def test_an_output_file_is_replaced_with_its_mode_and_link(shop: Path) -> None:
    real = shop / "real.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    (shop / "link.json").symlink_to("real.json")
    assert stylelint("check", "--output", "json=link.json", cwd=shop).code == 1
    assert json.loads(real.read_text(encoding="utf-8"))["version"] == 1
    assert real.stat().st_mode & 0o777 == 0o640
    assert (shop / "link.json").is_symlink()


@pytest.mark.parametrize(
    ("env", "arguments", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
    ],
)
def test_colour(shop: Path, env: dict[str, str], arguments: list[str], coloured: bool) -> None:
    done = stylelint("check", "replies/hi", *arguments, cwd=shop, **env)
    assert ("\x1b[" in done.out) is coloured


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "el_GR.UTF-8", "TZ": "Pacific/Midway"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    ],
)
def test_the_report_does_not_depend_on_the_environment(shop: Path, env: dict[str, str]) -> None:
    recorded = (SHOP.parent / "json" / "out.txt").read_text(encoding="utf-8")
    shuffled = ["replies/sw", "replies/en", "replies/ar", "replies/hi", "replies/el", "replies/en/replies.yaml"]
    assert stylelint("check", *shuffled, "--jobs", "2", "--format", "json", cwd=shop, **env).out == recorded


def test_a_customer_is_never_linted(shop: Path) -> None:
    done = stylelint("check", "-", "--locale", "en", "--role", "customer", cwd=shop, stdin="no can do")
    assert done.code == 0
    assert done.out.endswith("No findings in 0 messages of 1 file.\n")
    assert "customers" in done.out


def test_a_locale_that_the_brand_does_not_speak_is_not_clean(shop: Path) -> None:
    brand = shop / "brand_rules" / "shop" / "brand.yaml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("[en, sw, ar, hi, el]", "[en]"), encoding="utf-8")
    for name in ("sw", "ar", "hi", "el"):
        (shop / "brand_rules" / "shop" / f"{name}.yaml").unlink()
    done = stylelint("check", "-", "--locale", "sw", "--format", "json", cwd=shop, stdin="Habari yako.")
    assert done.code == 2
    assert "shop does not speak sw" in done.err
    done = stylelint("check", "replies", "--format", "json", cwd=shop)
    summary = json.loads(done.out)["summary"]
    assert done.code == 1
    assert summary["messages"] == 4
    assert [item["reason"] for item in summary["skipped"]] == [
        *["shop does not speak ar"] * 2,
        "2 messages: shop does not speak el",
        "shop does not speak hi",
        *["shop does not speak sw"] * 2,
    ]


def test_a_message_on_stdin_cannot_switch_off_its_check(shop: Path) -> None:
    text = "<!-- stylelint-cs: ignore[banned-phrase] -- please -->\nno can do"
    done = stylelint("check", "-", "--stdin-filename", "replies/en/a.md", cwd=shop, stdin=text)
    assert done.code == 1
    assert "replies/en/a.md:2:1 error banned-phrase" in done.out


def test_show_settings_names_where_each_comes_from(shop: Path) -> None:
    done = stylelint("check", "--show-settings", "--today", "2026-11-22", "--tags", "a,b", cwd=shop)
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0] == "configuration: stylelint-cs.yaml (nearest upwards)"
    assert lines[1] == "brand: shop (brand_rules/shop/brand.yaml) (configuration)"
    assert "source: replies/{locale}/* (stylelint-cs.yaml:3:5)" in lines
    assert "today: 2026-11-22 (--today)" in lines
    assert "tags: a, b (--tags)" in lines
    assert "fail-on: error (default)" in lines


def test_statistics_stay_off_a_report_for_programs(shop: Path) -> None:
    done = stylelint("check", "replies/hi", "--statistics", "--format", "json", cwd=shop)
    assert json.loads(done.out)["summary"]["warning"] == 1
    assert done.err == "1 warning canned-phrase\n"


def test_ctrl_c_is_130_and_says_nothing(shop: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "stylelint_cs", "check", "-", "--locale", "en"],
        cwd=shop,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever runs the tests in the background may have them ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdin is not None
        # More than a pipe holds: once it is written, the check is reading, and waits for the rest.
        process.stdin.write(b"Thank you. " * 20_000)
        process.stdin.flush()
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_crash_midway_keeps_the_findings_so_far(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    honest = Linter.check_message

    def fragile(self: Linter, message: Message) -> tuple[Finding, ...]:
        if message.id == "thanks":
            raise ValueError("a customer's words")
        return honest(self, message)

    monkeypatch.chdir(shop)
    monkeypatch.setattr(Linter, "check_message", fragile)
    assert shell.run(["check", "replies/el", "replies/en", "--format", "json"]) == 2
    out, err = capsys.readouterr()
    value = json.loads(out)
    assert [finding["locale"] for finding in value["findings"]] == ["el"]
    assert value["summary"]["incomplete"][0].startswith("internal error: ValueError at judging.py:")
    assert "customer" not in out + err


def test_paths_are_relative_to_the_working_directory(tmp_path: Path) -> None:
    """Also upwards: a report is read from where the command was run."""
    for folder in ("replies", "elsewhere"):
        (tmp_path / folder).mkdir()
    (tmp_path / "replies" / "fault.en.md").write_text("It's your own fault.\n", encoding="utf-8")
    for named in ("../replies", str(tmp_path / "replies" / "fault.en.md")):
        done = stylelint("check", named, "--format", "json", cwd=tmp_path / "elsewhere")
        assert [finding["path"] for finding in json.loads(done.out)["findings"]] == ["../replies/fault.en.md"]

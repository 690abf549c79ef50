"""Names, links, pipes, dates, fixes and configurations that attack: named, skipped or refused, never followed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.hostile.harness import CARET, LOCALE, SECRET, Case, assert_held, execute, lay_out

CHECK = ("check", "messages", "--locale", "en")
AGED = """\
brand: tiny
locales: [en]
review: {max_age_days: 31}
rules:
  stale: {kind: age, level: warning, why: It ages.}
"""


def aged(name: str, day: str, *says: str, exit: tuple[int, ...] = (0, 1, 2)) -> Case:
    """A case of a reply that was reviewed on a day."""
    text = f"- {{id: m1, locale: en, text: hello there, reviewed: {day}}}\n"
    args = (*CHECK, "--fail-on", "info", "--today", "2026-11-22")
    return Case(name, {"brand_rules/tiny/brand.yaml": AGED, "messages/m.yaml": text}, exit, says, args=args)


def configured(name: str, text: str, *says: str, **files: str) -> Case:
    """A case with this stylelint-cs.yaml."""
    return Case(name, {"stylelint-cs.yaml": text, **files}, (2,), says)


def fixing(name: str, banned: str, *says: str, exit: tuple[int, ...] = (2,)) -> Case:
    """A case whose fixes would never end."""
    return Case(
        name, {"brand_rules/tiny/en.yaml": f"locale: en\npreferred:\n{banned}"}, exit, says, args=(*CHECK, "--fix")
    )


CASES = (
    aged("reviewed-in-the-future", "2999-01-01"),
    aged("reviewed-in-year-nought", '"0000-01-01"'),
    aged("reviewed-the-other-way-round", "31/01/2025"),
    aged("reviewed-with-an-offset", "2025-01-31T23:30:00-12:00"),
    aged("reviewed-in-arabic-digits", "٢٠٢٥-٠١-٣١"),
    aged("reviewed-on-no-day", "2025-02-30"),
    aged("reviewed-far-away", "9" * 300),
    Case("today-is-no-day", {}, (2,), ("is no day",), args=(*CHECK, "--today", "tomorrow")),
    Case("today-in-year-nought", {}, (2,), ("is no day",), args=(*CHECK, "--today", "0000-00-00")),
    configured("brand-outside", f"brand: {CARET}../../secret.yaml\n"),
    configured("brand-absolute", "brand: /etc\n"),
    configured("pattern-outside", "brand: tiny\nsources: [{files: '../**/*.yaml', messages: 'text'}]\n"),
    configured("baseline-outside", "brand: tiny\nbaseline: ../../secret.yaml\n"),
    configured("limit-without-end", f"brand: tiny\nlimits: {{file_bytes: {CARET}.inf}}\n", "file_bytes"),
    configured("limit-unknown", f"brand: tiny\nlimits: {{{CARET}seconds: 9}}\n", "seconds"),
    configured(
        "waiver-for-ever", f"brand: tiny\nwaivers: [{{rule: blame, owner: me, reason: x, expires: {CARET}never}}]\n"
    ),
    configured(
        "aliases-of-aliases", "a: &a [x,x,x]\n" + "".join(f"k{at}: &k{at} [{'*a,' * 99}]\n" for at in range(9999))
    ),
    fixing("fixes-in-a-ring", "  - {say: alpha, not: [beta]}\n  - {say: beta, not: [alpha]}\n", "alpha"),
    fixing(
        "fixes-in-a-wide-ring",
        "  - {say: alpha, not: [beta]}\n  - {say: beta, not: [gamma]}\n  - {say: gamma, not: [alpha]}\n",
        "alpha",
    ),
    fixing("fix-that-grows", "  - {say: the alpha, not: [alpha]}\n", exit=(0, 2)),
    fixing("fix-with-a-backslash", "  - {say: 'a\\1\\g<0>', not: [alpha]}\n", exit=(0,)),
    Case("unknown-option", {}, (2,), ("--explode",), args=(*CHECK, "--explode")),
    Case("unknown-rule-with-control", {}, (2,), never=("\x1b",), args=(*CHECK, "--select", "a\x1b[2Jb")),
    Case("missing-path-with-control", {}, (2,), never=("\x1b",), args=("check", "no\x1b[2Jthing")),
    Case("jobs-without-end", {}, (0, 2), args=(*CHECK, "--jobs", "99999"), seconds=4.0),
    Case("language-that-climbs", {}, (0, 2), args=(*CHECK, "--lang", "../../../etc")),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_file(case: Case, tmp_path: Path) -> None:
    assert_held(case, tmp_path)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one honest reply."""
    return lay_out(Case("plain", {"messages/m.txt": "any inconvenience"}), tmp_path)


def held(repository: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and all that is said, after holding it against what every run promises."""
    done = execute(arguments or CHECK, repository)
    said = done.out + done.err
    assert done.code in (0, 1, 2), said
    assert "Traceback" not in said
    assert SECRET not in said
    assert "\x1b" not in said
    return done.code, said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_for(repository: Path) -> None:
    os.mkfifo(repository / "messages" / "p.txt")
    assert held(repository)[0] in (1, 2)
    code, said = held(repository, "check", "messages/p.txt", "--locale", "en")
    assert (code, "not a regular file" in said) == (2, True)


def test_links_out_of_the_repository_are_not_followed(repository: Path) -> None:
    (repository / "messages" / "out.yaml").symlink_to(repository.parent / "secret.yaml")
    (repository / "messages" / "away").symlink_to("/etc")
    (repository / "messages" / "gone.txt").symlink_to("nowhere")
    (repository / "messages" / "round").symlink_to(".")
    code, said = held(repository)
    assert code in (1, 2)
    assert "root:x:0" not in said


def test_a_locale_file_that_leads_outside_is_refused(repository: Path) -> None:
    path = repository / "brand_rules" / "tiny" / "en.yaml"
    path.unlink()
    path.symlink_to(repository.parent / "secret.yaml")
    code, said = held(repository)
    assert (code, "outside" in said) == (2, True)


@pytest.mark.parametrize(
    "name",
    ["a\x1b[2J.txt", "a\n::error::b.txt", "-rf.txt", "a\u202etxt.md", "$(id).txt", "%0A.txt", "x" * 200 + ".txt"],
)
def test_odd_names(repository: Path, name: str) -> None:
    (repository / "messages" / name).write_text("any inconvenience", encoding="utf-8")
    code, said = held(repository)
    assert code == 1
    assert said.count("banned-phrase") == 2
    assert "\u202e" not in said
    assert "\n::error" not in said
    assert held(repository, *CHECK, "--format", "github")[0] == 1


def test_a_name_that_is_no_utf8(repository: Path) -> None:
    path = os.fsencode(repository / "messages") + b"/\xff\xfe.txt"
    Path(os.fsdecode(path)).write_bytes(b"any inconvenience")
    for format_ in ("text", "json", "sarif", "html"):
        assert held(repository, *CHECK, "--format", format_)[0] in (1, 2)


def test_deep_folders_end(repository: Path) -> None:
    folder = repository / "messages"
    for _ in range(100):
        folder = folder / "d"
        folder.mkdir()
    (folder / "m.txt").write_text("any inconvenience", encoding="utf-8")
    code, said = held(repository)
    assert code == 2, said


def test_a_file_that_is_no_text_is_left_untouched_by_a_fix(repository: Path) -> None:
    (repository / "brand_rules/tiny/en.yaml").write_text(LOCALE + "preferred: [{say: please, not: [kindly]}]\n")
    data = b"kindly wait\n" + b"\xea\xe1\xeb\xdc\n"
    (repository / "messages" / "g.txt").write_bytes(data)
    code, said = held(repository, *CHECK, "--fix")
    assert (code, ":2:1:" in said, "UTF-8" in said) == (2, True, True)
    assert (repository / "messages" / "g.txt").read_bytes() == data

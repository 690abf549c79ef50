"""Fixes go on in rounds until nothing is left; those that bring up one another for ever leave a file as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import stylelint
from tests.fixing import fixed

BRAND = "brand: b\nlocales: [en-XX]\nrules: {wrong-spelling: {kind: orthography, title: T, why: W.}}\n"
NOTE = "note: a.en-XX.txt: the fixes of this file never settle: wrong-spelling. Nothing was changed. Mend it by hand.\n"


def mended(folder: Path, checks: dict[str, str], text: str) -> tuple[str, int, str]:
    """The text after its fixes by a pack that replaces patterns, how many were made, and what is noted."""
    listed = [
        f"    - {{id: c{at}, rule: wrong-spelling, pattern: '{pattern}', replace: '{to}', safe: true, why: W.}}\n"
        for at, (pattern, to) in enumerate(checks.items())
    ]
    pack = f"locale: en-XX\nname: English of X\northography:\n  add:\n{''.join(listed)}"
    files = {"locales/en-XX/language.yaml": pack, "brand_rules/b/brand.yaml": BRAND, "stylelint-cs.yaml": "brand: b\n"}
    for name, content in {**files, "brand_rules/b/en-XX.yaml": "locale: en-XX\n", "a.en-XX.txt": text}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    done = stylelint("check", "--fix", "--fail-on", "never", "--format", "json", "a.en-XX.txt", cwd=folder)
    assert done.code == 0
    return (folder / "a.en-XX.txt").read_text(encoding="utf-8"), json.loads(done.out)["summary"]["fixed"], done.err


def test_a_fix_may_bring_up_another(tmp_path: Path) -> None:
    assert mended(tmp_path, {"alpha": "beta", "beta": "gamma"}, "The alpha, the beta.") == (
        "The gamma, the gamma.",
        3,
        "",
    )


def test_fixes_may_take_ten_rounds(tmp_path: Path) -> None:
    rounds = {f"step{at}x": f"step{at + 1}x" for at in range(10)}
    assert mended(tmp_path, rounds, "One step0x more.") == ("One step10x more.", 10, "")


@pytest.mark.parametrize(
    "checks",
    [
        {"alpha": "beta", "beta": "alpha"},
        {"alpha": "alphaa"},
        {f"step{at}x": f"step{at + 1}x" for at in range(11)},
    ],
)
@pytest.mark.parametrize("text", ["One alpha step0x more.", "One alpha, two alpha: step0x, step0x."])
def test_fixes_that_never_settle_leave_the_file_as_it_is(checks: dict[str, str], text: str, tmp_path: Path) -> None:
    assert mended(tmp_path, checks, text) == (text, 0, NOTE)


def test_what_is_left_out_is_not_counted(tmp_path: Path) -> None:
    # A comma asks for quotation marks around the whole cell, which would write its reference anew.
    data, outcome = fixed(tmp_path / "a.csv", b"id,text\n1,A &amp; ledger\n2,kindly wait\n")
    assert data == b"id,text\n1,A &amp; ledger\n2,please wait\n"
    assert outcome.report.summary.fixed == 1
    assert len(outcome.notes) == 1

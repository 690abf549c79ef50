from __future__ import annotations

from dataclasses import replace

import pytest

from stylelint_cs.model import Level
from tests.sample_findings import SWAHILI, finding, rendered, report


def test_an_annotation() -> None:
    assert rendered("github", report([SWAHILI])).splitlines()[0] == (
        "::error file=replies/sw/refund.yaml,line=2,endLine=2,title=banned-phrase%3A Say what you can do,"
        "col=19,endColumn=30::It closes the door. Write instead: Hebu nitafute njia nyingine"
    )


@pytest.mark.parametrize(
    ("level", "word"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "notice")]
)
def test_levels(level: Level, word: str) -> None:
    assert rendered("github", report([replace(SWAHILI, level=level)])).startswith(f"::{word} file=")


def test_what_an_attacker_writes_stays_inside_its_annotation() -> None:
    attack = finding(
        "bad",
        "bad",
        path="a,line=9:b%\n::error::x",
        explanation="100% sure\r\n::set-env name=A::B",
        title="t::u,file=z",
        suggestions=(),
    )
    lines = rendered("github", report([attack])).splitlines()
    assert lines == [
        "::error file=a%2Cline=9%3Ab%25<U+000A>%3A<U+003A>error%3A<U+003A>x,line=1,endLine=1,"
        "title=banned-phrase%3A t%3A<U+003A>u%2Cfile=z,col=1,endColumn=4::"
        "100%25 sure :<U+003A>set-env name=A:<U+003A>B",
        "Found 1 error in 1 message of 1 file.",
    ]


def test_ten_of_a_level_then_plain_lines_the_gravest_first() -> None:
    warnings = [replace(SWAHILI, level=Level.WARNING, path=f"w{index}.yaml") for index in range(12)]
    errors = [replace(SWAHILI, path=f"e{index}.yaml") for index in range(11)]
    lines = rendered("github", report([*warnings, *errors])).splitlines()
    assert [line.split(" ")[0] for line in lines[:10]] == ["::error"] * 10
    assert lines[10].startswith("e10.yaml:2:19: error banned-phrase ")
    assert [line.split(" ")[0] for line in lines[11:21]] == ["::warning"] * 10
    assert all(not line.startswith("::") for line in lines[21:])
    assert len(lines) == 24


def test_a_range_of_lines_has_no_columns() -> None:
    line = rendered("github", report([finding("a\nb", "a\nb")])).splitlines()[0]
    assert "line=1,endLine=2,title=" in line
    assert "col=" not in line


def test_an_unfinished_check_is_an_annotation_too() -> None:
    lines = rendered("github", report([], incomplete=("brand.yaml:3:1: a\n    b",))).splitlines()
    assert lines[0] == "::error title=The check could not be finished::brand.yaml:3:1: a b"
    assert lines[-1].startswith("The check could not be finished. No findings so far")

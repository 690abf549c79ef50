"""Patterns that would run for ever, and brands that reach for files that are not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.harness import Case, assert_held
from tests.hostile.pattern_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pattern_or_reach(case: Case, tmp_path: Path) -> None:
    done = assert_held(case, tmp_path)
    assert "root:x:0" not in done.out + done.err

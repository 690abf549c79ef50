"""Brand files that attack the loader: each is refused with its place, quickly, and nothing leaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.brand_cases import CASES
from tests.hostile.harness import Case, assert_held


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_brand_file(case: Case, tmp_path: Path) -> None:
    assert_held(case, tmp_path)

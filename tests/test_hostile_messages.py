"""Messages that attack the readers, the matcher, the reports and whoever reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.harness import Case, assert_held
from tests.hostile.message_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_message(case: Case, tmp_path: Path) -> None:
    assert_held(case, tmp_path)

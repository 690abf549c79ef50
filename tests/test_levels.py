"""There is one of each level: whatever is sent to another process or read from a cache is the same."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from stylelint_cs.model import LEVELS, Level


@pytest.mark.parametrize("level", LEVELS.values())
def test_a_level_is_the_only_one(level: Level) -> None:
    for other in (Level(int(level)), pickle.loads(pickle.dumps(level)), copy.deepcopy(level), LEVELS[level.word]):
        assert other is level
    assert getattr(Level, level.name) is level
    assert repr(level) == f"<Level.{level.name}: {level}>"
    assert json.loads(json.dumps(level)) == level


def test_they_stand_in_order() -> None:
    assert list(LEVELS) == ["off", "info", "warning", "error"]
    assert Level.OFF < Level.INFO < Level.WARNING < Level.ERROR
    assert max(Level.INFO, Level.ERROR) is Level.ERROR
    assert f"{Level.ERROR}" == "3"


@pytest.mark.parametrize("number", [-1, 4])
def test_there_is_no_other(number: int) -> None:
    with pytest.raises(ValueError, match="is no level"):
        Level(number)

"""Times of conversations: opening hours, holidays, the forms of a time, and when a promise is due."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from stylelint_cs.conversation import moment_of
from stylelint_cs.policy.settings import Hours, OpenHours
from stylelint_cs.review.hours import Clock

WEEK = tuple((day, Hours(8 * 60, 18 * 60)) for day in range(5))


def at(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-16T09:00+03:00", "2026-11-16T10:30+03:00", 1.5),
        ("2026-11-16T17:30+03:00", "2026-11-17T08:30+03:00", 1.0),  # over night
        ("2026-11-20T17:00+03:00", "2026-11-23T09:00+03:00", 2.0),  # over the weekend
        ("2026-12-24T17:00+03:00", "2026-12-28T09:00+03:00", 2.0),  # Friday is a holiday
        ("2026-11-21T10:00+03:00", "2026-11-21T12:00+03:00", 0.0),
        ("2026-11-17T10:00+03:00", "2026-11-16T10:00+03:00", 0.0),
        ("2025-01-06T00:00+03:00", "2026-11-16T00:00+03:00", None),  # too long to look at each day
    ],
)
def test_hours_in_which_nobody_is_there_do_not_count(start: str, end: str, hours: float | None) -> None:
    clock = Clock(OpenHours("Africa/Nairobi", WEEK, ("2026-12-25",)))
    found = clock.open_seconds(at(start), at(end)) / 3600
    if hours is None:
        assert 0.9 < found / (97 * 5 * 10) < 1.1
    else:
        assert found == pytest.approx(hours)


def test_hours_over_midnight_and_a_change_of_the_clock() -> None:
    night = Clock(OpenHours("Europe/Athens", ((5, Hours(22 * 60, 6 * 60)),), ()))
    # In the night to 25 October 2026 the clock goes back, and the shift has an hour more.
    assert night.open_seconds(at("2026-10-24T12:00Z"), at("2026-10-25T12:00Z")) == 9 * 3600
    assert night.open_seconds(at("2026-10-17T12:00Z"), at("2026-10-18T12:00Z")) == 8 * 3600


def test_without_hours_every_second_counts() -> None:
    assert Clock(None).open_seconds(10, 70) == 60


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-16T09:00:00Z", "2026-11-16T09:00+00:00"),
        ("2026-11-16 09:00:00 UTC", "2026-11-16T09:00+00:00"),
        ("2026-11-16 12:00:00+03:00", "2026-11-16T09:00+00:00"),
        ("2026-11-16T09:00", "2026-11-16T09:00+00:00"),
        ("1794819600", "2026-11-16T09:00+00:00"),
        ("1794819600000", "2026-11-16T09:00+00:00"),
        ("yesterday", None),
        ("17", None),
        ("", None),
        (None, None),
    ],
)
def test_forms_of_a_time(text: str | None, moment: str | None) -> None:
    assert moment_of(text, UTC) == (at(moment) if moment is not None else None)

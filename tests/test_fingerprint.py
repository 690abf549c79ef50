from __future__ import annotations

import hashlib

import pytest

from stylelint_cs.fingerprint import fingerprint

BASE = ("blame", "sw", "refund-1", "Umekosea tena.", "Umekosea", 0)


def value(*parts: object) -> str:
    return fingerprint(*parts, fold=str.casefold)  # type: ignore[arg-type]


def test_it_is_a_sha256_of_the_folded_parts() -> None:
    joined = "5:blame2:sw11:id refund-18:umekosea1:0"
    assert value(*BASE) == hashlib.sha256(joined.encode()).hexdigest()


@pytest.mark.parametrize(
    "same",
    [
        ("blame", "sw", "refund-1", "Another text.", "Umekosea", 0),
        ("blame", "sw", "refund-1", "Umekosea tena.", "UMEKOSEA", 0),
    ],
)
def test_text_and_case_do_not_count_for_a_message_with_an_id(same: tuple[object, ...]) -> None:
    assert value(*same) == value(*BASE)


@pytest.mark.parametrize(
    "other",
    [
        ("rudeness", "sw", "refund-1", "Umekosea tena.", "Umekosea", 0),
        ("blame", "en", "refund-1", "Umekosea tena.", "Umekosea", 0),
        ("blame", None, "refund-1", "Umekosea tena.", "Umekosea", 0),
        ("blame", "sw", "refund-2", "Umekosea tena.", "Umekosea", 0),
        ("blame", "sw", None, "Umekosea tena.", "Umekosea", 0),
        ("blame", "sw", "refund-1", "Umekosea tena.", "tena", 0),
        ("blame", "sw", "refund-1", "Umekosea tena.", "Umekosea", 1),
    ],
)
def test_everything_else_counts(other: tuple[object, ...]) -> None:
    assert value(*other) != value(*BASE)


def test_without_an_id_the_folded_text_counts() -> None:
    assert value("blame", "sw", None, "UMEKOSEA", "x", 0) == value("blame", "sw", None, "umekosea", "x", 0)
    assert value("blame", "sw", None, "a", "x", 0) != value("blame", "sw", None, "b", "x", 0)
    assert value("blame", "sw", None, "a", "x", 0) != value("blame", "sw", "a", "a", "x", 0)


def test_neighbouring_parts_do_not_run_together() -> None:
    assert value("ab", "c", "i", "", "", 0) != value("a", "bc", "i", "", "", 0)


def test_a_lone_surrogate_is_no_crash() -> None:
    assert len(value("blame", "sw", None, "\ud800", "\ud800", 0)) == 64

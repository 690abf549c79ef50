"""Waivers: what they mean, when they end, and what is said about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.config import Config, load_config
from stylelint_cs.model import Finding, Level, Position, StylelintError
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.waivers import Waivers

NAMES = frozenset({"blame", "canned-phrase", "asks-for-secret"})


def finding(rule: str = "blame", locale: str | None = "ar", path: str = "replies/ar/a.yaml", id_: str = "m") -> Finding:
    at = Position(1, 1)
    return Finding(rule, Level.ERROR, "t", "e", locale, path, id_, None, at, at, "")


def config(folder: Path, *waivers: str) -> Config:
    """A configuration with waivers; each lacks what every waiver must say."""
    lines = [f"  - {{{waiver}, owner: legal, reason: the law}}" for waiver in waivers]
    path = folder / "stylelint-cs.yaml"
    path.write_text("\n".join(["waivers:", *lines, ""]), encoding="utf-8")
    return load_config(path)


def waivers(folder: Path, packs: PackSet, *written: str, today: str = "2026-11-22") -> Waivers:
    return Waivers(config(folder, *written), packs, {"asks-for-secret"}, today)


@pytest.mark.parametrize(
    ("waiver", "holds"),
    [
        ("rule: blame", True),
        ("rule: canned-phrase", False),
        ("rule: blame, message: m", True),
        ("rule: blame, message: other", False),
        ("rule: blame, locale: ar", True),
        ("rule: blame, locale: ar-EG", False),
        ("rule: blame, locale: en", False),
        ('rule: blame, path: "replies/ar/*.yaml"', True),
        ('rule: blame, path: "replies/{locale}/*"', True),
        ('rule: blame, path: "replies/en/*"', False),
        ("rule: blame, message: m, locale: en", False),
    ],
)
def test_a_waiver_means_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packs: PackSet, waiver: str, holds: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    assert waivers(tmp_path, packs, f"{waiver}, expires: 2027-06-30").waives(finding()) is holds


def test_a_waiver_of_a_language_holds_in_its_variants(tmp_path: Path, packs: PackSet) -> None:
    found = waivers(tmp_path, packs, "rule: blame, locale: ar, expires: 2027-06-30")
    assert found.waives(finding(locale="ar-EG"))
    assert not found.waives(finding(locale=None))


def test_mandatory_rules_are_never_waived(tmp_path: Path, packs: PackSet) -> None:
    found = waivers(tmp_path, packs, "rule: asks-for-secret, expires: 2027-06-30")
    assert not found.waives(finding("asks-for-secret"))
    (told,) = found.findings(NAMES, NAMES, folder=True, whole=True)
    assert (told.rule, told.level) == ("unused-suppression", Level.WARNING)
    assert "mandatory" in told.explanation


@pytest.mark.parametrize(
    ("today", "holds", "said"),
    [
        ("2026-06-01", True, []),
        ("2026-12-01", True, []),
        ("2026-12-02", True, [("expired-waiver", Level.INFO)]),
        ("2027-01-01", True, [("expired-waiver", Level.INFO)]),
        ("2027-01-02", False, [("expired-waiver", Level.WARNING)]),
    ],
)
def test_a_waiver_holds_through_its_last_day(
    tmp_path: Path, packs: PackSet, today: str, holds: bool, said: list[tuple[str, Level]]
) -> None:
    found = waivers(tmp_path, packs, "rule: blame, expires: 2027-01-01", today=today)
    assert found.waives(finding()) is holds
    told = found.findings(NAMES, NAMES, folder=True, whole=True)
    assert [(item.rule, item.level) for item in told] == said
    assert all("legal answers for it: the law" in item.explanation for item in told)


@pytest.mark.parametrize(
    ("waiver", "folder", "whole", "ran", "said"),
    [
        ("rule: blame, expires: 2027-06-30", True, True, NAMES, ["unused-suppression"]),
        ("rule: blame, expires: 2027-06-30", True, False, NAMES, []),
        ("rule: blame, expires: 2027-06-30", True, True, {"canned-phrase"}, []),
        ("rule: blam, expires: 2027-06-30", True, False, NAMES, ["unknown-rule"]),
        ("rule: blam, expires: 2027-06-30", False, False, NAMES, []),
        ("rule: blame, expires: 2026-06-30", False, False, NAMES, []),
    ],
)
def test_what_is_said_of_a_waiver_that_nothing_needs(
    tmp_path: Path, packs: PackSet, waiver: str, folder: bool, whole: bool, ran: set[str], said: list[str]
) -> None:
    told = waivers(tmp_path, packs, waiver).findings(NAMES, ran, folder=folder, whole=whole)
    assert [item.rule for item in told] == said
    for item in told:
        assert (item.start, item.locale) == (Position(2, 5), None)
        assert item.source is not None
        assert item.source.line(2)[4:] == item.match


def test_a_single_file_tells_an_ended_waiver_that_it_needs(tmp_path: Path, packs: PackSet) -> None:
    found = waivers(tmp_path, packs, "rule: blame, expires: 2026-06-30")
    assert not found.waives(finding())
    assert [item.rule for item in found.findings(NAMES, NAMES, folder=False, whole=False)] == ["expired-waiver"]


def test_a_pattern_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(StylelintError) as raised:
        config(tmp_path, 'rule: a, expires: 2027-06-30, path: "/abs/*"')
    (problem,) = raised.value.problems
    assert problem.place is not None
    assert problem.place.line == 2

"""Wordings that one brand offers and another bans: the heir wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.policy.model import Dropped
from tests.brands import HEIR, load

CLASHES = {
    "an heir bans what its parent suggests": (
        "banned: [{phrase: haiwezekani, instead: [haipo, Hebu nitafute]}]\n",
        "banned: {add: [haipo]}\n",
        {"haiwezekani": ("Hebu nitafute",), "haipo": ()},
        [("suggestion", "haipo")],
    ),
    "an heir bans a part of what its parent suggests": (
        "banned: [{phrase: haiwezekani, instead: [hapana haipo]}]\n",
        "banned: {add: [haipo]}\n",
        {"haiwezekani": (), "haipo": ()},
        [("suggestion", "hapana haipo")],
    ),
    "an heir prefers it the other way round": (
        "preferred: [{say: tovuti, not: [website]}]\n",
        "preferred: {add: [{say: website, not: [tovuti]}]}\n",
        {"tovuti": ("website",)},
        [("ban", "website"), ("suggestion", "tovuti")],
    ),
    "an heir suggests a part of which its parent bans": (
        "banned: [kabisa]\n",
        "preferred: [{say: hapana kabisa, not: [haipo]}]\n",
        {"kabisa": (), "haipo": ()},
        [("suggestion", "hapana kabisa")],
    ),
    "what an heir offers stands against its own ancestors' ban on all of it, not on a part": (
        "banned: [hapana kabisa, kabisa]\n",
        "preferred: [{say: hapana kabisa, not: [haipo]}]\n",
        {"kabisa": (), "haipo": ()},
        [("ban", "hapana kabisa"), ("suggestion", "hapana kabisa")],
    ),
    "an heir offers what two ancestors ban": (
        "banned: [{phrase: kwa sasa, at: start}, kwa sasa]\n",
        "preferred: [{say: kwa sasa, not: [haipo]}]\n",
        {"haipo": ("kwa sasa",)},
        [("ban", "kwa sasa")],
    ),
    "an excused suggestion stands": (
        "banned: [{phrase: kabisa, unless: [hapana kabisa]}]\n",
        "preferred: [{say: hapana kabisa, not: [haipo]}]\n",
        {"kabisa": (), "haipo": ("hapana kabisa",)},
        [],
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_across_extends_the_heir_wins(name: str, tmp_path: Path) -> None:
    parent, heir, expected, dropped = CLASHES[name]
    files = {
        "parent/brand.yaml": "locales: [sw]\n",
        "parent/sw.yaml": f"locale: sw\n{parent}",
        "heir/brand.yaml": HEIR,
        "heir/sw.yaml": f"locale: sw\n{heir}",
    }
    policy = load(tmp_path, files)
    voice = policy.voice("sw")
    entries = [*voice.banned, *(entry for each in voice.preferred for entry in each.entries)]
    assert {entry.text: entry.instead for entry in entries} == expected
    assert sorted((each.what, each.text) for each in policy.dropped_suggestions) == sorted(dropped)


def test_what_is_dropped_names_both_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "parent/brand.yaml": "locales: [sw]\n",
        "parent/sw.yaml": "locale: sw\nclosings: [Kwaheri.]\n",
        "heir/brand.yaml": HEIR,
        "heir/sw.yaml": "locale: sw\nbanned: [kwaheri]\n",
    }
    policy = load(tmp_path, files)
    assert policy.voice("sw").closings == ()
    assert policy.dropped_suggestions == (
        Dropped("suggestion", "Kwaheri.", "sw", ("parent/sw.yaml", 2, 12), ("heir/sw.yaml", 2, 10)),  # type: ignore[arg-type]
    )


def test_a_preferred_wording_that_is_banned_is_said_no_more(tmp_path: Path) -> None:
    files = {
        "parent/brand.yaml": "locales: [sw]\n",
        "parent/sw.yaml": "locale: sw\nbanned: [kabisa]\npreferred: [{say: haipo, not: [hamna]}]\n",
        "heir/brand.yaml": HEIR,
        "heir/sw.yaml": (
            "locale: sw\nbanned: {add: [haipo]}\npreferred: {add: [{say: hapana kabisa, not: [la]}]}\n"
            "closings: [Asante kabisa.]\n"
        ),
    }
    voice = load(tmp_path, files).voice("sw")
    assert [(item.say, [entry.text for entry in item.entries]) for item in voice.preferred] == [
        ("", ["hamna"]),
        ("", ["la"]),
    ]
    # Greetings and closings are whole sentences: a part that an ancestor bans is for the linter to find.
    assert [entry.text for entry in voice.closings] == ["Asante kabisa."]

"""The programming interface."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import stylelint_cs
from stylelint_cs import Finding, StylelintError, check_paths, check_text, load_policy
from stylelint_cs.compiled import CompiledVoice
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.model import Meta, Problem, Turn
from stylelint_cs.packs.pack import Pack
from stylelint_cs.policy.model import Policy
from tests.brand_files import TODAY, tiny_brand
from tests.command import environment

SHOP = Path(__file__).parent / "golden" / "shop"
CONFIG = SHOP / "stylelint-cs.yaml"


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.match) for finding in findings]


def test_the_interface_is_what_it_says() -> None:
    for name in stylelint_cs.__all__:
        assert getattr(stylelint_cs, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        stylelint_cs.nothing  # noqa: B018


def test_importing_the_package_is_cheap() -> None:
    program = (
        "import sys, stylelint_cs, stylelint_cs.__main__\n"
        "heavy = {'click', 'yaml', 'regex', 'babel', 're', 'json', 'dataclasses', 'pathlib'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-S", "-c", program]
    env = environment(PYTHONWARNINGS="")
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_check_text() -> None:
    policy = load_policy(config=CONFIG)
    assert policy.brand == "shop"
    text = "Samahani, haiwezekani."
    for _ in range(2):
        assert found(check_text(text, locale="sw", policy=policy)) == [("banned-phrase", "haiwezekani")]
    assert check_text(text, locale="sw", policy=policy, ignore=["banned-phrase"]) == ()
    assert check_text(text, locale="sw", policy=policy, meta=Meta(role="customer")) == ()
    assert found(check_text("kindly wait", locale="en", policy=policy, select=["quiet-phrase"])) == [
        ("quiet-phrase", "kindly")
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"locale": "sw", "select": ["no-such"]}, "no rule is called 'no-such'"),
        ({"locale": "sw", "today": "soon"}, "'soon' is no day"),
        ({"locale": "fr"}, "there is no locale pack for 'fr'"),
        ({}, "its language is not known"),
        ({"locale": "sw", "brand": "no-such"}, "there is no brand 'no-such'"),
    ],
)
def test_check_text_that_cannot_judge_raises(options: dict[str, object], said: str) -> None:
    with pytest.raises(StylelintError, match=said):
        check_text("xyz", config=CONFIG, **options)  # type: ignore[arg-type]


def test_check_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SHOP)
    report = check_paths(["replies/sw", "nowhere.yaml"])
    assert found(report.findings) == [("banned-phrase", "haiwezekani")]
    assert report.summary.messages == 2
    assert report.summary.incomplete == ("nowhere.yaml does not exist\n    Check the name and the folder.",)
    assert len(check_paths().findings) == 7


def test_the_history_tells_where_a_message_stands() -> None:
    opening = Meta(history=(Turn("customer", "Where is it?"),))
    middle = Meta(history=(*opening.history, Turn("agent", "Hello."), Turn("customer", "And now?")))
    policy = load_policy("house")
    for meta, expected in ((opening, ["missing-greeting", "unnamed-agent"]), (middle, []), (Meta(), [])):
        findings = check_text("The order left this morning.", locale="en", policy=policy, meta=meta)
        assert [finding.rule for finding in findings] == expected


def test_a_voice_that_cannot_be_read_is_read_once(tmp_path: Path) -> None:
    voice = tiny_brand(tmp_path, '"[[Kindly]] wait."')
    tried: list[str] = []

    def compiling(policy: Policy, locale: str, pack: Pack) -> CompiledVoice:
        tried.append(locale)
        raise StylelintError([Problem("it cannot be read", "Mend it.")])

    linter = Linter(voice.policy, voice.packs, LintOptions(TODAY), compiling)
    for _ in range(3):
        with pytest.raises(StylelintError, match="cannot be read"):
            linter.compiled("en")
    assert tried == ["en"]


@pytest.mark.parametrize(
    ("stored", "rule"), [(None, "unfilled-placeholder"), (False, "unfilled-placeholder"), (True, "time-bound-greeting")]
)
def test_a_template_may_hold_what_is_to_be_filled_in(stored: bool | None, rule: str) -> None:
    text = "Good morning [Name], your order left the warehouse at 10 am."
    assert [finding.rule for finding in check_text(text, locale="en", meta=Meta(stored=stored))] == [rule]

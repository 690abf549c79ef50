"""What work costs, counted in calls of functions: a busy machine counts the same as a quiet one.

The limits are about a fifth over what was counted when they were set. Going beyond one on purpose is fine;
going beyond it unseen is not.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.phrases.neighbours import beside, endings
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.policy.load import load_policy
from tests.command import environment
from tests.conftest import message, small_pack
from tests.test_house_voice import BAD, LOCALES, MODEL, TODAY

START = {"en": 100_000, "sw": 77_000, "ar": 95_000, "hi": 117_000, "el": 92_000}
"""Calls of a whole run that checks one message on standard input, with a cache."""
MESSAGE = {"en": 12_500, "sw": 5_200, "ar": 7_100, "hi": 8_400, "el": 8_800}
"""Calls of checking two replies that were checked before, one good and one bad."""

COUNTED = """
import sys
count = 0
def counts(frame, event, argument):
    global count
    if event in ("call", "c_call"):
        count += 1
sys.setprofile(counts)
from stylelint_cs.__main__ import main
main(["check", "-", "--locale", sys.argv[1]])
sys.setprofile(None)
print(count)
"""


def calls(action: Callable[[], object]) -> int:
    """How many functions of Python and of C an action calls."""
    count = 0

    def counts(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counts)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def linter(packs: PackSet) -> Linter:
    return Linter(load_policy("house", packs=packs), packs, LintOptions(TODAY))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_start(locale: str) -> None:
    for _ in range(4):  # the third time with what the first two kept; once more for a busy folder
        done = subprocess.run(
            [sys.executable, "-c", COUNTED, locale],
            input=MODEL[locale].encode(),
            capture_output=True,
            env=environment(),
            check=True,
        )
    assert int(done.stdout.split()[-1]) <= START[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_message(linter: Linter, locale: str) -> None:
    messages = [message(text, locale) for text in (MODEL[locale], BAD[locale])]
    first = list(linter.check(messages))
    assert calls(lambda: list(linter.check(messages))) <= MESSAGE[locale]
    assert list(linter.check(messages)) == first


@pytest.mark.parametrize("locale", LOCALES)
def test_twice_the_text_costs_twice_the_work(linter: Linter, locale: str) -> None:
    short, long = (message("\n\n".join([MODEL[locale]] * times), locale) for times in (10, 20))
    for text in (short, long):
        linter.check_message(text)
    assert calls(lambda: linter.check_message(long)) <= 2.2 * calls(lambda: linter.check_message(short))


HOSTILE = [
    *(
        ("en", text)
        for text in ("\u202e", "it's ", "' ", "coupon ", "a\u0301 ", "‘a’ ", "+1 555 0100 ", "WOW a ", "5 5 ")
    ),
    *(("el", text) for text in ("εσύ ", "παπoύτσι ", "\u0301")),
    *(("hi", text) for text in ("तुम ", "है ")),
    *(("ar", text) for text in ("أنت ", "ـ")),
    *(("sw", text) for text in ("ninyi ", "ng’")),
]
"""Texts of one word or mark over and over, each of which took a time that grew with the square of its length."""


@pytest.mark.parametrize(("locale", "text"), HOSTILE, ids=ascii)
def test_one_word_over_and_over_costs_no_more_than_its_length(linter: Linter, locale: str, text: str) -> None:
    short, long = (message(text * (size // len(text)), locale) for size in (2_000, 4_000))
    for one in (short, long):
        linter.check_message(one)
    assert calls(lambda: linter.check_message(long)) <= 2.4 * calls(lambda: linter.check_message(short)) + 1_000


def test_a_phrase_with_exceptions_costs_little_more_for_each_place(linter: Linter) -> None:
    times = 400
    text = message("soon " * times, "en")
    linter.check_message(text)
    assert calls(lambda: linter.check_message(text)) <= 850 * times


def test_phrases_that_do_not_occur_cost_nothing(packs: PackSet, tmp_path: Path) -> None:
    counted = []
    for number in (50, 5_000):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "brand.yaml").write_text("brand: many\nlocales: [en]\n", encoding="utf-8")
        banned = "".join(f"  - my word{at} your thing{at}\n" for at in range(number))
        (folder / "en.yaml").write_text(f"locale: en\nbanned:\n{banned}", encoding="utf-8")
        linter = Linter(load_policy(folder, packs=packs), packs, LintOptions(TODAY))
        text = message(f"{MODEL['en']} It is my word7, your thing7.", "en")
        assert [finding.rule for finding in linter.check_message(text)] == ["banned-phrase"]
        counted.append(calls(lambda linter=linter, text=text: linter.check_message(text)))
    assert counted[1] <= 1.1 * counted[0]


def test_words_that_may_be_missing_cost_what_they_are() -> None:
    counted = []
    for number in (20, 40):
        program = Compiler(small_pack()).compile(" ".join(f"(w{at}|)" for at in range(number)) + " zeta")
        assert [len(tests) for tests in endings(program.nodes) if tests is not None] == [1, 1, number]
        (anchor,) = program.anchors
        counted.append(calls(lambda program=program, anchor=anchor: beside(program.nodes, anchor)))
    assert counted[1] <= 2.2 * counted[0]

"""The runner of examples: what it demands, what it says when an example fails, and what coverage counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.example_coverage import cells, percent
from stylelint_cs.examples import Failure, Runner, cases
from tests.brand_files import TODAY, tiny_brand


def failures(folder: Path, examples: str, **options: str) -> list[Failure]:
    voice = tiny_brand(folder, examples, **options)
    runner = Runner(voice.policy, voice.packs, TODAY)
    return [failure for case in cases(voice.policy) if (failure := runner.run(case))]


@pytest.mark.parametrize(
    "example",
    [
        '"[[Kindly]] wait."',
        '"[[Kindly]] wait, it is not late [[at all]]."',
        '"Please wait."',
        '{text: "Kindly wait.", finds: true}',
        '{text: "Please wait.", finds: false}',
        '{messages: [{id: a, text: "Kindly wait."}, {id: b, text: "Please wait."}], finds: [a]}',
        '{messages: [{id: a, text: "[[Kindly]] wait."}, {id: b, text: "Please wait."}]}',
    ],
)
def test_examples_that_hold(tmp_path: Path, example: str) -> None:
    assert failures(tmp_path, example) == []


@pytest.mark.parametrize(
    ("example", "expected", "found"),
    [
        ('"Kindly wait."', "nothing", "“Kindly”"),
        ('"[[Kindly wait]]."', "“Kindly wait”", "“Kindly”"),
        ('"[[Kindly]] wait, it is not late at all."', "“Kindly”", "“Kindly”, “at all”"),
        ('"[[Please]] wait."', "“Please”", "nothing"),
        ('{text: "Please wait.", finds: true}', "a finding", "nothing"),
        ('{text: "Kindly wait.", finds: false}', "nothing", "“Kindly”"),
        ('{messages: [{id: a, text: "Kindly."}, {id: b, text: "Kindly."}], finds: [a]}', "a", "a, b"),
    ],
)
def test_examples_that_fail_say_how(tmp_path: Path, example: str, expected: str, found: str) -> None:
    (failure,) = failures(tmp_path, example)
    assert (failure.rule, failure.locale) == ("hollow-word", "en")
    assert (failure.expected, failure.found) == (expected, found)
    assert failure.place.path.endswith("brand_rules/tiny/en.yaml")
    assert failure.place[1:] == (6, 9)


def test_a_rule_that_is_off_is_run(tmp_path: Path) -> None:
    assert failures(tmp_path, '"[[Kindly]] wait."', level='"off"') == []


def test_what_an_example_does_not_say_is_taken_from_the_rule(tmp_path: Path) -> None:
    extra = """\
    when: {channel: [email], tags: [complaint, upset], position: [opening]}
    valid: {from: 2031-05-01}
"""
    examples = '"[[Kindly]] wait."\n{text: "Kindly wait.", channel: chat, finds: false}'
    assert failures(tmp_path, examples, extra=extra) == []


def test_the_history_of_an_example_tells_its_position(tmp_path: Path) -> None:
    turns = "{role: customer, text: Hi}, {role: agent, text: Hello}"
    examples = f"""
        {{text: "[[Kindly]] wait.", history: [{{role: customer, text: Hi}}]}}
        {{text: "Kindly wait.", history: [{turns}]}}
        {{text: "[[Kindly]] wait.", history: [{turns}], position: opening}}
    """
    lines = "\n".join(line.strip() for line in examples.strip().splitlines())
    assert failures(tmp_path, lines, extra="    when: {position: [opening]}\n") == []


def test_with_lays_keys_over_the_brand(tmp_path: Path) -> None:
    examples = """\
{text: "Kindly wait.", with: {rules: {hollow-word: {phrases: [wait]}}}, finds: true}
"Please wait."
"""
    voice_lines = failures(tmp_path, examples)
    assert voice_lines == []


def test_coverage_wants_both_sorts(tmp_path: Path) -> None:
    voice = tiny_brand(tmp_path, '"[[Kindly]] wait."')
    found = cells(voice.policy, voice.linter, list(cases(voice.policy)))
    by_rule = {cell.rule: cell for cell in found}
    assert by_rule["hollow-word"][2:] == (1, 0, None)
    assert by_rule["hollow-word"].gap == "no silent example"
    assert not any(cell.covered for cell in found)
    assert percent(found) == 0
    assert percent([]) == 100


def test_coverage_counts_a_covered_cell(tmp_path: Path) -> None:
    voice = tiny_brand(tmp_path, '"[[Kindly]] wait."\n"Please wait."')
    found = cells(voice.policy, voice.linter, list(cases(voice.policy)))
    assert [cell.rule for cell in found if cell.covered] == ["hollow-word"]
    assert percent(found) == pytest.approx(100 / len(found))

"""One process that answers for message after message, as a system that sends them would use it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import environment, stylelint
from tests.effort import PATIENCE

BRAND = "brand: tiny\nlocales: [en, sw]\ncontacts: [{value: help@tiny.example, type: email}]\n"
EN = "locale: en\nbanned: [{phrase: any inconvenience, instead: [the wait]}, 'ring {contact}']\n"
SW = "locale: sw\nbanned: [haiwezekani]\n"
CONFIG = "brand: tiny\nlimits: {file_bytes: 2000}\n"

Ask = Callable[[object], Any]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    files = {"brand_rules/tiny/brand.yaml": BRAND, "brand_rules/tiny/en.yaml": EN, "brand_rules/tiny/sw.yaml": SW}
    for name, text in {**files, "stylelint-cs.yaml": CONFIG}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ask(repository: Path) -> Iterator[Ask]:
    """Asks and waits for the answer before anything else is written."""
    process = subprocess.Popen(
        [sys.executable, "-m", "stylelint_cs", "serve", "--locale", "en"],
        cwd=repository,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin, stdout = process.stdin, process.stdout

    def asked(message: object) -> Any:
        line = message if isinstance(message, bytes) else json.dumps(message).encode()
        stdin.write(line + b"\n")
        stdin.flush()
        return json.loads(stdout.readline())

    yield asked
    stdin.close()
    assert stdout.read() == b""
    stdout.close()
    assert process.wait(timeout=PATIENCE) == 0


def test_each_message_is_answered_before_the_next(ask: Ask) -> None:
    answer = ask({"id": "m1", "text": "Sorry for any inconvenience."})
    assert (answer["id"], answer["exit_code"]) == ("m1", 1)
    (finding,) = answer["findings"]
    assert (finding["rule"], finding["match"]) == ("banned-phrase", "any inconvenience")
    assert (finding["text_span"], finding["suggestions"]) == ([10, 27], ["the wait"])
    assert answer["summary"]["messages"] == 1
    clean = ask({"id": 2, "text": "Thank you."})
    assert (clean["id"], clean["exit_code"], clean["findings"]) == (2, 0, [])
    other = ask({"id": "m3", "locale": "sw", "text": "Haiwezekani."})
    assert [finding["match"] for finding in other["findings"]] == ["Haiwezekani"]
    assert other["summary"]["messages"] == 1


@pytest.mark.parametrize(
    ("line", "id_", "reason"),
    [
        (b"nonsense", None, "<stdin>:1:1: 'nonsense' is no JSON value"),
        (b'{"id": "a", "text": 5}', "a", "<stdin>:1:21:"),
        (b'{"id": "b", "locale": "xx", "text": "hello"}', "b", "there is no locale pack for xx"),
        (b'{"id": "c", "locale": "el", "text": "hello"}', "c", "tiny does not speak el"),
        (b'{"id": "d", "text": "' + b"long " * 1000 + b'"}', None, "<stdin> holds more than 2,000 bytes"),
        (b'{"text": "\xff"}', None, "<stdin>:1:11:"),
        (b"[" * 1900, None, "<stdin>:1:"),
    ],
    ids=["no JSON", "no text", "no pack", "not spoken", "too long", "no UTF-8", "too deep"],
)
def test_what_cannot_be_judged_is_said_and_the_next_is_answered(
    ask: Ask, line: bytes, id_: str | None, reason: str
) -> None:
    for _ in range(2):
        answer = ask(line)
        assert (answer["id"], answer["exit_code"], answer["findings"]) == (id_, 2, [])
        assert reason in answer["summary"]["incomplete"][0]
    assert ask({"text": "Thank you."})["exit_code"] == 0


def test_a_locale_whose_file_is_broken_is_refused_every_time(repository: Path) -> None:
    (repository / "brand_rules/tiny/sw.yaml").write_text("locale: sw\nbanned: [~]\n", encoding="utf-8")
    done = stylelint("serve", cwd=repository, stdin='{"text": "Habari"}\n')
    assert (done.code, done.out) == (2, "")
    assert "brand_rules/tiny/sw.yaml:2:10" in done.err


def test_answers_are_those_of_check(repository: Path) -> None:
    message = json.dumps({"id": "m", "text": "Ring +254 711 222 333 about any inconvenience.", "locale": "en"})
    told = json.loads(stylelint("serve", cwd=repository, stdin=f"\n{message}\n\n").out)
    arguments = ("check", "-", "--stdin-format", "json", "--format", "json")
    report = json.loads(stylelint(*arguments, cwd=repository, stdin=message).out)
    assert told == {"id": "m", "exit_code": 1, "findings": report["findings"], "summary": report["summary"]}
    assert [finding["match"] for finding in told["findings"]] == ["Ring [phone]", "any inconvenience"]
    shown = json.loads(stylelint("serve", "--show-personal-data", cwd=repository, stdin=message).out)
    assert shown["findings"][0]["match"] == "Ring +254 711 222 333"


def test_levels_languages_and_days_are_options(repository: Path) -> None:
    arguments = ("serve", "--fail-on", "never", "--lang", "sw", "--today", "2026-01-31")
    told = json.loads(stylelint(*arguments, cwd=repository, stdin='{"text": "any inconvenience", "locale": "en"}').out)
    assert told["exit_code"] == 0
    assert told["findings"][0]["title"]

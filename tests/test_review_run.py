"""Whole reviews over the command line: reports, exit codes, figures, trend, what may not be shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import regex

from stylelint_cs.__main__ import main
from stylelint_cs.model import StylelintError
from stylelint_cs.review.redact import redacted
from stylelint_cs.review.tally import PENALTY
from stylelint_cs.review.trend import VERSION, kept

CONVERSATIONS = Path(__file__).parent / "conversations"
TODAY = ("--today", "2026-11-22")
SECRET = " maria.k@example.com ٠٧١٢٣٤٥٦٧٨٩ 4111 1111 1111 1111 GR16 0110 1250 0000 0001 2300 695"


@pytest.fixture
def week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All conversations of the tests in one file, each customer with something that nobody may read."""
    lines = []
    for path in sorted(CONVERSATIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            talk = json.loads(line)
            talk["messages"][0]["text"] += SECRET
            lines.append(json.dumps(talk, ensure_ascii=False))
    (tmp_path / "week.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reviewed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["review", *TODAY, *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_reports_agree_and_show_nothing_of_customers(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    formats = ("html", "markdown", "csv", "text", "sarif", "jsonl")
    outputs = [word for name in formats for word in ("--output", f"{name}=report.{name}")]
    code, out, err = reviewed(capsys, "week.jsonl", "--format", "json", "--trend", "trend.db", *outputs)
    assert (code, err) == (1, "")
    report = json.loads(out)
    figures = report["aggregates"]
    assert figures["conversations"] == 100
    assert figures["broken"] == 0
    counts = [row["count"] for row in figures["findings"]]
    levels = report["summary"]
    assert sum(counts) == len(report["findings"]) == levels["error"] + levels["warning"] + levels["info"]
    places = [(item["path"], *item["start"].values(), item["rule"]) for item in report["findings"]]
    assert places == sorted(places)
    assert len({item["fingerprint"] for item in report["findings"]}) == len(places)
    texts = [out, *((week / f"report.{name}").read_text(encoding="utf-8") for name in formats)]
    for text in texts:
        for piece in ("maria.k", "٠٧١٢", "4111 1111", "GR16 0110", "Keller", "Mushi"):
            assert piece not in text
    html = texts[1]
    assert html.startswith("<!doctype html>")
    assert regex.findall(r"(?:src|href)=\"(?!#|data:)", html) == []
    assert "<script" not in html
    assert "[email]" in html
    assert len((week / "report.csv").read_text(encoding="utf-8").splitlines()) == len(counts) + 1


def test_what_may_be_shown_is_shown_when_asked_for(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = reviewed(capsys, "week.jsonl", "--format", "json", "--show-personal-data", "--pseudonymise")
    assert "maria.k@example.com" in out
    agents = {row["agent"] for row in json.loads(out)["aggregates"]["findings"]}
    assert agents == {"bot", *(name for name in agents if name and name.startswith("agent ")), *({None} & agents)}


def test_figures_of_the_planted_conversations(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = json.loads(reviewed(capsys, "week.jsonl", "--format", "json", "--sample", "7")[1])["aggregates"]
    assert (figures["from"], figures["to"]) == ("2026-11-16", "2026-11-20")
    assert {row["locale"]: row["conversations"] for row in figures["by_locale"]} == dict.fromkeys(
        ("ar", "el", "en", "hi", "sw"), 20
    )
    assert sum(map(sum, figures["load"])) == sum(
        message["role"] == "customer"
        for line in (week / "week.jsonl").read_text(encoding="utf-8").splitlines()
        for message in json.loads(line)["messages"]
    )
    assert "repair" in {row["topic"] for row in figures["complaints"]}
    assert ("repair", None) in [(row["topic"], row["owner"]) for row in figures["recurring"]]
    assert all(pick["score"] == 100 for pick in figures["best"])
    assert all("-b4" in pick["id"] for pick in figures["worst"])
    assert figures["worst"][0]["score"] == 100 - 3 * PENALTY_ERROR - 2 * PENALTY_WARNING
    assert len(figures["sample"]["conversations"]) == 7
    assert 1 <= len(figures["practices"]) <= 2
    assert all(practice["examples"] for practice in figures["practices"])


PENALTY_ERROR, PENALTY_WARNING = (
    next(points for level, points in PENALTY.items() if level.word == word) for word in ("error", "warning")
)


def test_processes_and_seeds(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = reviewed(capsys, "week.jsonl", "--format", "json", "--jobs", "1")
    assert reviewed(capsys, "week.jsonl", "--format", "json", "--jobs", "2") == one
    ids = [pick["id"] for pick in json.loads(one[1])["aggregates"]["sample"]["conversations"]]
    other = json.loads(reviewed(capsys, "week.jsonl", "--format", "json", "--seed", "5")[1])
    assert [pick["id"] for pick in other["aggregates"]["sample"]["conversations"]] != ids


def test_a_broken_line_is_no_verdict(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = week / "week.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([lines[0], "{broken SECRET", *lines[1:]]), encoding="utf-8")
    code, out, err = reviewed(capsys, "week.jsonl", "--format", "json")
    report = json.loads(out)
    assert code == 2
    assert "week.jsonl:2:2" in err
    assert "SECRET" not in err + out
    assert report["aggregates"]["conversations"] == 100
    assert report["aggregates"]["broken"] == 1
    assert len(report["summary"]["incomplete"]) == 1


def test_exit_codes_and_rules_by_name(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(capsys, "week.jsonl", "--fail-on", "never", "--format", "concise")[0] == 0
    code, out, _ = reviewed(capsys, "week.jsonl", "--select", "broken-promise", "--format", "json")
    assert code == 1
    assert {item["rule"] for item in json.loads(out)["findings"]} == {"broken-promise"}
    assert reviewed(capsys, "week.jsonl", "--select", "no-such-rule")[0] == 2
    assert reviewed(capsys, "missing.jsonl")[0] == 2


def test_a_configuration_its_stored_replies_and_its_waivers(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (week / "brand").mkdir()
    (week / "brand" / "brand.yaml").write_text(
        "brand: kite\nextends: [house]\nlocales: [en, sw, ar, hi, el]\nreview: {max_age_days: 31}\n", encoding="utf-8"
    )
    (week / "replies").mkdir()
    (week / "replies" / "en.json").write_text(
        json.dumps([{"id": "r1", "text": "Please choose one of these: delivery, refund, invoice.", "topic": "menu"},
                    {"id": "r2", "text": "Our shops are open until six in the evening.", "topic": "hours"}]),
        encoding="utf-8",
    )  # fmt: skip
    (week / "stylelint-cs.yaml").write_text(
        "brand: ./brand\nsources:\n  - files: replies/{locale}.json\n    messages: '[].text'\n    id: '[].id'\n"
        "    meta: {topic: '[].topic'}\n"
        "waivers: [{rule: ignored-handover-request, message: 'en-b4#2', owner: me, reason: known, "
        "expires: 2027-01-31}]\n",
        encoding="utf-8",
    )
    code, out, err = reviewed(capsys, "week.jsonl", "--format", "json")
    assert (code, err) == (1, "")
    report = json.loads(out)
    stored = report["aggregates"]["stored"]
    assert report["summary"]["waived"] == 1
    assert [row["reply"] for row in stored["used"]] == ["en/r1"]
    assert stored["unused"] == ["en/r2"]
    assert [row["reply"] for row in stored["due"]] == ["en/r1", "en/r2"]
    topics = {"advice", "delivery", "exchange", "hours", "invoice", "refund", "repair", "voucher"}
    assert {row["topic"] for row in stored["uncovered"]} == topics


def test_the_trend_of_three_runs(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (week / "week.jsonl").read_text(encoding="utf-8").splitlines()
    days = ("2026-11-20", "2026-11-21", "2026-11-22")
    for count, day in enumerate(days, 1):
        (week / "some.jsonl").write_text("\n".join(lines[:count]), encoding="utf-8")
        arguments = ["review", "some.jsonl", "--today", day, "--fail-on", "never", "--format", "json"]
        assert main([*arguments, "--trend", "trend.db"]) == 0
        trend = json.loads(capsys.readouterr().out)["aggregates"]["trend"]
        assert [(run["day"], run["conversations"]) for run in trend] == [
            (earlier, number) for number, earlier in enumerate(days[:count], 1)
        ]


def runs(path: Path) -> Iterator[tuple[str, Any]]:
    for run in kept(path, "house", "2026-11-22", {("score", ""): 90.0, ("blame", "sw"): 1.5}):
        yield run.day, dict(run.figures)


def test_an_older_trend_file_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "trend.db"
    with closing(sqlite3.connect(path)) as base:
        base.executescript(
            "CREATE TABLE runs (id INTEGER PRIMARY KEY, day TEXT NOT NULL, brand TEXT NOT NULL);"
            "CREATE TABLE figures (run INTEGER NOT NULL, name TEXT NOT NULL, value REAL NOT NULL);"
            "INSERT INTO runs VALUES (1, '2026-11-15', 'house'); INSERT INTO figures VALUES (1, 'score', 80);"
            f"PRAGMA user_version = 1; PRAGMA application_id = {0x53435352};"
        )
    expected = [("2026-11-15", {("score", ""): 80.0}), ("2026-11-22", {("score", ""): 90.0, ("blame", "sw"): 1.5})]
    assert list(runs(path)) == expected
    # A second run on one day takes the place of the first.
    assert list(runs(path)) == expected
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (VERSION,)
        base.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StylelintError, match="newer release"):
        list(runs(path))


def test_a_trend_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE mine (x)")
    with pytest.raises(StylelintError, match="something else"):
        list(runs(path))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hi, it is Maria Keller, maria@example.org.", "Hi, it is [name], [email]."),
        ("Is maria there? Marianne is.", "Is [name] there? Marianne is."),
        ("Call +254 712 345 678 or ٠٧١٢٣٤٥٦٧٨٩.", "Call [phone] or [phone]."),
        ("٠٧١٢٣٤٥٦٧٨٩ 4111 1111 1111 1111", "[number] [card]"),
        ("Order 48213 of 2026-11-16, 10:30", "Order 48213 of 2026-11-16, 10:30"),
        ("write to help@acme.example", "write to help@acme.example"),
    ],
)
def test_redaction(text: str, shown: str) -> None:
    assert redacted(text, ("Maria Keller",), ("help@acme.example",)) == shown

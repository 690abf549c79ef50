"""Files of conversations that are broken in places: each place is named and counted, and the rest is read on."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from stylelint_cs.__main__ import main
from stylelint_cs.model import Problem
from stylelint_cs.review import json_source, raw, whatsapp
from stylelint_cs.review.json_source import read_lines, read_list
from stylelint_cs.review.raw import RawTalk
from stylelint_cs.review.tables import read_csv, read_parquet

TURNS = [("customer", "Neema", "My parcel 48213 is late."), ("agent", "Ann", "I am sorry. I look now.")]


def talk(name: str) -> dict[str, Any]:
    turns = [{"role": role, "author": author, "text": text} for role, author, text in TURNS]
    return {"id": name, "locale": "en", "messages": turns}


def rows(*names: str) -> list[str]:
    return [f'{name},{role},{author},"{text}",en' for name in names for role, author, text in TURNS]


HEAD = "conversation_id,role,author,text,locale"
CHAT = ["16/11/2026, 09:00 - Neema: My parcel 48213 is late.", "16/11/2026, 09:01 - Ann: I am sorry. I look now."]
LINES = [json.dumps(talk("a")), '{"id": SECRET', json.dumps({"id": "b"}), "\udcff SECRET", json.dumps(talk("c"))]
TABLE = [HEAD, *rows("a"), "c,nobody,Ann,SECRET,en", 'c,agent,Ann,"",en', ",agent,Ann,SECRET,en",
         "c,agent,Ann,SECRET, a comma,en", "c,agent,Ann,\udcff SECRET,en", *rows("c")]  # fmt: skip
EXPORT = ["SECRET before any", *CHAT, "16/11/2026, 09:02 - Neema: \udcff SECRET",
          *(line.replace("16/", "19/") for line in CHAT)]  # fmt: skip
BROKEN = {
    "talks.jsonl": (LINES, [(2, 8), (3, 1), (4, 1)]),
    "talks.csv": (TABLE, [(4, 1), (5, 1), (6, 1), (7, 1), (8, 1)]),
    "chat.txt": (EXPORT, [(1, 1), (4, 1)]),
    "list.json": (["[", json.dumps(talk("a")), ',{"id": 7},', json.dumps(talk("c")), ', {"id": SECRET]'],
                  [(3, 2), (5, 10)]),
    "tickets.json": (['{"count": 2, "tickets": [', json.dumps(talk("a")), ",", json.dumps(talk("c"))], [(4, None)]),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named_and_counted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines, places = BROKEN[name]
    (tmp_path / name).write_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))
    code = main(["review", name, "--agents", "Ann", "--format", "json", "--today", "2026-11-22", "--locale", "en"])
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert code == 2
    assert report["aggregates"]["broken"] == len(report["summary"]["incomplete"]) == len(places)
    for line, column in places:
        assert f"{name}:{line}:{column or ''}" in err
    assert "SECRET" not in err + out
    assert report["aggregates"]["conversations"] == 2
    assert report["summary"]["messages"] == 4


def found(stream: bytes | BytesIO, read: Any) -> tuple[list[RawTalk], list[Problem]]:
    items = list(read(BytesIO(stream) if isinstance(stream, bytes) else stream, "x"))
    return [item for item in items if isinstance(item, RawTalk)], [item for item in items if isinstance(item, Problem)]


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_source, "LONGEST", 300)
    lines = [json.dumps(talk("a")), json.dumps(talk("x" * 1000)), json.dumps(talk("c"))]
    talks, problems = found("\n".join(lines).encode(), read_lines)
    assert [item.id for item in talks] == ["a", "c"]
    assert [problem.place and problem.place.line for problem in problems] == [2]


def test_a_quote_that_is_not_closed_loses_nothing_in_silence() -> None:
    table = "\n".join([HEAD, *rows("a"), 'b,customer,Neema,"My parcel', *rows("c")])
    talks, problems = found(table.encode(), read_csv)
    assert [(item.id, len(item.turns)) for item in talks] == [("a", 2), ("c", 1)]
    assert [problem.place and problem.place.line for problem in problems] == [4, 5]
    talks, problems = found(f'{HEAD}\na,customer,Neema,Hi,en\nb,customer,Neema,"My\nparcel'.encode(), read_csv)
    assert [(item.id, len(item.turns)) for item in talks] == [("a", 1)]
    assert [problem.place and problem.place.line for problem in problems] == [3, 4]
    # An inch is no quote.
    talks, problems = found(f'{HEAD}\na,customer,Neema,A 5" disk,en\na,agent,Ann,Yes,en'.encode(), read_csv)
    assert [[turn.text for turn in item.turns] for item in talks] == [['A 5" disk', "Yes"]]
    assert problems == []


@pytest.mark.parametrize(
    "wrapped",
    [
        {"conversations": [talk("a"), talk("b")], "pages": {}},
        {"count": 2, "next": None, "tickets": [talk("a"), talk("b")], "end": [1, 2]},
        {"data": {"meta": {"all": 2}, "payload": [talk("a"), talk("b")]}, "more": {"x": [1]}},
        {"results": [], "chats": [talk("a"), talk("b")]},
    ],
    ids=lambda value: next(iter(value)),
)
@pytest.mark.parametrize("indent", [None, 1])
def test_an_export_is_read_item_by_item(wrapped: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(wrapped, indent=indent)
    talks, problems = found(text.encode(), read_list)
    assert problems == []
    assert [item.id for item in talks] == ["a", "b"]
    lines = text.split("\n")
    for item in talks:
        # Each stands where it says, and holds no more than its own text.
        assert lines[item.line - 1][item.before :].startswith(item.text.split("\n")[0])
        assert json.loads(item.text)["id"] == item.id


def test_a_finding_in_a_long_line_has_its_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = {"id": "b", "locale": "en", "messages": [{"role": "agent", "text": "It's your own fault."}]}
    text = json.dumps({"conversations": [talk("a"), bad, bad]})
    (tmp_path / "all.json").write_text(text, encoding="utf-8")
    assert main(["review", "all.json", "--select", "blame", "--format", "json", "--today", "2026-11-22"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert len(findings) == 2
    for finding in findings:
        start, end = finding["start"]["column"] - 1, finding["end"]["column"] - 1
        assert text[start:end] == finding["match"]
    assert findings[0]["start"] != findings[1]["start"]


def test_a_chat_without_an_end_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for module in (whatsapp, raw):
        monkeypatch.setattr(module, "MOST_TURNS", 4)
    monkeypatch.setattr("stylelint_cs.review.tables.MOST_TURNS", 4)
    whatsapp_chat = "\n".join(CHAT * 5).encode()
    talks, _ = found(whatsapp_chat, lambda stream, path: whatsapp.read(stream, path, {"Ann"}, (), ()))
    assert [(len(item.turns), item.is_cut) for item in talks] == [(4, True), (4, True), (2, True)]
    talks, _ = found("\n".join([HEAD, *rows("a") * 5, *rows("b")]).encode(), read_csv)
    assert [(item.id, len(item.turns), item.is_cut) for item in talks] == [
        ("a", 4, True), ("a/2", 4, True), ("a/3", 2, True), ("b", 2, False),
    ]  # fmt: skip
    long = {**talk("a"), "messages": talk("a")["messages"] * 3}
    (tmp_path / "a.jsonl").write_text(json.dumps(long), encoding="utf-8")
    main(["review", "a.jsonl", "--format", "json", "--fail-on", "never", "--today", "2026-11-22"])
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert summary["messages"] == 6
    assert ["parts were judged alone" in item["reason"] for item in summary["skipped"]] == [True]


def test_a_time_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    known = talk("a")
    known["messages"][0]["at"] = "SECRET o'clock"
    (tmp_path / "a.jsonl").write_text(json.dumps(known), encoding="utf-8")
    assert main(["review", "a.jsonl", "--format", "json", "--fail-on", "never", "--today", "2026-11-22"]) == 0
    out, err = capsys.readouterr()
    assert "a time in it cannot be read" in json.loads(out)["summary"]["skipped"][0]["reason"]
    assert "SECRET" not in out + err


def test_a_message_without_an_end_is_judged_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for module in ("settle", "work"):
        monkeypatch.setattr(f"stylelint_cs.review.{module}.LONGEST_TURN", 200)
    known = talk("a")
    known["messages"][1]["text"] = "It's your own fault. " + "Yes, it is here. " * 30 + "It's your own fault."
    (tmp_path / "a.jsonl").write_text(json.dumps(known), encoding="utf-8")
    assert main(["review", "a.jsonl", "--select", "blame", "--format", "json", "--today", "2026-11-22"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [item["text_span"] for item in report["findings"]] == [[0, 19]]
    assert "more than 200 characters" in report["summary"]["skipped"][0]["reason"]


def test_half_a_character_does_not_stop_a_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    turns = [{"role": "customer", "text": "\ud800", "at": 1794819600},
             {"role": "agent", "author": "A\ud800", "at": 1794819700, "text": "It's your own fault \ud83d."},
             {"role": "customer", "text": "Thanks", "at": 1794819800}]  # fmt: skip
    known = {"id": "h\ud800", "locale": "en", "topic": "t\ud800", "customer": "c\udfff", "channel": "x\ud800"}
    half = {**known, "messages": turns}
    (tmp_path / "a.jsonl").write_text(json.dumps(half) + "\n" + json.dumps(talk("b")), encoding="utf-8")
    code = main(["review", "a.jsonl", "--format", "json", "--output", "html=a.html", "--today", "2026-11-22"])
    out, err = capsys.readouterr()
    assert (code, err) == (1, "")
    assert json.loads(out)["aggregates"]["conversations"] == 2


def test_parquet_has_the_findings_of_the_same_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.chdir(tmp_path)
    names = HEAD.split(",")
    cells = [("a", "customer", "Neema", "Where is it?", "en"), ("b", "agent", "Ann", "It's your own fault.", "en"),
             ("a", "agent", "Ann", "It's your own fault.", "en"), ("b", "?", "Ann", "SECRET", "en")]  # fmt: skip
    (tmp_path / "a.csv").write_text(
        "\n".join([HEAD, *(",".join(f'"{cell}"' for cell in row) for row in cells)]), encoding="utf-8"
    )
    parquet.write_table(pyarrow.table(dict(zip(names, zip(*cells, strict=True), strict=True))), tmp_path / "a.parquet")
    reports = []
    for name in ("a.csv", "a.parquet"):
        assert main(["review", name, "--format", "json", "--today", "2026-11-22"]) == 2
        out, err = capsys.readouterr()
        assert "SECRET" not in out + err
        assert f"{name}:{5 if name.endswith('csv') else 4}:1" in err
        reports.append(json.loads(out))
    found = [[(item["rule"], item["message_id"], item["match"]) for item in one["findings"]] for one in reports]
    assert sorted(found[0]) == sorted(found[1])
    assert ("blame", "a#2") in {item[:2] for item in found[0]}
    (tmp_path / "no.parquet").write_bytes(b"PAR1 SECRET")
    assert [type(item) for item in read_parquet(BytesIO(b"no"), "no.parquet")] == [Problem]

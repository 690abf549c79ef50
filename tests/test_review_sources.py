"""Conversations as files hold them: every shape gives the same turns, and nothing that is broken is lost in silence."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from stylelint_cs.model import Problem
from stylelint_cs.review import whatsapp
from stylelint_cs.review.json_source import read_lines, read_list
from stylelint_cs.review.raw import RawTalk
from stylelint_cs.review.tables import read_csv

OWN: dict[str, Any] = {
    "id": "c1",
    "messages": [
        {"role": "customer", "author": "Neema", "at": "2026-11-16T09:00:00Z", "text": "Habari"},
        {"role": "event", "text": "Ann joined"},
        {"role": "bot", "at": "2026-11-16T09:00:01Z", "text": "Karibu"},
        {"role": "agent", "author": "Ann", "at": "2026-11-16T09:01:00Z", "text": "Ndiyo"},
    ],
}
ZENDESK: dict[str, Any] = {
    "id": 7,
    "requester_id": 1,
    "via": {"channel": "chat"},
    "comments": [
        {"author_id": 1, "body": "Habari", "created_at": "2026-11-16T09:00:00Z", "public": True},
        {"author_id": 3, "body": "Karibu", "created_at": "2026-11-16T09:00:01Z", "author": {"role": "bot"}},
        {"author_id": 2, "body": "not for customers", "public": False},
        {"author_id": 2, "body": "Ndiyo", "created_at": "2026-11-16T09:01:00Z", "public": True},
    ],
}
ZENDESK_CHAT: dict[str, Any] = {
    "id": "z",
    "visitor": {"id": "v1", "name": "Neema"},
    "history": [
        {"type": "chat.memberjoin", "name": "Neema"},
        {
            "type": "chat.msg",
            "sender_type": "Visitor",
            "name": "Neema",
            "msg": "Habari",
            "timestamp": "2026-11-16T09:00Z",
        },
        {"type": "chat.msg", "sender_type": "Trigger", "msg": "Karibu", "timestamp": "2026-11-16T09:00:01Z"},
        {"type": "chat.msg", "sender_type": "Agent", "name": "Ann", "msg": "Ndiyo", "timestamp": "2026-11-16T09:01Z"},
    ],
}
CHATWOOT: dict[str, Any] = {
    "id": 9,
    "meta": {"sender": {"id": 5, "name": "Neema"}, "channel": "Channel::WebWidget"},
    "messages": [
        {"message_type": 0, "content": "Habari", "created_at": 1794819600, "sender": {"name": "N."}},
        {"message_type": 2, "content": "Conversation was assigned", "created_at": 1794819600},
        {"message_type": 1, "content": "Karibu", "created_at": 1794819601, "sender": {"type": "agent_bot"}},
        {"message_type": 1, "content": "a note", "private": True, "sender": {"type": "user", "name": "Ann"}},
        {"message_type": 1, "content": "Ndiyo", "created_at": 1794819660, "sender": {"type": "user", "name": "Ann"}},
    ],
}
INTERCOM: dict[str, Any] = {
    "type": "conversation",
    "id": "i1",
    "created_at": 1794819600,
    "source": {"type": "conversation", "body": "<p>Habari</p>", "author": {"type": "user", "id": "u", "name": "Neema"}},
    "conversation_parts": {
        "conversation_parts": [
            {"part_type": "comment", "body": "<p>Karibu</p>", "created_at": 1794819601, "author": {"type": "bot"}},
            {"part_type": "note", "body": "<p>x</p>", "author": {"type": "admin"}},
            {"part_type": "comment", "body": "<p>Ndiyo</p>", "created_at": 1794819660, "author": {"type": "admin"}},
            {"part_type": "close", "body": None, "author": {"type": "admin"}},
        ]
    },
}
SAID = [("customer", "Habari"), ("bot", "Karibu"), ("agent", "Ndiyo")]


def said(talk: RawTalk | Problem) -> list[tuple[str, str]]:
    assert isinstance(talk, RawTalk), talk
    return [(turn.role, turn.text) for turn in talk.turns]


@pytest.mark.parametrize("shape", [OWN, ZENDESK, ZENDESK_CHAT, CHATWOOT, INTERCOM], ids=lambda shape: str(shape["id"]))
def test_every_shape_gives_the_same_turns(shape: dict[str, Any]) -> None:
    line = json.dumps(shape).encode()
    assert [said(talk) for talk in read_lines(io.BytesIO(line), "x.jsonl")] == [SAID]
    for text in (json.dumps([shape, shape], indent=1), json.dumps({"conversations": [shape, shape]})):
        assert [said(talk) for talk in read_list(io.BytesIO(text.encode()), "x.json")] == [SAID, SAID]


def test_broken_lines_are_named_and_the_rest_is_read() -> None:
    lines = [b'{"id": 1', b"[]", b"", json.dumps(OWN).encode(), b"\xff", b'{"messages": [{"role": "?", "text": "x"}]}']
    found = list(read_lines(io.BytesIO(b"\n".join(lines)), "x.jsonl"))
    problems = [item for item in found if isinstance(item, Problem)]
    assert [problem.place and problem.place.line for problem in problems] == [1, 2, 5, 6]
    assert [said(item) for item in found if isinstance(item, RawTalk)] == [SAID]
    # Nothing of a message stands in what is said about it.
    assert not any("Habari" in str(problem) for problem in problems)


def test_a_list_in_small_pieces_is_read_as_a_whole() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(7)

    text = json.dumps([OWN, {**OWN, "id": "γειά नमस्ते 😀"}], ensure_ascii=False)
    assert [said(talk) for talk in read_list(Slow(text.encode()), "x.json")] == [SAID, SAID]
    assert isinstance(next(iter(read_list(io.BytesIO(b'[{"a": '), "x.json"))), Problem)


def test_rows_of_a_table_may_stand_anywhere() -> None:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Conversation_ID", "role", "text", "created_at"])
    for role, text in SAID:
        for number in ("b", "a"):
            rows.writerow([number, role, text, "2026-11-16T09:00:00Z"])
    rows.writerow(["a", "nobody", "x", ""])
    found = list(read_csv(io.BytesIO(out.getvalue().encode()), "x.csv"))
    problems = [item for item in found if isinstance(item, Problem)]
    talks = [item for item in found if isinstance(item, RawTalk)]
    assert [problem.place and problem.place.line for problem in problems] == [8]
    assert [(talk.id, said(talk)) for talk in talks] == [("b", SAID), ("a", SAID)]
    assert [turn.line for turn in talks[1].turns] == [3, 5, 7]


def test_a_table_without_the_columns_says_so() -> None:
    (problem,) = read_csv(io.BytesIO(b"id,words\n1,x\n"), "x.csv")
    assert isinstance(problem, Problem)
    assert "role, text" in problem.message


WHATSAPP = (
    "16/11/2026, 09:00 - Messages are end-to-end encrypted.\n"
    "16/11/2026, 09:00 - Neema: Habari\n"
    "16/11/2026, 09:00 - Desk: Karibu\n"
    "[16/11/2026, 9:01:00\u202fAM] Ann: Ndiyo\nna zaidi\n"
    "18/11/26, 2:05 μ.μ. - Neema: Tena\n"
)


def test_a_whatsapp_chat_is_cut_at_a_silence() -> None:
    stream = io.BytesIO(WHATSAPP.encode())
    found = list(whatsapp.read(stream, "chat.txt", {"Ann"}, {"Desk"}, ("en", "el")))
    talks = [talk for talk in found if isinstance(talk, RawTalk)]
    assert talks == found
    assert said(talks[0]) == [*SAID[:2], ("agent", "Ndiyo\nna zaidi")]
    assert said(talks[1]) == [("customer", "Tena")]
    assert talks[1].turns[0].at == "2026-11-18T14:05:00"
    lines = WHATSAPP.splitlines()
    for turn in (*talks[0].turns, *talks[1].turns):
        assert lines[turn.line - 1][turn.column - 1 :] == turn.text.split("\n")[0]


def test_in_a_whatsapp_chat_somebody_must_be_ours() -> None:
    (problem,) = whatsapp.read(io.BytesIO(WHATSAPP.encode()), "chat.txt", (), (), ())
    assert isinstance(problem, Problem)
    assert "--agents" in problem.mend


def test_the_month_stands_first_where_the_figures_say_so() -> None:
    text = "11/16/26, 09:00 - Neema: Habari\n"
    (talk,) = whatsapp.read(io.BytesIO(text.encode()), "chat.txt", {"Ann"}, (), ())
    assert isinstance(talk, RawTalk)
    assert talk.turns[0].at == "2026-11-16T09:00:00"

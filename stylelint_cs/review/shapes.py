"""The shapes in which help desks export a conversation as JSON: which one an object has, and what it says.

Zendesk tickets with their comments and Zendesk chats, Chatwoot and Intercom conversations, and the plain shape of
this tool: ``{"id", "locale", "channel", "messages": [{"role", "author", "at", "text"}], "meta": {…}}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import unescape

import regex

from stylelint_cs.conversation import RECORDS
from stylelint_cs.frozen import replace
from stylelint_cs.review.raw import RawTalk, RawTurn, is_event, role_of, text_of, texts_of
from stylelint_cs.translation import Text, said
from stylelint_cs.type_hints import Any

Json = Mapping[str, Any]
_TEXT_KEYS = ("text", "body", "content", "message")
_TIME_KEYS = ("at", "time", "timestamp", "ts", "created_at", "date")
_AUTHOR_KEYS = ("author", "name", "agent", "sender")
_TAG = regex.compile(r"<(?:br|/p|/div|/li)\b[^>]*>|(<[^>]*>)", regex.IGNORECASE)
_CHATWOOT_KINDS = ("customer", "agent", None, "bot")
"""Chatwoot's message types: incoming, outgoing, activity, template."""


class Shapeless(ValueError):
    """An object that is no conversation; ``reason`` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def talk_of(data: object, path: str, line: int, text: str) -> RawTalk:
    """The conversation that an object holds. Raises Shapeless when it holds none."""
    if not isinstance(data, dict):
        raise Shapeless(said("a conversation must be a map"))
    for fits, read in _SHAPES:
        if fits(data):
            meta = _map(data.get("meta"))
            talk = read(data)
            number = text_of(data.get("id")) or text_of(data.get("conversation_id")) or str(line)
            return replace(
                talk,
                path=path,
                line=line,
                id=number,
                text=text,
                locale=talk.locale or _first(data, meta, "locale", "language"),
                channel=talk.channel or _first(data, meta, "channel"),
                topic=talk.topic or _first(data, meta, "topic", "category"),
                tags=talk.tags or texts_of(data.get("tags")) or texts_of(meta.get("tags")),
                owner=_first(data, meta, "owner"),
                record=_record(data, meta),
            )
    raise Shapeless(said("a conversation needs messages"))


def _map(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _first(data: Json, meta: Json, *names: str) -> str | None:
    return next((found for name in names for place in (data, meta) if (found := text_of(place.get(name)))), None)


def _one(item: Json, names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := text_of(item.get(name)))), None)


def _record(data: Json, meta: Json) -> dict[str, str]:
    found = {}
    for name in RECORDS:
        for place in (meta, data):
            if name in place:
                found[name] = text_of(place[name]) or ""
                break
    return found


def _talk(turns: list[RawTurn], **known: Any) -> RawTalk:
    return RawTalk("", 0, "", tuple(turns), **known)


def plain(html: str) -> str:
    """HTML without its tags; a paragraph and a break end a line."""
    return unescape(_TAG.sub(lambda match: "" if match[1] else "\n", html)).replace("\xa0", " ").strip()


def _items(value: object, name: str) -> list[Json]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Shapeless(said("{name} must be a list of maps", name=name))
    return value


def _own(data: Json) -> RawTalk:
    turns, customer = [], _customer(data)
    for number, item in enumerate(_items(data["messages"], "messages")):
        word = item.get("role") or item.get("sender_type") or item.get("from")
        if any(is_event(item.get(key)) for key in ("role", "type", "kind")) or item.get("private") is True:
            continue
        role = role_of(word)
        key = next((name for name in _TEXT_KEYS if isinstance(item.get(name), str)), None)
        if role is None:
            raise Shapeless(said("{name} has no role that is customer, agent or bot", name=f"messages[{number}]"))
        if key is None:
            raise Shapeless(said("{name} has no {field}", name=f"messages[{number}]", field="text"))
        turns.append(
            RawTurn(
                role,
                item[key],
                _one(item, _AUTHOR_KEYS),
                _one(item, _TIME_KEYS),
                f"messages[{number}].{key}",
                locale=_one(item, ("locale", "language")),
                tags=texts_of(item.get("tags")),
                id=text_of(item.get("id")),
            )
        )
    authors = [turn.author for turn in turns if turn.role == "customer" and turn.author]
    return _talk(turns, customer=customer or (authors[0] if authors else None), names=tuple(dict.fromkeys(authors)))


def _customer(data: Json) -> str | None:
    meta = _map(data.get("meta"))
    for name in ("customer", "customer_id", "contact_id", "visitor_id"):
        for place in (data, meta):
            value = place.get(name)
            if isinstance(value, dict):
                value = value.get("id") or value.get("email") or value.get("name")
            if text_of(value):
                return text_of(value)
    return None


def _zendesk(data: Json) -> RawTalk:
    requester, turns = text_of(data.get("requester_id")), []
    for number, item in enumerate(_items(data["comments"], "comments")):
        if item.get("public") is False:
            continue
        author = text_of(item.get("author_id"))
        user = _map(item.get("author"))
        role = role_of(user.get("role")) or ("customer" if requester is not None and author == requester else "agent")
        key = next((name for name in ("plain_body", "body") if isinstance(item.get(name), str)), None)
        if key is None:
            raise Shapeless(said("{name} has no {field}", name=f"comments[{number}]", field="body"))
        turns.append(
            RawTurn(
                role,
                item[key].replace("\xa0", " ").replace("&nbsp;", " "),
                text_of(user.get("name")) or author,
                text_of(item.get("created_at")),
                f"comments[{number}].{key}",
            )
        )
    channel = text_of(_map(data.get("via")).get("channel"))
    return _talk(turns, channel={"native_messaging": "chat", "any_channel": None}.get(channel or "", channel),
                 customer=requester)  # fmt: skip


def _zendesk_chat(data: Json) -> RawTalk:
    visitor, turns = _map(data.get("visitor")), []
    for number, item in enumerate(_items(data["history"], "history")):
        if item.get("type") != "chat.msg":
            continue
        role = role_of(item.get("sender_type"))
        if role is None or not isinstance(item.get("msg"), str):
            raise Shapeless(said("{name} has no sender_type or no msg", name=f"history[{number}]"))
        turns.append(
            RawTurn(role, item["msg"], text_of(item.get("name")), text_of(item.get("timestamp")),
                    f"history[{number}].msg")
        )  # fmt: skip
    name = text_of(visitor.get("name"))
    return _talk(turns, channel="chat", customer=text_of(visitor.get("id")) or text_of(visitor.get("email")),
                 names=(name,) if name else ())  # fmt: skip


def _chatwoot(data: Json) -> RawTalk:
    turns = []
    for number, item in enumerate(_items(data["messages"], "messages")):
        kind = item.get("message_type")
        words = {"incoming": 0, "outgoing": 1, "activity": 2, "template": 3}
        at = words.get(kind, -1) if isinstance(kind, str) else kind
        if not isinstance(at, int) or not 0 <= at < len(_CHATWOOT_KINDS):
            raise Shapeless(said("{name} has no message_type that is known", name=f"messages[{number}]"))
        role, sender = _CHATWOOT_KINDS[at], _map(item.get("sender"))
        if role is None or item.get("private") is True or not isinstance(item.get("content"), str):
            continue
        if role == "agent":
            role = role_of(sender.get("type")) or role
            role = "agent" if role == "customer" else role
        turns.append(
            RawTurn(
                role,
                item["content"],
                text_of(sender.get("name")),
                text_of(item.get("created_at")),
                f"messages[{number}].content",
            )
        )
    sender = _map(_map(data.get("meta")).get("sender"))
    name = text_of(sender.get("name"))
    channel = text_of(_map(data.get("meta")).get("channel")) or text_of(data.get("channel"))
    return _talk(
        turns,
        channel={"Channel::WebWidget": "chat", "Channel::Email": "email", "Channel::Whatsapp": "whatsapp"}.get(
            channel or "", channel
        ),
        tags=texts_of(data.get("labels")),
        customer=text_of(sender.get("id")) or text_of(sender.get("email")),
        names=(name,) if name else (),
    )


def _intercom(data: Json) -> RawTalk:
    source = _map(data.get("source"))
    parts = _map(data.get("conversation_parts")).get("conversation_parts") or []
    found: list[tuple[str, Json]] = [
        ("source", {**source, "part_type": "comment", "created_at": data.get("created_at")})
    ]
    found += [
        (f"conversation_parts.conversation_parts[{number}]", item)
        for number, item in enumerate(_items(parts, "conversation_parts"))
    ]
    turns = []
    for place, item in found:
        author = _map(item.get("author"))
        role, body = role_of(author.get("type")), item.get("body")
        if item.get("part_type") not in ("comment", "assignment", "open") or not isinstance(body, str):
            continue
        words = plain(body)
        if role is not None and words:
            turns.append(
                RawTurn(role, words, text_of(author.get("name")), text_of(item.get("created_at")), f"{place}.body")
            )
    people = [turn.author for turn in turns if turn.role == "customer" and turn.author]
    author = _map(source.get("author"))
    tags = _map(data.get("tags")).get("tags")
    return _talk(
        turns,
        channel={"conversation": "chat"}.get(str(source.get("type")), text_of(source.get("type"))),
        tags=tuple(str(tag.get("name")) for tag in tags if isinstance(tag, dict)) if isinstance(tags, list) else (),
        customer=text_of(author.get("id")) if role_of(author.get("type")) == "customer" else None,
        names=tuple(dict.fromkeys(people)),
    )


MARKS = frozenset({"messages", "comments", "history", "conversation_parts"})
"""Keys that only a conversation has."""
_SHAPES: tuple[tuple[Callable[[Json], bool], Callable[[Json], RawTalk]], ...] = (
    (lambda data: "conversation_parts" in data, _intercom),
    (lambda data: "comments" in data, _zendesk),
    (lambda data: "history" in data and "messages" not in data, _zendesk_chat),
    (
        lambda data: (
            isinstance(data.get("messages"), list)
            and any(isinstance(item, dict) and "message_type" in item for item in data["messages"])
        ),
        _chatwoot,
    ),
    (lambda data: "messages" in data, _own),
)

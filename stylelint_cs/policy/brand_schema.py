"""The definition of brand.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.fields import (
    BOOL,
    DATE,
    DURATION,
    LOCALE,
    NAME,
    TEXT,
    Bad,
    Key,
    ListOf,
    MapOf,
    Reader,
    Record,
    Scalar,
    choice,
    integer,
)
from stylelint_cs.fields.scalars import clock
from stylelint_cs.kinds.base import Kind
from stylelint_cs.lazy import lazy
from stylelint_cs.nodes import Map
from stylelint_cs.policy.entries import CHANNELS, TEXTS
from stylelint_cs.policy.rule_schema import RuleKinds, rules_type
from stylelint_cs.policy.settings import Agent, Contact, Fact, OffChat, Retired
from stylelint_cs.problems import suggest
from stylelint_cs.text.contacts import PHONES, host_of
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_COUNT = integer(1, 1_000_000)
_MAIL = lazy(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DIAL = lazy(r"(?:\p{Nd}\D*){3}")
_DOMAIN = lazy(r"(?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}\p{N}-]{2,}")
_LOCALES = ListOf(LOCALE, edits=True, single=True, unique=True)


def _contact(values: dict[str, Any], node: Map, reader: Reader) -> Any:
    kind, value = values["type"], values["value"]
    if kind == "email" and not _MAIL.fullmatch(value):
        message = said("{value!r} is no e-mail address", value=value[:60])
        return reader.problem(node.get("value") or node, message, said("Write it as help@acme.example."))
    if kind in PHONES and not _DIAL.search(value):
        message = said("{value!r} is no phone number", value=value[:60])
        return reader.problem(node.get("value") or node, message, said("Write it as +254 700 000 000."))
    return Contact(values["type"], values["value"], node.place, values.get("purpose"), values.get("locales", ()))


def _off_chat(values: dict[str, Any], node: Map, reader: Reader) -> OffChat:
    return OffChat(values["topic"], values["to"], node.place)


def _fact(values: dict[str, Any], node: Map, reader: Reader) -> Any:
    if not values["near"]:
        message = said("the fact has no words that it stands near")
        return reader.problem(node, message, said("Give 'near' at least one phrase."))
    return Fact(values["name"], values["near"], values["value"], node.place, values.get("locales", ()))


def _domain(value: str) -> str:
    host, rest = host_of(value.strip()) or ("", "")
    # A page of a site that others share may be the brand's own; links are told apart by their domains alone.
    if not _DOMAIN.fullmatch(host) or rest.strip("/"):
        raise Bad(
            "{label} must be a domain, not {value!r}",
            said("Write it as {domain}.", domain=host if _DOMAIN.fullmatch(host) else "acme.example"),
            value=value[:60],
        )
    return host


def _retired(values: dict[str, Any], node: Map, reader: Reader) -> Retired:
    return Retired(values["name"], node.place, values.get("since"), values.get("say"))


def _agent(values: dict[str, Any], node: Map, reader: Reader) -> Agent:
    return Agent(values["id"], values.get("since"))


def _open_hours(value: str) -> tuple[tuple[int, int, int], ...]:
    spans: list[tuple[int, int, int]] = []
    for part in value.split(","):
        days, _, times = part.strip().partition(" ")
        first, _, last = days.replace("–", "-").partition("-")
        begin, _, end = times.replace("–", "-").partition("-")
        start, stop = clock(begin), clock(end)
        if first not in _WEEKDAYS or (last or first) not in _WEEKDAYS or start is None or stop is None:
            mend = said("Write them as Mon-Fri 08:00-18:00, Sat 09:00-12:00.")
            raise Bad("{label} must be opening hours, not {value!r}", mend, value=value[:60])
        low, high = _WEEKDAYS.index(first), _WEEKDAYS.index(last or first)
        count = (high - low) % 7 + 1
        spans += [((low + step) % 7, start, stop) for step in range(count)]
    return tuple(spans)


def _zone(value: str) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zones = sorted(available_timezones())
        # A system without zone data cannot judge the name.
        if zones:
            raise Bad("{label} is no time zone: {value!r}", _zone_mend(value, zones), value=value[:60]) from None
    return value


def _zone_mend(value: str, zones: list[str]) -> str:
    near = suggest(value, zones)
    return near if near.startswith("Did") else said("Write one of the tz database, such as Africa/Nairobi.")


_LINK = Scalar("a domain such as acme.example", _domain, {"type": "string"})
_CONTACT = Record(
    "a contact",
    "A way to reach the brand.",
    (
        Key("type", NAME, "phone, email, …", required=True),
        Key("value", TEXT, "the number or address", required=True),
        Key("purpose", TEXT, "what it is for"),
        Key("locales", ListOf(LOCALE, single=True), "the locales it serves; default all"),
    ),
    build=_contact,
)
_TOPIC = Record(
    "a topic",
    "What customers write about.",
    (
        Key("required", BOOL, "whether every locale must hold an answer"),
        Key("kind", NAME, "problem, faq, …"),
        Key("options", BOOL, "whether answers offer more than one way out"),
    ),
    placed=True,
)
_OFF_CHAT = Record(
    "an off_chat entry",
    "A topic that is not handled in chat.",
    (Key("topic", NAME, "the topic", required=True), Key("to", TEXT, "where it goes", required=True)),
    build=_off_chat,
)
_HANDOVER = Record(
    "handover",
    "Who takes over, and when.",
    (
        Key("to", TEXT, "who takes over"),
        Key(
            "when",
            Record(
                "handover when",
                "What makes a handover due.",
                (
                    Key("topics", ListOf(NAME, edits=True, single=True), "topics that a person handles"),
                    Key("bot_failures", _COUNT, "times the bot did not understand"),
                    Key("upset_turns", _COUNT, "upset turns of the customer"),
                    Key("turns", _COUNT, "turns of the conversation"),
                    Key("minutes", _COUNT, "minutes of the conversation"),
                ),
            ),
            "what makes it due",
        ),
    ),
)
_FACT = Record(
    "a fact",
    "A value that must not be told otherwise.",
    (
        Key("name", TEXT, "its name", required=True),
        Key("near", TEXTS, "words that it stands near", required=True),
        Key("value", TEXT, "the value", required=True),
        Key("locales", ListOf(LOCALE, single=True), "the locales it is worded for"),
    ),
    build=_fact,
)
_RETIRED = Record(
    "a retired name",
    "A product or plan that is gone.",
    (
        Key("name", TEXT, "its name", required=True),
        Key("since", DATE, "the first day without it"),
        Key("say", TEXT, "what to say instead"),
    ),
    build=_retired,
)
_AGENT = Record(
    "an agent",
    "A person who answers customers.",
    (Key("id", TEXT, "how files name the person", required=True), Key("since", DATE, "the first day")),
    build=_agent,
)
_LIMITS = Record(
    "limits",
    "Times and counts that a conversation keeps to.",
    (
        Key("first_response", DURATION, "until a person first answers"),
        Key("response", DURATION, "until each further answer"),
        Key("promise", DURATION, "until a promise without a time is kept"),
        Key("turns", _COUNT, "turns of a conversation"),
        Key("minutes", _COUNT, "minutes of a conversation"),
        Key("chats", _COUNT, "chats of one agent at once"),
        Key("chats_new", _COUNT, "the same for a new agent"),
    ),
)
_HOURS = Record(
    "hours",
    "When the brand answers; without it every minute counts.",
    (
        Key("zone", Scalar("a time zone", _zone, {"type": "string"}), "the time zone"),
        Key(
            "open",
            ListOf(Scalar("opening hours such as Mon-Fri 08:00-18:00", _open_hours, {"type": "string"}), single=True),
            "the opening hours",
        ),
        Key("holidays", ListOf(DATE, edits=True, single=True, unique=True), "days without them"),
    ),
)


def settings_keys() -> tuple[Key, ...]:
    """The keys of brand.yaml that an example may lay over its brand."""
    return (
        Key("locales", _LOCALES, "the languages the brand speaks"),
        Key("placeholders", ListOf(NAME, edits=True, single=True, unique=True), "the slots of replies, without braces"),
        Key("channels", CHANNELS, "limits by channel"),
        Key("contacts", ListOf(_CONTACT, edits=True), "ways to reach the brand"),
        Key("links", ListOf(_LINK, edits=True, single=True, unique=True), "the brand's own domains"),
        Key("topics", MapOf(_TOPIC, NAME), "what customers write about"),
        Key("off_chat", ListOf(_OFF_CHAT, edits=True), "topics that are not handled in chat"),
        Key("handover", _HANDOVER, "who takes over, and when"),
        Key("facts", ListOf(_FACT, edits=True), "values that must not be told otherwise"),
        Key("retired", ListOf(_RETIRED, edits=True), "products and plans that are gone"),
        Key("limits", _LIMITS, "times and counts"),
        Key("hours", _HOURS, "when the brand answers"),
        Key("agents", ListOf(_AGENT, edits=True), "who answers"),
        Key(
            "review",
            Record("review", "How often replies are read again.", (Key("max_age_days", _COUNT, "days"),)),
            "how often replies are read again",
        ),
    )


def brand_record(kinds: Mapping[str, Kind], inherited: RuleKinds) -> Record:
    """The definition of brand.yaml; ``inherited`` names the kinds of the rules that are extended."""
    return Record(
        "brand.yaml",
        "What a brand voice requires.",
        (
            Key("schema", choice(("1",)), "the version of this format"),
            Key("brand", NAME, "the brand's name"),
            Key("version", TEXT, "the version of the brand voice"),
            Key(
                "extends", ListOf(TEXT, single=True, unique=True), "brands it is laid over, by name or by relative path"
            ),
            *settings_keys(),
            Key("rules", rules_type(kinds, inherited), "the rules"),
        ),
    )

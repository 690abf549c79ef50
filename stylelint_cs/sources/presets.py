"""Layouts of well-known tools: where their files hold the texts (``preset: rasa`` in a source)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Preset(NamedTuple):
    """What ``preset:`` stands for: the keys of a source, as a configuration would write them."""

    doc: str
    messages: tuple[str, ...]
    id: str | None = None
    meta: Mapping[str, str] = {}


PRESETS: Mapping[str, Preset] = {
    "botpress": Preset("Botpress content elements, one locale in each", ('[].formData."text$en"',), "[].id"),
    "chatwoot": Preset("Chatwoot canned responses", ("[].content",), "[].short_code"),
    "dialogflow": Preset(
        "Dialogflow ES intents",
        ("responses[].messages[].speech", "responses[].messages[].speech[]"),
        None,
        {"locale": "responses[].messages[].lang"},
    ),
    "freshdesk": Preset("Freshdesk canned responses", ("[].content",), "[].title"),
    "front": Preset("Front message templates", ("[].body",), "[].name", {"reviewed": "[].updated_at"}),
    "github": Preset("GitHub saved replies", ("replies[].body",), "replies[].name"),
    "help-scout": Preset("Help Scout saved replies", ("[].text",), "[].name"),
    "intercom": Preset("Intercom macros", ("[].body_text",), "[].id", {"reviewed": "[].updated_at"}),
    "osticket": Preset("osTicket canned responses", ("[].response",), "[].title"),
    "rasa": Preset("Rasa domain: responses", ("responses.*[].text",), "responses.*"),
    "twilio": Preset("Twilio Content templates", ("types.*.body",), "friendly_name", {"locale": "language"}),
    "whatsapp": Preset("WhatsApp message templates", ("components[].text",), None, {"locale": "language"}),
    "zendesk": Preset(
        "Zendesk dynamic content",
        ("items[].variants[].content",),
        "items[].name",
        {"locale": "items[].variants[].locale"},
    ),
}

"""Layouts of well-known tools: where their files hold the texts (``preset: rasa`` in a source, ``--preset rasa``).

Each follows the export or the API object that its vendor documents; what a customer says in them (training phrases,
questions, routing cases) is never among the texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Preset(NamedTuple):
    """What ``preset:`` stands for: the keys of a source, as a configuration would write them.

    ``longest``: the most characters of a text by its path. ``twins``: a path to the key of the same map that holds the
    text in another form; where that is filled, this one is not read. ``ids`` and ``locales`` are where ids and locales
    stand; the first that leads somewhere holds. ``example`` is a short file.
    """

    doc: str
    messages: tuple[str, ...]
    ids: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    meta: Mapping[str, str] = {}
    longest: Mapping[str, int] = {}
    twins: Mapping[str, str] = {}
    example: str = ""


MARKS = (
    *("speech", "customAnswers", "formData", "answers", "richText", "richContent", "Fulfillment", "components"),
    *("variants", "quick_replies", "comment_value", "body_text", "twilio/", "action_sets"),
)
"""Words of which one stands in every file of these layouts that has none of the usual keys of messages."""

_RICH = ("title", "subtitle", "text", "text[]", "options[].text")
"""Where the texts of a card, a list, a description, a button and chips of Dialogflow Messenger stand."""

PRESETS: Mapping[str, Preset] = {
    "botpress": Preset(
        "Botpress content elements and questions and answers, every language",
        (
            "[].formData.text$*",
            "[].formData.message$*",
            "[].formData.buttonText$*",
            "[].formData.placeholderText$*",
            "[].formData.options$*[].label",
            "[].formData.variations$*[]",
            "[].formData.title$*",
            "[].formData.subtitle$*",
            "[].formData.choices$*[].title",
            "[].formData.items$*[].title",
            "[].formData.items$*[].subtitle",
            "[].formData.items$*[].actions[].title",
            "[].formData.actions$*[].title",
            "data.answers.*[]",
        ),
        ("[].id", "id"),
        (
            "[].formData.text$*",
            "[].formData.message$*",
            "[].formData.buttonText$*",
            "[].formData.placeholderText$*",
            "[].formData.options$*",
            "[].formData.variations$*",
            "[].formData.title$*",
            "[].formData.subtitle$*",
            "[].formData.choices$*",
            "[].formData.items$*",
            "[].formData.actions$*",
            "data.answers.*",
        ),
        example='[{"id": "builtin_text-hello", "formData": {"text$sw": "Karibu tena."}}]\n',
    ),
    "chatwoot": Preset(
        "Chatwoot canned responses",
        ("**.content",),
        ("**.short_code",),
        example='[{"short_code": "hello", "content": "Karibu tena."}]\n',
    ),
    "dialogflow": Preset(
        "Dialogflow ES intents and small talk",
        (
            *(f"responses[].messages[].{key}" for key in ("speech", "speech[]", "title", "subtitle", "replies[]")),
            *(f"responses[].messages[].{key}" for key in ("textToSpeech", "displayText", "formattedText")),
            "responses[].messages[].buttons[].text",
            "responses[].messages[].buttons[].title",
            "responses[].messages[].suggestions[].title",
            "responses[].messages[].items[].title",
            "responses[].messages[].items[].description",
            "responses[].messages[].items[].textToSpeech",
            "responses[].messages[].items[].displayText",
            *(f"responses[].messages[].payload.richContent[][].{part}" for part in _RICH),
            "responses[].parameters[].prompts[].value",
            "[].customAnswers[]",
        ),
        ("name", "[].name"),
        ("responses[].messages[].lang", "responses[].parameters[].prompts[].lang"),
        example='{"name": "hello", "responses": [{"messages": [{"lang": "sw", "speech": ["Karibu tena."]}]}]}\n',
    ),
    "dialogflow-cx": Preset(
        "Dialogflow CX flows and pages: the agent's responses",
        (
            "**.messages[].text.text[]",
            "**.messages[].outputAudioText.text",
            *(f"**.messages[].payload.richContent[][].{part}" for part in _RICH),
            "**.caseContent[].message.text.text[]",
            "**.caseContent[].message.outputAudioText.text",
            *(f"**.caseContent[].message.payload.richContent[][].{part}" for part in _RICH),
        ),
        (),
        ("**.messages[].languageCode", "**.caseContent[].message.languageCode"),
        example='{"entryFulfillment": {"messages": [{"languageCode": "sw", "text": {"text": ["Karibu tena."]}}]}}\n',
    ),
    "freshdesk": Preset(
        "Freshdesk canned responses",
        ("**.content", "**.content_html"),
        ("**.title",),
        meta={"reviewed": "**.updated_at"},
        twins={"**.content_html": "content"},
        example='[{"id": 1, "title": "hello", "content": "Karibu tena.", "content_html": "<p>Karibu tena.</p>"}]\n',
    ),
    "front": Preset(
        "Front message templates",
        ("**.body", "**.subject"),
        ("**.name",),
        meta={"reviewed": "**.updated_at"},
        example='{"_results": [{"name": "hello", "subject": null, "body": "<p>Karibu tena.</p>"}]}\n',
    ),
    "github": Preset(
        "GitHub saved replies",
        ("replies[].body",),
        ("replies[].name",),
        example="replies:\n  - {name: hello, body: Karibu tena.}\n",
    ),
    "gorgias": Preset(
        "Gorgias macros",
        (
            "**.actions[name=setResponseText].arguments.body_text",
            "**.actions[name=setResponseText].arguments.body_html",
            "**.actions[name=setSubject].arguments.subject",
        ),
        ("**.name",),
        ("**.language",),
        {"reviewed": "**.updated_datetime"},
        twins={"**.actions[name=setResponseText].arguments.body_html": "body_text"},
        example='{"data": [{"name": "hello", "language": "sw", "actions": [{"name": "setResponseText",\n'
        '  "arguments": {"body_text": "Karibu tena.", "body_html": "<div>Karibu tena.</div>"}}]}]}\n',
    ),
    "help-scout": Preset(
        "Help Scout saved replies, by e-mail and in chat",
        ("**.text", "**.chatText"),
        ("**.name",),
        example='[{"id": 1, "name": "hello", "text": "<p>Karibu tena.</p>"}]\n',
    ),
    "intercom": Preset(
        "Intercom macros",
        ("**.body_text", "**.body"),
        ("**.id",),
        meta={"reviewed": "**.updated_at"},
        twins={"**.body": "body_text"},
        example='{"data": [{"type": "macro", "id": "1", "body": "<p>Karibu.</p>", "body_text": "Karibu."}]}\n',
    ),
    "osticket": Preset(
        "osTicket canned responses and e-mail templates",
        ("[].response", "subject", "body"),
        ("[].title",),
        example="- title: hello\n  response: |\n    Karibu tena.\n",
    ),
    "rapidpro": Preset(
        "RapidPro and TextIt flows, translations too",
        (
            "flows[].nodes[].actions[type=send_msg|send_broadcast|say_msg].text",
            "flows[].nodes[].actions[type=send_msg|send_broadcast].quick_replies[]",
            "flows[].nodes[].actions[type=send_email].subject",
            "flows[].nodes[].actions[type=send_email].body",
            "flows[].action_sets[].actions[type=reply|send|say].msg.*",
            "campaigns[].events[].message.*",
            "flows[].localization.*.*.text[]",
            "flows[].localization.*.*.quick_replies[]",
            "flows[].localization.*.*.subject[]",
            "flows[].localization.*.*.body[]",
        ),
        (
            "flows[].nodes[].actions[type=send_msg|send_broadcast|say_msg].uuid",
            "flows[].nodes[].actions[type=send_msg|send_broadcast].uuid",
            "flows[].nodes[].actions[type=send_email].uuid",
            "flows[].localization.*.*",
            "flows[].action_sets[].actions[type=reply|send|say].uuid",
            "campaigns[].events[].uuid",
        ),
        (
            "flows[].localization.*",
            "flows[].action_sets[].actions[type=reply|send|say].msg.*",
            "campaigns[].events[].message.*",
            "flows[].language",
        ),
        example='{"version": "13", "flows": [{"language": "eng", "localization":\n'
        '  {"swa": {"8f-1": {"text": ["Karibu tena."]}}}, "nodes": [{"actions": [\n'
        '  {"type": "send_msg", "uuid": "8f-1", "text": "Welcome back."}]}]}]}\n',
    ),
    "rasa": Preset(
        "Rasa domain: responses, also those of a channel, and their buttons",
        (
            *("responses.*[].text", "responses.*[].buttons[].title", "responses.*[].quick_replies[].title"),
            *("templates.*[].text", "templates.*[].buttons[].title", "templates.*[].quick_replies[].title"),
        ),
        ("responses.*", "templates.*"),
        example="responses:\n  utter_hello:\n  - text: Karibu tena.\n",
    ),
    "twilio": Preset(
        "Twilio Content templates",
        (
            "**.types.*.body",
            "**.types.*.title",
            "**.types.*.subtitle",
            "**.types.*.header_text",
            "**.types.*.footer",
            "**.types.*.button",
            "**.types.*.actions[].title",
            "**.types.*.items[].item",
            "**.types.*.items[].description",
            "**.types.*.button_text",
            "**.types.*.cards[].title",
            "**.types.*.cards[].body",
            "**.types.*.cards[].actions[].title",
        ),
        ("**.friendly_name",),
        ("**.language",),
        longest={"**.types.*.body": 1600},
        example='{"friendly_name": "hello", "language": "sw", "types": {"twilio/text": {"body": "Karibu tena."}}}\n',
    ),
    "typebot": Preset(
        "Typebot: bubbles (a paragraph is one text) and buttons",
        (
            "groups[].blocks[].content.richText{text}",
            "groups[].blocks[].content.localizations.*.richText{text}",
            "groups[].blocks[].items[].content",
            *(f"groups[].blocks[].options.labels.{key}" for key in ("placeholder", "button", "left", "right")),
            "groups[].blocks[].options.retryMessageContent",
        ),
        ("groups[].blocks[].id",),
        ("groups[].blocks[].content.localizations.*",),
        example='{"version": "6", "edges": [], "groups": [{"blocks": [{"id": "b1", "type": "text", "content":\n'
        '  {"richText": [{"type": "p", "children": [{"text": "Karibu "}, {"text": "tena."}]}]}}]}]}\n',
    ),
    "whatsapp": Preset(
        "WhatsApp message templates; what is longer than WhatsApp takes is a problem",
        (
            "**.components[type=HEADER].text",
            "**.components[type=BODY].text",
            "**.components[type=FOOTER].text",
            "**.components[type=BUTTONS].buttons[].text",
        ),
        ("**.name",),
        ("**.language",),
        longest={
            "**.components[type=HEADER].text": 60,
            "**.components[type=BODY].text": 1024,
            "**.components[type=FOOTER].text": 60,
            "**.components[type=BUTTONS].buttons[].text": 25,
        },
        example='{"name": "hello", "language": "sw", "components": [{"type": "BODY", "text": "Karibu tena."}]}\n',
    ),
    "zammad": Preset(
        "Zammad text modules",
        ("**.content",),
        ("**.name",),
        meta={"reviewed": "**.updated_at"},
        example='[{"id": 1, "name": "hello", "content": "<p>Karibu tena.</p>", "active": true}]\n',
    ),
    "zendesk": Preset(
        "Zendesk dynamic content",
        ("**.variants[].content",),
        ("**.name",),
        ("**.variants[].locale",),
        {"reviewed": "**.variants[].updated_at"},
        example='{"items": [{"name": "hello", "variants": [{"locale": "sw", "content": "Karibu tena."}]}]}\n',
    ),
    "zendesk-macros": Preset(
        "Zendesk macros",
        (
            "**.actions[field=comment_value].value",
            "**.actions[field=comment_value].value[1]",
            "**.actions[field=comment_value_html].value",
            "**.actions[field=subject].value",
        ),
        ("**.title",),
        meta={"reviewed": "**.updated_at"},
        example='{"macros": [{"title": "hello", "actions": [{"field": "comment_value", "value": "Karibu tena."}]}]}\n',
    ),
}

"""Layouts of help desks and of services that send messages, after the API objects that their makers document."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.sources.preset import Preset

_COMMENTS = (
    "**.actions[field=comment_value].value",
    "**.actions[field=comment_value].value[1]",
    "**.actions[field=comment_value_html].value",
)

DESKS: Mapping[str, Preset] = {
    "chatwoot": Preset(
        "Chatwoot canned responses",
        ("**.content",),
        ("**.short_code",),
        markdown=True,
        example='[{"short_code": "hello", "content": "Karibu tena."}]\n',
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
        markdown=True,
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
            "**.types.*.actions[].copy_code_text",
            "**.types.*.label",
            "**.types.*.items[].item",
            "**.types.*.items[].name",
            "**.types.*.items[].description",
            "**.types.*.items[].section_title",
            "**.types.*.pages[].title",
            "**.types.*.pages[].layout[].label",
            "**.types.*.pages[].layout[].options[].title",
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
    "whatsapp": Preset(
        "WhatsApp message templates; what is longer than WhatsApp takes is a problem",
        (
            # The cards are components too: whoever comes first names the template, not the card.
            "**.components[type=CAROUSEL].cards[].components[type=BODY].text",
            "**.components[type=CAROUSEL].cards[].components[type=BUTTONS].buttons[].text",
            "**.components[type=HEADER].text",
            "**.components[type=BODY].text",
            "**.components[type=FOOTER].text",
            "**.components[type=BUTTONS].buttons[].text",
            "**.components[type=LIMITED_TIME_OFFER].limited_time_offer.text",
        ),
        ("**.name",),
        ("**.language",),
        longest={
            "**.components[type=CAROUSEL].cards[].components[type=BODY].text": 160,
            "**.components[type=CAROUSEL].cards[].components[type=BUTTONS].buttons[].text": 25,
            "**.components[type=LIMITED_TIME_OFFER].limited_time_offer.text": 16,
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
        one_per_locale=True,
        example='{"items": [{"name": "hello", "variants": [{"locale": "sw", "content": "Karibu tena."}]}]}\n',
    ),
    "zendesk-macros": Preset(
        "Zendesk macros",
        (
            *_COMMENTS,
            "**.actions[field=subject].value",
        ),
        ("**.title",),
        meta={"reviewed": "**.updated_at"},
        public=dict.fromkeys(_COMMENTS, "**.actions[field=comment_mode_is_public].value"),
        example='{"macros": [{"title": "hello", "actions": [{"field": "comment_value", "value": "Karibu tena."}]}]}\n',
    ),
}

"""Layouts of bots, after the exports that their makers document; what a customer says is never among the texts."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.sources.preset import Preset

_RICH = ("title", "subtitle", "text", "text[]", "options[].text")
"""Where the texts of a card, a list, a description, a button and chips of Dialogflow Messenger stand."""

_CHANNEL = (
    *("text", "*.text", "*.quick_replies[].title", "*.attachment.payload.text", "*.attachment.payload.buttons[].title"),
    *("*.reply_markup.inline_keyboard[][].text", "*.reply_markup.keyboard[][].text"),
)
"""Where texts stand in what Dialogflow hands to one channel as it is: Facebook's and Telegram's messages."""

_PROMPTS = ("noMatchPromptMessages", "noInputPromptMessages", "outputDialogPromptMessages")
"""What Dialogflow says when it did not understand, or heard nothing."""

_SPOKEN = ("outputAudioText.text", "outputAudioText.ssml", "payload.text")
"""Where texts stand that Dialogflow CX speaks, and the plain text of a payload of one's own."""

_SAID = (
    *("", ".text", ".buttons[].title", ".quick_replies[].title"),
    *(f".custom.**.{key}" for key in ("text", "title", "subtitle", "caption")),
)
"""Where texts stand in a response of Rasa, and in what it hands to one channel as it is."""

_LABELS = (
    *("placeholder", "button", "left", "right", "clear", "skip", "from", "to", "error"),
    *("success", "success.single", "success.multiple"),
)
_OPTIONS = ("retryMessageContent", "buttonLabel", "searchInputPlaceholder", "additionalInformation.description")
"""Where texts stand in the options of a block of Typebot."""

BOTS: Mapping[str, Preset] = {
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
            "qnas[].data.answers.*[]",
        ),
        ("[].id", "id", "qnas[].id"),
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
            "qnas[].data.answers.*",
        ),
        example='[{"id": "builtin_text-hello", "formData": {"text$sw": "Karibu tena."}}]\n',
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
            "responses[].messages[].items[].footer",
            *(f"responses[].messages[].mediaObjects[].{key}" for key in ("name", "description")),
            "responses[].messages[].destinationName",
            *(f"responses[].messages[].payload.richContent[][].{part}" for part in _RICH),
            *(f"responses[].messages[].payload.{part}" for part in _CHANNEL),
            "responses[].parameters[].prompts[].value",
            *(f"responses[].parameters[].{key}[].speech" for key in _PROMPTS),
            "[].customAnswers[]",
        ),
        ("name", "[].name"),
        (
            "responses[].messages[].lang",
            *(f"responses[].parameters[].{key}[].lang" for key in ("prompts", *_PROMPTS)),
        ),
        example='{"name": "hello", "responses": [{"messages": [{"lang": "sw", "speech": ["Karibu tena."]}]}]}\n',
    ),
    "dialogflow-cx": Preset(
        "Dialogflow CX flows and pages: the agent's responses",
        (
            "**.messages[].text.text[]",
            *(f"**.messages[].{part}" for part in _SPOKEN),
            *(f"**.messages[].payload.richContent[][].{part}" for part in _RICH),
            "**.caseContent[].message.text.text[]",
            *(f"**.caseContent[].message.{part}" for part in _SPOKEN),
            *(f"**.caseContent[].message.payload.richContent[][].{part}" for part in _RICH),
        ),
        (),
        ("**.messages[].languageCode", "**.caseContent[].message.languageCode"),
        until=frozenset({"messages", "caseContent"}),
        example='{"entryFulfillment": {"messages": [{"languageCode": "sw", "text": {"text": ["Karibu tena."]}}]}}\n',
    ),
    "rapidpro": Preset(
        "RapidPro and TextIt flows, translations too",
        (
            "**.nodes[].actions[type=send_msg|send_broadcast|say_msg].text",
            "**.nodes[].actions[type=send_msg|send_broadcast].quick_replies[]",
            "**.nodes[].actions[type=send_email].subject",
            "**.nodes[].actions[type=send_email].body",
            "**.action_sets[].actions[type=reply|send|say].msg.*",
            "campaigns[].events[].message.*",
            "**.localization.*.*.text[]",
            "**.localization.*.*.quick_replies[]",
            "**.localization.*.*.subject[]",
            "**.localization.*.*.body[]",
        ),
        (
            "**.nodes[].actions[type=send_msg|send_broadcast|say_msg].uuid",
            "**.nodes[].actions[type=send_msg|send_broadcast].uuid",
            "**.nodes[].actions[type=send_email].uuid",
            "**.localization.*.*",
            "**.action_sets[].actions[type=reply|send|say].uuid",
            "campaigns[].events[].uuid",
        ),
        (
            "**.localization.*",
            "**.action_sets[].actions[type=reply|send|say].msg.*",
            "campaigns[].events[].message.*",
            "**.language",
        ),
        example='{"version": "13", "flows": [{"language": "eng", "localization":\n'
        '  {"swa": {"8f-1": {"text": ["Karibu tena."]}}}, "nodes": [{"actions": [\n'
        '  {"type": "send_msg", "uuid": "8f-1", "text": "Welcome back."}]}]}]}\n',
    ),
    "rasa": Preset(
        "Rasa domain: responses, also those of a channel, and their buttons",
        (
            *(f"responses.*[]{part}" for part in _SAID),
            *(f"templates.*[]{part}" for part in _SAID),
        ),
        ("responses.*", "templates.*"),
        example="responses:\n  utter_hello:\n  - text: Karibu tena.\n",
    ),
    "typebot": Preset(
        "Typebot: bubbles (a paragraph is one text) and buttons",
        (
            "groups[].blocks[].content.richText{text}",
            "groups[].blocks[].content.localizations.*.richText{text}",
            "groups[].blocks[type=choice input].items[].content",
            *(f"groups[].blocks[type=picture choice input|cards].items[].{key}" for key in ("title", "description")),
            "groups[].blocks[type=cards].items[].paths[].text",
            *(f"groups[].blocks[].options.labels.{key}" for key in _LABELS),
            *(f"groups[].blocks[].options.{key}" for key in _OPTIONS),
        ),
        (
            "groups[].blocks[].id",
            "groups[].blocks[type=choice input].id",
            "groups[].blocks[type=picture choice input|cards].id",
            "groups[].blocks[type=cards].id",
        ),
        ("groups[].blocks[].content.localizations.*",),
        example='{"version": "6", "edges": [], "groups": [{"blocks": [{"id": "b1", "type": "text", "content":\n'
        '  {"richText": [{"type": "p", "children": [{"text": "Karibu "}, {"text": "tena."}]}]}}]}]}\n',
    ),
}

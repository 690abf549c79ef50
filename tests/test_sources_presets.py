"""Layouts of tools: their texts and no others, with ids and locales, told by what a file holds or by name."""

from __future__ import annotations

from typing import Any

import pytest

from stylelint_cs.config import Source
from stylelint_cs.model import SourceText
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.layouts import CUSTOMERS, with_preset
from stylelint_cs.sources.preset import MARKS
from stylelint_cs.sources.presets import PRESETS
from stylelint_cs.sources.readers import READERS
from tests.reading import assert_exact, place, read, said, written

YAML = ("github", "osticket", "rasa")
UNTOLD = frozenset({"freshdesk", "front", "github", "help-scout", "osticket", "zammad"})
"""Layouts whose texts stand under the usual keys."""


def read_as(preset: str, file: str, **values: Any) -> Reading:
    """A file read through a preset; ids need no name of a file."""
    format_ = "yaml" if preset in YAML else "json"
    spec = with_preset(ReadSpec(**values), PRESETS[preset])
    return READERS[format_].read(SourceText.of("file", file), spec)


def found(reading: Reading) -> list[tuple[str | None, str | None, str]]:
    assert reading.problems == ()
    for message in reading.messages:
        assert_exact(message)
    return [(message.id, message.locale, message.text) for message in reading.messages]


@pytest.mark.parametrize("name", PRESETS)
def test_the_example_of_a_preset_is_read(name: str) -> None:
    reading = read_as(name, PRESETS[name].example)
    assert found(reading)
    assert all(message.id for message in reading.messages)
    assert "Karibu" in reading.messages[-1].text or "Karibu" in reading.messages[0].text
    if name not in UNTOLD:
        told = read("yaml" if name in YAML else "json", PRESETS[name].example)
        assert found(told) == found(reading)
        usual = ("text", "body", "message", "content", "response", "reply", "answer")
        assert any(mark in PRESETS[name].example for mark in (*MARKS, *usual))


@pytest.mark.parametrize("preset", ["chatwoot", "github"])
def test_code_in_markdown_is_masked(preset: str) -> None:
    text = "Run `x`:\\n\\n```sh\\ny\\n```\\n\\nSee [this](https://x.example/z)."
    file = {"chatwoot": '[{"short_code": "a", "content": "%s"}]', "github": 'replies: [{name: a, body: "%s"}]'}[preset]
    (message,) = read_as(preset, file % text).messages
    masked = [message.text[start:end] for start, end in message.masks]
    assert masked == ["`x`", "```sh\ny\n```", "https://x.example/z"]


def test_a_source_may_name_a_preset() -> None:
    assert Source((), preset=PRESETS["rasa"]).preset is PRESETS["rasa"]


@pytest.mark.parametrize(
    ("preset", "file", "texts"),
    [
        (
            "zendesk-macros",
            '{"macros": [{"id": 7, "title": "m", "actions": [{"field": "status", "value": "solved"},'
            '{"field": "comment_value", "value": ["channel:all", "Hi"]}, {"field": "comment_value_html", '
            '"value": "<p>Ho</p>"},'
            '{"field": "subject", "value": "About"}]}]}',
            [("m", None, "Hi"), ("m#2", None, "<p>Ho</p>"), ("m#3", None, "About")],
        ),
        (
            "zendesk",
            '{"items": [{"id": 1, "name": "n", "default_locale_id": 1, "variants": [{"id": 2, "content": '
            '"A", "locale": "en-US"},'
            '{"id": 3, "content": "B", "locale": "sw", "outdated": true}]}]}',
            [("n", "en-US", "A"), ("n", "sw", "B")],
        ),
        (
            "zendesk",
            '{"items": [{"name": "n", "variants": [{"content": "A", "locale_id": 1},'
            '{"content": "B", "locale_id": 2}]}]}',
            [("n", None, "A"), ("n", None, "B")],
        ),
        (
            "whatsapp",
            '{"data": [{"name": "n", "language": "sw", "components": [{"type": "HEADER", "format": '
            '"TEXT", "text": "H {{1}}",'
            '"example": {"header_text": ["x"]}}, {"type": "body", "text": "B"}, {"type": "FOOTER", "text": "F"},'
            '{"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Q"}, {"type": "URL", '
            '"text": "U", "url": "u"}]}]}]}',
            [("n", "sw", "H {{1}}"), ("n#2", "sw", "B"), ("n#3", "sw", "F"), ("n#4", "sw", "Q"), ("n#5", "sw", "U")],
        ),
        (
            "twilio",
            '{"contents": [{"sid": "HX", "friendly_name": "n", "language": "el", "variables": {"1": "x"}, "types": {'
            '"twilio/quick-reply": {"body": "B", "actions": [{"title": "T", "id": "t"}]}}}]}',
            [("n", "el", "B"), ("n#2", "el", "T")],
        ),
        (
            "botpress",
            '[{"id": "b", "formData": {"text$en": "E", "variations$en": ["V"], "text$sw": "S", "typing$en": true,'
            '"choices$sw": [{"title": "C", "value": "c"}]}}]',
            [("b", "en", "E"), ("b#2", "en", "V"), ("b", "sw", "S"), ("b#2", "sw", "C")],
        ),
        (
            "botpress",
            '{"id": "q", "data": {"questions": {"sw": ["Swali?"]}, "answers": {"sw": ["Jibu"]}}}',
            [("q", "sw", "Jibu")],
        ),
        (
            "dialogflow",
            '{"id": "u", "name": "n", "responses": [{"messages": [{"type": "0", "lang": "hi", "speech": ["A", "B"]},'
            '{"type": "2", "lang": "hi", "title": "T", "replies": ["R"]}]}], "userSays": [{"data": [{"text": "no"}]}]}',
            [("n", "hi", "A"), ("n#2", "hi", "B"), ("n#3", "hi", "T"), ("n#4", "hi", "R")],
        ),
        (
            "dialogflow-cx",
            '{"displayName": "P", "entryFulfillment": {"messages": [{"languageCode": "ar", "text": {"text": ["A"]}},'
            '{"languageCode": "ar", "payload": {"richContent": [[{"type": "chips", "options": [{"text": "O"}]}]]}}]},'
            '"transitionRoutes": [{"intent": "i", "triggerFulfillment": {"messages": [{"text": {"text": ["B"]}}]}}]}',
            [
                ("P.entryFulfillment", "ar", "A"),
                ("P.entryFulfillment#2", "ar", "O"),
                ("P.transitionRoutes.i.triggerFulfillment", None, "B"),
            ],
        ),
        (
            "rapidpro",
            '{"version": "13", "flows": [{"uuid": "f", "name": "no", "language": "eng", "localization": {"swa": {"a1":'
            '{"text": ["S"], "quick_replies": ["Ndio"]}, "c1": {"name": ["no"]}}}, "nodes": [{"actions": ['
            '{"type": "set_contact_name", "name": "no", "uuid": "a0"},'
            '{"type": "send_msg", "uuid": "a1", "text": "E", "quick_replies": ["Yes"]}],'
            '"router": {"cases": [{"arguments": ["no"], "uuid": "c1"}]}}]}]}',
            [("a1", "sw", "S"), ("a1#2", "sw", "Ndio"), ("a1", "en", "E"), ("a1#2", "en", "Yes")],
        ),
        (
            "gorgias",
            '{"data": [{"id": 1, "name": "n", "language": "sw", "actions": [{"name": "addTags", '
            '"arguments": {"tags": "no"}},'
            '{"name": "setResponseText", "arguments": {"body_text": "T", "body_html": "<p>T</p>"}}]}]}',
            [("n", "sw", "T")],
        ),
        (
            "intercom",
            '{"type": "list", "data": [{"type": "macro", "id": "5", "name": "n", "body": "<p>T</p>", '
            '"body_text": "T"}]}',
            [("5", None, "T")],
        ),
        (
            "freshdesk",
            '[{"id": 1, "title": "t", "content": "T", "content_html": "<p>T</p>", "folder_id": 2}]',
            [("t", None, "T")],
        ),
        (
            "rasa",
            "intents: [greet]\nresponses:\n  utter_a:\n  - text: T\n    buttons: [{title: B, payload: /no}]\n"
            "  - {text: U, channel: slack}\n",
            [("utter_a", None, "T"), ("utter_a", None, "B"), ("utter_a", None, "U")],
        ),
    ],
)
def test_a_layout_holds_its_texts_and_no_others(preset: str, file: str, texts: list[tuple[str, str, str]]) -> None:
    assert sorted(found(read_as(preset, file)), key=str) == sorted(texts, key=str)


@pytest.mark.parametrize("value", ['"false"', "false", '["false"]'])
def test_an_internal_note_of_a_macro_is_not_ours(value: str) -> None:
    file = (
        '{"macros": [{"title": "m", "actions": [{"field": "comment_value", "value": "A"},'
        '{"field": "comment_value_html", "value": "<p>B</p>"}, {"field": "subject", "value": "C"},'
        f'{{"field": "comment_mode_is_public", "value": {value}}}]}},'
        '{"title": "n", "actions": [{"field": "comment_mode_is_public", "value": "true"},'
        '{"field": "comment_value", "value": "D"}]}]}'
    )
    reading = read_as("zendesk-macros", file)
    assert found(reading) == [("m", None, "C"), ("n", None, "D")]
    assert [item.reason for item in reading.skipped] == ["2 internal notes"]


CX = """\
[{"name": "u0", "displayName": "Start", "transitionRoutes": [
    {"name": "u1", "intent": "greet", "triggerFulfillment": {"messages": [
      {"languageCode": "en", "text": {"text": ["A", "B"]}}, {"languageCode": "sw", "text": {"text": ["C"]}}],
      "conditionalCases": [{"cases": [{"condition": "x", "caseContent": [
        {"message": {"languageCode": "en", "text": {"text": ["D"]}}}]}]}]}},
    {"condition": "true", "triggerFulfillment": {"messages": [{"text": {"text": ["E"]}}]}}],
  "eventHandlers": [{"event": "sys.no-match-default", "name": "u2", "triggerFulfillment":
    {"messages": [{"text": {"text": ["F"]}}]}}],
  "form": {"parameters": [{"displayName": "size", "fillBehavior": {"initialPromptFulfillment":
    {"messages": [{"text": {"text": ["G"]}}]}}}]}}]
"""


def test_what_a_page_says_is_called_after_the_page_and_the_route() -> None:
    spec = with_preset(ReadSpec(name="flows/Start/Start"), PRESETS["dialogflow-cx"])
    reading = READERS["json"].read(SourceText.of("file", CX), spec)
    route = "flows/Start/Start:Start.transitionRoutes.greet.triggerFulfillment"
    assert [(message.id, message.text) for message in reading.messages] == [
        (route, "A"),
        (f"{route}#2", "B"),
        (route, "C"),
        (f"{route}.conditionalCases[0].cases[0]", "D"),
        ("flows/Start/Start:Start.transitionRoutes[1].triggerFulfillment", "E"),
        ('flows/Start/Start:Start.eventHandlers."sys.no-match-default".triggerFulfillment', "F"),
        ("flows/Start/Start:Start.form.parameters.size.fillBehavior.initialPromptFulfillment", "G"),
    ]
    assert reading.messages[0].lasting == "Start.transitionRoutes.greet.triggerFulfillment"


TYPEBOT = """\
{"version": "6", "edges": [], "groups": [{"title": "no", "blocks": [
  {"id": "b1", "type": "text", "content": {"richText": [
    {"type": "p", "children": [{"text": "Habari "}, {"text": "yako", "bold": true},
      {"type": "inline-variable", "children": [{"type": "p", "children": [{"text": "{{Name}}"}]}]}, {"text": "!"}]},
    {"type": "p", "children": [{"text": "Karibu \\u00e9."}]}]}},
  {"id": "b2", "type": "choice input", "items": [{"id": "i", "content": "Ndio"}]}]}]}
"""


def test_a_paragraph_that_is_split_in_pieces_is_one_message() -> None:
    reading = read("json", TYPEBOT)
    assert found(reading) == [("b1", None, "Habari yako{{Name}}!\nKaribu é."), ("b2", None, "Ndio")]
    first, second = reading.messages
    assert (place(first, "yako"), place(first, "é"), place(second, "Ndio")) == ((3, 63), (5, 49), (6, 74))
    assert (written(first, "Habari"), written(first, "é")) == ("Habari", "\\u00e9")


def test_what_a_service_refuses_for_its_length_is_a_problem_with_its_place() -> None:
    file = (
        '{"name": "n", "language": "sw", "components": [{"type": "HEADER", "text": '
        '"%s"}, {"type": "BODY", "text": "B"}]}'
    )
    assert said(read("json", file % ("a" * 60))) == []
    assert said(read("json", file % ("a" * 61))) == ["1:75 the text has 61 characters, at most 60 may stand here"]


@pytest.mark.parametrize(
    ("format_", "file"),
    [
        (
            "json",
            '[{"id": "1", "data": [{"text": "where is it", "userDefined": false}], "isTemplate": false, "count": 0}]',
        ),
        ("json", '{"trainingPhrases": [{"parts": [{"text": "where is it"}], "languageCode": "en"}]}'),
        ("json", '{"rasa_nlu_data": {"common_examples": [{"text": "where is it", "intent": "a"}]}}'),
        ("yaml", "nlu:\n- intent: a\n  examples:\n  - text: where is it\n"),
    ],
)
def test_what_customers_say_is_left_out(format_: str, file: str) -> None:
    reading = read(format_, file, locale="en")
    assert reading.messages == ()
    assert [item.reason for item in reading.skipped] == [CUSTOMERS]


@pytest.mark.parametrize(
    ("file", "text", "part", "raw"),
    [
        (
            '{"text": "Don&#39;t &amp; w\\u00e9&nbsp;go"}',
            "Don't & wé\xa0go",
            "'t & wé\xa0",
            "&#39;t &amp; w\\u00e9&nbsp;",
        ),
        ('{"text": "<a href=\\"?a&amp;b\\">x &lt;b</a>"}', '<a href="?a&amp;b">x <b</a>', "x <b", "x &lt;b"),
        ('{"text": "a &x; b & c; &#0; d"}', "a &x; b & c; &#0; d", "c;", "c;"),
    ],
)
def test_character_references_are_read_as_characters(file: str, text: str, part: str, raw: str) -> None:
    (message,) = read("json", file).messages
    assert message.text == text
    assert_exact(message)
    assert written(message, part) == raw
    assert all(message.text[span.start] == "<" for span in message.masks)

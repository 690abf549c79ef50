"""Tells the layout of a YAML or JSON file by what it holds, when nobody said it: the preset that knows its texts.

Files that hold what customers say (training phrases, examples of intents) are told too, so that they are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stylelint_cs.frozen import replace
from stylelint_cs.model import Skipped
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.sources.base import ReadSpec
from stylelint_cs.sources.paths import parse
from stylelint_cs.sources.presets import PRESETS, Preset
from stylelint_cs.translation import said

CUSTOMERS = said("training data: the customer's words")

_SIZE = 50


class Layout(NamedTuple):
    """The preset of a file, ``None`` when the file holds the words of customers alone."""

    preset: str | None


def told(root: Node) -> Layout | None:
    """The layout of a tree, ``None`` when it is none of those that are known."""
    heads = [head for head in _heads(root) if not _TELLING.isdisjoint([key.value for key, _ in head.items])]
    if not heads:
        return None
    for name, test in _TESTS:
        if any(test(head) for head in heads):
            return Layout(name)
    return None


def _heads(root: Node) -> Iterator[Map]:
    """The maps that tell what a file is: its root, or the first ones of the lists at it or up to two keys below it."""
    if isinstance(root, Map):
        yield root
        for _, value in root.items:
            if isinstance(value, Map):
                yield value
                for _, inner in value.items[:_SIZE]:
                    yield from _maps(inner)
            elif isinstance(value, List):
                yield from _maps(value)
    elif isinstance(root, List):
        yield from _maps(root)


def _maps(node: Node | None) -> list[Map]:
    return [item for item in node.items[:_SIZE] if isinstance(item, Map)] if isinstance(node, List) else []


def _keys(node: Node | None) -> set[str]:
    return {key.value for key, _ in node.items} if isinstance(node, Map) else set()


def _value(node: Map, name: str) -> str:
    value = node.get(name)
    return value.value if isinstance(value, Text) else ""


def _is_usersays(node: Map) -> bool:
    return {"data", "isTemplate"} <= _keys(node) or (
        "trainingPhrases" in _keys(node) and "responses" not in _keys(node)
    )


def _is_nlu(node: Map) -> bool:
    return isinstance(node.get("nlu"), List) or {"rasa_nlu_data"} <= _keys(node)


def _is_words_of_customers(node: Map) -> bool:
    """Entities, utterances of intents and recorded test conversations of bots."""
    keys = _keys(node)
    return {"value", "synonyms"} <= keys or not keys.isdisjoint(
        {"utterances", "testCaseConversationTurns", "userUtterance"}
    )


def _is_dialogflow(node: Map) -> bool:
    responses = _maps(node.get("responses"))
    return any("messages" in _keys(item) for item in responses) or {"customAnswers"} <= _keys(node)


_CX = frozenset((
    "entryFulfillment", "triggerFulfillment", "transitionRoutes", "transitionRouteGroups", "fillBehavior",
    "eventHandlers",
))  # fmt: skip


def _is_cx(node: Map) -> bool:
    keys = _keys(node)
    # Playbooks and prompts tell a model what to do; nothing in them is sent as it is.
    return not _CX.isdisjoint(keys) or ({"goal", "instruction"} <= keys or "promptText" in keys)


def _is_botpress(node: Map) -> bool:
    if isinstance(node.get("formData"), Map):
        return any("$" in key for key in _keys(node.get("formData")))
    data = node.get("data")
    return {"answers", "questions"} <= _keys(data)


def _is_typebot(node: Map) -> bool:
    return any("blocks" in _keys(group) for group in _maps(node.get("groups"))) and "edges" in _keys(node)


def _is_rapidpro(node: Map) -> bool:
    now = any("actions" in _keys(item) for item in _maps(node.get("nodes"))) and "language" in _keys(node)
    return now or {"action_sets", "base_language"} <= _keys(node)


def _is_rasa(node: Map) -> bool:
    return any(key.startswith("utter_") for name in ("responses", "templates") for key in _keys(node.get(name)))


def _is_whatsapp(node: Map) -> bool:
    types = {_value(item, "type").upper() for item in _maps(node.get("components"))}
    return bool(types & {"BODY", "HEADER", "FOOTER", "BUTTONS"})


def _is_twilio(node: Map) -> bool:
    return any(key.startswith(("twilio/", "whatsapp/")) for key in _keys(node.get("types")))


def _is_zendesk(node: Map) -> bool:
    return any("content" in _keys(item) and "variants" in _keys(node) for item in _maps(node.get("variants")))


def _is_macro(node: Map) -> bool:
    return any(_value(item, "field") in ("comment_value", "comment_value_html") for item in _maps(node.get("actions")))


def _is_gorgias(node: Map) -> bool:
    return any("body_text" in _keys(item.get("arguments")) for item in _maps(node.get("actions")))


def _is_intercom(node: Map) -> bool:
    return {"body_text", "body"} <= _keys(node)


def _is_chatwoot(node: Map) -> bool:
    return {"short_code", "content"} <= _keys(node)


def _is_freshdesk(node: Map) -> bool:
    return {"title", "content_html"} <= _keys(node)


def _is_front(node: Map) -> bool:
    keys = _keys(node)
    return {"name", "body", "subject"} <= keys and (
        "is_available_for_all_inboxes" in keys or _value(node, "id").startswith("rsp_")
    )


def _is_help_scout(node: Map) -> bool:
    return {"name", "text", "chatText"} <= _keys(node)


def _is_zammad(node: Map) -> bool:
    return {"name", "keywords", "content", "active"} <= _keys(node)


def _is_osticket(node: Map) -> bool:
    keys = _keys(node)
    return {"isenabled", "title", "response"} <= keys or (
        {"subject", "body"} <= keys and keys <= {"subject", "body", "notes"}
    )


_TESTS: tuple[tuple[str | None, Callable[[Map], bool]], ...] = (
    # A file may hold what the bot says beside examples of what customers say.
    ("rasa", _is_rasa),
    ("dialogflow", _is_dialogflow),
    (None, _is_usersays),
    (None, _is_nlu),
    (None, _is_words_of_customers),
    ("dialogflow-cx", _is_cx),
    ("botpress", _is_botpress),
    ("typebot", _is_typebot),
    ("rapidpro", _is_rapidpro),
    ("whatsapp", _is_whatsapp),
    ("twilio", _is_twilio),
    ("zendesk", _is_zendesk),
    ("zendesk-macros", _is_macro),
    ("gorgias", _is_gorgias),
    ("intercom", _is_intercom),
    ("chatwoot", _is_chatwoot),
    ("freshdesk", _is_freshdesk),
    ("front", _is_front),
    ("help-scout", _is_help_scout),
    ("zammad", _is_zammad),
    ("osticket", _is_osticket),
)

_TELLING = frozenset((
    "responses", "customAnswers", "isTemplate", "trainingPhrases", "nlu", "rasa_nlu_data", "synonyms", "utterances",
    "userUtterance", "testCaseConversationTurns", *_CX, "instruction", "promptText",
    "formData", "data", "groups", "nodes", "action_sets", "templates",
    "components", "types", "variants", "actions", "body_text", "short_code", "content_html", "subject", "chatText",
    "keywords", "isenabled",
))  # fmt: skip
"""Keys of which every layout needs one: a line of JSON Lines mostly has none, and is asked nothing more."""


def laid_out(spec: ReadSpec, root: Node) -> ReadSpec | Skipped:
    """How to read a tree whose texts nobody pointed at: along its layout, when it has one that is known."""
    if spec.messages or spec.strict:
        return spec
    layout = told(root)
    if layout is None:
        return spec
    if layout.preset is None:
        return Skipped(root.source.path, CUSTOMERS)
    return with_preset(spec, PRESETS[layout.preset])


def with_preset(spec: ReadSpec, preset: Preset) -> ReadSpec:
    """A way to read that follows a preset; what the preset does not say stays."""
    return replace(
        spec,
        messages=tuple(parse(path) for path in preset.messages),
        meta={name: parse(path) for name, path in preset.meta.items()},
        id=None,
        others=(*(("id", parse(path)) for path in preset.ids), *(("locale", parse(path)) for path in preset.locales)),
        longest=preset.longest,
        twins=preset.twins,
        one_per_locale=preset.one_per_locale,
        public={path: parse(flag) for path, flag in preset.public.items()},
        until=preset.until,
        markdown=preset.markdown,
        all_strings=False,
    )

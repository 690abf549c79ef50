"""What the layout of a tool is made of: where its files hold texts, ids and locales (see :mod:`presets`)."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.named_tuple import NamedTuple

MARKS = (
    *("speech", "customAnswers", "formData", "answers", "richText", "richContent", "Fulfillment", "components"),
    *("variants", "quick_replies", "comment_value", "body_text", "twilio/", "action_sets"),
)
"""Words of which one stands in every file of these layouts that has none of the usual keys of messages."""


class Preset(NamedTuple):
    """What ``preset:`` stands for: the keys of a source, as a configuration would write them.

    ``longest``: the most characters of a text by its path. ``twins``: a path to the key of the same map that holds the
    text in another form; where that is filled, this one is not read. ``ids`` and ``locales`` are where ids and locales
    stand; the first that leads somewhere holds. ``one_per_locale``: the texts that share an id are the same in other
    languages; else they are parts of one template, told apart by a number. ``public``: a path to that of the flag
    beside the text, which says "false" where no customer reads it. ``until``: ids are made of the way to a text, up to
    the first of these keys. ``markdown``: the texts are. ``example`` is a short file.
    """

    doc: str
    messages: tuple[str, ...]
    ids: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    meta: Mapping[str, str] = {}
    longest: Mapping[str, int] = {}
    twins: Mapping[str, str] = {}
    one_per_locale: bool = False
    public: Mapping[str, str] = {}
    until: frozenset[str] = frozenset()
    markdown: bool = False
    example: str = ""

"""Locales: tags, what a path names, what the words tell, and what stays unknown."""

from __future__ import annotations

import pytest

from stylelint_cs.model import Message, OffsetMap, SourceText
from stylelint_cs.sources.detect import detect
from stylelint_cs.sources.locales import from_path, names_pack, read_field, read_tag
from stylelint_cs.sources.settling import Settler

KNOWN = frozenset({"en", "sw", "ar", "ar-EG", "hi", "el"})
CANDIDATES = {
    "en": ("Latn", frozenset({"the", "of", "to", "and", "is", "for", "you", "your"})),
    "sw": ("Latn", frozenset({"na", "ya", "wa", "kwa", "ni", "za", "katika", "sana"})),
    "el": ("Grek", frozenset()),
}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("sw", "sw"),
        ("SW", "sw"),
        ("hi_IN", "hi-IN"),
        ("hi-latn", "hi-Latn"),
        ("zh_Hant_TW", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-Latn-IT-nedis-1994", "sl-Latn-IT-nedis-1994"),
        ("de-1996-1901-abcde", "de-1996-1901-abcde"),
        ("de-1996-1901-abcde-fghij", None),
        ("en-Latn-Latn", None),
        ("en-GB-US", None),
        ("en-", None),
        ("en-٤١٩", None),
        ("English", None),
        ("en_US.UTF-8@euro", None),
        ("../../x", None),
        ("x-x-x-x", None),
        ("", None),
        ("s", None),
    ],
)
def test_a_tag_is_read_or_refused(text: str, tag: str | None) -> None:
    assert read_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "tag"), [("sw", "sw"), ("sw_TZ", "sw-TZ"), ("ar-EG", "ar-EG"), ("fr", None), ("src", None), ("swa", None)]
)
def test_a_name_is_a_locale_when_it_or_its_parent_has_a_pack(text: str, tag: str | None) -> None:
    assert names_pack(text, KNOWN) == tag


@pytest.mark.parametrize(
    ("path", "locale", "rest"),
    [
        ("replies/sw/x.yaml", "sw", "replies/x"),
        ("replies/sw.yaml", "sw", "replies"),
        ("sw.json", "sw", ""),
        ("refund.sw.md", "sw", "refund"),
        ("a/refund_hi_IN.json", "hi-IN", "a/refund"),
        ("locale/hi_IN/LC_MESSAGES/a.b.json", "hi-IN", "locale/LC_MESSAGES/a.b"),
        ("en/sw/x.md", "sw", "en/x"),
        ("en/el.md", "el", "en"),
    ],
)
def test_a_path_names_its_locale(path: str, locale: str, rest: str) -> None:
    assert from_path(path, KNOWN) == (locale, rest)


@pytest.mark.parametrize("path", ["replies/x.yaml", "say-hi.md", "src/x.yaml", "fr/x.md", "x.swahili.md"])
def test_other_paths_name_none(path: str) -> None:
    assert from_path(path, KNOWN) is None


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Asante kwa kutuandikia na karibu sana", "sw"),
        ("Thank you for your patience", "en"),
        ("Ευχαριστούμε πολύ", "el"),
        ("Habari {{name_of_the_customer_and_you}}", None),
        ("https://the.of.and/you/for {the} %(and)s", None),
        ("ok", None),
        ("", None),
    ],
)
def test_words_tell_the_locale_or_nothing(text: str, locale: str | None) -> None:
    assert detect(text, CANDIDATES) == locale


def messages(*texts: str, locale: str | None = None) -> list[Message]:
    """Messages with their text for an id."""
    return [Message(text, locale, text, SourceText.of("f", text), OffsetMap.identity(len(text))) for text in texts]


def told(text: str) -> str | None:
    """Stands for detection: a text begins with its locale."""
    return text.split(":")[0] if ":" in text else None


def test_short_texts_go_with_the_longer_ones_when_those_agree() -> None:
    kept, skipped = Settler("f", KNOWN, told).whole(messages("sw:a", "sw:b", "sw:c", "d"))
    assert ([message.locale for message in kept], skipped) == (["sw"] * 4, ())


@pytest.mark.parametrize("texts", [("sw:a", "sw:b", "d"), ("sw:a", "sw:b", "el:c", "sw:e", "d")])
def test_short_texts_stay_unknown_otherwise(texts: tuple[str, ...]) -> None:
    kept, skipped = Settler("f", KNOWN, told).whole(messages(*texts))
    assert [message.id for message in kept] == list(texts[:-1])
    assert [(item.message_id, item.reason) for item in skipped] == [("d", "its language is not known")]


def test_a_locale_without_a_pack_is_skipped_and_said() -> None:
    _, skipped = Settler("f", KNOWN, None).whole(messages("a", locale="fr"))
    assert [item.reason for item in skipped] == ["there is no locale pack for fr"]


def test_what_a_stream_leaves_out_is_counted() -> None:
    settler = Settler("f", KNOWN, told)
    assert [message.id for message in settler.part(messages("sw:a", "b"))] == ["sw:a"]
    assert settler.part(messages("c")) == ()
    settler.part(messages("d", locale="fr"))
    assert [item.reason for item in settler.counted()] == [
        "2 messages: its language is not known",
        "there is no locale pack for fr",
    ]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("app/res/values-sw/strings.xml", ("sw", "app/res/values/strings")),
        ("res/values-ar-rEG/strings.xml", ("ar-EG", "res/values/strings")),
        ("res/values-b+hi+Latn/strings.xml", ("hi-Latn", "res/values/strings")),
        ("res/values-el-land-v21/strings.xml", ("el", "res/values/strings")),
        ("res/values-night/strings.xml", None),
        ("res/values/strings.xml", None),
        ("App/sw.lproj/Localizable.strings", ("sw", "App/Localizable")),
        ("App/Base.lproj/Localizable.strings", None),
        ("i18n/messages-sw.properties", ("sw", "i18n/messages")),
        ("i18n/messages_ar_EG.properties", ("ar-EG", "i18n/messages")),
        ("replies/say-hi.md", None),
        ("app_sw.arb", ("sw", "app")),
    ],
)
def test_the_folders_of_phones_and_the_names_of_catalogues_tell_a_locale(
    path: str, told: tuple[str, str] | None
) -> None:
    assert from_path(path, KNOWN) == told


@pytest.mark.parametrize(
    ("text", "tag"),
    [("swa", "sw"), ("ara", "ar"), ("hin", "hi"), ("ell", "el"), ("ara-EG", "ar-EG"), ("sw_TZ", "sw-TZ")],
)
def test_where_a_locale_is_meant_codes_of_three_letters_are_known(text: str, tag: str) -> None:
    assert read_field(text) == tag


@pytest.mark.parametrize(
    ("path", "locale"),
    [
        ("res/values-ur/strings.xml", "ur"),
        ("res/values-pt-rBR/strings.xml", "pt-BR"),
        ("res/values-b+sr+Latn/strings.xml", "sr-Latn"),
        ("res/values-iw/strings.xml", "iw"),
        ("ios/fa.lproj/Localizable.strings", "fa"),
        ("locale/fa/LC_MESSAGES/messages.po", "fa"),
        ("po/ur.po", "ur"),
        ("res/values-car/strings.xml", None),
        ("res/values-night/strings.xml", None),
        ("res/values-sw600dp/strings.xml", None),
        ("ios/Base.lproj/Localizable.strings", None),
        ("po/new/messages.po", None),
        ("replies/hr/late.yaml", None),
        ("replies/it/late.md", None),
    ],
)
def test_a_catalogue_in_a_language_without_pack_is_not_taken_for_another(path: str, locale: str | None) -> None:
    told = from_path(path, KNOWN)
    assert (told.locale if told is not None else None) == locale

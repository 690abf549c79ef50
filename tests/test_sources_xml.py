"""XML: Android resources and XLIFF, every character with its place, and nothing that a file could be made to do."""

from __future__ import annotations

import pytest

from stylelint_cs.limits import Limits
from tests.reading import assert_exact, only, place, read, said, written

ANDROID = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- é -->
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
  <!-- stylelint-cs: ignore[blame] — agreed -->
  <string name="hello">Don\\'t é&#x1F600; <b>go</b>
      on, <xliff:g id="n">%1$s</xliff:g> "  two "\\u00e9</string>
  <string name="brand" translatable="false">Acme</string>
  <string name="html"><![CDATA[Soma <br/> hapa & kule]]></string>
  <string name="alias">@string/hello</string>
  <plurals name="days">
    <item quantity="one">Siku moja</item>
    <item quantity="other">Siku %d &amp; usiku</item>
  </plurals>
  <string-array name="list"><item>Kwanza</item><item>Pili</item></string-array>
</resources>
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_android_texts_are_what_the_phone_shows(line_end: str) -> None:
    reading = read("xml", ANDROID.replace("\n", line_end), name="r")
    assert reading.problems == ()
    assert [(message.id, message.key, message.text) for message in reading.messages] == [
        ("r:hello", "hello", 'Don\'t é😀 <b>go</b> on, <xliff:g id="n">%1$s</xliff:g>   two é'),
        ("r:html", "html", "Soma <br/> hapa & kule"),
        ("r:days", "days.one", "Siku moja"),
        ("r:days", "days.other", "Siku %d & usiku"),
        ("r:list", "list.0", "Kwanza"),
        ("r:list", "list.1", "Pili"),
    ]
    for message in reading.messages:
        assert_exact(message)
    hello, html, _, other, *_ = reading.messages
    assert [hello.text[span.start : span.end] for span in hello.masks] == [
        "<b>",
        "</b>",
        '<xliff:g id="n">',
        "</xliff:g>",
    ]
    assert (place(hello, "go"), place(hello, "on,"), place(hello, "two")) == ((5, 45), (6, 7), (6, 45))
    assert (place(html, "hapa"), place(other, "usiku")) == ((8, 43), (12, 42))
    assert (written(hello, "'t é😀"), written(other, "& ")) == ("\\'t é&#x1F600;", "&amp; ")
    assert [html.text[span.start : span.end] for span in html.masks] == ["<br/>"]
    assert [item.reason for item in reading.skipped] == ["one text that is not to be translated"]
    assert reading.comments[0].covers[0].start == hello.offsets.span(0, 0).start


def test_a_placeholder_tag_without_a_format_is_masked_as_a_whole() -> None:
    message = only(read("xml", '<resources><string name="a">Ask <g id="b">ODK</g> now</string></resources>'))
    assert [message.text[span.start : span.end] for span in message.masks] == ['<g id="b">ODK</g>']


XLIFF = """\
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="sw" original="a"><body><group>
<trans-unit id="1" resname="hello"><source>Hi <g id="1">you</g></source>
<target>Habari <g id="1">yako</g><x id="2"/> &amp; <ph id="3">&lt;br&gt;</ph> wewe</target>
<alt-trans><target>Si hii</target></alt-trans></trans-unit>
<trans-unit id="2"><source>Later</source></trans-unit>
<trans-unit id="3"><source>Later</source><target state="new">Later</target></trans-unit>
<trans-unit id="4" translate="no"><source>Acme</source><target>Acme</target></trans-unit>
</group></body></file></xliff>
"""


def test_xliff_has_a_message_for_every_target() -> None:
    reading = read("xliff", XLIFF, name="x")
    message = only(reading)
    assert_exact(message)
    assert (message.id, message.locale, message.key) == ("x:hello", "sw", "hello")
    assert message.text == 'Habari <g id="1">yako</g><x id="2"/> & <ph id="3">&lt;br&gt;</ph> wewe'
    assert [message.text[span.start : span.end] for span in message.masks] == [
        '<g id="1">',
        "</g>",
        '<x id="2"/>',
        '<ph id="3">&lt;br&gt;</ph>',
    ]
    assert (place(message, "yako"), place(message, "wewe")) == ((4, 26), (4, 79))
    assert [item.reason for item in reading.skipped] == [
        "2 untranslated entries",
        "one text that is not to be translated",
    ]


def test_xliff_2_has_segments_and_its_languages_at_the_top() -> None:
    file = (
        '<xliff version="2.0" srcLang="en" trgLang="el"><file id="f"><unit id="u" name="bye">'
        "<segment><source>A</source><target>Ένα</target></segment>"
        '<segment><source>B</source><target>Δύο <pc id="1">τρία</pc></target></segment>'
        "</unit></file></xliff>"
    )
    reading = read("xliff", file, name="x")
    assert [(message.id, message.key, message.locale, message.text) for message in reading.messages] == [
        ("x:bye", "bye.0", "el", "Ένα"),
        ("x:bye", "bye.1", "el", 'Δύο <pc id="1">τρία</pc>'),
    ]


def test_xliff_without_targets_is_read_in_its_source_language() -> None:
    unit = '<unit id="u"><segment><source>Habari</source></segment></unit>'
    file = f'<xliff version="2.0" srcLang="sw"><file id="f">{unit}</file></xliff>'
    assert only(read("xliff", file)).locale == "sw"


BOMB = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]><resources><string name="a">&c;</string></resources>'


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (BOMB, "1:13 a document type with declarations of its own is not read"),
        (
            '<!DOCTYPE a SYSTEM "file:///etc/passwd"><resources><string name="a">&x;</string></resources>',
            "1:69 the entity &x; is not known",
        ),
        ("<resources><a>é & b</a></resources>", "1:18 this is no XML: not well-formed (invalid token)"),
        ("<resources>\n<string>a</resources>", "2:12 this is no XML: mismatched tag"),
        ("", "1:1 this is no XML: no element found"),
    ],
)
def test_what_is_not_safe_or_not_xml_is_refused_with_its_place(file: str, problem: str) -> None:
    reading = read("xml", file)
    assert said(reading) == [problem]
    assert reading.messages == ()


def test_depth_and_number_are_bounded() -> None:
    deep = "<resources>" + "<a>" * 40 + "</a>" * 40 + "</resources>"
    assert said(read("xml", deep)) == ["1:105 nested deeper than 32 levels"]
    many = "<resources>" + "<string name='a'>b</string>" * 40 + "</resources>"
    (problem,) = read("xml", many, limits=Limits(nodes=20)).problems
    assert "more than 20 elements and texts" in problem.message


def test_other_xml_holds_no_messages() -> None:
    reading = read("xml", "<project><name>text</name></project>")
    assert [item.reason for item in reading.skipped] == ["neither Android resources nor XLIFF"]

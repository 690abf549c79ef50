"""Apple's formats: strings, property lists of plural rules, and string catalogues."""

from __future__ import annotations

import pytest

from stylelint_cs.model import StylelintError
from stylelint_cs.sources.readers import READERS
from tests.reading import place, read, said, texts, written

APPLE = """\
/* The greeting. stylelint? */
"hello" = "Habari \\"mteja\\" \\U00e9\\n";
// stylelint-cs: ignore[blame] -- agreed
key = "Karibu"; "alone";
"""


def test_apple_strings_are_read_with_their_escapes() -> None:
    reading = read("strings", APPLE, name="L")
    assert texts(reading) == [("L:hello", "hello", 'Habari "mteja" é\n'), ("L:key", "key", "Karibu")]
    first, last = reading.messages
    assert (place(first, "mteja"), place(last, "Karibu")) == ((2, 21), (4, 8))
    assert written(first, '"mteja" é') == '\\"mteja\\" \\U00e9'
    assert len(reading.comments) == 1


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ('"a" = "b"\n"c" = "d";', "1:10 a semicolon is missing here"),
        ('"a" "b";', "1:5 = is missing behind the key"),
        ('"a" = "b', "1:7 a text in quotation marks is missing here"),
        ('"a', "1:1 the quotation mark is never closed"),
    ],
)
def test_what_is_no_strings_file_is_named_with_its_place(file: str, problem: str) -> None:
    assert said(read("strings", file)) == [problem]


PLURALS = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <!-- stylelint-cs: ignore[blame] — agreed -->
  <key>%d days &amp; %d hours</key>
  <dict>
    <key>NSStringLocalizedFormatKey</key>
    <string>%1$#@days@, %2$#@hours@</string>
    <key>days</key>
    <dict>
      <key>NSStringFormatSpecTypeKey</key>
      <string>NSStringPluralRuleType</string>
      <key>NSStringFormatValueTypeKey</key>
      <string>d</string>
      <key>zero</key>
      <string></string>
      <key>one</key>
      <string>siku &lt;moja&gt;</string>
      <key>other</key>
      <string><![CDATA[siku %d]]></string>
    </dict>
  </dict>
  <key>left</key>
  <dict>
    <key>NSStringLocalizedFormatKey</key><string>Bado %#@n@ tu</string>
    <key>n</key><dict><key>two</key><string>mbili</string></dict>
  </dict>
  <key>wide</key>
  <dict><key>NSStringVariableWidthRuleType</key><dict><key>20</key><string>Karibu</string></dict></dict>
</dict>
</plist>
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_plural_rules_of_apple_have_a_message_for_every_form_of_every_variable(line_end: str) -> None:
    reading = read("stringsdict", PLURALS.replace("\n", line_end), name="L")
    days = 'L:"%d days & %d hours"'
    assert texts(reading) == [
        (days, '"%d days & %d hours".days.one', "siku <moja>"),
        (days, '"%d days & %d hours".days.other', "siku %d"),
        ("L:left", "left.NSStringLocalizedFormatKey", "Bado %#@n@ tu"),
        ("L:left", "left.n.two", "mbili"),
        ("L:wide", "wide.NSStringVariableWidthRuleType.20", "Karibu"),
    ]
    one, other, left, *_ = reading.messages
    assert (place(one, "<moja>"), place(other, "%d"), place(left, "tu")) == ((19, 20), (21, 29), (26, 61))
    assert written(one, "<moja>") == "&lt;moja&gt;"
    assert [covered.start for covered in reading.comments[0].covers] == [one.offsets.span(0, 0).start]
    assert (reading.problems, reading.skipped) == ((), ())


def test_strings_that_a_build_wrote_as_xml_are_read() -> None:
    file = '<?xml version="1.0"?>\n<plist><dict><key>a</key><string>Habari</string></dict></plist>'
    reading = read("strings", file, name="L")
    assert texts(reading) == [("L:a", "a", "Habari")]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("<plist><dict><key>a</key></plist>", "1:28 this is no XML: mismatched tag"),
        ('"a" = "b";', "1:1 this is no XML: syntax error"),
        ('<!DOCTYPE plist [<!ENTITY a "b">]><plist/>', "1:17 a document type with declarations of its own is not read"),
    ],
)
def test_what_is_no_property_list_is_named_with_its_place(file: str, problem: str) -> None:
    assert said(read("stringsdict", file)) == [problem]


def test_other_property_lists_hold_no_message() -> None:
    for file in ("<plist><array/></plist>", "<dict><key>a</key><string>b</string></dict>", "<plist/>"):
        assert [item.reason for item in read("stringsdict", file).skipped] == ["no message in the file"]


@pytest.mark.parametrize("name", ["strings", "stringsdict"])
def test_a_binary_property_list_is_refused(name: str) -> None:
    with pytest.raises(StylelintError, match="binary property list"):
        READERS[name].decode(b"bplist00\xd1", "a")


XCSTRINGS = """\
{"sourceLanguage": "en", "version": "1.0", "strings": {
  "a b": {"localizations": {
    "sw": {"stringUnit": {"state": "translated", "value": "Habari \\u00e9 %@"}},
    "hi-Latn": {"stringUnit": {"state": "new", "value": "Hello"}},
    "ar": {"variations": {"plural": {"one": {"stringUnit": {"state": "translated", "value": "يوم"}},
      "other": {"stringUnit": {"state": "needs_review", "value": "أيام"}}}}}}},
  "Brand": {"shouldTranslate": false, "localizations": {"en": {"stringUnit": {"value": "Acme"}}}}
}}
"""


def test_string_catalogues_of_apple_hold_every_language_and_form() -> None:
    reading = read("xcstrings", XCSTRINGS, name="L")
    assert texts(reading) == [
        ('L:"a b"', '"a b".sw', "Habari é %@"),
        ('L:"a b"', '"a b".ar.plural.one', "يوم"),
        ('L:"a b"', '"a b".ar.plural.other', "أيام"),
    ]
    assert [message.locale for message in reading.messages] == ["sw", "ar", "ar"]
    assert place(reading.messages[0], "%@") == (3, 74)
    assert sorted(item.reason for item in reading.skipped) == [
        "1 text that is not to be translated",
        "1 untranslated entry",
    ]

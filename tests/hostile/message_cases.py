"""Files of messages that attack the readers, the matcher, the reports and whoever reads them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.hostile.harness import CARET, Case, Content

PHRASE = "any inconvenience"
FINDS = "banned-phrase"
ARGS = ("check", "messages", "--locale", "en", "--fail-on", "info")
BRAND = """\
brand: tiny
locales: [en, el]
rules:
  invisible-character: {kind: orthography, level: warning, why: It hides.}
  unreviewed-reply: {kind: age, level: warning, why: It ages., options: {finds: stale}}
review: {max_age_days: 31}
"""


def message(
    name: str, text: Content, *says: str, exit: tuple[int, ...] = (1,), suffix: str = "txt", **more: object
) -> Case:
    """A case with this one file of messages."""
    files = {"brand_rules/tiny/brand.yaml": BRAND, f"messages/m.{suffix}": text}
    return Case(name, files, exit, says, **{"args": ARGS, **more})  # type: ignore[arg-type]


def yaml(name: str, text: str, *says: str, exit: tuple[int, ...] = (1,), **more: object) -> Case:
    """A case with a YAML file that holds one message."""
    return message(name, f"- id: m1\n  locale: en\n  text: {text}\n", *says, exit=exit, suffix="yaml", **more)


def reported(name: str, format_: str, text: str, *never: str) -> Case:
    """A case whose report, in a format, must not hold some texts."""
    body = json.dumps([{"id": "m1", "locale": "en", "text": text}])
    args = (*ARGS, "--format", format_)
    return message(name, body, "banned", suffix="json", args=args, never=never)


DISGUISES = (
    yaml("two-blanks", f"sorry for {CARET}any  inconvenience", FINDS),
    yaml("hard-blank", f"sorry for {CARET}any\u00a0inconvenience", FINDS),
    yaml("line-break", f'"sorry for {CARET}any\\ninconvenience"', FINDS),
    yaml("soft-hyphen", f"sorry for {CARET}any incon\u00advenience", FINDS),
    yaml("no-width", f"sorry for {CARET}an\u200by inconvenience", FINDS),
    yaml("wide-letters", f"sorry for {CARET}ａｎｙ inconvenience", FINDS),
    yaml("bold-letters", f"sorry for {CARET}𝐚𝐧𝐲 𝐢𝐧𝐜𝐨𝐧𝐯𝐞𝐧𝐢𝐞𝐧𝐜𝐞", FINDS),
    yaml("emphasis", f"sorry for {CARET}any **inconvenience**", FINDS),
    yaml("capitals", f"sorry for {CARET}ANY InConvenience", FINDS),
    yaml("accents", f"sorry for {CARET}ány ïnconvenience", FINDS),
    yaml("marks-on-top", "sorry for any i" + "\u0301" * 25 + "nconvenience", FINDS),
)

HIDDEN = (
    yaml("override", f"refund of {CARET}\u202e%05\u202c at once", "U+202E", never=("\u202e",)),
    yaml("isolate-left-open", f"refund {CARET}\u2067 at once", "U+2067", never=("\u2067",)),
    yaml("marks-of-arabic", "مرحبا\u200f، رقم الطلب \u200e123\u200e جاهز.", exit=(0,)),
    message("nul", "hello" + "\0" + "there, sorry for any inconvenience", FINDS, never=("\0",)),
    Case("nul-on-stdin", {}, (1,), (FINDS,), ("\0",), ("check", "-", "--locale", "en"), b"a\0b any inconvenience"),
    message("terminal-title", "hello \x1b]0;owned\x07 sorry for any inconvenience", FINDS, never=("\x1b",)),
    message("terminal-clear", "\x1b[2J\x1b[Hsorry for any inconvenience", FINDS, never=("\x1b",)),
    message("overwritten-line", f"{CARET}any inconvenience\rall is well, dear customer", FINDS, never=("\r",)),
    message("eight-bit-control", "\x9b2J sorry for any inconvenience", FINDS, never=("\x9b",)),
    message(
        "runner-command",
        f"::add-mask::x\n  ::stop-commands::y\n##[error]z {CARET}any inconvenience",
        FINDS,
        never=("\n::add-mask", "\n  ::stop", "##[error]"),
    ),
)

REPORTED = (
    reported("github-command", "github", "any inconvenience\n::warning::owned,line=1", "\n::warning::owned"),
    reported("github-percent", "github", "any inconvenience%0A::error::owned", "%0A::error::owned"),
    reported(
        "html-script", "html", f"{PHRASE} <script>alert(1)</script><img src=x onerror=a()>", "<script>alert", "<img"
    ),
    reported("html-comment", "html", f"{PHRASE} --><svg/onload=a()>", "<svg"),
    reported("markdown-link", "markdown", f"[{PHRASE}](javascript:alert(1))", "](javascript:"),
    reported("markdown-table", "markdown", f"| {PHRASE} | `x` |\n| --- |", "| --- |\n| ---"),
    reported("csv-formula", "csv", f'=HYPERLINK("https://x.example","{PHRASE}")', ",=HYPER", ',"=HYPER'),
    reported("csv-formula-plus", "csv", f"+1+{PHRASE}", ",+1+"),
    reported("csv-formula-at", "csv", f"@SUM(A1) {PHRASE}", ",@SUM"),
    reported("csv-formula-tab", "csv", f"\t=1+1 {PHRASE}", ",\t="),
    reported("xml-control", "junit", f"\x01\x0b {PHRASE} ]]> \ufffe", "\x01", "\x0b", "\ufffe"),
    reported("xml-control-checkstyle", "checkstyle", f"\x01 {PHRASE} ]]>", "\x01"),
    reported("template", "text", f"{{{{7*7}}}} ${{7*7}} {PHRASE} %s {{0}}", "49"),
    reported("digits-of-a-card-in-arabic", "json", f"{PHRASE} ٤١١١١١١١١١١١١١١١", "٤١١١١١١١"),
    reported("digits-of-a-phone-in-hindi", "json", f"{PHRASE} +९१ ९८७६५४३२१०", "९८७६५४३२"),
    reported("lone-surrogate", "json", f"{PHRASE} \ud800"),
    reported("lone-surrogate-sarif", "sarif", f"{PHRASE} \udfff"),
)

SHAPES = (
    message(
        "ids-twice",
        "- {id: m1, text: any inconvenience}\n- {id: m1, text: any inconvenience}\n",
        FINDS,
        suffix="yaml",
    ),
    message(
        "texts-that-are-none",
        "- {id: a, text: [1, {b: c}]}\n- {id: b, text: ~}\n- {id: c, text: 12}\n",
        exit=(0, 1, 2),
        suffix="yaml",
    ),
    message(
        "odd-locales",
        "\n".join(
            f"- {{id: m{at}, text: hi there, locale: {json.dumps(tag)}}}"
            for at, tag in enumerate(("en_US.UTF-8@euro", "../../x", "", "x" + "-x" * 5000, "\u202een", "en\0"))
        ).replace("\0", "\\0"),
        exit=(0, 2),
        suffix="yaml",
    ),
    message("deep-json", '{"text": ' + "[" * 100_000, "deep", exit=(2,), suffix="json"),
    message("deep-json-maps", '{"text":' * 50_000, "deep", exit=(2,), suffix="json"),
    message("deep-yaml", "text: " + "[" * 60_000, "deep", exit=(2,), suffix="yaml"),
    message("trailing-comma", f'[{{"text": "hi"}},\n{CARET}]', exit=(2,), suffix="json"),
    message("two-values", '{"text": "hi"} {"text": "ho"}', exit=(2,), suffix="json"),
    message("not-a-number", '{"text": "any inconvenience", "id": NaN}', exit=(1, 2), suffix="json"),
    message("huge-number", '{"text": "any inconvenience", "id": ' + "9" * 6000 + "}", exit=(1, 2), suffix="json"),
    message("key-twice-json", '{"text": "hi", "text": "any inconvenience"}', exit=(1, 2), suffix="json"),
    message("semicolons", "id;text\nm1;any inconvenience\n", exit=(0, 1, 2), suffix="csv"),
    message("csv-quote-open", 'id,text\nm1,"any inconvenience\n' + "x\n" * 50_000, exit=(1, 2), suffix="csv"),
    message(
        "csv-many-columns",
        "id,text," + ",".join(f"c{at}" for at in range(20_000)) + "\n1,hi\n",
        exit=(0, 2),
        suffix="csv",
    ),
    message(
        "xml-entities",
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xliff version="2.0">&b;</xliff>',
        "DOCTYPE",
        exit=(2,),
        suffix="xlf",
    ),
    message(
        "xml-outside-entity",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "../../secret.yaml">]><xliff version="2.0">&a;</xliff>',
        "DOCTYPE",
        exit=(2,),
        suffix="xlf",
    ),
    message("xml-deep", "<resources>" + "<string name='a'>" * 20_000, exit=(2,), suffix="xml"),
    message("html-deep", "<div>" * 4_000 + "any inconvenience", exit=(0, 1, 2), suffix="md"),
    message("markdown-brackets", "[" * 20_000 + "](", exit=(0, 1, 2), suffix="md"),
    message("markdown-emphasis", "*a **b " * 4_000 + "any inconvenience", exit=(0, 1, 2), suffix="md"),
    message("markdown-fences", "```\n" * 20_001, exit=(0, 1, 2), suffix="md"),
    message("po-unclosed", 'msgid "a\nmsgstr "b', exit=(2,), suffix="po"),
    message("fluent-deep", "a = " + "{ $x ->\n [one] " * 3_000, exit=(0, 2), suffix="ftl"),
    message("properties-escapes", "a = " + "\\u" * 30_000, exit=(0, 1, 2), suffix="properties"),
    message("strings-open-comment", "/*" * 30_000, exit=(0, 2), suffix="strings"),
    message(
        "jsonl-one-broken-line", '{"text": "hi"}\n{"text"\n{"text": "any inconvenience"}\n', exit=(2,), suffix="jsonl"
    ),
    message("jsonl-long-line", '{"text": "' + "a" * 3_000_000 + '"}\n', exit=(2,), suffix="jsonl"),
)


def _workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook><sheets/></workbook>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(400):
                sheet.write(b" " * 1_000_000)


def _too_big(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_001)


BYTES = (
    message("no-bytes", b"", exit=(0,)),
    message("only-a-mark", b"\xef\xbb\xbf", exit=(0,)),
    message("only-blanks", b" \n \t\n", exit=(0,)),
    message("arabic-codepage", "نأسف للإزعاج".encode("cp1256"), ":1:1:", "UTF-8", "cp1256", exit=(2,)),
    message("greek-codepage", "λυπούμαστε πολύ".encode("iso8859-7"), ":1:1:", "UTF-8", "cp1253", exit=(2,)),
    message("two-encodings", "καλά\nκαι\n".encode() + "όχι".encode("cp1253"), ":3:1:", "UTF-8", exit=(2,)),
    message("utf16", "any inconvenience".encode("utf-16")),
    message("utf16-without-mark", "any inconvenience".encode("utf-16-le"), "binary", exit=(0,)),
    message("utf7", b"+ADw-script+AD4- hello", exit=(0,)),
    message("mixed-line-ends", b"a\r\nb\rc\nany inconvenience", ":4:1 ", FINDS),
    message("no-archive", b"PK\x03\x04 not really", exit=(2,), suffix="xlsx"),
    message("archive-that-swells", _workbook, exit=(2,), suffix="xlsx", seconds=3.0),
    message("stand-alone-finds", b"\xff" * 200_000, "UTF-8", exit=(2,)),
)

FLOODS = (
    message("findings", "any inconvenience. " * 900, FINDS, seconds=2.0),
    message("findings-in-lines", "any inconvenience.\n\n" * 4_000, "more", seconds=6.0),
    message("one-long-word", "a" * 19_000, exit=(0,), seconds=2.0),
    message("blanks", "so" + " " * 19_000 + "x", exit=(0,)),
    message("marks", "a" + "\u0301\u0316" * 9_000, exit=(0, 2)),
    message("flags", "🇰🇪" * 2_400, exit=(0, 1)),
    message("joiners", "👩\u200d" * 2_500, exit=(0, 1), seconds=2.0),
    message("swelling-ligature", "\ufdfa" * 6_000, exit=(0, 1), seconds=2.0),
    message("brackets", "{" * 19_000, exit=(0, 1)),
    message("addresses", "a@" * 9_000, exit=(0, 1), seconds=2.0),
    message("digits", "1 " * 9_500, exit=(0, 1), seconds=2.0),
    message("links", "https://" * 2_300, exit=(0, 1), seconds=2.0),
    message("quotes", "> " * 9_000 + "any inconvenience", exit=(0, 1)),
    message("too-long-a-message", json.dumps({"text": "a b " * 8_000}), "m.json", exit=(2,), suffix="json"),
    message("too-big-a-file", _too_big, "too big", exit=(2,)),
    message("many-values", '{"text": [' + "1," * 1_100_000 + "1]}", "1,000,000", exit=(2,), suffix="json"),
)

CASES = (*DISGUISES, *HIDDEN, *REPORTED, *SHAPES, *BYTES, *FLOODS)

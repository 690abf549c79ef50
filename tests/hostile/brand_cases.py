"""Brand files that attack the loader: YAML that misleads, YAML that explodes, bytes that are no text, wrong values."""

from __future__ import annotations

from string import ascii_lowercase

from tests.hostile.harness import BRAND, CARET, LOCALE, Case, brand, locale

HEAD = "brand: tiny\nlocales: [en]\n"
RULE = HEAD + "rules:\n  calm-words:\n    kind: phrase\n    why: It is calmer.\n"


def _wide(line: str) -> str:
    """Nine levels, each of which names the one before nine times: nine to the ninth."""
    first = "x0: &x0 {a: 1, b: 2}\n" if "<<" in line else "x0: &x0 [ha, ha, ha]\n"
    levels = [line.format(now=f"x{at}", all=", ".join([f"*x{at - 1}"] * 9)) for at in range(1, 10)]
    return HEAD + first + "".join(levels)


MISLEADING = (
    brand("key-twice", f"brand: tiny\nversion: '1'\nlocales: [en]\n{CARET}version: '2'\n", "duplicate key", "version"),
    brand("rule-twice", RULE + f"  {CARET}calm-words:\n    kind: phrase\n", "duplicate key", "calm-words"),
    brand("channel-twice-flow", HEAD + f"channels: {{chat: {{}}, {CARET}chat: {{}}}}\n", "duplicate key", "chat"),
    locale("same-phrase-twice", f"locale: en\nbanned:\n  - no way\n  - {CARET}No  WAY\n", "twice"),
    brand("no-is-text", f"brand: no\nlocales: [{CARET}no]\n", "no"),
    brand("yes-is-no-boolean", RULE + f"    mandatory: {CARET}yes\n", "true or false"),
    brand("phone-keeps-its-nought", HEAD + "contacts: [{type: phone, value: 0712345670}]\n", code=0),
    brand("time-stays-a-time", HEAD + f"limits: {{response: {CARET}24:00}}\n", "24:00", "duration"),
    brand("version-keeps-its-nought", HEAD + "version: 1.10\n", code=0),
    brand("month-thirteen", HEAD + f"hours: {{holidays: [{CARET}2026-13-01]}}\n", "2026-13-01"),
    brand("day-thirty-of-february", HEAD + f"hours: {{holidays: [{CARET}2026-02-30]}}\n", "2026-02-30"),
    brand("offset-is-no-day", HEAD + f"retired: [{{name: Old, since: {CARET}2026-01-01T00:00:00+99:00}}]\n", "+99:00"),
    brand("tag-int", HEAD + f"channels: {{chat: {{max_words: {CARET}!!int x}}}}\n", "!!int"),
    brand("tag-int-empty", HEAD + f"channels: {{chat: {{max_words: {CARET}!!int ''}}}}\n", "!!int"),
    brand("tag-timestamp", HEAD + f"version: {CARET}!!timestamp soon\n", "!!timestamp"),
    brand("tag-binary", HEAD + f"version: {CARET}!!binary aGVsbG8=\n", "!!binary"),
    brand("tag-set", HEAD + f"channels: {CARET}!!set {{chat}}\n", "!!set"),
    brand("tag-python", HEAD + f"version: {CARET}!!python/object/apply:os.system ['echo ran']\n", "python/object"),
    brand("tag-of-its-own", HEAD + f"version: {CARET}!Secret x\n", "!Secret"),
    locale("text-cut-by-hash", f"locale: en\nclosings:\n  - Press option {CARET}#5 now\n", "#", "quotes"),
    locale("braces-without-quotes", f"locale: en\nclosings: [{CARET}{{{{name}}}}]\n", "quotes"),
    locale("star-text", f"locale: en\nclosings:\n  - {CARET}*thanks* again\n", "quotes"),
    locale("percent-text", f"locale: en\nclosings:\n  - {CARET}%name thanks\n", "quotes"),
    locale("colon-text", f"locale: en\nclosings:\n  - {CARET}Note: thanks\n", "quotes"),
    brand("comment-ends-at-next-line", HEAD + f"# all quiet{CARET}\x85version: '9'\n", "U+0085"),
    brand("comment-ends-at-line-separator", HEAD + f"# all quiet{CARET}\u2028version: '9'\n", "U+2028"),
    brand("comment-ends-at-paragraph", HEAD + f"# all quiet{CARET}\u2029version: '9'\n", "U+2029"),
    brand("reordered-comment", HEAD + f"# a {CARET}\u202e b \u2066 c\n", "U+202E"),
    brand("invisible-key", HEAD + f"{CARET}\u200brules: {{}}\n", "U+200B", "rules"),
    brand("key-of-other-letters", HEAD + f"{CARET}rul\u0435s: {{}}\n", "U+0435", "CYRILLIC"),
    locale("key-with-a-slip", f"locale: en\n{CARET}baned: [x]\n", "baned", "banned"),
    locale("merge-key", f"locale: en\nwords: {{{CARET}<<: {{a: {{}}}}}}\n", "<<"),
    brand("second-document", HEAD + f"{CARET}---\nbrand: other\n", "second document"),
    brand("key-that-is-a-list", HEAD + f"? {CARET}[a, b]\n: x\n", "key"),
)

EXPLOSIVE = (
    brand("aliases-of-aliases", _wide("{now}: &{now} [{all}]\n"), "expands"),
    brand("merges-of-merges", _wide("{now}: &{now} {{<<: [{all}]}}\n"), "<<"),
    brand("alias-in-itself", HEAD + f"topics: &t\n  a: {CARET}*t\n", "alias"),
    brand("alias-of-nothing", HEAD + f"version: {CARET}*gone\n", "alias"),
    brand("deep-brackets", "[" * 60_000 + "]" * 60_000, "deeper"),
    brand("deep-brackets-open", HEAD + "rules: " + "[" * 30_000, "deeper"),
    brand("deep-block", "- " * 60_000 + "x", "deeper"),
    brand("deep-maps", "{a: " * 40_000, "deeper"),
    brand("deep-questions", "? " * 40_000 + "x", "deeper"),
    brand("deep-indents", "".join(f"{' ' * at}k:\n" for at in range(2_000)), "deeper"),
    brand("many-anchors", "".join(f"k{at}: &a{at} v\n" for at in range(20_000)), "unknown key", "more problem"),
    brand("many-keys", HEAD + "rules:\n" + "".join(f"  r{at}: {{}}\n" for at in range(20_000)), "more problem"),
    locale("many-mistakes", LOCALE + "".join(f"x{at}: 1\n" for at in range(20_000)), "more problem"),
    brand("keys-that-would-collide", "{" + ", ".join(f"{at * (2**61 - 1)}: a" for at in range(1, 20_000)) + "}", "key"),
    brand("one-long-line", HEAD + "version: " + "y" * 3_000_000 + "\n", code=0),
    brand("eight-megabytes", HEAD + "# " + "z" * (8 * 1024 * 1024) + "\n", "too big"),
    brand("long-key", HEAD + f"{CARET}{'k' * 900}: 1\n", "unknown key"),
    brand("very-long-key", HEAD + "k" * 100_000 + ": 1\n"),
    brand("many-documents", "---\n" * 50_000, "document"),
    brand("quote-never-closed", HEAD + f'version: {CARET}"x\n' + "y\n" * 100_000, "never closed"),
    brand("many-tags", HEAD + "topics: [" + "!!x a, " * 50_000 + "]\n", "!!x", "more problem"),
    brand("wide-flow", HEAD + "locales: [" + ", ".join(ascii_lowercase) * 3_000 + "]\n"),
)

BYTES = (
    brand("empty", b"", "empty"),
    brand("only-a-comment", b"# nothing\n", "empty"),
    brand("only-blanks", b" \n\n\t\n"),
    brand("a-list", f"{CARET}- a\n", "mapping"),
    brand("a-text", f"{CARET}hello\n", "mapping"),
    brand("null", f"{CARET}~\n", "mapping"),
    locale("locale-empty", b"", "empty"),
    brand("escape-character", HEAD + f"version: a{CARET}\x1b[2Jb\n", "U+001B"),
    brand("nul", HEAD + f"version: a{CARET}\0b\n", "U+0000"),
    brand("bell-and-delete", HEAD + f"version: {CARET}\x07\x7f\n", "U+0007"),
    brand("utf16", b"\xff\xfe" + HEAD.encode("utf-16-le"), "UTF-16"),
    brand("utf16-without-mark", HEAD.encode("utf-16-le"), "UTF-16"),
    brand("utf32", HEAD.encode("utf-32"), "UTF-16"),
    brand("byte-order-mark", b"\xef\xbb\xbf" + HEAD.encode(), code=0),
    brand("two-byte-order-marks", b"\xef\xbb\xbf" * 2 + HEAD.encode(), code=0),
    brand("arabic-codepage", (HEAD + "version: ").encode() + "نسخة".encode("cp1256") + b"\n", ":3:10:", "cp1256"),
    brand("greek-codepage", (HEAD + "version: ").encode() + "έκδοση".encode("cp1253") + b"\n", ":3:10:", "cp1253"),
    brand("cut-in-a-letter", (HEAD + "version: ").encode() + "né".encode()[:-1], ":3:11:", "UTF-8"),
    brand("overlong-slash", (HEAD + "version: ").encode() + b"\xc0\xaf\n", ":3:10:", "UTF-8"),
    brand("encoded-surrogate", (HEAD + "version: ").encode() + b"\xed\xa0\x80\n", ":3:10:", "UTF-8"),
    brand("surrogate-escapes", HEAD + f'version: {CARET}"\\ud83d\\ude00"\n', "surrogate"),
    brand("escape-beyond-unicode", HEAD + f'version: {CARET}"\\U00110000"\n', "\\U"),
    brand("windows-line-ends", HEAD.replace("\n", "\r\n"), code=0),
    brand("old-line-ends", HEAD.replace("\n", "\r"), code=0),
    brand("old-line-ends-are-counted", f"brand: tiny\rlocales: [en]\rversion: {CARET}[]\r", "version"),
    brand("mixed-line-ends", f"brand: tiny\r\nlocales: [en]\rversion: {CARET}[]\n", "version"),
    brand("tab-indent", HEAD + f"channels:\n{CARET}\tchat: {{}}\n", "tab"),
)

_LIMITS = (
    "-1",
    ".inf",
    ".nan",
    "1e3",
    "true",
    "ninety",
    "9" * 5000,
    "0x5A",
    "1_000",
    "٩٠",
    "1.5",
    "''",
    "[]",
    "{}",
    "~",
)
VALUES = (
    *(
        brand(f"limit-{value[:8]}", HEAD + f"channels: {{chat: {{max_words: {CARET}{value}}}}}\n", "max_words")
        for value in _LIMITS
    ),
    locale("phrase-empty", f"locale: en\nbanned: [{CARET}'']\n", "empty"),
    locale("phrase-of-blanks", f"locale: en\nbanned: [{CARET}'   ']\n", "empty"),
    locale("phrase-that-matches-all", f"locale: en\nbanned: [{CARET}'*']\n"),
    locale("phrase-of-a-gap", f"locale: en\nbanned: [{CARET}…]\n"),
    locale("phrase-of-marks", f"locale: en\nbanned: [{CARET}'?!']\n"),
    locale("phrase-of-invisibles", f'locale: en\nbanned: [{CARET}"\\u200b\\u200d"]\n'),
    locale("phrase-too-long", f"locale: en\nbanned: [{CARET}{'a' * 1200}]\n", "characters"),
    locale("phrase-of-many-ways", "locale: en\nbanned:\n  - " + CARET + "x" + "(a|b|c|d)" * 12 + "\n", "ways"),
    locale("phrase-nested-deep", f"locale: en\nbanned: [{CARET}'{'(a|' * 400}b{')' * 400}']\n"),
    locale("phrase-bracket-open", f"locale: en\nbanned: [{CARET}'(one|two']\n", ")"),
    locale("phrase-of-regex", f"locale: en\nbanned: [{CARET}'^any.$']\n", "^"),
    locale("phrase-unknown-class", f"locale: en\nbanned: [{CARET}~zzz]\n", "zzz"),
    brand("rule-of-unknown-kind", HEAD + f"rules: {{a: {{kind: {CARET}pickle, why: x}}}}\n", "pickle"),
    brand("rule-without-why", HEAD + f"rules:\n  {CARET}calm:\n    kind: phrase\n", "why"),
    brand(
        "rule-named-oddly", HEAD + f"rules:\n  {CARET}../../x:\n    kind: phrase\n    why: x\n", "name without blanks"
    ),
    brand("locale-that-climbs", f"brand: tiny\nlocales: [{CARET}../../etc]\n", "locale"),
    brand("locale-unknown", f"brand: tiny\nlocales: [en, {CARET}zz]\n", "zz"),
    brand("zone-that-climbs", HEAD + f"hours: {{zone: {CARET}../../etc/passwd, open: 'Mon 08:00-09:00'}}\n", "zone"),
    brand("zone-unknown", HEAD + f"hours: {{zone: {CARET}Mars/Olympus, open: 'Mon 08:00-09:00'}}\n", "Mars"),
    brand("duration-huge", HEAD + f"limits: {{response: {CARET}99999999999 h}}\n", "duration"),
    brand("level-unknown", HEAD + f"rules: {{banned-phrase: {{level: {CARET}fatal}}}}\n", "fatal"),
    brand("option-unknown", RULE + f"    options: {{{CARET}exec: 'rm -rf .'}}\n", "exec"),
    brand("name-of-markup", BRAND + 'version: "<script>alert(1)</script>"\n', code=0),
    locale("file-of-other-locale", f"locale: {CARET}sw\n", "sw", "en.yaml"),
    Case("locale-file-yml", {"brand_rules/tiny/sw.yml": "locale: sw\n"}, (2,), ("sw.yml", ".yaml")),
)

CASES = (*MISLEADING, *EXPLOSIVE, *BYTES, *VALUES)

"""Words that mean something in what ``bench/fuzz.py`` makes: its targets are told to use them."""

from __future__ import annotations

from collections.abc import Mapping

CUT = b"\n%%%%\n"
"""What parts one file of an input from the next."""
_BETWEEN = CUT.decode()
_YAML = (
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "<<: ",
    "!!int ",
    "|\n",
    ">\n",
    "? ",
    "# ",
    "---\n",
    '"',
    "'",
    "\u2028",
)
WORDS: Mapping[str, tuple[str, ...]] = {
    "brand": (
        *(_BETWEEN, *_YAML, "rules:", "kind: ", "phrases: ", "options: {", "examples: ", "level: off", "extends: "),
        *("add: ", "remove: ", "instead: ", "unless: ", "locales: ", "channels: ", "limits: ", "words: ", "[[", "]]"),
    ),
    "readers": (
        *(*_YAML, "</", "/>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&#x1F600;", "<!DOCTYPE", "\\u0041"),
        *("msgid ", "msgstr[0] ", "{n, plural, one {", "} other {", "```", "> ", "\r\n", "\\\n", '""', "/*", "*/"),
        *('"text":', '"body":', "id,text\n", "PK\x03\x04", "\ufeff", "{ $x ->", " *[other]"),
    ),
    "phrases": (
        *(_BETWEEN, "~", "(", "|", ")", "(a|)", "…", "*", "?", "{name}", "{duration}", "{deadline}", "{amount}", "\\"),
        *("(?:", "(?=", "(?<!", "[^a]", "{1,9}", "+", r"\b", r"\p{L}", r"\w", "sorry", "24 hours", "करें", "لا", "σας"),
    ),
    "reports": (
        *(
            _BETWEEN,
            "\x1b[31m",
            "::error::",
            "##[",
            "\u202e",
            "</script>",
            "]]>",
            "--",
            "=1+1",
            "|",
            "`",
            "](",
            "\r",
            "\0",
        ),
        *("\ufffe", "\ud7ff", "+254 712 345 678", "a@b.example", "4111 1111 1111 1111", "%0A", "&", "<", "\u2028"),
    ),
}
"""By the name of the target."""

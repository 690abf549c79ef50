"""Text inside XML 1.0: everything is read back as it was, save what XML cannot hold, and nothing steers a CI log."""

from __future__ import annotations

from collections.abc import Iterable

from stylelint_cs.report.safe_text import is_hidden

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def xml_text(text: str) -> str:
    """``text`` as it stands in an element or in an attribute between ``"``.

    Controls, halves of surrogate pairs and non-characters are not allowed in XML: they become ``<U+0007>``.
    """
    if text.isprintable() and text.isascii() and not any(char in text for char in '&<>":#'):
        return text
    # The commands of CI runners are looked for in any output of a step: "::" and "##[".
    return "".join(map(_char, text)).replace("::", ":&#58;").replace("##", "#&#35;")


def _char(char: str) -> str:
    if char in _MARKUP:
        return _MARKUP[char]
    code = ord(char)
    if char in "\t\n\r":
        return f"&#{code};"
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE:
        return f"&lt;U+{code:04X}&gt;"
    return f"&#{code};" if is_hidden(char) else char


def attributes(pairs: Iterable[tuple[str, str | int]]) -> str:
    """The attributes of an element, each with a blank before it."""
    return "".join(f' {name}="{xml_text(str(value))}"' for name, value in pairs)

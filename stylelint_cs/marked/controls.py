"""Characters that a reviewer does not see, or that no text holds."""

from __future__ import annotations

from stylelint_cs.translation import said

# Whether any of them is there is asked one by one: each is one quick scan, a pattern of them all a slow one.
_WATCHED = tuple(
    chr(code)
    for low, high in (
        (0, 9),
        (0xB, 0xD),
        (0xE, 0x20),
        (0x7F, 0xA0),
        (0x2028, 0x202F),
        (0x2066, 0x206A),
        (0xFFFE, 0x10000),
    )
    for code in range(low, high)
)


def is_suspicious(text: str) -> bool:
    """Whether a text holds anything that must be looked at more closely: controls, halves of surrogate pairs."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return any(char in text for char in _WATCHED)


def is_half(text: str) -> bool:
    """Whether a text holds half of a surrogate pair, which is no character."""
    return not text.isprintable() and any("\ud800" <= char <= "\udfff" for char in text)


def named(char: str) -> str:
    """A character by its number."""
    return f"U+{ord(char):04X}" + (" (NUL)" if char == "\0" else "")


def escape_mend(char: str) -> str:
    """How to put a character right that must not stand in a file."""
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return said("Write the character itself; this is one half of a surrogate pair.")
    escape = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return said('Take it out; if it is meant, write "{escape}" in double quotes.', escape=escape)

"""The one way to text that is printed: nothing in it can steer a terminal, a reader's eye or a CI runner.

Control characters, bidirectional controls and other invisible formatting are shown as ``<U+202E>``.
``::`` and ``##[`` (the workflow commands of CI runners, which look for them in any output of a step) are
broken up the same way. Joiners stay: Devanagari, Persian and emoji are spelt with them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

FSI = "\u2068"
PDI = "\u2069"

_HONEST_FORMAT = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Format characters that are spelling: the joiners, and the Arabic signs that stand under a number."""

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def safe_text(text: str) -> str:
    """``text`` made inert for a terminal and the log of a CI run; harmless text stays as it is."""
    if is_plain(text):
        return text
    return "".join(safe_pieces(text))


def is_plain(text: str) -> bool:
    """Whether ``text`` holds nothing that would have to be shown differently (a quick look, may say no)."""
    return text.isprintable() and "::" not in text and "##" not in text


def safe_pieces(text: str) -> list[str]:
    """What is shown for each code point of ``text``, in order."""
    pieces: list[str] = []
    for index, char in enumerate(text):
        hidden = (
            is_hidden(char)
            or (char == ":" and index > 0 and text[index - 1] == ":")
            or (char == "[" and _ends_command(text, index))
        )
        pieces.append(f"<U+{ord(char):04X}>" if hidden else char)
    return pieces


def is_hidden(char: str) -> bool:
    """Whether a character is invisible and could mislead or steer whoever displays it."""
    return unicodedata.category(char) in _HIDDEN_CATEGORIES and char not in _HONEST_FORMAT


def _ends_command(text: str, index: int) -> bool:
    """Whether ``text[:index]`` ends with ``##`` and an optional name: ``##[error]``, ``##vso[task…]``."""
    while index > 0 and text[index - 1].isalnum():
        index -= 1
    return text[max(index - 2, 0) : index] == "##"


def has_right_to_left(text: str) -> bool:
    """Whether any letter of ``text`` is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def isolated(shown: str) -> str:
    """Text that is already safe, kept from reordering what stands around it.

    A sentence that quotes some words in a right-to-left script stays left to right: only they are isolated.
    """
    if not has_right_to_left(shown):
        return shown
    classes = [unicodedata.bidirectional(char) for char in shown]
    if _leans(classes):
        return f"{FSI}{shown}{PDI}"
    pieces, done = [], 0
    for start, end in _right_to_left_runs(classes):
        pieces += [shown[done:start], FSI, shown[start:end], PDI]
        done = end
    return "".join([*pieces, shown[done:]])


def leans_right_to_left(text: str) -> bool:
    """Whether at least half of the letters are written from right to left, and any is."""
    return has_right_to_left(text) and _leans([unicodedata.bidirectional(char) for char in text])


def _leans(classes: list[str]) -> bool:
    return 2 * sum(kind in _RIGHT_TO_LEFT for kind in classes) >= sum(
        kind in _RIGHT_TO_LEFT or kind == "L" for kind in classes
    )


def _right_to_left_runs(classes: list[str]) -> Iterator[tuple[int, int]]:
    """From the first to the last right-to-left letter between left-to-right ones, marks included."""
    start = end = -1
    for index, kind in enumerate(classes):
        if kind in _RIGHT_TO_LEFT or (kind == "NSM" and end == index):
            start = index if start < 0 else start
            end = index + 1
        elif kind == "L" and start >= 0:
            yield start, end
            start = end = -1
    if start >= 0:
        yield start, end


def in_sentence(text: str) -> str:
    """``text`` as a part of one printed line: white space runs become a blank, the rest is made safe."""
    return isolated(safe_text(" ".join(text.split())))

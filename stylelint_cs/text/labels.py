"""What a text is on a screen: the label of a button, a menu or a heading, or one part of a dialog.

Told by the name that a catalogue gives it (``submitAgainButton``, ``BUTTONS.VERIFY``), or by its shape: a stored
text of a few words that ends in no mark.
"""

from __future__ import annotations

from functools import lru_cache

from stylelint_cs.lazy import lazy
from stylelint_cs.text.view import View

FEW = 3
"""So many words make a label; a sentence to somebody has more, or ends in a mark."""
_LABELS = frozenset(
    {"action", "btn", "button", "cta", "header", "heading", "label", "menu", "tab", "title", "toggle", "tooltip"}
)
_PARTS = frozenset({"caption", "desc", "description", "helper", "hint", "placeholder", "prompt", "subtitle", "tip"})
_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""What the forms of a plural are called (CLDR): the name stands before it."""
_NAME = lazy(r"[\w.:\[\]/-]+")
_STEP = lazy(r"[^.:\[\]/]+")
_WORDS = lazy(r"\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})")


def is_label(view: View) -> bool:
    """Whether a message is what something on a screen is called, and no sentence to a customer."""
    if view.text.rstrip().endswith(tuple(view.pack.sentence_ends)) or len(view.sentences) > 1:
        return False
    # What is about to be sent is no label, however short.
    return (view.message.meta.stored is True and view.word_count <= FEW) or _is_named(view, _LABELS)


def is_part(view: View) -> bool:
    """Whether a message is one part of a dialog: a label, or a description or hint that others stand beside."""
    return is_label(view) or _is_named(view, _LABELS | _PARTS)


def _is_named(view: View, kinds: frozenset[str]) -> bool:
    names = (view.message.key, view.message.known_as)
    return any(not kinds.isdisjoint(_told(name)) for name in names if name)


@lru_cache(maxsize=1024)
def _told(name: str) -> tuple[str, ...]:
    """What a name says a text is: its last word (``action`` of ``skipToMainAction``) and its group (``BUTTONS``)."""
    plain = name.strip('"')
    if not _NAME.fullmatch(plain):
        return ()
    steps = [step for step in _STEP.findall(plain) if not step.isdigit() and step.casefold() not in _PLURALS]
    told = [words[-1].casefold() for step in steps[-1:] if (words := _WORDS.findall(step))]
    told += [step.casefold() for step in steps[-2:-1] if step.casefold().endswith("s")]
    return tuple(word.removesuffix("s") for word in told)

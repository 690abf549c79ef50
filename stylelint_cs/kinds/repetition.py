"""repetition: the same word twice in a row.

What it does: finds a word that stands there twice with nothing but a space or a line break between; removing
the second mends it. Languages that double words on purpose say so in their pack (``reduplication: true``), and
which words are never doubled (``never_repeated``); the others list what may stand twice (``repeatable``). The
checks that the pack files under the rule's id find what is repeated with something between.
Why: the second one was forgotten in editing, and nobody who reads what they expect will notice.
Example: ``repeatable: [had, that]``
Does not catch: numbers, names, slots, a word that is repeated across a mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from operator import eq

from stylelint_cs.kinds.base import Context, Kind
from stylelint_cs.kinds.wording import because, quote
from stylelint_cs.kinds.written import pack_hits
from stylelint_cs.model import Hit, Replacement
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.text.view import View


def check(view: View, context: Context) -> Iterator[Hit]:
    """A hit for each match of the pack's checks, then for each word that follows itself."""
    yield from pack_hits(view, context)
    chunks, uneven = view.chunks
    if not (uneven or any(map(eq, chunks, chunks[1:]))):
        return
    tokens = view.tokens
    end = -1
    for index in range(1, len(tokens)):
        first, second = tokens[index - 1], tokens[index]
        if first.text != second.text or second.kind != "word":
            continue
        if not _may_be_wrong(index, view) or not _is_same(index, view):
            continue
        one, two = view.span(first.start, first.end), view.span(second.start, second.end)
        start = max(one.start, end)
        if view.is_quoted(one):
            continue
        end = two.end
        kept = view.text[one.start : one.end] if start == one.start else ""
        match = view.text[start : two.end]
        yield Hit(start, two.end, because(quote(match), context), (), (Replacement(start, two.end, kept),), safe=True)


def _may_be_wrong(index: int, view: View) -> bool:
    """Whether the language never doubles a word."""
    pack, text = view.pack, view.tokens[index].text
    if any(map(str.isdigit, text)) or text in pack.quantities.numbers:
        return False
    # The word before or behind may tell that both are meant: "what it is is simple", "ya ya kwanza".
    for first in (max(index - 2, 0), index - 1):
        if " ".join(token.text for token in view.tokens[first : first + 3]) in pack.repeatable:
            return False
    if text in pack.never_repeated:
        return True
    if pack.reduplication or text in pack.repeatable:
        return False
    return len(text) > 1 or text in pack.frequent


def _is_same(index: int, view: View) -> bool:
    """Whether two words of one folding are written alike, by a space or a line break apart, and are no name."""
    one, two = (view.span(view.tokens[at].start, view.tokens[at].end) for at in (index - 1, index))
    between = view.text[one.end : two.start]
    if not between or between.strip() or between.count("\n") > 1:
        return False
    first, second = view.text[one.start : one.end], view.text[two.start : two.end]
    # Walla Walla, Duran Duran; "The The" at the start of a sentence is none.
    if first[:1].isupper() and second[:1].isupper():
        return False
    return _written(first) == _written(second)


def _written(word: str) -> str:
    # Marks are folded away elsewhere, but a tonos tells που from πού.
    return unicodedata.normalize("NFC", word).casefold()


KIND = Kind(name="repetition", doc="Finds the same word twice in a row.", check=check)

"""Replies that a Markdown file keeps in fences, the way libraries of templates do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.detect import Detect, words_alone
from stylelint_cs.sources.inline import Fence
from stylelint_cs.sources.prose import html

_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "email"})
# Beside placeholders and links, these do not stand in letters.
_CODE = regex.compile(r"[{}=\\|]|\(\)|::|->|</|[^\W_]_[^\W_]|(?<![^\r\n])[ \t]*+(?:[$#>%]|//)[ \t!]")
# A brace alone on its line, columns, a tree of files.
_LAID_OUT = regex.compile(r"(?<![^\r\n])[ \t]*+[{}][ \t,;)]*+(?![^\r\n])|\S(?: {3}|\t)[ \t]*+\S|[\u2500-\u257f]")
HEADING = regex.compile(r"(?<![^\r\n])[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<title>[^\r\n]*?)[ \t#]*+(?![^\r\n])")
"""A heading, and how deep it is."""


class FencedReply(NamedTuple):
    """The text of a reply and the fences around it; ``title`` is the heading it stands below, if it has one alone."""

    block: Span
    text: Span
    title: str | None


def replies(body: str, fences: Sequence[Fence], tell: Detect | None) -> Iterator[FencedReply]:
    """The fences that hold prose: without the name of another format, and surely in a language that is known."""
    at = 0
    titles: set[str] = set()
    for fence in fences:
        text = body[fence.content.start : fence.content.end]
        title = None
        for heading in HEADING.finditer(body, at, fence.block.start):
            title = heading["title"]
        at = fence.block.end
        if tell is None or fence.quoted or fence.info.casefold() not in _PLAIN:
            continue
        words = words_alone(text, tuple(html(text)))
        if _LAID_OUT.search(text) or _CODE.search(words) or tell(words) is None:
            continue
        named = title if title and title not in titles else None
        titles.add(named or "")
        yield FencedReply(fence.block, Span(fence.content.start, fence.content.start + len(text.rstrip())), named)
